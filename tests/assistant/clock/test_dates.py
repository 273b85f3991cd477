"""Dates are found as people write them, and what cannot be read is asked back."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.clock.dates import find_dates, month_of

TODAY = dt.date(2026, 11, 22)  # a Sunday


def days(text: str) -> list[str]:
    return [found.day.isoformat() if found.day else found.ask for found in find_dates(text, TODAY)]


@pytest.mark.parametrize(
    "text",
    [
        "9 July 2026",
        "9th July 2026",
        "the 9th of July, 2026",
        "Thursday 9 July 2026",
        "July 9th 2026",
        "July 9, 2026",
        "9/7/26",
        "09/07/2026",
        "9.7.2026",
        "9-7-26",
        "09 07 2026",
        "9 Jul 26",
        "09-Jul-2026",
        "2026-07-09",
        "9 july '26",
        "9 July this year",
    ],
)
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    assert days(f"It came on {text}.") == ["2026-07-09"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("yesterday", "2026-11-21"),
        ("today", "2026-11-22"),
        ("the day before yesterday", "2026-11-20"),
        ("3 weeks ago", "2026-11-01"),
        ("a fortnight ago", "2026-11-08"),
        ("two months ago", "2026-09-22"),
        ("last Friday", "2026-11-20"),
        ("last Sunday", "2026-11-15"),
        ("next Tuesday", "2026-11-24"),
        ("the 3rd of this month", "2026-11-03"),
        ("the 3rd of last month", "2026-10-03"),
        ("4 March last year", "2025-03-04"),
    ],
)
def test_a_day_may_be_told_from_today(text: str, day: str) -> None:
    assert days(f"we heard {text}") == [day]


def test_a_year_left_out_brings_the_date_nearest_to_today() -> None:
    assert days("the meeting is on 4 February") == ["2027-02-04"]
    assert days("the meeting is on 4 October") == ["2026-10-04"]


def test_what_is_told_as_past_is_not_in_the_future() -> None:
    assert days("we sent it on 4 February") == ["2026-02-04"]


def test_a_year_left_out_follows_a_year_that_is_said() -> None:
    assert days("letter 20 Dec, certificate 5 Jan 2028") == ["2027-12-20", "2028-01-05"]


@pytest.mark.parametrize("text", ["31 February 2026", "31/04/26", "30 feb 2027", "2026-02-30", "29 February 2027"])
def test_a_day_in_no_calendar_is_asked_back(text: str) -> None:
    (found,) = find_dates(f"the letter is dated {text}", TODAY)
    assert found.day is None
    assert found.ask.startswith("There is no ")


def test_the_month_never_comes_first() -> None:
    assert days("on 5/6/26") == ["2026-06-05"]
    assert days("on 6/25/26") == ["There is no 6/25/2026 in the calendar. Which date did you mean?"]


def test_a_day_without_a_month_is_asked_back() -> None:
    assert days("the letter is dated the 7th, so when?") == ["The 7th of which month and year?"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("we sent the request on March 25", "2026-03-25"),
        ("the letter is dated Sept 27", "2026-09-27"),
        ("the letter is dated: October 28", "2026-10-28"),
        ("the meeting is on the January 29", "2027-01-29"),
    ],
)
def test_a_month_and_a_figure_after_on_or_dated_are_a_day(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize("text", ["Sept 27", "in Sept 27", "at the school from Sept 27"])
def test_a_month_and_a_figure_alone_are_a_month_of_a_year_near_to_now(text: str) -> None:
    (found,) = find_dates(text, TODAY)
    assert (found.day, found.month) == (None, dt.date(2027, 9, 1))


def test_a_figure_beyond_the_days_of_the_month_is_no_day() -> None:
    (found,) = find_dates("the letter is dated Feb 30", dt.date(2028, 5, 1))
    assert (found.day, found.month) == (None, dt.date(2030, 2, 1))


@pytest.mark.parametrize("text", ["in March 2026", "in early March 2026", "since March 26"])
def test_a_month_without_a_day_is_asked_back_and_kept(text: str) -> None:
    (found,) = find_dates(f"we asked {text}", TODAY)
    assert (found.day, found.month) == (None, dt.date(2026, 3, 1))
    assert found.ask.startswith("Which day in March")


@pytest.mark.parametrize(
    "text", ["about 3 weeks ago", "a couple of weeks ago", "last week", "the other day", "on Monday"]
)
def test_a_day_that_is_only_roughly_told_is_asked_back(text: str) -> None:
    assert days(f"we asked {text}") == ["Which date was that? Please give the day, the month and the year."]


@pytest.mark.parametrize(
    "text",
    [
        "born on 4 March 2018",
        "DOB 4/3/2018",
        "her date of birth is 4 March 2018",
        "his birthday is 4 March",
        "he turned 7 on 4 March",
        "4/3/2018",
    ],
)
def test_a_date_of_birth_is_no_date(text: str) -> None:
    assert days(f"my child, {text}, has a plan") == []


def test_a_date_of_birth_hides_no_other_date() -> None:
    assert days("dob 4/3/2018 letter came 9 July 2026") == ["2026-07-09"]


@pytest.mark.parametrize(
    "text",
    [
        "24/7 care",
        "priority 1.12.20",
        "within 15 days",
        "weeks 1 to 6",
        "the 5th draft",
        "020 8000 0000",
        "the 2024-2027 strategy",
        "3 decisions",
        "may I ask you to march on",
        "year 6",
        "section 19",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("word", "number"), [("febuary", 2), ("Agust", 8), ("septmber", 9), ("sept", 9), ("match", None), ("days", None)]
)
def test_a_month_may_be_misspelt(word: str, number: int | None) -> None:
    assert month_of(word) == number


def test_a_date_says_where_it_stands() -> None:
    text = "sent 9/7/26 and refused 1 Sept 2026"
    assert [text[f.start : f.end] for f in find_dates(text, TODAY)] == ["9/7/26", "1 Sept 2026"]
