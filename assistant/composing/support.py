"""Whether a sentence that a model wrote says only what one of its statements says.

Code cannot read, so it does not try: a sentence is supported when it is a statement's sentence again,
word for word, but for what cannot change its meaning. Little words may come and go, "must" may be
"has to" and "six" may be "6", brackets may be dropped, and a condition may move to the other end. Every
other word stands where it stood, so every figure, name, date, address, condition, "not" and "must"
does. What is true but said in other words is lost, and the extractive answer stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.english.words import stem
from ingest.sentences import sentences
from ingest.types import Statement

# A run of fewer words that count says too little to be a sentence.
FEWEST = 3

# Words that may come and go.
_FREE = frozenset("a an the that also then please do does of to and".split())
# A condition means the same at either end of a sentence. A scope ("in 2024") that opens one may close
# it; one that closes it may belong to the words before it, and stays.
_CONDITIONS = frozenset("if unless until when whenever once".split())
_OPENS = _CONDITIONS | frozenset(
    "except while where after before during within since without under over for with in at on from by as".split()
)
# A sentence that opens so, after another, speaks of something in that other one.
_BACK = re.compile(
    r"\W*(?:nor|but|however|and|or|so|its?|they|their|them|this|these|those|he|his|she|her|him|such|which|who|whose"
    r"|there|here|both|neither)\b",
    re.IGNORECASE,
)
_SAME = {"children": "child", "people": "person", "men": "man", "women": "woman", "has": "have"} | dict.fromkeys(
    "is are am been being".split(), "be"
)
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_LINK = re.compile(r"://|www\.|\b[a-z0-9-]+\.[a-z]{2,}\b", re.IGNORECASE)
# Any other sign must stand in the statement: it may be Markdown, a unit or a trick.
_PLAIN_SIGNS = re.compile(r"[A-Za-z0-9\s.,;:!'’‘\"“”()–—-]")
_TOKEN = re.compile(
    rf"(?P<mark>[,;:–—])|{_MAIL}"
    r"|\+?\d[\d ]{6,}\d"  # a telephone number
    r"|[£$€]?\d(?:[\d,.:/-]*\d)?(?:[A-Za-z]{1,2}\b)?(?:\(\w+\))*"
    r"|[^\W\d_][\w’'&/-]*"
)
_WAYS = (
    (re.compile(r"\bcan(?:not|['’]t)\b", re.IGNORECASE), "can not"),
    (re.compile(r"\bwon['’]t\b", re.IGNORECASE), "will not"),
    (re.compile(r"n['’]t\b", re.IGNORECASE), " not"),
    (re.compile(r"(?<!\bnot )\b(?:ha(?:ve|s)|needs?|(?:is|are) required) to\b", re.IGNORECASE), "must"),
    (re.compile(r"\b(have|need|required) to\b", re.IGNORECASE), r"\1-to"),
    (re.compile(r"\b(a|the) (few|little|most)\b", re.IGNORECASE), r"\1-\2"),
    (re.compile(r"(?<=\d) ?%|\bper cent\b", re.IGNORECASE), " percent"),
    (re.compile(r"([£$€])\s+"), r"\1"),
)
_BRACKETS = re.compile(r"\s+\((?:[^()]|\([^()]*\))*\)")
_OPENER = re.compile(r"^(?:yes|no)[,.]\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that counts: how it is compared, and the mark after it."""

    key: str
    mark: str = ""


def supported(sentence: str, statements: Sequence[Statement]) -> bool:
    """Whether the sentence says only what one of the statements says."""
    return bool(support(sentence, statements))


def support(sentence: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """What a sentence rests on: the first statement that says it, after the lead-in of a list when it
    is an item of one; nothing when it is not supported."""
    said = _words(sentence)
    if len(said) < FEWEST or _LINK.search(re.sub(_MAIL, " ", sentence)):
        return ()
    signs = set(_PLAIN_SIGNS.sub("", sentence))
    orders = [_keys(said), *map(_keys, _turns(said, _CONDITIONS))]
    held = {statement.id: statement for statement in statements}
    for statement in statements:
        lead = held.get(statement.lead or "")
        if statement.lead and lead is None:
            continue
        ways = _ways(statement, lead)
        if signs <= set(statement.text) and any(order in ways for order in orders):
            return (lead, statement) if lead else (statement,)
    return ()


@lru_cache(maxsize=1024)
def _ways(statement: Statement, lead: Statement | None) -> frozenset[tuple[str, ...]]:
    """The ways to say a statement: each of its sentences, or each cell with its label and without."""
    if statement.cells:
        texts = [text for cell in statement.cells for text in (f"{cell.label}: {cell.text}", cell.text)]
    elif lead:
        texts = [f"{lead.text} {statement.text}"]
    else:
        texts = [statement.text[a:b] for a, b in sentences(statement.text)]
        texts = texts[:1] + [text for text in texts[1:] if not _BACK.match(text)]
    found: set[tuple[str, ...]] = set()
    for text in texts:
        for form in (text, _BRACKETS.sub("", text), _OPENER.sub("", text)):
            words = _words(form)
            found |= {_keys(words), *map(_keys, _turns(words, _OPENS))}
    return frozenset(found)


def _turns(words: Sequence[_Word], openings: Collection[str]) -> Iterator[Sequence[_Word]]:
    """The words with what they open with put at the end, when it begins with one of `openings`."""
    if words and words[0].key in openings:
        for at, word in enumerate(words[:-1], start=1):
            if word.mark == ",":
                yield [*words[at:], *words[:at]]


def _keys(words: Sequence[_Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words)


def _words(text: str) -> list[_Word]:
    for pattern, full in _WAYS:
        text = pattern.sub(full, text)
    words: list[_Word] = []
    for match in _TOKEN.finditer(text):
        said = match.group(0)
        if match["mark"]:
            words[-1:] = [replace(word, mark=said) for word in words[-1:]]
            continue
        plain = re.sub(r"['’]s?$", "", said.rstrip(".,:/-")).lower()
        if plain not in _FREE:
            words.append(_Word(_key(plain)))
    return words


def _key(word: str) -> str:
    """A word as it is compared: figures in digits, plurals as one; endings that carry meaning stay."""
    if word[:1].isdigit() or word[:1] in "+£$€":
        return re.sub(r"[ ,]", "", word)
    word = _SAME.get(word, word)
    if stem(word).isdigit():
        return stem(word)
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    return re.sub(r"(?<=ch)es$|(?<=sh)es$|(?<=ss)es$|(?<=x)es$|s$", "", re.sub(r"ies$", "y", word))
