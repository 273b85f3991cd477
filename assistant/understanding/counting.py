"""Whether a figure counts what a question asks the number of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.english.words import stems

_HOW_MANY = re.compile(
    r"\b(?:how many|number of) (?!of\b)((?:[\w’'-]+ ){0,3}?[\w’'-]+)"
    r"(?= (?:are|is|do|does|did|have|has|had|can|could|will|would|should|must|were|was|in|at|on|per|of|with|who|that"
    r"|there|for|to|from|get|gets|go|goes|it|you|we|i|he|she|they|a|an|the)\b|\W*$)",
    re.IGNORECASE,
)
# "How many … per class" is answered by what speaks of classes.
_PER = re.compile(r"\bhow many [^.?!]{1,40}?\b(?:per|(?:in|to) (?:each|every)) (\w+)", re.IGNORECASE)
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
    counted = re.sub(r"['’]", "", asked[1])
    wanted = stems(counted) | stems(re.sub(r"s\b", "", counted))
    if wanted & _TIME:
        return False
    per = _PER.search(question)
    if per and not stems(per[1]) & stems(text):
        return True
    known = [stems(" ".join(thing)) for thing in (*names, _YOUNG)]
    wanted |= {stem for thing in known if thing & wanted for stem in thing}
    return bool(wanted) and not wanted & stems(text)
