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

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"

SOURCES = """
[[source]]
id = "plan"
title = "The Plan for Exampleton"
path = "documents/plan.md"
kind = "official"
url = "https://example.org/plan"
publisher = "Exampleton Council"
audience = ["parent", "senco"]
topics = ["plan"]
published = 2024-09-26
checked = 2026-11-01
standing = "current"

[[source]]
id = "notes/asking"
title = "Asking for an assessment"
path = "notes/asking.md"
kind = "note"
audience = ["parent"]
topics = ["assessment"]
published = 2026-11-01
checked = 2026-11-01
"""
PLAN = """
# The Plan for Exampleton

## Who is this plan for?

This plan is for children and young people aged 0 to 25 in Exampleton and their families.

## What we will do

| Ref | What we will do | Why we will do it | Who will lead on this |
|---|---|---|---|
| 1.1 | Open a library club for autistic children | Families asked for somewhere quiet | Head of Libraries |
| 1.2 | Train every school in signing | Deaf pupils told us they felt left out | Deaf Support Team |

## Figures

- 120 children have an EHC plan in Exampleton.
- 4 schools have a resource base.
"""
ASKING = """
# Asking for an assessment

## How do I ask for an EHC needs assessment?

- You can ask the council yourself for an EHC needs assessment.
  - source: <https://example.org/law/36>; 2014; high
- Send your request to the council by letter or email.
  - source: <https://example.org/asking>; undated; medium

## How long does the council have to decide?

- The council must tell you its decision within six weeks of your request.
  - source: <https://example.org/law/5>; 2014; high
"""
GLOSSARY = """
[[term]]
term = "EHC plan"
short = ["EHCP"]
also = []
long = "education, health and care plan"
meaning = "A legal paper that says what help a child must get."
"""
CONTACTS = """
[[contact]]
id = "advice"
name = "Exampleton Advice"
for = "Free advice for families."
phone = "01632 960000"
email = "advice@example.org"
url = "https://example.org/advice"
checked = 2026-11-01
default = true
words = ["advice"]
"""
COUNCIL = """
name = "Exampleton Council"
service = "Exampleton Assistant"
places = ["Exampleton"]
subject = ["school", "child", "plan", "assessment"]
examples = ["How do I ask for an EHC needs assessment?"]
plain = ["EHC"]
"""


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
    return write(
        {
            "sources.toml": SOURCES,
            "documents/plan.md": PLAN,
            "notes/asking.md": ASKING,
            "glossary.toml": GLOSSARY,
            "contacts.toml": CONTACTS,
            "council.toml": COUNCIL,
        }
    )


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
