"""A question that leans on what was said, or in another language, made whole by a model.

The result is only ever searched for: no word of it is shown as an answer.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from assistant.english.words import content_words, stem
from assistant.errors import ModelError
from assistant.model.models import MAX_REPLY, ChatModel
from assistant.model.word import between, prompt, unfenced

MAX_WORDS, MAX_EARLIER = 40, 4
# How much of a rewritten follow-up must be words of the conversation.
SHARED = 0.5
_SHAPE: dict[str, object] = {
    "type": "object",
    "properties": {"question": {"type": "string"}},
    "required": ["question"],
    "additionalProperties": False,
}
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_ENGLISH = re.compile(r"[A-Za-z0-9\s.,;:?!'’‘\"“”()&/£%+–-]+")
_LINK = re.compile(r"://|www\.|@")


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    question: Annotated[str, StringConstraints(min_length=3, max_length=MAX_REPLY, strip_whitespace=True)]


def standalone(
    question: str,
    earlier: Sequence[str],
    model: ChatModel,
    translate: bool = False,
    cancelled: threading.Event | None = None,
) -> str | None:
    """The question as one to search by itself, in plain English; None on any doubt.

    `earlier` are the user's turns before it. A rewriting is doubted when it is long, not in Latin
    letters, has a link or a figure the conversation has not, or is made of other words. `translate`
    says the question is in another language: its words cannot be compared, its figures are.
    """
    said = [*earlier[-MAX_EARLIER:], question]
    mark = secrets.token_hex(8)
    try:
        reply = model.reply(
            prompt("rewrite", mark=mark, words=MAX_WORDS),
            between(mark, "CONVERSATION", "\n".join(said)),
            cancelled,
            _SHAPE,
        )
        text = re.sub(r"\s+", " ", _Reply.model_validate_json(unfenced(reply)).question)
    except (ModelError, ValidationError):
        return None
    return text if _trusted(text, " ".join(said), translate) else None


def _trusted(text: str, conversation: str, translated: bool) -> bool:
    if len(text.split()) > MAX_WORDS or not _ENGLISH.fullmatch(text) or _LINK.search(text):
        return False
    if not set(_FIGURE.findall(text)) <= set(_FIGURE.findall(conversation)):
        return False
    words = {stem(word) for word in content_words(text)}
    known = {stem(word) for word in content_words(conversation)}
    if not words:
        return False
    if translated:
        return True
    return len(words & known) >= SHARED * len(words)
