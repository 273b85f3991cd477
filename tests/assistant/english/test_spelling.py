"""Slips of typing are mended towards words the corpus uses, and nothing else is touched."""

import pytest

from assistant.english.spelling import spelt

VOCABULARY = {
    "limit": 5,
    "list": 60,
    "helping": 7,
    "confidence": 8,
    "assessment": 40,
    "tribunal": 12,
    "ehcp": 30,
    "school": 90,
    "mediation": 9,
    "stare": 1,
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("an asesment", "an assessment"),
        ("TRIBUNEL date", "tribunal date"),
        ("the ehpc", "the ehcp"),
        ("skool wont help", "school will not help"),
        ("age limt", "age limit"),  # the same consonants, though "list" is commoner
        ("hw long til the assessmnet", "how long until the assessment"),
    ],
)
def test_a_slip_becomes_the_word_that_was_meant(typed: str, meant: str) -> None:
    assert spelt(typed, VOCABULARY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "meditation helps her",  # English, though a letter from "mediation"
        "a continence helpline",
        "shes tired and theyre late",  # without apostrophes
        "does Skhool take him",  # a name: its capital is its own
        "write to a.skool@example.org",
        "[nmae] is seven",
        "sta 1.11 zzzz",
    ],
)
def test_other_words_are_left_as_they_are(typed: str) -> None:
    assert spelt(typed, VOCABULARY) == typed


def test_a_word_seen_once_is_no_model_for_others() -> None:
    assert spelt("starf", {"stare": 1}) == "starf"
    assert spelt("starf", {"stare": 2}) == "stare"
