"""The pages a person sees. The question travels in the body, never in an address: addresses end up in logs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.errors import UnknownSourceError
from assistant.services import Services
from assistant.types import Answer, Audience, Question, Turn
from assistant.web import pages
from assistant.web.limiting import Limiting
from assistant.web.widget_files import WidgetFiles

# For pages with our script: it makes its own styles, and nothing may be written as markup by a script.
SCRIPTED = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)


def page_routes(
    services: Services, widget: WidgetFiles, count: Callable[[Answer], None], limiting: Limiting
) -> APIRouter:
    routes = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @routes.get("/")
    def home() -> str:
        with services.live.use() as index:
            return pages.home_page(index)

    @routes.get("/ask")
    def ask() -> HTMLResponse:
        with services.live.use() as index:
            return _scripted(pages.ask_page(index, script=widget.script("page.js")))

    @routes.get("/desk")
    def desk() -> HTMLResponse:
        with services.live.use() as index:
            return _scripted(pages.desk_page(index, widget.script("desk.js")))

    @routes.post("/ask")
    def asked(
        request: Request,
        question: Annotated[str, Form()] = "",
        audience: Annotated[Audience | None, Form()] = None,
        earlier: Annotated[list[str] | None, Form()] = None,
    ) -> str:
        turns = tuple(Turn("user", turn) for turn in earlier or ())
        if not question.strip():
            with services.live.use() as index:
                slip = "Type your question first."
                return pages.ask_page(index, audience=audience, earlier=earlier or (), error=slip)
        sent = Question(question, turns, audience)
        limiting.ask(request, sent)
        answer = services.answer(sent)
        count(answer)
        if answer.status == "crisis":
            return pages.crisis_page(answer)
        with services.live.use() as index:
            return pages.ask_page(index, audience, earlier or (), answer)

    @routes.get("/sources")
    @routes.get("/sources/")
    def documents() -> RedirectResponse:
        # A 303 is not kept by browsers, should there be a page here one day.
        return RedirectResponse("/#documents", 303)

    @routes.get("/sources/{source_id:path}")
    def stored(source_id: str, at: Annotated[str, Query(pattern=r"^(\d{1,9}-\d{1,9})?$")] = "") -> str:
        with services.live.use() as index:
            if source_id not in index.sources:
                raise UnknownSourceError(source_id)
            start, _, end = at.partition("-")
            return pages.source_page(index, source_id, (int(start), int(end)) if at else None)

    return routes


def _scripted(page: str) -> HTMLResponse:
    return HTMLResponse(page, headers={"Content-Security-Policy": SCRIPTED})
