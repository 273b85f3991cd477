"""Evidence -> draft: the statements that answer, as parts that read well.

No model is involved: every part of a draft is a stored statement, word for word. The best
statement brings the others of its section that also answer; then other sections and documents
add what has not been said yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.composing.choose import STRETCH, choose, names_all, said_not_held
from assistant.composing.groups import groups_of
from assistant.composing.order import in_sections
from assistant.composing.repeats import repeats
from assistant.finding.rank import Evidence
from assistant.types import Detail, Draft, Part, Query, Status
from assistant.understanding.asks import Kind, kind_of
from assistant.understanding.leaving_out import leaves_out
from ingest.generation import Index

# Below NEAR nothing found is about the question; below FIRM it does not answer it fully. What is near
# must also be alike in words or in meaning. Set on the dev half of the evaluation set.
NEAR, FIRM = 0.50, 0.62
COVERED, CLOSE = 0.35, 0.40
# What was said before counts for less than a question's own words, and a long story is like nothing in particular: with
# either, the best there is has fewer points and is no worse. docs/adr/0012-questions-not-held.md has what they bring.
FIRM_FOLLOWING, FIRM_LONG, LONG = 0.56, 0.60, 25
# What shares its words with the question but is less than this like it in meaning may be about anything.
LIKE = 0.42
# Less sure, more is shown; no answer is longer than MOST_WORDS.
SURE = 0.95
MAX_WORDS, MAX_WORDS_UNSURE, MOST_WORDS = 130, 150, 175
SIMPLE_WORDS = 45


Asked = tuple[Query, Sequence[Evidence]]


def compose(asked: Sequence[Asked], index: Index, detail: Detail | None = None) -> Draft:
    """The draft for everything a message asks, each thing with what was found for it, in as much detail
    as is wanted.

    Its status is `no_answer` when nothing found answers any of it, and `partial` when something
    answers only some of it; `unmet` are the places of the others, from 0.
    """
    parts: list[Part] = []
    statuses = [_compose_one(query, evidence, index, parts, len(asked), detail) for query, evidence in asked]
    unmet = tuple(place for place, status in enumerate(statuses) if status == "no_answer")
    if len(unmet) == len(asked):
        return Draft((), "no_answer", unmet)
    whole = all(status == "answered" for status in statuses)
    return Draft(tuple(parts), "answered" if whole else "partial", unmet)


def _compose_one(
    query: Query,
    evidence: Sequence[Evidence],
    index: Index,
    parts: list[Part],
    among: int,
    detail: Detail | None,
) -> Status:
    """Add what answers one thing, `among` so many, to the parts; says how well it is answered."""
    if not evidence or not names_all(query, evidence[0]) or not (query.references or _near(evidence[0])):
        return "no_answer"
    kind = kind_of(query.focus or query.text)
    chosen = choose(query, kind, evidence, STRETCH[detail])
    room = _room(evidence[0], among, detail)
    missing = said_not_held(query, evidence)
    points = {e.passage.statement.id: e.points for e in (*chosen, *([missing] if missing else []))}
    best = chosen[0].passage.statement
    sections = in_sections(query, chosen, kind, missing)
    groups = [group for section in sections for group in groups_of(query, kind, section, best, index)]
    parts += _fitting(groups, points, room, parts)
    return "partial" if missing else _status(query, kind, chosen[0], index)


def _fitting(groups: Sequence[list[Part]], points: Mapping[str, float], room: int, said: Sequence[Part]) -> list[Part]:
    """The groups that there is room for, chosen best first and kept in their order; none says again
    what was said or what a better one says."""

    def worth(group: Sequence[Part]) -> float:
        return max(points.get(s.id, 0.0) for part in group for s in part.statements)

    taken: set[int] = set()
    before = list(said)
    words = 0
    for place in sorted(range(len(groups)), key=lambda place: -worth(groups[place])):
        texts = [part.text for part in groups[place]]
        length = len(" ".join(texts).split())
        if not repeats(texts, [part.text for part in before]) and (not words or words + length <= room):
            taken.add(place)
            before += groups[place]
            words += length
    return [part for place in sorted(taken) for part in groups[place]]


def _near(best: Evidence) -> bool:
    """Whether the best there is is about the question: in its words, its meaning or its heading."""
    return best.points >= NEAR and (best.coverage >= COVERED or _alike(best) >= CLOSE)


def _alike(best: Evidence) -> float:
    """How like the question a passage is at most: in its meaning, its heading or a question prepared for it."""
    return max(best.passage.similarity, best.passage.heading_similarity, best.passage.asked_similarity)


def _status(query: Query, kind: Kind, best: Evidence, index: Index) -> Status:
    """Whether the best there is answers in full: what names the very thing asked for does; a question for
    a fact is not answered by a statement that holds none of its kind."""
    if query.references:
        return "answered"
    heading = " ".join(best.passage.chunk.headings[-1:])
    beside = leaves_out(query.focus or query.text, kind, best.passage.statement, heading, query.concepts)
    # Where no questions are prepared there is less to be like.
    like = _alike(best) >= LIKE or not index.catalogue.count("question")
    return "answered" if best.points >= _firm(query) and like and not beside else "partial"


def _firm(query: Query) -> float:
    """The points that a full answer to a query needs."""
    if query.follows:
        return FIRM_FOLLOWING
    return FIRM_LONG if len(query.text.split()) >= LONG else FIRM


def _room(best: Evidence, among: int, detail: Detail | None) -> int:
    """How many words one answer among so many may have."""
    if detail:
        return SIMPLE_WORDS if detail == "simple" else MOST_WORDS // among
    return (MAX_WORDS if best.points >= SURE else MAX_WORDS_UNSURE) if among == 1 else MOST_WORDS // among
