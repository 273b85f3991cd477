"""What a family can use now is told before what is only planned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import gather
from assistant.composing.plans import ABOUT_AS_GOOD, usable_first
from assistant.finding.rank import Evidence
from assistant.types import Query, Screening
from assistant.understanding.resolve import resolve
from ingest.embed import HashingEmbedder
from ingest.generation import Index

HELP = "who can help my son with signing at school"


def found(text: str, index: Index) -> tuple[Query, Evidence, Evidence]:
    """A query, a row of a strategy found for it, and something that is none."""
    query = resolve(Screening(text), index.glossary, None)
    [(query, evidence)] = gather(query, index, HashingEmbedder())
    row = next(e for e in evidence if e.passage.statement.cells)
    other = next(e for e in evidence if not e.passage.statement.cells)
    strategy = replace(row.passage.source, topics=("work-streams",))
    return query, replace(row, points=0.9, passage=replace(row.passage, source=strategy)), other


def test_what_answers_about_as_well_leads_and_is_as_sure(tiny_index: Index) -> None:
    query, row, other = found(HELP, tiny_index)
    near = replace(other, points=0.9 - ABOUT_AS_GOOD / 2)
    assert usable_first(query, [row, near]) == [replace(near, points=0.9), row]


@pytest.mark.parametrize(
    "text",
    ["what is the plan to help with signing at school? what will they do", "Who leads on signing at school?"],
)
def test_a_plan_that_is_asked_for_leads(tiny_index: Index, text: str) -> None:
    query, row, other = found(text, tiny_index)
    near = replace(other, points=0.89)
    assert usable_first(query, [row, near]) == [row, near]


def test_a_plan_that_answers_far_better_leads(tiny_index: Index) -> None:
    query, row, other = found(HELP, tiny_index)
    far = replace(other, points=0.9 - 2 * ABOUT_AS_GOOD)
    assert usable_first(query, [row, far]) == [row, far]


def test_a_professional_is_not_spared_the_plan(tiny_index: Index) -> None:
    query, row, other = found(HELP, tiny_index)
    near = replace(other, points=0.89)
    assert usable_first(replace(query, audience="senco"), [row, near]) == [row, near]
