"""The reading grade: the published formula, and what is left out of it."""

from __future__ import annotations

import pytest

from ingest.readability import grade, term_patterns


def test_the_grade_is_the_published_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 x 6 + 11.8 x 1 - 15.59
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)


def test_short_sentences_read_more_easily_than_long_ones() -> None:
    assert grade("Ask the school. Then write to the council.") < grade("Ask the school and then write to the council.")


def test_official_terms_are_masked() -> None:
    text = "Ask for an education, health and care needs assessment."
    assert grade(text, term_patterns(["education, health and care needs assessment"])) < grade(text) - 3


def test_numbers_and_addresses_are_not_counted_as_words() -> None:
    assert grade("Ring 020 7946 0000 or write to team@example.org.") == grade("Ring or write to.")


def test_a_text_without_words_has_grade_nought() -> None:
    assert grade("2024: 93%") == 0.0
