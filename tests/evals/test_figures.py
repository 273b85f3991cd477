"""Figures with their intervals, and what counts as a difference."""

from __future__ import annotations

import pytest

from evals.figures import Score, difference, figure


def scores(met: int, missed: int) -> list[Score]:
    return [Score(1.0)] * met + [Score(0.0)] * missed


def by_id(*met: float) -> dict[str, Score]:
    return {f"case-{number}": Score(value) for number, value in enumerate(met)}


def test_a_share_is_what_was_met_of_what_could_be_whatever_each_case_weighs() -> None:
    found = figure([Score(3, 4), Score(1, 1), Score(0, 5)])
    assert found is not None
    assert found.value == pytest.approx(0.4)
    assert found.cases == 3


def test_a_median_is_of_what_was_met() -> None:
    found = figure([Score(10), Score(1000), Score(20)], "median")
    assert found is not None
    assert found.value == 20
    assert (found.low, found.high) == (10, 1000)


def test_an_interval_is_the_textbook_one_and_holds_its_value() -> None:
    found = figure(scores(70, 30))
    assert found is not None
    assert found.low < found.value < found.high
    # The normal approximation of a binomial share: 0.7 +- 1.96 * sqrt(0.7 * 0.3 / 100).
    assert found.low == pytest.approx(0.61, abs=0.02)
    assert found.high == pytest.approx(0.79, abs=0.02)


def test_more_cases_make_an_interval_narrower() -> None:
    few, many = figure(scores(7, 3)), figure(scores(700, 300))
    assert few is not None
    assert many is not None
    assert many.high - many.low < (few.high - few.low) / 5


def test_the_same_scores_give_the_same_interval_every_time() -> None:
    assert figure(scores(5, 4)) == figure(scores(5, 4))


def test_nothing_gives_no_figure_and_one_case_or_all_alike_give_a_point() -> None:
    assert figure([]) is None
    assert figure([Score(0, 0)]) is None
    for alike in (scores(1, 0), scores(8, 0)):
        found = figure(alike)
        assert found is not None
        assert (found.value, found.low, found.high) == (1.0, 1.0, 1.0)


def test_a_case_out_of_nothing_is_left_out() -> None:
    found = figure([Score(1, 2), Score(0, 0)])
    assert found is not None
    assert (found.value, found.cases) == (0.5, 1)


def test_no_change_is_no_difference() -> None:
    same = difference(by_id(1, 0, 1), by_id(1, 0, 1))
    assert same is not None
    assert (same.change, same.low, same.high, same.real) == (0, 0, 0, False)


def test_a_few_cases_are_noise_and_many_are_not() -> None:
    before = by_id(*[1] * 40)
    few = difference(before, by_id(*[0] * 2, *[1] * 38))
    many = difference(before, by_id(*[0] * 8, *[1] * 32))
    assert few is not None
    assert many is not None
    assert few.change == pytest.approx(-0.05)
    assert not few.real
    assert many.real
    assert many.low < many.change < many.high < 0


def test_pairing_makes_the_interval_narrower_than_two_runs_apart() -> None:
    before = by_id(*[1, 0] * 50)
    after = by_id(*[1, 0] * 47, *[1, 1] * 3)
    paired = difference(before, after)
    a, b = figure(list(before.values())), figure(list(after.values()))
    assert paired is not None
    assert a is not None
    assert b is not None
    assert paired.high - paired.low < ((a.high - a.low) + (b.high - b.low)) / 2


def test_only_cases_that_both_runs_scored_are_compared() -> None:
    found = difference({"x": Score(1), "y": Score(0)}, {"x": Score(1), "z": Score(0)})
    assert found is not None
    assert (found.change, found.cases) == (0, 1)
    assert difference({"x": Score(1)}, {"y": Score(1)}) is None
    assert difference({"x": Score(0, 0)}, {"x": Score(1)}) is None


def test_saying_less_and_no_less_truly_is_no_difference() -> None:
    before = {"one": Score(6, 6), "two": Score(8, 9), "three": Score(4, 4)}
    shorter = {"one": Score(3, 3), "two": Score(8, 9), "three": Score(1, 1)}
    found = difference(before, shorter)
    assert found is not None
    assert (found.change, found.real) == (0.0, False)
