"""What a build learns from examples in the corpus, kept with the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from ingest import finetune, lens, listener
from ingest.contrast import Lessons
from ingest.corpus import Corpus
from ingest.embed import Embedder, SentenceTransformerEmbedder, Vectors
from ingest.examples import Kind
from ingest.progress import Watch, counted
from ingest.types import Chunk, Grain, PreparedQuestion

# The grains whose plain vectors something is learnt from.
LEARNT_FROM: tuple[Grain, ...] = ("statement", "question", "unheld")


def lessons_of(
    questions: Sequence[PreparedQuestion],
    chunks: Sequence[Chunk],
    texts: Mapping[str, Sequence[str]],
) -> Lessons:
    """What the prepared questions teach."""
    rows = {s.id: row for row, s in enumerate(s for c in chunks for s in c.statements)}
    sections = {c.id: row for row, c in enumerate(chunks)}
    return Lessons(
        texts["question"],
        texts["statement"],
        np.array([rows.get(q.statement_id, -1) for q in questions], dtype=np.intp),
        np.array([sections[q.chunk_id] for q in questions], dtype=np.intp),
    )


def layers_from(
    lessons: Lessons, embedder: Embedder, plain: Mapping[str, Vectors], folder: Path, anew: bool, tell: Watch
) -> Path | None:
    """The file of the fine-tuned layers, when the embedder can be tuned and there are questions enough.

    `plain` are the embedder's own vectors; `folder` keeps what is made, also if the build is then killed.
    """
    if not isinstance(embedder, SentenceTransformerEmbedder) or not embedder.packaged:
        return None
    told = counted("Fine-tuning", finetune.batches(len(lessons.aims)), tell)
    return finetune.fine_tuned(embedder, lessons, plain["question"], plain["statement"], folder, anew, told)


def lens_from(lessons: Lessons, vectors: Mapping[str, Vectors], tell: Watch) -> lens.Lens | None:
    """The lens learnt from the prepared questions, when there are enough."""
    told = counted("Learning", lens.rounds(len(lessons.aims)), tell)
    return lens.learn(lessons, vectors["question"], vectors["statement"], told)


def tuned_by(embedder: Embedder, layers: Path | None) -> Embedder:
    """The embedder with its fine-tuned layers, or as it is when there are none."""
    return embedder.another(layers) if layers and isinstance(embedder, SentenceTransformerEmbedder) else embedder


def listeners_from(
    corpus: Corpus, questions: Sequence[str], plain: Mapping[str, Vectors]
) -> dict[Kind, dict[str, object]]:
    """What is learnt from the examples of each kind of message, with some or all of the prepared questions and all
    of those that nothing answers as ordinary ones; from the embedder's own vectors."""
    learnt: dict[Kind, dict[str, object]] = {}
    at = 0
    for kind, examples in corpus.examples.items():
        own = plain["heard"][at : at + len(examples.texts)]
        at += len(own)
        way = listener.WAYS[kind]
        some = listener.some_of(len(questions), way.questions)
        ordinary = [*examples.others, *(questions[i] for i in some), *corpus.unheld]
        beside = [found for found in (plain["question"][some], plain["unheld"]) if len(found)]
        vectors = np.concatenate([own, *beside])
        learnt[kind] = listener.learn(examples.heard, ordinary, vectors, way.meaning).stored()
    return learnt


def heard_by(corpus: Corpus) -> list[str]:
    """All messages of the examples, in the order that they are learnt from."""
    return [text for examples in corpus.examples.values() for text in examples.texts]
