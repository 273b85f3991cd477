"""What a date in a question is the date of: the words families and schools use for what sets a clock off."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.clock.dates import Found, find_dates
from ingest.entries import Clock, Event

_PLAN = r"(?:(?:final(?:i[sz]ed)? )?(?:ehc )?plan|ehcp)"
_WHOSE = r"(?:(?:the|my|our|his|her|their|an?|this|that|its) )?"
_TRAVEL = r"(?:travel|transport|taxis?|minibus|school bus|bus pass|mileage)"
_APPLY = r"(?:appl(?:y|ied|ying|ication)\w*|request\w*|put in|asked|sent|form|submitted)"
_AFTER_16 = r"(?:post[- ]?16|after 16|over 16|college|sixth form|year 1[2-4])"
_STAGE = r"(?:secondary|reception|infants?|juniors?|primary|high school|year 6|y6|new phase|phase transfer)"
# A year before the last of a stage is named for the move only beside words for it.
_MOVES_ON = rf"(?:{_STAGE}|year (?:r|2|5)|y(?:2|5))"
_NO = (
    r"(?:refus\w+|(?:got|had|given) a no|turn\w* (?:\w+ )?down|said (?:a )?no|reject\w*|declin\w*"
    r"|won[’']?t|will not|not going to)"
)

# The first to match a stretch of text has it: the more particular stand before the more general.
_WORDS: Sequence[tuple[Event | None, str]] = (
    (
        None,
        r"\b(?:dla|pip|camhs|blue badge|benefits?|foi|subject access)"
        r"(?: (?:form|request|application|claim|referral|letter)s?)?\b",
    ),
    ("travel-decision", rf"\b(?:decision|decided|approved|agreed|granted|awarded|said yes)\b.{{0,30}}\b{_TRAVEL}\b"),
    ("travel-decision", rf"\b{_TRAVEL}\b.{{0,30}}\b(?:approved|agreed|granted|awarded|decision|accepted)\b"),
    ("travel-phase", rf"\b{_TRAVEL}\b.{{0,80}}\b{_MOVES_ON}\b|\b{_MOVES_ON}\b.{{0,80}}\b{_TRAVEL}\b"),
    (
        "post-16-travel-application",
        rf"\b{_APPLY}\b.{{0,40}}\b{_TRAVEL}\b.{{0,60}}\b{_AFTER_16}\b"
        rf"|\b{_AFTER_16}\b.{{0,60}}\b{_APPLY}\b.{{0,40}}\b{_TRAVEL}\b"
        rf"|\b{_APPLY}\b.{{0,40}}\b{_AFTER_16}\b.{{0,20}}\b{_TRAVEL}\b",
    ),
    ("travel-application", rf"\b{_APPLY}\b.{{0,40}}\b{_TRAVEL}\b|\b{_TRAVEL}\b.{{0,30}}\b{_APPLY}\b"),
    ("mediation-certificate", r"\b(?:mediation )?cert(?:ificate|\b)"),
    (
        "mediation-no",
        rf"\bno to {_WHOSE}mediation|\b(?:declin|refus|reject|turn\w* down)\w* {_WHOSE}mediation"
        r"|\bopt\w* out of mediation"
        r"|\b(?:do ?n[o’']?t|did ?n[o’']?t|not) (?:want|wanting|wanted|doing|do|going) (?:to )?(?:(?:go to|have"
        r"|do|try) )?mediation"
        r"|\bmediation (?:was )?(?:declined|refused|turned down|rejected)"
        r"|\bmediat\w+ (?:\w+ ){0,3}no thanks?\b|\btold (?:the )?mediat\w+ (?:\w+ )?no\b",
    ),
    (
        "mediation-yes",
        r"\byes to mediation|\b(?:agree|accept|request|ask|appl|opt|chose|choos|want|sign|book)\w*"
        rf" (?:up )?(?:(?:for|to|into|go|try|have) )*{_WHOSE}mediation|\bmediation (?:was )?(?:agreed|accepted"
        r"|requested)",
    ),
    (
        "governors-letter",
        r"\bgovernor\w*.{0,80}\b(?:letter|decision|decid\w+|upheld|uphold\w*|wrote|agreed|reject\w*|refus\w*)"
        r"|\bletter from (?:the )?governors?|\b(?:upheld|uphold\w*)\b.{0,40}\bexclu\w+",
    ),
    ("permanent-exclusion", r"\bperm(?:anent\w*)?[- ]?ex\w*|\bexpel\w*|\bexclu\w+ (?:\w+ )?permanently"),
    ("suspension", r"\bsuspen\w+|\bfixed[- ](?:term|period) exclu\w+|\bexclu\w+"),
    ("accessibility-plan", r"\baccessibility plan"),
    (
        "amendment-notice",
        r"\bamend\w* notice|\bnotice (?:of|with|about|saying|to|listing|setting out)\b.{0,40}?\b(?:chang|amend)\w+"
        r"|\b(?:propos|suggest|want)\w* (?:to )?(?:chang|amend)\w*|\bchang\w+ (?:that )?(?:they|the council"
        r"|the la) (?:want|propos|plan)\w*"
        r"|\bamended draft|\bdraft amend\w*|\bletter\b.{0,30}?\b(?:changes?|amend\w*)\b",
    ),
    ("draft-plan", rf"\b(?:draft|proposed) {_PLAN}|\b{_PLAN} draft|\bdraft\b"),
    (
        "consultation",
        r"\bconsult\w*(?: (?:letter|email|paper\w*)s?)?"
        r"|\b(?:asked|wrote to|approached) (?:\w+ ){0,2}(?:school|setting|academy|nursery)s?\b(?! for)",
    ),
    (
        "advice-asked",
        r"\b(?:ep|psychologist|professional|advice|therapist)\b(?:[’']?s)? (?:report |advice |was |been )*"
        r"(?:requested|asked|sought)\b|\b(?:asked|request\w*|sought|commissioned)\b.{0,40}?\b(?:advice|reports?"
        r"|(?:educational )?psychologist|ep|professionals)\b",
    ),
    (
        None,
        r"\b(?:agreed|decided|going) (?:on .{0,20} )?to (?:carry out an? |do an? )?(?:assess|ehc)\w*"
        r"|\bre-?assess\w*|\bcouncil agreed\b",
    ),
    (
        "appeal-sent",
        r"\b(?:sent|lodged|submitted|put in|posted|emailed|filed|handed in)(?: off"
        r"| in)? (?:\w+ )?(?:\w+ )?appeal\b|\blodged\b"
        r"|\bappeal (?:was |has been |got |form )*(?:sent|lodged|submitted|posted|put in|went|filed)|\b(?:i|we"
        r"|ve|have) appealed\b",
    ),
    (
        "council-told",
        r"\b(?:told|informed|let|notified|emailed|wrote to|rang) (?:the |my |our )?(?:old|previous|former"
        r"|current|last)"
        r" (?:council|la|local authority|borough|county)",
    ),
    (
        "college-move",
        r"\b(?:swap|switch|chang)\w* (?:\w+ ){0,3}?(?:colleges?|sixth forms?|post-?16|providers?|courses?)"
        r"|\bmov\w+ (?:\w+ )?(?:colleges\b|between|from (?:\w+ ){1,4}college)"
        r"|\b(?:another|different|new) (?:college|sixth form|post-?16 \w+|provider)",
    ),
    (
        "post-16-transfer",
        r"\b(?:year 11|y11)\b|\b(?:start|go|mov|transfer|leav|finish)\w* (?:\w+ ){0,4}?(?:college|sixth form"
        r"|post-?16)\b"
        r"|\bleav\w+ (?:secondary )?school\b|\bafter (?:\w+ )?gcses?\b|\bsecondary (?:school )?to (?:college"
        r"|sixth|post)",
    ),
    (
        "council-move",
        r"\bmov(?:ed?|es|ing)(?: house| home| here| area| boroughs?| councils?| address)\b|\brelocat\w+"
        rf"|\bmov(?:ed?|es|ing) (?:out of|from|away|into?|to)\b(?! (?:\w+ )?{_MOVES_ON}| {_AFTER_16}"
        r"|(?: \w+)? (?:school|year|class|nursery|placement))"
        r"|\bnew (?:council|borough|la|local authority|address)\b|\bplan (?:was )?(?:passed|transfer\w*)\b",
    ),
    (
        "plan-issued",
        rf"\bfinal(?:i[sz]ed)? (?:ehc )?(?:plan|ehcp|version)\b|\b{_PLAN}(?: (?:was|is|finally"
        r"|first))* (?:issued|finali[sz]ed|came|arrived"
        rf"|dated|started|made)\b|\bissued {_WHOSE}{_PLAN}|\b(?:got|received) {_WHOSE}(?:first )?{_PLAN}",
    ),
    (
        "decision-letter",
        rf"\b{_NO}\b(?:.{{0,40}}?\b(?:request|application|assess\w*|issu\w+|plan|ehcp))?"
        r"|\b(?:request|application) (?:was |got |has been |is )?(?:refused|turned down|rejected|declined)"
        rf"|\b(?:stop|ceas|end)\w* {_WHOSE}{_PLAN}|\bno (?:plan|ehcp)\b|\bdecision(?: letter| notice)?\b"
        r"|\bthe letter\b|\brefusal\b",
    ),
    (
        "request",
        r"\brequest\w*|\bappl(?:y|ied|ication|ying)\b"
        r"|\bask(?:ed|ing)?\b(?! (?:us |me )?(?:if|whether)\b).{0,40}?\b(?:asses\w*|ehc\w*|plan)\b"
        r"|\bput in\b|\b(?:put|sent|handed|went) (?:\w+ ){0,3}?(?:form|paperwork|application)s?\b"
        r"|\bsubmit\w*|\b(?:they|council|la) (?:\w+ )?(?:got|received|have|has|had) (?:my|our"
        r"|the) (?:\w+ )?(?:forms?|paperwork)\b|\bletter (?:asking|to ask)|\b(?:sent|posted|emailed"
        r"|wrote) (?:\w+ ){0,2}(?:letter|form|forms|it|email|paperwork)\b",
    ),
    ("letter", r"\bletters?\b"),
    (
        "assessment",
        r"\b(?:last|previous|first|needs|ehc) assess\w+|\b(?:was|were|been|got) assessed|\bassess\w+ (?:was |were )?"
        r"(?:done|finished|completed|ended|took place)|\bassessed (?:him|her|us|me)\b",
    ),
    (
        "review-meeting",
        r"\b(?:annual |early |interim |emergency |last |next )*review(?:ed|s)?\b(?: meeting)?"
        r"|\bar\b(?= (?:meeting|on|was|is|took|held|date))",
    ),
    ("phase-transfer", rf"\b{_STAGE}\b|\bmiddle school|\bupper school|\bnursery\b"),
    (
        "illness",
        r"\b(?:off|absent|missed|missing|out of) (?:sick|school|ill)\b|\btoo ill\b|\bill\b|\bunwell\b"
        r"|\bpoorly\b|\billness\b",
    ),
    ("request", r"\b(?:i|we)(?:[’']?ve| have)? asked(?= (?:on|in|last|back)\b)"),
    (
        None,
        r"\bcomplain\w*|\bhearing\b|\bappointment\b|\bdiagnos\w+|\breferr\w+|\bsubject access\b"
        r"|\bstart\w* (?:at )?school\b",
    ),
)  # fmt: skip
_EVENTS = [(event, re.compile(words, re.IGNORECASE)) for event, words in _WORDS]
# How many characters apart a break between words and date counts for.
_BREAKS = ((re.compile(r"[.?!;]\s"), 60), (re.compile(r",|\b(?:and|but|so|then|when)\b", re.IGNORECASE), 20))
_OTHER_DATE = 80
# Words that stand so much further off than the nearest say nothing of the date.
_SAME_BREATH = 60


# A day named as the one the question is asked on.
_NOW = re.compile(r"\b(?:today is|today[’']?s date is|it[’']?s now|it is now|now)\s*$", re.IGNORECASE)
_NOW_AFTER = re.compile(r"^\s*(?:today|now)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """A question and its dates by what they are the date of: by the words nearest to each date, and
    by others in the same breath. `today` is the day it is asked on."""

    text: str
    today: dt.date
    dates: dict[Event, Found] = field(default_factory=dict)
    further: dict[Event, Found] = field(default_factory=dict)

    def start(self, clock: Clock) -> Found | None:
        """The date from which a clock runs, when the question has it."""
        found = (dates[event] for dates in (self.dates, self.further) for event in clock.event if event in dates)
        return next(found, None)

    def without_dates(self) -> str:
        """The text with its dates taken out."""
        text = self.text
        for found in sorted((*self.dates.values(), *self.further.values()), key=lambda f: -f.start):
            text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
        return text


def read(text: str, today: dt.date) -> Asked:
    """Which event each date of a text is the date of."""
    dates = find_dates(text, today)
    now = [f for f in dates if _NOW.search(text[: f.start]) or _NOW_AFTER.search(text[f.end :])]
    others = [f for f in dates if f not in now and not any(0 < f.start - n.end < 3 for n in now)]
    asked = Asked(text, next((f.day for f in now if f.day), today))
    for found in sorted(others, key=lambda f: f.day is None):
        near = events_of(text, found, others)
        if near and near[0]:
            asked.dates.setdefault(near[0], found)
        for event in near[1:]:
            if event:
                asked.further.setdefault(event, found)
        asked.further.setdefault("matter", found)
    return asked


def events_of(text: str, date: Found, dates: Sequence[Found]) -> list[Event | None]:
    """What a date may be the date of, the nearest words first; None for what sets no clock off."""
    said = sorted((_distance(text, date, span, dates), at, event) for at, (event, span) in enumerate(events_in(text)))
    near = [event for distance, _, event in said if distance <= said[0][0] + _SAME_BREATH]
    return list(dict.fromkeys(near))


def events_in(text: str) -> list[tuple[Event | None, tuple[int, int]]]:
    """The events a text speaks of, each with where its words stand."""
    found: list[tuple[Event | None, tuple[int, int]]] = []
    for event, words in _EVENTS:
        for match in words.finditer(text):
            if not any(match.start() < end and start < match.end() for _, (start, end) in found):
                found.append((event, match.span()))
    return found


def _distance(text: str, date: Found, span: tuple[int, int], dates: Sequence[Found]) -> int:
    start, end = span
    if start < date.end and date.start < end:
        return 0
    # The stop of a sentence that ends with a month may have been read as that of a short one ("Nov.").
    date_end = date.end - text[: date.end].endswith(".")
    between = text[end : date.start] if end <= date.start else text[date_end:start]
    breaks = sum(cost * len(pattern.findall(between)) for pattern, cost in _BREAKS)
    low, high = min(end, date.end), max(start, date.start)
    others = sum(1 for other in dates if other is not date and low <= other.start < high)
    return len(between) + breaks + _OTHER_DATE * others
