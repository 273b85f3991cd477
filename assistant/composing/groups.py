"""Statements of one section -> groups of parts that are shown whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.composing.render import render_list, render_row, render_sentences
from assistant.composing.yes_or_no import is_asked, without_opener
from assistant.finding.features import leans_back
from assistant.types import Part, Passage, Query
from assistant.understanding.asks import Kind
from ingest.generation import Index
from ingest.types import Statement


def groups_of(query: Query, kind: Kind, section: Sequence[Passage], best: Statement, index: Index) -> list[list[Part]]:
    """The parts of one section, in groups that are shown whole or not at all: a row with its
    cells, a list with its lead-in, a sentence with the one it leans on."""
    held = {s.id: s for s in index.catalogue.statements_of([section[0].chunk.id])}
    heading = section[0].heading
    items: dict[str, list[Statement]] = {}
    for s in held.values():
        if s.lead:
            items.setdefault(s.lead, []).append(s)
    groups: list[list[Part]] = []
    done: set[str] = set()
    for place, passage in enumerate(section):
        statement = passage.statement
        lead = held.get(statement.lead or (statement.id if statement.id in items else ""))
        if statement.id in done:
            continue
        if lead and lead.id in items:
            done |= {lead.id, *(item.id for item in items[lead.id])}
            groups.append(render_list(lead, items[lead.id], statement))
        elif statement.cells:
            groups.append(render_row(statement, query.text, kind, statement.id == best.id))
        elif statement.text.endswith(":"):
            # Words that only lead in are shown with what they lead to.
            after = _after(statement, held) if statement.id == best.id else None
            if after and after.id not in done:
                groups.append([part for s in (statement, after) for part in render_sentences(s, heading)])
                done.add(after.id)
        else:
            before = _before(statement, held) if leans_back(statement) else None
            needed = [before] if before and before.id not in done else []
            said = render_sentences(statement, heading)
            if place or not (statement.id == best.id or is_asked(passage)):
                said[0] = replace(said[0], text=without_opener(said[0].text))
            groups.append([part for s in needed for part in render_sentences(s, heading)] + said)
            done |= {s.id for s in needed}
        done.add(statement.id)
    return groups


def _before(statement: Statement, held: Mapping[str, Statement]) -> Statement | None:
    earlier = [s for s in held.values() if s.end <= statement.start and statement.start - s.end < 3]
    return earlier[-1] if earlier and not earlier[-1].text.endswith(":") else None


def _after(statement: Statement, held: Mapping[str, Statement]) -> Statement | None:
    later = [s for s in held.values() if s.start >= statement.end]
    return later[0] if later and not later[0].cells else None
