"""How a walk can end, and the answer made of it: with what was found, or without."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.deciding.named import sayable
from assistant.finding.rank import Evidence
from assistant.help import contacts_for, crisis_contacts
from assistant.messages import Message, message
from assistant.notices import notices_for
from assistant.types import (
    Answer,
    Citation,
    DatedStep,
    Notice,
    Passage,
    Query,
    Question,
    Screening,
    Sentence,
    Status,
)
from assistant.understanding.asking import is_social
from assistant.wording import GREETING, IF_IN_DANGER, LEADS, MISUSE, NAME_NOT_HELD, PERSONAL, WHICH, not_held
from ingest.entries import Contact
from ingest.generation import Index

SUGGESTIONS, PAGES = 3, 3
# What may be said back: "regulation 99", "6.4", "SEND99"; not any string of letters with a figure at its end.
_NUMBERED = re.compile(r"[a-z ]+ [\w.()]+|\d[\d.]*|[A-Z]{2,6}\d{1,3}[A-Z]?")
# Somebody who is not answered is told who can help; so is somebody refused over one of these.
_NEEDS_HELP: frozenset[Status] = frozenset(("no_answer", "partial", "unsupported_language"))
_NEED_BEHIND = frozenset(("diagnosis", "promise", "certainty", "forgery", "write-plan"))


@dataclass(frozen=True)
class Outcome:
    """The end of a walk: its status and opening words, and whatever was found on the way. `uneasy` says
    that there may be danger behind the question: help lines are shown beside the answer."""

    status: Status
    lead: str
    query: Query | None = None
    evidence: Sequence[Evidence] = ()
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    steps: tuple[DatedStep, ...] = ()
    suggestions: tuple[str, ...] | None = None
    said: Message | None = None
    model: str = "none"
    uneasy: bool = False


def turned_away(screening: Screening, index: Index) -> Outcome:
    """The outcome of a question that is not searched: danger, misuse, another language, no words."""
    if screening.status is None or screening.status == "crisis":
        status: Status = screening.status or "unsupported_language"
        said = message(screening.language, "unsupported" if screening.status is None else "crisis")
        return Outcome(status, said.text if screening.language else LEADS[status], suggestions=(), said=said)
    lead = MISUSE[screening.misuse] if screening.misuse else LEADS[screening.status]
    return Outcome(screening.status, lead, suggestions=index.council.examples[:SUGGESTIONS])


def which_one(query: Query, evidence: Sequence[Evidence], offered: tuple[str, ...]) -> Outcome:
    """A short question back, with choices."""
    return Outcome("clarify", WHICH, query, evidence, suggestions=offered)


def out_of_scope(query: Query, evidence: Sequence[Evidence], index: Index) -> Outcome:
    """A question about something else altogether, or a greeting."""
    lead = GREETING if is_social(query.text) else LEADS["out_of_scope"]
    status: Status = "clarify" if is_social(query.text) else "out_of_scope"
    return Outcome(status, lead, query, evidence, suggestions=index.council.examples[:SUGGESTIONS])


def without_answer(query: Query, evidence: Sequence[Evidence], strange: tuple[str, ...]) -> Outcome:
    """Not knowing: the things named that are not held are said."""
    things = (*query.references, *strange)
    numbered = (r for r in query.references if _NUMBERED.fullmatch(r))
    said = (*numbered, *filter(sayable, strange))
    lead = not_held(said) if said else NAME_NOT_HELD if things else LEADS["no_answer"]
    return Outcome("no_answer", lead, query, evidence)


def finish(outcome: Outcome, screening: Screening, question: Question, index: Index, started: float) -> Answer:
    """The answer a person gets, with contacts, notices, suggestions and pages beside it."""
    status = outcome.status
    if status == "crisis":
        return in_crisis(index.contacts, screening.language, started)
    topics = {topic for c in outcome.citations for topic in c.source.topics}
    # A refusal that rests on a likeness alone may be wrong.
    unsure = status == "refused" and not screening.misuse
    always = status in _NEEDS_HELP or unsure or screening.misuse in _NEED_BEHIND
    helpers = contacts_for(screening.text, topics, index.contacts, question.audience, always=always)
    searched = outcome.query.readings if outcome.query else ()
    suggested = outcome.suggestions
    taken_out = (Notice("personal-data", PERSONAL),) * screening.personal
    return Answer(
        id=secrets.token_urlsafe(12),
        status=status,
        lead=f"{IF_IN_DANGER} {outcome.lead}".strip() if outcome.uneasy else outcome.lead,
        sentences=outcome.sentences,
        citations=outcome.citations,
        notices=taken_out + notices_for(outcome.sentences, outcome.citations),
        contacts=crisis_contacts(index.contacts) * outcome.uneasy + helpers,
        timeline=outcome.steps,
        suggestions=_suggestions(outcome) if suggested is None else suggested,
        pages=_start(index) if status == "unsupported_language" else _pages(outcome) if status == "no_answer" else (),
        considered=tuple(e.passage for e in outcome.evidence),
        asked=screening.text,
        searched=tuple(reading.text for reading in searched),
        took_ms=round((time.monotonic() - started) * 1000),
        model=outcome.model,
        language=outcome.said.lang if outcome.said else "en",
        direction=outcome.said.dir if outcome.said else "ltr",
    )


def in_crisis(contacts: Sequence[Contact], language: str | None = None, started: float | None = None) -> Answer:
    """Human help at once, in the person's language where words are prepared; needs no index and no model."""
    said = message(language, "crisis") if language else None
    return Answer(
        id=secrets.token_urlsafe(12),
        status="crisis",
        lead=said.text if said else LEADS["crisis"],
        contacts=crisis_contacts(contacts),
        took_ms=round((time.monotonic() - started) * 1000) if started else 0,
        language=said.lang if said else "en",
        direction=said.dir if said else "ltr",
    )


def _suggestions(outcome: Outcome) -> tuple[str, ...]:
    """Questions the corpus answers: headings near the question that were not used in the answer."""
    used = {citation.headings for citation in outcome.citations}
    near = (e.passage.chunk.headings for e in outcome.evidence[:40] if e.passage.chunk.headings not in used)
    return tuple(dict.fromkeys(h[-1] for h in near if h and h[-1].endswith("?")))[:SUGGESTIONS]


def _start(index: Index) -> tuple[Passage, ...]:
    """The opening of each page that the council names as a place to start."""
    opening = {source: index.catalogue.chunks_of(source)[:1] for source in index.council.start}
    found = ((index.sources[s], c, index.catalogue.statements_of([c.id])) for s, cs in opening.items() for c in cs)
    return tuple(Passage(statements[0], c, source, 0.0, 0.0) for source, c, statements in found)


def _pages(outcome: Outcome) -> tuple[Passage, ...]:
    """The nearest passages, one a source, to look at when there is no answer."""
    nearest: dict[str, Passage] = {}
    for e in outcome.evidence:
        nearest.setdefault(e.passage.source.id, e.passage)
    return tuple(nearest.values())[:PAGES]
