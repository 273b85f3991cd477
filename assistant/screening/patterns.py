"""Patterns of spoken words, as data/crisis.toml writes them, made to match plain text.

A pattern is words with a space between: `a/b` is either, `word?` may be left out, `word*` has any ending,
`{name}` is any pattern of a list, `_` any one word, `.` the end of a sentence, `..` up to four words
and `...` up to fourteen of the same sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from assistant.screening.said import fold

_GAPS = {"..": r"(?: [^ .]+){0,4}?", "...": r"(?: [^ .]+){0,14}?"}
_ANY = r"[^ .]+"
# A pattern is looked for only in texts with the beginning of one of its rarest words.
_BEGINNING = 3
Lists = Mapping[str, Sequence[str]]


class Pattern:
    def __init__(self, source: str, lists: Lists) -> None:
        self.source, self._lists = source, lists

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(f"{self._body(self.source)}(?= )")

    def beginnings(self, seen: Counter[str]) -> frozenset[str]:
        """The beginnings one of which a text must hold; of all its words, the rarest by `seen`."""
        return self._rarest(self.source, seen)

    def words(self) -> Iterator[str]:
        """Every word it listens for, a beginning with `*` after it."""
        yield from self._all(self.source)

    def all_beginnings(self) -> set[str]:
        return {beginning(word) for word in self._all(self.source)}

    def _body(self, source: str) -> str:
        made = []
        for element in source.split():
            if element in _GAPS:
                made.append(_GAPS[element])
                continue
            either = "|".join(dict.fromkeys(self._choice(choice) for choice in _choices(element)))
            made.append(f"(?:{either}){'?' if '?' in element else ''}")
        return "".join(made)

    def _choice(self, choice: str) -> str:
        if choice[0] == "{":
            return "|".join(self._body(inner) for inner in self._lists[choice[1:-1]])
        if choice == "_":
            return f" {_ANY}"
        if choice == ".":
            return r" \."
        words = " ".join(re.escape(word) for word in fold(choice.rstrip("*")).split())
        return f" {words}{'[^ ]*' if choice.endswith('*') else '(?= )'}"

    def _all(self, source: str) -> Iterator[str]:
        for element in source.split():
            for choice in () if element in _GAPS else _choices(element):
                if choice[0] == "{":
                    for inner in self._lists[choice[1:-1]]:
                        yield from self._all(inner)
                elif choice not in "._":
                    yield from fold(choice).split()

    def _rarest(self, source: str, seen: Counter[str]) -> frozenset[str]:
        needed = [found for element in source.split() if (found := self._needed(element, seen))]
        return min(needed, key=lambda found: sum(seen[b] for b in found), default=frozenset())

    def _needed(self, element: str, seen: Counter[str]) -> frozenset[str]:
        """The beginnings one of which must stand where this element does; none if it may match anything."""
        if element in _GAPS or "?" in element:
            return frozenset()
        found = [self._beginnings(choice, seen) for choice in _choices(element)]
        return frozenset().union(*found) if all(found) else frozenset()

    def _beginnings(self, choice: str, seen: Counter[str]) -> frozenset[str]:
        if choice[0] == "{":
            inner = [self._rarest(part, seen) for part in self._lists[choice[1:-1]]]
            return frozenset().union(*inner) if all(inner) else frozenset()
        if choice in "._":
            return frozenset()
        word = fold(choice).split()[0]
        # A word that begins with so little may have any beginning.
        loose = word.endswith("*") and len(word.rstrip("*")) < _BEGINNING
        return frozenset() if loose else frozenset([beginning(word)])


def beginning(word: str) -> str:
    return word.rstrip("*")[:_BEGINNING]


def count_beginnings(patterns: Iterable[Pattern]) -> Counter[str]:
    """In how many patterns each beginning stands."""
    return Counter(b for pattern in patterns for b in pattern.all_beginnings())


def _choices(element: str) -> list[str]:
    return element.replace("?", "").split("/")
