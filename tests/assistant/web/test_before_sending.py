"""What the chat looks for before a question is sent. The patterns are JavaScript's; they read alike here."""

from __future__ import annotations

import re

import pytest

from assistant.web.widget_config import careful

NAMES = "name phone email nhs birth address other".split()
CRISIS = [
    "I want to die",
    "he says he wants to kill himself",
    "she is suicidal",
    "I’m feeling suicidal",
    "my daughter has been cutting herself",
    "I don't want to be alive",
    "she took an overdose",
    "he has swallowed all of my tablets",
    "my husband hits me",
    "her stepdad keeps touching her",
    "my daughter was raped",
    "he threatened to kill us",
    "my baby is not breathing",
    "my son has gone missing",
    "we are not safe at home",
    "quiero morir",
    "mi marido me pega",
    "chcę umrzeć",
    "chcę się zabić",
    "myślę o samobójstwie: samobójstwo",
    "quero morrer",
    "ele vai matar-se",
    "vreau să mor",
    "я хочу померти",
    "чоловік мене б'є",
    "أريد أن أموت",
    "ابني يفكر في الانتحار",
    "আমি মরে যেতে চাই",
    "মেয়ে আত্মহত্যা করতে চায়",
    "મારે મરી જવું છે",
    "मैं मरना चाहती हूँ",
    "मेरे पति मुझे मारते हैं",
    "நான் சாகணும்",
    "தற்கொலை எண்ணம்",
    "میں مرنا چاہتی ہوں",
    "میرا شوہر مجھے مارتا ہے",
    "我想死",
    "我老公打我",
]
CALM = [
    "He has meltdowns and hits the wall",
    "What is the school's self-harm policy?",
    "Is there training on suicide prevention?",
    "I am dying to know when the plan comes",
    "He wants to live with his dad",
    "She does not want to be here at this school",
    "My son is missing school",
    "The deadline is killing me",
    "Is the school safe for him?",
    "How do I complain about bullying?",
    "He took his tablets this morning",
    "What happens in the case of a permanent exclusion?",
    "¿Cómo pido una evaluación?",
    "Jak poprosić o ocenę?",
    "我想问学校的事",
    "मैं मदद चाहती हूँ",
]
PERSONAL = [
    ("name", "My son Zebedee is autistic"),
    ("name", "my daughter Quilla, who is seven, cannot read"),
    ("name", "I have a son called Zebedee"),
    ("name", "his name is Zebedee"),
    ("name", "my autistic daughter Quilla struggles"),
    ("phone", "ring me on 07700 900123"),
    ("phone", "01632 960001"),
    ("phone", "+44 7700 900123"),
    ("email", "write to parent@example.org"),
    ("nhs", "NHS number 943 476 5919"),
    ("nhs", "485 777 3456"),
    ("address", "our postcode is ZZ9 9ZZ is not real but SW1A 1AA is"),
    ("address", "we live at 12 Example Road"),
    ("birth", "dob 03/04/2015"),
    ("birth", "he was born on 3rd April 2015"),
    ("birth", "her birthday is 3 April"),
    ("other", "UPN A123456789012"),
    ("other", "my national insurance is AB 12 34 56 C"),
]
NOTHING_PERSONAL = [
    "My son is autistic and is in Year 3",
    "My son still has no plan",
    "my daughter really struggles with reading",
    "My child has SEND and is waiting",
    "What is section 36 of the Children and Families Act 2014?",
    "What is a plan called before it is final?",
    "She is called in every day",
    "I sent the letter on 3 March 2026",
    "Is it 20 weeks, or 16?",
    "the school name is wrong in section I",
    "What does SEND35A say?",
    "We are in KS2 3rd set",
    "My son, who was refused, is 7",
    "children born between 1 September 2018 and 31 August 2019",
    "Priority 1.11 of the 2024-2027 strategy",
]


def hears(text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in careful().crisis)


def kinds(text: str) -> set[str]:
    return {one.kind for one in careful().personal if re.search(one.pattern, text, re.IGNORECASE)}


@pytest.mark.parametrize("text", CRISIS)
def test_words_of_danger_are_heard(text: str) -> None:
    assert hears(text)


@pytest.mark.parametrize("text", CALM)
def test_ordinary_words_are_not_taken_for_danger(text: str) -> None:
    assert not hears(text)


@pytest.mark.parametrize(("kind", "text"), PERSONAL)
def test_a_private_detail_is_noticed_and_its_kind_known(kind: str, text: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize("text", NOTHING_PERSONAL)
def test_ordinary_words_are_not_taken_for_a_private_detail(text: str) -> None:
    assert kinds(text) == set()


def test_every_kind_has_words_in_the_interface() -> None:
    assert {one.kind for one in careful().personal} == set(NAMES)


def patterns() -> list[str]:
    return [*careful().crisis, *(one.pattern for one in careful().personal)]


def test_no_pattern_uses_what_only_one_of_the_two_languages_reads() -> None:
    for pattern in patterns():
        assert not re.search(r"\(\?(?![:!=])|\\[pPAZzGQEhR]|\\[-'’,@ /]", pattern), pattern
