"""Words that say somebody may be in danger: they get human help at once, and nothing else.

Told by the patterns of data/crisis.toml and data/crisis-languages/, so that it works with no index and no
model. A message about a policy, a course or a saying is not a cry for help, and is answered like any other.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from assistant.english.dictionary import ordinary_words
from assistant.screening.patterns import Pattern, beginning, count_beginnings
from assistant.screening.said import Speller, fold

DATA = Path(__file__).parent / "data"
# How many turns back danger is still what a person is talking about.
RECENT = 3
# A turn this short that asks nothing goes on about what was said before.
_FEW = 3
_MESSAGES = 256


@dataclass(frozen=True)
class _Group:
    """Patterns of one kind of danger, and one that must not stand in the same message."""

    patterns: tuple[Pattern, ...]
    unless: Pattern | None


class _Ear:
    """Listens to plain text for the patterns of some groups."""

    def __init__(self, tables: Iterable[Mapping[str, Any]], lists: Mapping[str, Sequence[str]]) -> None:
        groups = [
            _Group(
                tuple(Pattern(p, lists) for p in table["patterns"]),
                Pattern(table["unless"], lists) if "unless" in table else None,
            )
            for table in tables
        ]
        self.patterns = [pattern for group in groups for pattern in group.patterns]
        seen = count_beginnings(self.patterns)
        self._where: dict[str, list[tuple[Pattern, _Group]]] = defaultdict(list)
        for group in groups:
            for pattern in group.patterns:
                starts = pattern.beginnings(seen)
                if not starts:
                    raise ValueError(f"{pattern.source!r} would match anything")
                for start in starts:
                    self._where[start].append((pattern, group))

    def hears(self, plain: str) -> bool:
        return any(
            pattern.regex.search(plain) and not (group.unless and group.unless.regex.search(plain))
            for pattern, group in self._near(plain)
        )

    def without(self, plain: str) -> str:
        """The text with what is heard taken out, and a stop put in its place."""
        for pattern, _ in self._near(plain):
            plain = pattern.regex.sub(" .", plain)
        return plain

    def _near(self, plain: str) -> dict[tuple[Pattern, _Group], None]:
        starts = dict.fromkeys(beginning(word) for word in plain.split())
        return dict.fromkeys(found for start in starts for found in self._where.get(start, ()))


class _Lexicon(NamedTuple):
    speller: Speller
    english: _Ear
    abroad: _Ear
    calm: _Ear
    moves_on: _Ear
    goes_on: _Ear


@cache
def _lexicon() -> _Lexicon:
    english = tomllib.loads((DATA / "crisis.toml").read_text(encoding="utf-8"))
    others = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((DATA / "crisis-languages").iterdir())]
    lists = {name: words for table in (english, *others) for name, words in table.get("lists", {}).items()}
    abroad = [group for table in others for group in table["danger"]]
    calm = _Ear([group for table in (english, *others) for group in table.get("calm", ())], lists)
    own, foreign = _Ear(english["danger"], lists), _Ear([*abroad, *english["calm"]], lists)
    slips = {wrong: right for right, wrongs in english["spelling"].items() for wrong in wrongs.split()}
    speller = Speller(_words(own.patterns), _words(foreign.patterns), slips, ordinary_words())
    moves = {"patterns": english["conversation"]["moves_on"]}
    goes = {"patterns": english["conversation"]["goes_on"]}
    return _Lexicon(speller, own, _Ear(abroad, lists), calm, _Ear([moves], lists), _Ear([goes], lists))


def plain(text: str) -> str:
    """A message as its words are compared: lowered, slips mended, a stop after each sentence."""
    return _lexicon().speller.plain(text)


@cache
def english_words() -> frozenset[str]:
    """The English words known here: those of the patterns and the ordinary ones, some 13,000."""
    english = tomllib.loads((DATA / "crisis.toml").read_text(encoding="utf-8"))
    told = [pattern for group in (*english["danger"], *english["calm"]) for pattern in group["patterns"]]
    return frozenset((*ordinary_words(), *_words(Pattern(pattern, english["lists"]) for pattern in told)))


def _words(patterns: Iterable[Pattern]) -> set[str]:
    return {word for pattern in patterns for word in pattern.words()}


def is_crisis(text: str, earlier: Sequence[str] = ()) -> bool:
    """Whether somebody's words say that they or a child may be in danger.

    `earlier` holds the same person's turns before, oldest first: a turn that goes on about danger is
    danger too, one that turns to something else is not.
    """
    if _in_danger(text):
        return True
    for before in reversed(earlier[-RECENT:]):
        if not _goes_on(text):
            return False
        if _in_danger(before):
            return True
        text = before
    return False


def only_english_tells(text: str) -> bool:
    """Whether it is by English patterns alone, in this very message, that somebody is taken to be in danger."""
    return _told_by(text, _lexicon().english) and not _told_by(text, _lexicon().abroad)


@lru_cache(maxsize=_MESSAGES)
def _in_danger(text: str) -> bool:
    return _told_by(text, _lexicon().english) or _told_by(text, _lexicon().abroad)


def _told_by(text: str, ear: _Ear) -> bool:
    plain = _lexicon().speller.plain(text)
    return ear.hears(plain) and ear.hears(_lexicon().calm.without(plain))


def _goes_on(text: str) -> bool:
    known = _lexicon()
    plain = known.speller.plain(text)
    return not known.moves_on.hears(plain) and (known.goes_on.hears(plain) or len(fold(text).split()) <= _FEW)
