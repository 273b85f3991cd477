"""Asking from a program that was written for OpenAI's API."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.web import problems
from assistant.web.answering import Answering, headers_of
from assistant.web.completions import MODEL, CompletionRequest, chunks, completion, first_chunk
from assistant.web.limiting import Limiting
from assistant.web.sending import EventStream, while_waited_for
from assistant.web.stream import DONE, event

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
_CARD = {"id": MODEL, "object": "model", "created": 0, "owned_by": "local-offer"}


def completion_routes(answering: Answering, limiting: Limiting) -> APIRouter:
    routes = APIRouter(prefix="/v1")

    @routes.post("/chat/completions")
    async def complete(request: Request, asked: CompletionRequest) -> Response:
        """Answer in the form of OpenAI's API; only `messages`, `stream` and `stream_options` are read."""
        question = asked.question()
        await run_in_threadpool(limiting.ask, request, question)
        answer_id = answering.kept.new_id()
        if asked.stream:
            begun = [event(first_chunk(answer_id))]
            return EventStream(begun, lambda left: _events(asked, answer_id, left), _HEADERS)
        answer, kept = await while_waited_for(request, lambda left: answering.answer(question, answer_id, left))
        return JSONResponse(completion(answer, question), headers=dict(headers_of(kept)))

    def _events(asked: CompletionRequest, answer_id: str, left: threading.Event) -> Iterator[bytes]:
        found: list[dict[str, Any]]
        try:
            question = asked.question()
            answer, _ = answering.answer(question, answer_id, left)
            usage = bool(asked.stream_options and asked.stream_options.include_usage)
            found = list(chunks(answer, question, usage))
        except Exception as error:
            fault = problems.told(error)
            found = [{"error": {"message": fault.detail, "type": fault.title, "code": fault.status}}]
        return iter([*map(event, found), DONE])

    @routes.get("/models")
    def models() -> dict[str, Any]:
        """The one model there is, for programs that ask."""
        return {"object": "list", "data": [_CARD]}

    return routes
