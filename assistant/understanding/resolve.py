"""Screening -> Query: read the question with what came before it and with the glossary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from assistant.english.spelling import Vocabulary, spelt
from assistant.english.words import concepts, content_words, leans, matches, names, points_back
from assistant.screening.personal import without_placeholders
from assistant.types import Audience, Query, Reading, Screening
from assistant.understanding.asking import asks
from assistant.understanding.references import references
from ingest.entries import Term

# How much the reading that joins the turn before counts beside the question alone. A follow-up
# is often only a few words; a new subject must not be drowned by the old one.
TOGETHER = 0.6
# With so many words of its own a question that leans on another ("they said no to him, what now") is
# read alone first.
ENOUGH = 2
# How much the question without its story counts beside the two together.
ALONE = 0.5
_TRADE = re.compile(
    r"\b(pupils?|settings?|sencos?|our (school|nursery|college)|cohort|graduated|provision map\w*|notional|moderat\w+"
    r"|top[- ]up|banding|clusters?|cpd|npq\w*|governors?|work ?streams?|statutory|threshold|ofsted|dsg"
    r"|high needs block|assess.plan.do)\b",
    re.IGNORECASE,
)
# Young people ask for themselves, and plans run to 25; somebody as young may be a parent too.
_OWN = re.compile(
    r"\bi(?:['’]?m| am) (?:only |just |nearly |almost |turning )*(?:1[1-9]|2[0-5])\b(?! (?:weeks|months|days))"
    r"|\bas a (?:young person|teenager)\b|\bmy own (?:ehcp?|ehc plan|plan|review)\b",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:sons?|daughters?|child|children|kids?|boys?|girls?|bab(?:y|ies)|toddler|little one)\b",
    re.IGNORECASE,
)


def resolve(
    screening: Screening,
    glossary: Sequence[Term],
    audience: Audience | None,
    places: Sequence[str] = (),
    vocabulary: Vocabulary = MappingProxyType({}),
) -> Query:
    """The searches to make for a question: its own words, and those words with what was told and
    said before.

    A question that leans on the turn before ("and how long does that take?") is about that turn's
    things as well as its own.
    """
    text = spelt(without_placeholders(screening.text), vocabulary)
    audience = audience or infer_audience(text)
    before = _before([spelt(without_placeholders(turn), vocabulary) for turn in screening.earlier], glossary)
    asked, story = asks(text, lambda clause: bool(matches(clause, glossary)))
    if len(asked) > 1:
        parts = tuple(
            _query(text, one, *_around(asked, place, story, before), glossary, audience, places)
            for place, one in enumerate(asked)
        )
    else:
        parts = ()
    focus = asked[0] if len(asked) == 1 else text
    whole = _query(text, focus, story if focus != text else "", before, glossary, audience, places)
    return replace(whole, parts=parts)


def _query(
    text: str,
    focus: str,
    story: str,
    before: str,
    glossary: Sequence[Term],
    audience: Audience | None,
    places: Sequence[str],
) -> Query:
    """The query for one thing asked, in a message that tells a story and follows other turns."""
    told = " ".join(part for part in (story, focus) if part)
    follows = bool(before) and leans(told) and not matches(told, glossary)
    whole = f"{before} {told}" if follows else told
    if follows and len(content_words(told)) >= ENOUGH:
        readings = [_reading(whole, glossary, TOGETHER), _reading(told, glossary, 1.0)]
    else:
        readings = [_reading(whole, glossary, 1.0)]
        if whole != focus:
            readings.append(_reading(focus, glossary, ALONE))
    if before and not follows:
        readings.append(replace(_reading(f"{before} {told}", glossary, TOGETHER), beside=True))
    about = concepts(focus, glossary, places)
    if follows or leans(focus) or not about:
        about = tuple(dict.fromkeys((*about, *concepts(whole, glossary, places))))
    # What a story numbers ("1.14, the one on …") is what its question is about.
    return Query(
        text, tuple(readings), about, references(focus) or references(story), audience, focus, follows=bool(before)
    )


def _around(asked: Sequence[str], place: int, story: str, before: str) -> tuple[str, str]:
    """The story and the turns before that one of several questions is read with: the question before it
    is what it leans on, or else part of its story."""
    if not place:
        return story, before
    last = asked[place - 1]
    return (story, last) if leans(asked[place]) else (f"{story} {last}".strip(), before)


def _before(earlier: Sequence[str], glossary: Sequence[Term]) -> str:
    """The turns that a follow-up leans on: the one before, and the one before that where the last leans on it or names
    nothing of its own."""
    *others, last = earlier or ("",)
    goes_on = points_back(last) or not matches(last, glossary)
    return f"{others[-1]} {last}" if others and goes_on else last


def infer_audience(text: str) -> Audience | None:
    """The words of the trade tell a professional, somebody's own age or plan a young person; everyone else is
    answered as a parent."""
    if _TRADE.search(text):
        return None
    return "young-person" if _OWN.search(text) and not _PARENT.search(text) else "parent"


def _reading(text: str, glossary: Sequence[Term], weight: float) -> Reading:
    said = matches(text, glossary)
    others = [n for term, words in said for n in names(term) if n.lower() not in text.lower()]
    full = [name for name in others if " " in name][:3]
    spoken = f"{text} ({', '.join(full)})" if full else text
    return Reading(spoken, tuple(dict.fromkeys([*content_words(text), *(words for _, words in said), *others])), weight)
