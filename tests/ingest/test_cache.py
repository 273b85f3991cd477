"""Unchanged text is never embedded twice; what was embedded lasts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from ingest.cache import EmbeddingCache
from ingest.embed import HashingEmbedder, Progress, Vectors
from ingest.errors import DataFolderError


class Noting(HashingEmbedder):
    """A hashing embedder that notes every text it embeds."""

    def __init__(self, name: str = HashingEmbedder.id) -> None:
        self.id = name
        self.texts: list[str] = []

    def embed_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.texts += texts
        return super().embed_documents(texts, progress)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[EmbeddingCache]:
    with closing(EmbeddingCache(tmp_path / "embeddings.sqlite")) as cache:
        yield cache


def test_vectors_are_those_of_the_embedder_in_the_order_of_the_texts(cache: EmbeddingCache) -> None:
    texts = ["a club", "a visit", "a plan"]
    cache.embed(HashingEmbedder(), texts[1:2])
    assert np.array_equal(cache.embed(HashingEmbedder(), texts), HashingEmbedder().embed_documents(texts))


def test_only_new_texts_are_embedded(cache: EmbeddingCache) -> None:
    embedder = Noting()
    cache.embed(embedder, ["a club", "a visit"])
    cache.embed(embedder, ["a visit", "a plan", "a club"])
    assert embedder.texts == ["a club", "a visit", "a plan"]


def test_a_text_that_stands_twice_is_embedded_once(cache: EmbeddingCache) -> None:
    embedder = Noting()
    assert len(cache.embed(embedder, ["a club", "a club"])) == 2
    assert embedder.texts == ["a club"]


def test_what_is_missing_is_said_once_and_in_order(cache: EmbeddingCache) -> None:
    cache.embed(HashingEmbedder(), ["a visit"])
    assert cache.missing(HashingEmbedder(), ["a plan", "a visit", "a club", "a plan"]) == ["a plan", "a club"]


def test_vectors_of_two_models_are_never_mixed(cache: EmbeddingCache) -> None:
    cache.embed(Noting("one"), ["a club"])
    assert cache.missing(Noting("two"), ["a club"]) == ["a club"]


def test_vectors_last_when_the_cache_is_opened_again(tmp_path: Path) -> None:
    file = tmp_path / "embeddings.sqlite"
    with closing(EmbeddingCache(file)) as first:
        first.embed(HashingEmbedder(), ["a club"])
    with closing(EmbeddingCache(file)) as again:
        assert again.missing(HashingEmbedder(), ["a club"]) == []


def test_a_damaged_cache_is_started_anew(tmp_path: Path) -> None:
    file = tmp_path / "embeddings.sqlite"
    file.write_bytes(b"not a database " * 100)
    with closing(EmbeddingCache(file)) as cache:
        assert cache.missing(HashingEmbedder(), ["a club"]) == ["a club"]


def test_a_cache_that_another_program_holds_is_told_of_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "embeddings.sqlite"
    with closing(EmbeddingCache(file)) as first:
        first.embed(HashingEmbedder(), ["a club"])
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DataFolderError, match=r"embeddings\.sqlite cannot be used \(database is locked\)"):
            EmbeddingCache(file)
    with closing(EmbeddingCache(file)) as again:
        assert again.missing(HashingEmbedder(), ["a club"]) == []


def test_a_cache_that_cannot_be_written_is_told_of_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "embeddings.sqlite"
    (file / "kept").mkdir(parents=True)
    with pytest.raises(DataFolderError, match="cannot be used"):
        EmbeddingCache(file)
    assert (file / "kept").exists()


def test_vectors_that_cannot_be_written_are_told_of(tmp_path: Path) -> None:
    file = tmp_path / "embeddings.sqlite"
    with closing(EmbeddingCache(file)) as cache, closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON vector BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")
        with pytest.raises(DataFolderError, match="the disk is full"):
            cache.embed(HashingEmbedder(), ["a club"])


def test_more_texts_than_one_batch_are_all_embedded(cache: EmbeddingCache) -> None:
    texts = [f"club {n}" for n in range(600)]
    assert np.array_equal(cache.embed(HashingEmbedder(), texts), HashingEmbedder().embed_documents(texts))


def test_batches_made_before_a_fault_are_kept(cache: EmbeddingCache) -> None:
    class Dying(HashingEmbedder):
        def embed_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
            if "club 599" in texts:
                raise RuntimeError("the power went")
            return super().embed_documents(texts, progress)

    texts = [f"club {n}" for n in range(600)]
    with pytest.raises(RuntimeError):
        cache.embed(Dying(), texts)
    assert 0 < len(cache.missing(HashingEmbedder(), texts)) < 600
