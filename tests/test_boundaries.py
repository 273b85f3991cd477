"""Imports point one way, and each vendor stops at one file."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("ingest", "assistant", "evals")
# What the assistant may see of ingest: nouns, settings, faults, the embedder and the finished index.
SHARED = {"types", "errors", "settings", "embed", "store", "catalogue", "generation", "corpus", "entries", "sentences"}
VENDORS = {
    "pypdf": {"ingest/load/files.py"},
    "chromadb": {"ingest/store.py"},
    "langchain_text_splitters": {"ingest/split.py"},
    "langchain": {"assistant/model/models.py"},
    "langchain_core": set(),
    "ir_measures": {"evals/retrieval.py", "evals/datasets.py"},
    "sentence_transformers": {"ingest/embed.py", "assistant/finding/cross_encoder.py"},
    "torch": {"ingest/contrast.py", "ingest/finetune.py", "ingest/lens.py"},
    "scipy": {"ingest/listener.py"},
    "py3langid": {"assistant/screening/language.py"},
    "limits": {"assistant/web/limiting.py"},
    "holidays": {"assistant/clock/deadlines.py"},
    "icalendar": {"assistant/clock/calendar_file.py"},
    "dateutil": {"assistant/clock/dates.py", "assistant/clock/deadlines.py"},
    "markdown_it": {"ingest/load/markdown.py"},
    "bs4": {"ingest/load/files.py"},
    "mammoth": {"ingest/load/files.py"},
    "prometheus_client": {"assistant/web/metrics.py"},
    "jinja2": {"assistant/web/pages.py", "ingest/health_page.py", "evals/report.py"},
}


# The rooms of the assistant, in the order of the walk; each sees only those before it.
ROOMS = ("english", "screening", "understanding", "finding", "deciding", "composing", "clock", "model", "web")


def modules() -> list[Path]:
    return [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_point_from_evals_to_assistant_to_ingest(file: Path) -> None:
    layer = PACKAGES.index(file.relative_to(ROOT).parts[0])
    above = PACKAGES[layer + 1 :]
    assert not [name for name in imported(file) if name.split(".")[0] in above]


@pytest.mark.parametrize(
    "file", sorted((ROOT / "assistant").rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT))
)
def test_the_assistant_sees_only_the_shared_part_of_ingest(file: Path) -> None:
    seen = {name.split(".")[1] for name in imported(file) if name.startswith("ingest.")}
    assert seen <= SHARED


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_sees_only_those_before_it(room: str) -> None:
    behind = ROOMS[ROOMS.index(room) + 1 :]
    seen = {name.split(".")[1] for file in (ROOT / "assistant" / room).rglob("*.py") for name in imported(file)
            if name.startswith("assistant.")}  # fmt: skip
    assert not seen & set(behind)


def test_every_room_has_its_place() -> None:
    assert {folder.name for folder in (ROOT / "assistant").iterdir() if (folder / "__init__.py").exists()} == set(ROOMS)


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_vendor_stops_at_its_file(vendor: str) -> None:
    users = {
        str(file.relative_to(ROOT)) for file in modules() if any(n.split(".")[0] == vendor for n in imported(file))
    }
    assert users == VENDORS[vendor]


def test_only_the_http_edge_is_async() -> None:
    asynchronous = {
        str(file.relative_to(ROOT))
        for file in modules()
        if any(isinstance(n, ast.AsyncFunctionDef) for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    }
    routes = {"assistant/web/chat_routes.py", "assistant/web/completion_routes.py", "assistant/web/sending.py"}
    assert asynchronous <= {"assistant/web/api.py", "assistant/web/edge.py", "assistant/web/problems.py", *routes}


def test_nothing_of_the_council_is_in_the_code() -> None:
    found = [
        f"{file.name}:{number}"
        for file in modules()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"sutton|cognus|siass", line, re.IGNORECASE)
    ]
    assert not found
