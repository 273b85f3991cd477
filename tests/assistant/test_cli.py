"""The program as a person runs it: build, status, check, ask, rollback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from typer.testing import CliRunner

from evals.cli import app

Run = Callable[..., str]


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


def test_check_names_a_faults_file_and_line_and_fails(tiny: Path, hashing: None) -> None:
    note = tiny / "notes" / "asking.md"
    note.write_text(note.read_text(encoding="utf-8") + "- Trust us.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["check"])
    line = len(note.read_text(encoding="utf-8").splitlines())
    assert result.exit_code == 1
    assert f"notes/asking.md:{line}: a bullet without a source" in result.stdout
    assert "1 fault in" in result.stdout


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


def test_help_names_every_command(run: Run) -> None:
    said = run("--help")
    for command in ("build", "status", "check", "rollback", "ask", "serve", "bench"):
        assert command in said
