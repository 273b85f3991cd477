"""Danger comes first: human help at once, with no index and no model, and no false alarms."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.crisis import is_crisis
from assistant.services import Services
from assistant.types import Question, Turn
from ingest.corpus import read_contacts
from ingest.errors import IndexMissingError
from ingest.settings import Settings
from tests.conftest import CORPUS

IN_DANGER = [
    "my daughter says she wants to die",
    "i want to kill myself",
    "he keeps saying he doesn't want to be here, he does not want to live",
    "she has been self harming again tonight",
    "my son is cutting himself",
    "she took an overdose",
    "they'd be better off without me",
    "his dad hits him",
    "i think someone is abusing my child",
    "my daughter was raped",
    "a man touched her inappropriately",
    "my partner is beating me",
    "my son has gone missing",
    "she ran away from school an hour ago",
    "he has a knife",
    "he is threatening to kill his sister",
    "i cant cope any more",
    "i'm scared i will hurt him",
    "there's no point in living",
]
NOT_IN_DANGER = [
    "does the school have a self-harm policy",
    "he has meltdowns every day after school",
    "this wait is killing me",
    "can the school exclude him for hitting a teacher",
    "suicide prevention training for SENCOs",
    "what happens if we miss the deadline",
    "the panel said no and I feel beaten",
    "my son is missing lessons because of anxiety",
    "the form is missing a page",
    "how do I cut down his timetable",
    "who looks after children in care",
    "the council is abusing its power",
    "what is the domestic travel policy",
    "is it safe for him to walk to school",
]


@pytest.mark.parametrize("words", IN_DANGER)
def test_words_of_danger_are_heard(words: str) -> None:
    assert is_crisis(words)


@pytest.mark.parametrize("words", NOT_IN_DANGER)
def test_other_words_raise_no_alarm(words: str) -> None:
    assert not is_crisis(words)


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


MORE_DANGER = [
    "i wanna die",
    "i feel suicidle",
    "im gonna kms",
    "unalive myself",
    "my stepdad touches me",
    "my baby isnt breathing",
    "my teacher hurts me",
    "someone at school is hurting me",
    "my daughter said she wants to disappear and has been cutting",
    "a man online asked my daughter for naked pictures",
    "he wants to end it",
    "My child has gone missing from school",
    "mi hija se quiere suicidar",
    "j'ai envie de mourir",
    "My son took an overdose after the school changed his curriculum",
    "my daughter is self harming, does her school have a policy",
]


@pytest.mark.parametrize("words", MORE_DANGER)
def test_danger_is_heard_in_slang_in_misspelling_in_other_languages_and_beside_other_words(words: str) -> None:
    assert is_crisis(words)


def test_a_very_long_cry_for_help_is_heard(tiny_services: Services) -> None:
    assert tiny_services.answer(Question("i want to die " + "please help " * 400)).status == "crisis"


def test_a_cry_for_help_that_goes_on_is_still_heard(tiny_services: Services) -> None:
    went_before = (Turn("user", "i want to die"), Turn("assistant", "…"))
    assert tiny_services.answer(Question("its too late", went_before)).status == "crisis"
    assert tiny_services.answer(Question("who leads 1.2 in the plan of work", went_before)).status != "crisis"
