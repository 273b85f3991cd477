"""Whether a figure counts what a question asks the number of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.words import stems

_HOW_MANY = re.compile(
    r"\bhow many ((?:[\w’'-]+ ){0,3}?[\w’'-]+)"
    r"(?= (?:are|is|do|does|did|have|has|had|can|could|will|would|should|must|were|was|in|at|on|per|of|with|who|that"
    r"|there|for|to|from|get|gets|go|goes|it|you|we|i|he|she|they|a|an|the)\b|\W*$)",
    re.IGNORECASE,
)
# How much time there is, is for the kind of question to tell: "a 12-week programme" counts weeks.
_TIME = stems("minute hour day week month year term time")
# One count under many names: children are counted as pupils, as people and as the places they take.
_YOUNG = "child children kid kids pupil student learner youngster people place".split()


def counts_something_else(question: str, text: str, names: Sequence[Sequence[str]]) -> bool:
    """Whether a question asks how many there are of a thing that a text, with a figure in it, does not speak
    of: "how many assistants are there at the unit" is not answered by "the unit has 54 pupils".

    `names` are the names of each thing the question is about.
    """
    asked = _HOW_MANY.search(question)
    if not asked:
        return False
    wanted = stems(asked[1]) | stems(asked[1].removesuffix("s"))
    if wanted & _TIME:
        return False
    known = [stems(" ".join(thing)) for thing in (*names, _YOUNG)]
    wanted |= {stem for thing in known if thing & wanted for stem in thing}
    return bool(wanted) and not wanted & stems(text)
