"""A run as one self-contained page: the headline, plots by slice, and every case that did not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from evals.baselines import BASELINES
from evals.cases import Case
from evals.figures import Figure
from evals.measures import BY_NAME, MEASURES, RETRIEVAL
from evals.results import CaseResult, Results, worst_slice

_templates = Environment(
    loader=PackageLoader("evals"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
)


def write_report(results: Results, cases: Mapping[str, Case]) -> str:
    """The page. Cases that the set no longer holds are shown without their expectation."""
    whole, speed = BY_NAME["whole case"], BY_NAME["milliseconds"]
    return _templates.get_template("report.html").render(
        results=results,
        table=[(m, dev, test, results.figure(m)) for m, dev, test in results.table() if dev or test],
        slices=[
            (name, results.figure(whole, "dev", name), results.figure(whole, "test", name)) for name in results.slices
        ],
        latency=[(name, results.figure(speed, None, name)) for name in results.slices],
        worst=[(split, worst_slice(results, split)) for split in ("dev", "test")],
        baselines=_baselines(results),
        trade_off=trade_off(results, cases),
        failed=[_failed(name, result, cases.get(name)) for name, result in results.cases.items() if _missed(result)],
        measures=MEASURES,
    )


@dataclass(frozen=True)
class Point:
    """At one threshold: the share of answerable questions still answered, and the share of the
    others declined."""

    threshold: float
    answered: float
    declined: float


def trade_off(results: Results, cases: Mapping[str, Case]) -> list[Point]:
    """What would be answered and declined if the best passage had to score at least so much."""
    best = {
        name: result.seen.passages[0].score if result.seen and result.seen.passages else 0.0
        for name, result in results.cases.items()
        if name in cases
    }
    wanted = [best[name] for name in best if cases[name].answerable]
    others = [best[name] for name in best if cases[name].slice in ("not-held", "invented", "outside")]
    if not wanted or not others:
        return []
    return [
        Point(
            step / 50,
            sum(score >= step / 50 for score in wanted) / len(wanted),
            sum(score < step / 50 for score in others) / len(others),
        )
        for step in range(5, 51)
    ]


def _baselines(results: Results) -> list[tuple[str, list[Figure | None]]]:
    ours = [("this assistant", [results.figure(m, "test") for m in RETRIEVAL])]
    theirs = [(name, [results.baseline_figure(name, m, "test") for m in RETRIEVAL]) for name in BASELINES]
    return ours + theirs if results.baselines else ours


def _missed(result: CaseResult) -> bool:
    whole = result.scores.get("whole case")
    return whole is None or whole.met < whole.of


@dataclass(frozen=True)
class Failed:
    id: str
    result: CaseResult
    case: Case | None
    low: tuple[str, ...]


def _failed(name: str, result: CaseResult, case: Case | None) -> Failed:
    """A case with the measures that it fell short in."""
    low = []
    for measure in MEASURES:
        score = result.scores.get(measure.name)
        if score is None or measure.summary == "median" or measure.name == "whole case":
            continue
        if score.met < score.of if measure.more_is_better else score.met > 0:
            low.append(measure.name)
    return Failed(name, result, case, tuple(low))
