"""What our retrieval is measured against: common ways to search the same corpus with the same embedder.

Keyword only and vectors only over our chunks, both fused (the usual hybrid), and the recipe of
LangChain's retrieval tutorial: 1,000-character splits that overlap by 200, Chroma, the nearest 4.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from assistant.english.words import content_words
from assistant.services import Services
from evals.cases import Case
from evals.figures import Figure, Score, figure
from evals.observe import DEPTH, Found
from evals.retrieval import retrieval_scores
from ingest.cache import EmbeddingCache
from ingest.generation import Index
from ingest.split import split_overlapping
from ingest.store import ChromaStore
from ingest.types import GRAINS

Search = Callable[[str], list[Found]]
BASELINES = ("keyword only", "vectors only", "hybrid over chunks", "LangChain recipe")
RECIPE = {"size": 1000, "overlap": 200, "k": 4}
# As deep as ours is read; the recipe stops at 4 by its own rule.
_DEPTH = DEPTH
# Of Cormack, Clarke and Büttcher (SIGIR 2009).
_K = 60


def baseline_figures(
    cases: Sequence[Case], services: Services, tick: Callable[[], None] = lambda: None
) -> dict[str, dict[str, dict[str, Figure]]]:
    """Retrieval figures by baseline, then by split, then by measure.

    A baseline sees the last turn with the turns before it joined, as the usual recipes do.
    """
    wanted = [case for case in cases if case.answerable]
    found: dict[str, dict[str, dict[str, Figure]]] = {}
    with services.live.use() as index, tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        vectors = _plain_vectors(index, services)
        searches: Sequence[Search] = (
            lambda text: _chunks(index, _keyword(index, text)),
            lambda text: _chunks(index, vectors(text)),
            lambda text: _chunks(index, _fused(_keyword(index, text), vectors(text))),
            stack.enter_context(_recipe(index, services, Path(folder))),
        )
        for name, search in zip(BASELINES, searches, strict=True):
            scores: dict[str, dict[str, list[Score]]] = {}
            for case in wanted:
                held = scores.setdefault(case.split, {})
                for measure, score in retrieval_scores(case, search(" ".join(case.turns))).items():
                    held.setdefault(measure, []).append(score)
                tick()
            found[name] = {split: _figures(held) for split, held in scores.items()}
    return found


def _figures(scores: dict[str, list[Score]]) -> dict[str, Figure]:
    figures = {measure: figure(held) for measure, held in scores.items()}
    return {measure: found for measure, found in figures.items() if found}


def _keyword(index: Index, text: str) -> list[str]:
    return [found for found, _ in index.catalogue.search("section", content_words(text), _DEPTH)]


def _plain_vectors(index: Index, services: Services) -> Callable[[str], list[str]]:
    """A search by the embedder's own vectors, without what our build learns over them."""
    chunks = [chunk for source in index.sources for chunk in index.catalogue.chunks_of(source)]
    titles = {source.id: source.title for source in index.sources.values()}
    texts = [". ".join((titles[c.source_id], *c.headings)) + ". " + c.text for c in chunks]
    with contextlib.closing(EmbeddingCache(services.settings.data / "embeddings.sqlite")) as cache:
        held = cache.embed(services.embedder, texts)

    def search(text: str) -> list[str]:
        nearest = np.argsort(-(held @ services.embedder.embed_query(text)), kind="stable")[:_DEPTH]
        return [chunks[at].id for at in nearest]

    return search


def _fused(*rankings: Sequence[str]) -> list[str]:
    points: dict[str, float] = {}
    for ranking in rankings:
        for rank, found in enumerate(ranking, start=1):
            points[found] = points.get(found, 0.0) + 1 / (_K + rank)
    return sorted(points, key=lambda found: -points[found])


def _chunks(index: Index, ids: Sequence[str]) -> list[Found]:
    held = index.catalogue.chunks(list(ids))
    return [
        Found(source=c.source_id, headings=list(c.headings), text=c.text, score=0.0)
        for c in (held[found] for found in ids)
    ]


@contextlib.contextmanager
def _recipe(index: Index, services: Services, folder: Path) -> Iterator[Search]:
    """A search over overlapping splits of every document, in a Chroma collection of its own."""
    texts = {source: index.catalogue.text(source) for source in index.sources}
    splits = [
        (f"{source}#{number}", source, part)
        for source, text in texts.items()
        for number, part in enumerate(split_overlapping(text, RECIPE["size"], RECIPE["overlap"]))
    ]
    parts = {name: Found(source=source, headings=[], text=part, score=0.0) for name, source, part in splits}
    with contextlib.closing(EmbeddingCache(services.settings.data / "embeddings.sqlite")) as cache:
        vectors = cache.embed(services.embedder, [part for _, _, part in splits])
    with contextlib.closing(ChromaStore("recipe", folder, create=True)) as store:
        store.add(GRAINS[1], list(parts), vectors)

        def search(text: str) -> list[Found]:
            near = store.nearest(GRAINS[1], services.embedder.embed_query(text), RECIPE["k"])
            return [parts[name] for name, _ in near]

        yield search
