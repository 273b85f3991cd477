"""The results of a run: what was seen and scored, and what made it so. JSON on disk."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

from pydantic import BaseModel, ValidationError

from evals.cases import Split
from evals.figures import Figure, Score, figure
from evals.measures import BY_NAME, MEASURES, Measure
from evals.observe import Seen
from ingest.errors import LocalOfferError


class CaseResult(BaseModel):
    """One case: its scores by measure, and what was seen (left out of a baseline to keep it small)."""

    slice: str
    split: Split
    scores: dict[str, Score]
    fault: str = ""
    seen: Seen | None = None


class Results(BaseModel):
    """One run. `baselines` are retrieval figures by baseline, split and measure."""

    date: dt.datetime
    revision: str
    corpus: str
    cases_digest: str
    settings: dict[str, str]
    cases: dict[str, CaseResult]
    baselines: dict[str, dict[str, dict[str, Figure]]] = {}
    judged: dict[str, str] = {}

    def scores(self, measure: str, split: Split | None = None, slice_: str | None = None) -> dict[str, Score]:
        """One measure's scores by case id, of one split and slice or of all."""
        return {
            name: result.scores[measure]
            for name, result in self.cases.items()
            if measure in result.scores and split in (None, result.split) and slice_ in (None, result.slice)
        }

    def figure(self, measure: Measure, split: Split | None = None, slice_: str | None = None) -> Figure | None:
        return figure(list(self.scores(measure.name, split, slice_).values()), measure.summary)

    def baseline_figure(self, name: str, measure: Measure, split: Split) -> Figure | None:
        return self.baselines.get(name, {}).get(split, {}).get(measure.name)

    def table(self) -> list[tuple[Measure, Figure | None, Figure | None]]:
        """Every measure with its figure on dev and on test."""
        return [(m, self.figure(m, "dev"), self.figure(m, "test")) for m in MEASURES]

    @property
    def slices(self) -> list[str]:
        return list(dict.fromkeys(result.slice for result in self.cases.values()))

    @property
    def unscored(self) -> list[str]:
        return [name for name, result in self.cases.items() if not result.scores]

    def small(self) -> Results:
        """The same without what was seen, for keeping in the repository."""
        kept = {name: result.model_copy(update={"seen": None}) for name, result in self.cases.items()}
        return self.model_copy(update={"cases": kept, "judged": {}})


class ResultsError(LocalOfferError):
    """A results file cannot be used."""


def read_results(path: Path) -> Results:
    """The results of a file.

    Raises:
        ResultsError: it is missing, or is not the results of a run.
    """
    try:
        return Results.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResultsError(f"There are no results at {path}. Make them with: local-offer eval run") from error
    except ValidationError as error:
        raise ResultsError(f"{path} does not hold the results of a run: {error}") from error


def write_results(results: Results, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(results.model_dump_json(exclude_defaults=True) + "\n", encoding="utf-8")


def revision() -> str:
    """The code's revision, marked when files differ from it; "unknown" outside a repository."""
    here = Path(__file__).parent
    try:
        found = subprocess.run(
            ["git", "-C", str(here), "describe", "--always", "--dirty", "--abbrev=12"],
            capture_output=True, text=True, timeout=10, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return "unknown"
    return found.stdout.strip()


def worst_slice(results: Results, split: Split) -> tuple[str, Figure] | None:
    """The slice with the lowest share of whole cases."""
    figures = ((s, results.figure(BY_NAME["whole case"], split, s)) for s in results.slices)
    known = [(name, found) for name, found in figures if found]
    return min(known, key=lambda pair: pair[1].value, default=None)
