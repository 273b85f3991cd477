"""The listeners learn from examples what kinds of message sound like, the same each time."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ingest.embed import HashingEmbedder
from ingest.entries import Problem
from ingest.examples import FOLDER, KINDS, Kind, file_of, read_examples
from ingest.listener import WAYS, Listener, counts_of, learn, some_of
from tests.conftest import CORPUS

DANGER = ["the stranger has locked the kitten in", "the stranger took the kitten and will not stop"]
ORDINARY = ["when does the library open", "where is the form for the library club", "the kitten is sweet"]


MEANING = WAYS["danger"].meaning


def learnt() -> Listener:
    return learn(DANGER, ORDINARY, HashingEmbedder().embed_documents([*DANGER, *ORDINARY]), MEANING)


def scores(listener: Listener, *texts: str) -> list[float]:
    return list(listener.scores(counts_of(texts), HashingEmbedder().embed_documents(texts)))


def test_what_is_like_the_examples_of_danger_scores_above_what_is_not() -> None:
    alike, other = scores(learnt(), "a STRANGER locked it in", "when is the library club")
    assert alike > 0 > other


def test_learning_twice_gives_the_same() -> None:
    assert learnt().stored() == learnt().stored()


def test_the_rarer_sort_counts_as_much_as_the_commoner() -> None:
    many = ORDINARY * 20
    listener = learn(DANGER, many, HashingEmbedder().embed_documents([*DANGER, *many]), MEANING)
    assert all(score > 0 for score in scores(listener, *DANGER))


def test_what_is_stored_as_json_listens_as_before() -> None:
    again = Listener.restored(json.loads(json.dumps(learnt().stored())))
    assert np.allclose(scores(again, *DANGER, *ORDINARY), scores(learnt(), *DANGER, *ORDINARY), atol=0.01)


def test_a_text_without_words_is_heard_without_fault() -> None:
    assert np.isfinite(scores(learnt(), "", "…")).all()


MOST = 1500


@pytest.mark.parametrize("count", [0, 1, 7, MOST, 3 * MOST + 1])
def test_questions_learnt_from_are_spread_over_all_and_bounded(count: int) -> None:
    assert some_of(count, None) == list(range(count))
    taken = some_of(count, MOST)
    assert len(set(taken)) == len(taken) == min(count, MOST)
    assert all(0 <= i < count for i in taken)
    assert not taken or taken[-1] >= count - 1 - count / len(taken)


STORY = "The kitten fell off the wall. It cried a little. A stranger carried it home. When does the library open?"


def test_of_a_story_each_two_sentences_are_learnt_to_be_ordinary(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    lists = f"heard = {json.dumps(DANGER)}\nordinary = {json.dumps(ORDINARY)}\n"
    found = []
    for stories in ("", f"stories = {json.dumps([STORY])}"):
        (tmp_path / file_of("danger")).write_text(lists + stories)
        examples = read_examples(tmp_path, [])["danger"]
        listener = learn(examples.heard, examples.others, HashingEmbedder().embed_documents(examples.texts), MEANING)
        found.append(scores(listener, "It cried a little. A stranger carried it home.")[0])
    without, learnt_from = found
    assert learnt_from < 0 < without


def test_a_corpus_without_examples_has_none(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_examples(tmp_path, problems) == {}
    assert not problems


@pytest.mark.parametrize(
    "content",
    ['heard = ["help"]', 'heard = []\nordinary = ["hello"]', "heard = [", 'heard = ["a"]\nordinary = ["b"]\nx = 1'],
)
def test_a_fault_in_the_examples_of_one_kind_is_told_of_and_the_others_are_read(tmp_path: Path, content: str) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / file_of("danger")).write_text(content)
    (tmp_path / file_of("vague")).write_text('heard = ["help"]\nordinary = ["hello"]')
    problems: list[Problem] = []
    assert list(read_examples(tmp_path, problems)) == ["vague"]
    assert [problem.file for problem in problems] == ["listening/danger.toml"]


def test_a_file_that_nothing_listens_for_is_told_of(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "dangre.toml").write_text('heard = ["help"]\nordinary = ["hello"]')
    problems: list[Problem] = []
    assert read_examples(tmp_path, problems) == {}
    assert [problem.file for problem in problems] == ["listening/dangre.toml"]
    assert "danger.toml" in problems[0].message


@pytest.mark.parametrize("kind", KINDS)
def test_half_of_the_examples_teach_most_of_the_other_half(kind: Kind) -> None:
    examples = read_examples(CORPUS, [])[kind]
    assert not set(examples.heard) & set(examples.ordinary)
    heard, ordinary = examples.heard[::2], examples.ordinary[::2]
    listener = learn(heard, ordinary, HashingEmbedder().embed_documents([*heard, *ordinary]), MEANING)
    found = np.mean(np.asarray(scores(listener, *examples.heard[1::2])) > 0)
    false = np.mean(np.asarray(scores(listener, *examples.ordinary[1::2])) > 0)
    # By their runs of characters alone: the embedder here knows no meaning.
    assert found > 0.7
    assert false < found - 0.3
