"""The dates of an answer as a file for a calendar."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from assistant.clock.calendar_file import MEDIA_TYPE, calendar_file
from assistant.clock.calendar_link import PATH, days_of
from assistant.services import Services
from assistant.web import problems

_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPE: {}}}}


def calendar_routes(services: Services) -> APIRouter:
    routes = APIRouter()

    @routes.get(PATH, response_class=Response, responses=_FILE)
    def timeline(request: Request, step: Annotated[list[str] | None, Query()] = None) -> Response:
        """A calendar file of the dates an answer gave, each as `<clock id>:<ISO date>`; 12 at most."""
        with services.live.use() as index:
            try:
                days = days_of(step or (), index.clocks)
            except ValueError as error:
                return problems.problem(request, 422, "The dates cannot be read", str(error))
        headers = {"Content-Disposition": 'attachment; filename="dates.ics"'}
        return Response(calendar_file(days, dt.datetime.now(dt.UTC)), media_type=MEDIA_TYPE, headers=headers)

    return routes
