"""Sentences end where they end, and not at an abbreviation."""

from __future__ import annotations

import pytest

from ingest.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Bring papers, e.g. Reports from school.",
        "That is, i.e. The plan itself.",
        "Ask Mrs. Example at the desk.",
        "Ask Dr. Example about it.",
        "Go to 4 St. Example Road.",
        "Write to J. Example first.",
        "See para. 9 of the code.",
        "It costs 2.50 a week.",
        "See work stream 1.11 of the plan.",
        "Look at example.org for more.",
        "It is for all (inc. Those at home).",
    ],
)
def test_an_abbreviation_or_a_number_does_not_end_a_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask first. Then wait.", ["Ask first.", "Then wait."]),
        ("Can I ask? Yes! You can.", ["Can I ask?", "Yes!", "You can."]),
        ("It is free. 120 children come.", ["It is free.", "120 children come."]),
        ("They said “Come in.” We went.", ["They said “Come in.”", "We went."]),
        ("It is free (for now.) Ask us.", ["It is free (for now.)", "Ask us."]),
        ("It is free. “Come in,” they said.", ["It is free.", "“Come in,” they said."]),
        ("It costs money. £500 is paid.", ["It costs money.", "£500 is paid."]),
    ],
)
def test_each_sentence_stands_alone(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_text_without_a_full_stop_is_one_sentence() -> None:
    assert split("Chess on Monday") == ["Chess on Monday"]


def test_an_empty_text_has_no_sentence() -> None:
    assert split("  ") == []
