"""Where the sentences of a paragraph begin and end, and those of a message that are heard together."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<=[.?!])[”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9£])")
_NOT_AN_END = re.compile(r"(\b(e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|Cllr|No|vs|approx|inc|excl|para|reg|Rd|Ave)\.|\b[A-Z]\.)$")

# Messages are typed anyhow: any stop ends a sentence. So many are heard together, and so many such windows
# of one message are listened to.
_STOP = re.compile(r"(?<=[.!?])\s+")
_TOGETHER, _MOST = 2, 12


def windows(message: str) -> list[str]:
    """A message two sentences at a time; of a very long one the first and the last, where trouble is mostly told."""
    spoken = [one for one in _STOP.split(message) if one]
    found = [" ".join(spoken[i : i + _TOGETHER]) for i in range(max(1, len(spoken) - _TOGETHER + 1))]
    return found if len(found) <= _MOST else [*found[: _MOST // 2], *found[-_MOST // 2 :]]


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
