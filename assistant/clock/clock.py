"""A question with a date in it -> the dates that follow from it by rule.

The clocks are the corpus's own (timescales.toml). A date that cannot be read is asked back.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.clock.dates import find_dates
from assistant.clock.events import Asked, read
from assistant.clock.limits import asks_for_limit, in_question, is_asked, scopes
from assistant.clock.timeline import AskBack, Step, Timeline, timeline
from assistant.understanding.asks import kind_of
from ingest.entries import Clock
from ingest.generation import Index
from ingest.types import Statement

__all__ = ["AskBack", "Step", "Timeline", "statement_for", "timeline_for"]

# A turn that only goes on from the one before: "and the final plan?", but not "and who is that?".
_GOES_ON = re.compile(
    r"(?:and|what about|how about|ok|so)\b(?!.*\b(?:how (?:do|can|to)|who|where|why|what (?:is|are|do))\b)",
    re.IGNORECASE,
)
# What comes of a limit that is not kept is no new date to count.
_IF_LATE = re.compile(
    r"\b(?:if|when)\b.{0,30}\b(?:late|miss(?:es|ed)?|overdue|don[’']?t|doesn[’']?t|haven[’']?t|not|fails?)\b",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(r"\W*(?:(?:on|it was|the|sorry) )*(\d{1,2})(?:st|nd|rd|th)?\W*$", re.IGNORECASE)
# Clocks of these groups answer only to words of their own subject.
_OWN_WORDS = {"transfer", "exclusion", "travel"}


def timeline_for(
    text: str, earlier: Sequence[str], clocks: Sequence[Clock], today: dt.date
) -> Timeline | AskBack | None:
    """The time limits a question asks for, counted from the date it names.

    `earlier` are the user's turns before, the last one last: a date or an event may stand there. None
    when no date is named, no clock runs from it, or no time limit is asked for.
    """
    alone = _answer(text, text, clocks, today)
    if isinstance(alone, Timeline) or not earlier:
        return alone
    before = earlier[-1]
    if _IF_LATE.search(text) and not find_dates(text, today):
        return alone
    if find_dates(text, today) or _DAY_ALONE.match(text) or asks_for_limit(text) or _GOES_ON.match(text):
        whole = _filled(before, text, today) or f"{before.rstrip(' .?!')}. {text}"
        return alone or _answer(whole, text if asks_for_limit(text) else whole, clocks, today)
    return alone


def statement_for(clock: Clock, index: Index, quote: str = "") -> Statement | None:
    """The bullet of a clock's note that says its rule, or another `quote` of that note."""
    chunks = [chunk.id for chunk in index.catalogue.chunks_of(clock.note)]
    return next((s for s in index.catalogue.statements_of(chunks) if s.text == (quote or clock.rule)), None)


def _answer(text: str, asks: str, clocks: Sequence[Clock], today: dt.date) -> Timeline | AskBack | None:
    """The answer to a text; `asks` is the part of it that says what is asked for."""
    allowed = in_question(text, clocks) if asks_for_limit(asks) else []
    if not allowed:
        return None
    asked = read(text, today)
    wanted = _wanted(asked, asks, allowed)
    found = timeline(wanted, asked, clocks) if wanted else None
    # "We met last week, how long have they got?": the rule answers it, and no day was meant to be counted from.
    length_alone = isinstance(found, AskBack) and kind_of(asks) == "duration" and not _numbers_a_day(text, today)
    return None if length_alone else found


def _numbers_a_day(text: str, today: dt.date) -> bool:
    """Whether a date that cannot be counted from has a figure in it: "the 5th", "31/04/26", but not "last week"."""
    return any(re.search(r"\d", text[f.start : f.end]) for f in find_dates(text, today) if not f.day)


def _wanted(asked: Asked, asks: str, clocks: Sequence[Clock]) -> list[Clock]:
    """The clocks asked for among those that run from the dates of the question."""
    running = [c for c in clocks if any(e in asked.dates for e in c.event)]
    possible = [c for c in clocks if any(e in asked.further for e in c.event)]
    for words in scopes(asks):
        hit = [c for c in running if is_asked(c, words)] or [c for c in possible if is_asked(c, words)]
        if hit:
            events = {e for c in hit for e in c.event}
            return [c for c in clocks if c in hit or (c.chain and events.intersection(c.event))]
    if always := [c for c in running if not c.asked]:
        return always
    # Asked for something that runs from another event: nothing can be counted from this one.
    groups = {c.group for c in running} | _OWN_WORDS
    if any(is_asked(c, scopes(asks)[0]) for c in clocks if c.group not in groups):
        return []
    # A letter may be about anything; it starts the clock of a decision only when that is asked for.
    return [c for c in running if (c.default or c.chain) and any(e in asked.dates for e in c.event if e != "letter")]


def _filled(before: str, reply: str, today: dt.date) -> str:
    """The turn before with its unclear date put right by a short reply ("March", "5 March 2026")."""
    unclear = [f for f in find_dates(before, today) if not f.day]
    said = find_dates(reply, today)
    if len(unclear) != 1 or len(said) > 1 or len(reply.split()) > 8:
        return ""
    old = unclear[0]
    new = reply[said[0].start : said[0].end] if said else ""
    month = next((f.month for f in (*said, old) if f.month), None)
    day = _DAY_ALONE.match(reply) or re.search(r"(\d{1,2})(?:st|nd|rd|th)", before[old.start : old.end])
    if month and day and not (said and said[0].day):
        certain = said[0].certain if said and said[0].month else old.certain
        new = f"on {day[1]} {month:%B %Y}" if certain else f"on {day[1]} {month:%B}"
    return before[: old.start] + new + before[old.end :] if new else ""
