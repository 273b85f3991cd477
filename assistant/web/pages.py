"""The pages a person sees, made on the server; they work with scripts turned off."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.clock.calendar_link import calendar_link
from assistant.link import stored_copy
from assistant.present import (
    KIND,
    STANDING,
    TIMELINE,
    brings_numbers,
    day_in_words,
    nearest_heading,
    next_heading,
    notices,
    offers_choices,
    passages,
    provenance,
    readable,
)
from assistant.types import Answer, Audience
from assistant.web.stored import lines_of
from assistant.web.widget_files import Script
from ingest.entries import Council
from ingest.generation import Index

# Five digits that start with 6, 7 or 8 are for texts in the United Kingdom: a call to them fails.
_TEXTED = re.compile(r"[678]\d{4}")


@dataclass(frozen=True, slots=True)
class _Number:
    """How a number is reached, in a word, and the address that does it when tapped."""

    way: str
    address: str


def _number(phone: str) -> _Number:
    digits = "".join(c for c in phone if c.isdigit() or c == "+")
    return _Number("Text", f"sms:{digits}") if _TEXTED.fullmatch(digits) else _Number("Phone", f"tel:{digits}")


_templates = Environment(
    loader=PackageLoader("assistant.web"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_templates.filters |= {
    "readable": readable,
    "provenance": provenance,
    "stored": lambda citation: stored_copy(citation.source, (citation.start, citation.end)),
    "day_in_words": day_in_words,
    "number": _number,
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
    audience: Audience | None = None,
    earlier: Sequence[str] = (),
    answer: Answer | None = None,
    error: str = "",
    script: Script | None = None,
) -> str:
    """The form, below an answer when there is one; `script` puts the chat in its place.

    Of the question it shows and carries on only `answer.asked`, which has no personal details.
    """
    turns = [*earlier, answer.asked] if answer and answer.asked else earlier
    first, later = notices(answer) if answer else ([], [])
    today = dt.date.today()
    # What is over is no use in a calendar.
    ahead = [step for step in answer.timeline if step.date and step.date >= today] if answer else []
    return _render(
        "ask.html",
        council=index.council,
        audience=audience,
        audiences=AUDIENCES,
        earlier=turns[-KEPT_TURNS:],
        answer=answer,
        passages=passages(answer) if answer else [],
        brings_numbers=brings_numbers,
        notices_first=first,
        notices_later=later,
        dates=TIMELINE,
        today=today,
        ahead=ahead,
        calendar=calendar_link(ahead),
        choices=offers_choices(answer) if answer else False,
        next_heading=next_heading(answer) if answer else "",
        nearest_heading=nearest_heading(answer) if answer else "",
        error=error,
        script=script,
    )


def desk_page(index: Index, script: Script | None) -> str:
    """The view with the documents beside the answers, which the script makes."""
    return _render("desk.html", council=index.council, script=script)


def crisis_page(answer: Answer) -> str:
    """Human help and nothing else; made without an index."""
    return _render("crisis.html", council=Council(), answer=answer)


def source_page(index: Index, source_id: str, marked: tuple[int, int] | None) -> str:
    sources = index.sources
    source = sources[source_id]
    lines = list(lines_of(index, source, sources, marked))
    return _render(
        "source.html",
        council=index.council,
        source=source,
        kind=KIND[source.kind],
        standing=STANDING[source.standing],
        runs=[(listed, list(run)) for listed, run in groupby(lines, key=lambda line: line.item)],
        marked=any(line.first_mark for line in lines),
    )


def problem_page(title: str, detail: str, documents: bool = False) -> str:
    """`documents` adds the way to the list of them."""
    return _render("problem.html", council=Council(), title=title, detail=detail, documents=documents)


def _render(name: str, **values: object) -> str:
    return _templates.get_template(name).render(**values)
