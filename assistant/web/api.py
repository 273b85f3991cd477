"""The HTTP edge: the only async code, and nothing but edge. Routes are fixed; see README."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Form, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware

from assistant.clock.calendar_file import MEDIA_TYPE, calendar_file
from assistant.clock.calendar_link import PATH, days_of
from assistant.errors import UnknownSourceError
from assistant.services import Services
from assistant.types import Audience, Question, Turn
from assistant.web import pages, problems
from assistant.web.edge import Edge
from assistant.web.schemas import (
    ChatRequest,
    ChatResponse,
    Health,
    Problem,
    SearchRequest,
    SearchResponse,
    SearchResult,
    SourceOut,
    SourcesResponse,
    SourceText,
)
from ingest.errors import LocalOfferError

log = logging.getLogger("local_offer")
STATIC = Path(__file__).parent / "static"


def create_app(services: Services) -> FastAPI:
    """The application over these services. Warms up in the background; see /readyz."""

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        threading.Thread(target=_warm_up, args=(services,), daemon=True).start()
        yield
        services.close()

    faults = {code: {"model": Problem, "description": what} for code, what in _FAULTS.items()}
    app = FastAPI(
        title="Local Offer Assistant",
        version="1",
        description="Answers from a council's SEND documents, with the exact words each rests on.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses=faults,
    )
    app.add_middleware(
        CORSMiddleware,
        allow_origins=services.settings.origins,
        allow_methods=["GET", "POST"],
        allow_headers=["content-type", "accept"],
    )
    app.add_middleware(Edge)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    problems.install(app)

    @app.post("/v1/chat")
    def chat(request: ChatRequest) -> ChatResponse:
        """Answer the last message, reading the ones before it."""
        return ChatResponse.of(services.answer(request.question()))

    @app.post("/v1/search")
    def search(request: SearchRequest) -> SearchResponse:
        """The passages that best match a query, best first."""
        found = services.search(request.question(), request.k)
        return SearchResponse(results=[SearchResult.of(passage) for passage in found])

    @app.get("/v1/sources")
    def sources() -> SourcesResponse:
        """Every document the answers may rest on, and where each stands."""
        with services.live.use() as index:
            return SourcesResponse(sources=[SourceOut.of(s) for s in index.sources.values()])

    @app.get("/v1/sources/{source_id:path}")
    def source(source_id: str) -> SourceText:
        """One document with its stored text; quotes are found in it letter for letter."""
        with services.live.use() as index:
            held = index.sources.get(source_id)
            if held is None:
                raise UnknownSourceError(source_id)
            return SourceText(**SourceOut.of(held).model_dump(), text=index.catalogue.text(source_id))

    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    def home() -> str:
        with services.live.use() as index:
            return pages.home_page(index)

    @app.get("/ask", response_class=HTMLResponse, include_in_schema=False)
    def ask() -> str:
        with services.live.use() as index:
            return pages.ask_page(index)

    # The question travels in the body, never in an address: addresses end up in logs.
    @app.post("/ask", response_class=HTMLResponse, include_in_schema=False)
    def asked(
        question: Annotated[str, Form()] = "",
        audience: Annotated[Audience | None, Form()] = None,
        earlier: Annotated[list[str] | None, Form()] = None,
    ) -> str:
        turns = tuple(Turn("user", turn) for turn in earlier or ())
        if not question.strip():
            with services.live.use() as index:
                slip = "Type your question first."
                return pages.ask_page(index, audience=audience, earlier=earlier or (), error=slip)
        answer = services.answer(Question(question, turns, audience))
        if answer.status == "crisis":
            return pages.crisis_page(answer)
        with services.live.use() as index:
            return pages.ask_page(index, audience, earlier or (), answer)

    @app.get(PATH, response_class=Response, responses={200: {"content": {MEDIA_TYPE: {}}}})
    def timeline(request: Request, step: Annotated[list[str] | None, Query()] = None) -> Response:
        """A calendar file of the dates an answer gave, each as `<clock id>:<ISO date>`; 12 at most."""
        with services.live.use() as index:
            try:
                days = days_of(step or (), index.clocks)
            except ValueError as error:
                return problems.problem(request, 422, "The dates cannot be read", str(error))
        headers = {"Content-Disposition": 'attachment; filename="dates.ics"'}
        return Response(calendar_file(days, dt.datetime.now(dt.UTC)), media_type=MEDIA_TYPE, headers=headers)

    @app.get("/sources/{source_id:path}", response_class=HTMLResponse, include_in_schema=False)
    def stored(source_id: str, at: Annotated[str, Query(pattern=r"^(\d{1,9}-\d{1,9})?$")] = "") -> str:
        with services.live.use() as index:
            if source_id not in index.sources:
                raise UnknownSourceError(source_id)
            start, _, end = at.partition("-")
            return pages.source_page(index, source_id, (int(start), int(end)) if at else None)

    @app.get("/healthz")
    async def healthz() -> Health:
        """Whether the process is alive."""
        return Health(status="ok")

    @app.get("/readyz", response_model=Health)
    async def readyz(request: Request) -> Response:
        """Whether questions can be answered: 200 when ready, 503 with a problem while starting."""
        if not services.ready.is_set():
            return problems.problem(request, 503, "Starting", "The model is being loaded.", {"Retry-After": "2"})
        return JSONResponse({"status": "ok"})

    return app


_FAULTS: dict[int | str, str] = {
    400: "The body is not JSON",
    404: "There is no such thing",
    413: "The question or the body is too long",
    422: "The request cannot be read",
    503: "There is no index to answer from",
}


def _warm_up(services: Services) -> None:
    try:
        services.warm_up()
    except LocalOfferError as error:
        log.error("%s", error)
