"""The benchmark runs the production walk and prints ratios."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.cli import app
from ingest.generation import Generations, Index


def test_bench_prints_ratios_to_the_bare_model_call(
    tiny_index: Index, generations: Generations, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCAL_OFFER_CORPUS", str(tiny))
    monkeypatch.setenv("LOCAL_OFFER_DATA", str(generations.data))
    monkeypatch.setenv("LOCAL_OFFER_EMBEDDER", "hashing")
    result = CliRunner().invoke(app, ["bench", "--questions", "5", "--sections", "10"])
    assert result.exit_code == 0, result.output
    for row in ("one bare query embedding", "search", "chat"):
        assert re.search(rf"{row}\s+[\d.]+ ms\s+[\d.]+ ms\s+[\d.]+x", result.output)
    assert "peak memory" in result.output
