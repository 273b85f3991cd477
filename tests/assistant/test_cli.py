"""The program as a person runs it: build, status, check, ask, rollback, serve."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.cli import app

Run = Callable[..., str]
PROGRAM = [sys.executable, "-c", "from evals.cli import main; main()"]


@pytest.fixture(autouse=True)
def hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_OFFER_EMBEDDER", "hashing")


@pytest.fixture
def run(tiny: Path) -> Run:
    """Runs a command that must succeed, beside the small corpus, and gives back what it printed."""

    def _run(*command: str) -> str:
        result = CliRunner().invoke(app, list(command))
        assert result.exit_code == 0, result.output
        return result.stdout

    return _run


def fails(*command: str, **environment: str) -> tuple[int, str]:
    """The exit code and the words on standard error of the program itself."""
    ended = subprocess.run(
        [*PROGRAM, *command], env=os.environ | environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert "Traceback" not in ended.stderr
    return ended.returncode, ended.stderr


def change(corpus: Path) -> None:
    note = corpus / "notes" / "asking.md"
    note.write_text(note.read_text(encoding="utf-8").replace("six weeks", "nine weeks"), encoding="utf-8")


def test_build_says_which_index_is_live_and_what_it_holds(run: Run) -> None:
    said = run("build")
    assert "is live: 2 documents" in said
    assert "texts embedded" in said


def test_a_second_build_says_that_nothing_has_changed(run: Run) -> None:
    run("build")
    assert "Nothing has changed: index " in run("build")


def test_a_forced_build_makes_the_index_again_and_embeds_nothing_twice(run: Run) -> None:
    run("build")
    assert " 0 texts embedded" in run("build", "--force")


def test_status_says_what_is_live_and_that_it_is_up_to_date(run: Run) -> None:
    live = run("build").split()[1]
    said = run("status")
    assert live in said
    assert "2 documents" in said
    assert "hashing-512" in said
    assert "the index is up to date" in said


def test_status_says_that_the_corpus_has_changed(run: Run, tiny: Path) -> None:
    run("build")
    change(tiny)
    assert "changed since the index was built. Run: local-offer build" in run("status")


def test_check_says_that_a_sound_corpus_is_sound(run: Run) -> None:
    assert "is sound: 2 documents, 1 terms, 1 contacts." in run("check")


def test_check_names_a_faults_file_and_line_and_fails(tiny: Path) -> None:
    note = tiny / "notes" / "asking.md"
    note.write_text(note.read_text(encoding="utf-8") + "- Trust us.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["check"])
    line = len(note.read_text(encoding="utf-8").splitlines())
    assert result.exit_code == 1
    assert f"notes/asking.md:{line}: a bullet without a source" in result.stdout
    assert "1 fault in" in result.stdout


def test_build_refuses_a_faulty_corpus_and_keeps_the_index_there_was(run: Run, tiny: Path) -> None:
    run("build")
    (tiny / "documents" / "plan.md").unlink()
    code, said = fails("build")
    assert code == 1
    assert "no new index was made" in said
    assert "six weeks" in run("ask", "How long does the council have to decide?")


def test_ask_answers_with_its_source_and_the_exact_words(run: Run) -> None:
    run("build")
    said = run("ask", "How many children have an EHC plan?")
    assert "120 children have an EHC plan in Exampleton. [1]" in said
    assert "[1] The Plan for Exampleton" in said
    assert "“120 children have an EHC plan in Exampleton.”" in said
    assert "https://example.org/plan" in said


def test_ask_says_what_is_not_held_and_who_can_help(run: Run) -> None:
    run("build")
    said = run("ask", "Who leads 9.9?")
    assert said.startswith("I do not know of 9.9.")
    assert "Exampleton Advice: 01632 960000" in said


def test_rollback_goes_back_to_the_index_before(run: Run, tiny: Path) -> None:
    first = run("build").split()[1]
    change(tiny)
    run("build")
    assert "nine weeks" in run("ask", "How long does the council have to decide?")
    assert f"Index {first} is live again" in run("rollback")
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


def test_help_names_every_command(run: Run) -> None:
    said = run("--help")
    for command in ("build", "status", "check", "rollback", "ask", "serve", "bench"):
        assert command in said
