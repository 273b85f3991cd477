"""Messages that ask the assistant itself for what it never does, told by patterns in data/misuse.toml.

A question about these matters (who writes a plan, who can diagnose, what the chances are) is an
ordinary one, and so is anger. Only a clear request to do the thing, made of the assistant, counts.
"""

from __future__ import annotations

import re
from typing import get_args

from assistant.screening.decode import readings
from assistant.screening.regexes import read_regexes
from assistant.types import Misuse

# The first that a message meets names it: what it is after says more than how it orders it.
KINDS: tuple[Misuse, ...] = get_args(Misuse)
# What a message in disguise is after; nobody asks for a diagnosis in Morse.
_DISGUISED: tuple[Misuse, ...] = ("abuse", "other-people", "orders")

_PATTERNS = read_regexes("misuse")
# Letters that were set apart come back as one run of words.
_RUN = re.compile(
    r"(?:ignore|disregard|forget|override|bypass)\w{0,25}(?:instructions|rules|prompt|guidelines)|systemprompt"
    r"|(?:reveal|show|print)\w{0,12}(?:prompt|instructions|password|key)|youarenow|pretend(?:to|you)\w|jailbreak",
    re.IGNORECASE,
)
# Beside these kinds an ordinary question may stand, and it is answered.
_ASIDE: frozenset[Misuse] = frozenset(["diagnosis", "certainty"])
_ASKS = re.compile(
    r"\b(?:who|how|where|when|which|what (?:do|can|should|could|happens|help|support|next|now)"
    r"|can i|can we|do i|should i|need to|support|help)\b"
    r"(?! (?:much|many|sure|likely|certain|long have|percent|mg|wrong|are you))",
    re.IGNORECASE,
)


def misuse_of(text: str) -> Misuse | None:
    """What a message asks for that the assistant never does; None for an ordinary message.

    `text` is one message without its hidden characters. What it says in the usual disguises (base64,
    rot13, letters for figures and the like) is judged too; gibberish is an ordinary message.
    """
    for at, reading in enumerate(readings(text)):
        if at and _RUN.search(reading):
            return "orders"
        for kind in _DISGUISED if at else KINDS:
            found = next((match for p in _PATTERNS[kind] if (match := p.search(reading))), None)
            if found and not (kind in _ASIDE and _ASKS.search(f"{reading[: found.start()]}|{reading[found.end() :]}")):
                return kind
    return None
