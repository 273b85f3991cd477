"""Scores of many cases -> one figure with its interval, and the difference of two runs.

A score is a pair (met, out of): one case adds 1 of 1 to an accuracy, or 3 of 4 to a share of
sentences. A figure is the sum of what was met over the sum of what could be; for a median, the
median of `met`. Intervals are percentile bootstrap over cases (Efron and Tibshirani, An
Introduction to the Bootstrap, 1993, chapter 13), 2,000 resamples, seed fixed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Summary = Literal["share", "median"]
RESAMPLES = 2000
_BATCH = 200


class Score(NamedTuple):
    met: float
    of: float = 1.0


class Figure(NamedTuple):
    """A value, its 95% interval, and how many cases it rests on."""

    value: float
    low: float
    high: float
    cases: int


def figure(scores: Sequence[Score], summary: Summary = "share") -> Figure | None:
    """The figure of some scores; None when there are none."""
    kept = [score for score in scores if score.of > 0]
    if not kept:
        return None
    values = np.asarray(kept, dtype=float)
    resampled = _resampled(values, summary)
    low, high = np.percentile(resampled, [2.5, 97.5])
    return Figure(float(_summed(values[None], summary)[0]), float(low), float(high), len(kept))


class Difference(NamedTuple):
    """How much B is above A on the cases both scored, with its 95% interval."""

    change: float
    low: float
    high: float
    cases: int

    @property
    def real(self) -> bool:
        """Whether the difference exceeds noise: its interval does not hold zero."""
        return self.low > 0 or self.high < 0


def difference(a: Mapping[str, Score], b: Mapping[str, Score], summary: Summary = "share") -> Difference | None:
    """The paired difference of two runs, by case id: both are resampled together.

    For a share it is the mean of each case's own difference, so that an answer which only says less,
    and no less truly, is no change.
    """
    shared = [case for case in a if case in b and a[case].of > 0 and b[case].of > 0]
    if not shared:
        return None
    first = np.asarray([_alone(a[case], summary) for case in shared], dtype=float)
    second = np.asarray([_alone(b[case], summary) for case in shared], dtype=float)
    both = np.concatenate([first, second], axis=1)
    drawn = _resampled(both[:, 2:], summary) - _resampled(both[:, :2], summary)
    low, high = np.percentile(drawn, [2.5, 97.5])
    change = _summed(second[None], summary)[0] - _summed(first[None], summary)[0]
    return Difference(float(change), float(low), float(high), len(shared))


def _alone(score: Score, summary: Summary) -> Score:
    return Score(score.met / score.of) if summary == "share" else score


def _resampled(values: NDArray[np.float64], summary: Summary) -> NDArray[np.float64]:
    # The same seed draws the same cases each time, which is what pairs two runs.
    draw = np.random.default_rng(20260101)
    batches = []
    for _ in range(RESAMPLES // _BATCH):
        chosen = draw.integers(0, len(values), size=(_BATCH, len(values)))
        batches.append(_summed(values[chosen], summary))
    return np.concatenate(batches)


def _summed(values: NDArray[np.float64], summary: Summary) -> NDArray[np.float64]:
    if summary == "median":
        return np.median(values[:, :, 0], axis=1)
    return np.asarray(values[:, :, 0].sum(axis=1) / values[:, :, 1].sum(axis=1), dtype=float)
