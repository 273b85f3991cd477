"""What somebody said, as plain words: lowered, without accents, slips of the keys mended."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

STOP = "."
# A word this short is too near too many others to be mended by distance.
_LEAST, _LONG = 5, 9
_ENDS = set(".!?;।॥。！？؟۔…\n")
_DROPPED = set("'’‘`´ʼ′\u00ad\u200b\u200c\u200d\u2060\ufeff")
# Letters that stand for others on a keyboard or in another spelling of the same script.
_SAME = str.maketrans("ىیېکہةۃھےںłıँѐґё…", "يييكههههينliंеге\n")
_FIGURES = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"})
_ARABIC_AND = "و"  # written as one with the word it joins
_RUN = re.compile(r"(.)\1{2,}")
_PARTS = re.compile(r" (my|him|her|them|your|our) (sel(?:f|ves))(?= )|(?<= he| it) s(?= )|(?<= she) s(?= )")


class _Plain(dict[int, str]):
    """What becomes of each character; worked out once."""

    def __missing__(self, code: int) -> str:
        self[code] = made = _plain(chr(code))
        return made


def _plain(c: str) -> str:
    kind = unicodedata.category(c)
    if c in _ENDS:
        return f" {STOP} "
    # Marks over Latin, Cyrillic and Arabic letters are often left out; Indic vowels are marks that are not.
    if c in _DROPPED or "\u0300" <= c <= "\u036f" or "\u064b" <= c <= "\u065f" or c in "\u0670ـ़়઼":
        return ""
    if "\u3400" <= c <= "\u9fff":  # Chinese is written without spaces
        return f" {c} "
    return c if kind[0] in "LMN" or c in "*@$" else " "


_TABLE = _Plain()


class Speller:
    """Mends the words of a message towards the words that are listened for.

    `slips` maps a misspelling to what was meant. A word in `ordinary` is never taken for a slip.
    """

    def __init__(self, words: Iterable[str], kept: Iterable[str], slips: Mapping[str, str], ordinary: Iterable[str]):
        self._slips = slips
        known, kept = set(words), set(kept)
        self._right = known | kept
        # What a starred-out word may be, the words that slips are mended towards first.
        self._hidden = (*sorted(known), *sorted(kept))
        self._ordinary = frozenset(ordinary)
        self._stems = tuple(w.rstrip("*") for w in kept if w.endswith("*"))
        self._targets = sorted(w for w in known if len(w) >= _LEAST and w.isascii() and w.isalpha())
        self.mend = lru_cache(maxsize=50_000)(self._mend)

    def plain(self, text: str) -> str:
        """The words of a text with a space before and after each, and a stop at either end and after each sentence."""
        words = fold(text).split()
        spoken = f" {STOP} {' '.join(map(self.mend, words))} {STOP} "
        return _PARTS.sub(lambda m: f" {m[1]}{m[2]}" if m[1] else "s", spoken)

    def _mend(self, word: str) -> str:
        for guess in (word, _RUN.sub(r"\1\1", word), _RUN.sub(r"\1", word), word.translate(_FIGURES)):
            if guess in self._slips:
                return self._slips[guess]
            if guess in self._right or guess in self._ordinary:
                return guess
        if word[0] == _ARABIC_AND and (word[1:] in self._right or word[1:].startswith(self._stems)):
            return word[1:]
        if "*" in word.strip("*"):
            hidden = re.compile(re.escape(word).replace(r"\*", "."))
            return next((w for w in self._hidden if hidden.fullmatch(w)), word)
        if len(word) < _LEAST or not word.isascii():
            return word
        most = 2 if len(word) >= _LONG else 1
        found = process.extractOne(word, self._targets, scorer=OSA.distance, score_cutoff=most)
        return found[0] if found else word


def fold(text: str) -> str:
    """A text lowered, without accents or apostrophes, its punctuation made space or a stop."""
    return unicodedata.normalize("NFKD", text.lower().translate(_SAME)).translate(_TABLE)
