"""Statements -> parts that read well: table rows as labelled cells, lists with their lead-in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.english.words import STOPWORDS, stems
from assistant.types import Part
from assistant.understanding.asks import Kind
from assistant.understanding.fits import gives, sends_on
from ingest.sentences import sentences
from ingest.types import Cell, Statement

MAX_LIST_WORDS = 150
MAX_ROW_WORDS = 140
# A subject longer than this stands after the name or the date that was asked for.
SHORT_SUBJECT = 25
# A cell of one word labels its row and says little.
FEWEST_CELL_WORDS = 2
# What a cell that is not asked for by name must be worth to be shown: more where the row is not the answer itself.
WORTH_SHOWING, WORTH_SHOWING_BESIDE = 1, 2
_DATED = re.compile(r"\b(when|timescales?|deadline|(19|20)\d\d|terms?)\b", re.IGNORECASE)
# A question for whoever does a thing, in a sentence of its own, beside another question or by what they are.
_NAMES_SOMEBODY = re.compile(
    r"\b(whose|leads?|responsible|in charge|owns?|accountable)\b|(^|[,;:.?!-] *|\b(?:and|or|but|know|so|tell me) )who\b"
    r"|\b(which|what) (\w+ ){0,2}(jobs?|posts?|roles?|teams?|officers?|managers?|bod(y|ies)|organi[sz]ations?)\b",
    re.IGNORECASE,
)
# What shows that a thing was done.
_RESULT = re.compile(r"\b(targets?|measur\w+|outcomes?|results?|success\w*|aims?|goals?|milestones?)\b", re.IGNORECASE)
_GLYPH = re.compile(r"\s*[○●•▪✓]\s*")
# Words of a question that name no column by themselves.
_PLAIN = stems("work stream priority what who is are the of to do our link this we on send")


def render_sentences(statement: Statement, heading: str = "") -> list[Part]:
    """A statement sentence by sentence; each rests on the whole of it. One that sends the reader on is
    shown behind the heading it stands under, which names the page it means."""
    if heading and sends_on(statement.text):
        return [Part(f"{heading}: {statement.text}", (statement,))]
    return [Part(statement.text[a:b], (statement,)) for a, b in sentences(statement.text)]


def render_row(row: Statement, question: str, kind: Kind, best: bool = True) -> list[Part]:
    """A row as its name and subject, then the cells the question asks for, each with its label, then as
    many of the others as fit and say something; a question for a name, a reason or a date gets no others, and
    a row that is not the best answer those alone that speak of what was asked."""
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
    if asked and (kind in ("who", "when") or all(cell.label.lower().startswith("why") for cell in asked)):
        wanted = [_behind_label(cell, row) for cell in asked]
        short = sum(len(part.text.split()) for part in parts) <= SHORT_SUBJECT
        return [*parts, *wanted] if short else [*wanted, *parts]
    said = " ".join(cell.text for cell in subject)
    room = MAX_ROW_WORDS - sum(len(part.text.split()) for part in parts)
    shown = list(asked)
    worth = {cell: _worth(question, kind, cell, said) for cell in rest if cell not in asked}
    least = WORTH_SHOWING if best else WORTH_SHOWING_BESIDE
    for cell in sorted((c for c in worth if worth[c] >= least), key=lambda c: -worth[c]):
        length = len(f"{cell.label} {cell.text}".split())
        if length <= room or (not shown and _speaks_of(question, cell, said)):
            shown.append(cell)
            room -= length
    return [*parts, *(_behind_label(cell, row) for cell in rest if cell in shown)]


def _behind_label(cell: Cell, row: Statement) -> Part:
    return Part(f"{cell.label}: {cell.text}", (row,))


def _worth(question: str, kind: Kind, cell: Cell, subject: str) -> int:
    """What a cell that is not asked for by name is worth: a figure, where one is wanted, before words
    of the question, before anything that is more than a label."""
    return (
        4 * gives(kind, cell.text)
        + 2 * _speaks_of(question, cell, subject)
        + (len(cell.text.split()) >= FEWEST_CELL_WORDS)
    )


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
        return kind == "who" or bool(_NAMES_SOMEBODY.search(question))
    if kind in ("when", "duration") or re.search(r"\bby (when|what date)\b", question, re.IGNORECASE):
        return bool(_DATED.search(f"{label} {cell.text}"))
    if label.startswith("why"):
        return bool(re.search(r"\b(why|reason)\b", question, re.IGNORECASE))
    if _RESULT.search(label) and _RESULT.search(question):
        return True
    return bool((stems(cell.label) & stems(question)) - _PLAIN)


def _speaks_of(question: str, cell: Cell, subject: str) -> bool:
    """Whether a cell holds a telling word of the question that the row's subject has not said."""
    return bool((stems(question) & stems(cell.text)) - stems(subject) - _PLAIN - _COMMON)


_COMMON = stems(" ".join(STOPWORDS))
