"""How a question is read with what came before it and with the glossary."""

from __future__ import annotations

import pytest

from assistant.english.words import leans
from assistant.types import Screening
from assistant.understanding.resolve import ALONE, infer_audience, resolve
from ingest.entries import Term

GLOSSARY = (
    Term(term="EHC plan", short=("EHCP",), long="education, health and care plan", meaning="A legal paper."),
    Term(term="SIASS", short=("SIASS",), also=("advice service",), long="advice and support", meaning="Advice."),
)


def test_a_question_alone_has_one_reading_of_full_weight() -> None:
    query = resolve(Screening("How do I ask for a school bus?"), GLOSSARY, None)
    assert [reading.weight for reading in query.readings] == [1.0]
    assert query.text == "How do I ask for a school bus?"


def test_a_follow_up_is_read_first_together_with_the_turn_before_it() -> None:
    screening = Screening("and how long does that take?", ("How do I ask for a school bus?",))
    first, second = resolve(screening, GLOSSARY, None).readings
    assert first.text == "How do I ask for a school bus? and how long does that take?"
    assert (second.text, second.weight) == ("and how long does that take?", ALONE)


def test_a_follow_up_with_words_of_its_own_is_not_drowned_by_the_turn_before_it() -> None:
    told = "they turned him down, the school is cross and the head rang"
    readings = resolve(Screening(told, ("How do I ask for a taxi?",)), GLOSSARY, None).readings
    weights = {reading.text: reading.weight for reading in readings}
    (own,) = (weight for text, weight in weights.items() if "taxi" not in text)
    (joined,) = (weight for text, weight in weights.items() if "taxi" in text)
    assert own > joined > 0


def test_of_several_questions_a_later_one_is_read_with_the_one_before_it() -> None:
    asked = Screening("Can the school say no to a place? And how many weeks may the head take to answer?")
    first, second = resolve(asked, GLOSSARY, None).parts
    assert not any("answer" in reading.text for reading in first.readings)
    assert any("place" in reading.text and "answer" in reading.text for reading in second.readings)


def test_a_follow_up_is_about_the_things_of_the_turn_before_it() -> None:
    screening = Screening("how long does it take?", ("How do I ask for a school bus?",))
    assert ("bus",) in resolve(screening, GLOSSARY, None).concepts


def test_a_new_subject_is_read_first_by_itself_and_is_not_about_the_old_one() -> None:
    screening = Screening("Which nurseries near Exampleton offer speech therapy?", ("How do I ask for a school bus?",))
    query = resolve(screening, GLOSSARY, None)
    assert query.readings[0].text == screening.text
    assert query.readings[0].weight > query.readings[1].weight
    assert ("bus",) not in query.concepts


def test_only_the_turn_just_before_is_joined() -> None:
    screening = Screening("how long does that take?", ("Can we get short breaks?", "How do I ask for an EHC plan?"))
    query = resolve(screening, GLOSSARY, None)
    assert not any("breaks" in reading.text for reading in query.readings)


def test_a_turn_that_names_nothing_of_its_own_is_read_with_the_one_before_it() -> None:
    screening = Screening("what if it happens again?", ("Can we get short breaks?", "Must the head agree?"))
    query = resolve(screening, GLOSSARY, None)
    assert any("breaks" in reading.text for reading in query.readings)


@pytest.mark.parametrize(
    "text", ["and how long does that take?", "what about college?", "How much is it?", "why?", "For how long?"]
)
def test_a_question_that_points_back_or_says_little_leans_on_the_one_before(text: str) -> None:
    assert leans(text)


def test_a_whole_question_does_not_lean() -> None:
    assert not leans("Which nurseries near Exampleton offer speech therapy?")


def test_an_abbreviation_is_spelled_out_in_the_reading_and_searched_for_by_every_name() -> None:
    (reading,) = resolve(Screening("lost my EHCP"), GLOSSARY, None).readings
    assert "education, health and care plan" in reading.text
    assert {"EHCP", "EHC plan", "education, health and care plan"} <= set(reading.terms)


def test_a_long_name_is_searched_for_by_its_abbreviation_too() -> None:
    (reading,) = resolve(Screening("lost my education, health and care plan"), GLOSSARY, None).readings
    assert "EHCP" in reading.terms


def test_everyday_words_are_searched_for_by_the_terms_own_name() -> None:
    (reading,) = resolve(Screening("ring the advice service"), GLOSSARY, None).readings
    assert "SIASS" in reading.terms


def test_numbered_things_are_taken_from_the_question() -> None:
    assert resolve(Screening("Who leads work stream 1.2?"), GLOSSARY, None).references == ("work stream 1.2",)


def test_a_numbered_thing_of_the_turn_before_is_not_demanded_of_the_next_answer() -> None:
    assert resolve(Screening("who is that for?", ("What is 1.2?",)), GLOSSARY, None).references == ()


@pytest.mark.parametrize(
    "text",
    [
        "How many pupils may a setting admit?",
        "As a SENCO, where do I find provision maps?",
        "What is the notional budget?",
        "When does our school get top-up money?",
    ],
)
def test_words_of_the_trade_tell_a_professional(text: str) -> None:
    assert infer_audience(text) != "parent"


def test_everyone_else_is_answered_as_a_parent() -> None:
    assert infer_audience("Can my child get a place?") == "parent"


def test_who_is_asking_is_believed_over_the_words() -> None:
    assert resolve(Screening("Can pupils get a place?"), GLOSSARY, "young-person").audience == "young-person"


@pytest.mark.parametrize(
    "text",
    ["I'm 17 and I want to ask for an EHC plan", "im nearly 16, is it me they ask", "my own plan stops soon"],
)
def test_somebody_who_asks_for_themselves_is_a_young_person(text: str) -> None:
    assert infer_audience(text) == "young-person"


@pytest.mark.parametrize(
    "text", ["I'm 21 and my son has just started nursery", "I am 25 weeks pregnant", "my plan is to move him"]
)
def test_a_young_parent_is_a_parent(text: str) -> None:
    assert infer_audience(text) == "parent"
