"""What crosses the HTTP edge about documents: a list of them, one, and what a search finds in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from assistant.link import page_of
from assistant.types import Passage
from assistant.web.headings import headings_of
from ingest.types import Chunk, Source


class SearchResult(BaseModel):
    source_id: str
    chunk_id: str
    title: str
    url: str
    headings: list[str]
    page: int | None
    text: str
    score: float

    @classmethod
    def of(cls, passage: Passage) -> SearchResult:
        return cls(
            source_id=passage.source.id,
            chunk_id=passage.chunk.id,
            title=passage.source.title,
            url=page_of(passage),
            headings=list(passage.chunk.headings),
            page=passage.statement.page,
            text=passage.statement.text,
            score=round(passage.score, 4),
        )


class SearchResponse(BaseModel):
    results: list[SearchResult]


class SourceOut(BaseModel):
    """A document as the corpus describes it, field by field."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    title: str
    url: str
    publisher: str
    kind: str
    audience: list[str]
    topics: list[str]
    published: str
    checked: dt.date | None
    standing: str
    licence: str
    about: str


class SourcesResponse(BaseModel):
    sources: list[SourceOut]


class HeadingOut(BaseModel):
    """`level` is 1 for the document's own title; `start` counts characters of the text."""

    model_config = ConfigDict(from_attributes=True)

    text: str
    level: int
    start: int


class SourceText(SourceOut):
    text: str
    headings: list[HeadingOut]

    @classmethod
    def of(cls, source: Source, text: str, chunks: Sequence[Chunk]) -> SourceText:
        """`chunks` are all the document's own, in reading order."""
        about = SourceOut.model_validate(source).model_dump()
        return cls(**about, text=text, headings=[HeadingOut.model_validate(one) for one in headings_of(text, chunks)])
