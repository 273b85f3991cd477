"""Document -> chunks: a section each, and in each the statements that can be quoted.

A statement asserts something: a sentence, an item of a list with its lead-in, a row or a cell of
a table. Questions, titles and links' names are words of the section but are never an answer.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ingest.sentences import sentences
from ingest.split import split_offsets
from ingest.types import Block, Chunk, Document, Statement

# "…can be found here": the words were a link's name, and the link is gone.
_POINTER = re.compile(r"\bhere\.?$")
_SMALL = frozenset("a an and at by for from in into of on or the their to with who is".split())


def chunk(document: Document) -> list[Chunk]:
    """The chunks of a clean document, in reading order. `document.text[c.start:c.end] == c.text`."""
    chunks: list[Chunk] = []
    seen: Counter[str] = Counter()
    for headings, blocks in _sections(document):
        start, end = blocks[0].start, blocks[-1].end
        quotable = _quotable(blocks)
        ids: dict[int, str] = {}
        for a, b in split_offsets(document.text[start:end]):
            part = [block for block in blocks if start + a <= block.start < start + b]
            if not part:
                continue
            text = document.text[part[0].start : part[-1].end]
            digest = hashlib.sha256("\n".join((*headings, text)).encode()).hexdigest()[:12]
            seen[digest] += 1
            again = f"-{seen[digest]}" if seen[digest] > 1 else ""
            chunk_id = f"{document.source.id}#{digest}{again}"
            found = [s for s in quotable if part[0].start <= s.start < part[-1].end]
            ids |= {s.start: f"{chunk_id}.{number}" for number, s in enumerate(found, start=1)}
            chunks.append(
                Chunk(
                    id=chunk_id,
                    source_id=document.source.id,
                    headings=headings,
                    start=part[0].start,
                    end=part[-1].end,
                    text=text,
                    page=part[0].page,
                    statements=tuple(_statement(s, chunk_id, ids) for s in found),
                )
            )
    return chunks


def _sections(document: Document) -> Iterator[tuple[tuple[str, ...], list[Block]]]:
    """Runs of blocks under one heading path; the document's own title is left out of the path."""
    path: list[Block] = []
    placed: list[tuple[tuple[str, ...], Block]] = []
    for block in document.blocks:
        if block.kind == "heading":
            path = [*(h for h in path if h.level < block.level), block]
        else:
            placed.append((tuple(h.text for h in path if h.level > 1), block))
    for headings, run in groupby(placed, key=lambda pair: pair[0]):
        yield headings, [block for _, block in run]


class _Quotable(NamedTuple):
    """A statement before it has an id; `lead` is where the sentence that introduces it starts."""

    start: int
    end: int
    block: Block
    lead: int | None


def _quotable(blocks: list[Block]) -> list[_Quotable]:
    found: list[_Quotable] = []
    lead: int | None = None
    for block in blocks if not _is_menu(blocks) else [b for b in blocks if b.kind != "item"]:
        if block.kind == "paragraph":
            lead = None
        for start, end in sentences(block.text) if block.kind == "paragraph" else [(0, len(block.text))]:
            text = block.text[start:end]
            introduces = block.kind == "paragraph" and end == len(block.text) and text[-1] not in ".?!”\"'"
            led = lead is not None or bool(block.provenance)
            if (introduces and text.endswith(":")) or asserts(text, led):
                item_lead = lead if block.kind == "item" else None
                found.append(_Quotable(block.start + start, block.start + end, block, item_lead))
                lead = block.start + start if introduces else lead
    return found


def _statement(quotable: _Quotable, chunk_id: str, ids: dict[int, str]) -> Statement:
    start, end, block, lead = quotable
    return Statement(
        id=ids[start],
        chunk_id=chunk_id,
        start=start,
        end=end,
        text=block.text[start - block.start : end - block.start],
        kind=block.kind,
        page=block.page,
        lead=None if lead is None else ids[lead],
        cells=block.cells,
        provenance=block.provenance,
    )


def _is_menu(blocks: list[Block]) -> bool:
    """Whether the items are the names of other pages rather than things said."""
    items = [block.text for block in blocks if block.kind == "item"]
    return (
        len(items) > 3
        and sum(not asserts(text) for text in items) > len(items) / 2
        and not any(block.provenance or block.text.endswith(":") for block in blocks)
    )


def asserts(text: str, led: bool = False) -> bool:
    """Whether the words state something, rather than ask, name or point.

    `led`: a lead-in sentence or a named source stands behind them, so a few words are enough.
    """
    words = re.findall(r"[\w’'£%]+", text)
    if _POINTER.search(text) or text.rstrip("”\"'").endswith("?") or not words:
        return False
    if led or (re.search(r"\d", text) and len(words) > 3):
        return True
    ended = bool(re.search(r"[.!][”’\"')\]]*$", text))
    if len(words) < 4 or (not ended and len(words) < 6 and text[0].isupper()):
        return False
    large = [word for word in words if word.lower() not in _SMALL]
    titled = sum(word[0].isupper() for word in large) >= 0.7 * len(large)
    return ended or not titled
