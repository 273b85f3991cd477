"""For which case a statement speaks: "If your deadline falls in August, …" does not answer everybody."""

from __future__ import annotations

import re

from assistant.english.words import STOPWORDS, stems
from assistant.types import Query

_CONDITION = re.compile(
    r"(?:(?:Yes|No|But|And),?\s)?(?:If|When|Where|Once|Unless|Until|After|Before|For|In|At|During|On|From)\b([^,.;:]{3,90}),\s",
    re.IGNORECASE,
)
# Who and what nearly every condition speaks of.
_COMMON = stems(" ".join(STOPWORDS)) | stems(
    "child children young person people parent pupil student school council authority plan EHC SEN SEND law page"
)


def sets_other_condition(statement: str, query: Query) -> bool:
    """Whether a statement begins with a condition of which the question names less than half the words,
    counting the other names of what it is about: such a statement may be true of somebody else only."""
    condition = _CONDITION.match(statement)
    telling = stems(condition[1]) - _COMMON if condition else set()
    if not telling:
        return False
    readings = (reading.text for reading in query.readings)
    asked = stems(" ".join((query.text, *readings, *(name for concept in query.concepts for name in concept))))
    return 2 * len(telling & asked) < len(telling)
