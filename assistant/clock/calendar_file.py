"""Dated steps -> an iCalendar file (RFC 5545): one all-day event a date, for any calendar program.

It holds the steps' labels, rules and pages, and nothing of what was asked.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event

MEDIA_TYPE = "text/calendar"
_PRODUCT = "-//Local Offer Assistant//Timeline//EN"


@dataclass(frozen=True, slots=True)
class Day:
    """A date to keep: what is due then, the words of the rule, and the public page of the rule."""

    label: str
    date: dt.date
    rule: str = ""
    url: str = ""


def calendar_file(days: Iterable[Day], made: dt.datetime) -> bytes:
    """The file for some days, made at the time `made` (with its zone); a day given again has the
    same UID, so that a calendar keeps it once.

    Raises:
        ValueError: there is no day, and a calendar needs one.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for day in days:
        calendar.add_component(_event(day, made))
    if not calendar.subcomponents:
        raise ValueError("a calendar file needs a day")
    return bytes(calendar.to_ical())


def _event(day: Day, made: dt.datetime) -> Event:
    event = Event()
    event.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, f'{day.date.isoformat()} {day.label}')}@local-offer-assistant")
    event.add("dtstamp", made.astimezone(dt.UTC))
    event.add("dtstart", day.date)
    event.add("dtend", day.date + dt.timedelta(days=1))
    event.add("summary", day.label)
    event.add("transp", "TRANSPARENT")
    if day.rule:
        event.add("description", day.rule)
    if day.url:
        event.add("url", day.url)
    return event
