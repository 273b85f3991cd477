"""Waiting for an answer: pings while it is made, and an end to the work when the client has left."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from starlette.types import Message

from assistant.answer import Abilities
from assistant.services import Services
from assistant.web.api import create_app
from assistant.web.sending import PING_SECONDS, EventStream
from tests.assistant.web.asking import LEADS, WaitingModel, body

PATIENCE = 20


@pytest.fixture
def model() -> WaitingModel:
    return WaitingModel()


@pytest.fixture
def address(tiny_services: Services, model: WaitingModel) -> Iterator[tuple[str, int]]:
    """A real server on this machine, whose model waits."""
    tiny_services.__dict__["abilities"] = Abilities(model=model)
    config = uvicorn.Config(create_app(tiny_services), host="127.0.0.1", port=0, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()
    finally:
        server.should_exit = True
        thread.join(PATIENCE)


@contextlib.contextmanager
def asked(address: tuple[str, int], path: str, sent: dict[str, Any], accept: str) -> Iterator[socket.socket]:
    """A connection over which a question was sent; closed afterwards, as when a phone loses its network."""
    content = json.dumps(sent).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nAccept: {accept}\r\n"
    with socket.create_connection(address, timeout=PATIENCE) as connection:
        connection.sendall(f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content)
        yield connection


@pytest.mark.parametrize(
    ("path", "more", "accept"),
    [
        ("/v1/chat", {}, "application/json"),
        ("/v1/chat", {}, "text/event-stream"),
        ("/v1/chat/completions", {}, "*/*"),
        ("/v1/chat/completions", {"stream": True}, "*/*"),
    ],
)
def test_a_model_is_not_waited_for_once_the_client_has_left(
    address: tuple[str, int], model: WaitingModel, path: str, more: dict[str, Any], accept: str
) -> None:
    with asked(address, path, body(LEADS, **more), accept):
        assert model.asked.wait(PATIENCE)
        assert not model.left.is_set()
    assert model.left.wait(PATIENCE)


def test_the_start_and_the_looking_are_sent_before_the_answer_is_there(
    address: tuple[str, int], model: WaitingModel
) -> None:
    with asked(address, "/v1/chat", body(LEADS), "text/event-stream") as connection:
        said = b""
        while b'"looking"' not in said:
            said += connection.recv(4096)
        assert b'"messageId"' in said
        assert b'"answer"' not in said


def test_an_answer_that_nobody_waited_for_can_be_fetched(address: tuple[str, int], model: WaitingModel) -> None:
    with asked(address, "/v1/chat", body(LEADS), "text/event-stream") as connection:
        said = b""
        while b"messageId" not in said or b"looking" not in said:
            said += connection.recv(4096)
        answer_id = said.partition(b'"messageId":"')[2].partition(b'"')[0].decode()
        assert model.asked.wait(PATIENCE)
        status, head, _ = fetched(address, answer_id)
        assert status == 404
        assert "retry-after: 1" in head
    for _ in range(200):
        status, _, content = fetched(address, answer_id)
        if status == 200:
            break
        threading.Event().wait(0.05)
    assert json.loads(content)["id"] == answer_id


def fetched(address: tuple[str, int], answer_id: str) -> tuple[int, str, str]:
    with socket.create_connection(address, timeout=PATIENCE) as connection:
        connection.sendall(f"GET /v1/answers/{answer_id} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n".encode())
        said = b""
        while piece := connection.recv(65536):
            said += piece
    head, _, content = said.decode().partition("\r\n\r\n")
    return int(head.split()[1]), head.lower(), content


def test_pings_are_sent_for_as_long_as_there_is_nothing_to_say() -> None:
    pinged = threading.Event()
    sent: list[bytes] = []

    def make(cancelled: threading.Event) -> list[bytes]:
        assert pinged.wait(PATIENCE)
        return [b"data: 1\n\n"]

    async def send(message: Message) -> None:
        sent.append(message.get("body", b""))
        if sent[-1].startswith(b":"):
            pinged.set()

    async def receive() -> Message:
        await asyncio.sleep(PATIENCE)
        return {"type": "http.disconnect"}

    stream = EventStream([b"data: 0\n\n"], make, {}, ping=0.01)
    asyncio.run(stream({"type": "http"}, receive, send))
    said = [words for words in sent if words]
    assert said[0] == b"data: 0\n\n"
    assert said[-1] == b"data: 1\n\n"
    assert set(said[1:-1]) == {b": ping\n\n"}
    assert PING_SECONDS == 15
