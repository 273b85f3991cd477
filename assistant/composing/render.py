"""Statements -> parts that read well: table rows as labelled cells, lists with their lead-in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Part
from assistant.understanding.asks import Kind
from assistant.understanding.words import STOPWORDS, stems
from ingest.sentences import sentences
from ingest.types import Cell, Statement

MAX_LIST_WORDS = 150
MAX_ROW_WORDS = 110
_DATED = re.compile(r"\b(when|timescales?|deadline|(19|20)\d\d|terms?)\b", re.IGNORECASE)
_GLYPH = re.compile(r"\s*[○●•▪✓]\s*")
# Words of a question that name no column by themselves.
_PLAIN = stems("work stream priority what who is are the of to do our link this we on")


def render_sentences(statement: Statement) -> list[Part]:
    """A statement sentence by sentence; each rests on the whole of it."""
    return [Part(statement.text[a:b], (statement,)) for a, b in sentences(statement.text)]


def render_row(row: Statement, question: str, kind: Kind) -> list[Part]:
    """A row as its name and subject, then the cells the question asks for, each with its label, then as
    many of the others as fit; a question for a name, a reason or a date gets no others."""
    cells = [cell for cell in row.cells if cell.text]
    name, subject, rest = cells[0], cells[1:2], cells[2:]
    label = re.sub(r"\s+(ref(erence)?|no|number|id)\.?$", "", name.label, flags=re.IGNORECASE)
    parts = [Part(f"{label} {name.text}", (row,))]
    for cell in subject:
        listed = [item for item in _GLYPH.split(cell.text) if item]
        if len(listed) > 2:
            parts = [Part(f"{label} {name.text}: {cell.label}:", (row,))]
            parts += [Part(item, (row,), "item") for item in listed]
        else:
            parts = [Part(f"{label} {name.text}: {cell.text}", (row,))]
    asked = [cell for cell in rest if _asks_for(question, kind, cell)]
    exactly = bool(asked) and kind in ("who", "other", "when")
    asked += (
        []
        if exactly
        else [c for c in rest if c not in asked and _speaks_of(question, c, " ".join(c.text for c in subject))]
    )
    words = sum(len(part.text.split()) for part in parts)
    for cell in (*asked, *(c for c in rest if c not in asked)):
        text = f"{cell.label}: {cell.text}"
        length = len(text.split())
        if cell in asked or (not exactly and words + length <= MAX_ROW_WORDS):
            parts.append(Part(text, (row,)))
            words += length
    return parts


def render_list(lead: Statement, items: Sequence[Statement], wanted: Statement) -> list[Part]:
    """A lead-in and its items: all of them, or the wanted one alone when all would be too long.

    Every part rests on the whole list, so that one citation shows it as it stands in the source.
    """
    words = sum(len(s.text.split()) for s in (lead, *items))
    if words > MAX_LIST_WORDS and wanted.id != lead.id:
        return [Part(wanted.text, (wanted,))]
    shown: list[Statement] = []
    length = len(lead.text.split())
    for item in items:
        length += len(item.text.split())
        if shown and length > MAX_LIST_WORDS:
            break
        shown.append(item)
    everything = (lead, *shown)
    return [Part(lead.text, everything), *(Part(s.text, everything, "item") for s in shown)]


def _asks_for(question: str, kind: Kind, cell: Cell) -> bool:
    """Whether a question's words ask for a column: "who leads" for "Who will lead on this"."""
    label = cell.label.lower()
    if label.startswith("who"):
        return kind == "who" or bool(re.search(r"\b(whose?|leads?|responsible|in charge)\b", question, re.IGNORECASE))
    if kind in ("when", "duration") or re.search(r"\bby (when|what date)\b", question, re.IGNORECASE):
        return bool(_DATED.search(f"{label} {cell.text}"))
    if label.startswith("why"):
        return bool(re.search(r"\b(why|reason)\b", question, re.IGNORECASE))
    return bool((stems(cell.label) & stems(question)) - _PLAIN)


def _speaks_of(question: str, cell: Cell, subject: str) -> bool:
    """Whether a cell holds a telling word of the question that the row's subject has not said."""
    return bool((stems(question) & stems(cell.text)) - stems(subject) - _PLAIN - _COMMON)


_COMMON = stems(" ".join(STOPWORDS))
