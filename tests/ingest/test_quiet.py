"""Importing the package turns off every call home, whatever the environment asks for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOUD = {
    "LANGSMITH_TRACING": "true",
    "LANGSMITH_TRACING_V2": "true",
    "LANGCHAIN_TRACING": "true",
    "LANGCHAIN_TRACING_V2": "true",
    "LANGSMITH_API_KEY": "made-up",
    "ANONYMIZED_TELEMETRY": "True",
    "HF_HUB_OFFLINE": "0",
    "TRANSFORMERS_OFFLINE": "0",
    "HF_HUB_DISABLE_TELEMETRY": "0",
}


def said(code: str) -> str:
    """What a fresh Python prints, in an environment where everything asks to call home."""
    run = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **LOUD}, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def test_the_environment_asks_for_tracing_when_the_package_is_not_imported() -> None:
    assert said("from langsmith.utils import tracing_is_enabled as on; print(on())") == "True"


@pytest.mark.parametrize("first", ["ingest", "ingest.split", "ingest.cli", "evals.cli"])
def test_tracing_is_off_for_langsmith(first: str) -> None:
    assert said(f"import {first}; from langsmith.utils import tracing_is_enabled as on; print(on())") == "False"


def test_tracing_is_off_once_the_splitter_has_split() -> None:
    code = (
        "from ingest.split import split_offsets; split_offsets('A line of words.\\n' * 200);"
        "import langchain_text_splitters; from langsmith.utils import tracing_is_enabled as on; print(on())"
    )
    assert said(code) == "False"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LANGSMITH_TRACING", "false"),
        ("LANGCHAIN_TRACING_V2", "false"),
        ("ANONYMIZED_TELEMETRY", "False"),
        ("HF_HUB_OFFLINE", "1"),
        ("TRANSFORMERS_OFFLINE", "1"),
        ("HF_HUB_DISABLE_TELEMETRY", "1"),
    ],
)
def test_the_environment_is_quiet_after_the_import(name: str, value: str) -> None:
    assert said(f"import os, ingest; print(os.environ['{name}'])") == value


def test_the_model_hub_is_seen_as_offline() -> None:
    assert said("import ingest; from huggingface_hub.constants import HF_HUB_OFFLINE as off; print(off)") == "True"
