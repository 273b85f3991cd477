"""How far a name goes: middle names, particles and surnames after the word it begins with."""

from __future__ import annotations

import re

from assistant.english.words import STOPWORDS
from assistant.screening.name_cues import ACTS, EVERYDAY, NEVER, PARTICLE, TIMES
from assistant.screening.name_words import Text, Word, lexicon, ordinary
from assistant.screening.public import surnames


def surname_end(read: Text, at: int) -> int:
    """The last word of the name that begins at a word: middle names, particles and surnames."""
    last = at
    look = at + 1
    while look < len(read.words) and look - at < 5 and not read.words[last].owns:
        word = read.words[look]
        initial = len(read.words[look - 1].text) == 1
        figure = read.text[word.end : word.end + 1].isdigit()  # "(Y4"
        if not re.fullmatch(r"\.? " if initial else r" | [\"“'(]|[\"”')] ", word.gap) or word.spared or figure:
            break
        if word.low in PARTICLE and not word.shouted:
            look += 1
            continue
        if len(word.text) == 1 and word.low not in "iau" and (word.capital or read.next(look) in ACTS):
            # "Tom B" and "tom b got": an initial for a surname, or for what stands before one.
            last = look
            look += 1
            continue
        if not (_surname(word, read) or lexicon(word.low) == "name"):
            break
        last = look
        look += 1
    return last


def _surname(word: Word, read: Text) -> bool:
    if word.low in NEVER or word.low in STOPWORDS or word.low in TIMES:
        return False
    if word.capital and not read.shouting:
        return not word.shouted
    if word.low in surnames():
        return word.low not in EVERYDAY
    return read.english and len(word.low) > 4 and word.low not in ordinary()
