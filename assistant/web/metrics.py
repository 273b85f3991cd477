"""Figures for Prometheus: counts and times, never words, ids or paths with ids in them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from assistant.services import Services
from assistant.types import Answer
from assistant.web.requests import Reason
from ingest.errors import LocalOfferError

_METHODS = frozenset(("GET", "HEAD", "POST", "DELETE", "OPTIONS"))
_BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30)


class Metrics:
    """What is counted in this process."""

    def __init__(self, services: Services) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "local_offer_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "local_offer_request_seconds",
            "Seconds a request took.",
            ("method", "route"),
            registry=self.registry,
            buckets=_BUCKETS,
        )
        self._answers = Counter("local_offer_answers", "Answers given.", ("status",), registry=self.registry)
        self._feedback = Counter(
            "local_offer_feedback", "Feedback on answers.", ("helpful", "reason"), registry=self.registry
        )
        Gauge("local_offer_index_age_seconds", "Age of the live index.", registry=self.registry).set_function(
            _index_age(services)
        )

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        method = method if method in _METHODS else "other"
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def answer(self, answer: Answer) -> None:
        self._answers.labels(answer.status).inc()

    def feedback(self, helpful: bool, reason: Reason | None) -> None:
        self._feedback.labels("yes" if helpful else "no", reason or "none").inc()


def metrics_routes(metrics: Metrics) -> APIRouter:
    routes = APIRouter()

    @routes.get("/metrics", include_in_schema=False)
    def figures() -> Response:
        return Response(generate_latest(metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return routes


def _index_age(services: Services) -> Callable[[], float]:
    def age() -> float:
        try:
            with services.live.use() as index:
                built = dt.datetime.fromisoformat(index.catalogue.meta["built"])
        except LocalOfferError:
            return math.nan
        return (dt.datetime.now(dt.UTC) - built).total_seconds()

    return age
