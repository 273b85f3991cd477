"""Questions that nothing answers: read from the corpus, kept with the index, and heeded by the ranking."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import answer
from assistant.types import Question
from ingest.embed import HashingEmbedder
from ingest.entries import Problem
from ingest.generation import Generations
from ingest.pipeline import build
from ingest.unheld import FILE, read_unheld
from tests.conftest import CORPUS

ASKED = "How many children of nine have a plan with a taxi in Exampleton?"


def written(folder: Path, text: str) -> Path:
    file = folder / FILE
    file.write_text(text, encoding="utf-8")
    return file


def status(tiny: Path, data: Path) -> str:
    generations = Generations(data)
    build(tiny, generations, HashingEmbedder())
    index = generations.open()
    found = answer(Question(ASKED), index, HashingEmbedder()).status
    index.close()
    return found


def test_what_is_asked_in_vain_is_not_answered_as_if_it_were_held(tiny: Path, tmp_path: Path) -> None:
    assert status(tiny, tmp_path / "without") == "answered"
    written(tiny, f'questions = ["{ASKED}", "where do i park"]')
    assert status(tiny, tmp_path / "with") in ("partial", "no_answer")


def test_questions_unlike_those_asked_in_vain_are_answered_as_before(tiny: Path, tmp_path: Path) -> None:
    written(tiny, 'questions = ["where do i park"]')
    assert status(tiny, tmp_path) == "answered"


def test_a_question_is_kept_once(tmp_path: Path) -> None:
    assert read_unheld(written(tmp_path, 'questions = ["a", "b", "a"]'), []) == ("a", "b")


def test_a_corpus_may_do_without_the_file(tmp_path: Path) -> None:
    assert read_unheld(tmp_path / FILE, []) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [("questions = [\n  x\n]", 2), ("questions = []", 1), ("asked = ['a']", 0), ("\nquestions = [1]", 2)],
)
def test_a_fault_in_the_file_is_named_with_its_place(tmp_path: Path, text: str, line: int) -> None:
    problems: list[Problem] = []
    assert read_unheld(written(tmp_path, text), problems) == ()
    assert problems[0].file == FILE
    assert problems[0].line == line


def test_the_real_list_can_be_read() -> None:
    problems: list[Problem] = []
    assert len(read_unheld(CORPUS / FILE, problems)) > 1000
    assert problems == []
