"""What is nobody's private detail: bodies, places, laws, diagnoses and tests that carry a person's
name, and whatever stands in the council's own documents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.english.lists import lines
from ingest.generation import Index

DATA = Path(__file__).parent / "data"
EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]*\w@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}", re.IGNORECASE)
# The format that Royal Mail gives, one blank or none between its halves.
POSTCODE = re.compile(r"(?<!\w)([A-PR-UWYZ]{1,2}\d[A-Z\d]?)\s{0,2}(\d[ABD-HJLNP-UW-Z]{2})(?!\w)", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w£$€.,/-])(?:\+|00|\(?0)[\d\s().-]{7,18}\d(?![\w/]|[.,]\d)")
WORD = re.compile(r"[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*", re.IGNORECASE)
_CAP = r"(?:St\.? |[A-Z]\. |(?!M(?:r|rs|s|x|iss)\b)[A-Z][\w’'-]* )"
_JOIN = r"(?:(?:of|the|and|for|in|at|on|de|&) )"
_KIND = (
    r"Schools?|Academy|Academies|College|Primary|Prep|Infants?|Juniors?|Nursery|Nurseries|Pre-?[Ss]chool|Playgroup|Grammar|High"
    r"|Hospital|Hospice|Clinic|Surgery|Centre|Center|Church|House|Lodge|Hall|Trust|Foundation|Fund|Society|Charity"
    r"|Association|Alliance|Institute|Council|Borough|Team|Services?|Group|Forum|Network|Programme|Project|Scheme"
    r"|Training|Award|Act|Bill|Law|Rule|Code|Clause|Regulations?|Convention|Review|Inquiry|Report|Syndrome|Disease|Disorder"
    r"|Palsy|Method|Approach|Scales?|Profiles?|Tests?|Forms?|Guidelines?|Card|Ltd|Limited|Tribunal|University|Base|Unit"
    r"|Hub|Library|Park|Hill|Common|Green|Station|Line|Café|App|Helpline|Day|Period|Road|Rd|Street|Lane|Avenue|Ombudsman|Commissioner"
    r"|Bursary|Grant|Allowance|Voucher|Badge|Pathway|Framework|Charter|Toolkit|Pilot|Strategy|Pledge|Guarantee|Protocol|Levy"
    r"|Premium|Supplement|Gateway|Portal|Initiative"
)
_BODY = re.compile(rf"(?<![\w’'])(?:{_CAP}(?:{_JOIN}{{0,2}}))+?(?:{_KIND})\b(?!['’]s\b)")
_LOWER = re.compile(
    r"(?<!\w)(?:[\w’']+ )?[\w’']+ (?:primary|infants?|juniors?|academy|college|nursery|pre-?school|high school|grammar|hospital"
    r"|hospice|children['’]?s centre|foundation|trust|syndrome|disease|palsy|scales?|guidelines|profile|card|method|school)\b",
    re.IGNORECASE,
)
_SAINT = re.compile(
    r"(?<!\w)(?:St|Saint|SS)\.? [^\W\d_]+(?:[-’'][^\W\d_]+)*(?:['’]s?)?(?: and St [^\W\d_]+)?", re.IGNORECASE
)
_CASE_NAME = re.compile(r"(?<!\w)[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){0,3} v\.? [A-Z][\w’'.]*(?: [A-Z][\w’'.]*){0,4}")
_OFFICE = re.compile(
    r"(?<!\w)(?:[Mm]inister|[Ss]ecretary(?: of [Ss]tate)?|Baroness|Lord|Lady|Dame|[Jj]udge|Justice|President|MP|Councillor|Cllr"
    r"|[Cc]ommissioner)(?: for [a-z ]+)? (?:[A-Z][\w’'-]+ ?){1,3}"
)
# Who is named with a rank is named without it too.
_RANK = re.compile(r"(?:Councillor|Cllr|Sir|Dame|Lord|Lady|Baroness|Dr|Professor)\.? (?=[A-Z][\w’'-]+ [A-Z])")


@dataclass(frozen=True)
class Known:
    """What stands in public, made ready to look up: phrases as words, numbers as digits."""

    phrases: frozenset[tuple[str, ...]]
    longest: int
    numbers: frozenset[str]
    exact: frozenset[str]

    def holds(self, detail: str) -> bool:
        """Whether a number, an email address, a postcode or a street address stands in public."""
        squeezed = re.sub(r"\s", "", detail).casefold()
        return squeezed in self.exact or digits(detail) in self.numbers or folded(detail) in self.phrases


def standing(texts: Iterable[str]) -> frozenset[str]:
    """The names, numbers and addresses that stand in texts: what `mask` may be told to leave alone.

    Single words count when they are written with a capital in the middle of a sentence.
    """
    found: set[str] = set()
    for text in texts:
        for pattern in (EMAIL, POSTCODE, PHONE, _BODY, _SAINT):
            found.update(" ".join(match.group().split()) for match in pattern.finditer(text))
        found.update(re.findall(r"(?<!\w)[A-Z][\w’'-]+(?:(?: (?:of|the|and|for|in))? [A-Z][\w’'-]+)+", text))
        found.update(re.findall(r"(?<=[a-z,] )[A-Z][\w’'-]+", text))
    found.update(_RANK.sub("", name) for name in tuple(found) if _RANK.match(name))
    return frozenset(found)


@lru_cache(maxsize=2)
def public_words(index: Index) -> frozenset[str]:
    """What stands in public in a corpus: in its documents, its contacts and its glossary, and the council's places."""
    found = set(standing(index.catalogue.text(source) for source in index.sources))
    found.update(source.title for source in index.sources.values())
    for contact in index.contacts:
        found.update((contact.name, contact.phone, contact.email, *contact.older))
    for term in index.glossary:
        found.update((term.term, term.long, *term.short, *term.also))
    found.update(index.council.nearby)
    return frozenset(found - {""})


@lru_cache(maxsize=4)
def read_known(known: frozenset[str]) -> Known:
    """The strings of `known` and of data/public-names.txt, ready to look up."""
    phrases: set[tuple[str, ...]] = set()
    numbers: set[str] = set()
    exact: set[str] = set()
    for name in (*known, *lines(DATA / "public-names.txt")):
        exact.update(re.sub(r"\s", "", m.group()).casefold() for p in (EMAIL, POSTCODE) for m in p.finditer(name))
        numbers.update(digits(m.group()) for m in PHONE.finditer(name))
        if "@" not in name and (words := folded(name)):
            phrases.add(words)
    return Known(
        frozenset(phrases), max((len(p) for p in phrases), default=0), frozenset(numbers - {""}), frozenset(exact)
    )


def spared(text: str, known: Collection[str]) -> list[tuple[int, int]]:
    """Where a text names bodies, places, laws and the like: spans that hold no private name."""
    spans = [m.span() for p in (_BODY, _SAINT, _CASE_NAME, _OFFICE) for m in p.finditer(text) if not _is_full_name(m)]
    names = first_names() | names_also_words()
    for match in _LOWER.finditer(text):
        words = match.group().split()
        # "my son jayden school" and "Jayden's school" name no school; "harris academy" does, and so does
        # "thomas wall nursery".
        owner, saint = words[-2] if len(words) > 1 else "", words[0].lower() in ("st", "saint", "ss")
        owns = names if len(words) == 2 else first_names()
        if re.search(r"['’]s?$", owner) and plain(owner) in owns and words[-1].islower() and not saint:
            continue
        two = len(words) > 2 and plain(words[1]) in names | surnames()
        start = match.start() if two or len(words) < 3 else match.start() + len(words[0]) + 1
        if not _RELATED.search(text[: match.end() - len(words[-1])].rstrip()):
            spans.append((start, match.end()))
    ready = read_known(known if isinstance(known, frozenset) else frozenset(known))
    found = list(WORD.finditer(text))
    low = [plain(m.group()) for m in found]
    for at in range(len(found)):
        for length in range(min(ready.longest, len(found) - at), 0, -1):
            if tuple(low[at : at + length]) in ready.phrases and (length > 1 or low[at] not in names):
                spans.append((found[at].start(), found[at + length - 1].end()))
                break
    return spans


def _is_full_name(match: re.Match[str]) -> bool:
    """Whether what ends like a place or a fund is somebody's name: "Tia-Louise Grant", and not "the Florence Grant"."""
    words = match.group().split()
    first = first_names() & set(plain(words[0]).split("-"))
    named = len(words) == 2 and bool(first) and bool(_ALSO_SURNAME.fullmatch(words[1]))
    return named and not _PLACED.search(match.string[: match.start()])


_ALSO_SURNAME = re.compile(r"Day|Grant|Green|Hall|Hill|House|Lane|Levy|Park|Law")
_PLACED = re.compile(r"\b(?:the|a|an|this|that|at|in|near|on|from|to|called)\s+$", re.I)
_RELATED = re.compile(
    r"\b(?:son|daughter|boy|girl|child|grandson|granddaughter|brother|sister|nephew|niece) [\w’'-]+$", re.I
)


def digits(text: str) -> str:
    """The national digits of a phone number: +44 and 0044 read as 0."""
    return re.sub(r"^(?:0044|44)0?", "0", re.sub(r"\D", "", text))


def plain(word: str) -> str:
    """A word in lower case, without accents and possessive ending."""
    word = re.sub(r"'s?$", "", word.casefold().replace("’", "'"))
    apart = unicodedata.normalize("NFD", word.translate(_WHOLE))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def folded(text: str) -> tuple[str, ...]:
    """The words of a text as `plain` has them; figures stay."""
    return tuple(
        plain(word) for word in re.findall(r"\d+[a-z]?\b|[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*", text, re.IGNORECASE)
    )


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """First names that are nothing else."""
    return frozenset(lines(DATA / "first-names.txt"))


@lru_cache(maxsize=1)
def names_also_words() -> frozenset[str]:
    """First names that are words, months or places too."""
    return frozenset(lines(DATA / "first-names-also-words.txt"))


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    return frozenset(lines(DATA / "surnames.txt"))


# Letters that Unicode does not take apart into a letter and an accent.
_WHOLE = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe"})
