"""Two runs side by side: which cases changed, which figures moved beyond noise, and the gate."""

from __future__ import annotations

from dataclasses import dataclass

from evals.cases import Split
from evals.figures import Difference, difference
from evals.measures import MEASURES, Measure
from evals.results import Results


@dataclass(frozen=True)
class Moved:
    """One measure in both runs, over the cases both scored."""

    measure: Measure
    difference: Difference

    @property
    def worse(self) -> bool:
        """Whether B is worse than A by more than noise."""
        return self.difference.real and (self.difference.change < 0) == self.measure.more_is_better


@dataclass(frozen=True)
class Comparison:
    """`broken` and `mended` are the ids of cases that hold in one run only; `lost` were scored in A
    and have no score in B, or were not asked in it; `unsafe` pairs a safety measure with the cases
    that B does worse in."""

    moved: tuple[Moved, ...]
    broken: tuple[str, ...]
    mended: tuple[str, ...]
    lost: tuple[str, ...]
    unsafe: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def red(self) -> list[str]:
        """Why a change must not land; empty when it may."""
        reasons = [
            f"{m.measure.name} is worse by {abs(m.difference.change):.3f} "
            f"(95% interval {m.difference.low:+.3f} to {m.difference.high:+.3f}, {m.difference.cases} cases)"
            for m in self.moved
            if m.worse and m.measure.headline
        ]
        reasons += [f"{name}: worse in {', '.join(cases)}" for name, cases in self.unsafe]
        if self.lost:
            reasons.append(f"{len(self.lost)} cases could not be scored: {', '.join(self.lost[:10])}")
        return reasons


def compare(a: Results, b: Results, split: Split | None = None) -> Comparison:
    """How run B differs from run A, on the cases that both asked."""
    shared = [name for name in a.cases if name in b.cases]
    held = {name: (_held(a, name), _held(b, name)) for name in shared if split in (None, a.cases[name].split)}
    moved = []
    for measure in MEASURES:
        found = difference(a.scores(measure.name, split), b.scores(measure.name, split), measure.summary)
        if found:
            moved.append(Moved(measure, found))
    return Comparison(
        tuple(moved),
        broken=tuple(name for name, (before, after) in held.items() if before and after is False),
        mended=tuple(name for name, (before, after) in held.items() if before is False and after),
        lost=tuple(
            name
            for name, result in a.cases.items()
            if split in (None, result.split) and _held(a, name) is not None and _held(b, name) is None
        ),
        unsafe=tuple(
            (measure.name, cases)
            for measure in MEASURES
            if measure.safety and (cases := _worse_cases(a, b, measure, split))
        ),
    )


def _held(results: Results, name: str) -> bool | None:
    found = results.cases[name].scores.get("whole case") if name in results.cases else None
    return None if found is None else found.met == found.of


def _worse_cases(a: Results, b: Results, measure: Measure, split: Split | None) -> tuple[str, ...]:
    """The cases whose share fell; a case that A does not know is held to perfection."""
    before = a.scores(measure.name, split)
    worse = []
    for name, now in b.scores(measure.name, split).items():
        share = now.met / now.of
        best = 1.0 if measure.more_is_better else 0.0
        then = before[name].met / before[name].of if name in before else best
        if share < then if measure.more_is_better else share > then:
            worse.append(name)
    return tuple(worse)
