"""A message -> the things it asks: people tell a story, then ask one thing or three."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.english.words import ASKING, content_words

# An end is followed by white space: "1.14" and "4.30pm" are no ends.
_END = re.compile(r"(?<=[.?!;])\s+|\n+")
_ASKS = (
    r"how|what|whats|when|who|whose|where|why|which|can|cant|could|do|does|dont|did|is|isnt|are|arent|was|were|will"
    r"|would|should|must|has|have|am"
)
_OPENS = re.compile(
    rf"\W*(?:(?:and|but|so|also|ok|okay|or|please|hi|hello|then|thanks)\W+)*(?:{_ASKS})\b", re.IGNORECASE
)
_WANTS = re.compile(
    r"\b(tell me|explain|i (need|want|would like|'d like) to (know|find|understand)|wondering|not sure|any idea"
    r"|anyone know|looking for|advice on|how (do|can|should|long|much|many)|what (do|can|should) (i|we))\b",
    re.IGNORECASE,
)
# A second question in the same breath: ", and how long …", "or who …", "or is it chapter 9". "…, or can they refuse?"
# is the other side of the same one.
_JOINT = re.compile(
    rf"(?:,|\s-+)?\s+(?:(?:and|also|plus|then)\s+(?=(?:{_ASKS})\s+\w+\s+\w+)"
    rf"|or\s+(?=(?:how|what|when|who|where|why|which)\s+\w+\s+\w+|(?:{_ASKS})\b[^.?!]*\d))"
    rf"|\s+&\s+(?=(?:{_ASKS})\s)",
    re.IGNORECASE,
)
MOST = 3
# A question with fewer words of its own than this ("what's the story?") belongs to the one before it.
FEWEST = 2
_SOCIAL = re.compile(
    r"\W*(?:(?:hi+|hello+|hey+|hiya|good (?:morning|afternoon|evening|day)|thank(?:s| you)|thankyou|cheers|ta"
    r"|ok(?:ay)?|great|lovely|brilliant|perfect|cool|nice|wow|bye+|goodbye|see (?:you|ya)|take care|so much|very"
    r"|that(?:'?s| is| was|s)|really|helpful|very much|a lot|for (?:your|the|all your) (?:help|time|advice)|again"
    r"|now|there|you(?:'ve| have)? been|a (?:great|big|real) help|all|everyone|x+|got it|will do|no problem"
    r"|that helps|helped|me|lots|is it)\W*)+",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a message as it was typed."""
    return [part.strip() for part in _END.split(text) if re.search(r"\w", part)]


def is_social(text: str) -> bool:
    """Whether a message is a greeting or thanks and asks nothing."""
    return bool(_SOCIAL.fullmatch(text))


def asks(text: str, names_a_term: Callable[[str], bool] = lambda clause: False) -> tuple[list[str], str]:
    """The questions of a message, at most three and in order, and the story around them.

    A message without a question has none; a short one is its own question. A clause that names no term
    and has hardly a word of its own goes with the one before it.
    """
    asked: list[str] = []
    story: list[str] = []
    for sentence in sentences(text):
        if not (sentence.endswith("?") or _OPENS.match(sentence) or _WANTS.search(sentence)):
            story.append(sentence)
            continue
        for clause in filter(re.compile(r"\w").search, _JOINT.split(sentence)):
            own = [word for word in content_words(clause) if word not in ASKING]
            if asked and len(own) < FEWEST and not names_a_term(clause):
                asked[-1] = f"{asked[-1]} {clause.strip()}"
            else:
                asked.append(clause.strip(" ,"))
    return asked[:MOST], " ".join(story)
