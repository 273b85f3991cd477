"""A timeline can be taken into any calendar program, and tells it nothing of the person."""

from __future__ import annotations

import datetime as dt

import pytest
from icalendar import Calendar

from assistant.clock.calendar_file import Day, calendar_file

MADE = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
DECIDE = Day(
    "The council tells you whether it will assess", dt.date(2026, 4, 14), "Within six weeks.", "https://example.org/5"
)
PLAN = Day("The final plan is issued", dt.date(2026, 7, 21))


def events(*days: Day, made: dt.datetime = MADE) -> list[dict[str, object]]:
    return [dict(event) for event in Calendar.from_ical(calendar_file(days, made)).walk("VEVENT")]


def test_each_date_is_an_all_day_event() -> None:
    first, second = events(DECIDE, PLAN)
    assert first["DTSTART"].dt == dt.date(2026, 4, 14)  # type: ignore[attr-defined]
    assert first["DTEND"].dt == dt.date(2026, 4, 15)  # type: ignore[attr-defined]
    assert (first["SUMMARY"], first["DESCRIPTION"], first["URL"]) == (DECIDE.label, DECIDE.rule, DECIDE.url)
    assert second["SUMMARY"] == PLAN.label


def test_the_same_date_keeps_its_name_and_another_has_its_own() -> None:
    (once,) = events(DECIDE)
    (again,) = events(DECIDE, made=MADE + dt.timedelta(days=3))
    (other,) = events(PLAN)
    assert once["UID"] == again["UID"] != other["UID"]


def test_the_file_is_what_rfc_5545_wants() -> None:
    text = calendar_file([DECIDE, PLAN], MADE).decode()
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert {"VERSION:2.0", "DTSTAMP:20261122T093000Z", "DTSTART;VALUE=DATE:20260414", "END:VCALENDAR"} <= set(lines)
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in lines)


def test_a_label_with_marks_in_it_cannot_break_the_file() -> None:
    (event,) = events(Day("Comment; name a school, ask\nEND:VEVENT", dt.date(2026, 5, 1)))
    assert event["SUMMARY"] == "Comment; name a school, ask\nEND:VEVENT"


def test_no_date_makes_no_file() -> None:
    with pytest.raises(ValueError, match="needs a day"):
        calendar_file([], MADE)
