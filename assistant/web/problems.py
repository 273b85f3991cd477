"""Faults at the HTTP edge, in RFC 9457 problem form: what happened and what to do, in one line."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from assistant.errors import QuestionTooLongError, UnknownSourceError
from assistant.web.kept import KeepingError
from assistant.web.limiting import TooManyError
from assistant.web.pages import problem_page
from ingest.errors import IndexDamagedError, IndexMissingError, LocalOfferError, StoreError

log = logging.getLogger("local_offer")

STATUS: Mapping[type[LocalOfferError], tuple[int, str]] = {
    QuestionTooLongError: (413, "Your question is too long"),
    UnknownSourceError: (404, "There is no such source"),
    TooManyError: (429, "Please wait a little"),
    IndexMissingError: (503, "The assistant is not ready"),
    IndexDamagedError: (503, "The assistant is not ready"),
    StoreError: (503, "The assistant is not ready"),
    KeepingError: (503, "The assistant is not ready"),
}
# The fault's own words name the list for programs; on a page the link to the list says it.
NOT_HELD = "We do not hold this document, or hold it no longer."
# What the person asking can do; what staff must do goes to the log.
NOT_READY = "The assistant cannot answer just now. Please try again in a few minutes."


@dataclass(frozen=True, slots=True)
class Told:
    """A fault as the person asking is told it."""

    status: int
    title: str
    detail: str


def told(error: Exception) -> Told:
    """What to tell of a fault; whatever staff must see of it is logged.

    The question may stand in the words of a fault nobody foresaw, so only its kind and place are logged.
    """
    if isinstance(error, LocalOfferError):
        status, title = STATUS.get(type(error), (500, "Something went wrong"))
        if status < 500:
            return Told(status, title, str(error))
        log.error("%s", error)
        return Told(status, title, NOT_READY)
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    at = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    log.error("unexpected %s at %s", type(error).__name__, at)
    return Told(500, "Something went wrong", "It is our fault, not yours. Please try again.")


def problem(
    request: Request, status: int, title: str, detail: str, headers: Mapping[str, str] | None = None
) -> Response:
    if _wants_page(request):
        return HTMLResponse(problem_page(title, detail), status, dict(headers or {}))
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(body, status, dict(headers or {}), media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Give every fault of the app its problem form."""

    @app.exception_handler(LocalOfferError)
    async def expected(request: Request, error: LocalOfferError) -> Response:
        found = told(error)
        seconds = error.seconds if isinstance(error, TooManyError) else 60 if found.status >= 500 else 0
        if isinstance(error, UnknownSourceError) and _wants_page(request):
            return HTMLResponse(problem_page(found.title, NOT_HELD, documents=True), found.status)
        later = {"Retry-After": str(seconds)} if seconds else None
        return problem(request, found.status, found.title, found.detail, later)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            return problem(request, 400, "The request is not JSON", "Send a JSON object; see /openapi.json.")
        where = ".".join(str(part) for part in first["loc"][1:]) or "body"
        said = str(first["msg"]).removeprefix("Value error, ")
        return problem(request, 422, "The request cannot be read", f"{where}: {said}. See /openapi.json.")

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        titles = {404: "There is no such page", 405: "That cannot be done here", 413: "The request is too large"}
        title = titles.get(error.status_code, "The request was refused")
        return problem(request, error.status_code, title, f"{request.url.path}: {error.detail}.", error.headers)


def unforeseen(request: Request, error: Exception) -> Response:
    """The answer to a fault nobody foresaw."""
    found = told(error)
    return problem(request, found.status, found.title, found.detail)


def _wants_page(request: Request) -> bool:
    return not request.url.path.startswith("/v1") and "text/html" in request.headers.get("accept", "")
