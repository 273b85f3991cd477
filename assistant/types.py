"""The nouns of a question's walk. Frozen values; a step gives the next one what it needs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from ingest.types import Chunk, Source, Statement

Status = Literal[
    "answered",
    "partial",
    "clarify",
    "no_answer",
    "out_of_scope",
    "crisis",
    "refused",
    "unsupported_language",
]
Audience = Literal["parent", "young-person", "senco", "professional"]
Detail = Literal["simple", "full"]
Misuse = Literal["abuse", "other-people", "forgery", "write-plan", "diagnosis", "promise", "certainty", "orders"]
NoticeKind = Literal["personal-data", "source-age", "conflict", "reform", "language"]


@dataclass(frozen=True, slots=True)
class Turn:
    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, what was said before it, by whom ("parent" when nobody says), and how full the
    answer should be (None for as full as the question asks)."""

    text: str
    earlier: tuple[Turn, ...] = ()
    audience: Audience | None = None
    detail: Detail | None = None


@dataclass(frozen=True, slots=True)
class Screening:
    """The question as it may be searched and kept: hidden characters and personal details are gone.

    `status` ends the walk when it is not None, for misuse of a kind; `personal` says whether a detail
    was taken out, and `language` which other language the question is in (ISO 639-1).
    """

    text: str
    earlier: tuple[str, ...] = ()
    status: Status | None = None
    misuse: Misuse | None = None
    personal: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the question: its words for the search, and how much it counts. One that stands
    `beside` the question reads it with turns that it does not lean on."""

    text: str
    terms: tuple[str, ...]
    weight: float = 1.0
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready to search.

    `text` is what was asked, `focus` the words of it that ask; `readings` are the searches to make,
    the surest first. `concepts` are the things it is about, each with its other names. `references`
    are the numbered things it names ("1.11", "regulation 5", "SEND35A"), which an answer must hold.
    A message that asks several things has a query for each in `parts`. `follows` says that turns came
    before, whose words are in some of the readings.
    """

    text: str
    readings: tuple[Reading, ...]
    concepts: tuple[tuple[str, ...], ...] = ()
    references: tuple[str, ...] = ()
    audience: Audience | None = None
    focus: str = ""
    parts: tuple[Query, ...] = ()
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement found, with its section, its source and its scores.

    `score` orders passages and means nothing by itself; `similarity` is the cosine between the
    question and the statement read with its heading, 0 when only its words were found;
    `heading_similarity` is the cosine between the question and `heading`, the section's own or that
    of the note it stands in for; `asked_similarity` that of the nearest question prepared for the
    statement; `unheld_similarity` that of the nearest question known to have no answer here, the same for
    all passages of a query.
    """

    statement: Statement
    chunk: Chunk
    source: Source
    score: float
    similarity: float
    heading_similarity: float = 0.0
    heading: str = ""
    asked_similarity: float = 0.0
    unheld_similarity: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a draft: words to show and the statements they rest on."""

    text: str
    statements: tuple[Statement, ...]
    kind: Literal["sentence", "item"] = "sentence"


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is checked; `unmet` are the places, from 0, of the things asked that nothing
    was found for."""

    parts: tuple[Part, ...]
    status: Status
    unmet: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the words of an answer stand. `quote` is `text[start:end]` of the stored document.

    `publisher` says who stands behind the words: the source's publisher, or for a note the pages it
    rests on and how sure we are of each.
    """

    number: int
    source: Source
    publisher: str
    url: str
    link: str
    published: str
    checked: dt.date | None
    headings: tuple[str, ...]
    page: int | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    citations: tuple[int, ...]
    kind: Literal["sentence", "item"] = "sentence"


@dataclass(frozen=True, slots=True)
class Notice:
    kind: NoticeKind
    text: str


@dataclass(frozen=True, slots=True)
class ContactCard:
    name: str
    for_: str
    phone: str
    email: str
    url: str
    checked: str


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step of a timeline: its words, its day (None when it cannot be worked out), the number of the
    citation that holds its rule, and the id of the clock it is counted by."""

    label: str
    date: dt.date | None
    citation: int
    clock: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is given back. `language` and `direction` are those of the lead.

    For the curious and for tests: `asked` is the question as it was searched, `searched` the readings
    made of it with what came before, `considered` the passages looked at.
    """

    id: str
    status: Status
    lead: str
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    contacts: tuple[ContactCard, ...] = ()
    timeline: tuple[DatedStep, ...] = ()
    suggestions: tuple[str, ...] = ()
    pages: tuple[Passage, ...] = ()
    considered: tuple[Passage, ...] = field(default=(), repr=False)
    asked: str = field(default="", repr=False)
    searched: tuple[str, ...] = field(default=(), repr=False)
    took_ms: int = 0
    model: str = "none"
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
