"""Passages found -> passages weighed: how well each one answers, on one scale.

Retrieval casts wide; here each passage is held against the question: what it means, whether the
section's heading is the question, how much of what is asked about it names, and whether it is of
the kind wanted. The points decide what is shown and whether there is an answer at all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.asks import FACTS, Kind, fits, kind_of, says_yes_or_no
from assistant.originals import restore
from assistant.types import Passage, Query
from assistant.words import names_thing, stem, stems
from ingest.generation import Index
from ingest.types import Statement

MEANING, HEADING, COVERAGE, KIND, FUSED = 0.42, 0.20, 0.23, 0.12, 0.08
# A heading this like the question is the question, and its section the answer.
SAME, SAME_QUESTION, SAME_ANSWER = 0.75, 0.12, 0.85
SAME_KIND, LEANS = 0.05, 0.04
# A source for other readers; a note of what is not held; a section without a telling word of the
# question that other sections have.
OTHER_READERS, NOT_HELD, ELSEWHERE = 0.08, 0.06, 0.06
# A row of a plan of work, when a parent asks for help and not about the plan.
PLAN_OF_WORK = 0.08
# A proposal, when nobody asks what may change.
PROPOSAL = 0.18
TELLING = 0.6
# Coverage in the statement and its headings, and coverage in the rest of its section.
NEAR, WIDE = 0.75, 0.25
_ABOUT_PLANS = re.compile(
    r"\b(strategy|strategic|priorit\w+|work ?streams?|who leads?|plann(ed|ing)|council('s)? (doing|going|plan)"
    r"|is (the council|anyone|anybody) \w+ing|being done|improv\w+)\b",
    re.IGNORECASE,
)
_ABOUT_CHANGE = re.compile(
    r"\b(reforms?|chang\w+|new|law|bill|white paper|scrap\w*|propos\w+|government|future|20(2[6-9]|3\d)|consultation"
    r"|individual support plan|inclusive|happening|abolish\w*|replac\w+)\b",
    re.IGNORECASE,
)
_LEANS_BACK = re.compile(r"(This|These|It|They|That|Those|Such|As such|However|Equally|He|She|Also)\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage weighed. `points` run from about 0 to 1.1; `coverage` is the share, by rarity, of
    what the question is about that the passage or its headings name."""

    passage: Passage
    points: float
    coverage: float


def rank(query: Query, passages: Sequence[Passage], index: Index) -> list[Evidence]:
    """The passages weighed, best first. A question's numbered things must be named."""
    kind = kind_of(query.text)
    rarity = rarities(query, index)
    top = max((p.score for p in passages), default=0.0) or 1.0
    weighed = [_weigh(query, passage, kind, rarity, passage.score / top) for passage in restore(passages)]
    return sorted(weighed, key=lambda e: -e.points)


# A word the corpus never uses may be the very thing asked about, or only a turn of speech.
UNKNOWN = 0.4


def rarities(query: Query, index: Index) -> dict[tuple[str, ...], float]:
    """How telling each thing asked about is: the inverse document frequency of its names, over
    statements, so that a word on every page counts for little."""
    total = index.catalogue.count("statement")
    found = {}
    for concept in query.concepts:
        frequency = max(index.catalogue.frequency(name) for name in concept)
        rarity = math.log((total + 1) / (frequency + 1)) / math.log(total + 1)
        found[concept] = rarity if frequency else UNKNOWN
    return found


def _weigh(
    query: Query, passage: Passage, kind: Kind, rarity: Mapping[tuple[str, ...], float], fused: float
) -> Evidence:
    coverage = _coverage(passage, rarity)
    subjects = [name for concept in query.concepts for name in concept]
    points = (
        MEANING * passage.similarity
        + HEADING * passage.heading_similarity
        + (SAME_QUESTION if _is_the_question(passage, kind) and coverage >= SAME else 0.0)
        + (SAME_KIND if kind != "other" and kind_of(passage.heading) == kind else 0.0)
        - (LEANS if leans_back(passage.statement) else 0.0)
        - _reserve(query, passage)
        - (ELSEWHERE if _spoken_elsewhere(passage, rarity) else 0.0)
        + COVERAGE * coverage
        + KIND * fits(kind, passage.statement, subjects)
        + FUSED * min(fused, 1.0)
    )
    if says_yes_or_no(passage.statement.text):
        # "No, you do not…" answers its own heading and would mislead under another question.
        points += KIND if passage.heading_similarity >= SAME_ANSWER else -KIND
    if query.references:
        named = any(names_thing(passage, r) for r in query.references)
        points = max(points, 0.8) + 0.2 if named else points - 0.5
    return Evidence(replace(passage, score=points), points, coverage)


def _reserve(query: Query, passage: Passage) -> float:
    """Why a passage should wait for a better placed one that says as much."""
    audience = passage.source.audience
    others = bool(query.audience and audience and query.audience not in audience)
    not_held = passage.statement.text.startswith("This assistant does not hold")
    return (
        OTHER_READERS * others
        + NOT_HELD * not_held
        + PLAN_OF_WORK * _is_beside_the_plan(query, passage)
        + PROPOSAL * _is_untimely(query, passage)
    )


def _is_untimely(query: Query, passage: Passage) -> bool:
    return "reform" in passage.source.topics and not _ABOUT_CHANGE.search(query.text)


def _is_beside_the_plan(query: Query, passage: Passage) -> bool:
    return query.audience == "parent" and bool(passage.statement.cells) and not _ABOUT_PLANS.search(query.text)


def _is_the_question(passage: Passage, kind: Kind) -> bool:
    """Whether the heading asks what was asked: alike in words, and for the same kind of fact."""
    same_kind = kind not in FACTS or kind_of(passage.heading) == kind
    return passage.heading_similarity >= SAME and passage.heading.endswith("?") and same_kind


def _spoken_elsewhere(passage: Passage, rarity: Mapping[tuple[str, ...], float]) -> bool:
    """Whether a telling word of the question is missing here though the corpus has it elsewhere:
    then this passage is about something else. Words the corpus never uses say nothing."""
    text = " ".join((passage.chunk.text, *passage.chunk.headings, passage.source.title))
    return any(weight >= TELLING and _held(concept, text) < 0.5 for concept, weight in rarity.items())


def leans_back(statement: Statement) -> bool:
    """Whether a sentence cannot be read without the one before it."""
    return statement.kind == "paragraph" and bool(_LEANS_BACK.match(statement.text))


def _coverage(passage: Passage, rarity: Mapping[tuple[str, ...], float]) -> float:
    if not rarity:
        return 0.0
    near = " ".join((passage.statement.text, *passage.chunk.headings[-2:], passage.source.title))
    met = sum(
        weight * (NEAR * _held(concept, near) + WIDE * _held(concept, f"{near} {passage.chunk.text}"))
        for concept, weight in rarity.items()
    )
    return met / (sum(rarity.values()) or 1.0)


def _held(concept: Sequence[str], text: str) -> float:
    """How much of a thing's name, by any of its names, a text holds; half at most for a part."""
    held = stems(text)
    best = 0.0
    for name in concept:
        parts = {stem(word) for word in re.findall(r"[\w’'-]+", name)} - _JOINERS
        share = len(parts & held) / len(parts) if parts else 0.0
        whole = share == 1.0 and (len(parts) == 1 or re.search(rf"\b{re.escape(name)}", text, re.IGNORECASE))
        best = max(best, 1.0 if whole else 0.85 if share == 1.0 else 0.5 * share)
    return best


_JOINERS = frozenset(map(stem, ("and", "of", "the", "to", "a", "an", "for", "in")))
