"""Evidence -> draft: choose the statements that answer, and put them in an order that reads well.

No model is involved: every part of a draft is a stored statement, word for word. The best
statement brings the others of its section that also answer; then other sections and documents
add what has not been said yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.composing.render import render_list, render_row, render_sentences
from assistant.finding.originals import figures
from assistant.finding.rank import SAME, SAME_ANSWER, Evidence, leans_back
from assistant.types import Draft, Part, Passage, Query, Status
from assistant.understanding.asks import FACTS, Kind, fits, kind_of, says_yes_or_no
from assistant.understanding.references import names_thing
from assistant.understanding.words import stems
from ingest.generation import Index
from ingest.types import Statement

# Below NEAR nothing found is about the question; below FIRM it does not answer it fully. What is near
# must also be alike in words or in meaning. Set on the dev half of the evaluation set.
NEAR, FIRM = 0.50, 0.62
COVERED, CLOSE = 0.35, 0.45
# A question for one fact is answered in full only by words that name most of what it asks about.
NAMED = 0.5
# "Yes, …" and "No, …" answer their own heading, so it must be this like the question.
OWN_QUESTION = 0.60
# How far behind the best a statement may stand, in its section and beyond it: an explanation takes
# in more than a fact does.
REACH = {True: (0.12, 0.10), False: (0.20, 0.15)}
# A best statement further ahead than this leads its section; else the section keeps its order.
CLEAR = 0.05
# How far behind a statement of the other kind of source (official or note) may stand.
SECOND_VOICE = 0.25
# Less sure, more is shown; no answer is longer than MOST_WORDS.
SURE = 0.75
MAX_WORDS, MAX_WORDS_UNSURE, MOST_WORDS = 110, 150, 175
MAX_PARTS, MAX_SECTIONS = 8, 4
# Two groups say the same when they share this much of all their words, or of the new one's.
ALIKE, HELD = 0.6, 0.75


Asked = tuple[Query, Sequence[Evidence]]


def compose(asked: Sequence[Asked], index: Index) -> Draft:
    """The draft for everything a message asks, each thing with what was found for it.

    Its status is `no_answer` when nothing found answers any of it, and `partial` when something
    answers only some of it; `unmet` are the places of the others, from 0.
    """
    parts: list[Part] = []
    statuses = [_compose_one(query, evidence, index, parts, len(asked)) for query, evidence in asked]
    unmet = tuple(place for place, status in enumerate(statuses) if status == "no_answer")
    if len(unmet) == len(asked):
        return Draft((), "no_answer", unmet)
    whole = all(status == "answered" for status in statuses)
    return Draft(tuple(parts), "answered" if whole else "partial", unmet)


def _compose_one(query: Query, evidence: Sequence[Evidence], index: Index, parts: list[Part], among: int) -> Status:
    """Add what answers one thing, `among` so many, to the parts; says how well it is answered."""
    if not evidence or not _names_all(query, evidence[0]) or not (query.references or _near(evidence[0])):
        return "no_answer"
    kind = kind_of(query.focus or query.text)
    chosen = _choose(query, kind, evidence)
    room = (MAX_WORDS if evidence[0].points >= SURE else MAX_WORDS_UNSURE) if among == 1 else MOST_WORDS // among
    words = 0
    for section in _sections(chosen, kind):
        for group in _groups(query, kind, section, index):
            length = sum(len(part.text.split()) for part in group)
            if _said_already(group, parts) or (words and words + length > room):
                continue
            parts += group
            words += length
    return _status(query, kind, chosen)


def _near(best: Evidence) -> bool:
    """Whether the best there is is about the question: in its words, its meaning or its heading."""
    alike = max(best.passage.similarity, best.passage.heading_similarity, best.passage.asked_similarity)
    return best.points >= NEAR and (best.coverage >= COVERED or alike >= CLOSE)


def _status(query: Query, kind: Kind, chosen: Sequence[Evidence]) -> Status:
    """Whether what was chosen answers in full: a question for a fact, or for yes or no, must be met in
    most of its words, and one for something to do by something to do."""
    best = chosen[0]
    if query.references:
        return "answered"
    if kind == "how":
        home = [e for e in chosen if e.passage.chunk.id == best.passage.chunk.id]
        to_the_point = any(fits(kind, e.passage.statement, ()) > 0 for e in home)
    else:
        alike = max(best.passage.similarity, best.passage.heading_similarity)
        to_the_point = best.coverage >= NAMED or (alike >= SAME if kind == "yes-no" else kind not in FACTS)
    return "answered" if best.points >= FIRM and to_the_point else "partial"


def _names_all(query: Query, evidence: Evidence) -> bool:
    """A question about a numbered thing is answered only by words that name it."""
    return all(names_thing(evidence.passage, r) for r in query.references)


def _choose(query: Query, kind: Kind, evidence: Sequence[Evidence]) -> list[Evidence]:
    best = evidence[0]
    if query.references:
        return [e for e in evidence if _names_all(query, e)][:2]
    within, beyond = REACH[kind in FACTS]
    if best.passage.heading_similarity >= SAME_ANSWER:
        # The heading is the question: its whole section was written to answer it.
        within = 1.0
    chosen = [best]
    sections = {best.passage.chunk.id}
    for e in evidence[1:]:
        home = e.passage.chunk.id == best.passage.chunk.id
        behind = best.points - e.points
        room = e.passage.chunk.id in sections or len(sections) < MAX_SECTIONS
        if says_yes_or_no(e.passage.statement.text) and e.passage.heading_similarity < OWN_QUESTION:
            continue
        if len(chosen) < MAX_PARTS and room and behind <= (within if home else beyond):
            chosen.append(e)
            sections.add(e.passage.chunk.id)
    if len({e.passage.source.kind for e in chosen}) == 1:
        chosen += _own_source(best, evidence) if kind in FACTS else _second_voice(best, evidence)
    return chosen


def _own_source(best: Evidence, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Beside a note with a figure, the statement of our own document that the figure is from."""
    sources = {one.source for one in best.passage.statement.provenance}
    wanted = figures(best.passage.statement.text)
    for e in evidence:
        if e.passage.source.id in sources and wanted & figures(e.passage.statement.text):
            return [e] if best.points - e.points <= SECOND_VOICE else []
    return []


def _second_voice(best: Evidence, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Beside a note, what the official documents say of the same things; beside them, the note."""
    for e in evidence:
        other = e.passage.source.kind != best.passage.source.kind
        if other and e.coverage >= SAME and best.points - e.points <= SECOND_VOICE and e.points >= NEAR:
            return [e]
    return []


def _sections(chosen: Sequence[Evidence], kind: Kind) -> list[list[Passage]]:
    """The chosen passages by section, the best one's first, each in reading order; where the
    heading is not the very question, or one fact is wanted, the best statement leads."""
    best = chosen[0]
    asked_there = best.passage.heading_similarity >= SAME_ANSWER
    sections: dict[str, list[Evidence]] = {}
    for e in chosen:
        sections.setdefault(e.passage.chunk.id, []).append(e)
    ordered = []
    for members in sections.values():
        members.sort(key=lambda e: e.passage.statement.start)
        ahead = best.points - members[0].points
        if says_yes_or_no(members[0].passage.statement.text):
            ahead = 0.0  # "Yes, …" must not follow what it introduces.
        if best in members and (ahead > 0 if kind in FACTS else ahead > CLEAR and not asked_there):
            members.remove(best)
            members.insert(0, best)
        ordered.append([e.passage for e in members])
    return ordered


def _groups(query: Query, kind: Kind, section: Sequence[Passage], index: Index) -> list[list[Part]]:
    """The parts of one section, in groups that are shown whole or not at all: a row with its
    cells, a list with its lead-in, a sentence with the one it leans on."""
    held = {s.id: s for s in index.catalogue.statements_of([section[0].chunk.id])}
    items: dict[str, list[Statement]] = {}
    for s in held.values():
        if s.lead:
            items.setdefault(s.lead, []).append(s)
    groups: list[list[Part]] = []
    done: set[str] = set()
    for statement in (passage.statement for passage in section):
        lead = held.get(statement.lead or (statement.id if statement.id in items else ""))
        if statement.id in done:
            continue
        if lead and lead.id in items:
            done |= {lead.id, *(item.id for item in items[lead.id])}
            groups.append(render_list(lead, items[lead.id], statement))
        elif statement.cells:
            groups.append(render_row(statement, query.text, kind))
        elif not statement.text.endswith(":"):
            before = _before(statement, held) if leans_back(statement) else None
            needed = [before] if before and before.id not in done else []
            groups.append([part for s in (*needed, statement) for part in render_sentences(s)])
            done |= {s.id for s in needed}
        done.add(statement.id)
    return groups


def _before(statement: Statement, held: Mapping[str, Statement]) -> Statement | None:
    earlier = [s for s in held.values() if s.end <= statement.start and statement.start - s.end < 3]
    return earlier[-1] if earlier and not earlier[-1].text.endswith(":") else None


def _said_already(group: Sequence[Part], parts: Sequence[Part]) -> bool:
    """Whether an earlier part says much the same: most of the shorter one's words are in it, and its figures."""
    words = " ".join(part.text for part in group)
    if figures(words) - figures(" ".join(part.text for part in parts)):
        return False
    mine = stems(words)
    said = [stems(part.text) for part in parts] + [stems(" ".join(part.text for part in parts))] * bool(parts)
    for theirs in said:
        shared = mine & theirs
        if len(shared) >= HELD * len(mine) or len(shared) >= ALIKE * len(mine | theirs):
            return True
    return False
