"""Saying whether an answer helped."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.web import problems
from assistant.web.feedback import Feedback
from assistant.web.kept import Kept, KeptAnswers
from assistant.web.limiting import Limiting
from assistant.web.metrics import Metrics
from assistant.web.requests import FeedbackRequest
from assistant.web.schemas import ChatResponse

GONE = "The answer is no longer kept, so what you thought of it cannot be noted."


def feedback_routes(kept: KeptAnswers, feedback: Feedback, metrics: Metrics, limiting: Limiting) -> APIRouter:
    routes = APIRouter(prefix="/v1")

    @routes.post("/feedback", status_code=204)
    def give(request: Request, said: FeedbackRequest) -> Response:
        """Say whether an answer helped, and one reason. The last word on an answer counts."""
        limiting.feedback(request)
        found = kept.find(said.answer_id)
        if not isinstance(found, Kept):
            return problems.problem(request, 404, "There is no such answer", GONE)
        answer = ChatResponse.model_validate_json(found.body)
        sources = tuple(dict.fromkeys(citation.source_id for citation in answer.citations))
        feedback.give(said.answer_id, answer.status, said.helpful, said.reason, sources)
        metrics.feedback(said.helpful, said.reason)
        return Response(status_code=204)

    return routes
