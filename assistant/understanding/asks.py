"""What kind of answer a question wants.

"How long" wants a length of time, "who leads" a name, "how do I" something to do. The kinds are
those of question-answering research (Li and Roth, COLING 2002), cut down to what families ask.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

Kind = Literal["duration", "when", "number", "contact", "how", "yes-no", "definition", "who", "other"]

# Words that tell of a call or an email, or of what something is called, and ask for no number.
_TELLS = re.compile(
    r"\b(on|over|by) the phone\b|\b(in|by|via|an|my|this|that) e-?mails?\b(?! (address|for|of)\b)"
    r"|\b(calls?|called) (it|this|that|them|him|her)\b|\b(you|they|we|law|council|school|\w+s) call\b"
    r"|\bdoes .{1,30} call\b",
    re.IGNORECASE,
)
# The first that a question matches is its kind.
_PATTERNS: Sequence[tuple[Kind, str]] = (
    (
        "contact",
        r"\b(phone|telephone|e-?mail|contact (details|number)|number (for|of) the|ring|call)\b"
        r"|\b(can|do|should) (i|we) (contact|ring|call|speak|talk|e-?mail|ask for help)\b",
    ),
    (
        "duration",
        r"\b(how (long|soon|quickly|often)|time ?limit|time ?scale|how many (weeks|days|months|years|times))\b",
    ),
    (
        "when",
        r"\bwhen\W*$|\b(when (do|does|is|are|will|must|should|can|did|was)|when['’]?s|deadline|by when)\b"
        r"|\b(what|which) (date|day|month|school year)\b|\b(next|what|which|when)\b.{1,30}\bdates?\W*$",
    ),
    (
        "number",
        r"\b(how many|how much|number of|percentage of|what (percentage|proportion|number|share))\b"
        r"|\bwhat (do|does|did|is|will|would) .{0,30}\b(cost|charge)"
        r"|\bwhat('?s| is| was| are) the .*\b(rates?|totals?|figures?|proportion)\b",
    ),
    (
        "definition",
        # "What is the council doing" asks for news, not for the meaning of a word.
        r"^\W*what('?s| is| are| does| do)\b(?!.*\b(do|doing|did|say|said|happen\w*)\b)"
        r"|^\W*(whats|define|meaning of|explain what|what.* mean)|\bstands? for\b|\bmean\??$",
    ),
    (
        "how",
        r"\b(how (do|can|could|should|would|to)|what (do|should|can|must) (i|we) do|where (do|can) (i|we))\b"
        r"|\b(steps|apply|request|ask for)\b",
    ),
    # "Who is it for" asks for no name.
    ("who", r"^(?!.*\bfor\W*$)(?:\W*who\b|.*\bwho (leads?|runs?|is|are|will|decides?|pays?|attends?)\b)"),
    (
        "yes-no",
        r"^\W*(so |and |but )?(can|could|do|does|did|is|are|was|were|will|would|must|should|has|have|am)\b",
    ),
)
_ASKS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS]
# These want one fact; the others want an explanation.
FACTS: frozenset[Kind] = frozenset(("duration", "when", "number", "contact", "definition", "who"))


# Words of a question that wants a day or a length of time in whatever way it is put.
_OF_TIME = re.compile(
    r"\b(when|how (long|soon|many (days|weeks|months))|deadlines?|dates?|days?|weeks?|months?|late|overdue|in time"
    r"|still time|by now|limits?|due|left|run(ning)? out)\b",
    re.IGNORECASE,
)


def asks_of_time(question: str) -> bool:
    """Whether a question wants a day or a length of time, or says how much of it there is."""
    return kind_of(question) in ("duration", "when") or bool(_OF_TIME.search(question))


def kind_of(question: str) -> Kind:
    """The kind of answer a question wants, by the words it is asked in."""
    asked = _TELLS.sub(" ", question)
    return next((kind for kind, pattern in _ASKS if pattern.search(asked)), "other")
