"""The stored copy of a document, line by line, with the words marked that an answer rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.link import public_page
from ingest.generation import Index
from ingest.types import Source, Statement


@dataclass(frozen=True, slots=True)
class Page:
    """What a note's line rests on: `host` names it, and like `address` is "" where there is no public page."""

    host: str
    address: str
    date: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Line:
    """A heading or a line of a stored document, in three parts of which the middle one is marked;
    `pages` are what a note's line rests on."""

    before: str
    marked: str = ""
    after: str = ""
    level: int = 0
    item: bool = False
    first_mark: bool = False
    pages: tuple[Page, ...] = ()


def lines_of(
    index: Index, source: Source, sources: Mapping[str, Source], marked: tuple[int, int] | None
) -> Iterator[Line]:
    """The lines of a source in order, below the headings they stand under; `marked` are the offsets of
    the words to mark."""
    shown: tuple[str, ...] = ()
    found = False
    for chunk in index.catalogue.chunks_of(source.id):
        common = next((i for i, (a, b) in enumerate(zip(shown, chunk.headings, strict=False)) if a != b), None)
        start = min(len(shown), len(chunk.headings)) if common is None else common
        for depth, heading in enumerate(chunk.headings[start:], start=start):
            yield Line(heading, level=min(depth + 2, 6))
        shown = chunk.headings
        statements = index.catalogue.statements_of([chunk.id])
        at = chunk.start
        for line in chunk.text.split("\n"):
            end = at + len(line)
            inside = [s for s in statements if s.start < end and s.end > at]
            a, b = (max(marked[0] - at, 0), min(marked[1] - at, len(line))) if marked else (0, 0)
            lit = a < b
            if line:
                item = bool(inside) and inside[0].kind in ("item", "row")
                parts = (line[:a], line[a:b], line[b:]) if lit else (line, "", "")
                yield Line(*parts, item=item, first_mark=lit and not found, pages=_pages(inside, source, sources))
            found = found or lit
            at = end + 1


def _pages(statements: Sequence[Statement], source: Source, sources: Mapping[str, Source]) -> tuple[Page, ...]:
    """Each page the statements rest on."""
    found = [(one, public_page(sources, source, [one])) for s in statements for one in s.provenance]
    return tuple(
        Page((urlsplit(address).hostname or "").removeprefix("www."), address, one.date, one.confidence)
        for one, address in found
    )
