"""Passages found -> passages weighed: how well each one answers, on one scale.

Retrieval casts wide; here each passage is held against the question. The points decide what is shown and
whether there is an answer at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.finding.features import Features, features, rarities
from assistant.finding.originals import restore
from assistant.screening.orders import is_order
from assistant.types import Passage, Query
from assistant.understanding.asks import kind_of
from assistant.understanding.references import names_thing
from ingest.generation import Index

# Set on the dev half of the evaluation set; docs/evaluation.md says how.
WEIGHTS = Features(
    meaning=0.25,
    asked=0.60,
    heading=0.05,
    coverage=0.25,
    fits=0.05,
    fused=0.20,
    is_the_question=0.12,
    leans_back=-0.04,
    other_readers=-0.10,
    not_held=-0.25,
    proposal=-0.25,
    unheld=-0.80,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage weighed. `points` run from about 0 to 1.1; `coverage` is the share, by rarity, of
    what the question is about that the passage or its headings name."""

    passage: Passage
    points: float
    coverage: float


def rank(query: Query, passages: Sequence[Passage], index: Index) -> list[Evidence]:
    """The passages weighed, best first. A question's numbered things must be named."""
    kind = kind_of(query.focus or query.text)
    rarity = rarities(query, index)
    top = max((p.score for p in passages), default=0.0) or 1.0
    prepared = index.catalogue.count("question") > 0
    weighed = []
    for passage in restore([p for p in passages if not _planted(p)]):
        found = features(query, passage, kind, rarity, passage.score / top, prepared)
        points = sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
        if query.references:
            named = any(names_thing(passage, r) for r in query.references)
            points = max(points, 0.8) + 0.2 if named else points - 0.5
        weighed.append(Evidence(replace(passage, score=points), points, found.coverage))
    return sorted(weighed, key=lambda e: -e.points)


def interleaved(weighed: Sequence[Sequence[Evidence]]) -> list[Evidence]:
    """The evidence for several questions in turn, the best for each first; each passage once."""
    first: dict[str, Evidence] = {}
    for e in (e for row in zip_longest(*weighed) for e in row if e is not None):
        first.setdefault(e.passage.statement.id, e)
    return list(first.values())


def _planted(passage: Passage) -> bool:
    """Whether a section holds orders to machines: no page for families does, so none of it is shown."""
    return is_order("\n".join((passage.source.title, *passage.chunk.headings, passage.chunk.text)))
