"""A message -> the message without personal details: readable placeholders stand in their place.

It runs before anything is searched, logged, stored or sent to a model.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from assistant.screening.identifiers import identifiers
from assistant.screening.names import private_names
from assistant.screening.public import read_known

Kind = Literal["name", "birth-date", "nhs-number", "ni-number", "upn", "phone", "email", "postcode", "address"]

PLACEHOLDERS: dict[str, str] = {
    "name": "[name]",
    "birth-date": "[birth date]",
    "nhs-number": "[NHS number]",
    "ni-number": "[National Insurance number]",
    "upn": "[pupil number]",
    "phone": "[phone number]",
    "email": "[email]",
    "postcode": "[postcode]",
    "address": "[address]",
}
_PLACEHOLDER = re.compile("|".join(re.escape(mark) for mark in PLACEHOLDERS.values()))
# A sentence that began with a name would begin with its verb, and read as a question ("Leo is on 88%").
_WHO_BEGINS = re.compile(
    rf"(?:(?<=^)|(?<=[.?!;]\s)){re.escape(PLACEHOLDERS['name'])}(?=\s(?:is|was|has|had|does|did|can|could|will|would|must)\b)"
)
# Stands for what is already found, so that no pattern reads across it.
_GONE = "\u25a0"


@dataclass(frozen=True, slots=True)
class Detail:
    """A personal detail, as it was typed."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its details replaced, and what they were, in order."""

    text: str
    found: tuple[Detail, ...] = ()


def mask(text: str, known: Collection[str] = ()) -> Masked:
    """Replace the personal details of a text.

    `known` are names, phone numbers, emails, postcodes and titles that stand in the council's own
    data (`assistant.screening.public.standing` collects them); they are left alone.
    """
    public = known if isinstance(known, frozenset) else frozenset(known)
    taken: list[tuple[int, int, str]] = []
    rest = text
    for kind, start, end in identifiers(text, read_known(public)):
        if _GONE not in rest[start:end]:
            taken.append((start, end, kind))
            rest = rest[:start] + _GONE * (end - start) + rest[end:]
    taken += [(start, end, "name") for start, end in private_names(rest, public)]
    taken.sort()
    found = tuple(Detail(kind, text[start:end]) for start, end, kind in taken)
    for start, end, kind in reversed(taken):
        text = text[:start] + PLACEHOLDERS[kind] + text[end:]
    return Masked(text, found)


def without_placeholders(text: str) -> str:
    """A masked text as it is searched: the placeholders gone, the title before them and "'s" after them; who begins a
    sentence is "the child"."""
    text = _WHO_BEGINS.sub("the child", text)
    bare = re.sub(rf"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s)?(?:{_PLACEHOLDER.pattern})(?:['’]s\b)?", " ", text, flags=re.I)
    return re.sub(r"\s+([?.!,;:])", r"\1", re.sub(r"\s+", " ", bare)).strip()
