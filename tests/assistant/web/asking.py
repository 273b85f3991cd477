"""Asking over HTTP in a test, and reading what is streamed back."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi.testclient import TestClient

from assistant.errors import ModelError

EVENTS = {"accept": "text/event-stream"}
LEADS = "Who leads 1.2?"


def body(*turns: str, **more: Any) -> dict[str, Any]:
    roles = ("user", "assistant")
    return {"messages": [{"role": roles[n % 2], "content": turn} for n, turn in enumerate(turns)], **more}


def events(text: str) -> list[Any]:
    """The events of a stream, which must end with [DONE]; pings are left out."""
    *found, last = [line.removeprefix("data: ") for line in text.split("\n\n") if line and not line.startswith(":")]
    assert last == "[DONE]"
    return [json.loads(event) for event in found]


def streamed(client: TestClient, *turns: str, **more: Any) -> list[dict[str, Any]]:
    reply = client.post("/v1/chat", json=body(*turns, **more), headers=EVENTS)
    assert reply.status_code == 200, reply.text
    return events(reply.text)


def of(parts: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [part for part in parts if part["type"] == kind]


@dataclass
class WaitingModel:
    """A model that says nothing until nobody waits for it any more."""

    name: str = "fake:waiting"
    asked: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)

    def reply(
        self,
        system: str,
        user: str,
        cancelled: threading.Event | None = None,
        shape: Mapping[str, object] | None = None,
    ) -> str:
        self.asked.set()
        if cancelled is not None and cancelled.wait(20):
            self.left.set()
        raise ModelError("Nobody waits.")
