"""A figure answers "how many" only when it counts what was asked."""

from __future__ import annotations

import pytest

from assistant.understanding.counting import counts_something_else

UNIT = "The unit at Exampleton Primary has 54 pupils."
NAMES = (("teaching assistant", "TA"), ("unit",))


@pytest.mark.parametrize(
    "question",
    [
        "how many kids are there at the unit",
        "How many children does the unit take?",
        "how many units has Exampleton got",
        "how much is a place at the unit",
        "who runs the unit",
        "boys and girls at the unit, how many of each",
    ],
)
def test_what_is_counted_or_not_asked_for_is_no_fault(question: str) -> None:
    assert not counts_something_else(question, UNIT, NAMES)


@pytest.mark.parametrize(
    "question",
    [
        "how many teaching assistants are there at the unit?",
        "How many TAs does the unit have",
        "so how many parking spaces",
        "how many pupils are there per class",
    ],
)
def test_another_thing_is_not_counted_by_it(question: str) -> None:
    assert counts_something_else(question, UNIT, NAMES)


def test_any_name_of_the_thing_will_do() -> None:
    assert not counts_something_else("how many TAs does it have?", "It has two teaching assistants.", NAMES)
