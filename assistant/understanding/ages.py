"""How old the person is that a question is about, and for whom a statement says something is."""

from __future__ import annotations

import re

_OLD = re.compile(
    r"\b(\d{1,2})[\s-]*(?:years?|yrs?|yr)[\s-]*olds?\b|\b(\d{1,2})\s?(?:yo|y/o)\b|\baged?\s(\d{1,2})\b"
    r"|\b(?:he|she|i|son|daughter|boy|girl|lad|child)(?:['’]?s|\sis|['’]?m|\sam)\s(?:only|just|nearly|now)?\s?(\d{1,2})\b"
    r"(?!\s*(?:%|[\d.:]|st\b|nd\b|rd\b|th\b|days?|weeks?|months?|hours?|hrs?|minutes?|mins?|miles?|years?\s(?!old)))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\bage[sd]?\s(\d{1,2})\s?(?:to|-|–)\s?(\d{1,2})\b", re.IGNORECASE)


def age_in(question: str) -> int | None:
    """The age in years of the one person a question speaks of; None when it tells none, or several."""
    found = {int(next(filter(None, match.groups()))) for match in _OLD.finditer(question)}
    return found.pop() if len(found) == 1 else None


def for_other_ages(statement: str, age: int | None) -> bool:
    """Whether a statement says that something is for people of other ages: "free for people aged 11 to 18"."""
    ranges = [(int(first), int(last)) for first, last in _RANGE.findall(statement)]
    return age is not None and bool(ranges) and not any(first <= age <= last for first, last in ranges)
