"""A section each, and in each the statements that can be quoted, by offset."""

from __future__ import annotations

import pytest

from ingest.chunk import asserts, chunk
from ingest.clean import clean
from ingest.types import Chunk, Document, Statement
from tests.ingest.conftest import Read

PAGE = """
# Clubs

Clubs are free for every child.

## Joining

Ask Mrs. Example at the desk. She keeps the list, e.g. Names and days.

We will:

- open a library club
- train ten schools

| Ref | What we will do | Who will lead |
|---|---|---|
| 1.1 | Open a library club | Head of Libraries |
"""


def document(read: Read, markdown: str) -> Document:
    return clean(read("page.md", markdown))


def statements(chunks: list[Chunk]) -> list[Statement]:
    return [statement for one in chunks for statement in one.statements]


def said(read: Read, markdown: str) -> list[str]:
    return [statement.text for statement in statements(chunk(document(read, markdown)))]


def test_offsets_of_chunks_and_statements_hold(read: Read) -> None:
    page = document(read, PAGE)
    chunks = chunk(page)
    assert [page.text[c.start : c.end] for c in chunks] == [c.text for c in chunks]
    assert [page.text[s.start : s.end] for s in statements(chunks)] == [s.text for s in statements(chunks)]


def test_each_heading_opens_a_section_that_stands_under_its_path(read: Read) -> None:
    chunks = chunk(document(read, "# Clubs\n\n## Joining\n\nAsk at the desk.\n\n### When\n\nAsk on any Monday.\n"))
    assert [(c.headings, c.text) for c in chunks] == [
        (("Joining",), "Ask at the desk."),
        (("Joining", "When"), "Ask on any Monday."),
    ]


def test_a_paragraph_gives_its_sentences(read: Read) -> None:
    assert said(read, PAGE)[1:3] == ["Ask Mrs. Example at the desk.", "She keeps the list, e.g. Names and days."]


def test_list_items_know_the_sentence_that_leads_in(read: Read) -> None:
    found = statements(chunk(document(read, PAGE)))
    lead = next(s for s in found if s.text == "We will:")
    assert [s.text for s in found if s.lead == lead.id] == ["open a library club", "train ten schools"]


def test_items_after_another_paragraph_have_no_lead(read: Read) -> None:
    found = statements(
        chunk(document(read, "We will:\n\n- open a club\n\nThat is all.\n\n- Clubs are free for all.\n"))
    )
    assert [s.lead is None for s in found if s.kind == "item"] == [False, True]


def test_a_row_is_one_statement_with_its_cells(read: Read) -> None:
    row = statements(chunk(document(read, PAGE)))[-1]
    assert (row.kind, row.text) == ("row", "1.1 | Open a library club | Head of Libraries")
    assert [cell.text for cell in row.cells] == ["1.1", "Open a library club", "Head of Libraries"]


def test_a_statement_carries_its_provenance(read: Read) -> None:
    (found,) = statements(chunk(document(read, "- Chess is free.\n  - source: <https://example.org>; 2024; high\n")))
    assert [one.source for one in found.provenance] == ["https://example.org"]


@pytest.mark.parametrize(
    "line",
    [
        "Can my child join a club?",
        "Library Club",
        "Head of Children's Services",
        "The list can be found here.",
        "Clubs",
    ],
)
def test_questions_titles_and_pointers_are_not_statements(line: str, read: Read) -> None:
    assert said(read, f"Clubs are free for every child.\n\n{line}\n") == ["Clubs are free for every child."]


def test_a_list_of_other_pages_names_is_not_a_list_of_statements(read: Read) -> None:
    menu = "\n".join(
        f"- {name}" for name in ("Short Breaks", "Travel Help", "Family Advice", "Clubs for everyone to try")
    )
    assert said(read, f"{menu}\n") == []


@pytest.mark.parametrize(
    "text", ["120 children have a plan", "Clubs are free today.", "open a club for every deaf child"]
)
def test_what_says_something_asserts(text: str) -> None:
    assert asserts(text)


def test_a_few_words_assert_something_when_a_lead_in_stands_before_them() -> None:
    assert (asserts("Chess club", led=True), asserts("Chess club")) == (True, False)


def lines(count: int) -> str:
    return "\n".join(f"- Club number {n} is open to every child in Exampleton on a Monday." for n in range(count))


def test_a_long_section_is_split_between_lines_only(read: Read) -> None:
    chunks = chunk(document(read, lines(40)))
    assert len(chunks) > 1
    assert [line for c in chunks for line in c.text.split("\n")] == lines(40).replace("- ", "").split("\n")


def test_every_part_of_a_long_section_stands_under_the_same_headings(read: Read) -> None:
    assert {c.headings for c in chunk(document(read, "## Clubs\n\n" + lines(40)))} == {("Clubs",)}


def test_a_lead_in_is_known_in_every_part_of_a_long_list(read: Read) -> None:
    found = statements(chunk(document(read, "We will open these:\n\n" + lines(40))))
    assert {s.lead for s in found[1:]} == {found[0].id}


def test_ids_are_the_same_when_another_section_changes(read: Read) -> None:
    before = chunk(document(read, PAGE))
    after = chunk(document(read, PAGE.replace("free for every child", "two pounds for every child")))
    assert [s.id for s in before[1].statements] == [s.id for s in after[1].statements]
    assert before[0].id != after[0].id


def test_two_sections_with_the_same_words_have_ids_of_their_own(read: Read) -> None:
    page = "## Clubs\n\nAsk at the desk.\n\n## Visits\n\nIt is free to join.\n\n## Clubs\n\nAsk at the desk.\n"
    found = chunk(document(read, page))
    assert len({c.id for c in found}) == len({s.id for s in statements(found)}) == 3
