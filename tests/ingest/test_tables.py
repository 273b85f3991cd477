"""Tables: records that keep their cells together, lists in cells, grids of figures."""

from __future__ import annotations

from ingest.clean import clean
from tests.ingest.conftest import Read

HEADER = "| Ref | What we will do | Who will lead |\n|---|---|---|\n"
ROW_1 = "| 1.1 | Open a library club | Head of Libraries |\n"
ROW_2 = "| 1.2 | Train every school in signing and | Deaf |\n"
PAGE_BREAK = "\n12\n\n| | | |\n|---|---|---|\n"
LABELS = ["Ref", "What we will do", "Who will lead"]


def rows(read: Read, markdown: str) -> list[list[str]]:
    """The words of each row's cells, once the document is clean."""
    blocks = clean(read("plan.md", markdown)).blocks
    return [[cell.text for cell in block.cells] for block in blocks if block.kind == "row"]


def pairs(read: Read, markdown: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read("plan.md", markdown).blocks]


def test_a_record_keeps_its_cells_together_with_their_labels(read: Read) -> None:
    (block,) = read("plan.md", HEADER + ROW_1).blocks
    assert (block.kind, block.text) == ("row", "1.1 | Open a library club | Head of Libraries")
    assert [cell.label for cell in block.cells] == LABELS


def test_each_record_is_a_row_of_its_own(read: Read) -> None:
    assert [row[0] for row in rows(read, HEADER + ROW_1 + ROW_2)] == ["1.1", "1.2"]


def test_a_table_goes_on_under_an_empty_header_after_a_page_break(read: Read) -> None:
    blocks = clean(read("plan.md", HEADER + ROW_1 + PAGE_BREAK + ROW_2)).blocks
    assert [[cell.label for cell in block.cells] for block in blocks] == [LABELS, LABELS]


def test_a_row_goes_on_after_a_page_break(read: Read) -> None:
    found = rows(read, HEADER + ROW_2 + PAGE_BREAK + "| | lip reading | Support Team |\n")
    assert found == [["1.2", "Train every school in signing and lip reading", "Deaf Support Team"]]


def test_the_text_of_a_joined_row_holds_the_words_of_both_pages(read: Read) -> None:
    document = clean(read("plan.md", HEADER + ROW_2 + PAGE_BREAK + "| | lip reading | Support Team |\n"))
    assert document.text == "1.2 | Train every school in signing and lip reading | Deaf Support Team"


def test_a_row_that_goes_on_in_one_cell_leaves_the_others_as_they_were(read: Read) -> None:
    found = rows(read, HEADER + ROW_2 + PAGE_BREAK + "| | lip reading | |\n" + ROW_1)
    assert found == [
        ["1.2", "Train every school in signing and lip reading", "Deaf"],
        ["1.1", "Open a library club", "Head of Libraries"],
    ]


def test_a_heading_ends_a_table(read: Read) -> None:
    found = rows(read, HEADER + ROW_1 + "\n## Figures\n\n| | | |\n|---|---|---|\n| 4 schools | 2 clubs | 1 library |\n")
    assert found == [["1.1", "Open a library club", "Head of Libraries"]]


def test_html_paragraphs_in_a_cell_stay_apart(read: Read) -> None:
    found = rows(read, HEADER + "| <p>1.1</p> | <p>Open a club</p><p>Train staff</p> | <p>Libraries</p> |\n")
    assert found == [["1.1", "Open a club; Train staff", "Libraries"]]


def test_a_list_in_a_cell_gives_an_item_each_under_its_column(read: Read) -> None:
    table = (
        "| What we have done | What difference it made |\n|---|---|\n"
        '| <ul style="list-style-type: none"> ● Opened a club ● Trained ten schools</ul> '
        "| <ul>✓ Pupils feel safe</ul> |\n"
    )
    assert pairs(read, table) == [
        ("heading", "What we have done"),
        ("item", "Opened a club"),
        ("item", "Trained ten schools"),
        ("heading", "What difference it made"),
        ("item", "Pupils feel safe"),
    ]


def test_a_list_table_goes_on_after_a_page_break(read: Read) -> None:
    table = (
        "| What we have done | What difference it made |\n|---|---|\n| ● Opened a club | ✓ Pupils feel safe |\n"
        "\n| | |\n|---|---|\n| ● Trained ten schools | ✓ Staff feel sure |\n"
    )
    assert pairs(read, table)[4:] == [
        ("heading", "What we have done"),
        ("item", "Trained ten schools"),
        ("heading", "What difference it made"),
        ("item", "Staff feel sure"),
    ]


def test_each_cell_of_a_grid_of_figures_is_an_item(read: Read) -> None:
    grid = "| | | | |\n|---|---|---|---|\n| | 120 children have a plan | | 4 schools have a base |\n"
    assert pairs(read, grid) == [("item", "120 children have a plan"), ("item", "4 schools have a base")]


def test_a_first_row_of_figures_is_not_a_header(read: Read) -> None:
    grid = "| 120 children | 4 schools |\n|---|---|\n| 80 pupils | 2 bases |\n"
    assert [text for _, text in pairs(read, grid)] == ["120 children", "4 schools", "80 pupils", "2 bases"]


def test_a_header_that_is_a_caption_is_a_heading_over_the_table(read: Read) -> None:
    table = (
        "| PRIORITY 1: Stronger schools | |\n|---|---|\n"
        "| What we have done | What it changed |\n| ● A club | ✓ Calm |\n"
    )
    assert pairs(read, table) == [
        ("heading", "PRIORITY 1: Stronger schools"),
        ("heading", "What we have done"),
        ("item", "A club"),
        ("heading", "What it changed"),
        ("item", "Calm"),
    ]


def test_a_cell_that_introduces_the_next_is_a_paragraph(read: Read) -> None:
    grid = "| |\n|---|\n| Our promises are that we: |\n| Welcome and care |\n"
    assert pairs(read, grid) == [("paragraph", "Our promises are that we:"), ("item", "Welcome and care")]


def test_a_table_without_words_gives_nothing(read: Read) -> None:
    assert pairs(read, "Words.\n\n| | |\n|---|---|\n| | |\n|---|---|\n") == [("paragraph", "Words.")]
