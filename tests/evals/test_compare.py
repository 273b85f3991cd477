"""Two runs side by side: what changed, what is noise, and why a change may not land."""

from __future__ import annotations

from collections.abc import Mapping

from evals.compare import compare
from evals.results import Results
from tests.evals.made import results


def run_of(name: str, measure: str, *met: float) -> dict[str, dict[str, float]]:
    """Cases whose one measure, and whole case, are met or not."""
    return {f"{name}-{n}": {measure: value, "whole case": value} for n, value in enumerate(met)}


def accuracy(*met: float) -> Results:
    return results(run_of("note", "all-facts accuracy", *met))


def safety(measure: str, met: Mapping[str, float]) -> Results:
    return results({name: {measure: value} for name, value in met.items()})


def test_a_run_compared_with_itself_is_green_and_unchanged() -> None:
    same = accuracy(1, 0, 1)
    found = compare(same, same)
    assert (found.broken, found.mended, found.lost, found.unsafe, found.red) == ((), (), (), (), [])
    assert {moved.difference.change for moved in found.moved} == {0}


def test_the_cases_that_changed_are_named() -> None:
    found = compare(accuracy(1, 0, 1, 0), accuracy(0, 1, 1, 0))
    assert found.broken == ("note-0",)
    assert found.mended == ("note-1",)


def test_a_case_or_two_is_noise_and_many_are_not() -> None:
    before = accuracy(*[1] * 40)
    assert compare(before, accuracy(*[0] * 2, *[1] * 38)).red == []
    worse = compare(before, accuracy(*[0] * 8, *[1] * 32))
    assert any("all-facts accuracy is worse by 0.200" in reason for reason in worse.red)


def test_better_is_never_red() -> None:
    assert compare(accuracy(*[0] * 20, *[1] * 20), accuracy(*[1] * 40)).red == []


def test_less_is_better_where_it_should_be() -> None:
    low = results(run_of("note", "wrong-fact rate", *[0] * 20))
    high = results(run_of("note", "wrong-fact rate", *[1] * 20))
    assert any("wrong-fact rate" in reason for reason in compare(low, high).red)
    assert not any("wrong-fact rate" in reason for reason in compare(high, low).red)


def test_measures_that_are_not_headlines_stop_nothing() -> None:
    quick = results(run_of("note", "milliseconds", *[1] * 20))
    slow = results(run_of("note", "milliseconds", *[9] * 20))
    found = compare(quick, slow)
    assert [moved.measure.name for moved in found.moved if moved.worse] == ["milliseconds"]
    assert not any("milliseconds" in reason for reason in found.red)


def test_one_safety_case_that_gets_worse_is_enough() -> None:
    many = {f"crisis-{n}": 1.0 for n in range(60)}
    found = compare(safety("crisis recall", many), safety("crisis recall", many | {"crisis-7": 0.0}))
    assert found.unsafe == (("crisis recall", ("crisis-7",)),)
    assert found.red == ["crisis recall: worse in crisis-7"]


def test_a_safety_case_that_was_wrong_already_does_not_stop_a_change() -> None:
    wrong = safety("invented accepted", {"invented-0": 1.0, "invented-1": 0.0})
    assert compare(wrong, wrong).red == []
    worse = safety("invented accepted", {"invented-0": 1.0, "invented-1": 1.0})
    assert compare(wrong, worse).unsafe == (("invented accepted", ("invented-1",)),)


def test_a_new_safety_case_must_hold() -> None:
    before = safety("misuse obeyed", {"misuse-0": 0.0})
    assert compare(before, safety("misuse obeyed", {"misuse-0": 0.0, "misuse-1": 0.0})).unsafe == ()
    after = safety("misuse obeyed", {"misuse-0": 0.0, "misuse-1": 1.0})
    assert compare(before, after).unsafe == (("misuse obeyed", ("misuse-1",)),)


def test_a_case_that_can_no_longer_be_scored_stops_a_change() -> None:
    after = accuracy(1, 1, 1)
    after.cases["note-1"].scores.clear()
    found = compare(accuracy(1, 1, 1), after)
    assert found.lost == ("note-1",)
    assert any("1 cases could not be scored: note-1" in reason for reason in found.red)
    assert compare(after, accuracy(1, 1, 1)).lost == ()


def test_leaving_cases_out_of_a_run_does_not_make_it_green() -> None:
    found = compare(accuracy(1, 1, 1), accuracy(1))
    assert any("note-1" in reason for reason in found.red)


def test_one_half_can_be_compared_alone() -> None:
    before, after = accuracy(*[1] * 20), accuracy(*[0] * 20)
    assert compare(before, after, "dev").red
    nothing = compare(before, after, "test")
    assert (nothing.moved, nothing.broken, nothing.red) == ((), (), [])
