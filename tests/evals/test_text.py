"""Words are compared as a reader would compare them."""

from __future__ import annotations

import pytest

from evals.text import holds


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("The LESSONS are free.", "lessons are free"),
        ("Families’ “own” choice", "families' own choice"),
        ("ages 0–25", "0-25"),
        ("within **six** weeks", "6 weeks"),
        ("within 6 weeks", "six weeks"),
        ("It cost £1,250,000 in all.", "£1250000"),
        ("40 per cent of pupils", "40%"),
        ("40 percent of pupils", "40 per cent"),
        ("the law\n  says so", "the law says so"),
        ("form SEND\\_1", "SEND_1"),
        ("ends on 5.", "5"),
        ("ﬁve steps", "5 steps"),
    ],
)
def test_the_same_words_in_other_clothes_are_held(text: str, spelling: str) -> None:
    assert holds(text, [spelling])


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("unlawful", "lawful"),
        ("lawfully", "lawful"),
        ("action 1.10", "1.1"),
        ("action 11.1", "1.1"),
        ("section 1.1", "1"),
        ("16 weeks", "6 weeks"),
        ("60 pupils", "6"),
        ("£1,250", "250"),
    ],
)
def test_a_part_of_a_word_or_a_number_is_not_held(text: str, spelling: str) -> None:
    assert not holds(text, [spelling])


def test_any_one_spelling_is_enough_and_none_is_not() -> None:
    assert holds("run by Coral Leisure", ["Heron Team", "Coral"])
    assert not holds("run by Coral Leisure", ["Heron Team", "Lantern"])
    assert not holds("", ["Coral"])
    assert not holds("Coral", [])


def test_the_word_percentage_is_a_word() -> None:
    assert holds("What percentage of pupils?", ["percentage of pupils"])


def test_a_tens_number_in_words_does_not_hold_its_last_digit() -> None:
    assert not holds("within twenty-five days", ["5 days"])
    assert holds("within twenty-five days", ["25 days"])
