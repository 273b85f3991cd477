"""Asking from a program: chat, the answers kept of it, search, and the documents."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from assistant.errors import UnknownSourceError
from assistant.types import Question
from assistant.web import problems, stream
from assistant.web.answering import Answering, headers_of
from assistant.web.kept import Kept
from assistant.web.limiting import Limiting
from assistant.web.requests import ChatRequest, SearchRequest
from assistant.web.schemas import ChatResponse
from assistant.web.sending import EventStream, while_waited_for
from assistant.web.source_schemas import SearchResponse, SearchResult, SourceOut, SourcesResponse, SourceText

AnswerId = Annotated[str, Path(alias="id")]
JSON = "application/json"
EVENTS = "text/event-stream"
_STREAMED: dict[int | str, dict[str, Any]] = {200: {"content": {EVENTS: {}}}}
NOT_KEPT = "There is no answer with this id. Answers are kept for a short time only."
MAKING = "This answer is still being made. Ask again in a second."


def chat_routes(answering: Answering, limiting: Limiting) -> APIRouter:
    routes = APIRouter(prefix="/v1")
    kept, services = answering.kept, answering.services

    @routes.post("/chat", response_model=ChatResponse, responses=_STREAMED)
    async def chat(request: Request, asked: ChatRequest, accept: Annotated[str, Header()] = "") -> Response:
        """Answer the last message, reading the ones before it; as it is found, for `Accept: text/event-stream`."""
        question = asked.question()
        await run_in_threadpool(limiting.ask, request, question)
        answer_id = kept.new_id()
        if EVENTS in accept:
            begun = map(stream.event, stream.opening(answer_id))
            return EventStream(begun, lambda left: _events(request, question, answer_id, left), stream.HEADERS)
        _, found = await while_waited_for(request, lambda left: answering.answer(question, answer_id, left))
        return _given(found)

    def _events(request: Request, question: Question, answer_id: str, left: threading.Event) -> Iterator[bytes]:
        parts: list[stream.Part]
        try:
            answer, _ = answering.answer(question, answer_id, left)
            parts = list(stream.parts(answer, answering.crisis()))
        except Exception as error:
            parts = stream.fault(problems.told(error).detail)
        return iter([*map(stream.event, parts), stream.DONE])

    @routes.get("/answers/{id}", response_model=ChatResponse)
    def again(request: Request, answer_id: AnswerId) -> Response:
        """An answer that was given, for as long as it is kept."""
        found = kept.find(answer_id)
        if found == "making":
            return problems.problem(request, 404, "Not there yet", MAKING, {"Retry-After": "1"})
        if found is None:
            return problems.problem(request, 404, "There is no such answer", NOT_KEPT)
        return _given(found)

    @routes.delete("/answers/{id}", status_code=204)
    def forget(answer_id: AnswerId) -> Response:
        """Delete an answer. It is all the same whether it was there."""
        kept.forget(answer_id)
        return Response(status_code=204)

    @routes.post("/search")
    def search(request: Request, asked: SearchRequest) -> SearchResponse:
        """The passages that best match a query, best first."""
        question = asked.question()
        limiting.ask(request, question)
        found = services.search(question, asked.k)
        return SearchResponse(results=[SearchResult.of(passage) for passage in found])

    @routes.get("/sources")
    def sources() -> SourcesResponse:
        """Every document the answers may rest on, and where each stands."""
        with services.live.use() as index:
            return SourcesResponse(sources=[SourceOut.model_validate(s) for s in index.sources.values()])

    @routes.get("/sources/{source_id:path}")
    def source(source_id: str) -> SourceText:
        """One document with its stored text and its headings; quotes are found in it letter for letter."""
        with services.live.use() as index:
            held = index.sources.get(source_id)
            if held is None:
                raise UnknownSourceError(source_id)
            return SourceText.of(held, index.catalogue.text(source_id), index.catalogue.chunks_of(source_id))

    return routes


def _given(kept: Kept) -> Response:
    return Response(kept.body, media_type=JSON, headers=dict(headers_of(kept)))
