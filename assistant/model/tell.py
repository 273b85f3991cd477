"""Where a language model may help: making a question whole, and wording an answer that is already found.

Whether there is an answer, and how full it is, is decided without it.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

from assistant.composing.verify import verify
from assistant.english.words import leans
from assistant.finding.rank import Evidence
from assistant.model.models import ChatModel
from assistant.model.rewrite import standalone
from assistant.model.word import worded
from assistant.screening.screen import screen
from assistant.types import Citation, Draft, Query, Question, Screening, Sentence, Status
from ingest.generation import Index

Told = tuple[Status, list[Sentence], list[Citation], str]
"""An answer verified, and the model whose sentences they are ("none" when they are lifted)."""


def made_whole(
    screening: Screening, model: ChatModel | None, known: frozenset[str], cancelled: threading.Event | None
) -> Screening:
    """The screening of a question that leans on earlier turns, or is in another language, made whole by
    the model; as it was without a model or on any doubt. What the model gives is screened like
    anything a person types."""
    follows = bool(screening.earlier) and leans(screening.text)
    if model is None or screening.status or not (screening.language or follows):
        return screening
    foreign = screening.language is not None
    text = standalone(screening.text, screening.earlier, model, translate=foreign, cancelled=cancelled)
    if text is None:
        return screening
    again = screen(Question(text), known)
    if again.status == "crisis":
        return again
    if again.status:
        return screening
    return replace(again, text=text, personal=screening.personal, language=None)


def told(
    draft: Draft,
    query: Query,
    evidence: Sequence[Evidence],
    index: Index,
    model: ChatModel | None,
    cancelled: threading.Event | None,
) -> Told:
    """The draft verified; in a model's words where it has good ones that hold.

    A model's sentences are shown only when at least half of them hold and they rest on a source that
    the draft rests on too.
    """
    status, sentences, citations = verify(draft, index)
    if model is None or not sentences:
        return status, sentences, citations, "none"
    offered = worded(query.text, [e.passage for e in evidence], model, query.audience, cancelled)
    if offered is not None:
        _, said, cited = verify(replace(offered, status=status), index, worded=True)
        shared = {c.source.id for c in cited} & {c.source.id for c in citations}
        if shared and 2 * len(said) >= len(offered.parts):
            return status, said, cited, model.name
    return status, sentences, citations, f"none ({model.name} gave nothing usable)"
