"""What is answered over HTTP. Names are fixed: other programs are written against them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.present import markdown, source_date
from assistant.types import Answer, Citation, DatedStep, Status


class _Copied(BaseModel):
    """Has the fields of a noun of ours, by their names: `model_validate` takes one."""

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)


class SentenceOut(_Copied):
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

    @classmethod
    def of(cls, citation: Citation) -> CitationOut:
        source = citation.source
        return cls(
            number=citation.number,
            source_id=source.id,
            title=source.title,
            url=citation.url,
            link=citation.link,
            publisher=citation.publisher,
            kind=source.kind,
            standing=source.standing,
            published=citation.published,
            checked=source_date(citation.checked),
            headings=list(citation.headings),
            page=citation.page,
            quote=citation.quote,
        )


class NoticeOut(_Copied):
    kind: str
    text: str


class ContactOut(_Copied):
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
            sentences=[SentenceOut.model_validate(one) for one in answer.sentences],
            citations=[CitationOut.of(c) for c in answer.citations],
            notices=[NoticeOut.model_validate(one) for one in answer.notices],
            contacts=[ContactOut.model_validate(one) for one in answer.contacts],
            timeline=[TimelineStep.of(step) for step in answer.timeline] or None,
            suggestions=list(answer.suggestions),
            model=answer.model,
            took_ms=answer.took_ms,
        )


class Health(BaseModel):
    status: Literal["ok"]


class Problem(BaseModel):
    """A fault, as RFC 9457 has it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
