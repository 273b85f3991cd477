"""Dates of birth in a text: a date counts only where the words say birth, or beside whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.screening.public import first_names, names_also_words, plain, surnames

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?"
_ONES = r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_DAY = rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th)?|(?:(?:twenty|thirty)[\s-])?(?:{_ONES})|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir)tieth)"
_YEAR = r"(?:['’]?\d{2}|(?:19|20)\d{2})(?!\d)"
_DATE = (
    rf"(?:\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?{_YEAR}|(?:19|20)\d{{2}}[/.-]\d{{1,2}}[/.-]\d{{1,2}}|\d{{1,2}} \d{{1,2}} {_YEAR}"
    rf"|{_DAY}[\s/.-]*(?:of\s)?{_MONTH}(?:[\s,/.-]*{_YEAR})?|{_MONTH}\s(?:the\s)?{_DAY}\b(?:,?\s*{_YEAR})?|{_MONTH},?\s(?:19|20)\d{{2}}"
    r"|(?:\d{8}|\d{6})(?!\d))"
)
_BIRTH = (
    r"(?:d\.?\s?o\.?\s?b\b\.?|date\s+of\s+birth|birth\s?-?\s?date|birth\s?-?\s?days?|b-?day|bday|b\.(?=\s?\d)|was\s+born|is\s+born|born"
    r"|turn(?:s|ed|ing)\s+(?:\d{1,2}|[a-z]{3,9})|née?\s+le|urodzon[yaą]|nacid[oa]|nascid[oa])"
)
_NEAR = r"(?:['’]s|\s|:|=|-|–|,|\(|\bis\b|\bwas\b|\bon\b|\bin\b|\bthe\b|\bare\b|\bwith\b|\bdate\b|\bof\b|\bfor\b|\[?\b[A-Z][a-z]+\b\]?)"
_AFTER_BIRTH = re.compile(
    rf"\b{_BIRTH}{_NEAR}{{0,6}}?(?<![\w£])(?P<date>{_DATE}(?:\s?(?:and|&|,|/)\s?(?:[A-Z]\w+['’]?s?\s)?{_DATE})*)", re.I
)
_BEFORE_BIRTH = re.compile(
    rf"(?<![\w£])(?P<date>{_DATE})\W{{0,3}}(?:is |was )?(?:\(?\s*(?:d\.?o\.?b\b|date of birth|birthday|birth date)|(?:his|her|my|their|\w+['’]s) (?:dob|d\.o\.b|date of birth|birthday|bday)\b)",
    re.I,
)
# Who is meant, and in brackets how old: "Iris (14.2.22)", "is ten and a half (8 May 2016)".
_BESIDE = re.compile(
    rf"(?P<who>(?:(?:is|aged|turned|only|just) )?[^\W_][\w’'-]*)\s?(?:\((?P<date>{_DATE})\)|(?P<bare>\d{{4}}-\d\d-\d\d)(?=\W))",
    re.I,
)
_AGE = re.compile(
    r"\w+ (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|\w+teen|eleven|twelve|twenty)|half|old", re.I
)
# Rules about a year of birth speak of many children; a birthday belongs to one.
_COHORT = re.compile(
    r"\b(?:children|those|kids|pupils|babies|anyone|anybody|students|people|young people|if|all|everyone)\s+(?:who\s+(?:were|are|was)\s+|were\s+|are\s+)?$",
    re.I,
)


def births(text: str) -> Iterator[tuple[int, int]]:
    """Where each date of birth begins and ends."""
    for match in _AFTER_BIRTH.finditer(text):
        if not (match.group().lower().startswith("born") and _COHORT.search(text[: match.start()])):
            yield match.span("date")
    yield from (match.span("date") for match in _BEFORE_BIRTH.finditer(text))
    for match in _BESIDE.finditer(text):
        who = match["who"]
        if _AGE.fullmatch(who) or (who[0].isupper() and plain(who) in first_names() | names_also_words() | surnames()):
            yield match.span("date" if match["date"] else "bare")
