"""Sending what takes a while: noticing that nobody waits any more, and keeping a quiet line open.

Server-sent events are written here and not by a library: the answer is made in a thread that must be
told when the client has left, and fastapi.sse and sse-starlette only end their own generator.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

PING_SECONDS = 15.0
PING = b": ping\n\n"
T = TypeVar("T")


async def while_waited_for(request: Request, make: Callable[[threading.Event], T]) -> T:
    """What `make` gives, made in a thread; its event is set when the client has left."""
    cancelled = threading.Event()
    watch = asyncio.create_task(_notice(request.receive, cancelled))
    try:
        return await run_in_threadpool(make, cancelled)
    finally:
        watch.cancel()


class EventStream(Response):
    """Events sent at once, then those that `make` gives, with a ping in every wait of 15 seconds.

    `make` runs in a thread to its end, so that what it keeps is kept though nobody waits; it must
    turn its faults into events.
    """

    media_type = "text/event-stream"

    def __init__(
        self,
        begun: Iterable[bytes],
        make: Callable[[threading.Event], Iterable[bytes]],
        headers: Mapping[str, str],
        ping: float | None = None,
    ) -> None:
        self.begun = b"".join(begun)
        self.make = make
        self.ping = ping
        self.status_code = 200
        self.background = None
        self.init_headers(headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def say(words: bytes, more: bool = True) -> None:
            await send({"type": "http.response.body", "body": words, "more_body": more})

        cancelled = threading.Event()
        watch = asyncio.create_task(_notice(receive, cancelled))
        work = asyncio.create_task(run_in_threadpool(self.make, cancelled))
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            await say(self.begun)
            while not (await asyncio.wait({work}, timeout=self.ping or PING_SECONDS))[0]:
                await say(PING)
            for words in work.result():
                await say(words)
            await say(b"", more=False)
        finally:
            cancelled.set()
            watch.cancel()


async def _notice(receive: Receive, cancelled: threading.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    cancelled.set()
