"""The routes, each with the names other programs are written against."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.api import create_app
from ingest.settings import Settings

CHAT = "id status answer sentences citations notices contacts timeline suggestions model took_ms".split()
CITATION = ("number source_id title url link publisher kind standing published checked headings page quote").split()
SOURCE = "id title url publisher kind audience topics published checked standing licence about".split()


def chat(client: TestClient, *turns: str, **more: Any) -> dict[str, Any]:
    roles = ("user", "assistant")
    messages = [{"role": roles[n % 2], "content": turn} for n, turn in enumerate(turns)]
    reply = client.post("/v1/chat", json={"messages": messages, **more})
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.json()
    return found


def test_an_answer_has_the_fixed_names_in_their_order(client: TestClient) -> None:
    found = chat(client, "Who leads 1.2?")
    assert list(found) == CHAT
    assert list(found["sentences"][0]) == ["text", "citations"]
    assert list(found["citations"][0]) == CITATION


def test_an_answers_values_say_what_the_documents_hold(client: TestClient) -> None:
    found = chat(client, "How many children have an EHC plan?")
    assert found["status"] == "answered"
    assert found["answer"] == "120 children have an EHC plan in Exampleton. [1]"
    assert found["sentences"] == [{"text": "120 children have an EHC plan in Exampleton.", "citations": [1]}]
    assert found["citations"] == [
        {
            "number": 1,
            "source_id": "plan",
            "title": "The Plan for Exampleton",
            "url": "https://example.org/plan",
            "link": "https://example.org/plan#:~:text=120%20children%20have%20an%20EHC%20plan%20in%20Exampleton.",
            "publisher": "Exampleton Council",
            "kind": "official",
            "standing": "current",
            "published": "2024-09-26",
            "checked": "2026-11-01",
            "headings": ["Figures"],
            "page": None,
            "quote": "120 children have an EHC plan in Exampleton.",
        }
    ]
    assert (found["timeline"], found["model"], found["notices"]) == (None, "none", [])
    assert isinstance(found["id"], str)
    assert isinstance(found["took_ms"], int)


def test_a_contact_has_the_fixed_names(client: TestClient) -> None:
    (contact,) = chat(client, "What is 9.9?")["contacts"]
    assert contact == {
        "name": "Exampleton Advice",
        "for": "Free advice for families.",
        "phone": "01632 960000",
        "email": "advice@example.org",
        "url": "https://example.org/advice",
        "checked": "2026-11-01",
    }


def test_each_answer_has_an_id_of_its_own(client: TestClient) -> None:
    assert chat(client, "Who leads 1.2?")["id"] != chat(client, "Who leads 1.2?")["id"]


def test_a_follow_up_is_read_with_the_messages_before_it(client: TestClient) -> None:
    turns = ("How do I ask for an EHC needs assessment?", "You can ask.", "and how long do they have to decide?")
    assert "six weeks" in chat(client, *turns)["answer"]


@pytest.mark.parametrize("audience", ["parent", "young-person", "senco", "professional", None])
def test_every_audience_is_understood(client: TestClient, audience: str | None) -> None:
    assert chat(client, "Who leads 1.2?", audience=audience)["status"] == "answered"


def test_search_gives_the_best_passages_first_with_the_fixed_names(client: TestClient) -> None:
    results = client.post("/v1/search", json={"query": "EHC plan children", "k": 3}).json()["results"]
    assert list(results[0]) == ["source_id", "chunk_id", "title", "url", "headings", "page", "text", "score"]
    assert results[0]["text"] == "120 children have an EHC plan in Exampleton."
    assert len(results) == 3
    assert [r["score"] for r in results] == sorted((r["score"] for r in results), reverse=True)


def test_search_reads_a_follow_up_with_the_turns_before_it(client: TestClient) -> None:
    body = {"query": "how long?", "history": ["the council must decide on my request"], "k": 1}
    assert "six weeks" in client.post("/v1/search", json=body).json()["results"][0]["text"]


def test_search_needs_nothing_but_a_query(client: TestClient) -> None:
    assert 0 < len(client.post("/v1/search", json={"query": "plan"}).json()["results"]) <= 10


def test_sources_are_listed_with_the_fixed_names(client: TestClient) -> None:
    sources = client.get("/v1/sources").json()["sources"]
    assert [source["id"] for source in sources] == ["plan", "notes/asking"]
    assert list(sources[0]) == SOURCE


@pytest.mark.parametrize("address", ["notes/asking", "notes%2Fasking"])
def test_a_source_whose_id_has_a_slash_is_given_with_its_text(client: TestClient, address: str) -> None:
    found = client.get(f"/v1/sources/{address}").json()
    assert list(found) == [*SOURCE, "text", "headings"]
    assert found["id"] == "notes/asking"
    assert "within six weeks" in found["text"]


def test_a_citations_quote_stands_letter_for_letter_in_its_sources_text(client: TestClient) -> None:
    found = chat(client, "How do I ask for an EHC needs assessment?")
    assert found["citations"]
    for citation in found["citations"]:
        assert citation["quote"] in client.get(f"/v1/sources/{citation['source_id']}").json()["text"]


def test_the_process_says_it_is_alive_even_without_an_index(tmp_path: Path) -> None:
    client = TestClient(create_app(Services(Settings(data=tmp_path / "none", embedder="hashing"))))
    reply = client.get("/healthz")
    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})


def test_it_is_ready_only_after_warming_up(client: TestClient, tiny_services: Services) -> None:
    early = client.get("/readyz")
    assert early.status_code == 503
    assert early.headers["retry-after"].isdigit()
    tiny_services.warm_up()
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"status": "ok"})


def test_the_interface_description_is_json_and_names_every_route_for_programs(client: TestClient) -> None:
    described = json.loads(client.get("/openapi.json").text)
    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) >= {"/v1/chat", "/v1/search", "/v1/sources", "/healthz", "/readyz"}
    assert any(path.startswith("/v1/sources/{source_id") for path in described["paths"])
    assert set(described["components"]["schemas"]["ChatResponse"]["properties"]) == set(CHAT)
