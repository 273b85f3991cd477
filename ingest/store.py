"""Where the vectors live. Chroma stops here."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import numpy as np

from ingest.embed import Vectors
from ingest.errors import StoreError
from ingest.types import GRAINS, Grain


class ChunkStore(Protocol):
    """The vectors of one generation: of statements, of sections, of sections' headings, and of the questions
    that are prepared for them or that nothing answers."""

    def add(self, grain: Grain, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep `vectors[i]` under `ids[i]`. Raises StoreError when the store cannot."""
        ...

    def nearest(self, grain: Grain, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """The k ids most alike, each with its cosine, most alike first; fewer when it holds fewer."""
        ...

    def count(self, grain: Grain) -> int: ...

    def close(self) -> None:
        """Let go of files and connections; what was added stays."""
        ...


class ChromaStore:
    """Chroma, embedded in a folder or on a server (`url`); one collection a grain.

    With `create` its collections are made anew; without it they must be there.
    """

    def __init__(self, name: str, folder: Path | None = None, url: str = "", create: bool = False) -> None:
        self._where = url or str(folder)
        if not url and not create and not (folder and folder.is_dir()):
            # Chroma would make an empty one.
            raise StoreError(f"There are no vectors at {self._where}.")
        with self._translated("opened"):
            self._client = _connect(url) if url else _open(self._where)
        try:
            with self._translated("opened"):
                if create:
                    self._drop(name)
                self._collections = {grain: self._collection(name, grain, create) for grain in GRAINS}
        except StoreError:
            self.close()
            raise

    def add(self, grain: Grain, ids: Sequence[str], vectors: Vectors) -> None:
        if len(ids) != len(vectors) or len(set(ids)) != len(ids):
            raise StoreError("Each vector needs one id of its own.")
        with self._translated("written"):
            collection = self._collections[grain]
            size = self._client.get_max_batch_size()
            for at in range(0, len(ids), size):
                some = list(ids[at : at + size])
                # Chroma would pass over an id it holds and say nothing.
                if collection.get(ids=some, include=[])["ids"]:
                    raise StoreError("Each vector needs one id of its own.")
                collection.add(ids=some, embeddings=vectors[at : at + size])

    def nearest(self, grain: Grain, vector: Vectors, k: int) -> list[tuple[str, float]]:
        wanted = min(k, self.count(grain))
        if wanted < 1:
            return []
        with self._translated("searched"):
            found = self._collections[grain].query(query_embeddings=[vector], n_results=wanted, include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(found_id, 1.0 - float(distance)) for found_id, distance in pairs]

    def count(self, grain: Grain) -> int:
        with self._translated("read"):
            return int(self._collections[grain].count())

    def close(self) -> None:
        with contextlib.suppress(Exception):
            self._client.close()

    def delete(self, name: str) -> None:
        """Remove a generation's collections."""
        with self._translated("changed"):
            self._drop(name)

    @contextlib.contextmanager
    def _translated(self, done: str) -> Iterator[None]:
        """Chroma lets its own errors, its transport's and its engine's through; all become one."""
        try:
            yield
        except StoreError:
            raise
        except Exception as error:
            raise StoreError(f"The vectors at {self._where} cannot be {done}: {error}") from error

    def _collection(self, name: str, grain: Grain, create: bool) -> Any:
        full = f"{name}-{grain}"
        if not create:
            return self._client.get_collection(full, embedding_function=None)
        # A wide search: recall matters more here than the millisecond it costs.
        space = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}}
        return self._client.create_collection(full, embedding_function=None, configuration=space)

    def _drop(self, name: str) -> None:
        held = {collection.name for collection in self._client.list_collections()}
        for grain in GRAINS:
            if f"{name}-{grain}" in held:
                self._client.delete_collection(f"{name}-{grain}")


def _open(folder: str) -> Any:
    import chromadb
    from chromadb.config import Settings

    try:
        return chromadb.PersistentClient(path=folder, settings=Settings(anonymized_telemetry=False))
    except Exception:
        # A client that failed to start is remembered by its folder, and would be handed out again.
        chromadb.api.client.SharedSystemClient._identifier_to_system.pop(folder, None)
        raise


def _connect(url: str) -> Any:
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    quiet = Settings(anonymized_telemetry=False)
    return chromadb.HttpClient(host=parts.hostname or "localhost", port=port, ssl=secure, settings=quiet)


class MemoryStore:
    """Vectors in memory, searched exactly: for tests, and to measure Chroma's recall against."""

    def __init__(self) -> None:
        self._ids: dict[Grain, list[str]] = {grain: [] for grain in GRAINS}
        self._rows: dict[Grain, list[Vectors]] = {grain: [] for grain in GRAINS}

    def add(self, grain: Grain, ids: Sequence[str], vectors: Vectors) -> None:
        if len(ids) != len(vectors) or set(ids) & set(self._ids[grain]) or len(set(ids)) != len(ids):
            raise StoreError("Each vector needs one id of its own.")
        self._ids[grain] += list(ids)
        self._rows[grain] += list(vectors)

    def nearest(self, grain: Grain, vector: Vectors, k: int) -> list[tuple[str, float]]:
        if not self._rows[grain]:
            return []
        cosines = np.stack(self._rows[grain]) @ vector
        best = np.argsort(-cosines, kind="stable")[:k]
        return [(self._ids[grain][i], float(cosines[i])) for i in best]

    def count(self, grain: Grain) -> int:
        return len(self._ids[grain])

    def close(self) -> None:
        pass


def remove_vectors(name: str, folder: Path, url: str) -> None:
    """Delete one generation's vectors, on the server or in its folder."""
    if url:
        store = ChromaStore(name, url=url)
        store.delete(name)
        store.close()
    shutil.rmtree(folder, ignore_errors=True)
