"""A passage and a question -> what speaks for the passage as an answer, and what against it, as numbers.

What it means, whether the section's heading is the question, how much of what is asked about it names, and
whether it is of the kind wanted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.english.words import stem, stems
from assistant.types import Passage, Query
from assistant.understanding.asks import Kind
from assistant.understanding.fits import fits
from ingest.generation import Index
from ingest.types import Statement

# A heading this like the question is the question, and its section the answer.
SAME, SAME_ANSWER = 0.80, 0.85
# Coverage in the statement and its headings, and coverage in the rest of its section.
NEAR, WIDE = 0.75, 0.25
_ABOUT_CHANGE = re.compile(
    r"\b(reforms?|chang\w+|new|law|bill|white paper|scrap\w*|propos\w+|government|future|20(2[6-9]|3\d)|consultation"
    r"|individual support plan|inclusive|happening|abolish\w*|replac\w+)\b",
    re.IGNORECASE,
)
_LEANS_BACK = re.compile(r"(This|These|It|They|That|Those|Such|As such|However|Equally|He|She|Also)\b")


class Features(NamedTuple):
    """What speaks for a passage, each from 0 to 1, and what speaks against it, 0 or 1.

    `meaning`, `asked` and `heading` are cosines with the question: of the statement, of the nearest
    question prepared for it, and of its section's heading. `coverage` is the share, by rarity, of
    what the question is about that the passage or its headings name. `fits` says whether it is of
    the kind wanted, -1 to 1. `fused` is its place in the fused rankings, `is_the_question` whether its
    heading asks what was asked. `unheld` is how much more like a question with no answer here the question is
    than ordinary ones are; it is the same for all passages, and tells how sure an answer can be.
    """

    meaning: float
    asked: float
    heading: float
    coverage: float
    fits: float
    fused: float
    is_the_question: float
    leans_back: float
    other_readers: float
    not_held: float
    proposal: float
    unheld: float


# Any question is about this like one that has no answer here.
ORDINARY = 0.40
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


def features(
    query: Query,
    passage: Passage,
    kind: Kind,
    rarity: Mapping[tuple[str, ...], float],
    fused: float,
    prepared: bool = True,
) -> Features:
    """What speaks for and against a passage as the answer to a query of a kind. In a corpus without
    prepared questions a statement and its heading speak for themselves."""
    audience = passage.source.audience
    subjects = [name for concept in query.concepts for name in concept]
    coverage = _coverage(passage, rarity)
    return Features(
        meaning=passage.similarity,
        asked=passage.asked_similarity if prepared else max(passage.similarity, passage.heading_similarity),
        heading=passage.heading_similarity,
        coverage=coverage,
        fits=fits(kind, passage.statement, subjects),
        fused=min(fused, 1.0),
        # The heading of what was asked before is not what is asked now.
        is_the_question=float(
            not query.follows and passage.heading_similarity >= SAME and passage.heading.endswith("?")
        ),
        leans_back=float(leans_back(passage.statement)),
        other_readers=float(bool(query.audience and audience and query.audience not in audience)),
        not_held=float(says_not_held(passage.statement)),
        proposal=float(_is_untimely(query, passage)),
        unheld=max(0.0, passage.unheld_similarity - ORDINARY),
    )


def _is_untimely(query: Query, passage: Passage) -> bool:
    return "reform" in passage.source.topics and not _ABOUT_CHANGE.search(query.text)


def says_not_held(statement: Statement) -> bool:
    """Whether a note says that the documents leave something out."""
    return statement.text.startswith("This assistant does not hold")


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
