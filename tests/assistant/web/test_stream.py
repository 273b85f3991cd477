"""The same answer as an event stream: AI SDK UI message stream, version 1."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from assistant.present import markdown
from assistant.services import Services
from assistant.types import Answer, Citation, ContactCard, DatedStep, Sentence
from assistant.web.api import create_app
from assistant.web.problems import NOT_READY
from assistant.web.stream import parts
from ingest.embed import HashingEmbedder, Vectors
from ingest.settings import Settings
from ingest.types import Source
from tests.assistant.web.asking import EVENTS, LEADS, body, events, of, streamed

# The fields of the protocol's own parts; its clients refuse any other.
FIELDS = {
    "start": {"messageId"},
    "source-url": {"sourceId", "url", "title"},
    "source-document": {"sourceId", "mediaType", "title"},
    "text-start": {"id"},
    "text-delta": {"id", "delta"},
    "text-end": {"id"},
    "error": {"errorText"},
    "finish": set(),
}
ADVICE = ContactCard("Exampleton Advice", "Free advice.", "01632 960000", "", "", "2026-11-01")
LINE = ContactCard("Example Line", "Talk to us.", "01632 960111", "", "", "2026-11-01")


def citation(number: int, url: str) -> Citation:
    return Citation(
        number, Source("plan", "The Plan", "plan.md"), "Us", url, "/sources/plan", "", None, (), None, "Words.", 0, 6
    )


ANSWER = Answer(
    "id",
    "answered",
    "First words.",
    (Sentence("One.", (1,)), Sentence("Two *starred*.", (1, 2)), Sentence("three", (2,), "item")),
    (citation(1, "https://example.org/plan"), citation(2, "")),
    contacts=(LINE, ADVICE),
    timeline=(DatedStep("Decides", dt.date(2026, 4, 14), 1, "decide"), DatedStep("Later", None, 2, "later")),
)


def test_the_headers_are_those_of_the_protocol_and_nothing_holds_the_stream_back(client: TestClient) -> None:
    reply = client.post("/v1/chat", json=body(LEADS), headers=EVENTS)
    assert reply.headers["content-type"].startswith("text/event-stream")
    assert reply.headers["x-vercel-ai-ui-message-stream"] == "v1"
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-accel-buffering"] == "no"
    assert "content-encoding" not in reply.headers


def test_json_is_given_to_those_who_do_not_ask_for_a_stream(client: TestClient) -> None:
    for accept in ("*/*", "application/json", "text/html"):
        reply = client.post("/v1/chat", json=body(LEADS), headers={"accept": accept})
        assert reply.headers["content-type"] == "application/json"


def test_it_opens_with_the_id_and_says_that_it_looks(client: TestClient) -> None:
    first, second, *_ = streamed(client, LEADS)
    assert first["type"] == "start"
    assert second == {"type": "data-status", "data": {"stage": "looking"}}


def test_the_parts_come_in_their_order_and_the_stream_ends_with_finish(client: TestClient) -> None:
    kinds = list(dict.fromkeys(part["type"] for part in streamed(client, LEADS)))
    assert kinds == [
        "start",
        "data-status",
        "source-url",
        "data-citation",
        "text-start",
        "text-delta",
        "text-end",
        "data-suggestions",
        "finish",
    ]


@pytest.mark.parametrize("question", [LEADS, "What is 9.9?", "I want to kill myself", "How do I ask?", "hello"])
def test_the_stream_holds_what_the_json_holds(client: TestClient, question: str) -> None:
    found = streamed(client, question)
    whole = client.get(f"/v1/answers/{found[0]['messageId']}").json()
    assert "".join(part["delta"] for part in of(found, "text-delta")) == whole["answer"]
    assert [part["data"] for part in of(found, "data-citation")] == whole["citations"]
    for name in ("notices", "contacts", "suggestions"):
        assert [part["data"] for part in of(found, f"data-{name}")] == ([whole[name]] if whole[name] else [])
    said = of(found, "data-status")[1]["data"]
    assert (said["stage"], said["status"], said["model"]) == ("answer", whole["status"], whole["model"])
    assert (said["language"], said["direction"]) == ("en", "ltr")


def test_standard_parts_have_standard_fields_only(client: TestClient) -> None:
    found = [*streamed(client, LEADS), *streamed(client, "x" * 2001), *parts(ANSWER)]
    for part in found:
        assert part["type"] in FIELDS or part["type"].startswith("data-")
        if part["type"] in FIELDS:
            assert set(part) - {"type"} == FIELDS[part["type"]]


def test_each_delta_is_a_sentence_or_a_step_with_its_markers_and_together_they_are_the_answer() -> None:
    deltas = [str(part["delta"]) for part in parts(ANSWER) if part["type"] == "text-delta"]
    assert "".join(deltas) == markdown(ANSWER)
    assert [delta.strip().removeprefix("- ") for delta in deltas] == [
        "First words.",
        "One. [1]",
        "Two \\*starred\\*. [1] [2]",
        "three [2]",
        "The dates:\n\n- Decides [1]",
        "Later [2]",
    ]


def test_a_source_with_a_public_page_is_a_url_and_any_other_a_document() -> None:
    found = [part for part in parts(ANSWER) if str(part["type"]).startswith("source-")]
    assert [part["type"] for part in found] == ["source-url", "source-document"]
    assert found[0]["url"] == "https://example.org/plan"
    assert len({part["sourceId"] for part in found}) == 2


def test_a_timeline_comes_with_the_address_of_its_calendar_file() -> None:
    (part,) = [part for part in parts(ANSWER) if part["type"] == "data-timeline"]
    assert part["data"]["calendar"] == "/timeline.ics?step=decide:2026-04-14"
    assert part["data"]["steps"][0] == {"label": "Decides", "date": "2026-04-14", "citation": 1}


def test_help_in_danger_comes_before_any_word() -> None:
    kinds = [part["type"] for part in parts(ANSWER, crisis=[LINE])]
    assert kinds.index("data-safety") < kinds.index("text-start")
    (safety,) = [part for part in parts(ANSWER, crisis=[LINE]) if part["type"] == "data-safety"]
    assert [contact["name"] for contact in safety["data"]["contacts"]] == ["Example Line"]
    (safety,) = [part for part in parts(replace(ANSWER, status="crisis")) if part["type"] == "data-safety"]
    assert len(safety["data"]["contacts"]) == 2
    assert "data-safety" not in [part["type"] for part in parts(ANSWER)]


def test_a_fault_has_the_words_of_its_problem(client: TestClient) -> None:
    problem = client.post("/v1/chat", json=body("x" * 2001)).json()
    found = streamed(client, "x" * 2001)
    assert found[-2:] == [{"type": "error", "errorText": problem["detail"]}, {"type": "finish"}]
    assert of(found, "text-delta") == []


def test_a_request_that_cannot_be_read_is_a_problem_and_no_stream(client: TestClient) -> None:
    reply = client.post("/v1/chat", json={"messages": []}, headers=EVENTS)
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_fault_nobody_foresaw_tells_nothing_of_the_question(tiny_services: Services) -> None:
    class Broken(HashingEmbedder):
        def embed_query(self, text: str) -> Vectors:
            raise RuntimeError(f"cannot read {text}")

    client = TestClient(create_app(Services(tiny_services.settings, Broken())))
    reply = client.post("/v1/chat", json=body("How do I ask for Rollo Testchild?"), headers=EVENTS)
    assert of(events(reply.text), "error")
    assert "Rollo" not in reply.text


def test_without_an_index_the_stream_asks_to_try_later_but_gives_help_in_danger(tmp_path: object, tiny: object) -> None:
    settings = Settings(data=f"{tmp_path}/none", corpus=f"{tiny}", embedder="hashing")  # type: ignore[arg-type]
    client = TestClient(create_app(Services(settings)))
    assert of(streamed(client, LEADS), "error") == [{"type": "error", "errorText": NOT_READY}]
    assert of(streamed(client, "I want to kill myself"), "data-status")[1]["data"]["status"] == "crisis"


def test_simpler_or_fuller_words_may_be_asked_for(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = Services.answer
    monkeypatch.setattr(Services, "answer", lambda self, q, c=None: (asked.append(q.detail), real(self, q, c))[1])
    for detail in ("simple", "full", None):
        assert client.post("/v1/chat", json=body(LEADS, detail=detail)).status_code == 200
    assert asked == ["simple", "full", None]
    assert client.post("/v1/chat", json=body(LEADS, detail="loud")).status_code == 422
