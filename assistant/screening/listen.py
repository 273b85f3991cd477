"""People in danger who say so indirectly, heard by a likeness to examples, beside crisis.py's patterns.

Two sentences at a time, since danger is often said in one breath with something ordinary. Examples are
English, so other languages are left to the patterns. An index without a listener hears nothing.
"""

from __future__ import annotations

import re
from typing import Literal

from ingest.embed import Embedder
from ingest.generation import Index

# Found on the development questions: about one in four hundred ordinary ones is above CERTAIN, and
# one in forty above UNEASY.
CERTAIN, UNEASY = 0.45, 0.2
CALM = -1.0
# Sentences heard together, and how many such windows of one message are listened to.
_TOGETHER, _MOST = 2, 12
_MOSTLY = 0.9
_END = re.compile(r"(?<=[.!?])\s+")

Worry = Literal["certain", "uneasy", ""]


def worry(text: str, embedder: Embedder, index: Index) -> float:
    """How much somebody's words sound like danger, from about -1 (not at all) to about +1."""
    listener = index.listener
    if listener is None or not _english_letters(text):
        return CALM
    windows = _windows(text)
    return float(listener.scores(windows, embedder.embed_documents(windows)).max())


def worry_of(text: str, embedder: Embedder, index: Index) -> Worry:
    """`certain`: help at once and nothing else; `uneasy`: an answer, and help lines before it."""
    found = worry(text, embedder, index)
    return "certain" if found > CERTAIN else "uneasy" if found > UNEASY else ""


def _windows(text: str) -> list[str]:
    spoken = [one for one in _END.split(text) if one]
    windows = [" ".join(spoken[i : i + _TOGETHER]) for i in range(max(1, len(spoken) - _TOGETHER + 1))]
    # A long message is heard at both its ends, where the trouble is mostly said.
    return windows if len(windows) <= _MOST else [*windows[: _MOST // 2], *windows[-_MOST // 2 :]]


def _english_letters(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]", text)) and sum(c.isascii() for c in text) >= _MOSTLY * len(text)
