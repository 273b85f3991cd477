"""Numbered things that a question names: an answer must name them too."""

from __future__ import annotations

import re

from assistant.types import Passage

_NUMBERED = (
    r"regulations?|regs?|sections?|paragraphs?|paras?|articles?|chapters?|schedules?|clauses?|forms?"
    r"|work ?streams?|priority|element|(?<!key )stage|tier|level"
)
_UNITS = (
    r"per cent|percent|million|billion|thousand|am|pm|[mk]|miles?|mi|kilomet\w+|km|met(?:re|er)s?|cm|mm|feet|kg|kilos?"
    r"|stone|litres?|ml|mg|hours?|hrs?|minutes?|mins?|days?|weeks?|wks?|months?|mths?|years?|yrs?|yo|marks|grades?"
    r"|out of"
)
# A child's key stage says who asks, and names nothing.
# A bare number with a point is a paragraph or a work stream, unless it is a time, a share or an amount.
_REFERENCE = re.compile(
    rf"\b(?P<kind>{_NUMBERED})\.?\s+(?P<of>(?!(?:19|20)\d\d\b)\d+[A-Za-z]?(?:\.\d+)*(?:\(\w{{1,3}}\))*|[A-Z]\d?)(?![\w%])"
    r"|\b(?P<code>(?-i:[A-Z]{3,}\d+[A-Z]?|[A-Z]{2,}-\d+[A-Z]?)|(?<!sixth form )(?<=form )[A-Z]{1,6}\d+[A-Z]?)\b"
    r"|(?<![\w£$€.])(?P<point>\d{1,2}\.\d{1,3})(?![\w%.])"
    rf"(?!\s*-?(?:%|(?:{_UNITS})\b))",
    re.IGNORECASE,
)
_SHORT_FORMS = {"reg": "regulation", "para": "paragraph", "workstream": "work stream"}
# What is 1.10 after these words is a time of day.
_CLOCK = re.compile(
    r"\b(?:at|till?|until|(?:pick(?:s|ed)? ?up(?: time)?|drop ?off"
    r"|(?:start|finish|end|leave|come|arrive|open|close|get)(?:s|es)?(?: home| in| out| back| there)?)"
    r"(?: is| at| by)?) $",
    re.I,
)
_TIME = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def references(text: str) -> tuple[str, ...]:
    """The numbered things a text names: "regulation 5", "work stream 1.11", "SEND35A", "1.26"."""
    found: list[str] = []
    for match in _REFERENCE.finditer(text):
        if match["kind"]:
            if match["of"].isalpha() and not match["of"].isupper():
                continue
            kind = re.sub(r"(?<!s)s$", "", match["kind"].lower()).replace("  ", " ")
            found.append(f"{_SHORT_FORMS.get(kind, kind)} {match['of']}")
        elif match["code"]:
            found.append(match["code"])
        elif not (_TIME.fullmatch(match["point"]) and _CLOCK.search(text[: match.start()])):
            found.append(match["point"])
    return tuple(dict.fromkeys(found))


def holds_reference(text: str, reference: str) -> bool:
    """Whether a text names the same numbered thing, in any of the usual ways of writing it."""
    kind, _, number = reference.rpartition(" ")
    exact = re.escape(number) + r"(?![\w])(?!\.\d)"
    if kind == "work stream" and "." not in number:
        return bool(re.search(rf"\bwork ?streams? {exact}", text, re.IGNORECASE))
    if kind in ("", "work stream"):
        return bool(re.search(rf"(?<![\w.]){exact}", text, re.IGNORECASE if not kind else 0))
    initial = {"regulation": r"regs?\.?", "section": r"ss?\.?", "paragraph": r"paras?\.?"}.get(kind, kind)
    # "Key Stage 4" is no stage 4 of anything else.
    other = r"(?<!key )" if kind == "stage" else ""
    return bool(re.search(rf"{other}\b(?:{kind}s?|{initial})\s*{exact}", text, re.IGNORECASE))


def names_thing(passage: Passage, reference: str) -> bool:
    """Whether a passage or a heading above it names a numbered thing."""
    return holds_reference(" | ".join((passage.statement.text, *passage.chunk.headings)), reference)
