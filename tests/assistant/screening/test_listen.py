"""Danger said indirectly is heard by its likeness to examples, wherever in a message it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
import pytest

from assistant.screening.listen import ASKING, CERTAIN, CERTAIN_ASKING, UNEASY, Heard, hear
from ingest.embed import Embedder, HashingEmbedder, Vectors
from ingest.examples import Kind
from ingest.generation import Index
from ingest.listener import PLACES, WAYS, Listener, learn
from ingest.types import Grain
from tests.ingest.test_cache import Noting

DANGER = ["he locked us in and took the key", "mum is asleep and the baby will not wake", "she took all the tablets"]
ORDINARY = ["who runs the library club", "when is the plan looked at again", "can I see the form", "is the bus free"]
ASKED = "Who runs the library club? When is the plan looked at again?"


@pytest.fixture(scope="module")
def index() -> Index:
    many = [*DANGER * 5, *ORDINARY * 5]
    listener = learn(DANGER * 5, ORDINARY * 5, HashingEmbedder().embed_documents(many), WAYS["danger"].meaning)
    return holding(danger=listener, outside=listener)


@dataclass
class _Listening:
    listeners: dict[Kind, Listener]
    alike: float
    sounds_like = Index.sounds_like

    @property
    def store(self) -> _Listening:
        return self

    def nearest(self, grain: Grain, vector: Vectors, k: int) -> list[tuple[str, float]]:
        return [("prepared", self.alike if grain == "question" else 0.0)]

    def vector_of(self, text: str, embedder: Embedder) -> Vectors:
        return HashingEmbedder().embed_query(text)


def holding(alike: float = 0.0, **listeners: Listener) -> Index:
    """An index that is nothing but its listeners, with a prepared question so much like whatever is said."""
    return cast(Index, _Listening(cast(dict[Kind, Listener], listeners), alike))


def worry_of(text: str, index: Index, embedder: Embedder | None = None) -> str:
    return hear(text, embedder or HashingEmbedder(), index).worry


def test_words_like_the_examples_of_danger_are_certain_and_ordinary_ones_are_not(index: Index) -> None:
    assert worry_of("He took the key and locked us in", index) == "certain"
    assert worry_of("Who runs the bus?", index) == ""


def test_between_the_two_bounds_is_unease() -> None:
    for score, expected in ((CERTAIN + 0.1, "certain"), ((CERTAIN + UNEASY) / 2, "uneasy"), (UNEASY - 0.1, "")):
        assert Heard(danger=score, alarm=score).worry == expected


@pytest.mark.parametrize(
    ("score", "alike", "expected"),
    [
        (CERTAIN + 0.1, ASKING - 0.1, "certain"),
        (CERTAIN + 0.1, ASKING + 0.1, "uneasy"),
        (CERTAIN_ASKING + 0.1, ASKING + 0.1, "certain"),
    ],
)
def test_a_question_much_like_a_prepared_one_must_sound_surer_of_danger(
    score: float, alike: float, expected: str
) -> None:
    none = np.zeros(PLACES, dtype=np.float32)
    always = Listener(none, none, np.zeros(HashingEmbedder().dimension, dtype=np.float32), score)
    assert worry_of("He took the key", holding(alike, danger=always)) == expected


def test_danger_between_ordinary_questions_is_heard(index: Index) -> None:
    alone = hear("He locked us in. He took the key.", HashingEmbedder(), index).danger
    among = hear(f"{ASKED} He locked us in. He took the key. {ASKED}", HashingEmbedder(), index)
    assert among.danger >= alone > hear(ASKED, HashingEmbedder(), index).danger
    # Of what kind else a message is, is heard in the whole of it.
    assert among.outside < among.danger


def test_an_index_without_listeners_hears_nothing() -> None:
    assert hear(DANGER[0], HashingEmbedder(), holding()) == Heard()


@pytest.mark.parametrize("text", ["", "???", "мама спит и не просыпается", "妈妈睡着了 tablets"])
def test_other_languages_and_no_words_are_left_to_the_patterns(index: Index, text: str) -> None:
    embedder = Noting()
    assert worry_of(text, index, embedder) == ""
    assert not embedder.texts


def test_a_very_long_message_costs_a_bounded_number_of_vectors(index: Index) -> None:
    embedder = Noting()
    assert worry_of(f"{ASKED} " * 100 + "He locked us in. He took the key.", index, embedder)
    assert len(embedder.texts) <= 13
