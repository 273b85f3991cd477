"""Whether an answer helped, and what the owner of a page reads of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import typer
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from assistant import cli
from assistant.services import Services
from assistant.web.api import FEEDBACK
from assistant.web.feedback import Feedback
from tests.assistant.web.asking import LEADS, body

DAY = dt.date(2026, 11, 22)


def say(client: TestClient, question: str, helpful: bool, reason: str | None = None) -> str:
    answer_id: str = client.post("/v1/chat", json=body(question)).json()["id"]
    given = {"answer_id": answer_id, "helpful": helpful, "reason": reason}
    reply = client.post("/v1/feedback", json=given)
    assert (reply.status_code, reply.content) == (204, b"")
    return answer_id


@pytest.fixture
def themes(client: TestClient, hashing: None) -> Callable[..., dict[str, Any]]:
    def _themes(*options: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(printed("--json", *options))
        return found

    return _themes


def printed(*options: str) -> str:
    app = typer.Typer()
    app.command()(cli.feedback)
    result = CliRunner().invoke(app, list(options))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_what_is_said_of_an_answer_is_counted_for_its_source(
    client: TestClient, themes: Callable[..., dict[str, Any]]
) -> None:
    say(client, LEADS, True)
    say(client, LEADS, False, "out-of-date")
    found = themes()
    assert found["answers"] == 2
    assert found["sources"] == [
        {
            "source_id": "plan",
            "title": "The Plan for Exampleton",
            "url": "https://example.org/plan",
            "helpful": 1,
            "not_helpful": 1,
            "reasons": {"out-of-date": 1, "wrong": 0, "too-hard": 0, "not-my-question": 0},
        }
    ]


def test_the_last_word_on_an_answer_counts(client: TestClient, themes: Callable[..., dict[str, Any]]) -> None:
    answer_id = say(client, LEADS, False, "wrong")
    client.post("/v1/feedback", json={"answer_id": answer_id, "helpful": True})
    (theme,) = themes()["sources"]
    assert (theme["helpful"], theme["not_helpful"], theme["reasons"]["wrong"]) == (1, 0, 0)


def test_what_is_out_of_date_comes_first(client: TestClient, hashing: None) -> None:
    for _ in range(3):
        say(client, LEADS, False, "wrong")
    say(client, "How do I ask for an EHC needs assessment?", False, "out-of-date")
    lines = printed().splitlines()
    assert lines[0].startswith("Feedback on 4 answers since ")
    titles = [line for line in lines if line in ("Asking for an assessment", "The Plan for Exampleton")]
    assert titles == ["Asking for an assessment", "The Plan for Exampleton"]
    assert "  https://example.org/plan" in lines
    assert "  out of date 1 · helpful 0 · not helpful 1" in lines
    assert "  wrong 3 · helpful 0 · not helpful 3" in lines


def test_an_answer_without_a_source_is_counted_too(client: TestClient, themes: Callable[..., dict[str, Any]]) -> None:
    say(client, "What is 9.9?", False, "not-my-question")
    (theme,) = themes()["sources"]
    assert (theme["source_id"], theme["reasons"]["not-my-question"]) == ("", 1)


def test_feedback_before_a_day_is_left_out(client: TestClient, themes: Callable[..., dict[str, Any]]) -> None:
    say(client, LEADS, True)
    tomorrow = dt.date.today() + dt.timedelta(days=1)
    assert themes("--since", dt.date.today().isoformat())["answers"] == 1
    assert themes("--since", tomorrow.isoformat())["answers"] == 0


def test_without_any_feedback_the_command_says_so(client: TestClient, hashing: None) -> None:
    assert printed().startswith("Feedback on 0 answers")


@pytest.mark.parametrize("answer_id", ["A" * 24, "short", ""])
def test_feedback_on_an_answer_that_is_not_kept_is_refused(client: TestClient, answer_id: str) -> None:
    reply = client.post("/v1/feedback", json={"answer_id": answer_id, "helpful": True})
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "more", [{"reason": "because Zebedee"}, {"helpful": "perhaps"}, {"helpful": None}, {"answer_id": "A" * 65}]
)
def test_nothing_but_the_reasons_of_the_list_is_taken(client: TestClient, more: dict[str, Any]) -> None:
    given = {"answer_id": "A" * 24, "helpful": False, "reason": None} | more
    assert client.post("/v1/feedback", json=given).status_code == 422


def test_no_word_of_a_question_or_an_answer_is_kept_with_it(client: TestClient, tiny_services: Services) -> None:
    say(client, "My little Zebedee asks: who leads 1.2?", False, "wrong")
    held = b"".join(file.read_bytes() for file in tiny_services.settings.data.glob(f"{FEEDBACK}*"))
    assert b'["plan"]' in held
    assert b"Zebedee" not in held
    assert b"Deaf Support" not in held


@pytest.mark.parametrize(("days", "kept"), [(0, 365), (30, 365), (800, 800)])
def test_feedback_is_kept_a_year_or_longer_when_that_is_set(tmp_path: Path, days: int, kept: int) -> None:
    today = [DAY]
    feedback = Feedback(tmp_path / "feedback.sqlite", days, lambda: today[0])
    feedback.give("A" * 24, "answered", True, None, ("plan",))
    today[0] = DAY + dt.timedelta(days=kept)
    feedback.prune()
    assert opinions(feedback) == ["answered"]
    today[0] += dt.timedelta(days=1)
    feedback.prune()
    assert opinions(feedback) == []


def opinions(feedback: Feedback) -> Sequence[str]:
    return [opinion.status for opinion in feedback.since(dt.date.min)]
