"""A text read for names: its words, what stands between and around them, and what lists know of each."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from assistant.english.dictionary import dictionary
from assistant.english.words import STOPWORDS
from assistant.screening.name_cues import EVERYDAY, NEVER
from assistant.screening.public import WORD, first_names, names_also_words, plain, spared

REACH = 120


@dataclass(frozen=True)
class Word:
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
class Text:
    text: str
    words: tuple[Word, ...]
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


def read_words(text: str, known: Collection[str]) -> Text:
    """A text as words; what holds a name in `known` or of a body, a place or a law is spared."""
    public = spared(text, known)
    words: list[Word] = []
    end = 0
    for match in WORD.finditer(text):
        hidden = any(a <= match.start() and match.end() <= b for a, b in public)
        owns = bool(re.match(r"['’]s?\b(?!\w)|['’]s\b", text[match.end() :]))
        low = plain(match.group())
        stop = match.end()
        if low.endswith("s") and low not in first_names() and low[:-1] in first_names() and low not in ordinary():
            low, owns = low[:-1], True  # "jaydens plan"
        words.append(Word(match.group(), match.start(), stop, low, text[end : match.start()], hidden, owns))
        end = stop
    letters = [c for c in text if c.isalpha()]
    lower = sum(1 for w in words[1:] if w.capital)
    shouting = sum(c.isupper() for c in letters) > 0.6 * len(letters) or (
        len(words) > 5 and lower > 0.8 * (len(words) - 1)
    )
    # "Children Bill … Bill": a word of a public name stays one.
    public_words = {w.low for w in words if w.spared and w.low in names_also_words()}
    words = [Word(**{**w.__dict__, "spared": w.spared or w.low in public_words}) for w in words]
    told = sum(w.low in ordinary() or lexicon(w.low) != "" or w.spared for w in words)
    return Text(text, tuple(words), shouting, len(words) < 4 or told >= 0.5 * len(words))


def lexicon(low: str) -> str:
    """Whether a word is a first name ("name"), a first name and a word ("word"), or neither ("")."""
    head = low.split("-")[0].split("'")[0] if "-" in low else low
    if head in first_names():
        return "name"
    return "word" if low in names_also_words() else ""


def is_double(word: Word) -> bool:
    """Whether a word is a name of two parts, "Lee-Anne" or "Eun-ji": one is a name, or none is an English word."""
    parts = set(word.low.split("-"))
    named = parts & first_names() or not parts & ordinary()
    return len(parts) > 1 and word.capital and not word.shouted and bool(named)


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """Words that are no sign of a name: those of the dictionary, and what people ask about."""
    return dictionary() | STOPWORDS | NEVER | EVERYDAY
