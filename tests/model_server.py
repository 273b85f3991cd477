"""Scripted language models: one in this process, and one behind an OpenAI-compatible address here."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

from assistant.errors import ModelError

# "line": ten megabytes without a line's end; "trickle": a byte at a time, for ever; "silence": nothing
# at all; "500", "not-events", "hang-up": what their names say.
Fault = Literal["line", "trickle", "silence", "500", "not-events", "hang-up"]
Script = Callable[[str, str], str | Fault]
FAULTS = ("line", "trickle", "silence", "500", "not-events", "hang-up")
PAUSE = 0.02


@dataclass
class FakeModel:
    """A model in this process that says what its script says, by the rules of ChatModel."""

    script: Script
    name: str = "fake:model"
    asked: list[tuple[str, str]] = field(default_factory=list)

    def reply(
        self,
        system: str,
        user: str,
        cancelled: threading.Event | None = None,
        shape: Mapping[str, object] | None = None,
    ) -> str:
        self.asked.append((system, user))
        said = self.script(system, user)
        if (cancelled is not None and cancelled.is_set()) or said in FAULTS or not said.strip():
            raise ModelError("It gave nothing.")
        return said[:20_000].strip()


@dataclass
class ModelServer:
    """What was asked of a scripted server: the bodies of the requests, in order."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    refuses_shapes: bool = False
    closing: threading.Event = field(default_factory=threading.Event)


@contextlib.contextmanager
def model_server(script: Script, refuses_shapes: bool = False) -> Iterator[ModelServer]:
    """A chat-completions server on this machine that answers by a script."""
    state = ModelServer(refuses_shapes=refuses_shapes)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append(body)
            system, user = (message["content"] for message in body["messages"])
            if state.refuses_shapes and "response_format" in body:
                self._send(400, b'{"error": {"message": "response_format is not known here"}}')
                return
            with contextlib.suppress(ConnectionError):
                self._say(script(system, user))

        def _say(self, said: str) -> None:
            if said == "500":
                self._send(500, b'{"error": {"message": "out of order"}}')
            elif said == "not-events":
                self._send(200, b"<html>Sign in to go on</html>", "text/html")
            elif said == "silence":
                state.closing.wait()
            elif said == "hang-up":
                self.close_connection = True
            elif said in ("line", "trickle"):
                self._start()
                piece, pause, most = (b"x" * 65_536, 0.0, 160) if said == "line" else (b"x", PAUSE, 1_000_000)
                for _ in range(most):
                    self.wfile.write(piece)
                    if state.closing.wait(pause) if pause else state.closing.is_set():
                        return
            else:
                self._start()
                for start in range(0, len(said), 200):
                    self._event({"delta": {"role": "assistant", "content": said[start : start + 200]}, "index": 0})
                self._event({"delta": {}, "index": 0, "finish_reason": "stop"})
                self.wfile.write(b"data: [DONE]\n\n")

        def _event(self, choice: dict[str, Any]) -> None:
            event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
            self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())

        def _start(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()

        def _send(self, status: int, body: bytes, kind: str = "application/json") -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
