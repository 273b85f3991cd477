"""The walk of a question: screen, resolve, retrieve, rank, compose, verify, present."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Sequence

from assistant.compose import compose
from assistant.help import contacts_for, crisis_contacts
from assistant.notices import notices_for
from assistant.rank import Evidence, rank
from assistant.resolve import resolve
from assistant.retrieve import retrieve
from assistant.screen import screen
from assistant.types import Answer, Citation, ContactCard, Notice, Passage, Query, Question, Sentence, Status
from assistant.verify import verify
from assistant.wording import LEADS, in_general, not_held
from assistant.words import matches, places_named
from ingest.embed import Embedder
from ingest.entries import Contact
from ingest.generation import Index

# Below this, and with none of the service's own words in it, a question is about something else.
FOREIGN = 0.40
# A word that stands in more statements than this belongs to the service's own language.
FAMILIAR = 20
SUGGESTIONS, PAGES = 3, 3


def answer(question: Question, index: Index, embedder: Embedder) -> Answer:
    """Answer one question from one index.

    Raises:
        QuestionTooLongError: the question is too long to be read.
    """
    started = time.monotonic()
    council = index.council
    screening = screen(question)
    if screening.status == "crisis":
        return in_crisis(index.contacts)
    if screening.status:
        return _finish(started, screening.status, LEADS[screening.status], suggestions=council.examples[:SUGGESTIONS])
    query = resolve(screening, index.glossary, question.audience, council.places)
    evidence = rank(query, retrieve(query, index, embedder), index)
    draft = compose(query, evidence, index)
    status, sentences, citations = verify(draft, index)

    lead = LEADS[status]
    if not sentences:
        status = "out_of_scope" if _foreign(query, evidence, index) else "no_answer"
        lead = not_held(query.references) if query.references and status == "no_answer" else LEADS[status]
    strange = tuple(name for name in places_named(query.text) if not index.catalogue.frequency(name))
    if sentences and strange:
        status, lead = "partial", in_general(strange)
    topics = {topic for c in citations for topic in c.source.topics}
    helpers = contacts_for(
        query.text, topics, index.contacts, question.audience, always=status in ("no_answer", "partial")
    )
    return _finish(
        started,
        status,
        lead,
        sentences,
        citations,
        notices=notices_for(sentences, citations),
        contacts=helpers,
        suggestions=_suggestions(evidence, citations) if status != "out_of_scope" else council.examples[:SUGGESTIONS],
        pages=_pages(evidence) if status == "no_answer" else (),
        considered=tuple(e.passage for e in evidence),
    )


def in_crisis(contacts: Sequence[Contact]) -> Answer:
    """Human help at once; needs no index and no model."""
    return _finish(time.monotonic(), "crisis", LEADS["crisis"], contacts=crisis_contacts(contacts))


def search(question: Question, index: Index, embedder: Embedder, k: int) -> list[Passage]:
    """The k passages that best match a question, best first: the walk as far as ranking."""
    screening = screen(question)
    if screening.status:
        return []
    query = resolve(screening, index.glossary, question.audience, index.council.places)
    return [e.passage for e in rank(query, retrieve(query, index, embedder), index)[:k]]


def _foreign(query: Query, evidence: Sequence[Evidence], index: Index) -> bool:
    """Whether a question is about something else altogether: nothing found is near it, and it
    uses no term of the glossary and none of the words the council names as its subject."""
    if query.references or (evidence and evidence[0].points >= FOREIGN):
        return False
    said = query.text.lower()
    if matches(query.text, index.glossary):
        return False
    if any(re.search(rf"\b{re.escape(word.lower())}", said) for word in index.council.subject):
        return False
    frequencies = (max(map(index.catalogue.frequency, concept)) for concept in query.concepts)
    return not any(frequency > FAMILIAR for frequency in frequencies)


def _suggestions(evidence: Sequence[Evidence], citations: Sequence[Citation]) -> tuple[str, ...]:
    """Questions the corpus answers: headings near the question that were not used in the answer."""
    used = {citation.headings for citation in citations}
    near = (e.passage.chunk.headings for e in evidence[:40] if e.passage.chunk.headings not in used)
    return tuple(dict.fromkeys(h[-1] for h in near if h and h[-1].endswith("?")))[:SUGGESTIONS]


def _pages(evidence: Sequence[Evidence]) -> tuple[Passage, ...]:
    """The nearest passages, one a source, to look at when there is no answer."""
    nearest: dict[str, Passage] = {}
    for e in evidence:
        nearest.setdefault(e.passage.source.id, e.passage)
    return tuple(nearest.values())[:PAGES]


def _finish(
    started: float,
    status: Status,
    lead: str,
    sentences: Sequence[Sentence] = (),
    citations: Sequence[Citation] = (),
    notices: tuple[Notice, ...] = (),
    contacts: tuple[ContactCard, ...] = (),
    suggestions: tuple[str, ...] = (),
    pages: tuple[Passage, ...] = (),
    considered: tuple[Passage, ...] = (),
) -> Answer:
    return Answer(
        id=secrets.token_urlsafe(12),
        status=status,
        lead=lead,
        sentences=tuple(sentences),
        citations=tuple(citations),
        notices=notices,
        contacts=contacts,
        suggestions=suggestions,
        pages=pages,
        considered=considered,
        took_ms=round((time.monotonic() - started) * 1000),
    )
