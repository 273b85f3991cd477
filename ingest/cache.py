"""Vectors already computed, by model and text: unchanged text is never embedded twice."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from ingest.embed import Embedder, Progress, Vectors
from ingest.errors import DataFolderError, is_damaged
from ingest.progress import Watch, counted


class EmbeddingCache:
    """One SQLite file below the data folder; safe to delete, it only costs time.

    Raises:
        DataFolderError: the file is in use or cannot be written; so too from every method.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        with self._usable():
            try:
                self._db = _opened(file)
            except sqlite3.DatabaseError as error:
                if not is_damaged(error):
                    raise
                # Nothing is lost but time: what it held is computed again.
                for left in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
                    left.unlink(missing_ok=True)
                self._db = _opened(file)

    def missing(self, embedder: Embedder, texts: Sequence[str]) -> list[str]:
        """The texts that have no vector yet, each once, in order."""
        known = self._known(embedder, texts)
        return list(dict.fromkeys(text for text in texts if _digest(text) not in known))

    def embed(self, embedder: Embedder, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of shape (len(texts), dimension), embedding only what is missing.

        Each batch is kept as it is made, so that a build that is killed goes on where it was.
        """
        if not texts:
            return embedder.embed_documents(texts)
        new = self.missing(embedder, texts)
        for at in range(0, len(new), 256):
            batch = new[at : at + 256]
            vectors = embedder.embed_documents(batch, progress)
            rows = [(embedder.id, _digest(t), v.tobytes()) for t, v in zip(batch, vectors, strict=True)]
            with self._usable(), self._db:
                self._db.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", rows)
        known = self._known(embedder, texts)
        return np.asarray([np.frombuffer(known[_digest(t)], dtype=np.float32) for t in texts], dtype=np.float32)

    def forget(self, models: Iterable[str]) -> None:
        """Let go of the vectors of models that are no more."""
        with self._usable(), self._db:
            self._db.executemany("DELETE FROM vector WHERE model = ?", [(model,) for model in models])

    def close(self) -> None:
        self._db.close()

    def _known(self, embedder: Embedder, texts: Sequence[str]) -> dict[str, bytes]:
        digests = list({_digest(text) for text in texts})
        found: dict[str, bytes] = {}
        for at in range(0, len(digests), 500):
            some = digests[at : at + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT digest, value FROM vector WHERE model = ? AND digest IN ({marks})"
            with self._usable():
                found.update(self._db.execute(query, (embedder.id, *some)))
        return found

    @contextlib.contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError:
            raise
        except (sqlite3.DatabaseError, OSError) as error:
            raise DataFolderError(
                f"{self._file} cannot be used ({error}). If another program has it open, let that end; else see that "
                "you may write it and that the disk is not full. Deleting it loses nothing but time."
            ) from error


class Embedding:
    """The embedding of one build: texts by name through the cache, counted and told of."""

    def __init__(self, cache: EmbeddingCache, tell: Watch) -> None:
        self._cache, self._tell = cache, tell
        self._asked: set[tuple[str, str]] = set()
        self.new = 0

    @property
    def reused(self) -> int:
        """How many texts had a vector already."""
        return len(self._asked) - self.new

    def vectors(self, embedder: Embedder, texts: Mapping[str, Sequence[str]]) -> dict[str, Vectors]:
        """The vectors of each group of texts, by its name."""
        every = [text for group in texts.values() for text in group]
        total = len(self._cache.missing(embedder, every))
        self._asked |= {(embedder.id, text) for text in every}
        self.new += total
        told = counted("Embedding", total, self._tell)
        return {name: self._cache.embed(embedder, group, told) for name, group in texts.items()}


def _opened(file: Path) -> sqlite3.Connection:
    key = "PRIMARY KEY (model, digest)"
    db = sqlite3.connect(file)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute(f"CREATE TABLE IF NOT EXISTS vector (model TEXT, digest TEXT, value BLOB, {key})")
        db.execute("SELECT count(*) FROM vector").fetchone()
    except sqlite3.Error:
        # Closed late, it would take the journal of the file made in its place with it.
        db.close()
        raise
    return db


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
