"""Services over the made-up village, and what a run over it gives; both are made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.services import Services
from evals.results import Results
from evals.run import run
from ingest.embed import HashingEmbedder
from ingest.generation import Generations
from ingest.pipeline import build
from ingest.settings import Settings
from tests.conftest import CONTACTS, CORPUS, COUNCIL, GLOSSARY
from tests.evals.village import BUSES, GUIDE, SOURCES, dangers, lessons


@pytest.fixture(scope="session")
def village(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of a built index over the village; nothing may be written into it."""
    place = tmp_path_factory.mktemp("village")
    corpus = place / "corpus"
    (corpus / "documents").mkdir(parents=True)
    files = {
        "sources.toml": SOURCES,
        "documents/guide.md": GUIDE,
        "documents/buses.md": BUSES,
        "glossary.toml": GLOSSARY,
        "contacts.toml": CONTACTS,
        "council.toml": COUNCIL,
    }
    for name, text in files.items():
        (corpus / name).write_text(text, encoding="utf-8")
    settings = Settings(corpus=corpus, data=place / "data", embedder="hashing")
    build(corpus, Generations(settings.data), HashingEmbedder())
    return settings


@pytest.fixture(scope="session")
def village_services(village: Settings) -> Iterator[Services]:
    services = Services(village)
    yield services
    services.close()


@pytest.fixture(scope="session")
def village_results(village_services: Services) -> Results:
    """A run in which nothing is broken: every case holds."""
    return run([*lessons(), *dangers()], village_services)


@pytest.fixture(scope="session")
def real_texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The stored texts of the real corpus by source id; no model is needed for them."""
    generations = Generations(tmp_path_factory.mktemp("texts") / "data")
    build(CORPUS, generations, HashingEmbedder())
    index = generations.open()
    try:
        return {source: index.catalogue.text(source) for source in index.sources}
    finally:
        index.close()


@pytest.fixture
def program(village: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The settings of the village in the environment; gives a folder to write into."""
    monkeypatch.setenv("LOCAL_OFFER_CORPUS", str(village.corpus))
    monkeypatch.setenv("LOCAL_OFFER_DATA", str(village.data))
    monkeypatch.setenv("LOCAL_OFFER_EMBEDDER", "hashing")
    return tmp_path
