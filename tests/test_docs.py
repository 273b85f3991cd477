"""What the documents say of commands, settings and routes is what the code has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from assistant.services import Services
from assistant.web.api import create_app
from evals.cli import app
from ingest.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def commands() -> list[str]:
    return sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme_and_has_help(command: str) -> None:
    assert f"local-offer {command}" in README
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.output) > 100


def test_the_readme_names_no_command_that_is_not_there() -> None:
    assert set(re.findall(r"`?local-offer ([a-z]+)", README)) <= set(commands())


def test_the_readme_names_no_make_target_that_is_not_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z-]+)`?", README)) <= targets


def test_every_setting_is_in_the_readme_and_no_other() -> None:
    real = {PREFIX + name.upper() for name in Settings.model_fields}
    assert set(re.findall(rf"{PREFIX}[A-Z_]+", README)) == real


def paths(routes: Iterable[object]) -> Iterator[str]:
    """Every address there is; a group of routes is one route to the application."""
    for route in routes:
        group = getattr(route, "original_router", None)
        yield from paths(group.routes) if group else [getattr(route, "path", "")]


def test_every_route_is_in_the_readme(tiny_services: Services) -> None:
    named = {
        re.sub(r":path", "", path).replace("{source_id}", "{id}") for path in paths(create_app(tiny_services).routes)
    }
    named -= {"/static"}
    assert "/v1/chat" in named
    assert {path for path in named if f"`{path}`" not in README and f" {path}`" not in README} == set()


def test_the_changelog_has_the_version_of_the_package() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_files_pin_every_package_by_hash_and_leave_torch_out(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)
    assert len(pinned) > 50
    assert "torch" not in pinned
    assert not [name for name in pinned if name.startswith("nvidia")]
    assert len(re.findall(r"^[a-z0-9-]+==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pinned)
