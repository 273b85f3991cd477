"""Vectors on a Chroma server: replicas share it, and none is disturbed by another's build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ingest.embed import HashingEmbedder, Vectors
from ingest.errors import LocalOfferError, StoreError
from ingest.generation import Generations
from ingest.pipeline import build
from ingest.store import ChromaStore
from tests.ingest.conftest import chroma
from tests.servers import free_port

AXES: Vectors = np.eye(4, dtype=np.float32)


def test_an_index_with_its_vectors_on_a_server_answers(tiny: Path, tmp_path: Path, chroma_url: str) -> None:
    generations = Generations(tmp_path / "data", chroma_url)
    build(tiny, generations, HashingEmbedder())
    index = generations.open()
    assert index.store.nearest("statement", HashingEmbedder().embed_query("ask the council yourself"), 1)
    assert not (generations.folder(index.id) / "vectors").exists()
    index.close()


def test_the_build_of_a_second_replica_leaves_the_first_answering(tiny: Path, tmp_path: Path, chroma_url: str) -> None:
    first, second = (Generations(tmp_path / name, chroma_url) for name in ("one", "two"))
    build(tiny, first, HashingEmbedder())
    index = first.open()
    build(tiny, second, HashingEmbedder())
    assert index.store.count("statement") == 8
    index.close()


def test_a_server_that_is_away_stops_a_build_and_says_where_it_was_sought(tiny: Path, tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(LocalOfferError, match=url):
        build(tiny, Generations(tmp_path / "data", url), HashingEmbedder())


@pytest.mark.parametrize("act", ["count", "nearest", "add"])
def test_a_server_that_goes_away_is_a_fault_of_the_store(act: str, tmp_path: Path) -> None:
    with chroma(tmp_path) as (url, server):
        store = ChromaStore("local-offer-any", url=url, create=True)
        store.add("statement", ["x"], AXES[:1])
        server.kill()
        server.wait()
        acts: dict[str, Callable[[], object]] = {
            "count": lambda: store.count("statement"),
            "nearest": lambda: store.nearest("statement", AXES[0], 1),
            "add": lambda: store.add("statement", ["y"], AXES[1:2]),
        }
        with pytest.raises(StoreError):
            acts[act]()
