"""What crosses the HTTP edge. Names are fixed: other programs are written against them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from assistant.link import page_of
from assistant.present import markdown, source_date
from assistant.types import Answer, Audience, DatedStep, Passage, Question, Status, Turn
from ingest.types import Source

# Longer texts are refused in screening, with a message; this only bounds what is read at all.
MAX_CONTENT = 100_000


class Message(BaseModel):
    role: Literal["user", "assistant"]
    content: str = Field(max_length=MAX_CONTENT)


class ChatRequest(BaseModel):
    """A conversation so far; the last message is the question."""

    messages: list[Message] = Field(min_length=1, max_length=100)
    audience: Audience | None = None

    @field_validator("messages")
    @classmethod
    def _ends_with_the_user(cls, messages: list[Message]) -> list[Message]:
        if messages[-1].role != "user":
            raise ValueError("the last message must be the user's question")
        if not messages[-1].content.strip():
            raise ValueError("the question is empty")
        return messages

    def question(self) -> Question:
        *before, last = self.messages
        turns = tuple(Turn(message.role, message.content) for message in before)
        return Question(last.content, turns, self.audience)


class SearchRequest(BaseModel):
    query: str = Field(min_length=1, max_length=MAX_CONTENT)
    history: list[str] = Field(default_factory=list, max_length=100)
    k: int = Field(10, ge=1, le=100)
    audience: Audience | None = None

    def question(self) -> Question:
        return Question(self.query, tuple(Turn("user", turn) for turn in self.history), self.audience)


class SentenceOut(BaseModel):
    text: str
    citations: list[int]


class CitationOut(BaseModel):
    number: int
    source_id: str
    title: str
    url: str
    link: str
    publisher: str
    kind: str
    standing: str
    published: str
    checked: str | None
    headings: list[str]
    page: int | None
    quote: str


class NoticeOut(BaseModel):
    kind: str
    text: str


class ContactOut(BaseModel):
    model_config = ConfigDict(populate_by_name=True)

    name: str
    for_: str = Field(alias="for")
    phone: str
    email: str
    url: str
    checked: str


class TimelineStep(BaseModel):
    label: str
    date: str
    citation: int

    @classmethod
    def of(cls, step: DatedStep) -> TimelineStep:
        return cls(label=step.label, date=step.date.isoformat() if step.date else "", citation=step.citation)


class ChatResponse(BaseModel):
    id: str
    status: Status
    answer: str
    sentences: list[SentenceOut]
    citations: list[CitationOut]
    notices: list[NoticeOut]
    contacts: list[ContactOut]
    timeline: list[TimelineStep] | None
    suggestions: list[str]
    model: str
    took_ms: int

    @classmethod
    def of(cls, answer: Answer) -> ChatResponse:
        return cls(
            id=answer.id,
            status=answer.status,
            answer=markdown(answer),
            sentences=[SentenceOut(text=s.text, citations=list(s.citations)) for s in answer.sentences],
            citations=[
                CitationOut(
                    number=c.number,
                    source_id=c.source.id,
                    title=c.source.title,
                    url=c.url,
                    link=c.link,
                    publisher=c.publisher,
                    kind=c.source.kind,
                    standing=c.source.standing,
                    published=c.published,
                    checked=source_date(c.checked),
                    headings=list(c.headings),
                    page=c.page,
                    quote=c.quote,
                )
                for c in answer.citations
            ],
            notices=[NoticeOut(kind=n.kind, text=n.text) for n in answer.notices],
            contacts=[
                ContactOut(name=c.name, for_=c.for_, phone=c.phone, email=c.email, url=c.url, checked=c.checked)
                for c in answer.contacts
            ],
            timeline=[TimelineStep.of(step) for step in answer.timeline] or None,
            suggestions=list(answer.suggestions),
            model=answer.model,
            took_ms=answer.took_ms,
        )


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


class Health(BaseModel):
    status: Literal["ok"]


class Problem(BaseModel):
    """A fault, as RFC 9457 has it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
