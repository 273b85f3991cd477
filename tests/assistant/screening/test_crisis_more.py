"""Danger is heard when it is told only indirectly; the same words in an ordinary message raise no alarm."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant.screening.crisis import is_crisis

MESSAGES = tomllib.loads((Path(__file__).parent / "crisis_more.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("words", MESSAGES["danger"])
def test_danger_told_indirectly_is_heard(words: str) -> None:
    assert is_crisis(words)


@pytest.mark.parametrize("words", MESSAGES["ordinary"])
def test_the_same_words_in_an_ordinary_message_raise_no_alarm(words: str) -> None:
    assert not is_crisis(words)
