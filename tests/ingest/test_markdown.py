"""Markdown: markup dropped, words kept, and what each bullet of a note rests on."""

from __future__ import annotations

from ingest.types import Provenance
from tests.ingest.conftest import Read

NOTE = """
# Clubs

- Chess is free for families in Exampleton.
  - source: <https://example.org/chess>; 2024; high
  - source: clubs-list; 3 May 2023; low
- Art costs two pounds a week.
  - source: <https://example.org/art>; undated; medium
"""


def test_source_lines_become_provenance_of_their_bullet(read: Read) -> None:
    items = [block for block in read("note.md", NOTE).blocks if block.kind == "item"]
    assert [item.provenance for item in items] == [
        (
            Provenance("https://example.org/chess", "2024", "high"),
            Provenance("clubs-list", "3 May 2023", "low"),
        ),
        (Provenance("https://example.org/art", "undated", "medium"),),
    ]


def test_source_lines_are_not_words_of_the_document(read: Read) -> None:
    text = read("note.md", NOTE).text
    assert text == "Clubs\n\nChess is free for families in Exampleton.\nArt costs two pounds a week."


def test_a_source_line_that_is_not_whole_is_left_in_sight(read: Read) -> None:
    note = "# Clubs\n\n- Chess is free.\n  - source: <https://example.org/chess>; 2024\n"
    assert read("note.md", note).blocks[-1].text.startswith("source:")


def test_an_address_may_hold_any_mark_but_a_space(read: Read) -> None:
    address = "http://example.org/data.xht?view=snippet;a=1&wrap=true#part(2)"
    note = f"- Chess is free here.\n  - source: <{address}>; 2024; high\n"
    assert read("note.md", note).blocks[0].provenance == (Provenance(address, "2024", "high"),)


def test_emphasis_links_and_images_are_dropped_and_their_words_kept(read: Read) -> None:
    markdown = "**Ask** the *advice* [service](https://example.org) `now` ![a picture](x.png) please."
    assert read("page.md", markdown).text == "Ask the advice service now please."


def test_headings_keep_their_levels(read: Read) -> None:
    assert [b.level for b in read("page.md", "# A\n\n## B\n\n### C\n").blocks] == [1, 2, 3]


def test_a_short_bold_line_is_a_heading_below_the_marked_ones(read: Read) -> None:
    heading = read("page.md", "## Clubs\n\n**Who can join**\n\nEvery child can join.\n").blocks[1]
    assert (heading.kind, heading.text) == ("heading", "Who can join")
    assert heading.level > 2


def test_a_paragraph_with_bold_words_is_not_a_heading(read: Read) -> None:
    assert [b.kind for b in read("page.md", "**Every** child can **join**\n").blocks] == ["paragraph"]


def test_nested_items_are_read_in_order(read: Read) -> None:
    markdown = "- Clubs are these:\n  - Chess on Monday\n    - in the library\n  - Art on Friday\n"
    texts = [block.text for block in read("page.md", markdown).blocks]
    assert texts == ["Clubs are these:", "Chess on Monday", "in the library", "Art on Friday"]


def test_an_item_title_over_a_paragraph_is_a_heading(read: Read) -> None:
    markdown = "- Chess club\n\n  The club meets on Mondays in the library.\n"
    assert [(b.kind, b.text) for b in read("page.md", markdown).blocks] == [
        ("heading", "Chess club"),
        ("paragraph", "The club meets on Mondays in the library."),
    ]


def test_blocks_know_their_line(read: Read) -> None:
    assert [b.line for b in read("page.md", "# A\n\nWords of it.\n\n- One item\n- Two items\n").blocks] == [1, 3, 5, 6]


def test_indented_words_are_words(read: Read) -> None:
    assert read("page.md", "Ask us.\n\n    We reply in ten days.\n").blocks[1].text == "We reply in ten days."
