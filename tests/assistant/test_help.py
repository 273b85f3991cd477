"""Who is offered as help with a question."""

from __future__ import annotations

import datetime as dt
from typing import Any

from assistant.help import MOST, contacts_for
from ingest.entries import Contact


def contact(name: str, **more: Any) -> Contact:
    given = {"id": name, "name": name, "for": f"Help from {name}.", "checked": dt.date(2026, 11, 1), **more}
    return Contact.model_validate(given)


ADVICE = contact("Exampleton Advice", words=("advice", "appeal"), default=True, phone="01632 960000")
BUSES = contact("Bus Desk", words=("bus", "travel"), topics=("travel",))
TRAINS = contact("Rail Desk", words=("train",), topics=("travel",))
CRISIS = contact("Night Line", words=("bus", "advice"), group="crisis")
STAFF = contact("Staff Desk", words=("bus",), audience=("senco",))
ALL = (ADVICE, BUSES, TRAINS, CRISIS, STAFF)


def names(question: str, always: bool = False, topics: tuple[str, ...] = (), audience: Any = "parent") -> list[str]:
    return [card.name for card in contacts_for(question, topics, ALL, audience, always)]


def test_a_contact_is_offered_when_the_question_uses_one_of_its_words() -> None:
    assert names("Is there a bus?") == ["Bus Desk"]


def test_a_contact_is_offered_when_the_question_names_it() -> None:
    assert names("What does the rail desk do?") == ["Rail Desk"]


def test_a_word_counts_from_its_beginning_only() -> None:
    assert names("a nimbus cloud") == []
    assert names("school buses") == ["Bus Desk"]


def test_nobody_is_offered_beside_an_answer_to_which_no_contact_fits() -> None:
    assert names("What is the moon?") == []


def test_without_an_answer_the_default_contact_stands_in() -> None:
    assert names("What is the moon?", always=True) == ["Exampleton Advice"]


def test_without_an_answer_the_one_who_fits_comes_before_the_default() -> None:
    assert names("Is there a bus?", always=True) == ["Bus Desk", "Exampleton Advice"]


def test_a_contact_is_never_offered_twice() -> None:
    assert names("Who gives advice?", always=True) == ["Exampleton Advice"]


def test_the_topics_of_the_sources_settle_which_of_two_comes_first() -> None:
    both = (contact("One", words=("bus",)), contact("Two", words=("bus",), topics=("travel",)))
    cards = contacts_for("bus", ("travel",), both, "parent", always=False)
    assert [card.name for card in cards] == ["Two", "One"]


def test_a_contact_for_other_readers_is_left_out() -> None:
    assert "Staff Desk" not in names("bus")
    assert "Staff Desk" in names("bus", audience="senco")


def test_a_crisis_line_is_never_among_the_ordinary_contacts() -> None:
    assert "Night Line" not in names("advice about a bus", always=True)


def test_a_crisis_line_does_not_stand_in_even_when_it_is_a_default() -> None:
    line = contact("Night Line", group="crisis", default=True)
    assert contacts_for("moon", (), [line, ADVICE], None, always=True)[0].name == "Exampleton Advice"


def test_a_default_contact_for_other_readers_does_not_stand_in() -> None:
    family = contact("Family Desk", default=True, audience=("parent",))
    assert [card.name for card in contacts_for("moon", (), [family, ADVICE], "senco", always=True)] == [
        "Exampleton Advice"
    ]


def test_no_more_than_a_few_are_offered() -> None:
    many = [contact(f"Desk {n}", words=("bus",), default=True) for n in range(6)]
    assert len(contacts_for("bus", (), many, None, always=True)) == MOST


def test_a_card_carries_what_the_contact_has() -> None:
    (card,) = contacts_for("advice", (), [ADVICE], None, always=False)
    assert (card.name, card.for_, card.phone) == ("Exampleton Advice", "Help from Exampleton Advice.", "01632 960000")
    assert (card.email, card.url, card.checked) == ("", "", "2026-11-01")
