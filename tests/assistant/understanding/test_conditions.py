"""Which statements hold only in a case that the question did not tell."""

from __future__ import annotations

import pytest

from assistant.types import Query, Reading
from assistant.understanding.conditions import sets_other_condition


def asked(text: str, *names: str) -> Query:
    return Query(text, (Reading(text, ()),), tuple((name,) for name in names))


@pytest.mark.parametrize(
    "statement",
    [
        "If your appeal deadline falls in August, you have until September.",
        "For exclusion, ring the coordinator on 020 7946 0000.",
        "After age 16, you must apply again each summer.",
    ],
)
def test_a_case_that_was_not_told_is_another(statement: str) -> None:
    assert sets_other_condition(statement, asked("how long have I got"))


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        ("If your appeal deadline falls in August, you have until September.", "my deadline to appeal is in August"),
        ("You have two months from the letter.", "how long have I got"),
        ("If your child has a plan, the council must review it.", "when is it reviewed"),
        ("In the letter", "how long have I got"),
    ],
)
def test_a_case_that_was_told_and_what_everybody_has_is_not(statement: str, question: str) -> None:
    assert not sets_other_condition(statement, asked(question))


def test_the_other_names_of_what_is_asked_about_count() -> None:
    statement = "If a permanent exclusion is upheld, you can ask for a review."
    assert sets_other_condition(statement, asked("he was kicked out for good"))
    assert not sets_other_condition(statement, asked("he was kicked out for good", "permanent exclusion", "upheld"))
