"""Timeline -> the parts that quote its rules, and its steps with the citation of each rule."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.clock.clock import AskBack, Timeline, statement_for
from assistant.composing.yes_or_no import without_opener
from assistant.types import Citation, DatedStep, Part
from ingest.entries import Clock
from ingest.generation import Index
from ingest.types import Statement


def rules_of(made: Timeline | AskBack, index: Index) -> list[Part]:
    """The rules that dates are counted by, and after them what somebody who counts on a date should know too, each
    once."""
    if isinstance(made, AskBack):
        wanted = [(clock, clock.rule) for clock in made.clocks]
    else:
        wanted = [(step.clock, quote) for step in made.steps for quote in step.quotes]
        wanted += [(step.clock, quote) for step in made.steps for quote in step.beside]
    statements = (statement_for(clock, index, quote) for clock, quote in dict.fromkeys(wanted))
    return [Part(without_opener(s.text), (s,)) for s in dict.fromkeys(filter(None, statements))]


def dated_steps(made: Timeline, citations: Sequence[Citation], index: Index) -> tuple[DatedStep, ...]:
    """The steps whose rule is cited; a step without its rule is not shown."""
    steps = []
    for step in made.steps:
        rule = _rule(step.clock, index)
        number = next((c.number for c in citations if rule and _holds(c, rule, step.clock)), 0)
        if number:
            steps.append(DatedStep(step.label, step.date, number, step.clock.id))
    return tuple(steps)


def first_words(made: Timeline) -> str:
    """The answer in a line or two: the first step and how its day is counted."""
    return " ".join(f"{step.label}. {step.explanation}" for step in made.steps[:1])


def _rule(clock: Clock, index: Index) -> Statement | None:
    return statement_for(clock, index)


def _holds(citation: Citation, rule: Statement, clock: Clock) -> bool:
    return citation.source.id == clock.note and citation.start <= rule.start and rule.end <= citation.end
