"""Whether a statement leaves out the very thing that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.asks import Kind
from assistant.understanding.counting import counts_something_else
from assistant.understanding.fits import fits
from ingest.types import Statement

# A question of these kinds is not answered by a statement that holds nothing of the kind. Who does something
# can be told in too many ways.
_STRICT: frozenset[Kind] = frozenset(("duration", "when", "number"))
# Whom to speak to can be told without a number, unless the number is what is wanted.
_DETAILS = re.compile(
    r"\b(phone|telephone|contact) (numbers?|details)\b|\b(number|e-?mail|e-?mail address) (for|of|to)\b"
    r"|\b(what|which)(['’]?s| is| are)? .{0,30}\b(numbers?|e-?mail|phone|website)\b"
    r"|\b(number|e-?mail|e-?mail address|phone)\W*$",
    re.IGNORECASE,
)
_DAY = r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b"
_SEVERAL = "two|three|four|five|six|seven|eight|nine|ten|all|[2-9]|[1-9]\\d"
_PLACES = (
    r"schools?|academies|primaries|secondaries|colleges?|nurseries|bases?|units?|settings?|centres?|hubs?|clinics?"
    r"|hospitals?|councils?|boroughs?|charities|clusters?"
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
# What is asked for by its exact kind, and how it is told.
_EXACT = [
    (re.compile(asked, re.IGNORECASE), re.compile(told, re.IGNORECASE))
    for asked, told in (
        (
            r"\b(what|which) days?\b(?! (do|can|should|must|will) (i|we) have)",
            rf"{_DAY}|\b\d{{1,2}} ({_MONTH})\b|\bday (six|\d+)\b",
        ),
        (r"\b(what|which) months?\b", rf"\b({_MONTH})\b"),
        (r"\bwhat (exact )?dates? (was|were|did)\b", rf"\b({_MONTH})\b|\b(19|20)\d\d\b"),
        # Several by their names, which stand side by side.
        (
            r"\b(which|who (are|were)( the)?|names? (and \w+ )?(of )?(the|all))"
            rf" ({_SEVERAL}) (\w+ ){{0,2}}({_PLACES})\b",
            r"(?-i:[A-Z][\w’'-]+( [A-Z][\w’'-]+)*(,|;| and| &) (the )?[A-Z])",
        ),
        (
            r"\bhow much (is|are|(does|do|will) .{1,40}\bcost)\b(?! (time|notice|help|support))",
            r"£\d|\d ?(%|pence|pounds?|per cent)|\bfree\b|\b(no|without) (charge|cost|fees?)\b|\bnothing\b"
            r"|\bnot (have to )?pay\b",
        ),
        (
            r"\bwho(['’]?s| is| are)( the)?( new| current)? (head ?teacher|head|principal)\b"
            r"(?! of (?!\w+( \w+)? (school|academy)))",
            r"\b(head|principal)",
        ),
        (
            r"\b(what|which) (hours|time (is|are|did|does|do(?! \w+ have))\b)"
            r"|\b(opening|helpline|phone|line|office) (hours|times)\b",
            r"\d ?[ap]\.?m\b|\b\d{1,2}[.:]\d\d\b|\bfrom \d{1,2} to \d|\b24 hours\b|\bday and night\b|\bnoon\b",
        ),
    )
]


def leaves_out(question: str, kind: Kind, statement: Statement, heading: str, names: Sequence[Sequence[str]]) -> bool:
    """Whether a question for a figure, a date, a number to ring or a count is met with a statement, below a
    heading, that holds none, or that counts something else.

    `names` are the names of each thing the question is about.
    """
    if any(asked.search(question) and not told.search(statement.text) for asked, told in _EXACT):
        return True
    strict = kind in _STRICT or (kind == "contact" and _DETAILS.search(question))
    if strict and fits(kind, statement, [name for thing in names for name in thing]) < 0:
        return True
    return counts_something_else(question, f"{statement.text} {heading}", names)
