"""Every figure of the strategy can be asked for, and comes back with the strategy as its source."""

from __future__ import annotations

import pytest

from assistant.services import Services
from assistant.types import Question

STRATEGY = "002-send-ap-strategy-2024-2027"
FIGURES = [
    ("how many people live in Sutton", "213,580"),
    ("how many children and young people aged 0 to 24 are there", "63,000"),
    ("how many languages are spoken", "80"),
    ("how many children have an EHC plan in Sutton", "2,490"),
    ("how many plans were there in March 2015", "1,116"),
    ("how many children does the CYP disability service support", "576"),
    ("what share of pupils get free school meals", "14%"),
    ("what percentage of children with plans get travel assistance", "34%"),
    ("what percentage of resident children with SEND go to a setting in the borough", "78%"),
    ("how many children are electively home educated", "237"),
    ("what percentage of children with an EHCP are in mainstream", "48%"),
    ("how many mainstream schools are there in Sutton", "56"),
    ("how many early years settings are there", "316"),
    ("how many specialist and AP school places are there", "1,300"),
    ("how many children's centres and family hubs are there", "7 Children's Centres"),
    ("how many GP practices are there", "21"),
    ("what percentage of children met their therapy targets", "83-99%"),
    ("what is the tribunal appeal rate in Sutton", "2.9%"),
    ("how much have requests for assessment gone up", "63%"),
    ("how much have CAMHS tier 2 referrals increased", "28%"),
    ("how long are waits for 0-5 therapy assessments", "15 weeks"),
    ("how much was invested in inclusive environments", "£6m"),
    ("how much SEND funding was delegated to clusters", "£500k"),
    ("how many supported internships were offered with Orchard Hill College", "12"),
    ("how many schools pilot the talk matters programme", "5 pilot schools"),
    ("what percentage of schools are good or outstanding", "98%"),
]


@pytest.mark.parametrize(("question", "figure"), FIGURES)
def test_a_figure_comes_back_with_the_strategy(real_services: Services, question: str, figure: str) -> None:
    answer = real_services.answer(Question(question))
    said = {n for s in answer.sentences if figure in s.text for n in s.citations}
    assert said, [s.text for s in answer.sentences]
    assert STRATEGY in {c.source.id for c in answer.citations if c.number in said}
