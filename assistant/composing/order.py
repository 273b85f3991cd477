"""Statements chosen -> the order they are shown in: by section, and which of them leads."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.composing.yes_or_no import says_yes_or_no
from assistant.finding.features import SAME_ANSWER, leans_back
from assistant.finding.rank import Evidence
from assistant.types import Passage, Query
from assistant.understanding.asks import FACTS, Kind
from assistant.understanding.conditions import sets_other_condition

# A best statement further ahead than this leads its section; else the section keeps its order.
CLEAR = 0.05
# And one so far ahead leads even a section that was written to answer the question.
FAR = 0.15
# A statement this little behind the best answers about as well.
ABOUT_AS_GOOD = 0.06


def in_sections(
    query: Query, chosen: Sequence[Evidence], kind: Kind, missing: Evidence | None = None
) -> list[list[Passage]]:
    """The chosen passages by section, the best one's first, each in reading order; where the
    heading is not the very question, or one fact is wanted, the best statement leads. One that holds in
    another case than the asker's is led by what holds for everybody. What says that the thing asked for is
    `missing` comes before all that stands near it."""
    best = chosen[0]
    sections: dict[str, list[Evidence]] = {}
    for e in chosen:
        sections.setdefault(e.passage.chunk.id, []).append(e)
    for members in sections.values():
        members.sort(key=lambda e: e.passage.statement.start)
    home = sections[best.passage.chunk.id]
    general = _general(query, best, home)
    if general:
        home.remove(general)
        home.insert(0, general)
    else:
        _lead(best, home, kind)
    shown = [[e.passage for e in members] for members in sections.values()]
    return _after_what_is_missing(missing.passage, shown) if missing else shown


def _after_what_is_missing(missing: Passage, sections: Sequence[Sequence[Passage]]) -> list[list[Passage]]:
    said = missing.statement.id
    others = [[passage for passage in section if passage.statement.id != said] for section in sections]
    return [[missing], *filter(None, others)]


def _general(query: Query, best: Evidence, home: Sequence[Evidence]) -> Evidence | None:
    """What nearly as well answers everybody, where the best answers only in a case that was not told."""
    if not sets_other_condition(best.passage.statement.text, query):
        return None
    for_all = [
        e
        for e in home
        if best.points - e.points <= ABOUT_AS_GOOD
        and not leans_back(e.passage.statement)
        and not sets_other_condition(e.passage.statement.text, query)
    ]
    return max(for_all, key=lambda e: e.points, default=None)


def _lead(best: Evidence, home: list[Evidence], kind: Kind) -> None:
    """Put the best statement before the others of its section, if it is far enough ahead of the first."""
    first = home[0]
    ahead = best.points - first.points
    asked_there = best.passage.heading_similarity >= SAME_ANSWER
    leads = ahead > 0 if kind in FACTS else ahead > CLEAR and not asked_there
    introduces = says_yes_or_no(first.passage.statement.text)
    if ahead > FAR or (leads and not introduces):
        home.remove(best)
        home.insert(0, best)
