"""A note that repeats a document we hold gives way to the document's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.finding.originals import is_second_hand, restore
from assistant.types import Passage
from ingest.types import Chunk, Provenance, Source, Statement

PLAN = Source("plan", "The Plan", "plan.md")
NOTE = Source("notes/figures", "Figures", "figures.md", "note")
OURS = Provenance("plan", "2024", "high")
PUBLIC = Provenance("https://example.org/plan", "2024", "high")


def passage(source: Source, text: str, *provenance: Provenance, score: float = 1.0, likeness: float = 0.5) -> Passage:
    statement = Statement(f"{source.id}#{text}", "c", 0, len(text), text, "item", provenance=provenance)
    chunk = Chunk("c", source.id, (), 0, len(text), text, None, ())
    return Passage(statement, chunk, source, score, likeness, likeness)


def texts(passages: list[Passage]) -> list[str]:
    return [p.statement.text for p in passages]


def test_a_statement_resting_only_on_our_own_documents_is_second_hand() -> None:
    assert is_second_hand(passage(NOTE, "120 children have a plan.", OURS))


def test_a_statement_resting_on_a_public_page_too_is_not_second_hand() -> None:
    assert not is_second_hand(passage(NOTE, "120 children have a plan.", OURS, PUBLIC))


def test_a_documents_own_statement_is_not_second_hand() -> None:
    assert not is_second_hand(passage(PLAN, "120 children have a plan."))


def test_a_second_hand_statement_gives_way_to_its_original() -> None:
    original = passage(PLAN, "120 children and young people have an EHC plan.")
    assert texts(restore([passage(NOTE, "In 2024, 120 children have a plan.", OURS), original])) == [
        "120 children and young people have an EHC plan."
    ]


@pytest.mark.parametrize("years", ["2024-2027", "2027-2030", "2027–30", "2031/32", "2031"])
def test_the_years_in_a_strategys_name_are_no_figures_of_a_statement(years: str) -> None:
    note = passage(NOTE, f"The {years} strategy says that a quiet room is open to children.", OURS)
    original = passage(PLAN, "A quiet room is open to children.")
    assert texts(restore([note, original])) == ["A quiet room is open to children."]


def test_the_original_takes_over_the_better_scores_of_either() -> None:
    original = passage(PLAN, "120 children have an EHC plan.", score=1.0, likeness=0.9)
    (kept,) = restore([passage(NOTE, "120 children have a plan.", OURS, score=3.0, likeness=0.2), original])
    assert (kept.score, kept.similarity, kept.heading_similarity) == (3.0, 0.9, 0.9)


def test_a_statement_with_another_figure_is_no_original() -> None:
    note = passage(NOTE, "120 children have a plan.", OURS)
    assert len(restore([note, passage(PLAN, "130 children have a plan.")])) == 2


def test_a_statement_about_something_else_is_no_original() -> None:
    note = passage(NOTE, "Families asked for somewhere quiet to read.", OURS)
    assert len(restore([note, passage(PLAN, "Every school will learn signing.")])) == 2


def test_a_statement_of_another_document_is_no_original() -> None:
    other = Source("news", "News", "news.md")
    note = passage(NOTE, "120 children have a plan.", OURS)
    assert len(restore([note, passage(other, "120 children have a plan.")])) == 2


def test_a_note_on_a_public_page_stays_beside_the_document() -> None:
    note = passage(NOTE, "120 children have a plan.", PUBLIC)
    assert len(restore([note, passage(PLAN, "120 children have a plan.")])) == 2


def test_the_most_alike_of_several_originals_is_taken() -> None:
    note = passage(NOTE, "120 children have a plan in Exampleton.", OURS)
    far, near = passage(PLAN, "We asked 120 children."), passage(PLAN, "120 children have a plan in Exampleton town.")
    kept = restore([note, far, near])
    assert len(kept) == 2
    assert set(texts(kept)) == {far.statement.text, near.statement.text}


def test_two_notes_of_one_original_leave_it_once() -> None:
    original = passage(PLAN, "120 children have an EHC plan.")
    notes = [passage(NOTE, "120 children have a plan.", OURS), passage(NOTE, "A plan is held by 120 children.", OURS)]
    assert texts(restore([*notes, original])) == ["120 children have an EHC plan."]


def test_the_item_that_says_it_is_the_original_and_not_the_line_that_introduces_its_list() -> None:
    lead = passage(PLAN, "The kinds of school are set out below:", likeness=0.1)
    items = [
        passage(PLAN, text, likeness=0.1)
        for text in ("A special school teaches pupils with a plan.", "A base is a quiet room for pupils who need rest.")
    ]
    listed = [replace(item, statement=replace(item.statement, lead=lead.statement.id)) for item in items]
    note = passage(NOTE, "Pupils who need rest have a quiet room, the base of their school.", OURS, likeness=0.9)
    kept = {p.statement.text: p.similarity for p in restore([note, lead, *listed])}
    assert kept == {lead.statement.text: 0.1, items[0].statement.text: 0.1, items[1].statement.text: 0.9}
