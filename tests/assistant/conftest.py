"""The service over the small corpus: spoken to over HTTP within this process, and as a program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from assistant.services import Services
from assistant.web.api import create_app
from evals.cli import app


@pytest.fixture
def client(tiny_services: Services) -> TestClient:
    """Without the start-up work, so that a test decides when the service is ready."""
    return TestClient(create_app(tiny_services))


@pytest.fixture
def hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program runs without a model."""
    monkeypatch.setenv("LOCAL_OFFER_EMBEDDER", "hashing")


@pytest.fixture
def run(tiny: Path, hashing: None) -> Callable[..., str]:
    """Runs a command that must succeed, beside the small corpus, and gives back what it printed."""

    def _run(*command: str) -> str:
        result = CliRunner().invoke(app, list(command))
        assert result.exit_code == 0, result.output
        return result.stdout

    return _run
