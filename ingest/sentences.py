"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<=[.?!])[”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9£])")
_NOT_AN_END = re.compile(r"(\b(e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|Cllr|No|vs|approx|inc|excl|para|reg|Rd|Ave)\.|\b[A-Z]\.)$")


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence of a paragraph."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if _NOT_AN_END.search(text[start : match.start()]):
            continue
        closing = len(match.group(0).rstrip())
        cuts.append((start, match.start() + closing))
        start = match.end()
    cuts.append((start, len(text)))
    return [(a, b) for a, b in cuts if text[a:b].strip()]
