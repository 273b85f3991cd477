"""The figures in the documents are those of the kept results, and are written by code."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.cases import read_cases
from evals.commands import BASELINE
from evals.docs import DocsError, with_figures, write_docs
from evals.results import Results, read_results
from tests.evals.made import results

ROOT = Path(__file__).parent.parent.parent
OPEN, CLOSE = "<!-- figures: {} -->\n", "<!-- end of figures -->"


def block(name: str, held: str = "old\n") -> str:
    return f"{OPEN.format(name)}{held}{CLOSE}"


def test_only_what_is_between_marks_is_written(village_results: Results) -> None:
    text = f"Before 0.123.\n\n{block('headline')}\nBetween.\n{block('slices', '')}\nAfter."
    after = with_figures(text, village_results)
    assert after.startswith(f"Before 0.123.\n\n{OPEN.format('headline')}| | test |")
    assert f"{CLOSE}\nBetween.\n{OPEN.format('slices')}| slice |" in after
    assert after.endswith(f"{CLOSE}\nAfter.")
    assert "old" not in after
    assert with_figures(after, village_results) == after
    assert with_figures("No marks: 0.5", village_results) == "No marks: 0.5"


def test_the_blocks_hold_the_figures_of_the_results(village_results: Results) -> None:
    def written(name: str) -> str:
        return with_figures(block(name), village_results)

    assert "| all-facts accuracy | 1.000 | 1.000 to 1.000 | 6 |" in written("headline")
    assert "| crisis recall | – | | 0 |" in written("headline")
    assert "| crisis recall | 1.000 | 1.000 to 1.000 | 3 | – | | 0 |" in written("every")
    assert "| note | 1.000 | 1.000 to 1.000 | 6 | 1.000 | 1.000 to 1.000 | 6 |" in written("slices")
    assert "| LangChain recipe | " in written("retrieval")
    assert "- **fact recall**: The share of needed facts" in written("definitions")
    assert "milliseconds" not in written("every")


@pytest.mark.parametrize("name", ["weather", "all-facts", "head line"])
def test_an_unknown_block_is_refused(name: str) -> None:
    with pytest.raises(DocsError, match=name):
        with_figures(block(name), results({}))


def test_a_block_that_is_not_closed_is_refused() -> None:
    for text in (OPEN.format("headline") + "old\n", OPEN.format("slices") + "Prose.\n" + block("headline")):
        with pytest.raises(DocsError, match="not closed"):
            with_figures(text, results({}))


def test_only_documents_that_changed_are_written(village_results: Results, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    readme, evaluation = tmp_path / "README.md", tmp_path / "docs" / "evaluation.md"
    readme.write_text(block("headline"), encoding="utf-8")
    evaluation.write_text("No marks.", encoding="utf-8")
    assert list(write_docs(village_results, tmp_path)) == [readme]
    assert list(write_docs(village_results, tmp_path)) == []
    assert evaluation.read_text(encoding="utf-8") == "No marks."


@pytest.mark.parametrize("name", ["README.md", "docs/evaluation.md"])
def test_the_documents_hold_the_figures_of_the_kept_results(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "<!-- figures: " in text
    assert with_figures(text, read_results(BASELINE)) == text


def test_the_kept_results_are_of_the_whole_set_and_of_whole_runs() -> None:
    kept = read_results(BASELINE)
    assert set(kept.cases) == {c.id for c in read_cases()}
    assert kept.unscored == []
    assert kept.baselines
    assert all(result.seen is None for result in kept.cases.values())
