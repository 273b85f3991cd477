"""What kind of answer a question wants, and whether a statement is of that kind.

"How long" wants a length of time, "who leads" a name, "how do I" something to do. The kinds are
those of question-answering research (Li and Roth, COLING 2002), cut down to what families ask.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ingest.types import Statement

Kind = Literal["duration", "when", "number", "contact", "how", "yes-no", "definition", "who", "other"]

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
# Words that say what kind of answer is wanted; they need not stand in it.
ASKING = frozenset(
    """phone telephone number email contact ring call talk speak percentage percent proportion share deadline date time
    year done refer lead leads leading run runs called stand stands explain define definition happening say tell
    different kind kinds type types actually currently really exactly""".split()
)
# These want one fact; the others want an explanation.
FACTS: frozenset[Kind] = frozenset(("duration", "when", "number", "contact", "definition", "who"))
_ACTS = re.compile(
    r"\b(runs?|leads?|provides?|gives|coordinates?|delivers?|oversees?|decides?|manages?|pays?|is responsible"
    r"|(was|is|are|be) (run|led|owned|chaired|invited) by|must be invited|made up of|chaired)\b",
    re.IGNORECASE,
)
_FITS: dict[Kind, re.Pattern[str]] = {
    "duration": re.compile(_LENGTH, re.IGNORECASE),
    "when": re.compile(
        rf"{_LENGTH}|\b(Years?|age) \d+\b"
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


def kind_of(question: str) -> Kind:
    """The kind of answer a question wants, by the words it is asked in."""
    asked = _TELLS.sub(" ", question)
    return next((kind for kind, pattern in _ASKS if pattern.search(asked)), "other")


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
        named = any(cell.label.lower().startswith("who") for cell in statement.cells)
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


def says_yes_or_no(text: str) -> bool:
    """Whether a statement opens with the answer to its own heading's question."""
    return bool(re.match(r"(Yes|No)\b[,.]", text))


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
