"""Whether a question is about a move to another country, where other law holds: EHC plans are England's
(Children and Families Act 2014, part 3, which extends to England and Wales and applies to England)."""

from __future__ import annotations

import re

_NATIONS = r"Scotland|Wales|Northern Ireland|Ireland|Edinburgh|Glasgow|Cardiff|Swansea|Belfast|Dublin|abroad|overseas"
_MOVE = re.compile(
    rf"\b(?:mov(?:e|es|ing)|relocat\w+|emigrat\w+|leaving|going to live)\b[^.?!]{{0,40}}\b(?:{_NATIONS})\b",
    re.IGNORECASE,
)


def moves_away(text: str) -> bool:
    """Whether somebody moves to another country of the United Kingdom, or out of it."""
    return bool(_MOVE.search(text))
