"""Evidence -> what is shown of it, and in which order: which statements answer, beside the best one,
and which of them leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.composing.repeats import repeats
from assistant.composing.yes_or_no import needs_its_heading, says_yes_or_no
from assistant.finding.features import SAME_ANSWER, leans_back, says_not_held
from assistant.finding.rank import Evidence
from assistant.types import Detail, Passage, Query
from assistant.understanding.ages import age_in, for_other_ages
from assistant.understanding.asks import FACTS, Kind
from assistant.understanding.conditions import sets_other_condition
from assistant.understanding.references import names_thing

# How far behind the best a statement may stand, in its section and beyond it: an explanation takes
# in more than a fact does. Somebody who wants it simpler gets the best alone, or all but; for more detail
# it reaches further.
REACH = {True: (0.20, 0.14), False: (0.26, 0.20)}
STRETCH: dict[Detail | None, float] = {"simple": 0.3, None: 1.0, "full": 1.8}
# A best statement further ahead than this leads its section; else the section keeps its order.
CLEAR = 0.05
# And one so far ahead leads even a section that was written to answer the question.
FAR = 0.15
# A statement this little behind the best answers about as well.
ABOUT_AS_GOOD = 0.06
MAX_PARTS, MAX_SECTIONS = 8, 4
# A question prepared for what is said not to be held must be this like the one asked, and so much more than any
# prepared for the best of what is held. Set on the dev half of the evaluation set and on later questions.
THE_VERY_QUESTION, CLEARLY = 0.70, 0.065


def choose(query: Query, kind: Kind, evidence: Sequence[Evidence], stretch: float) -> list[Evidence]:
    """The best of the evidence and what else answers, at most MAX_PARTS from MAX_SECTIONS sections;
    `stretch` makes the reach for others longer or shorter."""
    best = evidence[0]
    if query.references:
        return [e for e in evidence if names_all(query, e)][:2]
    within, beyond = (reach * stretch for reach in REACH[kind in FACTS])
    if best.passage.heading_similarity >= SAME_ANSWER and stretch >= 1 and kind not in FACTS:
        # The heading is the question: its whole section was written to answer it.
        within = 1.0
    chosen = [best]
    age = age_in(query.text)
    sections = {best.passage.chunk.id}
    for e in evidence[1:]:
        home = e.passage.chunk.id == best.passage.chunk.id
        behind = best.points - e.points
        room = e.passage.chunk.id in sections or len(sections) < MAX_SECTIONS
        if for_other_ages(e.passage.statement.text, age) or needs_its_heading(e.passage):
            continue
        if len(chosen) < MAX_PARTS and room and behind <= (within if home else beyond) and not _again(e, chosen):
            chosen.append(e)
            sections.add(e.passage.chunk.id)
    return chosen


def _again(e: Evidence, chosen: Sequence[Evidence]) -> bool:
    """Whether a statement says what a better one says."""
    return any(repeats([e.passage.statement.text], [c.passage.statement.text]) for c in chosen)


def said_not_held(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """What says that the documents do not hold the very thing asked for, weighed above all others: a question prepared
    for it is like the one asked, more than any prepared for another statement, and clearly more than any for the
    best of what is held."""
    nearest = max(evidence, key=lambda e: e.passage.asked_similarity)
    if query.references or not says_not_held(nearest.passage.statement):
        return None
    best = next((e.passage.asked_similarity for e in evidence if not says_not_held(e.passage.statement)), 0.0)
    if nearest.passage.asked_similarity < max(THE_VERY_QUESTION, best + CLEARLY):
        return None
    return replace(nearest, points=evidence[0].points + 1)


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


def names_all(query: Query, evidence: Evidence) -> bool:
    """A question about a numbered thing is answered only by words that name it."""
    return all(names_thing(evidence.passage, r) for r in query.references)
