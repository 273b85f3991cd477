"""The listener learns from examples what danger sounds like, the same each time."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ingest.embed import HashingEmbedder
from ingest.entries import Problem
from ingest.listener import FILE, QUESTIONS, Listener, learn, read_examples, some_of
from tests.conftest import CORPUS

DANGER = ["the stranger has locked the kitten in", "the stranger took the kitten and will not stop"]
ORDINARY = ["when does the library open", "where is the form for the library club", "the kitten is sweet"]


def learnt() -> Listener:
    return learn(DANGER, ORDINARY, HashingEmbedder().embed_documents([*DANGER, *ORDINARY]))


def scores(listener: Listener, *texts: str) -> list[float]:
    return list(listener.scores(texts, HashingEmbedder().embed_documents(texts)))


def test_what_is_like_the_examples_of_danger_scores_above_what_is_not() -> None:
    alike, other = scores(learnt(), "a STRANGER locked it in", "when is the library club")
    assert alike > 0 > other


def test_learning_twice_gives_the_same() -> None:
    assert learnt().stored() == learnt().stored()


def test_what_is_stored_as_json_listens_as_before() -> None:
    again = Listener.restored(json.loads(json.dumps(learnt().stored())))
    assert np.allclose(scores(again, *DANGER, *ORDINARY), scores(learnt(), *DANGER, *ORDINARY), atol=0.01)


def test_a_text_without_words_is_heard_without_fault() -> None:
    assert np.isfinite(scores(learnt(), "", "…")).all()


@pytest.mark.parametrize("count", [0, 1, 7, QUESTIONS, 3 * QUESTIONS + 1])
def test_questions_learnt_from_are_spread_over_all_and_bounded(count: int) -> None:
    taken = some_of(count)
    assert len(set(taken)) == len(taken) == min(count, QUESTIONS)
    assert all(0 <= i < count for i in taken)
    assert not taken or taken[-1] >= count - 1 - count / len(taken)


def test_a_corpus_without_examples_has_none(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_examples(tmp_path / FILE, problems) is None
    assert not problems


@pytest.mark.parametrize(
    "content",
    ['danger = ["help"]', 'danger = []\nordinary = ["hello"]', "danger = [", 'danger = ["a"]\nordinary = ["b"]\nx = 1'],
)
def test_a_fault_in_the_examples_is_told_of(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    problems: list[Problem] = []
    assert read_examples(tmp_path / FILE, problems) is None
    assert [problem.file for problem in problems] == [FILE]


def test_half_of_the_examples_teach_most_of_the_other_half() -> None:
    examples = read_examples(CORPUS / FILE, [])
    assert examples is not None
    assert not set(examples.danger) & set(examples.ordinary)
    embed = HashingEmbedder().embed_documents
    danger, ordinary = examples.danger[::2], examples.ordinary[::2]
    listener = learn(danger, ordinary, embed([*danger, *ordinary]))
    heard = np.mean(np.asarray(scores(listener, *examples.danger[1::2])) > 0)
    false = np.mean(np.asarray(scores(listener, *examples.ordinary[1::2])) > 0)
    assert heard > 0.7
    assert false < 0.3
