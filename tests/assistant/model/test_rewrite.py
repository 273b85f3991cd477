"""Follow-ups and other languages made into one English question by a model that is not trusted."""

from __future__ import annotations

import json

import pytest

from assistant.model.rewrite import MAX_WORDS, standalone
from tests.model_server import FakeModel

EARLIER = ("How do I ask Testerton for a short break?",)
FOLLOW_UP = "and how long does that take, 6 weeks?"


def saying(question: str) -> FakeModel:
    return FakeModel(lambda system, user: json.dumps({"question": question}))


def test_a_follow_up_is_made_whole() -> None:
    model = saying("How long does it take to ask for a short break?")
    assert standalone(FOLLOW_UP, EARLIER, model) == "How long does it take to ask for a short break?"
    ((system, user),) = model.asked
    assert EARLIER[0] in user
    assert FOLLOW_UP in user
    assert FOLLOW_UP not in system


def test_another_language_is_made_english() -> None:
    model = saying("How do I ask for a short break?")
    assert standalone("¿Cómo pido un descanso?", (), model, translate=True) == "How do I ask for a short break?"


@pytest.mark.parametrize(
    "said",
    [
        "How long does a short break take, 12 weeks?",
        "What is the weather like on the coast today?",
        "Ask for a short break at https://example.org",
        "Ask for a short break: testerton@example.org",
        "¿Cuánto dura el short break?",
        "short break " * MAX_WORDS,
        "?",
        "",
    ],
)
def test_a_doubtful_rewriting_is_not_used(said: str) -> None:
    assert standalone(FOLLOW_UP, EARLIER, saying(said)) is None


@pytest.mark.parametrize("said", ["How long does a short break take?", '{"q": "short break"}', "", "silence", "500"])
def test_anything_but_the_structure_is_not_used(said: str) -> None:
    assert standalone(FOLLOW_UP, EARLIER, FakeModel(lambda system, user: said)) is None


def test_a_translation_brings_no_figure_of_its_own() -> None:
    assert standalone("¿Cuánto dura?", (), saying("Does it take 20 weeks?"), translate=True) is None
