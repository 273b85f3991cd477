"""Words as typed -> words as spelt: text-speak, and slips in words that the corpus uses.

A word is mended only when neither the corpus nor English knows it and the corpus has one near it,
by optimal string alignment (a letter wrong, missing, added, or two swapped), which is how most
misspellings differ (Damerau, CACM 1964).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.english.dictionary import dictionary

_WORD = re.compile(r"(?<![\w\[@./])[A-Za-z0-9][A-Za-z0-9'’]*(?![\w\]@]|\.\w)")
_VOWELS = re.compile("[aeiou]")
_DATA = Path(__file__).parent / "data"
# Shorter words have too many neighbours; longer ones may have two slips.
SHORTEST, LONG = 4, 8
# A word seen once may itself be a slip, or a name.
SEEN = 2

Vocabulary = Mapping[str, int]
"""How often each lower-case word stands in the corpus."""


def spelt(text: str, vocabulary: Vocabulary) -> str:
    """The text with text-speak written out and slips mended; words in brackets are left alone."""

    def mend(match: re.Match[str]) -> str:
        typed = match[0]
        word = typed.lower().replace("’", "'")
        if word in text_speak() and not typed.isupper():
            return text_speak()[word]
        known = word in vocabulary or word.removesuffix("'s") in vocabulary
        if len(word) < SHORTEST or known or not word.isalpha() or _is_english(word):
            return typed
        if _is_name(typed, match.start(), text):
            return typed
        return _nearest(word, vocabulary) or typed

    return _WORD.sub(mend, text)


@lru_cache(maxsize=1)
def text_speak() -> Mapping[str, str]:
    return {
        key: str(value) for key, value in tomllib.loads((_DATA / "text-speak.toml").read_text(encoding="utf-8")).items()
    }


def _nearest(word: str, vocabulary: Vocabulary) -> str | None:
    """The nearest word that begins alike, or differs by one swap at the start: among those as near, one with the
    same consonants ("limt" is "limit" before "list"), and then the commonest."""
    slips = 2 if len(word) >= LONG else 1
    near = [
        (distance, _VOWELS.sub("", candidate) != _VOWELS.sub("", word), -vocabulary[candidate], candidate)
        for candidate, distance, _ in process.extract(
            word, _by_length(vocabulary, len(word), slips), scorer=OSA.distance, score_cutoff=slips, limit=20
        )
        if candidate[0] in word[:2] and vocabulary[candidate] >= SEEN
    ]
    return min(near)[-1] if near else None


def _by_length(vocabulary: Vocabulary, length: int, slips: int) -> list[str]:
    return [word for word in vocabulary if abs(len(word) - length) <= slips]


def _is_name(typed: str, start: int, text: str) -> bool:
    """Whether a word has its capital for its own sake: not at the start, nor in a text all in capitals."""
    opens = start == 0 or text[:start].rstrip()[-1:] in ("", ".", "?", "!", ":")
    return typed[0].isupper() and not opens and not text.isupper()


def _is_english(word: str) -> bool:
    """Whether English has a word, or would with its apostrophe: "shes", "theyre"."""
    words = dictionary()
    return word in words or f"{word[:-1]}'{word[-1]}" in words or f"{word[:-2]}'{word[-2:]}" in words


def load_english() -> None:
    """Read the word list now, so that the first person asking need not wait."""
    dictionary()
