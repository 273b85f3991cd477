"""Tables -> blocks that can be quoted one by one.

Three shapes occur in councils' documents, each told by its header row:

* a record table (a real header, three columns or more): each row is one record that keeps its
  cells together, also where a page break splits the table or the row;
* a list table (a real header, cells that hold lists): each list item stands under its column's
  heading;
* a grid (no header: a page of figures, or boxes of short statements): each cell is a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.types import Block, Cell

LABEL_LEVEL = 6
CAPTION_LEVEL = 5
_GLYPH = re.compile(r"\s*[●○•▪✓✔]\s*")
_MAX_HEADER_WORDS = 9


@dataclass
class Table:
    """Rows of words (`rows[0]` is the header row) and the table before it, if nothing but page
    furniture stood between."""

    rows: list[list[str]]
    previous: Table | None = None
    labels: list[str] = field(default_factory=list)


def table_blocks(table: Table, page: int | None, line: int | None) -> Iterator[Block]:
    """The blocks of one table. A row that continues the last row of the table before it is given
    back as a row block whose first cell is empty; `clean` joins the two."""
    rows = [row for row in table.rows if any(cell.strip("-: ") for cell in row)]
    if len(table.rows[0]) == 2 and rows and _filled(table.rows[0]) == 1 and len(rows) > 1:
        caption = next(cell for cell in rows.pop(0) if cell)
        yield Block("heading", caption, CAPTION_LEVEL, page, line)
    elif not any(table.rows[0]) and table.previous and _same_width(table, table.previous):
        table.labels = table.previous.labels
    if not table.labels and rows and _is_header(rows[0]):
        table.labels = rows.pop(0)

    if table.labels and any(_is_list(cell) for row in rows for cell in row) and len(table.labels) == 2:
        yield from _list_table(table.labels, rows, page, line)
    elif table.labels and len(table.labels) > 1:
        for row in rows:
            cells = tuple(Cell(a, b) for a, b in zip(table.labels, row, strict=False))
            text = " | ".join(cell.text for cell in cells if cell.text)
            yield Block("row", text, 0, page, line, cells)
    else:
        yield from _grid([*([table.labels] if table.labels else []), *rows], page, line)


def _list_table(labels: list[str], rows: list[list[str]], page: int | None, line: int | None) -> Iterator[Block]:
    for column, label in enumerate(labels):
        yield Block("heading", label, LABEL_LEVEL, page, line)
        for row in rows:
            for item in _GLYPH.split(row[column] if column < len(row) else ""):
                if item:
                    yield Block("item", item, 0, page, line)


def _grid(rows: list[list[str]], page: int | None, line: int | None) -> Iterator[Block]:
    for row in rows:
        for cell in row:
            if cell:
                kind = "paragraph" if cell.endswith(":") else "item"
                yield Block(kind, cell, 0, page, line)  # type: ignore[arg-type]


def _is_header(row: list[str]) -> bool:
    """A header names every column in a few words; a row of figures or sentences does not."""
    return (
        len(row) > 1
        and all(row)
        and not any(re.search(r"\d|[.!]$", cell) or _is_list(cell) for cell in row)
        and all(len(cell.split()) <= _MAX_HEADER_WORDS for cell in row)
        and sum(len(cell.split()) for cell in row) <= 6 * len(row)
    )


def _is_list(cell: str) -> bool:
    return bool(_GLYPH.match(cell)) or len(_GLYPH.findall(cell)) > 1


def _same_width(a: Table, b: Table) -> bool:
    return len(a.rows[0]) == len(b.rows[0])


def _filled(row: list[str]) -> int:
    return sum(1 for cell in row if cell)
