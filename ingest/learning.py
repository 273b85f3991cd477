"""What a build learns from examples in the corpus, kept with the index."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from ingest import lens, listener
from ingest.corpus import Corpus
from ingest.embed import Vectors
from ingest.types import Chunk, Grain, PreparedQuestion, Statement

Watch = Callable[[str, int, int], None]
"""Hears of progress: the step's name, how many are done, how many there are."""


def lens_from(
    questions: Sequence[PreparedQuestion],
    chunks: Sequence[Chunk],
    statements: Sequence[Statement],
    vectors: Mapping[Grain, Vectors],
    tell: Watch,
) -> lens.Lens | None:
    """The lens learnt from the prepared questions, when there are enough."""
    rows = {s.id: row for row, s in enumerate(statements)}
    sections = {c.id: row for row, c in enumerate(chunks)}
    aims = [rows.get(q.statement_id, -1) for q in questions]
    homes = [sections[q.chunk_id] for q in questions]
    total, done = lens.rounds(len(questions)), 0

    def went(count: int) -> None:
        nonlocal done
        done += count
        tell("Learning", done, total)

    return lens.learn(vectors["question"], aims, homes, vectors["statement"], went)


def listener_from(
    corpus: Corpus, questions: Sequence[str], spoken: Vectors | None, asked: Vectors, unheld: Vectors
) -> dict[str, object] | None:
    """What is learnt from the examples of danger, and from some of the prepared questions and all of
    those that nothing answers as ordinary ones."""
    if corpus.examples is None or spoken is None:
        return None
    some = listener.some_of(len(questions))
    ordinary = [*corpus.examples.ordinary, *(questions[i] for i in some), *corpus.unheld]
    vectors = np.concatenate([spoken, *([asked[some]] if some else []), *([unheld] if len(unheld) else [])])
    return listener.learn(corpus.examples.danger, ordinary, vectors).stored()
