"""Draft -> sentences and citations: each part held against the statements it rests on.

A part is shown only if its statements stand in the stored document where they say they do, and if
every word and figure of the part stands in them; a part that a model wrote must say what one of
them says. What fails is dropped and the status falls.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.composing.support import support
from assistant.link import behind, link_of, public_page
from assistant.types import Citation, Draft, Part, Sentence, Status
from ingest.generation import Index
from ingest.types import Source, Statement

_TOKEN = re.compile(r"[\w’'£%@.+-]*\w[\w%]*")


def verify(draft: Draft, index: Index, worded: bool = False) -> tuple[Status, list[Sentence], list[Citation]]:
    """The sentences that hold, their citations numbered in order of appearance, and the status.

    `worded` says that a model wrote the parts: each must then be supported by its statements, and
    cites the one it rests on. A lifted part rests on all of its own.
    """
    chunks = index.catalogue.chunks(list({s.chunk_id for part in draft.parts for s in part.statements}))
    sources = index.sources
    texts = {c.source_id: index.catalogue.text(c.source_id) for c in chunks.values()}
    sentences: list[Sentence] = []
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    for part in draft.parts:
        resting = support(part.text, part.statements) if worded else part.statements
        chunk = chunks.get(resting[0].chunk_id) if resting else None
        if chunk is None:
            continue
        text = texts[chunk.source_id]
        if not (stand(resting, text) if worded else holds(part, text, chunk.headings)):
            continue
        start = min(s.start for s in resting)
        end = max(s.end for s in resting)
        key = (chunk.source_id, start, end)
        if key not in numbers:
            numbers[key] = len(numbers) + 1
            quote = text[start:end]
            found = _cite(numbers[key], sources, sources[chunk.source_id], resting[0], quote, (start, end))
            citations.append(replace(found, headings=chunk.headings))
        sentences.append(Sentence(part.text, (numbers[key],), part.kind))
    status: Status = draft.status
    if not sentences:
        status = "no_answer"
    elif len(sentences) < len(draft.parts):
        status = "partial"
    return status, sentences, citations


def stand(statements: Sequence[Statement], text: str) -> bool:
    """Whether statements stand in a document's text where they say."""
    return all(text[s.start : s.end] == s.text for s in statements)


def holds(part: Part, text: str, headings: Sequence[str] = ()) -> bool:
    """Whether a part is nothing but the words of its statements, behind the last of their headings if
    it begins with it, and they stand where they say."""
    if not stand(part.statements, text):
        return False
    allowed = {token for s in part.statements for token in _tokens(_with_labels(s))}
    said = part.text.removeprefix(f"{headings[-1]}: ") if headings else part.text
    return all(token in allowed for token in _tokens(said))


def _with_labels(statement: Statement) -> str:
    return " ".join((statement.text, *(cell.label for cell in statement.cells)))


def _tokens(text: str) -> list[str]:
    return [token.lower().strip(".'’") for token in _TOKEN.findall(text)]


def _cite(
    number: int,
    sources: Mapping[str, Source],
    source: Source,
    statement: Statement,
    quote: str,
    span: tuple[int, int],
) -> Citation:
    first = statement.provenance[0] if statement.provenance else None
    return Citation(
        number=number,
        source=source,
        publisher=behind(sources, source, statement.provenance),
        url=public_page(sources, source, statement.provenance),
        link=link_of(source, quote, span, statement.page),
        published=first.date if first else source.published,
        checked=source.checked,
        headings=(),
        page=statement.page,
        quote=quote,
        start=span[0],
        end=span[1],
    )


__all__: Sequence[str] = ("holds", "verify")
