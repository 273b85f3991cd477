"""A second reader, when one is configured: evidence -> the same evidence in a better order.

A cross-encoder reads the question and a passage together, which two vectors cannot. It only puts in order: the
points that say how sure an answer is stay those of the ranking, since the scores of two cross-encoders mean
different things. The two orders are fused by reciprocal rank, as retrieval's are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.english.words import stems
from assistant.finding.cross_encoder import CrossEncoderReranker
from assistant.finding.rank import Evidence
from assistant.types import Query

# So many of the best are read again; more would be slow on a small machine.
READ = 20
# The steepness of the fusion, as for retrieval.
K = 20
WORDS = "words"


class Reranker(Protocol):
    """Reads a question together with each of some passages."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """How well each passage answers, one finite number a passage; a higher one is better, on any scale."""
        ...


class WordsReranker:
    """The share of a question's words that a passage holds: no model, for trials and tests."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        wanted = stems(question)
        return [len(wanted & stems(passage)) / len(wanted) if wanted else 0.0 for passage in passages]


def choose_reranker(name: str) -> Reranker | None:
    """The reranker that a setting names: none when it is empty, `words`, or a cross-encoder.

    Raises:
        RerankerError: the cross-encoder cannot be used.
    """
    if not name:
        return None
    return WordsReranker() if name == WORDS else CrossEncoderReranker(name)


def reranked(query: Query, evidence: Sequence[Evidence], reranker: Reranker | None) -> list[Evidence]:
    """The evidence with its first few in the order of both readers; the best of them has the most points
    there were, the next the next. A question for a numbered thing keeps its order."""
    if reranker is None or query.references or len(evidence) < 2:
        return list(evidence)
    read, rest = evidence[:READ], evidence[READ:]
    scores = reranker.scores(query.text, [_read_as(e) for e in read])
    places = {place: rank for rank, place in enumerate(sorted(range(len(read)), key=lambda place: -scores[place]))}
    order = sorted(range(len(read)), key=lambda place: -(1 / (K + place) + 1 / (K + places[place])))
    points = [e.points for e in read]
    fused = [
        replace(read[place], points=dealt, passage=replace(read[place].passage, score=dealt))
        for place, dealt in zip(order, points, strict=True)
    ]
    return [*fused, *rest]


def _read_as(evidence: Evidence) -> str:
    heading, text = evidence.passage.heading, evidence.passage.statement.text
    return f"{heading} {text}" if heading else text
