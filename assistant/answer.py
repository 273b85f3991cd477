"""The walk of a question: screen, resolve, retrieve, rank, compose, verify, present."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.clock.clock import AskBack, Timeline, timeline_for
from assistant.clock.dated import dated_steps, first_words, rules_of
from assistant.composing.compose import Asked, compose
from assistant.composing.plans import usable_first
from assistant.deciding.named import is_place, names_unheld_thing, sayable, unknown_names
from assistant.deciding.scope import is_foreign, is_never_done
from assistant.deciding.vague import choices, says_nothing
from assistant.finding.rank import Evidence, interleaved, rank
from assistant.finding.rerank import Reranker, reranked
from assistant.finding.retrieve import retrieve
from assistant.model.models import ChatModel
from assistant.model.tell import made_whole, told
from assistant.outcomes import Outcome, finish, in_crisis, out_of_scope, turned_away, which_one, without_answer
from assistant.screening.doubt import screened
from assistant.screening.listen import DESPITE_REQUEST, Heard, hear
from assistant.screening.public import public_words
from assistant.types import Answer, Draft, Passage, Query, Question, Screening, Sentence, Status
from assistant.understanding.asks import asks_of_time
from assistant.understanding.elsewhere import moves_away
from assistant.understanding.own_case import asks_of_own_case
from assistant.understanding.resolve import resolve
from assistant.understanding.verdict import asks_for_verdict
from assistant.wording import ENGLAND_ONLY, LEADS, NO_VERDICT, OWN_CASE, THING_NOT_HELD, in_general, some_unmet
from ingest.embed import Embedder
from ingest.generation import Index

__all__ = ["Abilities", "answer", "in_crisis", "search"]


@dataclass(frozen=True)
class Abilities:
    """What answering can do here: whether the embedder reads other languages, the language model and the
    second reader of passages when there are any, and the day that dates are counted to, today when None."""

    reads_languages: bool = False
    model: ChatModel | None = None
    today: dt.date | None = None
    reranker: Reranker | None = None


def answer(
    question: Question,
    index: Index,
    embedder: Embedder,
    abilities: Abilities = Abilities(),
    cancelled: threading.Event | None = None,
) -> Answer:
    """Answer one question from one index; a model is not waited for once `cancelled` is set.

    Raises:
        QuestionTooLongError: the question is too long to be read.
    """
    started = time.monotonic()
    screening, doubted = screened(question, embedder, index)
    screening = made_whole(screening, abilities.model, public_words(index), cancelled)
    outcome = _outcome(question, screening, index, embedder, abilities, cancelled)
    outcome = replace(outcome, uneasy=outcome.uneasy or doubted)
    return finish(outcome, screening, question, index, started)


def _outcome(
    question: Question,
    screening: Screening,
    index: Index,
    embedder: Embedder,
    abilities: Abilities,
    cancelled: threading.Event | None,
) -> Outcome:
    turned = screening.status or (screening.language and not abilities.reads_languages)
    if turned and screening.status != "refused":
        return turned_away(screening, index)
    heard = hear(screening.text, embedder, index)
    if away := _unsafe(screening, heard, index):
        return away
    query = resolve(screening, index.glossary, question.audience, index.council.places, index.vocabulary)
    asked = gather(query, index, embedder, abilities.reranker)
    evidence = interleaved([found for _, found in asked])
    today = abilities.today or dt.date.today()
    made = timeline_for(screening.text, screening.earlier, index.clocks, today)
    outcome = _aside(screening, query, evidence, heard, index) if made is None else None
    if outcome is None:
        outcome = _composed(question, screening, query, asked, evidence, made, index, abilities.model, cancelled)
    return replace(outcome, uneasy=bool(heard.worry))


def _aside(
    screening: Screening, query: Query, evidence: Sequence[Evidence], heard: Heard, index: Index
) -> Outcome | None:
    """What a message gets that cannot be answered from the documents by its kind: it asks nothing, is vague, is about
    another subject, or asks for what is never done."""
    if says_nothing(query):
        return which_one(query, evidence, index.council.examples)
    if offered := choices(query, evidence, index, heard.only_vague):
        return which_one(query, evidence, offered)
    if is_foreign(query, evidence, index, heard):
        return out_of_scope(query, evidence, index)
    if is_never_done(query, evidence, heard.misuse):
        return turned_away(replace(screening, status="refused"), index)
    return None


def _composed(
    question: Question,
    screening: Screening,
    query: Query,
    asked: Sequence[Asked],
    evidence: Sequence[Evidence],
    made: Timeline | AskBack | None,
    index: Index,
    model: ChatModel | None,
    cancelled: threading.Event | None,
) -> Outcome:
    """The answer as it is composed, told by a model where there is one and nothing is counted, and verified."""
    draft = _with_rules(compose(asked, index, question.detail), made, query, index)
    teller = None if made else model
    status, sentences, citations, told_by = told(draft, query, evidence, index, teller, cancelled)
    strange = unknown_names(screening.text, index)
    if not sentences or any(not is_place(name) for name in strange):
        return without_answer(query, evidence, strange)
    steps = dated_steps(made, citations, index) if isinstance(made, Timeline) else ()
    unheld = any(found and names_unheld_thing(q.focus or q.text, found[0], index) for q, found in asked)
    status, lead = _opening(status, draft, made, strange, unheld)
    if made is None:
        status, lead = _beyond_the_documents(screening.text, sentences) or (status, lead)
    if asks_for_verdict(query.text) and status in ("answered", "partial"):
        lead = f"{lead} {NO_VERDICT}".strip()
    return Outcome(status, lead, query, evidence, tuple(sentences), tuple(citations), steps, model=told_by)


def search(
    question: Question, index: Index, embedder: Embedder, k: int, reranker: Reranker | None = None
) -> list[Passage]:
    """The k passages that best match a question, best first: the walk as far as ranking."""
    screening, _ = screened(question, embedder, index)
    if screening.status or hear(screening.text, embedder, index).worry == "certain":
        return []
    query = resolve(screening, index.glossary, question.audience, index.council.places, index.vocabulary)
    found = [_found(q, index, embedder, reranker) for q in (query, *query.parts)]
    return [e.passage for e in interleaved(found)[:k]]


def gather(query: Query, index: Index, embedder: Embedder, reranker: Reranker | None = None) -> list[Asked]:
    """Each thing a message asks, with the passages found for it, weighed, and in the order an answer tells them."""
    return [(q, usable_first(q, _found(q, index, embedder, reranker))) for q in query.parts or (query,)]


def _found(query: Query, index: Index, embedder: Embedder, reranker: Reranker | None) -> list[Evidence]:
    return reranked(query, rank(query, retrieve(query, index, embedder), index), reranker)


def _unsafe(screening: Screening, heard: Heard, index: Index) -> Outcome | None:
    """What a message gets that sounds like danger or was refused; nothing when it may be answered. Danger beside a
    request that is refused must be the surer."""
    refused = screening.status == "refused"
    if heard.danger > DESPITE_REQUEST or (heard.worry == "certain" and not refused):
        return turned_away(replace(screening, status="crisis"), index)
    return replace(turned_away(screening, index), uneasy=heard.worry == "certain") if refused else None


def _beyond_the_documents(text: str, sentences: Sequence[Sentence]) -> tuple[Status, str] | None:
    """The status and the words before an answer to what no document can settle: one family's own case, and what
    holds outside England."""
    if asks_of_own_case(text):
        return "partial", OWN_CASE
    if moves_away(text) and "England" not in sentences[0].text:
        return "partial", ENGLAND_ONLY
    return None


def _with_rules(draft: Draft, made: Timeline | AskBack | None, query: Query, index: Index) -> Draft:
    """The draft with the rules that dates are counted by in front; alone, unless something else was asked or more."""
    rules = rules_of(made, index) if made else []
    if not rules:
        return draft
    other = bool(query.parts) or not asks_of_time(query.focus or query.text)
    more = [part for part in draft.parts if part not in rules] if other else []
    return Draft((*rules, *more), "answered", draft.unmet if query.parts else ())


def _opening(
    status: Status, draft: Draft, made: Timeline | AskBack | None, strange: tuple[str, ...], unheld: bool
) -> tuple[Status, str]:
    """The status in the end, and the words before the sentences."""
    if isinstance(made, AskBack):
        return "clarify", made.question
    if isinstance(made, Timeline) and status == "answered":
        return status, first_words(made)
    if strange:
        said = tuple(filter(sayable, strange))
        return "partial", in_general(said) if said else LEADS["partial"]
    if unheld:
        return "partial", THING_NOT_HELD
    if draft.unmet and status == "partial":
        return status, some_unmet(draft.unmet)
    return status, LEADS[status]
