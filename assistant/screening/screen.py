"""Question -> screening: what may be searched and kept. Danger comes first; hidden characters and personal
details go, misuse is refused, and size has a bound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from assistant.errors import QuestionTooLongError
from assistant.screening.crisis import is_crisis
from assistant.screening.language import language_of
from assistant.screening.misuse import misuse_of
from assistant.screening.personal import mask, without_placeholders
from assistant.types import Question, Screening

MAX_QUESTION = 2000
# How much of a message is read for words of danger, however long it is.
MAX_CRY = 20_000
# Turns further back say little about the question now.
MAX_EARLIER = 4
_LONGEST_DETAIL = 200

# Cc: control; Cf: zero-width, bidirectional and tag characters; Co, Cs, Cn: private, broken, unassigned.
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn"}


def screen(question: Question, known: Collection[str] = (), doubted: bool = False) -> Screening:
    """The question and the user's earlier turns, as they may be searched and kept.

    `known` are public names and numbers, which are no personal details. What was taken for danger and is `doubted`
    is screened for all else.

    Raises:
        QuestionTooLongError: the question is longer than MAX_QUESTION characters.
    """
    text = visible(question.text)
    earlier = [visible(turn.content) for turn in question.earlier if turn.role == "user"]
    # Before any bound: a long cry for help is heard too, and so is one that goes on.
    if not doubted and is_crisis(text[:MAX_CRY], [turn[:MAX_CRY] for turn in earlier]):
        return Screening("", (), "crisis", language=language_of(text[:MAX_QUESTION]))
    if len(text) > MAX_QUESTION:
        raise QuestionTooLongError(len(text), MAX_QUESTION)
    kept = tuple(_masked(turn, known) for turn in [turn for turn in earlier if turn][-MAX_EARLIER:])
    masked = mask(text, known)
    personal = bool(masked.found)
    if kind := misuse_of(text):
        return Screening(masked.text, kept, "refused", kind, personal)
    if not re.search(r"\w", without_placeholders(masked.text)):
        return Screening(masked.text, (), "clarify", personal=personal)
    return Screening(masked.text, kept, personal=personal, language=language_of(masked.text))


def _masked(turn: str, known: Collection[str]) -> str:
    """An earlier turn as far as it is kept; a detail that stands across the bound is masked before it is cut."""
    return mask(turn[: MAX_QUESTION + _LONGEST_DETAIL], known).text[:MAX_QUESTION]


def visible(text: str) -> str:
    """The text a reader would see, in composed form, its white space made single."""
    kept = (c if unicodedata.category(c) not in _HIDDEN else " " if c.isspace() else "" for c in text)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", "".join(kept))).strip()
