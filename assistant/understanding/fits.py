"""Whether a statement is of the kind that a question wants: a figure for "how many", a name for "who"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.asks import FACTS, Kind
from ingest.types import Statement

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = r"(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty)"
_LENGTH = (
    rf"\b{_NUMBER}( (working|school|more|further))* ?-?(weeks?|days?|months?|years?|hours?)\b"
    r"|\bday (six|\d+)\b|\b(sixth|\d+th) (school )?day\b"
    r"|\ba (year|month|week|day|fortnight) or (more|less|longer|so)\b"
    r"|\b(terms?|termly|yearly|annual(ly)?|once a|at least (yearly|weekly|\w+ times)|every \d+)\b"
)
# "A page from March 2023 says …" dates the page, not what is asked.
_AS_OF = re.compile(r"\b(page|guide|booklet|document)\b[^.;]*?\b(19|20)\d\d\b", re.IGNORECASE)
# Figures that number a thing or date it, and count nothing.
_NO_COUNT = re.compile(
    r"\b(sections?|regulations?|regs?|paragraphs?|act|schedule|years?|priority|elements?|stages?|tier|form|ages?)"
    r" [\d-]+(\(\w+\))*"
    r"|\b(19|20)\d\d(-\d{2,4})?\b|\bpost-16\b|\b0-25\b",
    re.IGNORECASE,
)
# What something costs is told without a figure when it costs nothing.
_COSTS = frozenset(("cost", "costs", "price", "pay", "paying", "fee", "fees", "charge", "charged", "charges"))
_FREE = re.compile(
    r"\bfree\b(?! school)|\b(no|without) (charge|cost|fees?)\b|\bcosts? nothing\b|\bnot (have to )?pay\b", re.IGNORECASE
)
# Words that send the reader on and say nothing themselves.
_SIGNPOST = re.compile(
    r"^((with)?in this section|this section|view the|more information|see "
    r"|find (out )?(more )?(information|how|out|what))",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\b(runs?|leads?|provides?|gives|coordinates?|delivers?|oversees?|decides?|manages?|pays?|is responsible"
    r"|(was|is|are|be) (run|led|owned|chaired|invited) by|must be invited|made up of|chaired)\b",
    re.IGNORECASE,
)
# Who does these is not who leads on it.
_OTHER_ACT = re.compile(r"(pay|decid|attend|choos|qualif|writ|check)", re.IGNORECASE)
_FITS: dict[Kind, re.Pattern[str]] = {
    "duration": re.compile(_LENGTH, re.IGNORECASE),
    "when": re.compile(
        rf"{_LENGTH}|\b(Years?|age|up to|until|till|turns?|under|from) \d+\b"
        rf"|\b\d{{1,2}} ({_MONTH})\b|\b({_MONTH}) \d{{4}}\b|\b(19|20)\d\d\b|\beach (year|{_MONTH})\b"
        r"|\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}([.:]\d\d)? ?[ap]m\b",
        re.IGNORECASE,
    ),
    # "You do not have to have one" counts nothing.
    "number": re.compile(
        r"(?:\d|\b(?:none|one(?= [a-z])|two|three|four|five|six|seven|eight|nine|ten)\b)", re.IGNORECASE
    ),
    "contact": re.compile(r"\b0\d{2,4}[ \d]{6,}|\S+@\S+\.\S+|\b[\w-]+\.(co\.uk|org\.uk|gov\.uk)\b"),
    "how": re.compile(
        r"^(You (can|may|should|could|must)|Ask|Use|Fill|Send|Read|Write|Contact|Apply|Check|Speak|Email|Call|Ring|Tell"
        r"|Go|Keep|Look|Give|Get|Start|Say|Complain|Pick|Choose|Make|Parents|Requests?|Appl\w+|Settings?|Schools?)\b"
        r"|\b(form|apply|ask (for|the)|request)\b",
        re.IGNORECASE,
    ),
}  # fmt: skip


def fits(kind: Kind, statement: Statement, subjects: Sequence[str]) -> float:
    """How well a statement is of the kind wanted: 1 it is, 0 it makes no difference, below 0 it is not.

    `subjects` are the names of what is asked about; a definition begins with one of them.
    """
    # A row's first cell is its name; a number there is no answer to "how many".
    said = " ".join(cell.text for cell in statement.cells[1:]) or statement.text
    text = _AS_OF.sub("", said)
    if sends_on(text):
        return -1.0
    if kind == "definition":
        return 1.0 if _defines(text, subjects) else 0.0
    if kind == "who":
        leads = not any(map(_OTHER_ACT.match, subjects))
        named = leads and any(cell.label.lower().startswith("who") for cell in statement.cells)
        return 1.0 if named else 0.5 if _ACTS.search(text) else -0.4
    if kind == "how":
        return 0.5 if _FITS[kind].search(text) else 0.0
    if kind == "number":
        return _counts(_NO_COUNT.sub("", text), subjects)
    if kind in _FITS:
        return 1.0 if _FITS[kind].search(text) else -0.7
    return 0.0


def _counts(text: str, subjects: Sequence[str]) -> float:
    """Whether a figure stands by what is counted ("316 early years settings"), or only somewhere."""
    if _COSTS & {word for name in subjects for word in name.split()} and _FREE.search(text):
        return 1.0
    if not _FITS["number"].search(text):
        return -0.7
    names = "|".join(re.escape(word[:5]) for name in subjects for word in re.findall(r"\w{3,}", name)) or r"\w"
    near = rf"{_FITS['number'].pattern}[\w.,%]*(\W+\w+){{0,4}}?\W+(?:{names})|(?:{names})\w*(\W+\w+){{0,4}}?\W+£?\d"
    return 1.0 if re.search(near, text, re.IGNORECASE) else 0.3


def sends_on(text: str) -> bool:
    """Whether words only send the reader on to another page ("Find out how to …")."""
    return bool(_SIGNPOST.match(text))


def gives(kind: Kind, text: str) -> bool:
    """Whether words hold a figure, date or address of the kind wanted; false for kinds that want none."""
    return kind in FACTS and kind in _FITS and bool(_FITS[kind].search(_NO_COUNT.sub("", text)))


def _defines(text: str, subjects: Sequence[str]) -> bool:
    opening = re.sub(r"^[\W_]*(?:(?:an?|the)\b)?[\W_]*", "", text, flags=re.IGNORECASE)[:140]
    names = "|".join(re.escape(name) for name in sorted(subjects, key=len, reverse=True) if name)
    if not names:
        return False
    verb = r"\b(is|are|means?|describes?|covers?|refers? to|has three|follows|has SEND|provides a)\b"
    return bool(
        re.match(
            rf"(?:[\w-]+ ){{0,2}}(?:{names})s?['’]?(?: \([\w\s]+\))?[\W_]{{0,3}}\s?(?:\w+ ){{0,3}}?{verb}",
            opening,
            re.IGNORECASE,
        )
    )
