"""What every response passes through: a bound on the body, safe headers, a log without words.

Pure ASGI, so that a client that leaves is noticed.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.problems import unforeseen

log = logging.getLogger("local_offer")

MAX_BODY = 512 * 1024
_HEADERS = {
    b"content-security-policy": (
        b"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        b"base-uri 'none'; frame-ancestors 'none'"
    ),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cache-control": b"no-store",
}


# (method, route, status, seconds) of a request that has ended.
Observe = Callable[[str, str, int, float], None]


class Edge:
    """Wraps the application. The log has the method, the route, the status and the time: never an
    address, a question, an answer, or an id that would open one."""

    def __init__(self, app: ASGIApp, observe: Observe | None = None, max_body: int = MAX_BODY) -> None:
        self.app = app
        self.observe = observe
        self.max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.monotonic()
        status = 0
        taken = 0
        only_headers = scope["method"] == "HEAD"
        # What can be got can be asked for by its headers alone, as checkers of links do.
        inner: Scope = {**scope, "method": "GET"} if only_headers else scope

        async def outward(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                held = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *((n, v) for n, v in _HEADERS.items() if n not in held)]
            elif only_headers and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        async def inward() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.max_body:
                raise HTTPException(413, f"send at most {self.max_body // 1024} kB")
            return message

        try:
            await self.app(inner, inward, outward)
        except Exception as error:
            response = unforeseen(Request(inner), error)
            # Words already on their way cannot be taken back; the connection just ends.
            if not status:
                await response(inner, receive, outward)
        finally:
            took = time.monotonic() - started
            route = route_of(inner)
            log.info("%s %s %s %sms", scope["method"], route, status, round(took * 1000))
            if self.observe:
                self.observe(scope["method"], route, status, took)


def route_of(scope: Scope) -> str:
    """The route of a request as it is written in the code: what stands in a path may be anything."""
    route = scope.get("route")
    return getattr(route, "path", "") or "(none)"
