"""Dates of birth in a text: a date counts only where the words say birth, or beside whose it is."""

from __future__ import annotations

import datetime
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
_FULL = rf"(?:\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?{_YEAR}|(?:19|20)\d{{2}}[/.-]\d{{1,2}}[/.-]\d{{1,2}}|{_DAY}[\s/.-]*(?:of\s)?{_MONTH}[\s,/.-]*{_YEAR})"
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
# "Iris Exampleby, 14/2/2016": a list of who it is about.
_LISTED = re.compile(
    rf"(?P<first>[^\W\d_][\w’'-]*)(?: (?P<last>[^\W\d_][\w’'-]*))?\s?[,;:–-]?\s(?P<date>{_FULL})(?!\w)", re.I
)
# "born in a hurry on the way to hospital, on 3.4.15": nothing else that has a day comes between.
_BORN_LATER = re.compile(
    rf"\b(?:born|birth|birthday|bday|dob)\b(?P<between>[^.?!]{{1,80}}?)(?<![\w£./-])(?P<date>{_FULL})(?!\w)", re.I
)
_HAPPENED = re.compile(
    r"\b(?:review|meeting|letter|plan|draft|decision|hearing|appeal|request|form|report|deadline|sent|issued|final\w*|dated|received|asked|applied"
    r"|due|moved|began|start\w*|until|till|by|since)\b",
    re.I,
)
# A child somebody asks about is older; what happened since is more often a step of the process.
_YOUNGEST = 2
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
        if _AGE.fullmatch(who) or (who[0].isupper() and _is_name(who)):
            yield match.span("date" if match["date"] else "bare")
    for match in _BORN_LATER.finditer(text):
        if not _HAPPENED.search(match["between"]) and not _COHORT.search(text[: match.start()]):
            yield match.span("date")
    for match in _LISTED.finditer(text):
        if _names_somebody(match["first"], match["last"] or "") and _long_ago(match["date"]):
            yield match.span("date")


def begins_with_date(text: str) -> bool:
    """Whether a text begins with a whole date in figures."""
    return bool(re.match(r"\s*\d{1,2}\s?[/.-]\s?(?:0?[1-9]|1[0-2])\s?[/.-]\s?(?:19|20)\d{2}(?!\d)", text))


def _is_name(word: str) -> bool:
    return plain(word) in first_names() | names_also_words() | surnames()


def _names_somebody(first: str, last: str) -> bool:
    """A full name, or a first name with a capital that is nothing else."""
    known = plain(first) in first_names() or (first[0].isupper() and plain(first) in names_also_words())
    if last:
        return known or (last[0].isupper() and plain(last) in first_names())
    return known and first[0].isupper()


def _long_ago(date: str) -> bool:
    years = re.findall(r"\d+", date)
    year = int(years[0] if len(years[0]) == 4 else years[-1])
    today = datetime.date.today().year
    year += 0 if year > 99 else 2000 if 2000 + year <= today else 1900
    return today - year >= _YOUNGEST
