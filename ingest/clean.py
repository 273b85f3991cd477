"""Page furniture out, broken passages joined; words untouched.

Furniture is what a page repeats around its words: skip links, "Learn more" buttons, print stamps,
bare dates, contents lists. A passage is broken when a page ended in the middle of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.types import Block, Cell, Document

_FURNITURE = re.compile(
    r"""^(
        skip\ to\ (main\ )?content | (read|learn|find\ out|show)\ more | page\ last\ updated.*
      | published:?(\s+\d.*)? | last\ updated:?.* | search(\ suggestion)? | back\ to\ top | print( \ this\ page)?
      | share( \ this\ page)? | page\ \d+(\ of\ \d+)? | \d{1,3}
      | \d{1,2}/\d{1,2}/\d{4},\ \d{2}:\d{2}(:\d{2})? | \d{1,2}\ [A-Z][a-z]{2,8}\ \d{4}
      | image:.* | [-–—_*\s]+
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_STAMP = re.compile(r"^\d{1,2}/\d{1,2}/\d{4}, \d{2}:\d{2}(:\d{2})?\s+|\s*\[External Link\]", re.IGNORECASE)
_CONTENTS = re.compile(r"^(table of )?contents$", re.IGNORECASE)
_SENTENCE = re.compile(r"^(?!\d)\S.*([.?!][”\"]?\s+[A-Z]|[.!][”\"]?$)")
_ENDED = re.compile(r"[.?!:;][”’\"')\]]*$")


def clean(document: Document) -> Document:
    """The document without furniture, its broken paragraphs and table rows joined."""
    blocks = _without_furniture(document.blocks)
    return Document.of(document.source, _joined(_without_contents(blocks)))


def _without_furniture(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        text = _STAMP.sub("", block.text).strip()
        if text and not (block.kind != "row" and _FURNITURE.match(text)):
            yield replace(block, text=text) if text != block.text else block


def _without_contents(blocks: Iterable[Block]) -> Iterator[Block]:
    """A contents list repeats the headings; only whole sentences under it are the document's."""
    inside = False
    for block in blocks:
        if block.kind == "heading":
            inside = bool(_CONTENTS.match(block.text))
        if not inside or (block.kind == "paragraph" and _SENTENCE.search(block.text)):
            yield block


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    held: Block | None = None
    for block in blocks:
        joined = _join(held, block) if held else None
        if joined:
            held = joined
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _join(first: Block, then: Block) -> Block | None:
    """One block of two when the second goes on where the first broke off, else None."""
    if first.kind == then.kind == "row" and then.cells and not then.cells[0].text:
        pairs = zip(first.cells, then.cells, strict=False)
        cells = tuple(Cell(a.label, f"{a.text} {b.text}".strip()) for a, b in pairs)
        return replace(first, cells=cells, text=" | ".join(c.text for c in cells if c.text))
    goes_on = first.kind in ("paragraph", "item") and then.kind == "paragraph"
    if goes_on and not _ENDED.search(first.text) and then.text[0].islower():
        return replace(first, text=f"{first.text} {then.text}")
    return None
