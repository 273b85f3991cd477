"""One contract for every loader: words kept, headings marked, offsets true, faults named."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from ingest.errors import DocumentError
from ingest.load import LOADERS, Loader, load
from ingest.types import Source
from tests.ingest.conftest import Read, pdf

HEADING = "Help in Exampleton"
SENTENCE = "Families can ask the inclusion team for help at any time of the year."
ITEMS = ("A place at the library club", "A visit from the play worker")


def word_document() -> bytes:
    document = docx.Document()
    document.add_heading(HEADING, 1)
    document.add_paragraph(SENTENCE)
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


MARKDOWN = f"# {HEADING}\n\n{SENTENCE}\n\n- {ITEMS[0]}\n- {ITEMS[1]}\n"
TEXT = f"{HEADING}\n\n{SENTENCE}\n\n• {ITEMS[0]}\n• {ITEMS[1]}\n"
HTML = f"<main><h1>{HEADING}</h1><p>{SENTENCE}</p><ul><li>{ITEMS[0]}</li><li>{ITEMS[1]}</li></ul></main>"
KINDS: dict[str, Callable[[], bytes]] = {
    "page.md": MARKDOWN.encode,
    "page.txt": TEXT.encode,
    "page.html": HTML.encode,
    "page.docx": word_document,
    "page.pdf": lambda: pdf([[HEADING, "", SENTENCE, "", f"- {ITEMS[0]}", f"- {ITEMS[1]}"]]),
}
each_kind = pytest.mark.parametrize("name", KINDS)


def test_every_loader_is_under_the_contract() -> None:
    assert all(any(Path(name).suffix in loader.suffixes for name in KINDS) for loader in LOADERS)


@each_kind
def test_words_are_kept_in_reading_order(name: str, read: Read) -> None:
    texts = [block.text for block in read(name, KINDS[name]()).blocks]
    assert texts == [HEADING, SENTENCE, *ITEMS]


@each_kind
def test_the_heading_is_marked_and_nothing_else_is(name: str, read: Read) -> None:
    found = [block.text for block in read(name, KINDS[name]()).blocks if block.kind == "heading"]
    assert found == [HEADING]


@each_kind
def test_list_items_are_marked(name: str, read: Read) -> None:
    found = [block.text for block in read(name, KINDS[name]()).blocks if block.kind == "item"]
    assert found == list(ITEMS)


@each_kind
def test_offsets_lead_to_each_block(name: str, read: Read) -> None:
    document = read(name, KINDS[name]())
    assert [document.text[b.start : b.end] for b in document.blocks] == [b.text for b in document.blocks]


@each_kind
def test_the_ending_may_be_in_capitals(name: str, read: Read) -> None:
    assert SENTENCE in read(name.upper(), KINDS[name]()).text


@each_kind
@pytest.mark.parametrize("content", [b"", b" \n\n ", b"\xff\xfe\x00 torn bytes \xfe"], ids=["empty", "blank", "torn"])
def test_a_file_without_readable_words_is_named(name: str, content: bytes, read: Read) -> None:
    with pytest.raises(DocumentError, match=name):
        read(name, content)


@each_kind
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=name):
        load(Source(id="page", title="A page", path=name), tmp_path)


@pytest.mark.parametrize("name", ["page.docx", "page.pdf"])
def test_a_file_cut_off_in_the_middle_is_named(name: str, read: Read) -> None:
    whole = KINDS[name]()
    with pytest.raises(DocumentError, match=name):
        read(name, whole[: len(whole) // 4])


def test_a_file_of_an_unknown_kind_is_named_with_the_kinds_that_can_be_read(read: Read) -> None:
    with pytest.raises(DocumentError, match=r"page\.odt.*\.docx"):
        read("page.odt", "words")


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: type(loader).__name__)
def test_a_loader_itself_refuses_a_file_without_words(loader: Loader, tmp_path: Path) -> None:
    file = tmp_path / f"page{loader.suffixes[0]}"
    file.write_bytes(b"")
    with pytest.raises(DocumentError):
        loader.load(Source(id="page", title="A page", path=file.name), file)


def test_an_unnamed_source_is_called_by_its_first_heading(read: Read) -> None:
    assert read("page.md", MARKDOWN, title="").source.title == HEADING


def test_an_unnamed_source_without_headings_is_called_by_its_file(read: Read) -> None:
    assert read("short-breaks.md", SENTENCE, title="").source.title == "Short breaks"
