"""Danger said indirectly is heard by its likeness to examples, wherever in a message it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pytest

from assistant.screening.listen import CERTAIN, UNEASY, Heard, hear
from ingest.embed import Embedder, HashingEmbedder
from ingest.examples import Kind
from ingest.generation import Index
from ingest.listener import WAYS, Listener, learn
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
    sounds_like = Index.sounds_like


def holding(**listeners: Listener) -> Index:
    """An index that is nothing but its listeners."""
    return cast(Index, _Listening(cast(dict[Kind, Listener], listeners)))


def worry_of(text: str, index: Index, embedder: Embedder | None = None) -> str:
    return hear(text, embedder or HashingEmbedder(), index).worry


def test_words_like_the_examples_of_danger_are_certain_and_ordinary_ones_are_not(index: Index) -> None:
    assert worry_of("He took the key and locked us in", index) == "certain"
    assert worry_of("Who runs the bus?", index) == ""


def test_between_the_two_bounds_is_unease() -> None:
    for score, expected in ((CERTAIN + 0.1, "certain"), ((CERTAIN + UNEASY) / 2, "uneasy"), (UNEASY - 0.1, "")):
        assert Heard(danger=score).worry == expected


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
