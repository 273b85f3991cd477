"""What kind of answer a question wants, and whether a statement is of that kind."""

from __future__ import annotations

import pytest

from assistant.understanding.asks import Kind, kind_of
from assistant.understanding.fits import fits
from ingest.types import Cell, Statement


def said(text: str, cells: tuple[Cell, ...] = ()) -> Statement:
    return Statement("s", "c", 0, len(text), text, "row" if cells else "item", cells=cells)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How long does an assessment take?", "duration"),
        ("how often is the plan reviewed", "duration"),
        ("What is the time limit for an appeal?", "duration"),
        ("How many weeks does the council have?", "duration"),
        ("When do I hear back?", "when"),
        ("whens the next one", "when"),
        ("What is the deadline for Year 6?", "when"),
        ("How many children have a plan?", "number"),
        ("What percentage of plans are late?", "number"),
        ("How much does a place cost?", "number"),
        ("Can I phone someone?", "contact"),
        ("Who can I speak to about a bus?", "contact"),
        ("what is their email", "contact"),
        ("What is a resource base?", "definition"),
        ("what does SENCO mean", "definition"),
        ("What does OAP stand for?", "definition"),
        ("How do I ask for an assessment?", "how"),
        ("What should I do if they say no?", "how"),
        ("Where can I find the form?", "how"),
        ("Who leads work stream 1.2?", "who"),
        ("who decides", "who"),
        ("Can I appeal?", "yes-no"),
        ("does my child need a plan", "yes-no"),
        ("so is it too late", "yes-no"),
        ("Schools for deaf children", "other"),
    ],
)
def test_the_kind_of_answer_wanted_is_told_by_the_words(question: str, kind: Kind) -> None:
    assert kind_of(question) == kind


def test_what_someone_said_is_not_a_question_for_a_meaning() -> None:
    assert kind_of("What did the inspectors say?") != "definition"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("duration", "The council must tell you within six weeks."),
        ("duration", "The plan is reviewed at least yearly."),
        ("when", "The form is due by 31 October."),
        ("when", "The plan was signed off in September 2024."),
        ("number", "120 children have a plan."),
        ("contact", "Ring 01632 960000 to ask."),
        ("contact", "Write to help@example.org with your question."),
        ("definition", "A resource base is a place at a mainstream school."),
        ("how", "Send your request by letter."),
    ],
)
def test_a_statement_of_the_kind_wanted_gains(kind: Kind, text: str) -> None:
    assert fits(kind, said(text), ["resource base"]) > 0


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("duration", "The council must tell you."),
        ("when", "Tell the council as soon as you can."),
        ("number", "Many children have a plan."),
        ("contact", "The service gives free advice."),
    ],
)
def test_a_statement_without_the_fact_wanted_loses(kind: Kind, text: str) -> None:
    assert fits(kind, said(text), []) < 0


def test_the_date_of_a_page_is_not_the_answer_to_when() -> None:
    assert fits("when", said("A page from 2023 says to ask early."), []) < 0


def test_words_that_only_send_the_reader_on_lose_whatever_is_wanted() -> None:
    assert fits("how", said("Find out more about asking for a plan."), []) < 0


def test_a_definition_must_begin_with_the_thing_asked_about() -> None:
    assert fits("definition", said("Ask the school, because a resource base is full."), ["resource base"]) == 0


def test_a_row_that_names_who_answers_who() -> None:
    cells = (Cell("Ref", "1.2"), Cell("Who will lead on this", "Deaf Support Team"))
    assert fits("who", said("1.2 | Deaf Support Team", cells), []) > 0


def test_who_leads_on_a_thing_is_not_who_pays_for_it() -> None:
    cells = (Cell("Ref", "1.2"), Cell("Who will lead on this", "Deaf Support Team"))
    assert fits("who", said("1.2 | Deaf Support Team", cells), ["pays", "taxi"]) < 0


def test_the_number_that_names_a_row_is_no_answer_to_how_many() -> None:
    cells = (Cell("Ref", "1.2"), Cell("What we will do", "Train every school in signing"))
    assert fits("number", said("1.2 | Train every school in signing", cells), []) < 0
