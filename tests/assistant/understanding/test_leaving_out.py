"""Which statements leave out the very thing that is asked for."""

from __future__ import annotations

import pytest

from assistant.understanding.asks import kind_of
from assistant.understanding.leaving_out import leaves_out
from ingest.types import Statement


def left_out(question: str, text: str) -> bool:
    statement = Statement("s", "c", 0, len(text), text, "item")
    return leaves_out(question, kind_of(question), statement, "", [])


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("which day does the panel meet", "The panel meets every two weeks."),
        ("what month is it paid", "The grant is paid once a year."),
        ("what are the opening hours", "The hub is in Exampleton."),
        ("how long does it take", "The council must tell you."),
        ("what is the phone number", "The service gives free advice."),
        ("how many teachers are at the base", "The base has 12 places."),
        ("which five schools are in the pilot", "Work with five pilot schools on talking."),
        ("names and addresses of the two centres", "There are two centres in Exampleton."),
        ("what date was the plan agreed", "The plan is to be agreed within three years."),
        ("what do they charge for a day", "Training is partly paid for by the school."),
        ("how much is a budget", "A budget is a choice. You do not have to have one."),
        ("how much does the course cost", "The course has 12 places."),
        ("who's the head at Oak Hill", "Oak Hill has 246 places."),
        ("who is the head of Oak Hill School", "Oak Hill has 246 places."),
    ],
)
def test_a_statement_without_the_very_thing_leaves_it_out(question: str, text: str) -> None:
    assert left_out(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("which day does the panel meet", "The panel meets on Tuesdays."),
        ("how much is the club", "The club is £4 a day."),
        ("how much does the course cost", "The course costs £40."),
        ("who is the head at Oak Hill", "The headteacher is named on the school's page."),
        ("what month is it paid", "The grant is paid each April."),
        ("what are the opening hours", "The hub is open from 9am to 5pm."),
        ("how soon must lessons start", "The council must arrange lessons from day six."),
        ("how long does it take", "It usually takes ten working days."),
        ("from when is it in the plan", "From Year 9, reviews look at adult life."),
        ("how many weeks is the course", "It is a 12-week course."),
        ("who can I talk to first", "Speak to the class teacher first."),
        ("they told me on the phone it is six weeks, is it", "The council must tell you within six weeks."),
        ("what do you call it when school pays", "The money is called notional SEN funding."),
        ("who decided that", "It was agreed in 2023."),
        ("which three schools are there", "They are Oak Hill, The Vale and Testerton Park."),
        ("what date was the plan agreed", "The plan was agreed in March 2024."),
        ("how many days' warning must I get of the meeting", "You get two weeks' notice of a meeting."),
        ("how long must it last", "A disability lasts a year or more."),
    ],
)
def test_a_statement_that_says_it_does_not(question: str, text: str) -> None:
    assert not left_out(question, text)
