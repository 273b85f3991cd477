"""A long section is cut between its lines, never within one, and nothing is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ingest.split import MAX_CHARS, split_offsets

LINE = "Club number 7 is open to every child in Exampleton on a Monday."
LONG_LINE = "This " + "very " * 400 + "long sentence is one statement."


@pytest.mark.parametrize("text", ["", LINE, "x" * MAX_CHARS])
def test_a_text_that_fits_stays_whole(text: str) -> None:
    assert split_offsets(text) == [(0, len(text))]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_every_line_is_whole_and_in_order_even_when_lines_repeat(gap: str) -> None:
    text = gap.join([LINE] * 40)
    parts = [text[start:end] for start, end in split_offsets(text)]
    assert len(parts) > 1
    assert gap.join(parts) == text


def test_parts_follow_each_other_without_overlap() -> None:
    cuts = split_offsets("\n".join([LINE] * 40))
    assert all(end < start for (_, end), (start, _) in pairwise(cuts))


def test_no_part_is_longer_than_asked() -> None:
    assert max(end - start for start, end in split_offsets("\n".join([LINE] * 40), 200)) <= 200


def test_a_line_longer_than_a_part_stays_whole() -> None:
    text = f"{LINE}\n{LONG_LINE}\n{LINE}"
    assert [text[start:end].strip() for start, end in split_offsets(text)] == [LINE, LONG_LINE, LINE]
