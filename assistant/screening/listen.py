"""What kind of message somebody's words are, heard by their likeness to examples: beside the patterns of
crisis.py and misuse.py, which need no index.

Danger is listened for two sentences at a time, since it is often said in one breath with something ordinary;
what a message asks of the assistant, and about what, is heard in the whole of it. Examples are English, so
other languages are left to the patterns. An index without listeners hears nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.screening.personal import without_placeholders
from ingest.embed import Embedder
from ingest.generation import Index
from ingest.sentences import windows
from ingest.types import Grain

# Found on the development questions and on others; docs/adr/0008-listening-twice.md has the figures.
CERTAIN, UNEASY = 0.33, 0.2
# Words that are this much like a prepared question ask something, and must sound this much like danger to be sure.
ASKING, CERTAIN_ASKING = 0.62, 0.75
# Orders and pleas sound pressing: one that is refused must sound this much like danger to be taken for it.
DESPITE_REQUEST = 0.9
# Found on the development questions and on others; docs/adr/0015-kinds-of-message.md has the figures.
MISUSE, OUTSIDE, INSIDE, VAGUE = 0.3, 0.2, -0.1, 0.15
CALM = -1.0
_MOSTLY = 0.9

Worry = Literal["certain", "uneasy", ""]


@dataclass(frozen=True)
class Heard:
    """How much a message is of each kind, from about -1 (not at all) to about +1; None for `outside` when nothing
    was learnt of that. `alarm` is the danger of the words that do not clearly ask about what is held."""

    danger: float = CALM
    alarm: float = CALM
    misuse: float = CALM
    outside: float | None = None
    vague: float = CALM

    @property
    def worry(self) -> Worry:
        """`certain`: help at once and nothing else; `uneasy`: an answer, and help lines before it."""
        return "certain" if self.alarm > CERTAIN else "uneasy" if self.danger > UNEASY else ""

    @property
    def only_vague(self) -> float:
        """How vague a message is that sounds like nothing else more."""
        others = (self.misuse, CALM if self.outside is None else self.outside)
        return self.vague if self.vague >= max(others) else CALM


def hear(masked: str, embedder: Embedder, index: Index) -> Heard:
    """What somebody's words sound like, without the details that were taken out of them."""
    text = without_placeholders(masked)
    if not hears_english(text, index):
        return Heard()
    texts = list(dict.fromkeys((text, *windows(text))))
    # The whole of a long message drowns its danger.
    first = int(len(texts) > 1)
    scores = index.sounds_like(texts, embedder.embed_documents(texts))
    kinds = {kind: float(found[0]) for kind, found in scores.items() if kind != "danger"}
    if "danger" not in scores:
        return Heard(**kinds)
    danger = [float(score) for score in scores["danger"][first:]]
    alarm = (d for d, part in zip(danger, texts[first:], strict=True) if not _merely_asks(part, d, index, embedder))
    return Heard(max(danger), max(alarm, default=CALM), **kinds)


def _merely_asks(part: str, danger: float, index: Index, embedder: Embedder) -> bool:
    """Whether what sounds like danger, but not very, is a question much like one that the documents answer, or one
    known not to be answered by them."""
    if not CERTAIN < danger <= CERTAIN_ASKING:
        return False
    vector = index.vector_of(part, embedder)
    kinds: tuple[Grain, Grain] = ("question", "unheld")
    return any(cosine >= ASKING for kind in kinds for _, cosine in index.store.nearest(kind, vector, 1))


def hears_english(text: str, index: Index) -> bool:
    """Whether anything was learnt to listen for, and a text is in the letters of the language it was learnt in."""
    latin = bool(re.search(r"[A-Za-z]", text)) and sum(c.isascii() for c in text) >= _MOSTLY * len(text)
    return bool(index.listeners) and latin
