"""The steps of a timeline go into an address and come back as days, and nothing else comes back."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.clock.calendar_file import Day
from assistant.clock.calendar_link import MOST, calendar_link, days_of
from assistant.types import DatedStep
from ingest.entries import Clock

ANSWER = Clock(
    id="answer",
    label="The council answers",
    starts="The day it is asked",
    rule="The council answers within six weeks.",
    source="https://example.org/law/5",
    confidence="high",
)
VISIT = ANSWER.model_copy(update={"id": "visit", "label": "Somebody visits", "source": "plan"})
CLOCKS = (ANSWER, VISIT)
DAY = dt.date(2026, 4, 14)
SECRET = "Testerton Exampleby"


def step(clock: str = "answer", date: dt.date | None = DAY) -> DatedStep:
    return DatedStep(f"By then, {SECRET}", date, 1, clock)


def test_the_days_of_a_link_are_in_the_clocks_own_words() -> None:
    link = calendar_link([step(), step("visit", dt.date(2026, 5, 1))])
    assert days_of(parse_qs(urlsplit(link).query)["step"], CLOCKS) == [
        Day("The council answers", DAY, "The council answers within six weeks.", "https://example.org/law/5"),
        Day("Somebody visits", dt.date(2026, 5, 1), "The council answers within six weeks.", ""),
    ]


def test_a_link_has_no_words_of_a_step() -> None:
    assert calendar_link([step()]) == "/timeline.ics?step=answer:2026-04-14"


def test_a_step_without_a_day_is_left_out_and_without_any_there_is_no_link() -> None:
    assert calendar_link([step("visit", None), step()]) == calendar_link([step()])
    assert calendar_link([step(date=None)]) == ""


def test_a_link_is_never_longer_than_can_be_read() -> None:
    link = calendar_link([step(date=DAY + dt.timedelta(days=n)) for n in range(MOST + 5)])
    assert len(days_of(parse_qs(urlsplit(link).query)["step"], CLOCKS)) == MOST


def test_a_day_given_twice_is_one_day() -> None:
    assert len(days_of(["answer:2026-04-14"] * 2, CLOCKS)) == 1


BAD = [
    [],
    [""],
    [":"],
    ["answer"],
    ["answer:"],
    ["answer:soon"],
    ["answer:2026-02-30"],
    ["answer:20260414"],
    ["answer:2026-W16-2"],
    ["answer:2026-04-14T00:00"],
    ["answer:9999-12-31"],
    ["answer:٢٠٢٦-٠٤-١٤"],
    ["lost:2026-04-14"],
    ["Answer:2026-04-14"],
    [f"{SECRET}:2026-04-14"],
    ["answer:2026-04-14", "lost:2026-04-14"],
    [f"answer:2026-04-{day:02}" for day in range(1, MOST + 2)],
]


@pytest.mark.parametrize("steps", BAD, ids=str)
def test_what_names_no_clock_or_no_day_is_refused_without_repeating_it(steps: list[str]) -> None:
    with pytest.raises(ValueError, match=r"steps?\b") as refused:
        days_of(steps, CLOCKS)
    assert "Testerton" not in str(refused.value)
    assert refused.value.__cause__ is None
