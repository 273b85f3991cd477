"""Plain text carries its structure in its layout: bullets, short lines, an outline."""

from __future__ import annotations

import pytest

from tests.ingest.conftest import Read

LONG = "The inclusion team answers every letter from a family within ten working days of its arrival."


def kinds(read: Read, text: str, outline: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read("page.txt", text, outline=outline).blocks]


@pytest.mark.parametrize("glyph", ["•", "●", "○", "▪", "◦", "‣", "✓", "✔", "-", "*"])
def test_a_line_with_a_bullet_is_an_item_without_the_bullet(glyph: str, read: Read) -> None:
    assert kinds(read, f"Clubs:\n\n{glyph} Chess on Monday\n{glyph} Art on Friday\n")[1:] == [
        ("item", "Chess on Monday"),
        ("item", "Art on Friday"),
    ]


def test_a_dash_alone_on_its_line_is_the_bullet_of_the_next_line(read: Read) -> None:
    assert kinds(read, f"{LONG}\n\n-\n\nChess on Monday\n-\nArt on Friday\n")[1:] == [
        ("item", "Chess on Monday"),
        ("item", "Art on Friday"),
    ]


def test_a_dash_inside_a_word_is_not_a_bullet(read: Read) -> None:
    assert kinds(read, f"{LONG}\n\n-ish words stay as they are written, and they end here.\n")[1] == (
        "paragraph",
        "-ish words stay as they are written, and they end here.",
    )


def test_a_short_line_that_opens_a_passage_is_a_heading(read: Read) -> None:
    assert kinds(read, f"Clubs\n\n{LONG}\n\nHow to join\n\n{LONG}\n") == [
        ("heading", "Clubs"),
        ("paragraph", LONG),
        ("heading", "How to join"),
        ("paragraph", LONG),
    ]


def test_only_the_first_inferred_heading_is_the_title(read: Read) -> None:
    document = read("page.txt", f"Clubs\n\n{LONG}\n\nHow to join\n\n{LONG}\n")
    assert [block.level for block in document.blocks if block.kind == "heading"] == [1, 2]


@pytest.mark.parametrize("line", ["It is free.", "and so on", "Ask us:", "Come along!", LONG + " " + LONG])
def test_a_line_that_reads_as_prose_is_not_a_heading(line: str, read: Read) -> None:
    assert ("heading", line) not in kinds(read, f"Clubs\n\n{LONG}\n\n{line}\n\n{LONG}\n")


def test_the_outline_alone_says_what_is_a_heading(read: Read) -> None:
    found = kinds(read, f"Clubs\n\n{LONG}\n\nHow to join\n\n{LONG}\n", outline=("## How to join",))
    assert [text for kind, text in found if kind == "heading"] == ["How to join"]


def test_the_outline_gives_each_heading_its_level(read: Read) -> None:
    document = read("page.txt", f"Clubs\n\nArt\n\n{LONG}\n", outline=["# Clubs", "### Art"])
    assert [block.level for block in document.blocks if block.kind == "heading"] == [1, 3]


def test_an_outlined_heading_is_found_once_in_order(read: Read) -> None:
    found = kinds(read, f"Art\n\n{LONG}\n\nArt\n\n{LONG}\n", outline=("## Art",))
    assert [kind for kind, _ in found] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_marked_headings_are_not_mixed_with_inferred_ones(read: Read) -> None:
    found = kinds(read, f"## Clubs\n\n{LONG}\n\nHow to join\n\n{LONG}\n")
    assert [text for kind, text in found if kind == "heading"] == ["Clubs"]


def test_each_line_of_unwrapped_text_is_a_paragraph(read: Read) -> None:
    long = f"{LONG} {LONG}"
    assert kinds(read, f"{long}\n{long} Twice.\n") == [("paragraph", long), ("paragraph", f"{long} Twice.")]


WRAPPED = """The inclusion team answers every letter from a family
within ten working days, and it rings the family if it
needs to know more about what has already been tried.
"""


@pytest.mark.parametrize("title", ["", "Asking for help\n\n"], ids=["untitled", "titled"])
def test_lines_wrapped_by_hand_are_one_paragraph(title: str, read: Read) -> None:
    assert kinds(read, title + WRAPPED)[-1] == ("paragraph", " ".join(WRAPPED.split()))


def test_line_ends_and_byte_order_marks_of_other_systems_are_not_words(read: Read) -> None:
    assert kinds(read, f"\ufeffClubs\r\n\r\n{LONG}\r\n") == [("heading", "Clubs"), ("paragraph", LONG)]


def test_an_item_goes_on_over_indented_lines(read: Read) -> None:
    assert ("item", "Chess on Monday in the library") in kinds(read, "Clubs:\n\n• Chess on Monday\n  in the library\n")
