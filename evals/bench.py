"""Speed as ratios in one run: our walk beside the bare model call it cannot do without."""

from __future__ import annotations

import contextlib
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.services import Services
from assistant.types import Question
from ingest.cache import EmbeddingCache
from ingest.check import examine
from ingest.chunk import chunk
from ingest.corpus import read_corpus
from ingest.settings import load_settings
from ingest.texts import section_texts


def bench(
    questions: Annotated[int, typer.Option(min=5, help="How many questions to time.")] = 60,
    sections: Annotated[int, typer.Option(min=10, help="How many sections to embed.")] = 200,
) -> None:
    """Time search, chat and embedding beside the bare model call, and print the ratios."""
    settings = load_settings()
    with contextlib.closing(Services(settings)) as services:
        services.warm_up()
        asked = _questions(services, questions)
        services.answer(Question(asked[0]))
        bare = _time(asked, services.embedder.embed_query)
        search = _time(asked, lambda q: services.search(Question(q), 10))
        chat = _time(asked, lambda q: services.answer(Question(q)))
        texts = _sections(services, sections)
        ours, theirs = _embedding(services, texts)
    typer.echo(
        f"{platform.machine()}, Python {platform.python_version()}, {len(asked)} questions, {len(texts)} sections"
    )
    typer.echo(f"{'':24}{'median':>10}{'p95':>10}{'to bare query':>16}")
    for name, times in (("one bare query embedding", bare), ("search", search), ("chat", chat)):
        ratio = statistics.median(times) / statistics.median(bare)
        typer.echo(f"{name:24}{_ms(statistics.median(times)):>10}{_ms(_p95(times)):>10}{ratio:>15.1f}x")
    typer.echo(
        f"embedding: {len(texts) / ours:.0f} sections/s through the cache, "
        f"{len(texts) / theirs:.0f} by the bare model: {theirs / ours:.2f} of its speed"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    typer.echo(f"peak memory of this process: {peak:.0f} MiB")


def _questions(services: Services, most: int) -> list[str]:
    """Headings that are questions, from the corpus itself."""
    with services.live.use() as index:
        found = [c.headings[-1] for s in index.sources for c in index.catalogue.chunks_of(s) if c.headings]
    return list(dict.fromkeys(h for h in found if h.endswith("?")))[:most] or ["What is this?"]


def _sections(services: Services, most: int) -> list[str]:
    documents, _ = examine(read_corpus(services.settings.corpus))
    return section_texts(documents, [c for d in documents for c in chunk(d)])[:most]


def _embedding(services: Services, texts: Sequence[str]) -> tuple[float, float]:
    """Seconds through an empty cache, and by the model alone, on the same texts."""
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.closing(EmbeddingCache(Path(folder) / "cache.sqlite")) as cache,
    ):
        started = time.perf_counter()
        cache.embed(services.embedder, texts)
        ours = time.perf_counter() - started
    model = getattr(services.embedder, "load", lambda: None)()
    started = time.perf_counter()
    if model is None:
        services.embedder.embed_documents(texts)
    else:
        model.encode(list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False)
    return ours, time.perf_counter() - started


def _time(questions: Sequence[str], do: Callable[[str], object]) -> list[float]:
    times = []
    for question in questions:
        started = time.perf_counter()
        do(question)
        times.append(time.perf_counter() - started)
    return times


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
