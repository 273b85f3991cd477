"""The commands of the evaluation, as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from evals import commands
from evals.baselines import BASELINES
from evals.cli import app
from evals.results import Results, read_results, write_results
from tests.evals.made import results
from tests.evals.village import LESSONS, dangers, lessons


def typed(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["eval", *map(str, words)])


@pytest.fixture
def cases(program: Path) -> Path:
    file = program / "cases.jsonl"
    made = [*lessons(), *dangers()]
    file.write_text("".join(f"{case.model_dump_json(exclude_defaults=True)}\n" for case in made), encoding="utf-8")
    return file


@pytest.fixture
def kept(program: Path) -> tuple[Path, Path]:
    """Results before and after a change that loses many facts."""
    for name, met in (("before", 1.0), ("after", 0.0)):
        scores = {f"note-{n}": {"all-facts accuracy": met, "whole case": met} for n in range(20)}
        write_results(results(scores), program / f"{name}.json")
    return program / "before.json", program / "after.json"


def test_run_prints_the_figures_and_keeps_the_results(cases: Path, program: Path) -> None:
    got = typed("run", "--cases", cases, "--limit", "5", "--out", program / "deep" / "r.json")
    assert got.exit_code == 0, got.output
    assert "all-facts accuracy" in got.stdout
    assert "worst slice on dev" in got.stdout
    found = read_results(program / "deep" / "r.json")
    assert len(found.cases) == 5
    assert {result.slice for result in found.cases.values()} == {"note", "crisis"}
    assert set(found.baselines) == set(BASELINES)


def test_run_asks_only_the_slice_and_split_that_are_named(cases: Path, program: Path) -> None:
    got = typed("run", "--cases", cases, "--slice", "note", "--split", "test", "--out", program / "r.json")
    assert got.exit_code == 0, got.output
    found = read_results(program / "r.json")
    assert {(result.slice, result.split) for result in found.cases.values()} == {("note", "test")}
    assert len(found.cases) == len(LESSONS) // 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--slice", "jokes"), "strategy-parent"),
        (("--split", "train"), "dev, test"),
        (("--limit", "0"), "--limit"),
    ],
)
def test_a_wrong_option_is_a_usage_error_that_says_what_is_right(
    cases: Path, wrong: tuple[str, str], said: str
) -> None:
    got = typed("run", "--cases", cases, *wrong)
    assert got.exit_code == 2
    assert said in got.output


def test_nothing_to_ask_is_said(cases: Path, program: Path) -> None:
    got = typed("run", "--cases", cases, "--slice", "vague", "--out", program / "r.json")
    assert got.exit_code != 0
    assert not (program / "r.json").exists()


def test_compare_shows_the_difference_and_the_gate_stops_it(kept: tuple[Path, Path]) -> None:
    before, after = kept
    shown = typed("compare", before, after)
    assert shown.exit_code == 0
    assert "worse" in shown.stdout
    assert "broken (20): note-0, note-1" in shown.stdout
    stopped = typed("compare", before, after, "--gate")
    assert stopped.exit_code == 1
    assert "The gate is red" in stopped.stdout
    assert "all-facts accuracy is worse by 1.000" in stopped.stdout
    fine = typed("compare", after, before, "--gate")
    assert fine.exit_code == 0
    assert "The gate is green" in fine.stdout


def test_compare_says_what_it_cannot_read(kept: tuple[Path, Path], program: Path) -> None:
    before, _ = kept
    assert typed("compare", before, before, "--split", "train").exit_code == 2
    got = typed("compare", before, program / "none.json")
    assert got.exit_code == 1
    assert "There are no results at" in str(got.exception)


def test_report_writes_a_page_beside_the_results_or_where_it_is_told(village_results: Results, program: Path) -> None:
    write_results(village_results, program / "r.json")
    assert typed("report", program / "r.json").exit_code == 0
    assert (program / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert typed("report", program / "r.json", "--html", program / "page.html").exit_code == 0
    assert (program / "page.html").is_file()


def test_report_takes_the_newest_results_and_says_when_there_are_none(
    village_results: Results, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCAL_OFFER_DATA", str(program / "data"))
    assert "There are no results in" in str(typed("report").exception)
    write_results(village_results, program / "data" / "evals" / "one.json")
    got = typed("report")
    assert got.exit_code == 0, got.output
    assert (program / "data" / "evals" / "one.html").is_file()


def test_keep_makes_the_results_the_baseline_and_writes_the_documents(
    village_results: Results, cases: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "BASELINE", program / "evals" / "baseline.json")
    readme = program / "README.md"
    readme.write_text("<!-- figures: headline -->\n<!-- end of figures -->\n", encoding="utf-8")
    write_results(village_results, program / "r.json")
    got = typed("report", program / "r.json", "--keep", "--cases", cases)
    assert got.exit_code == 0, got.output
    assert read_results(program / "evals" / "baseline.json") == village_results.small()
    assert "| all-facts accuracy | 1.000 |" in readme.read_text(encoding="utf-8")


def test_import_prints_the_figures_of_a_dataset(program: Path) -> None:
    heading, said, _ = LESSONS[0]
    turns = [{"speaker": "user", "text": heading}]
    context = {"document_id": "d", "text": said, "title": "A page"}
    task = {"task_id": "t", "contexts": [context], "input": turns, "Answerability": ["ANSWERABLE"]}
    (program / "tasks.jsonl").write_text(json.dumps(task) + "\n", encoding="utf-8")
    got = typed("import", program / "tasks.jsonl")
    assert got.exit_code == 0, got.output
    assert "nDCG@10" in got.stdout
    assert "answerable answered" in got.stdout
