"""The HTTP service put together. Routes are fixed; see README."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import AsyncIterator
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware

from assistant.services import Services
from assistant.web import problems
from assistant.web.answering import Answering
from assistant.web.calendar_routes import calendar_routes
from assistant.web.chat_routes import chat_routes
from assistant.web.completion_routes import completion_routes
from assistant.web.edge import Edge
from assistant.web.feedback import Feedback
from assistant.web.feedback_routes import feedback_routes
from assistant.web.kept import KeptAnswers
from assistant.web.limiting import Limiting, Limits
from assistant.web.metrics import Metrics, metrics_routes
from assistant.web.page_routes import page_routes
from assistant.web.schemas import Health, Problem
from assistant.web.widget_files import WidgetFiles
from assistant.web.widget_routes import widget_routes
from ingest.errors import LocalOfferError

log = logging.getLogger("local_offer")
STATIC = Path(__file__).parent / "static"
ANSWERS, FEEDBACK = "answers.sqlite", "feedback.sqlite"
# How often answers are deleted that have been kept long enough, when nobody asks anything.
PRUNE_SECONDS = 600


def create_app(services: Services, widget: WidgetFiles | None = None, limits: Limits | None = None) -> FastAPI:
    """The application over these services. Warms up in the background; see /readyz."""
    settings = services.settings
    kept = KeptAnswers(settings.data / ANSWERS, settings.retention_days)
    feedback = Feedback(settings.data / FEEDBACK, settings.retention_days)
    metrics = Metrics(services)
    answering = Answering(services, kept, metrics.answer)
    files = widget or WidgetFiles()
    limiting = Limiting(limits or Limits())

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        threading.Thread(target=_warm_up, args=(services,), daemon=True).start()
        pruning = asyncio.create_task(_prune(kept, feedback))
        yield
        pruning.cancel()
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
        allow_origins=settings.origins,
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["content-type", "accept"],
        expose_headers=["Link", "Content-Language", "Retry-After"],
    )
    app.add_middleware(Edge, observe=metrics.request)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    problems.install(app)
    app.include_router(chat_routes(answering, limiting))
    app.include_router(completion_routes(answering, limiting))
    app.include_router(feedback_routes(kept, feedback, metrics, limiting))
    app.include_router(widget_routes(services, files))
    app.include_router(calendar_routes(services))
    app.include_router(page_routes(services, files, metrics.answer, limiting))
    app.include_router(metrics_routes(metrics))

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
    429: "Too much was asked in a short time",
    503: "There is no index to answer from",
}


def _warm_up(services: Services) -> None:
    try:
        services.warm_up()
    except LocalOfferError as error:
        log.error("%s", error)


async def _prune(kept: KeptAnswers, feedback: Feedback) -> None:
    while True:
        await run_in_threadpool(kept.prune)
        await run_in_threadpool(feedback.prune)
        await asyncio.sleep(PRUNE_SECONDS)
