"""Places and days named in passing: "taxis to Surrey and Kent from Monday" asks about taxis."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "places.txt"
_DATED = re.compile(
    r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|(?:christmas|boxing|new|year['’]?s|easter|good|bank|inset|half|holidays?|eve|day|week"
    r"|term|spring|summer|autumn|winter)|for|and|of|the|&)(?:\s+|$))+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)


def is_said_in_passing(name: str, nearby: Collection[str]) -> bool:
    """Whether a name is that of days or months, or of a place or several: of the country at large, or of
    those `nearby`."""
    if _DATED.fullmatch(name):
        return True
    known = _places() | {place.lower() for place in nearby}
    name = name.lower()
    return name in known or all(part in known for part in _BETWEEN.split(name))


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
