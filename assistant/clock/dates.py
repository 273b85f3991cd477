"""Text -> the dates it names, as people in the UK write them: day before month, often with no year.

A day that is not in the calendar, or of which a part is missing, is found too, with what to ask back.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from dateutil.parser import ParserError, parse
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from rapidfuzz.distance import OSA

MONTHS = "january february march april may june july august september october november december".split()
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
# Short names are too near to other words ("match", "mary") to be guessed at when misspelt.
_GUESSED = [name for name in MONTHS if len(name) > 5 or name == "april"]
_ALIKE = 0.74
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS = dict(zip("mon tue wed thu fri sat sun".split(), (MO, TU, WE, TH, FR, SA, SU), strict=True))
_FIGURES = "one two three four five six seven eight nine ten eleven twelve".split()
# No clock runs for so long: a day further back is somebody's birthday or history.
_TOO_OLD = relativedelta(years=5)

_DAY = r"(?P<day>\d{1,2})(?P<th>\s?(?:st|nd|rd|th))?"
_NAME = r"(?P<month>[a-z]{3,10})\b\.?"
_YEAR = (
    r"(?:\s*[,(./-]?\s*(?P<year>20\d\d\b|['’]?[1-4]\d\b(?![.:/]\d|\s*(?:school|working|days?|weeks?|months?|years?|am|pm|%)))"
    r"|,?\s+(?P<which>this|last|next) year\b)?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_COUNT = r"(?:\d{1,3}|an?|" + "|".join(_FIGURES) + ")"
_UNIT = r"(?P<unit>day|week|fortnight|month)s?"
_PAST = re.compile(
    r"\b(was|were|had|got|came|sent|said|told|made|held|gave|put in|wrote|\w{3,}ed)\b(?!.*\b(will|going to|next|if)\b)"
    r"[^.?!]*$",
    re.IGNORECASE,
)
# What comes after it is a day, if it can be one: "on March 25".
_ON = re.compile(r"\b(?:on|dated):?\s+(?:the\s+)?$", re.IGNORECASE)
# "Was our time up in August?" asks for a date and gives none.
_UP = re.compile(r"\b(?:time(?: is| was)? up|r[au]n(?:s|ning)? out|expired?|too late)\s*$", re.IGNORECASE)
_BIRTH = re.compile(
    r"\b(born|d\.?o\.?b\b|date of birth|birth ?(day|date)s?)\b[^.?!,;\d]{0,25}$"
    r"|\b(turn\w*|is|was|be) \d{1,2}( years? old)? (on|in) $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Base:
    """What dates are read from: today, and a date of the text whose year is said."""

    today: dt.date
    stated: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A date named in a text, at `text[start:end]`.

    `day` is None when the words give no day of the calendar; `ask` then says what to ask back. `month`
    is the first day of a month named without a day. `certain` is False when the year was left out.
    """

    start: int
    end: int
    day: dt.date | None = None
    ask: str = ""
    month: dt.date | None = None
    certain: bool = True


def find_dates(text: str, today: dt.date) -> list[Found]:
    """The dates of a text in reading order, but for dates of birth.

    A year left out is the one that brings the date nearest to another date of the text, or else to
    `today`; what is told as past is not put in the future. "3 weeks ago", "yesterday" and "last
    Friday" are counted from `today`.
    """
    found = _read(text, Base(today))
    stated = next((f.day for f in found if f.day and f.certain), None)
    return _read(text, Base(today, stated)) if stated else found


def _read(text: str, base: Base) -> list[Found]:
    found: list[Found] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            if any(match.start() < f.end and f.start < match.end() for f in found):
                continue
            if one := read(match, base):
                found.append(replace(one, start=match.start(), end=match.end()))
    oldest = base.today - _TOO_OLD
    kept = (f for f in found if not _BIRTH.search(text[: f.start]) and not (f.day and f.day < oldest))
    return sorted(kept, key=lambda f: f.start)


def month_of(word: str) -> int | None:
    """The number of a month by its name, short or long, rightly spelt or nearly so."""
    word = word.lower()
    if word in MONTHS:
        return MONTHS.index(word) + 1
    if word in _SHORT or len(word) < 4:
        return _SHORT.get(word)
    best = max(_GUESSED, key=lambda name: OSA.normalized_similarity(word, name))
    alike = word[0] == best[0] and OSA.normalized_similarity(word, best) >= _ALIKE
    return MONTHS.index(best) + 1 if alike else None


def _written(day: int, month: int, match: re.Match[str], base: Base) -> Found:
    """A day and a month, with the year if it is said."""
    name = MONTHS[month - 1].title()
    if match["year"] or match["which"]:
        which = {"this": 0, "last": -1, "next": 1}.get((match["which"] or "").lower())
        year = base.today.year + which if which is not None else int(match["year"][-2:]) + 2000
        return _checked(f"{day} {name} {year}", day)
    near = base.stated or base.today
    years = range(near.year - 4, near.year + 5)
    days = [f.day for f in (_checked(f"{day} {name} {year}", day) for year in years) if f.day]
    if not days:
        return _checked(f"{day} {name} {near.year}", day)
    told = _PAST.search(match.string[max(0, match.start() - 60) : match.start()])
    past = [d for d in days if d <= base.today]
    return Found(0, 0, min(past if told else days, key=lambda d: abs(d - near)), certain=False)


def _checked(words: str, day: int) -> Found:
    """The date that some words give, unless it is in no calendar or was read month first."""
    try:
        read = parse(words, dayfirst=True).date()
    except (ParserError, OverflowError):
        read = None
    if read is None or read.day != day:
        return Found(0, 0, ask=f"There is no {words} in the calendar. Which date did you mean?")
    return Found(0, 0, read)


def _iso(match: re.Match[str], base: Base) -> Found:
    try:
        return Found(0, 0, dt.date.fromisoformat(match[0]))
    except ValueError:
        return Found(0, 0, ask=f"There is no {match[0]} in the calendar. Which date did you mean?")


def _figures(match: re.Match[str], base: Base) -> Found | None:
    day, month, year = match["day"], match["number"], match["year"]
    if year:
        read = _checked(f"{day}/{month}/20{year[-2:]}", int(day))
        # "1.12.20" may number a paragraph; only a date that can be is one.
        return None if match["mark"] == "." and not read.day else read
    return _written(int(day), int(month), match, base) if 1 <= int(month) <= 12 and int(day) < 32 else None


def _turned(match: re.Match[str], base: Base) -> Found | None:
    """ "March 3rd" and "on March 25"; but "Sept 27" alone is rather a month of a year near to now."""
    month = month_of(match["month"])
    if not month or match["th"] or match["year"] or match["which"]:
        return _named(match, base)
    day, year = int(match["day"]), 2000 + int(match["day"])
    is_day = _ON.search(match.string[: match.start()]) and day <= _LONGEST[month - 1]
    if is_day or abs(year - base.today.year) > 3:
        return _named(match, base)
    return _in_month(dt.date(year, month, 1), certain=True)


def _named(match: re.Match[str], base: Base) -> Found | None:
    month = month_of(match["month"])
    return _written(int(match["day"]), month, match, base) if month else None


def _month_only(match: re.Match[str], base: Base) -> Found | None:
    month = month_of(match["month"])
    said = bool(match["year"] or match["which"] or match["before"]) or match[0] == match.string.strip(" .?!")
    if not month or not said or _UP.search(match.string[: match.start()]):
        return None
    first = _written(1, month, match, base).day
    return _in_month(first, certain=bool(match["year"])) if first else None


def _in_month(first: dt.date, certain: bool) -> Found:
    ask = f"Which day in {first:%B} was it? Please give the day, the month and the year."
    return Found(0, 0, ask=ask, month=first, certain=certain)


def _of_month(match: re.Match[str], base: Base) -> Found:
    """ "the 5th of last month", "the 7th of that same month"."""
    step = {"last": -1, "next": 1}.get(match["which"].split()[-1].lower(), 0)
    near = base.today if step or "this" in match["which"].lower() else base.stated or base.today
    month = near.replace(day=1) + relativedelta(months=step)
    return _checked(f"{match['day']} {month:%B %Y}", int(match["day"]))


def _day_only(match: re.Match[str], base: Base) -> Found:
    return Found(0, 0, ask=f"The {match['day']}{match['th'].strip().lower()} of which month and year?")


def _either(match: re.Match[str], base: Base) -> Found | None:
    return _vague(match, base) if month_of(match["month"]) else None


def _vague(match: re.Match[str], base: Base) -> Found:
    return Found(0, 0, ask="Which date was that? Please give the day, the month and the year.")


def _ago(match: re.Match[str], base: Base) -> Found:
    word = match["count"].lower()
    count = int(word) if word.isdigit() else _FIGURES.index(word) + 1 if word in _FIGURES else 1
    days = {"day": 1, "week": 7, "fortnight": 14}.get(match["unit"].lower())
    return Found(0, 0, base.today - (relativedelta(days=count * days) if days else relativedelta(months=count)))


def _weekday(match: re.Match[str], base: Base) -> Found:
    which = _WEEKDAYS[match["weekday"][:3].lower()]
    back = match["side"].lower() == "last"
    return Found(
        0, 0, base.today + (relativedelta(days=-1, weekday=which(-1)) if back else relativedelta(days=1, weekday=which))
    )


def _near(match: re.Match[str], base: Base) -> Found:
    words = match[0].lower()
    step = -2 if "before" in words else {"yesterday": -1, "tomorrow": 1}.get(words, 0)
    return Found(0, 0, base.today + dt.timedelta(days=step))


_Reader = Callable[[re.Match[str], Base], Found | None]
_PATTERNS: list[tuple[str, _Reader]] = [
    (r"\b20\d\d-\d{1,2}-\d{1,2}(?![\d-])", _iso),
    (
        r"(?<![\d/.-])(?P<day>\d{1,2}) ?(?P<mark>[/.-]) ?(?P<number>\d{1,2}) ?(?P=mark) ?"
        r"(?P<year>(?:20)?\d\d)(?![\d/-])",
        _figures,
    ),
    (r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark> )(?P<number>\d{1,2}) (?P<year>20\d\d)\b", _figures),
    (rf"\b\d{{1,2}}(?:st|nd|rd|th)? or (?:the )?{_DAY} (?:of )?{_NAME}{_YEAR}", _either),
    (rf"\b{_DAY}[\s.,/-]*(?:day )?(?:of )?{_NAME}{_YEAR}", _named),
    (rf"\b{_NAME}[\s-]+(?:the )?{_DAY}(?![\d:%])(?!\s*(?:school|working|day|week|month|year)){_YEAR}", _turned),
    (
        r"\b(?:on|dated|since|from|was|is|received|came) (?:the )?(?P<day>\d{1,2})/(?P<number>\d{1,2})(?![\d/])"
        r"(?P<mark>)(?P<year>)(?P<which>)",
        _figures,
    ),
    (rf"\b{_DAY},? (?:of )?(?P<which>(?:this|last|next|(?:the )?same|that)) month\b", _of_month),
    (
        r"\b(?P<before>(?:in|since|from|during|by|last|this|next|of|early|mid|late)[ -](?:(?:early|mid|late)[ -])?)?"
        rf"{_NAME}{_YEAR}",
        _month_only,
    ),
    (
        r"\b(?:the|on|dated|since|from) (?P<day>\d{1,2})(?P<th>st|nd|rd|th)\b"
        r"(?=\W*$|\s*[,.;:?!)]|\s+(?:and|but|so|when|how|what|by|until|till|is|was|do|does|the|i|we|they|to|from)\b)",
        _day_only,
    ),
    (
        rf"\b(?:(?:about|around|roughly|nearly|almost|over|more than|at least) {_COUNT} {_UNIT} (?:ago|back|since)"
        rf"|(?:few|couple(?: of)?|several) (?:day|week|month)s (?:ago|back|since)|the other day"
        rf"|(?:a|one|two) weeks? (?:last|on) {_WEEKDAY}|last (?:week|month)|earlier this (?:week|month)"
        rf"|(?:on|this) {_WEEKDAY}\b(?!,? \d))\b",
        _vague,
    ),
    (rf"\b(?P<count>{_COUNT}) {_UNIT} (?:ago|since)\b", _ago),
    (rf"\b(?P<side>last|next) (?P<weekday>{_WEEKDAY})\b(?!,? \d)", _weekday),
    (r"\b(?:the )?day before yesterday\b|\b(?:yesterday|today|this morning|tomorrow)\b", _near),
]
_READERS = [(re.compile(pattern, re.IGNORECASE), read) for pattern, read in _PATTERNS]
