"""Screening -> Query: read the question with what came before it and with the glossary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Audience, Query, Reading, Screening
from assistant.words import concepts, content_words, leans, matches, names, references
from ingest.entries import Term

# How much the reading that joins the turn before counts beside the question alone. A follow-up
# is often only a few words; a new subject must not be drowned by the old one.
TOGETHER = 0.6
_TRADE = re.compile(
    r"\b(pupils?|settings?|sencos?|our (school|nursery|college)|cohort|graduated|provision map\w*|notional|moderat\w+"
    r"|top[- ]up|banding|clusters?|cpd|npq\w*|governors?|work ?streams?|statutory|threshold|ofsted|dsg"
    r"|high needs block|assess.plan.do)\b",
    re.IGNORECASE,
)


def resolve(
    screening: Screening, glossary: Sequence[Term], audience: Audience | None, places: Sequence[str] = ()
) -> Query:
    """The searches to make for a question: alone, and together with the user's turn before it.

    A question that leans on the turn before ("and how long does that take?") is about that turn's
    things as well as its own.
    """
    text = screening.text
    readings = [_reading(text, glossary, 1.0)]
    about = concepts(text, glossary, places)
    if screening.earlier:
        before = screening.earlier[-1]
        readings.append(_reading(f"{before} {text}", glossary, TOGETHER))
        if leans(text) and not matches(text, glossary):
            readings = [_reading(f"{before} {text}", glossary, 1.0), _reading(text, glossary, TOGETHER)]
            about = tuple(dict.fromkeys((*about, *concepts(before, glossary, places))))
    return Query(text, tuple(readings), about, references(text), audience or infer_audience(text))


def infer_audience(text: str) -> Audience | None:
    """The words of the trade tell a professional; everyone else is answered as a parent."""
    return None if _TRADE.search(text) else "parent"


def _reading(text: str, glossary: Sequence[Term], weight: float) -> Reading:
    said = matches(text, glossary)
    others = [n for term, words in said for n in names(term) if n.lower() not in text.lower()]
    full = [name for name in others if " " in name][:3]
    spoken = f"{text} ({', '.join(full)})" if full else text
    return Reading(spoken, tuple(dict.fromkeys([*content_words(text), *(words for _, words in said), *others])), weight)
