"""Dates as a corpus gives them: a year, a month or a day in figures, a school year, or words."""

from __future__ import annotations

import datetime as dt
import re

_FIGURES = re.compile(r"\d{4}(-\d{1,2}){0,2}")
_WHOLE = re.compile(r"\d{4}(-\d\d){0,2}")
_YEARS = re.compile(r"\d\d(\d\d)-(\d\d)")


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day of the calendar: 2024, 2024-09 or 2024-09-26."""
    if not _WHOLE.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def is_mistaken(text: str) -> bool:
    """Whether a date in figures is none, as 2024-13. A school year (2024-25) and words ("undated", "autumn 2025")
    are never mistaken."""
    years = _YEARS.fullmatch(text)
    if years and int(years[2]) == (int(years[1]) + 1) % 100:
        return False
    return bool(_FIGURES.fullmatch(text)) and not is_date(text)
