"""Clocks and the dates that start them -> a timeline: each limit in words, with its reckoning.

Nothing is promised that a clock's rule does not say: what cannot be worked out has no date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.clock.dates import Found
from assistant.clock.deadlines import end_of, length, moved
from assistant.clock.events import Asked
from assistant.present import readable
from ingest.entries import Clock

_ARRIVED = re.compile(
    r"\b(?:got|gets|receiv\w+|ha(?:s|ve|d) had|had (?:my|our|the)|came|arrived|through the door)\b", re.IGNORECASE
)
_HOLIDAYS = {"august": r"\b(?:august|summer|holidays?)\b", "christmas": r"\b(?:christmas|xmas|new year|holidays?)\b"}
_UNDATED = ("by", "usually by")


@dataclass(frozen=True, slots=True)
class Step:
    """One time limit. `label` says it in words with its date; `date` is None when it cannot be worked
    out; `quotes` are the bullets of the clock's note that the date rests on, and `beside` those that somebody who
    counts on it should know too."""

    label: str
    date: dt.date | None
    clock: Clock
    explanation: str
    quotes: tuple[str, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The time limits that run from the dates of a question, the earliest first."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class AskBack:
    """A date is missing or cannot be: what to ask, and the clocks whose rules can be said meanwhile."""

    question: str
    clocks: tuple[Clock, ...] = ()


def timeline(wanted: Sequence[Clock], asked: Asked, clocks: Sequence[Clock]) -> Timeline | AskBack:
    """The steps of the clocks wanted, or what must be asked back first."""
    dated = [c for c in wanted if c.by or end_of(c, asked.today)]
    unclear = [f for c in dated if (f := asked.start(c)) and not f.day and not (c.by and f.month)]
    if unclear:
        return AskBack(unclear[0].ask, tuple(wanted))
    steps: list[Step] = []
    for at, clock in enumerate(wanted):
        if not any(clock.later_of == done.id for done in wanted[:at]):
            steps += _steps(clock, asked, clocks)
    steps.sort(key=lambda step: step.date or dt.date.max)
    return Timeline(tuple(steps))


def _steps(clock: Clock, asked: Asked, clocks: Sequence[Clock]) -> list[Step]:
    """The step of a clock; where the later of two counts and one date is not known, both."""
    start = _day(asked.start(clock), clock, asked)
    other = next((c for c in clocks if c.id == clock.later_of), None)
    if other is None:
        return [_step(clock, start, asked)]
    begun = _day(asked.start(other))
    if begun is None:
        return [
            _step(clock, start, asked, "The later of two dates counts, and the other one is not known yet."),
            Step(
                f"{other.label}: {length(other)} from that day, if that is later",
                None,
                other,
                f"Your date may be later: {length(other)} from the day of {_lower(other.starts)} may count instead.",
                (other.rule,),
            ),
        ]
    ends = {c.id: end_of(c, day) for c, day in ((clock, start), (other, begun)) if day}
    last, first = (
        (clock, other) if (ends[clock.id] or dt.date.min) >= (ends[other.id] or dt.date.min) else (other, clock)
    )
    why = f"{_sentence(first, start if first is clock else begun, ends[first.id])} The later date counts."
    return [_step(last, start if last is clock else begun, asked, why)]


def _step(clock: Clock, start: dt.date | None, asked: Asked, more: str = "") -> Step:
    end = end_of(clock, start) if start else None
    if end is None:
        amount = length(clock)
        word = clock.says if clock.says not in _UNDATED else "within"
        label = f"{clock.label}: {word} {amount}" if amount else clock.label
        why = (
            "School days cannot be counted here: ask the school for its term dates."
            if clock.unit == "school-days"
            else ""
        )
        return Step(label, None, clock, why, (clock.rule,), clock.exceptions)
    day, moving = moved(clock, end)
    reckoned, beside = [_sentence(clock, start, end)], list(clock.exceptions)
    if moving:
        span = "in August" if end.month == 8 else "between 25 December and 1 January"
        reckoned.append(f"{_said(end)} falls {span}, so the date moves to {_said(day)}.")
    if day < asked.today:
        reckoned.append(f"{_said(day)} has passed.")
        beside[:0] = filter(None, [clock.passed])
    unmoved = [] if moving else _unmoved(clock, end, asked.without_dates())
    why = " ".join(filter(None, (*reckoned, _assumed(clock, asked), more, *unmoved)))
    quotes = (clock.rule, moving) if moving else (clock.rule,)
    label = f"{clock.label}: {clock.says} {_said(day)}"
    return Step(label, day, clock, why, quotes, tuple(beside))


def _sentence(clock: Clock, start: dt.date | None, end: dt.date | None) -> str:
    if start is None or end is None:
        return ""
    if clock.by:
        return f"The rule gives a fixed date; in {end.year} it is {_said(end)}."
    amount = length(clock)
    way = "before" if clock.back else "from"
    return f"{amount[0].upper()}{amount[1:]} {way} {_said(start)} is {_said(end)}."


def _assumed(clock: Clock, asked: Asked) -> str:
    """What was taken for granted about the start."""
    found = asked.start(clock)
    if found is None:
        return ""
    arrived = _ARRIVED.search(
        re.split(r"[.?!]\s", asked.text[: found.start])[-1] + asked.text[found.start : found.end + 20]
    )
    if "decision-letter" in clock.event and arrived:
        return "We took this to be the date of the letter; check the date on it."
    if "request" in clock.event and not arrived:
        return "The time runs from the day the council gets the request; we took it to be the same day."
    if "council-move" in clock.event:
        return "We took the plan to pass to the new council on the day of the move."
    if not found.certain and not clock.by:
        return f"You gave no year; we took it to be {found.day.year}." if found.day else ""
    return ""


def _unmoved(clock: Clock, end: dt.date, text: str) -> list[str]:
    """A holiday the question worries about that does not move the date."""
    said = []
    if clock.august and re.search(_HOLIDAYS["august"], text, re.IGNORECASE):
        said.append(f"{_said(end)} is not in August, so the August rule does not move it.")
    if clock.christmas and re.search(_HOLIDAYS["christmas"], text, re.IGNORECASE):
        said.append(f"{_said(end)} is not between 25 December and 1 January, so the Christmas rule does not move it.")
    return said


def _day(found: Found | None, clock: Clock | None = None, asked: Asked | None = None) -> dt.date | None:
    """The day a clock starts; for a fixed date, any day of the year of the move, which is to come."""
    if found is None or found.day or clock is None or asked is None or found.month is None:
        return found.day if found else None
    month = found.month
    if not found.certain and month < asked.today.replace(day=1):
        month = month.replace(year=month.year + 1)
    return month


def _said(day: dt.date) -> str:
    return readable(day.isoformat())


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]
