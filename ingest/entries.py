"""The tables of a corpus's data files, each key checked: what a `[[source]]`, a `[[term]]`, a
`[[contact]]`, a `[[section]]`, a `[[clock]]` and council.toml may hold."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from ingest.dates import is_date, is_mistaken
from ingest.types import Kind, Source, Standing

Audience = Literal["parent", "young-person", "senco", "professional"]
_WEB = r"^(https?://\S+)?$"


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceEntry(_Table):
    """A `[[source]]` table of sources.toml. `published` may be a year or a month; `checked` is a day."""

    id: str = Field(pattern=r"^[\w][\w./-]*$")
    title: str = Field(min_length=1)
    path: str = Field(min_length=1)
    kind: Kind
    url: str = Field("", pattern=_WEB)
    publisher: str = ""
    audience: tuple[Audience, ...] = ()
    topics: tuple[str, ...] = ()
    published: str = ""
    checked: dt.date | None = None
    standing: Standing = "current"
    licence: str = ""
    about: str = ""
    url_holds_text: bool | None = None
    outline: tuple[str, ...] = ()

    @field_validator("published", mode="before")
    @classmethod
    def _date(cls, value: Any) -> str:
        text = value.isoformat() if isinstance(value, dt.date) else str(value)
        if text and not is_date(text):
            raise ValueError("must be a date: 2024, 2024-09 or 2024-09-26")
        return text

    def source(self) -> Source:
        holds = self.kind == "official" if self.url_holds_text is None else self.url_holds_text
        return Source(**{**self.model_dump(), "url_holds_text": holds})


class Term(_Table):
    """A `[[term]]` of glossary.toml: an official term, its abbreviations, and what people call it."""

    term: str = Field(min_length=1)
    short: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    long: str = ""
    meaning: str = Field(min_length=1)


class Contact(_Table):
    """A `[[contact]]` of contacts.toml: who helps with what, and when that was last checked."""

    id: str
    name: str
    for_: str = Field(alias="for")
    phone: str = ""
    email: str = ""
    url: str = Field("", pattern=_WEB)
    checked: dt.date
    standing: Standing = "current"
    source: str = ""
    confidence: Literal["high", "medium", "low"] = "medium"
    group: Literal["help", "crisis"] = "help"
    default: bool = False
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    audience: tuple[Audience, ...] = ()
    older: tuple[str, ...] = ()


class Section(_Table):
    """A `[[section]]` of coverage.toml: a part of the Local Offer and the sources that answer for it."""

    name: str = Field(min_length=1)
    group: str = ""
    sources: tuple[str, ...] = ()


Event = Literal[
    "request",
    "advice-asked",
    "assessment",
    "draft-plan",
    "consultation",
    "plan-issued",
    "decision-letter",
    "letter",
    "mediation-certificate",
    "mediation-yes",
    "mediation-no",
    "appeal-sent",
    "review-meeting",
    "amendment-notice",
    "phase-transfer",
    "post-16-transfer",
    "college-move",
    "council-told",
    "council-move",
    "suspension",
    "permanent-exclusion",
    "governors-letter",
    "illness",
    "matter",
    "travel-application",
    "post-16-travel-application",
    "travel-decision",
    "travel-phase",
    "accessibility-plan",
]


class Clock(_Table):
    """A `[[clock]]` of timescales.toml: a time limit, what starts it, and the rule behind it.

    `within` and `unit` give a length counted from an `event` (`back`: counted back from it), `by` a
    fixed day of the year (MM-DD). `asked` are words of a question that ask for this clock; `says` is
    what stands before its date. `rule` is one bullet of the note with the id `note`, word for word,
    and so are `august` and `christmas`, which say how a date then moves, `exceptions`, without which the date might
    mislead, and `passed`, which says what can be done when the day is over. `later_of` names the clock
    with which the later date counts. `default` and `chain` clocks are shown when no clock of their
    event, or another one, is asked for.
    """

    id: str
    label: str
    starts: str
    event: tuple[Event, ...] = ()
    asked: tuple[str, ...] = ()
    within: int | None = Field(None, ge=0)
    unit: Literal["", "days", "working-days", "school-days", "weeks", "months", "years"] = ""
    back: bool = False
    by: str = ""
    at_least: bool = False
    says: str = "by"
    default: bool = False
    chain: bool = False
    later_of: str = ""
    august: str = ""
    christmas: str = ""
    rule: str = Field(min_length=1)
    note: str = ""
    exceptions: tuple[str, ...] = ()
    passed: str = ""
    regulation: str = ""
    source: str = Field(min_length=1)
    date: str = ""
    confidence: Literal["high", "medium", "low"]
    group: str = ""

    @field_validator("by")
    @classmethod
    def _day(cls, value: str) -> str:
        # 29 February cannot be counted to in most years, and 2023 has none.
        if value and not (re.fullmatch(r"\d\d-\d\d", value) and is_date(f"2023-{value}")):
            raise ValueError("must be a day that every year has, its month first: 02-15")
        return value

    @field_validator("date")
    @classmethod
    def _date(cls, value: str) -> str:
        if is_mistaken(value):
            raise ValueError("is in no calendar; write 2024, 2024-09 or 2024-09-26, or words: undated")
        return value


class Council(_Table):
    """council.toml: whose corpus this is, in the words its readers see."""

    name: str = "the council"
    service: str = "Local Offer Assistant"
    about: str = ""
    greeting: str = ""
    privacy: str = ""
    local_offer_url: str = Field("", pattern=_WEB)
    examples: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    nearby: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """A fault in the corpus and where it is; `line` counts from 1, 0 when it is the whole file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"
