"""Question -> screening: what may be searched. Danger comes first; hidden characters go, and size has a bound."""

from __future__ import annotations

import re
import unicodedata

from assistant.crisis import is_crisis
from assistant.errors import QuestionTooLongError
from assistant.types import Question, Screening
from assistant.words import leans

MAX_QUESTION = 2000
# How much of a message is read for words of danger, however long it is.
MAX_CRY = 20_000
# Turns further back say little about the question now.
MAX_EARLIER = 4

# Cc: control; Cf: zero-width, bidirectional and tag characters; Co, Cs, Cn: private, broken, unassigned.
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn"}


def screen(question: Question) -> Screening:
    """The question and the user's earlier turns, as they may be searched.

    Raises:
        QuestionTooLongError: the question is longer than MAX_QUESTION characters.
    """
    text = visible(question.text)
    earlier = tuple(visible(turn.content)[:MAX_QUESTION] for turn in question.earlier if turn.role == "user")
    # Before any bound: a long cry for help is heard too, and so is one that goes on.
    if is_crisis(text[:MAX_CRY]) or (earlier and leans(text) and is_crisis(earlier[-1])):
        return Screening(text[:MAX_QUESTION], (), "crisis")
    if len(text) > MAX_QUESTION:
        raise QuestionTooLongError(len(text), MAX_QUESTION)
    if not re.search(r"\w", text):
        return Screening("", (), "clarify")
    return Screening(text, tuple(turn for turn in earlier if turn)[-MAX_EARLIER:])


def visible(text: str) -> str:
    """The text a reader would see, in composed form, its white space made single."""
    kept = (c if unicodedata.category(c) not in _HIDDEN else " " if c.isspace() else "" for c in text)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", "".join(kept))).strip()
