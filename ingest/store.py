"""Where the vectors live. Chroma stops here."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import numpy as np

from ingest.embed import Vectors
from ingest.errors import StoreError
from ingest.types import GRAINS, Grain


class ChunkStore(Protocol):
    """The vectors of one generation: of statements, of sections, and of sections' headings."""

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
    """Chroma, embedded in a folder or on a server (`url`); one collection a grain."""

    def __init__(self, name: str, folder: Path | None = None, url: str = "", create: bool = False) -> None:
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        self._errors = (ChromaError, ValueError, OSError)
        quiet = Settings(anonymized_telemetry=False)
        where = url or str(folder)
        try:
            if url:
                parts = urlsplit(url)
                port = parts.port or (443 if parts.scheme == "https" else 80)
                self._client: Any = chromadb.HttpClient(
                    host=parts.hostname or "localhost", port=port, ssl=parts.scheme == "https", settings=quiet
                )
            else:
                self._client = chromadb.PersistentClient(path=where, settings=quiet)
            if create:
                self._drop(name)
            self._collections = {grain: self._collection(name, grain, create) for grain in GRAINS}
        except self._errors as error:
            raise StoreError(f"The vectors at {where} cannot be opened: {error}") from error

    def add(self, grain: Grain, ids: Sequence[str], vectors: Vectors) -> None:
        size = self._client.get_max_batch_size()
        try:
            for at in range(0, len(ids), size):
                self._collections[grain].add(ids=list(ids[at : at + size]), embeddings=vectors[at : at + size])
        except self._errors as error:
            raise StoreError(f"Chroma would not keep the vectors: {error}") from error

    def nearest(self, grain: Grain, vector: Vectors, k: int) -> list[tuple[str, float]]:
        wanted = min(k, self.count(grain))
        if wanted < 1:
            return []
        try:
            found = self._collections[grain].query(query_embeddings=[vector], n_results=wanted, include=["distances"])
        except self._errors as error:
            raise StoreError(f"Chroma could not be searched: {error}") from error
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(statement_id, 1.0 - float(distance)) for statement_id, distance in pairs]

    def count(self, grain: Grain) -> int:
        try:
            return int(self._collections[grain].count())
        except self._errors as error:
            raise StoreError(f"Chroma could not be read: {error}") from error

    def close(self) -> None:
        self._client.close()

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
        ChromaStore(name, url=url, create=True)._drop(name)
    shutil.rmtree(folder, ignore_errors=True)
