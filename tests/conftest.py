"""Small corpora and indexes for every test. Nothing here, or in any test, leaves this machine."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.services import Services
from ingest.embed import HashingEmbedder
from ingest.generation import Generations, Index
from ingest.pipeline import build
from ingest.settings import Settings
from tests.small_corpus import ASKING, CONTACTS, COUNCIL, FILES, GLOSSARY, PLAN, SOURCES

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
__all__ = ["ASKING", "CONTACTS", "CORPUS", "COUNCIL", "GLOSSARY", "PLAN", "ROOT", "SOURCES"]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine may be spoken to."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "127.0.0.1"
        if host not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine, and no `.env` of the folder it runs in, reaches a test."""
    for name in [name for name in os.environ if name.startswith("LOCAL_OFFER_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Writes files below a corpus folder of this test and gives back the folder."""

    def _write(files: dict[str, str]) -> Path:
        folder = tmp_path / "corpus"
        for name, text in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.lstrip("\n"), encoding="utf-8")
        return folder

    return _write


@pytest.fixture
def tiny(write: Callable[[dict[str, str]], Path]) -> Path:
    """A made-up council's corpus: one official document, one note, one term, one contact."""
    return write(FILES)


@pytest.fixture
def generations(tmp_path: Path) -> Generations:
    return Generations(tmp_path / "data")


@pytest.fixture
def tiny_index(tiny: Path, generations: Generations) -> Iterator[Index]:
    """The tiny corpus, indexed with the hashing embedder."""
    build(tiny, generations, HashingEmbedder())
    index = generations.open()
    yield index
    index.close()


@pytest.fixture
def tiny_services(tiny_index: Index, generations: Generations, tiny: Path) -> Iterator[Services]:
    services = Services(Settings(corpus=tiny, data=generations.data, embedder="hashing"))
    yield services
    services.close()


@pytest.fixture(scope="session")
def real_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an index of the real corpus, made once with the real model."""
    from ingest.embed import SentenceTransformerEmbedder

    data = tmp_path_factory.mktemp("real") / "data"
    build(CORPUS, Generations(data), SentenceTransformerEmbedder())
    return data


@pytest.fixture(scope="session")
def real_services(real_data: Path) -> Iterator[Services]:
    """Services over the real corpus and the real model."""
    services = Services(Settings(corpus=CORPUS, data=real_data))
    services.warm_up()
    yield services
    services.close()
