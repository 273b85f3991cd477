"""Which questions only a family's own papers could answer."""

from __future__ import annotations

import pytest

from assistant.understanding.own_case import asks_of_own_case


@pytest.mark.parametrize(
    "text",
    [
        "is my appeal registered yet",
        "when is [name]'s next annual review, nobody tells us",
        "how far up the waiting list is [name] now?",
        "which school did you name in section I for my daughter",
        "has the therapist sent our report",
        "did the panel talk about my son yesterday",
        "is my mediation still going ahead on Monday",
        "please cancel my appointment",
        "how did the meeting about my brother go today",
        "can you look up when my boy's last review was",
        "how much is left on my card",
        "who at the council decided my son could do without help",
    ],
)
def test_a_question_for_ones_own_records_is_one(text: str) -> None:
    assert asks_of_own_case(text)


@pytest.mark.parametrize(
    "text",
    [
        "when is an annual review due",
        "which school can I name for my daughter",
        "who decides if my son gets help",
        "has the council got to assess my son",
        "how do I cancel an appointment",
        "how long is the waiting list",
        "how did the inspectors' revisit go",
        "what did the inspectors say about our area",
        "can you tell me how my child's plan is reviewed",
    ],
)
def test_a_question_that_documents_can_answer_is_not(text: str) -> None:
    assert not asks_of_own_case(text)
