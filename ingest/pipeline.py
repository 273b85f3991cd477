"""The walk of a document: corpus -> documents -> chunks -> vectors -> a generation, switched to.

Killed at any instant, a build leaves the live index as it was; the next run goes on with the
vectors already computed.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.asked import files_for, prepared
from ingest.cache import Embedding, EmbeddingCache
from ingest.catalogue import Catalogue
from ingest.check import examine
from ingest.chunk import chunk
from ingest.corpus import Corpus, read_corpus
from ingest.embed import Embedder
from ingest.errors import CorpusError, DataFolderError
from ingest.finetune import clear
from ingest.generation import Generations
from ingest.learning import LEARNT_FROM, heard_by, layers_from, lens_from, lessons_of, listeners_from, tuned_by
from ingest.progress import Watch
from ingest.texts import grains
from ingest.types import GRAINS, Chunk, Document

TUNED = "fine-tuned"


@dataclass(frozen=True)
class BuildReport:
    """What a build did. `changed` is false when the live index was already up to date."""

    generation: str
    changed: bool
    documents: int
    chunks: int
    statements: int
    embedded: int
    reused: int
    seconds: float


def build(
    folder: Path, generations: Generations, embedder: Embedder, watch: Watch | None = None, force: bool = False
) -> BuildReport:
    """Make the live index match the corpus.

    Raises:
        CorpusError: the corpus has faults; the message lists them. The live index is untouched.
        DataFolderError: the data folder cannot be written, or another build is at work in it.
        EmbedderError, StoreError: the model or the vector store failed.
    """
    started = time.monotonic()
    tell = watch or (lambda step, done, total: None)
    corpus = read_corpus(folder)
    wanted = digest(corpus, embedder)
    with _sole_use(generations.data):
        if not force and (kept := generations.whole(wanted)):
            if kept != generations.current():
                generations.switch(kept)
            return _report(generations, kept, started, changed=False)

        documents = _documents(corpus)
        chunks = [c for d in documents for c in chunk(d)]
        if not any(c.statements for c in chunks):
            raise CorpusError(f"The documents in {folder} hold no sentence that could be quoted.")
        questions, _ = prepared(files_for(folder, (d.source.id for d in documents)), chunks)
        texts, ids = grains(documents, chunks, questions, corpus.unheld)
        heard = heard_by(corpus)

        cache = EmbeddingCache(generations.data / "embeddings.sqlite")
        with contextlib.closing(cache):
            work = Embedding(cache, tell)
            # Learnt from as the embedder reads it; searched as it reads when it is tuned.
            plain = work.vectors(embedder, {**{grain: texts[grain] for grain in LEARNT_FROM}, "heard": heard})
            lessons = lessons_of(questions, chunks, texts)
            layers = layers_from(lessons, embedder, plain, generations.data / TUNED, force, tell)
            tuned = tuned_by(embedder, layers)
            vectors = work.vectors(tuned, texts)
            cache.forget([tuned_by(embedder, old).id for old in clear(generations.data / TUNED)])
        lens = lens_from(lessons, vectors, tell)
        tell("Writing", 0, 1)
        generation = generations.new_name(wanted, layers)
        working = generations.working_folder(generation)
        store, held = generations.new_store(generation, working, {grain: len(texts[grain]) for grain in GRAINS})
        with contextlib.closing(store):
            for grain in GRAINS if not held else ():
                store.add(grain, ids[grain], lens.through(vectors[grain]) if lens else vectors[grain])
        meta = _meta(corpus, embedder, documents, chunks, embedded=work.new, reused=work.reused)
        meta["listeners"] = listeners_from(corpus, texts["question"], plain)
        meta["unheld"] = len(corpus.unheld)
        meta["lens"] = lens.stored() if lens else None
        if layers:
            shutil.copy2(layers, working / layers.name)
        meta["layers"] = layers.name if layers else None
        Catalogue.write(working / "catalogue.sqlite", documents, chunks, meta, questions)
        generations.complete(generation, working)
        generations.open(generation).close()
        generations.switch(generation)
        generations.prune()
        tell("Writing", 1, 1)
        return _report(generations, generation, started, changed=True, embedded=work.new, reused=work.reused)


def digest(corpus: Corpus, embedder: Embedder) -> str:
    """The id of the generation this corpus, embedder and version of the code would make.

    The same input gives the same id on every machine, so replicas can share one vector store.
    """
    found = hashlib.sha256(embedder.id.encode())
    for file in corpus.files():
        found.update(b"\0" + file.relative_to(corpus.folder).as_posix().encode() + b"\0")
        found.update(hashlib.sha256(file.read_bytes()).digest() if file.is_file() else b"-")
    for code in sorted(Path(__file__).parent.rglob("*.py")):
        found.update(hashlib.sha256(code.read_bytes()).digest())
    return found.hexdigest()[:16]


def _documents(corpus: Corpus) -> list[Document]:
    documents, problems = examine(corpus)
    if problems:
        shown = "\n".join(f"  {problem}" for problem in problems[:20])
        more = f"\n  … and {len(problems) - 20} more" if len(problems) > 20 else ""
        raise CorpusError(
            f"The corpus in {corpus.folder} has faults, so no new index was made:\n{shown}{more}\n"
            "Mend them and run 'local-offer build' again; 'local-offer check' lists them all."
        )
    return documents


def _meta(
    corpus: Corpus,
    embedder: Embedder,
    documents: Sequence[Document],
    chunks: Sequence[Chunk],
    **counts: int,
) -> dict[str, object]:
    statements = sum(len(c.statements) for c in chunks)
    return {
        "built": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "embedder": embedder.id,
        "counts": {"documents": len(documents), "chunks": len(chunks), "statements": statements, **counts},
        "glossary": [term.model_dump(mode="json") for term in corpus.glossary],
        "contacts": [contact.model_dump(mode="json", by_alias=True) for contact in corpus.contacts],
        "timescales": [clock.model_dump(mode="json") for clock in corpus.clocks],
        "council": json.loads(corpus.council.model_dump_json()),
    }


def _report(
    generations: Generations, generation: str, started: float, changed: bool, embedded: int = 0, reused: int = 0
) -> BuildReport:
    with contextlib.closing(generations.open(generation)) as index:
        counts = index.catalogue.meta["counts"]
    return BuildReport(
        generation,
        changed,
        counts["documents"],
        counts["chunks"],
        counts["statements"],
        embedded,
        reused if changed else counts["embedded"] + counts["reused"],
        time.monotonic() - started,
    )


@contextlib.contextmanager
def _sole_use(data: Path) -> Iterator[None]:
    lock = FileLock(data / "build.lock", timeout=0)
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise DataFolderError(
            f"Another build is at work in {data}. Wait for it to end, or stop it, then try again."
        ) from error
    except OSError as error:
        raise DataFolderError(
            f"{data} cannot be written ({error.strerror}). Set LOCAL_OFFER_DATA to a folder you may write in."
        ) from error
    try:
        yield
    finally:
        lock.release()
