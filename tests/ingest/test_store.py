"""One contract for every store of vectors: in memory, Chroma in a folder, a Chroma server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest

from ingest.embed import Vectors
from ingest.errors import StoreError
from ingest.store import ChromaStore, ChunkStore, MemoryStore, remove_vectors
from ingest.types import GRAINS
from tests.servers import free_port

Open = Callable[[bool], ChunkStore]
KINDS = ["memory", "folder", "server"]
AXES: Vectors = np.eye(4, dtype=np.float32)
BETWEEN: Vectors = np.asarray([0.8, 0.6, 0.0, 0.0], dtype=np.float32)


@pytest.fixture
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens the store of this test, newly made (True) or as it was left (False)."""
    name, url = f"local-offer-{uuid4().hex}", ""
    if request.param == "server":
        url = request.getfixturevalue("chroma_url")
    with ExitStack() as stack:

        def _open(create: bool) -> ChunkStore:
            store = MemoryStore() if request.param == "memory" else ChromaStore(name, tmp_path / "v", url, create)
            stack.callback(store.close)
            return store

        yield _open


every_store = pytest.mark.parametrize("opened", KINDS, indirect=True)
lasting_stores = pytest.mark.parametrize("opened", KINDS[1:], indirect=True)


@every_store
def test_the_nearest_come_first_with_their_cosine(opened: Open) -> None:
    store = opened(True)
    store.add("statement", ["x", "y", "z"], AXES[:3])
    found = store.nearest("statement", BETWEEN, 3)
    assert [name for name, _ in found] == ["x", "y", "z"]
    assert [cosine for _, cosine in found] == pytest.approx([0.8, 0.6, 0.0], abs=1e-5)


@every_store
@pytest.mark.parametrize(("k", "expected"), [(0, 0), (2, 2), (50, 3)])
def test_k_are_found_or_as_many_as_there_are(opened: Open, k: int, expected: int) -> None:
    store = opened(True)
    store.add("statement", ["x", "y", "z"], AXES[:3])
    assert len(store.nearest("statement", BETWEEN, k)) == expected


@every_store
def test_each_grain_is_counted_and_searched_by_itself(opened: Open) -> None:
    store = opened(True)
    store.add("statement", ["x", "y"], AXES[:2])
    store.add("section", ["s"], AXES[2:3])
    assert [store.count(grain) for grain in GRAINS] == [2, 1, 0, 0, 0]
    assert [name for name, _ in store.nearest("section", BETWEEN, 5)] == ["s"]


@every_store
def test_an_empty_grain_finds_nothing(opened: Open) -> None:
    assert opened(True).nearest("heading", BETWEEN, 5) == []


@every_store
def test_what_is_added_later_joins_what_is_held(opened: Open) -> None:
    store = opened(True)
    store.add("statement", ["x"], AXES[:1])
    store.add("statement", ["y"], AXES[1:2])
    assert [name for name, _ in store.nearest("statement", BETWEEN, 5)] == ["x", "y"]


@every_store
def test_one_id_twice_in_one_call_is_refused(opened: Open) -> None:
    with pytest.raises(StoreError):
        opened(True).add("statement", ["x", "x"], AXES[:2])


@every_store
def test_an_id_that_is_held_already_is_refused(opened: Open) -> None:
    store = opened(True)
    store.add("statement", ["x"], AXES[:1])
    with pytest.raises(StoreError):
        store.add("statement", ["x"], AXES[1:2])


@every_store
def test_vectors_without_an_id_each_are_refused(opened: Open) -> None:
    with pytest.raises(StoreError):
        opened(True).add("statement", ["x"], AXES[:2])


@lasting_stores
def test_a_store_opened_again_holds_what_was_added(opened: Open) -> None:
    first = opened(True)
    first.add("statement", ["x", "y"], AXES[:2])
    first.close()
    again = opened(False)
    assert again.count("statement") == 2
    assert again.nearest("statement", BETWEEN, 1)[0][0] == "x"


@lasting_stores
def test_a_store_made_anew_is_empty(opened: Open) -> None:
    first = opened(True)
    first.add("statement", ["x"], AXES[:1])
    first.close()
    assert opened(True).count("statement") == 0


@lasting_stores
def test_a_store_that_was_never_made_cannot_be_opened(opened: Open) -> None:
    with pytest.raises(StoreError):
        opened(False)


@lasting_stores
def test_vectors_of_another_length_are_refused(opened: Open) -> None:
    store = opened(True)
    store.add("statement", ["x"], AXES[:1])
    with pytest.raises(StoreError):
        store.add("statement", ["y"], np.ones((1, 3), dtype=np.float32))


def test_removed_vectors_are_gone_from_a_server_and_others_stay(chroma_url: str, tmp_path: Path) -> None:
    names = [f"local-offer-{uuid4().hex}" for _ in range(2)]
    for name in names:
        ChromaStore(name, url=chroma_url, create=True).close()
    remove_vectors(names[0], tmp_path / "none", chroma_url)
    with pytest.raises(StoreError):
        ChromaStore(names[0], url=chroma_url)
    ChromaStore(names[1], url=chroma_url).close()


def test_a_server_that_cannot_be_reached_is_named() -> None:
    url = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(StoreError, match=url):
        ChromaStore("local-offer-any", url=url)
