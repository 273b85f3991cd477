"""Vectors already computed, by model and text: unchanged text is never embedded twice."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest.embed import Embedder, Progress, Vectors


class EmbeddingCache:
    """One SQLite file below the data folder; safe to delete, it only costs time."""

    def __init__(self, file: Path) -> None:
        try:
            self._db = _opened(file)
        except sqlite3.DatabaseError:
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
        new = self.missing(embedder, texts)
        for at in range(0, len(new), 256):
            batch = new[at : at + 256]
            vectors = embedder.embed_documents(batch, progress)
            rows = [(embedder.id, _digest(t), v.tobytes()) for t, v in zip(batch, vectors, strict=True)]
            with self._db:
                self._db.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", rows)
        known = self._known(embedder, texts)
        return np.asarray([np.frombuffer(known[_digest(t)], dtype=np.float32) for t in texts], dtype=np.float32)

    def close(self) -> None:
        self._db.close()

    def _known(self, embedder: Embedder, texts: Sequence[str]) -> dict[str, bytes]:
        digests = list({_digest(text) for text in texts})
        found: dict[str, bytes] = {}
        for at in range(0, len(digests), 500):
            some = digests[at : at + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT digest, value FROM vector WHERE model = ? AND digest IN ({marks})"
            found.update(self._db.execute(query, (embedder.id, *some)))
        return found


def _opened(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("CREATE TABLE IF NOT EXISTS vector (model TEXT, digest TEXT, value BLOB, PRIMARY KEY (model, digest))")
    db.execute("SELECT count(*) FROM vector").fetchone()
    return db


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
