"""Evidence -> what is shown of it: which statements answer, beside the best one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.composing.repeats import repeats
from assistant.composing.yes_or_no import needs_its_heading
from assistant.finding.features import SAME_ANSWER, says_not_held
from assistant.finding.rank import Evidence
from assistant.types import Detail, Passage, Query
from assistant.understanding.ages import age_in, for_other_ages
from assistant.understanding.asks import FACTS, Kind
from assistant.understanding.references import names_thing


class Reach(NamedTuple):
    """How far behind the best a statement may stand: in its section, in its source, in another source of the kind (a
    note beside a note) and in one of another kind, where most of what is found speaks of something else."""

    section: float
    source: float
    like_it: float
    unlike: float


# Where one fact is wanted, and where an explanation is, which takes in more. Somebody who wants it simpler gets the
# best alone, or all but; for more detail it reaches further.
REACH = {True: Reach(0.20, 0.20, 0.12, 0.07), False: Reach(0.26, 0.28, 0.17, 0.10)}
STRETCH: dict[Detail | None, float] = {"simple": 0.3, None: 1.0, "full": 1.8}
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
    reach = Reach(*(behind * stretch for behind in REACH[kind in FACTS]))
    if best.passage.heading_similarity >= SAME_ANSWER and stretch >= 1 and kind not in FACTS:
        # The heading is the question: its whole section was written to answer it.
        reach = reach._replace(section=1.0)
    chosen = [best]
    age = age_in(query.text)
    sections = {best.passage.chunk.id}
    for e in evidence[1:]:
        room = e.passage.chunk.id in sections or len(sections) < MAX_SECTIONS
        if for_other_ages(e.passage.statement.text, age) or needs_its_heading(e.passage):
            continue
        near = best.points - e.points <= _reach_for(e.passage, best.passage, reach)
        if len(chosen) < MAX_PARTS and room and near and not _again(e, chosen):
            chosen.append(e)
            sections.add(e.passage.chunk.id)
    return chosen


def _reach_for(passage: Passage, best: Passage, reach: Reach) -> float:
    if passage.chunk.id == best.chunk.id:
        return reach.section
    if passage.source.id == best.source.id:
        return reach.source
    return reach.like_it if passage.source.kind == best.source.kind else reach.unlike


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


def names_all(query: Query, evidence: Evidence) -> bool:
    """A question about a numbered thing is answered only by words that name it."""
    return all(names_thing(evidence.passage, r) for r in query.references)
