"""Numbers, addresses and dates that point at one person, found by their published formats.

A check digit or a word beside it tells an identifier from a reference number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.screening.births import begins_with_date, births
from assistant.screening.public import EMAIL, PHONE, POSTCODE, Known, digits, first_names, plain

Span = tuple[str, int, int]

_NHS = re.compile(r"(?<![\w£+.,-])\d{3}[\s-]?\d{3}[\s-]?\d{4}(?![\w£-]|[.,]\d)")
_NHS_SAID = re.compile(
    r"\bn\.?h\.?s\.?(?:\s?(?:number|no|num|nr|id|#))?\W{0,3}(?:(?:it )?(?:is|was)|for \w+ is)?\W{0,3}(\d(?:[\s.-]?\d){6,10})(?![\w])",
    re.I,
)
_NINO = re.compile(r"(?<!\w)([A-Z]{2})(?:[\s-]?\d{2}){3}[\s-]?[A-D]?(?!\w)", re.I)
_NINO_SAID = re.compile(r"\b(?:nino|n\.?i\.?(?: number| no)?|national insurance)\b", re.I)
_UPN = re.compile(r"(?<!\w)[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z](?!\w)", re.I)
_UPN_SAID = re.compile(
    r"\b(?:upn|unique pupil number|pupil (?:number|no|id))\W{0,4}(?:is|was)?\W{0,3}([A-Z](?:[\s-]?\d){11}[\s-]?[\dA-Z])(?!\w)",
    re.I,
)
_POSTCODE_SAID = re.compile(
    r"\bpost ?code(?:['’]?s| is| was|:)?\W{1,3}([A-Z]{1,2}\d[A-Z\d]?(?:\s?\d){1,2}\s?[A-Z]{2})(?!\w)", re.I
)
_REFERENCE = re.compile(
    r"(?:ref(?:erence)?|order|invoice|case|account|policy|claim|purchase|appeal|receipt|number plate)\b[^.?!]{0,12}$",
    re.I,
)
_BOUGHT = re.compile(r"(?:order|invoice|account|policy|claim|purchase|receipt)\b[^.?!]{0,12}$", re.I)
_RING = re.compile(
    r"\b(?:(?:call|ring|text|phone|whatsapp|reach|contact) (?:me|us|him|her)|(?:my|mum'?s|dad'?s|his|her|our) (?:\w+ )?(?:mobile|number|phone|tel|cell|no)|mob(?:ile)?|tel(?:ephone)?|whatsapp)\b"
    r"\W{0,3}(?:(?:back|anytime|please|number|no|is|on|at)\W{1,3}){0,3}(\+?\d(?:[\s().-]?\d){5,13})(?!\w)",
    re.I,
)
_DIGIT = r"(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)"
# A number read out: "07700 nine double oh four one two".
_READ_OUT = re.compile(rf"(?<!\w)(?:{_DIGIT}|\d+)(?:[\s,.-]+(?:{_DIGIT}|\d+)){{5,}}(?!\w)", re.I)
_SPOKEN = 3
# "years one, two, three, four, five, six" is a list.
_COUNTED = re.compile(r"one, two, three[\w, ]*", re.I)
_AT_DOT = re.compile(
    r"(?<!\S)[\w.+-]+(?: dot [\w-]+)*\s?(?:\(at\)|\[at\]| at )\s?[\w-]+(?:(?: ?\(?\[?dot\]?\)? ?|\.)[a-z]{2,12}){1,3}\b",
    re.I,
)
_ROLE = frozenset(
    "admin appeals advice careers complaints contact ehe enquiries enquiry family feedback hello help helpdesk info inclusion mail office portage reception referrals school sen senco sencos send sendco sendiass service services support team transport tribunal".split()
)
_PUBLIC_HOST = re.compile(
    r"(?:\.|@)(?:gov|nhs|sch|police|parliament|ac|judiciary|mod)\.uk$|@(?:nhs\.net|justice\.gov\.uk)$", re.I
)

_SURE = r"road|rd|street|avenue|ave|lane|crescent|cres|gardens|gdns|terrace|mews|grove|close|drive"
_MAYBE = r"st|way|court|place|square|hill|park|rise|row|walk|view|green|house|path|parade|broadway|cottages?|villas|heights|vale|mansions|ct|lodge|point|tower|mount|end|croft|dene|side"
_UNIT = r"(?:(?:flat|apartment|apt|unit|room)\s?\d*[a-z]?,?\s+)"
_STREET = re.compile(
    rf"(?<![\w£.:/])(?:{_UNIT}?(?:number |no\.? ?)?\d{{1,4}}(?:\s?[a-z]|\s?[-/]\s?\d{{1,4}})?,?\s+"
    rf"(?:(?!{{stop}})(?-i:[A-Z])[\w’'.-]*\s+(?:(?!{{stop}})(?-i:[A-Z])[\w’'.-]*\s+){{0,3}}(?:{_SURE}|{_MAYBE})|(?!{{stop}})[a-z’'-]{{3,}}\s+(?:(?!{{stop}})[a-z’'-]+\s+){{0,2}}(?:{_SURE}))"
    rf"|{_UNIT}(?:(?-i:[A-Z])[\w’'-]*\s+){{1,3}}(?:{_SURE}|{_MAYBE})(?:,\s+\d+\s+(?:(?-i:[A-Z])[\w’'-]*\s+){{1,3}}(?:{_SURE}|{_MAYBE}))?)\b(?!['’]s)".replace(
        "{stop}",
        r"(?:the|a|an|of|in|and|or|for|to|on|at|is|days?|weeks?|months?|years?|hours?|min(?:ute)?s?|other|special|new|big|small|good|kids|children|pupils|miles|per|our|my|this|from|down|people|times)\b",
    ),
    re.I,
)
# Where the public goes: its address is nobody's home.
_OFFICE = re.compile(
    r"\b(?:centre|hall|hub|library|surgery|hospital|school|academy|college|offices?|clinic|church|tribunal),?\s+$", re.I
)
_LIVE = re.compile(
    rf"\b(?:(?:live|lives|living|lived|staying|based|home is|moved|moving|address(?: is|:)?)(?: now| to| at| on| in| with \w+| down){{0,3}}|address:?)\s+"
    rf"(?P<at>(?:(?-i:[A-Z])[\w’'-]*,?\s+){{1,4}}(?:{_SURE}|{_MAYBE}))\b",
    re.I,
)


def identifiers(text: str, known: Known) -> list[Span]:
    """The identifiers of a text that are not public, as (kind, start, end), the surest kinds first;
    spans of different kinds may overlap."""
    found: list[Span] = []
    for kind, finder in _FINDERS:
        found += [(kind, start, end) for start, end in finder(text) if not known.holds(text[start:end])]
    return found


def valid_nhs(number: str) -> bool:
    """Whether ten digits pass the check of an NHS number (modulus 11, NHS Data Dictionary)."""
    check = 11 - sum(int(d) * (10 - at) for at, d in enumerate(number[:9])) % 11
    return len(number) == 10 and check % 11 == int(number[9]) and check != 10


def _emails(text: str) -> Iterator[tuple[int, int]]:
    for match in (*EMAIL.finditer(text), *_AT_DOT.finditer(text)):
        local = re.split(r"[^a-z]+", plain(match.group().split("@")[0]))
        public = _PUBLIC_HOST.search(match.group()) and not any(part in first_names() for part in local)
        if not public and not (set(local) - {""} and set(local) - {""} <= _ROLE):
            yield match.span()


def _nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span(1) for match in _NHS_SAID.finditer(text))
    for match in _NHS.finditer(text):
        number = digits(match.group())
        if not number.startswith("0") and valid_nhs(number) and not _BOUGHT.search(text[: match.start()]):
            yield match.span()


def _insurance_numbers(text: str) -> Iterator[tuple[int, int]]:
    """HMRC's rules for the prefix (NIM39110); QQ is the prefix of its examples."""
    for match in _NINO.finditer(text):
        prefix = match[1].upper()
        said = bool(_NINO_SAID.search(text))
        allowed = (not set(prefix) & set("DFIQUV") and prefix[1] != "O") or prefix == "QQ"
        allowed = allowed and prefix not in {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}
        if said or (allowed and match.group()[-1].isalpha()):
            yield match.span()


def _pupil_numbers(text: str) -> Iterator[tuple[int, int]]:
    """A check letter and twelve characters, the last a letter when temporary (DfE, UPN guide)."""
    yield from (match.span(1) for match in _UPN_SAID.finditer(text))
    for match in _UPN.finditer(text):
        if not _REFERENCE.search(text[: match.start()]):
            yield match.span()


def _phones(text: str) -> Iterator[tuple[int, int]]:
    """Ofcom's numbering plan: 03, 08 and 09 belong to organisations, never to a household."""
    for match in (*PHONE.finditer(text), *_RING.finditer(text)):
        start, end = match.span(match.lastindex or 0)
        number = digits(text[start:end])
        if not begins_with_date(text[start:end]) and not re.match(r"0[3589](?!6)", number) and 6 <= len(number) <= 15:
            yield start, end
    for match in _READ_OUT.finditer(text):
        if len(re.findall(_DIGIT, match.group(), re.I)) > _SPOKEN and not _COUNTED.fullmatch(match.group()):
            yield match.span()


def _postcodes(text: str) -> Iterator[tuple[int, int]]:
    for match in POSTCODE.finditer(text):
        if match[1][0].isalpha() and re.sub(r"\d.*", "", match[1]).upper() in _AREAS and match[2] not in _ORDINALS:
            yield match.span()
    yield from (match.span(1) for match in _POSTCODE_SAID.finditer(text))


def _streets(text: str) -> Iterator[tuple[int, int]]:
    yield from (m.span() for m in _STREET.finditer(text) if not _OFFICE.search(text[: m.start()]))
    yield from (match.span("at") for match in _LIVE.finditer(text))


_ORDINALS = frozenset(["1st", "2nd", "3rd", *(f"{n}th" for n in range(10))])
_AREAS = frozenset(
    """AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G
    GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL
    OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN
    WR WS WV YO ZE""".split()
)
_FINDERS: tuple[tuple[str, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    ("email", _emails),
    ("birth-date", births),
    ("ni-number", _insurance_numbers),
    ("upn", _pupil_numbers),
    ("nhs-number", _nhs_numbers),
    ("phone", _phones),
    ("address", _streets),
    ("postcode", _postcodes),
)
