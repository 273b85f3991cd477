"""Danger comes first: human help at once, with no index and no model, and no false alarms."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.screening.crisis import RECENT, is_crisis
from assistant.services import Services
from assistant.types import Question, Turn
from ingest.corpus import read_contacts
from ingest.errors import IndexMissingError
from ingest.settings import Settings
from tests.conftest import CORPUS

MESSAGES = tomllib.loads((Path(__file__).parent / "crisis_messages.toml").read_text(encoding="utf-8"))


def told(kind: str) -> list[Any]:
    return [
        pytest.param(words, id=f"{about}-{n}") for about, said in MESSAGES[kind].items() for n, words in enumerate(said)
    ]


@pytest.mark.parametrize("words", told("danger"))
def test_words_of_danger_are_heard(words: str) -> None:
    assert is_crisis(words)


@pytest.mark.parametrize("words", told("ordinary"))
def test_other_words_raise_no_alarm(words: str) -> None:
    assert not is_crisis(words)


@pytest.mark.parametrize("talk", MESSAGES["goes_on"], ids=lambda talk: talk["now"])
def test_a_turn_that_goes_on_about_danger_is_danger(talk: dict[str, Any]) -> None:
    assert is_crisis(talk["now"], talk["earlier"])


@pytest.mark.parametrize("talk", MESSAGES["moves_on"], ids=lambda talk: talk["now"])
def test_a_turn_that_changes_the_subject_is_answered(talk: dict[str, Any]) -> None:
    assert not is_crisis(talk["now"], talk["earlier"])


def test_danger_further_back_than_a_few_turns_no_longer_counts() -> None:
    assert is_crisis("he is here", ["my dad hits me", *["he is here"] * (RECENT - 1)])
    assert not is_crisis("he is here", ["my dad hits me", *["he is here"] * RECENT])


@pytest.mark.parametrize("words", ["my brother is being beaten", "i want to die"])
@pytest.mark.parametrize("write", [str.upper, lambda w: w.replace(" ", "  "), lambda w: f"Hello. {w}!!! Thanks"])
def test_capitals_spaces_and_company_hide_nothing(words: str, write: Callable[[str], str]) -> None:
    assert is_crisis(write(words))


def test_nothing_at_all_is_no_alarm() -> None:
    assert not any(map(is_crisis, ["", " ", "?!", "...", "*", "12345", "a" * 20_000]))


def test_help_comes_without_an_index_and_without_a_model(tmp_path: Path) -> None:
    services = Services(Settings(corpus=CORPUS, data=tmp_path / "none", embedder="hashing"))
    answer = services.answer(Question("i want to kill myself"))
    assert answer.status == "crisis"
    phones = {contact.phone for contact in answer.contacts}
    assert {"999", "116 123", "0800 1111"} <= phones
    with pytest.raises(IndexMissingError):
        services.answer(Question("how do I ask for an assessment"))


def test_a_crisis_answer_quotes_no_document_and_offers_every_crisis_line(real_services: Services) -> None:
    answer = real_services.answer(Question("my daughter says she wants to die", (Turn("user", "travel help"),)))
    assert answer.status == "crisis"
    assert answer.sentences == ()
    lines = [contact.name for contact in read_contacts(CORPUS) if contact.group == "crisis"]
    assert [contact.name for contact in answer.contacts] == lines


def test_withdrawn_safeguarding_numbers_are_given_to_nobody() -> None:
    assert "020 8649 0418" not in {contact.phone for contact in read_contacts(CORPUS)}


def test_a_very_long_cry_for_help_is_heard(tiny_services: Services) -> None:
    assert tiny_services.answer(Question("i want to die " + "please help " * 400)).status == "crisis"


def test_a_cry_for_help_that_goes_on_is_still_heard(tiny_services: Services) -> None:
    went_before = (Turn("user", "i want to die"), Turn("assistant", "…"))
    assert tiny_services.answer(Question("its too late", went_before)).status == "crisis"
    assert tiny_services.answer(Question("who leads 1.2 in the plan of work", went_before)).status != "crisis"
