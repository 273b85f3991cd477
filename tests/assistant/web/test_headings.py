"""Where the service says that a document's headings stand: as they were when it was read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.api import create_app
from ingest.embed import HashingEmbedder
from ingest.generation import Generations
from ingest.pipeline import build
from ingest.settings import Settings

GUIDE = """
# A guide

Before all headings but one.

## Travel 🚌 to school

### Who can have it?

Some children can have help with travel.

### When

#### Deeper by two

A line like a heading

- The team answers within six weeks.

## Nothing below this

## Travel 🚌 to school

The same name stands here again.

# A second part

The second part has words too.

## The end, with no words
"""
HEADINGS = [
    ("A guide", 1),
    ("Travel 🚌 to school", 2),
    ("Who can have it?", 3),
    ("When", 3),
    ("Deeper by two", 4),
    ("Nothing below this", 2),
    ("Travel 🚌 to school", 2),
    ("A second part", 1),
    ("The end, with no words", 1),
]


@pytest.fixture
def source(write: Callable[[dict[str, str]], Path], tmp_path: Path) -> Callable[[str], dict[str, Any]]:
    """A document of this Markdown, as `GET /v1/sources/{id}` gives it."""

    def _source(markdown: str) -> dict[str, Any]:
        corpus = write({"guide.md": markdown})
        build(corpus, Generations(tmp_path / "data"), HashingEmbedder())
        services = Services(Settings(corpus=corpus, data=tmp_path / "data", embedder="hashing"))
        found: dict[str, Any] = TestClient(create_app(services)).get("/v1/sources/guide").json()
        services.close()
        return found

    return _source


def test_headings_are_told_with_their_depth_in_the_order_they_stand(source: Callable[[str], dict[str, Any]]) -> None:
    assert [(one["text"], one["level"]) for one in source(GUIDE)["headings"]] == HEADINGS


def test_a_heading_stands_in_the_text_where_it_is_said_to(source: Callable[[str], dict[str, Any]]) -> None:
    found = source(GUIDE)
    starts = [one["start"] for one in found["headings"]]
    assert starts == sorted(set(starts))
    for one in found["headings"]:
        assert list(one) == ["text", "level", "start"]
        assert found["text"][one["start"] :].split("\n")[0] == one["text"]


def test_a_section_longer_than_a_chunk_has_its_heading_once(source: Callable[[str], dict[str, Any]]) -> None:
    long = "\n\n".join(f"The council must do the thing numbered {n} within six weeks." for n in range(300))
    found = source(f"# A guide\n\n## Long\n\n{long}\n\n## Short\n\nIt ends here.\n")
    assert [(one["text"], one["level"]) for one in found["headings"]] == [("A guide", 1), ("Long", 2), ("Short", 2)]


def test_a_document_without_headings_has_none(source: Callable[[str], dict[str, Any]]) -> None:
    assert source("The council must decide within six weeks.\n\nIt must say why.\n")["headings"] == []


def test_a_section_at_the_very_top_is_no_title(source: Callable[[str], dict[str, Any]]) -> None:
    assert source("## First\n\nThe council must decide.\n")["headings"] == [{"text": "First", "level": 2, "start": 0}]
