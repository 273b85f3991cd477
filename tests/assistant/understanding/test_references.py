"""Numbered things are known by the ways people write them; a time of day or a child's stage is none."""

from __future__ import annotations

import pytest

from assistant.understanding.references import references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what does reg 5 say", ("regulation 5",)),
        ("explain 6.4 to me", ("6.4",)),
        ("who leads on workstream 1.10", ("work stream 1.10",)),
        ("is section 19 for us, and form SEND35A", ("section 19", "SEND35A")),
        ("what is a stage 2 complaint", ("stage 2",)),
    ],
)
def test_a_numbered_thing_is_found(text: str, expected: tuple[str, ...]) -> None:
    assert references(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "pick up is 7.45, can I appeal",
        "the taxi comes at 8.15 and he gets home by 16.50",
        "can I ask for a child in key stage 2",
        "she is in KS3 and he in Key Stage 1",
        "it cost 3.5 million",
    ],
)
def test_a_time_a_stage_or_an_amount_is_no_reference(text: str) -> None:
    assert references(text) == ()
