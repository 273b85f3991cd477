"""Rows and lists as words that read well."""

from __future__ import annotations

import pytest

from assistant.composing.render import MAX_LIST_WORDS, render_list, render_row, render_sentences
from assistant.types import Part
from ingest.types import Cell, Statement

CELLS = (
    Cell("Ref", "1.2"),
    Cell("What we will do", "Train every school in signing"),
    Cell("Why we will do it", "Deaf pupils felt left out"),
    Cell("Who will lead on this", "Deaf Support Team"),
    Cell("By when", "July 2026"),
)


def said(text: str, cells: tuple[Cell, ...] = (), name: str = "s") -> Statement:
    return Statement(name, "c", 0, len(text), text, "row" if cells else "item", cells=cells)


def texts(parts: list[Part]) -> list[str]:
    return [part.text for part in parts]


ROW = said(" | ".join(cell.text for cell in CELLS), CELLS)


def test_a_question_for_who_leads_gets_the_rows_name_and_its_lead_only() -> None:
    assert texts(render_row(ROW, "Who leads 1.2?", "who")) == [
        "Ref 1.2: Train every school in signing",
        "Who will lead on this: Deaf Support Team",
    ]


def test_a_name_that_was_asked_for_stands_before_a_long_subject() -> None:
    subject = "Train every school in signing " * 8
    cells = (CELLS[0], Cell("What we will do", subject.strip()), *CELLS[2:])
    parts = texts(render_row(said(" | ".join(cell.text for cell in cells), cells), "Who leads on signing?", "who"))
    assert parts == ["Who will lead on this: Deaf Support Team", f"Ref 1.2: {subject.strip()}"]


@pytest.mark.parametrize(
    "question",
    [
        "Which team does 1.2?",
        "What is the plan for signing and who was asked to do it?",
        "Signing in schools, and the responsible officer?",
    ],
)
def test_whoever_does_a_thing_is_told_however_it_is_asked(question: str) -> None:
    long = (*CELLS[:2], Cell("Why we will do it", "because " * 140), *CELLS[3:])
    assert "Who will lead on this: Deaf Support Team" in texts(render_row(said("row", long), question, "other"))


def test_children_who_are_spoken_of_ask_for_nobodys_name() -> None:
    long = (*CELLS[:3], Cell("Who will lead on this", "team " * 140))
    assert len(render_row(said("row", long), "Is 1.2 for children who sign?", "other")) == 2


def test_a_target_asks_for_what_shows_that_the_thing_was_done() -> None:
    cells = (*CELLS[:2], Cell("Outcome measure", "Nine schools in ten sign " + "and more " * 140))
    assert texts(render_row(said("row", cells), "What is the target for 1.2?", "other"))[1].startswith(
        "Outcome measure"
    )


def test_a_question_for_the_reason_gets_the_reason_only() -> None:
    assert texts(render_row(ROW, "Why 1.2?", "other"))[1:] == ["Why we will do it: Deaf pupils felt left out"]


def test_a_question_for_nothing_in_particular_gets_every_cell() -> None:
    assert len(render_row(ROW, "Tell me about 1.2", "other")) == 4


def test_cells_that_would_make_the_answer_too_long_are_left_out() -> None:
    long = (*CELLS[:2], Cell("Why we will do it", "because " * 200), CELLS[3])
    assert texts(render_row(said("row", long), "Tell me about 1.2", "other")) == [
        "Ref 1.2: Train every school in signing",
        "Who will lead on this: Deaf Support Team",
    ]


LONG = (
    *CELLS[:2],
    Cell("Why we will do it", "Deaf pupils felt left out " * 16),
    Cell("Our link", "Be kind"),
    Cell("Outcome", "Every school has two signers, and 90% of pupils say they feel at home " * 6),
)


def test_where_not_every_cell_fits_the_one_with_the_figure_wanted_comes_first() -> None:
    shown = texts(render_row(said("row", LONG), "what percentage is 1.2 after", "number"))
    assert [text.split(":")[0] for text in shown[1:]] == ["Our link", "Outcome"]


def test_where_not_every_cell_fits_the_one_with_words_of_the_question_comes_first() -> None:
    shown = texts(render_row(said("row", LONG), "1.2: will they feel at home?", "yes-no"))
    assert any(text.startswith("Outcome") for text in shown)
    shown = texts(render_row(said("row", LONG), "1.2: do they feel left out?", "yes-no"))
    assert any(text.startswith("Why") for text in shown)


def test_words_that_send_the_reader_on_come_with_the_heading_that_names_the_page() -> None:
    sends_on = said("Find out who is in each cluster and when it meets.")
    assert texts(render_sentences(sends_on, "SENCO clusters")) == [f"SENCO clusters: {sends_on.text}"]
    assert texts(render_sentences(said("A cluster meets once a term."), "SENCO clusters")) == [
        "A cluster meets once a term."
    ]


def test_a_cell_asked_for_is_shown_however_long_it_is() -> None:
    long = (*CELLS[:2], Cell("Why we will do it", "because " * 200))
    assert texts(render_row(said("row", long), "Why 1.2?", "other"))[1].startswith("Why we will do it: because")


def test_an_empty_cell_is_not_shown() -> None:
    cells = (*CELLS[:2], Cell("Why we will do it", ""), CELLS[3])
    assert not any(part.text.startswith("Why") for part in render_row(said("row", cells), "about 1.2", "other"))


@pytest.mark.parametrize("label", ["Work stream ref", "Work stream no.", "Work stream reference"])
def test_a_columns_word_for_number_is_not_said_before_the_number(label: str) -> None:
    cells = (Cell(label, "1.2"), *CELLS[1:])
    assert texts(render_row(said("row", cells), "who leads", "who"))[0].startswith("Work stream 1.2: ")


def test_bullets_in_a_cell_become_a_list_with_the_columns_name_before_it() -> None:
    cells = (CELLS[0], Cell("What we will do", "● Train schools ● Hire signers ● Buy books"), CELLS[3])
    parts = render_row(said("row", cells), "who leads", "who")
    assert texts(parts)[:4] == ["Ref 1.2: What we will do:", "Train schools", "Hire signers", "Buy books"]
    assert [part.kind for part in parts][:4] == ["sentence", "item", "item", "item"]


def test_a_row_of_one_cell_is_shown() -> None:
    assert texts(render_row(said("1.2", CELLS[:1]), "1.2", "other")) == ["Ref 1.2"]


def test_every_part_of_a_row_rests_on_the_row() -> None:
    assert all(part.statements == (ROW,) for part in render_row(ROW, "about 1.2", "other"))


def test_a_short_list_is_shown_whole_after_the_words_that_introduce_it() -> None:
    lead, items = said("We will:", name="lead"), [said("train schools", name="a"), said("buy books", name="b")]
    parts = render_list(lead, items, items[1])
    assert [(part.text, part.kind) for part in parts] == [
        ("We will:", "sentence"),
        ("train schools", "item"),
        ("buy books", "item"),
    ]
    assert all(part.statements == (lead, *items) for part in parts)


def test_of_a_long_list_only_the_wanted_item_is_shown() -> None:
    items = [said("word " * 40, name=str(n)) for n in range(5)]
    parts = render_list(said("We will:", name="lead"), items, items[3])
    assert [part.statements for part in parts] == [(items[3],)]


def test_a_long_list_wanted_for_its_introduction_is_cut_to_what_fits() -> None:
    lead, items = said("We will:", name="lead"), [said("word " * 40, name=str(n)) for n in range(5)]
    parts = render_list(lead, items, lead)
    assert sum(len(part.text.split()) for part in parts) <= MAX_LIST_WORDS
    assert len(parts) > 1
    assert all(part.statements == (lead, *items[: len(parts) - 1]) for part in parts)


def test_a_statement_of_two_sentences_is_two_parts_that_rest_on_the_whole() -> None:
    both = said("Ask the school. It must answer.")
    assert [(part.text, part.statements) for part in render_sentences(both)] == [
        ("Ask the school.", (both,)),
        ("It must answer.", (both,)),
    ]


def test_a_row_beside_a_better_answer_shows_of_its_cells_what_speaks_of_the_question() -> None:
    assert texts(render_row(ROW, "Tell me about signing", "other", best=False)) == [
        "Ref 1.2: Train every school in signing"
    ]
    assert texts(render_row(ROW, "do pupils feel left out of signing", "other", best=False)) == [
        "Ref 1.2: Train every school in signing",
        "Why we will do it: Deaf pupils felt left out",
    ]


def test_a_cell_of_one_word_is_shown_only_where_it_is_asked_for() -> None:
    cells = (*CELLS[:3], Cell("Link to the charter", "Communicate"))
    row = said(" | ".join(cell.text for cell in cells), cells)
    assert len(texts(render_row(row, "Tell me about signing", "other"))) == 2
    assert texts(render_row(row, "What is the charter link of 1.2?", "other"))[-1] == "Link to the charter: Communicate"
