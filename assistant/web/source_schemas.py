"""What crosses the HTTP edge about documents: a list of them, one, and what a search finds in them."""

from __future__ import annotations

from pydantic import BaseModel

from assistant.link import page_of
from assistant.present import source_date
from assistant.types import Passage
from ingest.types import Source


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
    id: str
    title: str
    url: str
    publisher: str
    kind: str
    audience: list[str]
    topics: list[str]
    published: str
    checked: str | None
    standing: str
    licence: str
    about: str

    @classmethod
    def of(cls, source: Source) -> SourceOut:
        return cls(
            id=source.id,
            title=source.title,
            url=source.url,
            publisher=source.publisher,
            kind=source.kind,
            audience=list(source.audience),
            topics=list(source.topics),
            published=source.published,
            checked=source_date(source.checked),
            standing=source.standing,
            licence=source.licence,
            about=source.about,
        )


class SourcesResponse(BaseModel):
    sources: list[SourceOut]


class SourceText(SourceOut):
    text: str
