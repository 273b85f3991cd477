"""The steps of a timeline in an address, and back: `/timeline.ics?step=<clock id>:<ISO date>&step=…`.

Nothing is kept between the two, and nothing of what was asked stands in the address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from assistant.clock.calendar_file import Day
from assistant.types import DatedStep
from ingest.entries import Clock

PATH = "/timeline.ics"
MOST = 12
# Calendar programs, and dates themselves, end somewhere.
LAST_YEAR = 2999


def calendar_link(steps: Iterable[DatedStep]) -> str:
    """The address of the calendar file of the steps that have a day; "" when none has."""
    pairs = [("step", f"{step.clock}:{step.date.isoformat()}") for step in steps if step.date][:MOST]
    return f"{PATH}?{urlencode(pairs, safe=':')}" if pairs else ""


def days_of(steps: Sequence[str], clocks: Iterable[Clock]) -> list[Day]:
    """The days that the steps of an address name, in the clocks' own words.

    Raises:
        ValueError: there is no step, or too many, or one names no clock or no day. Its words repeat
            nothing of the address.
    """
    if not 0 < len(steps) <= MOST:
        raise ValueError(f"Give 1 to {MOST} steps.")
    held = {clock.id: clock for clock in clocks}
    days = []
    for step in dict.fromkeys(steps):
        clock_id, _, day = step.rpartition(":")
        if clock_id not in held:
            raise ValueError("A step names no time limit that is held here.")
        clock = held[clock_id]
        url = clock.source if clock.source.startswith(("http://", "https://")) else ""
        days.append(Day(clock.label, _day(day), clock.rule, url))
    return days


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = None
    # fromisoformat reads other forms too ("2026-W16-2").
    if day is None or day.isoformat() != text or day.year > LAST_YEAR:
        raise ValueError("A step has no date of the form 2026-04-14.")
    return day
