"""Statements that open with the answer to their own heading."""

from __future__ import annotations

import pytest

from assistant.composing.yes_or_no import says_yes_or_no, without_opener


@pytest.mark.parametrize("text", ["Yes, you can.", "No. You do not need the school."])
def test_a_statement_that_opens_with_yes_or_no_is_known(text: str) -> None:
    assert says_yes_or_no(text)


@pytest.mark.parametrize("text", ["Nobody can.", "Yesterday it was open.", "You can, yes."])
def test_other_openings_are_not_taken_for_yes_or_no(text: str) -> None:
    assert not says_yes_or_no(text)
    assert without_opener(text) == text


def test_the_opener_alone_is_left_out() -> None:
    assert without_opener("No, a school must not say no.") == "A school must not say no."
