"""The pages a person sees, made on the server; they work with scripts turned off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.link import public_page, stored_copy
from assistant.present import KIND, STANDING, passages, provenance, readable
from assistant.types import Answer, Audience
from ingest.entries import Council
from ingest.generation import Index
from ingest.types import Source, Statement

_templates = Environment(
    loader=PackageLoader("assistant"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
)
_templates.filters |= {
    "readable": readable,
    "provenance": provenance,
    "stored": lambda citation: stored_copy(citation.source, (citation.start, citation.end)),
    "tel": lambda phone: "".join(c for c in phone if c.isdigit() or c == "+"),
}
AUDIENCES: Mapping[Audience, str] = {
    "parent": "a parent or carer",
    "young-person": "a young person",
    "senco": "a SENCO",
    "professional": "another professional",
}
# Enough for a follow-up to be understood; the rest of a conversation stays on the reader's screen.
KEPT_TURNS = 2


def home_page(index: Index) -> str:
    sources = list(index.sources.values())
    return _render("home.html", council=index.council, sources=sources)


def ask_page(
    index: Index,
    question: str = "",
    audience: Audience | None = None,
    earlier: Sequence[str] = (),
    answer: Answer | None = None,
    error: str = "",
) -> str:
    return _render(
        "ask.html",
        council=index.council,
        question=question,
        audience=audience,
        audiences=AUDIENCES,
        earlier=earlier[-KEPT_TURNS:],
        answer=answer,
        passages=passages(answer) if answer else [],
        error=error,
    )


def crisis_page(answer: Answer) -> str:
    """Human help and nothing else; made without an index."""
    return _render("crisis.html", council=Council(), answer=answer)


def source_page(index: Index, source_id: str, marked: tuple[int, int] | None) -> str:
    sources = index.sources
    source = sources[source_id]
    lines = list(_lines(index, source, sources, marked))
    return _render(
        "source.html",
        council=index.council,
        source=source,
        kind=KIND[source.kind],
        standing=STANDING[source.standing],
        lines=lines,
        marked=any(line.first_mark for line in lines),
    )


def problem_page(title: str, detail: str) -> str:
    return _render("problem.html", council=Council(), title=title, detail=detail)


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading or a line of a stored document, in three parts of which the middle one is marked;
    `pages` are what a note's line rests on."""

    before: str
    marked: str = ""
    after: str = ""
    level: int = 0
    item: bool = False
    first_mark: bool = False
    pages: tuple[tuple[str, str, str], ...] = ()


def _lines(
    index: Index, source: Source, sources: Mapping[str, Source], marked: tuple[int, int] | None
) -> Iterator[_Line]:
    shown: tuple[str, ...] = ()
    found = False
    for chunk in index.catalogue.chunks_of(source.id):
        common = next((i for i, (a, b) in enumerate(zip(shown, chunk.headings, strict=False)) if a != b), None)
        start = min(len(shown), len(chunk.headings)) if common is None else common
        for depth, heading in enumerate(chunk.headings[start:], start=start):
            yield _Line(heading, level=min(depth + 2, 6))
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
                yield _Line(*parts, item=item, first_mark=lit and not found, pages=_pages(inside, source, sources))
            found = found or lit
            at = end + 1


def _pages(
    statements: Sequence[Statement], source: Source, sources: Mapping[str, Source]
) -> tuple[tuple[str, str, str], ...]:
    """(address, date, confidence) of each page the statements rest on."""
    return tuple(
        (public_page(sources, source, [one]), one.date, one.confidence) for s in statements for one in s.provenance
    )


def _render(name: str, **values: object) -> str:
    return _templates.get_template(name).render(**values)
