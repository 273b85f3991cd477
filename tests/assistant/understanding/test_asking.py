"""A message is taken apart into the things it asks and the story around them."""

import pytest

from assistant.understanding.asking import asks, is_social, sentences


def test_a_story_is_told_apart_from_its_question() -> None:
    asked, story = asks("He starts in September. The head has not rung. Who checks the lift is mended?")
    assert asked == ["Who checks the lift is mended?"]
    assert story == "He starts in September. The head has not rung."


def test_two_questions_in_one_breath_are_two() -> None:
    asked, _ = asks("How do I choose a nursery place, and who pays for the bus pass?")
    assert asked == ["How do I choose a nursery place", "who pays for the bus pass?"]


@pytest.mark.parametrize(
    "text",
    [
        "Can the shop still take the kettle back late or do I have to buy another?",
        "Is the pool open, or was that an old timetable?",
    ],
)
def test_the_other_side_of_a_question_is_no_second_one(text: str) -> None:
    assert asks(text)[0] == [text]


def test_another_question_after_or_is_a_second_one() -> None:
    assert len(asks("Who mends the kettle or where do broken kettles go?")[0]) == 2
    assert len(asks("Is the kettle in box 7 or is that box 9?")[0]) == 2


def test_a_clause_without_words_of_its_own_stays_with_the_one_before() -> None:
    asked, _ = asks("Is the swimming pool turning into a college? what's the story?")
    assert asked == ["Is the swimming pool turning into a college? what's the story?"]


def test_a_clause_that_names_a_term_stands_alone() -> None:
    text = "How many places are there in the base, and could he get in without an EHCP?"
    assert len(asks(text)[0]) == 1
    assert len(asks(text, lambda clause: "EHCP" in clause)[0]) == 2


def test_no_more_than_three_things_are_asked_at_once() -> None:
    assert len(asks("Where is the office? Who opens the door? When does lunch start? Why is tea cold?")[0]) == 3


def test_a_point_inside_a_number_ends_no_sentence() -> None:
    assert sentences("See work stream 1.14 at 4.30pm. Then ring.") == ["See work stream 1.14 at 4.30pm.", "Then ring."]


@pytest.mark.parametrize("text", ["hi", "Thank you so much!", "ok great, that's really helpful, bye x"])
def test_greetings_and_thanks_are_known(text: str) -> None:
    assert is_social(text)


@pytest.mark.parametrize("text", ["thanks, and who is the SENCO?", "help", "hi can I appeal"])
def test_a_question_with_a_greeting_is_a_question(text: str) -> None:
    assert not is_social(text)
