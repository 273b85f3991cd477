"""Figures for those who run the service; nothing of what is asked is among them."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.api import create_app
from ingest.settings import Settings
from tests.assistant.web.asking import LEADS, body


def figures(client: TestClient) -> dict[str, float]:
    reply = client.get("/metrics")
    assert reply.headers["content-type"].startswith("text/plain")
    lines = [line.rpartition(" ") for line in reply.text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def test_requests_are_counted_by_route_and_status(client: TestClient) -> None:
    client.get("/v1/sources/plan")
    client.get("/v1/sources/notes/asking")
    client.get("/v1/sources/lost")
    found = figures(client)
    route = 'method="GET",route="/v1/sources/{source_id:path}"'
    assert found[f'local_offer_requests_total{{{route},status="200"}}'] == 2
    assert found[f'local_offer_requests_total{{{route},status="404"}}'] == 1
    assert found[f"local_offer_request_seconds_count{{{route}}}"] == 3


def test_answers_are_counted_by_status_and_feedback_by_reason(client: TestClient) -> None:
    answer_id = client.post("/v1/chat", json=body(LEADS)).json()["id"]
    client.post("/v1/chat", json=body("What is 9.9?"), headers={"accept": "text/event-stream"})
    client.post("/v1/feedback", json={"answer_id": answer_id, "helpful": False, "reason": "too-hard"})
    client.post("/ask", data={"question": LEADS})
    found = figures(client)
    assert found['local_offer_answers_total{status="answered"}'] == 2
    assert found['local_offer_answers_total{status="no_answer"}'] == 1
    assert found['local_offer_feedback_total{helpful="no",reason="too-hard"}'] == 1


def test_the_age_of_the_index_is_told_and_unknown_without_one(client: TestClient, tmp_path: Path) -> None:
    assert 0 <= figures(client)["local_offer_index_age_seconds"] < 3600
    without = TestClient(create_app(Services(Settings(data=tmp_path / "none", embedder="hashing"))))
    age = figures(without)["local_offer_index_age_seconds"]
    assert age != age


def test_no_word_and_no_id_is_among_the_figures(client: TestClient) -> None:
    answer_id = client.post("/v1/chat", json=body("My little Zebedee asks: who leads 1.2?")).json()["id"]
    client.get(f"/v1/answers/{answer_id}")
    client.get("/Zebedee")
    client.request("ZEBEDEE", "/ask")
    text = client.get("/metrics").text
    assert answer_id not in text
    assert "zebedee" not in text.lower()
