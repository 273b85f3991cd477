"""The council's own strategy, the hardest document held: nothing in it is lost or torn."""

from __future__ import annotations

import hashlib

import pytest

from ingest.chunk import chunk
from ingest.clean import clean
from ingest.corpus import read_corpus
from ingest.load import load
from ingest.types import Chunk, Document, Statement
from tests.conftest import CORPUS

STREAMS = [
    f"{priority}.{n}" for priority, count in ((1, 13), (2, 12), (3, 12), (4, 5), (5, 1)) for n in range(1, count + 1)
]
LABELS = [
    "Work Stream Ref",
    "What we are proposing to do",
    "Why we are proposing to do this",
    "Who will lead on this",
    "Intended outcome / Outcome Measure",
    "Link to our SEND Charter",
]
DIGESTS = {
    "000-strategy-web-page.txt": "255143439fbe488d14929dc722b400ebb2c2a51fa918088304754569306c63b6",
    "001-suttons-vision.txt": "4cf3edd09eba85d2f7d9a9bff26f7f8849487a2d10986ae77bc745a9723ef221",
    "002-send-ap-strategy-2024-2027.txt": "f14e2ab3cb7b8e323755ff279a63b562e9e8c3f1729a245f326282f4d3402acf",
    "003-progress-recognised-news.txt": "5e79e1b09d6496e2c2be2debd9971bd35a2cf364faf56a773a9e21da4b0cabc1",
    "004-senco-support.txt": "50042a3480ae010936c9058307d01bafe980fce895da2f1511921dace779a873",
}
# What stood on the page after the one where its row began, and the row's words just before it.
AFTER_THE_PAGE_BREAK = {
    "2.4": ("Intended outcome / Outcome Measure", "opportunities for young people up to 25 with SEND"),
    "3.2": (
        "What we are proposing to do",
        "improve reintegration planning with schools and update our medical needs policy",
    ),
    "4.5": ("Why we are proposing to do this", "to enable ongoing supportive conversations with families."),
}


@pytest.fixture(scope="module")
def document() -> Document:
    corpus = read_corpus(CORPUS)
    return clean(load(next(s for s in corpus.sources if s.id.startswith("002-")), corpus.folder))


@pytest.fixture(scope="module")
def chunks(document: Document) -> list[Chunk]:
    return chunk(document)


@pytest.fixture(scope="module")
def statements(chunks: list[Chunk]) -> list[Statement]:
    return [statement for one in chunks for statement in one.statements]


@pytest.fixture(scope="module")
def streams(statements: list[Statement]) -> dict[str, Statement]:
    return {s.cells[0].text: s for s in statements if s.kind == "row"}


def test_every_work_stream_is_one_row(statements: list[Statement]) -> None:
    assert [s.cells[0].text for s in statements if s.kind == "row"] == STREAMS
    assert len(STREAMS) == 43


@pytest.mark.parametrize("stream", STREAMS)
def test_a_work_stream_has_six_labelled_cells_with_words(stream: str, streams: dict[str, Statement]) -> None:
    cells = streams[stream].cells
    assert [cell.label for cell in cells] == LABELS
    assert all(cell.text.strip() for cell in cells)


@pytest.mark.parametrize("stream", STREAMS)
def test_a_work_stream_holds_no_mark_up(stream: str, streams: dict[str, Statement]) -> None:
    assert not any(mark in streams[stream].text for mark in ("<", ">", "**"))


@pytest.mark.parametrize("stream", AFTER_THE_PAGE_BREAK)
def test_a_row_broken_by_a_page_end_is_whole(stream: str, streams: dict[str, Statement]) -> None:
    label, words = AFTER_THE_PAGE_BREAK[stream]
    assert words in next(cell.text for cell in streams[stream].cells if cell.label == label)
    assert words in streams[stream].text


def test_a_row_broken_in_four_cells_is_whole(streams: dict[str, Statement]) -> None:
    ends = [cell.text.split()[-1] for cell in streams["3.2"].cells[1:]]
    assert ends == ["policy", "needs", "Service", "issues", "include"]


def test_nothing_of_the_contents_list_is_a_statement(statements: list[Statement], document: Document) -> None:
    told = document.text.index("from the Sutton SEND Partnership")
    before = [s.text for s in statements if s.start < told]
    assert [text for text in before if "Priority" in text or text[0].isdigit()] == []
    assert not any(s.text.startswith("2.1. What is the purpose") for s in statements)


def test_a_familys_words_below_the_contents_list_are_kept(document: Document) -> None:
    assert "Living with special needs poses unique challenges." in document.text


def test_every_offset_holds(document: Document, chunks: list[Chunk], statements: list[Statement]) -> None:
    assert [document.text[s.start : s.end] for s in statements] == [s.text for s in statements]
    assert [document.text[c.start : c.end] for c in chunks] == [c.text for c in chunks]


def test_every_id_is_its_own(chunks: list[Chunk], statements: list[Statement]) -> None:
    assert len({s.id for s in statements}) == len(statements)
    assert len({c.id for c in chunks}) == len(chunks)


@pytest.mark.parametrize("figure", ["213,580", "2,490", "576", "34%", "1,300", "93%", "63%", "2.9%", "1,116"])
def test_a_figure_is_in_a_statement(figure: str, statements: list[Statement]) -> None:
    assert any(figure in s.text for s in statements)


def test_a_cell_of_figures_is_one_statement(statements: list[Statement]) -> None:
    words = "2,490 children and young people with an education health and care plan (EHCP)"
    assert words in [s.text for s in statements]


def test_the_five_documents_are_byte_for_byte_as_given() -> None:
    folder = CORPUS / "documents"
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    assert {name: found.get(name) for name in DIGESTS} == DIGESTS
