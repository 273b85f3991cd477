"""A question too vague to answer gets one short question back, with choices the corpus can answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.english.words import ASKING, content_words, stems
from assistant.finding.features import SAME
from assistant.finding.rank import Evidence
from assistant.screening.listen import VAGUE
from assistant.types import Query
from assistant.understanding.asking import is_social
from assistant.understanding.asks import FACTS, kind_of
from ingest.generation import Index

# A word in more than this share of statements tells nothing apart by itself.
COMMON = 0.03
# In a small corpus nothing is common.
FEWEST = 20
# More telling words than this, or more words of any kind, say enough to search by.
FEW, LONG = 3, 8
CHOICES = 4
# What asks something and is answered this well was no vague question.
CLEAR = 0.8
_ASKS = re.compile(r"(?:what|who|when|where|why|how|which)\s(?!about\b)", re.IGNORECASE)
# Words of a message that says only that there is something, and about whom.
_NOTHING = stems(
    """help advice advise support question something thing situation problem issue trouble worry matter concern loss
    right wrong ok okay kindly somebody someone anybody anyone son daughter child kid boy girl grandson granddaughter
    nephew niece brother sister lad lass family information info start chat talk late"""
)


def says_nothing(query: Query) -> bool:
    """Whether a message only says that there is something to ask: "it's about my daughter"."""
    said = stems(" ".join(content_words(query.text))) - stems(" ".join(ASKING))
    # A follow-up means what was said before it.
    alone = len(query.readings) == 1 and not query.references and not is_social(query.text)
    return alone and said <= _NOTHING


def choices(query: Query, evidence: Sequence[Evidence], index: Index, vague: float) -> tuple[str, ...]:
    """Two to four questions to choose from when a question is vague; none when it is not.

    A question is vague when it asks for no fact, follows nothing, and either sounds so (`vague`, from about -1
    to +1) or is short and holds only words that stand on many pages.
    """
    if not _vague(query, evidence, index, vague):
        return ()
    nearest: dict[str, str] = {}
    for e in evidence:
        heading = e.passage.chunk.headings[-1] if e.passage.chunk.headings else ""
        if heading.endswith("?"):
            nearest.setdefault(e.passage.source.id, heading)
    found = tuple(dict.fromkeys(nearest.values()))[:CHOICES]
    return found if len(found) > 1 else ()


def _vague(query: Query, evidence: Sequence[Evidence], index: Index, vague: float) -> bool:
    # A follow-up is searched with the words before it, so its first reading is longer than itself.
    follows = len(query.readings[0].text) > len(query.text) + 1
    kind = kind_of(query.text)
    if query.references or query.parts or follows or kind in FACTS or _names_a_term(query) or is_social(query.text):
        return False
    best = evidence[0] if evidence else None
    if best and max(best.passage.asked_similarity, best.passage.heading_similarity) >= SAME:
        return False
    answered = best is not None and best.points >= CLEAR and (kind != "other" or query.follows)
    return vague > VAGUE or (not answered and _says_little_in_all(query, index))


def _says_little_in_all(query: Query, index: Index) -> bool:
    """Whether a question is short and holds only words that stand on many pages."""
    if len(content_words(query.text)) > FEW or len(query.text.split()) > LONG:
        return False
    most = max(FEWEST, COMMON * index.catalogue.count("statement"))
    return all(_says_little(concept, index, most, index.council.subject) for concept in query.concepts)


def _names_a_term(query: Query) -> bool:
    """Whether a whole question is asked about a thing called by its full name: "what happens at an annual review"."""
    return bool(_ASKS.match(query.text)) and any(" " in concept[0] for concept in query.concepts)


def _says_little(concept: Sequence[str], index: Index, most: float, subject: Sequence[str]) -> bool:
    if any(re.fullmatch(rf"{re.escape(word)}s?", name, re.IGNORECASE) for name in concept for word in subject):
        return True
    return max(index.catalogue.frequency(name) for name in concept) > most
