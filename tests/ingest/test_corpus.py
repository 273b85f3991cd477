"""A corpus folder becomes sources and data, with or without a list of its documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.check import examine
from ingest.corpus import read_corpus
from ingest.errors import CorpusError
from tests.conftest import CORPUS

Write = Callable[[dict[str, str]], Path]


def test_a_sound_corpus_has_no_problem(tiny: Path) -> None:
    assert examine(read_corpus(tiny))[1] == []


def test_the_list_gives_each_source_its_particulars(tiny: Path) -> None:
    plan, note = read_corpus(tiny).sources
    assert (plan.id, plan.kind, plan.publisher, plan.published) == (
        "plan",
        "official",
        "Exampleton Council",
        "2024-09-26",
    )
    assert (note.id, note.kind) == ("notes/asking", "note")


def test_the_words_of_an_official_page_are_on_it_and_those_of_a_note_are_not(tiny: Path) -> None:
    assert [source.url_holds_text for source in read_corpus(tiny).sources] == [True, False]


@pytest.mark.parametrize("published", ['"2024"', '"2024-09"', "2024-09-26", '"2024-09-26"', "2024"])
def test_a_date_may_be_a_year_a_month_or_a_day(published: str, tiny: Path) -> None:
    listed = tiny / "sources.toml"
    listed.write_text(listed.read_text().replace("2024-09-26", published))
    corpus = read_corpus(tiny)
    assert (corpus.problems, corpus.sources[0].published) == ((), published.strip('"'))


def test_glossary_contacts_and_council_are_read(tiny: Path) -> None:
    corpus = read_corpus(tiny)
    assert [term.short for term in corpus.glossary] == [("EHCP",)]
    assert [(contact.id, contact.for_) for contact in corpus.contacts] == [("advice", "Free advice for families.")]
    assert corpus.council.name == "Exampleton Council"


def test_a_folder_without_a_list_is_a_corpus(write: Write) -> None:
    folder = write({"a/b.md": "# Clubs\n\nClubs are free.", "c.txt": "How to join\n\nAsk at the desk of the club."})
    documents, problems = examine(read_corpus(folder))
    assert problems == []
    assert [(d.source.id, d.source.title) for d in documents] == [("a/b", "Clubs"), ("c", "How to join")]


def test_files_of_other_kinds_and_hidden_ones_are_not_documents(write: Write) -> None:
    folder = write({"a.md": "# A", "b.png": "x", ".hidden/c.md": "# C", ".d.md": "# D"})
    assert [source.id for source in read_corpus(folder).sources] == ["a"]


def test_two_files_that_would_have_one_id_are_a_problem(write: Write) -> None:
    corpus = read_corpus(write({"a/b.md": "# B", "a/b.txt": "B"}))
    assert [str(problem) for problem in corpus.problems] == [
        "a/b.txt: has the same id 'a/b' as a/b.md; rename one of them"
    ]


def test_a_missing_folder_is_refused_with_the_setting_to_change(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="LOCAL_OFFER_CORPUS"):
        read_corpus(tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_text("words")
    with pytest.raises(CorpusError, match="not a folder"):
        read_corpus(tmp_path / "corpus")


def test_an_empty_folder_is_refused_with_the_kinds_it_can_hold(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no document.*\.docx"):
        read_corpus(tmp_path)


def test_an_empty_list_over_no_documents_is_refused(write: Write) -> None:
    with pytest.raises(CorpusError, match="no document"):
        read_corpus(write({"sources.toml": "# none yet\n"}))


def test_the_councils_own_corpus_is_sound() -> None:
    assert [str(problem) for problem in examine(read_corpus(CORPUS))[1]] == []
