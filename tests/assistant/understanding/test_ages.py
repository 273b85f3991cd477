"""Whose age a question tells, and which statements are for people of another."""

from __future__ import annotations

import pytest

from assistant.understanding.ages import age_in, for_other_ages


@pytest.mark.parametrize(
    ("question", "age"),
    [
        ("my 6 year old will not speak", 6),
        ("My son is 14 and has no school", 14),
        ("im 17 can I ask myself", 17),
        ("my daughter, aged 9, needs a taxi", 9),
        ("is there help for a 3-yr-old", 3),
        ("the letter is 3 weeks late", None),
        ("he is 20 minutes late every day", None),
        ("one is aged 12 and the other is 5 years old", None),
        ("we have waited 2 years", None),
    ],
)
def test_the_one_age_in_a_question_is_read(question: str, age: int | None) -> None:
    assert age_in(question) == age


def test_what_is_for_another_age_is_told_apart() -> None:
    assert for_other_ages("Counselling is free for people aged 11 to 18.", 4)
    assert not for_other_ages("Counselling is free for people aged 11 to 18.", 11)
    assert not for_other_ages("One club is for ages 5-8, one for ages 9 to 12.", 10)
    assert not for_other_ages("Counselling is free.", 4)
    assert not for_other_ages("Counselling is free for people aged 11 to 18.", None)
