"""Places named in passing: "taxis to Surrey and Kent" asks about taxis."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "places.txt"
_BETWEEN = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)


def is_of_places(name: str, nearby: Collection[str]) -> bool:
    """Whether a name is that of a place or of several: of the country at large, or of those `nearby`."""
    known = _places() | {place.lower() for place in nearby}
    name = name.lower()
    return name in known or all(part in known for part in _BETWEEN.split(name))


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
