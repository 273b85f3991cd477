"""Comparing words as a reader would: case, quotes, dashes and number words set aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORD_NUMBER = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<unit>{'|'.join(_NUMBERS[1:10])}))?|(?P<small>{'|'.join(_NUMBERS)}))\b"
)


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """A text in lower case, NFKC, straight quotes and hyphens, "per cent" as %, numbers below
    a hundred as digits, no thousands commas, no Markdown marks and single spaces."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(r"[‘’`´]", "'", text)
    text = re.sub(r"[‐-―−]", "-", text)
    text = re.sub(r"[“”\"*_\\]", "", text)
    text = re.sub(r"\s?(per ?cent\b|%)", "%", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = _WORD_NUMBER.sub(_digits, text)
    return re.sub(r"\s+", " ", text).strip()


def _digits(word: re.Match[str]) -> str:
    if word["small"]:
        return str(_NUMBERS.index(word["small"]))
    unit = _NUMBERS.index(word["unit"]) if word["unit"] else 0
    return str(20 + 10 * _TENS.index(word["tens"]) + unit)


def holds(text: str, spellings: Iterable[str]) -> bool:
    """Whether a text holds one of the spellings, as whole words."""
    where = plain(text)
    return any(re.search(rf"(?<![\w.]){re.escape(plain(s))}(?!\w|\.\d)", where) for s in spellings)
