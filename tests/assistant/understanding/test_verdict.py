"""A question for a lawyer or a court is told that the answer is no legal advice."""

from __future__ import annotations

import pytest

from assistant.answer import answer
from assistant.types import Question
from assistant.understanding.verdict import asks_for_verdict
from assistant.wording import NO_VERDICT
from ingest.embed import HashingEmbedder
from ingest.generation import Index


@pytest.mark.parametrize(
    "text",
    [
        "Is it illegal for the school to send him home early?",
        "can they legally refuse to assess",
        "surely that's discrimination",
        "the school broke the law didn't they",
        "Was the council's decision lawful?",
        "do i have a case",
        "isnt it against the law to make him leave at 12",
    ],
)
def test_a_verdict_is_asked_for(text: str) -> None:
    assert asks_for_verdict(text)


@pytest.mark.parametrize(
    "text",
    [
        "where can I get free legal advice",
        "is there legal aid for appeals",
        "what is the legal definition of SEN",
        "which law covers annual reviews",
        "in any case we have a claim form",
        "what are their legal duties",
    ],
)
def test_a_question_about_the_law_is_not_one_for_a_verdict(text: str) -> None:
    assert not asks_for_verdict(text)


def test_the_answer_says_that_it_is_no_legal_advice(tiny_index: Index) -> None:
    asked = "Can I legally ask the council for an EHC needs assessment?"
    assert answer(Question(asked), tiny_index, HashingEmbedder()).lead.endswith(NO_VERDICT)
    plain = "How do I ask the council for an EHC needs assessment?"
    assert NO_VERDICT not in answer(Question(plain), tiny_index, HashingEmbedder()).lead
