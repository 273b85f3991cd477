"""What the program says when it cannot do what was asked, and its exit code."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("hashing")

Run = Callable[..., str]
PROGRAM = [sys.executable, "-c", "from evals.cli import main; main()"]


def fails(*command: str, **environment: str) -> tuple[int, str]:
    """The exit code and the words on standard error of the program itself."""
    ended = subprocess.run(
        [*PROGRAM, *command], env=os.environ | environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert "Traceback" not in ended.stderr
    return ended.returncode, ended.stderr


def test_build_refuses_a_faulty_corpus_and_keeps_the_index_there_was(run: Run, tiny: Path) -> None:
    run("build")
    (tiny / "documents" / "plan.md").unlink()
    code, said = fails("build")
    assert code == 1
    assert "no new index was made" in said
    assert "six weeks" in run("ask", "How long does the council have to decide?")


def test_rollback_with_nothing_to_go_back_to_fails_and_says_so(run: Run) -> None:
    run("build")
    assert fails("rollback") == (1, "Error: There is no earlier index to go back to.\n")


@pytest.mark.parametrize("command", [("ask", "Who leads 1.2?"), ("status",), ("serve", "--port", "0")])
def test_without_an_index_the_way_to_build_one_is_told(tiny: Path, command: tuple[str, ...]) -> None:
    code, said = fails(*command)
    assert code == 1
    assert said.startswith("Error: There is no index in ")
    assert said.endswith("Run: local-offer build\n")


def test_a_corpus_that_is_not_there_is_told_with_its_setting(tmp_path: Path) -> None:
    code, said = fails("build")
    assert code == 1
    assert "LOCAL_OFFER_CORPUS" in said


def test_a_port_in_use_is_told_with_its_setting(run: Run) -> None:
    run("build")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, said = fails("serve", "--port", str(port))
    assert code == 1
    assert said.startswith(f"Error: Port {port} of 127.0.0.1 is in use")
    assert "LOCAL_OFFER_PORT" in said


def test_an_unknown_audience_is_refused_and_the_known_ones_are_named(run: Run) -> None:
    run("build")
    code, said = fails("ask", "Who leads 1.2?", "--audience", "cat")
    assert code == 2
    for known in ("parent", "young-person", "senco", "professional"):
        assert known in said


@pytest.mark.parametrize("command", [("build",), ("status",), ("check",), ("rollback",), ("ask", "plan"), ("serve",)])
def test_an_unknown_setting_stops_every_command_and_the_right_name_is_offered(
    tiny: Path, command: tuple[str, ...]
) -> None:
    code, said = fails(*command, LOCAL_OFFER_CORPS="x")
    assert code == 1
    assert "LOCAL_OFFER_CORPS is not a setting" in said
    assert "Did you mean LOCAL_OFFER_CORPUS?" in said


def test_a_question_too_long_is_refused_in_words(run: Run) -> None:
    run("build")
    code, said = fails("ask", "plan " * 1000)
    assert code == 1
    assert "the most is 2,000" in said


@pytest.mark.parametrize("port", ["70000", "-5"])
def test_a_port_that_cannot_be_is_refused_with_those_that_can(run: Run, port: str) -> None:
    run("build")
    code, said = fails("serve", "--port", port)
    assert code == 2
    assert "use 1 to 65535" in said
