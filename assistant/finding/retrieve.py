"""Query -> passages: words and meaning, over statements and over sections, fused.

Rankings are made for each reading of the question: BM25 and vectors, each over statements (read
with their heading), over whole sections and over the questions prepared for them; one more matches
the question with sections' headings, since guidance heads its sections with questions. They are
fused by reciprocal rank (Cormack, Clarke and Büttcher, SIGIR 2009): a statement earns 1 / (K + rank)
from each ranking it stands in, and from each ranking its section stands in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.english.words import content_words
from assistant.finding.originals import figures
from assistant.types import Passage, Query
from assistant.understanding.references import holds_reference
from ingest.embed import Embedder
from ingest.generation import Index
from ingest.types import Grain, PreparedQuestion, Source

# 60 in the paper, for lists of a thousand; shorter lists want a steeper curve.
K = 20
# So many of the best passages are traced to the documents that they restate.
RESTATED = 10
DEPTH: Mapping[Grain, int] = {"statement": 120, "section": 40, "heading": 40, "question": 120}
WORDS: Mapping[Grain, float] = {"statement": 1.0, "section": 0.7, "question": 1.0}
MEANING: Mapping[Grain, float] = {"statement": 1.4, "section": 0.9, "heading": 1.0, "question": 2.0}
# A statement that names the very thing asked for, by its number, comes before all others.
NAMED = 1.0
# So much more alike at most does a passage become by what was said before, where a question stands by itself.
LIFT = 0.35
OTHER_AUDIENCE = 0.8
STANDING = {"current": 1.0, "dated": 0.97, "archived": 0.92, "superseded": 0.7}


Cosines = dict[str, float]


@dataclass
class _Likeness:
    """The highest cosines met: of statements, of headings, and of the questions prepared for either."""

    statements: Cosines = field(default_factory=dict)
    headings: Cosines = field(default_factory=dict)
    asked: Cosines = field(default_factory=dict)
    unheld: float = 0.0

    def note(self, grain: Grain, found: Sequence[tuple[str, float]]) -> None:
        if grain != "section":
            _raise(self.statements if grain == "statement" else self.headings, found)

    def note_asked(self, found: Sequence[tuple[PreparedQuestion, float]]) -> None:
        _raise(self.asked, [(q.statement_id, cosine) for q, cosine in found if q.statement_id])
        _raise(self.headings, [(q.chunk_id, cosine) for q, cosine in found if not q.statement_id])

    def lift(self, beside: _Likeness) -> None:
        """Take what was said before into account: it lifts a passage so far above what the question itself
        is like, and no further."""
        for own, other in (
            (self.statements, beside.statements),
            (self.headings, beside.headings),
            (self.asked, beside.asked),
        ):
            lowest = min(own.values(), default=0.0)
            _raise(own, [(name, min(cosine, own.get(name, lowest) + LIFT)) for name, cosine in other.items()])
        self.unheld = max(self.unheld, beside.unheld)


def _raise(cosines: Cosines, found: Iterable[tuple[str, float]]) -> None:
    for name, cosine in found:
        cosines[name] = max(cosine, cosines.get(name, 0.0))


@dataclass
class _Tally:
    """Points by statement and by section, and the cosines met on the way."""

    statements: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    sections: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    likeness: _Likeness = field(default_factory=_Likeness)

    def add(self, grain: Grain, found: Sequence[tuple[str, float]], weight: float) -> None:
        points = self.statements if grain == "statement" else self.sections
        for rank, (found_id, _) in enumerate(found):
            points[found_id] += weight / (K + rank)

    def add_asked(self, found: Sequence[tuple[PreparedQuestion, float]], weight: float) -> None:
        """A prepared question stands for its statement, or for its section; each counts once."""
        for grain, ids in (
            ("statement", [q.statement_id for q, _ in found if q.statement_id]),
            ("section", [q.chunk_id for q, _ in found if not q.statement_id]),
        ):
            self.add(grain, [(found_id, 0.0) for found_id in dict.fromkeys(ids)], weight)  # type: ignore[arg-type]


def retrieve(query: Query, index: Index, embedder: Embedder, k: int = 120) -> list[Passage]:
    """The k statements that best match the query, best first."""
    tally = _Tally()
    for reading in query.readings:
        likeness = _Likeness() if reading.beside else tally.likeness
        vector = index.vector_of(reading.text, embedder)
        for grain, weight in WORDS.items():
            found = index.catalogue.search(grain, reading.terms, DEPTH[grain])
            if grain == "question":
                tally.add_asked(_prepared(found, index), weight * reading.weight)
            else:
                tally.add(grain, found, weight * reading.weight)
        for _, cosine in index.store.nearest("unheld", vector, 1):
            likeness.unheld = max(likeness.unheld, cosine)
        for grain, weight in MEANING.items():
            found = index.store.nearest(grain, vector, DEPTH[grain])
            if grain == "question":
                asked = _prepared(found, index)
                tally.add_asked(asked, weight * reading.weight)
                likeness.note_asked(asked)
            else:
                tally.add(grain, found, weight * reading.weight)
                likeness.note(grain, found)
        if reading.beside:
            tally.likeness.lift(likeness)
    for reference in query.references:
        number = reference.rpartition(" ")[2]
        for found_id, statement in index.catalogue.statements(
            [found for found, _ in index.catalogue.search("statement", [number], DEPTH["statement"])]
        ).items():
            if holds_reference(statement.text, reference):
                first = bool(statement.cells) and statement.cells[0].text == number
                tally.statements[found_id] += NAMED if first else NAMED / 2
    best = _passages(query, index, tally)[:k]
    return best + _originals(best, query, index)


def _prepared(found: Sequence[tuple[str, float]], index: Index) -> list[tuple[PreparedQuestion, float]]:
    held = index.catalogue.questions([found_id for found_id, _ in found])
    return [(held[found_id], score) for found_id, score in found]


def _passages(query: Query, index: Index, tally: _Tally) -> list[Passage]:
    statements = index.catalogue.statements(list(tally.statements))
    statements |= {s.id: s for s in index.catalogue.statements_of(list(tally.sections))}
    chunks = index.catalogue.chunks(list({s.chunk_id for s in statements.values()}))
    sources = index.sources
    found = []
    for s in statements.values():
        source = sources[chunks[s.chunk_id].source_id]
        points = tally.statements.get(s.id, 0.0) + tally.sections.get(s.chunk_id, 0.0)
        found.append(
            Passage(
                statement=s,
                chunk=chunks[s.chunk_id],
                source=source,
                score=points * _fit(source, query),
                similarity=tally.likeness.statements.get(s.id, 0.0),
                heading_similarity=tally.likeness.headings.get(s.chunk_id, 0.0),
                heading=chunks[s.chunk_id].headings[-1] if chunks[s.chunk_id].headings else "",
                asked_similarity=tally.likeness.asked.get(s.id, 0.0),
                unheld_similarity=tally.likeness.unheld,
            )
        )
    return sorted(found, key=lambda p: (-p.score, p.source.id, p.statement.start))


def _originals(found: Sequence[Passage], query: Query, index: Index) -> list[Passage]:
    """The statements of our own documents that the best notes restate, where they were not found too: a
    figure is quoted from where it stands."""
    seen = {p.statement.id for p in found}
    tally = _Tally(likeness=_Likeness(unheld=found[0].unheld_similarity if found else 0.0))
    for note in found[:RESTATED]:
        wanted = {one.source for one in note.statement.provenance} & index.sources.keys()
        if not wanted or not figures(note.statement.text):
            continue
        for found_id, _ in index.catalogue.search("statement", content_words(note.statement.text), DEPTH["heading"]):
            if found_id not in seen:
                tally.statements.setdefault(found_id, 0.0)
    return [p for p in _passages(query, index, tally) if p.source.kind == "official"]


def _fit(source: Source, query: Query) -> float:
    meant = not query.audience or not source.audience or query.audience in source.audience
    return (1.0 if meant else OTHER_AUDIENCE) * STANDING[source.standing]
