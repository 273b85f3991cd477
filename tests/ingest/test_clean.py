"""Cleaning takes page furniture out, joins what a page end broke, and leaves words alone."""

from __future__ import annotations

import pytest

from ingest.clean import clean
from tests.ingest.conftest import Read

FURNITURE = [
    "Skip to main content",
    "Read more",
    "Learn more",
    "Find out more",
    "Page last updated: 3 May 2024",
    "Published: 16 April 2021",
    "Back to top",
    "Print this page",
    "Page 3 of 12",
    "17",
    "22/11/2026, 10:15",
    "16 April 2021",
    "———",
]
WORDS = [
    "Read more about short breaks in the guide.",
    "Search for a club near you.",
    "17 clubs are open.",
    "The plan was published in May.",
    "Print this page and bring it with you.",
]


def cleaned(read: Read, markdown: str) -> list[str]:
    return [block.text for block in clean(read("page.md", markdown)).blocks]


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture_goes(line: str, read: Read) -> None:
    assert cleaned(read, f"Clubs are free.\n\n{line}\n\nAsk us.\n") == ["Clubs are free.", "Ask us."]


@pytest.mark.parametrize("line", WORDS)
def test_sentences_that_look_like_furniture_stay(line: str, read: Read) -> None:
    assert cleaned(read, f"Clubs are free.\n\n{line}\n\nAsk us.\n") == ["Clubs are free.", line, "Ask us."]


def test_print_stamps_and_link_marks_go_from_a_line_and_its_words_stay(read: Read) -> None:
    text = "22/11/2026, 10:15 The club list [External Link] is here to read."
    assert cleaned(read, text) == ["The club list is here to read."]


def test_a_contents_list_goes_with_its_heading(read: Read) -> None:
    page = "# Plan\n\n## Contents\n\n- 1. Clubs\n- 2. Aid\n\nPriority 1 - For all\n\n## Clubs\n\nClubs are free.\n"
    assert cleaned(read, page) == ["Plan", "Clubs", "Clubs are free."]


def test_whole_sentences_below_a_contents_list_stay(read: Read) -> None:
    page = "## Contents\n\n- 1. Clubs\n\nI am glad of the club. It changed our week.\n\n## Clubs\n\nClubs are free.\n"
    assert cleaned(read, page) == ["I am glad of the club. It changed our week.", "Clubs", "Clubs are free."]


def test_a_paragraph_broken_by_a_page_end_is_joined(read: Read) -> None:
    assert cleaned(read, "We help children\n\n12\n\nwho wait for a place.\n") == [
        "We help children who wait for a place."
    ]


def test_an_item_broken_by_a_page_end_is_joined(read: Read) -> None:
    assert cleaned(read, "- We help children\n\nwho wait for a place.\n") == ["We help children who wait for a place."]


@pytest.mark.parametrize("second", ["Then ask again.", "120 children wait."])
def test_a_paragraph_that_starts_anew_is_not_joined(second: str, read: Read) -> None:
    assert cleaned(read, f"We help children\n\n{second}\n") == ["We help children", second]


def test_a_finished_paragraph_is_not_joined(read: Read) -> None:
    assert cleaned(read, "We help children.\n\nand so on it goes\n") == ["We help children.", "and so on it goes"]


def test_offsets_hold_after_cleaning(read: Read) -> None:
    page = "# Plan\n\nRead more\n\nWe help children\n\n12\n\nwho wait.\n\n- A club\n- A visit\n"
    document = clean(read("page.md", page))
    assert [document.text[b.start : b.end] for b in document.blocks] == [b.text for b in document.blocks]


def test_cleaning_twice_changes_nothing_more(read: Read) -> None:
    once = clean(read("page.md", "# Plan\n\nRead more\n\nWe help children\n\nwho wait.\n"))
    assert clean(once) == once
