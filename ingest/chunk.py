"""Document -> chunks: a section each, and in each the statements that can be quoted.

A statement asserts something: a sentence, an item of a list with its lead-in, a row or a cell of
a table. Questions, titles and links' names are words of the section but are never an answer.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby

from ingest.split import split_offsets
from ingest.types import Block, Chunk, Document, Statement

_SENTENCE_END = re.compile(r"(?<=[.?!])[”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9£])")
_NOT_AN_END = re.compile(
    r"(\b(e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|Cllr|No|vs|approx|inc|excl|para|reg|Rd|Ave)\.|\b[A-Z]\.)$"
)
_SMALL = frozenset("a an and at by for from in into of on or the their to with who is".split())


def chunk(document: Document) -> list[Chunk]:
    """The chunks of a clean document, in reading order. `document.text[c.start:c.end] == c.text`."""
    chunks: list[Chunk] = []
    seen: dict[str, int] = {}
    for headings, blocks in _sections(document):
        start, end = blocks[0].start, blocks[-1].end
        for a, b in split_offsets(document.text[start:end]):
            part = [block for block in blocks if start + a <= block.start < start + b]
            if not part:
                continue
            text = document.text[part[0].start : part[-1].end]
            digest = hashlib.sha256("\n".join((*headings, text)).encode()).hexdigest()[:12]
            seen[digest] = seen.get(digest, 0) + 1
            again = f"-{seen[digest]}" if seen[digest] > 1 else ""
            chunk_id = f"{document.source.id}#{digest}{again}"
            chunks.append(
                Chunk(
                    id=chunk_id,
                    source_id=document.source.id,
                    headings=headings,
                    start=part[0].start,
                    end=part[-1].end,
                    text=text,
                    page=part[0].page,
                    statements=tuple(_statements(chunk_id, part)),
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


def _statements(chunk_id: str, blocks: list[Block]) -> Iterator[Statement]:
    number = 0
    lead: str | None = None
    for block in blocks:
        if block.kind != "item":
            lead = None
        for start, end in sentences(block.text) if block.kind == "paragraph" else [(0, len(block.text))]:
            text = block.text[start:end]
            introduces = text.endswith(":")
            if not (introduces or asserts(text, led=lead is not None or bool(block.provenance))):
                continue
            number += 1
            statement_id = f"{chunk_id}.{number}"
            yield Statement(
                id=statement_id,
                chunk_id=chunk_id,
                start=block.start + start,
                end=block.start + end,
                text=text,
                kind=block.kind,
                page=block.page,
                lead=lead if block.kind == "item" else None,
                cells=block.cells,
                provenance=block.provenance,
            )
            if block.kind == "paragraph":
                lead = statement_id if introduces or block.text.endswith(text) and _opens_list(text) else None


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence of a paragraph."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if _NOT_AN_END.search(text[start : match.start()]):
            continue
        closing = len(match.group(0).rstrip())
        cuts.append((start, match.start() + closing))
        start = match.end()
    cuts.append((start, len(text)))
    return [(a, b) for a, b in cuts if text[a:b].strip()]


def asserts(text: str, led: bool = False) -> bool:
    """Whether the words state something, rather than ask, name or point.

    `led`: a lead-in sentence or a named source stands behind them, so a few words are enough.
    """
    words = re.findall(r"[\w’'£%]+", text)
    if text.rstrip("”\"'").endswith("?") or not words:
        return False
    if led or re.search(r"\d", text) and len(words) > 3:
        return True
    ended = bool(re.search(r"[.!][”’\"')\]]*$", text))
    if len(words) < 4 or (not ended and len(words) < 6 and text[0].isupper()):
        return False
    large = [word for word in words if word.lower() not in _SMALL]
    titled = sum(word[0].isupper() for word in large) >= 0.7 * len(large)
    return ended or not titled


def _opens_list(text: str) -> bool:
    return not re.search(r"[.?!][”’\"')]*$", text)
