"""Names of private persons in a text: where each begins and ends, and where it is said again."""

from __future__ import annotations

from collections.abc import Collection

from assistant.english.words import STOPWORDS
from assistant.screening.name_cues import AND, PARTICLE, TIMES
from assistant.screening.name_rules import is_name
from assistant.screening.name_words import Text, lexicon, ordinary, read_words
from assistant.screening.surnames import surname_end


def private_names(text: str, known: Collection[str] = ()) -> list[tuple[int, int]]:
    """The spans of names of private persons in a text; `known` names are public and left alone."""
    read = read_words(text, known)
    spans: list[tuple[int, int]] = []
    said: set[str] = set()
    at = 0
    while at < len(read.words):
        if is_name(read, at, bool(spans) and bool(AND.fullmatch(text[spans[-1][1] : read.words[at].start]))):
            last = surname_end(read, at)
            first = at
            spans.append((read.words[first].start, read.words[last].end))
            said.update(word.low for word in read.words[first : last + 1])
            at = last + 1
        else:
            at += 1
    return sorted({*spans, *_again(read, said, spans)})


def _again(read: Text, said: set[str], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
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
            lexicon(word.low) == "name"
            or word.low not in ordinary()
            or (word.capital and not word.shouted and word.low not in TIMES)
        )
        and word.low not in PARTICLE
        and word.low not in STOPWORDS
    ]
