"""What the pages make of each kind of answer: dates, choices, other languages, danger, details taken out."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from icalendar import Calendar

from assistant.present import readable
from assistant.types import Answer, Citation, ContactCard, DatedStep, Notice, Sentence
from assistant.web.pages import ask_page, crisis_page
from ingest.embed import HashingEmbedder
from ingest.generation import Generations, Index
from ingest.pipeline import build
from ingest.types import Source
from tests.assistant.web.markup import one, page

HTML = {"accept": "text/html"}
CLOCK = """
[[clock]]
id = "decide"
label = "The council decides"
starts = "The day the council gets the request"
event = ["request"]
asked = ["decid*"]
within = 6
unit = "weeks"
rule = "The council must tell you its decision within six weeks of your request."
note = "notes/asking"
source = "https://example.org/law/5"
confidence = "high"
group = "assessment"
"""
# What is over is not offered for a calendar, so the day is one whose six weeks are to come.
SENT = readable(dt.date.today().isoformat())
ASKED = f"I sent my request for an EHC needs assessment on {SENT}, when must the council decide?"
DETAILS = "My son Testerton Exampleby, born 3/4/2015, lives at SM1 1EA. How long does the council have to decide?"
SECRETS = ("Testerton", "Exampleby", "3/4/2015", "SM1")
RULE = Citation(1, Source("plan", "The Plan", "plan.md"), "", "", "", "", None, ("Dates",), None, "Six weeks.", 0, 10)
STEPS = (
    DatedStep("The council decides: by 14 April 2026", dt.date(2026, 4, 14), 1, "decide"),
    DatedStep("Somebody visits: within 15 school days", None, 1, "visit"),
)
DATED = Answer("id", "answered", "By 14 April.", (Sentence("Six weeks.", (1,)),), (RULE,), timeline=STEPS)
CHOICES = ("Who pays for it?", "Who decides?")
WHICH = Answer("id", "clarify", "Which of these do you mean?", suggestions=CHOICES, asked="help")
BACK = Answer("id", "clarify", "The 5th of which month?", (Sentence("Six weeks.", (1,)),), (RULE,), suggestions=CHOICES)
HELP = (
    ContactCard("Exampleton Line", "Somebody to talk to.", "01632 960 001", "", "", "2026-11-01"),
    ContactCard("Exampleton Text", "Somebody to write to.", "85000", "", "", "2026-11-01"),
)


@pytest.fixture
def dated(client: TestClient, tiny: Path, generations: Generations) -> TestClient:
    """The service over the small corpus with a clock."""
    (tiny / "timescales.toml").write_text(CLOCK, encoding="utf-8")
    build(tiny, generations, HashingEmbedder())
    return client


def ask(client: TestClient, question: str, *earlier: str) -> BeautifulSoup:
    return page(client.post("/ask", data={"question": question, "earlier": list(earlier)}, headers=HTML).text)


def shown(index: Index, answer: Answer) -> BeautifulSoup:
    return page(ask_page(index, answer=answer))


def order(found: BeautifulSoup, *selectors: str) -> list[int]:
    tags = found.find_all(True)
    return [next(n for n, tag in enumerate(tags) if tag is one(found, s)) for s in selectors]


def test_a_timeline_is_a_list_of_days_in_words_each_with_its_source(tiny_index: Index) -> None:
    found = shown(tiny_index, DATED)
    first, second = found.select("ol.timeline > li")
    assert one(first, "time")["datetime"] == "2026-04-14"
    assert one(first, "time").text == "Tuesday 14 April 2026"
    assert "The council decides: by 14 April 2026" in first.text
    assert one(found, str(one(first, "a.cite")["href"])).select("blockquote")
    assert (second.select("time"), "No date yet" in second.text) == ([], True)


def test_a_question_with_a_date_leads_to_a_calendar_file_of_the_dates_it_gives(dated: TestClient) -> None:
    found = ask(dated, ASKED)
    link = one(found, "a[href^='/timeline.ics']")
    assert link.text == "Put this date in your calendar"
    reply = dated.get(str(link["href"]), headers=HTML)
    assert (reply.status_code, reply.headers["content-type"].split(";")[0]) == (200, "text/calendar")
    assert reply.headers["content-disposition"] == 'attachment; filename="dates.ics"'
    assert reply.headers["cache-control"] == "no-store"
    (event,) = Calendar.from_ical(reply.content).walk("VEVENT")
    assert event["DTSTART"].dt.isoformat() == one(found, "time")["datetime"]
    assert event["SUMMARY"] == "The council decides"
    assert event["DESCRIPTION"] == "The council must tell you its decision within six weeks of your request."


def test_a_day_that_has_passed_is_marked_and_not_offered_for_a_calendar(tiny_index: Index) -> None:
    today = dt.date.today()
    over = DatedStep("Over", today - dt.timedelta(days=1), 1, "over")
    now = DatedStep("Now", today, 1, "now")
    found = shown(tiny_index, replace(DATED, timeline=(over, now)))
    assert ["has passed" in step.text for step in found.select("ol.timeline > li")] == [True, False]
    link = one(found, "a[href^='/timeline.ics']")
    assert (link["href"], link.text) == (f"/timeline.ics?step=now:{today}", "Put this date in your calendar")
    assert shown(tiny_index, replace(DATED, timeline=(over,))).select("a[href*='.ics']") == []


def test_an_answer_without_a_day_offers_no_calendar(tiny_index: Index) -> None:
    assert shown(tiny_index, WHICH).select("a[href*='.ics']") == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?step=",
        "?step=decide:soon",
        "?step=decide:9999-12-31",
        "?step=zebra:2026-04-14",
        "?step=decide:zebra",
        "?step=%3Cb%3Ezebra:2026-04-14",
        "?" + "&".join(f"step=decide:2026-04-{day:02}" for day in range(1, 14)),
    ],
)
def test_a_step_that_cannot_be_read_is_the_askers_fault_and_leaves_no_trace(
    dated: TestClient, caplog: pytest.LogCaptureFixture, query: str
) -> None:
    caplog.set_level(logging.INFO, logger="local_offer")
    reply = dated.get(f"/timeline.ics{query}")
    assert (reply.status_code, reply.headers["content-type"]) == (422, "application/problem+json")
    assert reply.json()["status"] == 422
    html = dated.get(f"/timeline.ics{query}", headers=HTML)
    assert (html.status_code, one(page(html.text), "h1").text) == (422, reply.json()["title"])
    logged = " ".join(record.getMessage() for record in caplog.records if record.name == "local_offer")
    assert "GET /timeline.ics 422" in logged
    assert "zebra" not in reply.text + html.text + logged
    assert "2026" not in logged


def test_no_date_of_a_calendar_link_is_in_the_log(dated: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="local_offer")
    assert dated.get("/timeline.ics?step=decide:2026-04-14").status_code == 200
    assert not [r for r in caplog.records if r.name == "local_offer" and "2026-04" in r.getMessage()]


def test_a_question_back_gives_its_choices_as_questions_to_ask_at_once(tiny_index: Index) -> None:
    found = shown(tiny_index, WHICH)
    headings = [h.text for h in found.select("h1, h2")]
    assert headings == ["Tell me a little more", "Which of these?", "Or say it in your own words"]
    forms = found.select(".suggestions form")
    assert [one(form, "button").text for form in forms] == list(CHOICES)
    assert [one(form, "input[name=question]")["value"] for form in forms] == list(CHOICES)
    lead, choice, reply = order(found, ".lead", ".suggestions", "textarea")
    assert lead < choice < reply


def test_a_date_asked_back_is_answered_right_below_it_with_the_question_carried_on(tiny_index: Index) -> None:
    found = shown(tiny_index, BACK)
    lead, field, sources, others = order(found, ".lead", "textarea", ".citations", ".suggestions")
    assert lead < field < sources < others
    assert "Which of these?" not in found.text
    assert one(found, "label[for=question]").text == "Your reply"


def test_suggestions_beside_an_answer_are_said_to_be_more_to_ask(tiny_index: Index) -> None:
    found = shown(tiny_index, Answer("id", "answered", "Yes.", suggestions=CHOICES))
    assert "You could also ask" in [h.text for h in found.select("h2")]
    assert "Which of these?" not in found.text


@pytest.mark.parametrize(("language", "direction"), [("pl", "ltr"), ("ar", "rtl")])
def test_words_in_another_language_say_which_and_how_they_run(tiny_index: Index, language: str, direction: str) -> None:
    answer = Answer(
        "id",
        "unsupported_language",
        "…",
        contacts=HELP,
        asked="?",
        language=language,
        direction=direction,  # type: ignore[arg-type]
    )
    found = shown(tiny_index, answer)
    for html in (found, page(crisis_page(answer))):
        assert (one(html, ".lead")["lang"], one(html, ".lead")["dir"]) == (language, direction)
        lead, contacts = order(html, ".lead", ".contacts")
        assert lead < contacts
    assert one(found, ".asked bdi")["lang"] == language


def test_a_question_in_another_language_is_answered_in_it_and_told_who_can_help(client: TestClient) -> None:
    found = ask(client, "Dzień dobry, jak mogę uzyskać pomoc dla mojego dziecka w szkole?")
    assert one(found, ".lead")["lang"] == "pl"
    assert found.select(".contacts a[href^='tel:']")


def test_english_words_keep_the_language_of_the_page(tiny_index: Index) -> None:
    assert not {"lang", "dir"} & set(one(shown(tiny_index, DATED), ".lead").attrs)


def test_details_taken_out_come_back_nowhere_and_are_spoken_of_first(client: TestClient) -> None:
    found = ask(client, DETAILS)
    assert not [secret for secret in SECRETS if secret in str(found)]
    assert "[name]" in one(found, ".asked").text
    assert one(found, "input[name=earlier]")["value"] == one(found, ".asked bdi").text
    notice = one(found, ".asked + .notice")
    assert "personal details" in notice.text
    assert "personal details" not in "".join(other.text for other in found.select(".answer ~ *"))
    assert notice.find_next_sibling(class_="answer")


def test_a_question_carried_on_without_details_is_still_understood(client: TestClient) -> None:
    carried = str(one(ask(client, DETAILS), "input[name=earlier]")["value"])
    found = ask(client, "Who says so?", carried)
    assert [field["value"] for field in found.select("input[name=earlier]")] == [carried, "Who says so?"]
    assert not found.select(".notice")


def test_other_notices_come_after_the_answer(tiny_index: Index) -> None:
    answer = Answer("id", "answered", "Yes.", notices=(Notice("reform", "A proposal."),))
    before, after = order(shown(tiny_index, answer), ".answer", ".notice")
    assert before < after


def test_a_question_of_no_visible_character_is_neither_shown_nor_carried_on(client: TestClient) -> None:
    found = ask(client, "\u200b\u200b")
    assert found.select(".lead")
    assert found.select(".asked, input[name=earlier]") == []


def test_help_in_danger_can_be_tapped_by_call_or_by_text() -> None:
    found = page(crisis_page(Answer("id", "crisis", "Call 999.", contacts=HELP)))
    numbers = [(p.text, one(p, "a")["href"]) for p in found.select(".contacts .number")]
    assert numbers == [("Phone: 01632 960 001", "tel:01632960001"), ("Text: 85000", "sms:85000")]


def test_words_of_danger_are_not_shown_again(client: TestClient) -> None:
    found = ask(client, "I am going to kill myself, zebra", "zebra")
    assert one(found, "h1").text == "Help now"
    assert "zebra" not in str(found)
    assert found.select("form") == []
