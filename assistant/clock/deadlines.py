"""A clock and the day it starts -> the day it ends, with the reckoning in words.

Weeks and days are counted from the day of the event, so that six weeks from a Tuesday is a Tuesday.
A month ends on the same day of a later month, or on its last day. Working days leave out weekends
and the bank holidays of England. School days cannot be counted: no school's calendar is held.
"""

from __future__ import annotations

import datetime as dt

import holidays
from dateutil.relativedelta import relativedelta

from ingest.entries import Clock

_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


def is_working(day: dt.date) -> bool:
    """Whether a day is neither at a weekend nor a bank holiday in England."""
    return day.weekday() < 5 and day not in holidays.country_holidays("GB", subdiv="ENG", years=day.year)


def first_working(day: dt.date) -> dt.date:
    """The day itself, or the first working day after it."""
    while not is_working(day):
        day += dt.timedelta(days=1)
    return day


def length(clock: Clock) -> str:
    """How long a clock runs, in words: "six weeks", "15 school days"; "" when it has no length."""
    if clock.within is None:
        return ""
    count = _WORDS[clock.within] if clock.within < 11 else str(clock.within)
    unit = clock.unit.replace("-", " ")
    return f"{count} {unit.removesuffix('s') if clock.within == 1 else unit}"


def end_of(clock: Clock, start: dt.date) -> dt.date | None:
    """The day a clock ends that starts on `start`, before any exception; for a clock with a fixed
    day, that day of the year of `start`. None when it cannot be worked out."""
    if clock.by:
        return dt.date(start.year, *map(int, clock.by.split("-")))
    if clock.within is None or clock.unit in ("", "school-days"):
        return None
    count = -clock.within if clock.back else clock.within
    if clock.unit == "working-days":
        return _working_days(start, count)
    days = {"days": 1, "weeks": 7}.get(clock.unit)
    if days:
        return start + dt.timedelta(days=days * count)
    return start + relativedelta(months=count * (12 if clock.unit == "years" else 1))


def moved(clock: Clock, end: dt.date) -> tuple[dt.date, str]:
    """Where a clock's August or Christmas rule moves its last day, and the words of that rule; the
    day itself and "" when none applies."""
    if clock.august and end.month == 8:
        return first_working(dt.date(end.year, 9, 1)), clock.august
    if clock.christmas and (end.month, end.day) in {(12, day) for day in range(25, 32)} | {(1, 1)}:
        return first_working(dt.date(end.year + (end.month == 12), 1, 2)), clock.christmas
    return end, ""


def _working_days(day: dt.date, count: int) -> dt.date:
    step = dt.timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working(day)
    return day
