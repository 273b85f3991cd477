"""The nouns of the index. Frozen values: two with the same content are equal.

Offsets are character positions in `Document.text`, start included, end excluded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["official", "note"]
Standing = Literal["current", "dated", "superseded", "archived"]
BlockKind = Literal["heading", "paragraph", "item", "row"]
Grain = Literal["statement", "section", "heading", "question", "unheld"]

GRAINS: tuple[Grain, ...] = ("statement", "section", "heading", "question", "unheld")


@dataclass(frozen=True, slots=True)
class Source:
    """One document of the corpus and where it stands.

    `url_holds_text` says whether the words can be found at `url`: false for a file that the page
    only links to, and for our own notes, whose public page states the fact in other words.
    `outline` names the heading lines of a plain-text document, each with its level as Markdown
    hashes, for files whose headings carry no mark of their own.
    """

    id: str
    title: str
    path: str
    kind: Kind = "official"
    url: str = ""
    publisher: str = ""
    audience: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    published: str = ""
    checked: dt.date | None = None
    standing: Standing = "current"
    licence: str = ""
    about: str = ""
    url_holds_text: bool = True
    outline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a note's bullet rests on: a public page (or a source id of ours), its date, and how
    sure we are ("high", "medium" or "low")."""

    source: str
    date: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row: the column's heading and the cell's words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row of a document."""

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    line: int | None = None
    cells: tuple[Cell, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A source's words in reading order. `text[b.start:b.end] == b.text` for each block."""

    source: Source
    text: str
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, source: Source, blocks: Iterable[Block]) -> Document:
        """Lay the blocks out in one text and give each its offsets."""
        placed: list[Block] = []
        parts: list[str] = []
        at = 0
        for block in blocks:
            if parts:
                gap = "\n" if _belong_together(placed[-1], block) else "\n\n"
                parts.append(gap)
                at += len(gap)
            placed.append(replace(block, start=at, end=at + len(block.text)))
            parts.append(block.text)
            at += len(block.text)
        return cls(source, "".join(parts), tuple(placed))


def _belong_together(first: Block, then: Block) -> bool:
    """Rows and items follow on; a list stays with the line that introduces it."""
    if then.kind not in ("item", "row"):
        return False
    return first.kind == then.kind or (first.kind == "paragraph" and first.text[-1:] not in ".?!")


@dataclass(frozen=True, slots=True)
class Statement:
    """The smallest thing that can be quoted: a sentence, a list item or a table row.

    `lead` is the id of the sentence that introduces it ("We will:"), when there is one.
    """

    id: str
    chunk_id: str
    start: int
    end: int
    text: str
    kind: BlockKind
    page: int | None = None
    lead: str | None = None
    cells: tuple[Cell, ...] = ()
    provenance: tuple[Provenance, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A section of a document (or a part of a long one) with the headings it stands under."""

    id: str
    source_id: str
    headings: tuple[str, ...]
    start: int
    end: int
    text: str
    page: int | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class PreparedQuestion:
    """A way people ask for what a statement says, or a whole section (`statement_id` is empty)."""

    id: str
    text: str
    chunk_id: str
    statement_id: str = ""
