"""Whether a question asks for a time limit, for which, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.entries import Clock

_MUST = r"must|should|ha(?:s|ve) to|need|can|due|is due|are due|will"
_ACTS = r"decide|tell|answer|reply|finish|give|get|hear|know|end|expire|run|write|say|come back"
_ASKS = re.compile(
    r"\bwh?en(?:[’']?s|re)\b"
    r"|\b(?:(?:by|until|till) )?wh?en\b(?! (?:i|we|he|she|they|it|you|my|our|his|her|the \w+)"
    rf" (?!(?:{_MUST}|{_ACTS})\b)\w)"
    r"|\b(?:what|which|exact|actual|latest|last|final|until what|end|key|my|is there a)"
    r" (?:are |is )?(?:the )?(?:\w+ )?(?:date|day)s?\b"
    r"|\b(?:tribunal|decision) date|\bdates?\s*\?|\bwhich (?:\w+ )?counts\b|\blatest\b|\bno later than\b"
    r"|\bhow (?:long|soon|late|overdue|much (?:time|longer|notice))\b"
    r"|\bhow many (?:\w+ )?(?:weeks|days|months)\b|\bhow many\b.*\b(?:altogether|in total|too many)"
    r"|\bdead ?lines?\b|\btime ?(?:limits?|scales?|frames?|lines?|left)\b|\blimits?\b|\bcut[- ]?off\b|\bexpir\w+"
    r"|\boverdue\b|\bdue (?:date|by)\b|\bby (?:law|now)\b|\bby\s*\?|\bru(?:n|ns|nning) out\b|\btoo late\b"
    r"|\btime(?:[’']?s| is| was)? up\b"
    r"|\b(?:running|being) late\b|\b(?:is|are|am|were|was) (?:\w+ ){0,2}(?:late|due)\b"
    r"|\b(?:in|on|out of|still|enough) time\b|\bstill (?:able to |can )?(?:appeal|ask|apply|complain|go|claim)\b"
    r"|\bshould (?:\w+ )?(?:have )?(?:heard|had|got|received|finished|be (?:finished|ready|done))\b"
    r"|\bwork out\b|\bcalculate\b|\bcalendar\b|\bmost (?:days|they)\b",
    re.IGNORECASE,
)
# Things with time limits of their own, of which the clocks know nothing; and what the clocks are about.
_ELSEWHERE = re.compile(
    r"\b(?:dla|pip|disability living|universal credit|benefits?|carer'?s (?:allowance|assessment)|blue badge"
    r"|penalty notice|fined?"
    r"|court|admissions?|subject access|sar|foi|freedom of information|short breaks?|direct payments?"
    r"|personal budgets?|social care"
    r"|child in need|camhs|nhs|autism (?:assessment|diagnosis|referral)|adhd|diagnos\w+|housing"
    r"|access arrangements|jcq"
    r"|gcses? (?:appeal|mark)\w*)\b",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"\b(?:ehc\w*|education,? health and care|plan|needs assessment|mediation|tribunal|annual review|draft"
    r"|refus\w+ to assess"
    r"|exclu\w+|suspen\w+|ombudsman|discriminat\w+)\b",
    re.IGNORECASE,
)
# Exclusions and travel help have rules of their own; a letter or an appeal about them starts no other clock.
_APART = (
    (re.compile(r"\b(?:exclu\w+|expel\w*|suspen\w+)\b", re.IGNORECASE), {"exclusion", "equality", "complaint"}),
    (re.compile(r"\b(?:travel|transport|taxis?|minibus|bus pass)\b", re.IGNORECASE), {"travel", "complaint"}),
)


def asks_for_limit(text: str) -> bool:
    """Whether a text asks by when something must be done, or how long something may take."""
    return bool(_ASKS.search(text))


def in_question(text: str, clocks: Sequence[Clock]) -> list[Clock]:
    """The clocks that the subject of a text allows."""
    if _ELSEWHERE.search(text) and not _HERE.search(text):
        return []
    groups = next((groups for words, groups in _APART if words.search(text)), None)
    return [c for c in clocks if (c.by or c.within) and (groups is None or c.group in groups)]


def scopes(text: str) -> list[str]:
    """Where the words stand that say which limit is asked for: after the asking words, in their
    sentence, anywhere."""
    match = _ASKS.search(text)
    if not match:
        return [text]
    stop = re.search(r"[.?!](?:\s|$)", text[match.end() :])
    end = match.end() + stop.start() if stop else len(text)
    start = max((m.end() for m in re.finditer(r"[.?!;]\s|, (?=\w)", text[: match.start()])), default=0)
    return [text[match.start() : end], text[start:end], text]


def is_asked(clock: Clock, words: str) -> bool:
    """Whether some words ask for a clock."""
    return any(_pattern(phrase).search(words) for phrase in clock.asked)


@lru_cache(maxsize=1024)
def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase of `asked`: "decid*" stands for any ending, a lone "*" for up to four words."""
    words = (
        r"(?:\w+\W+){0,4}?" if word == "*" else re.escape(word).replace(r"\*", r"\w*") + r"(?!\w)\W*"
        for word in phrase.split()
    )
    return re.compile(rf"\b{''.join(words)}", re.IGNORECASE)
