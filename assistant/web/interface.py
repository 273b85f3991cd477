"""The words of the chat and the desk: one file a language in `strings/interface/`, English for what is missing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from assistant.messages import ENGLISH, STRINGS, Direction

PARTS = ("shell", "answer", "desk")
Words = Mapping[str, Mapping[str, str]]


class Language(BaseModel):
    """A language by its ISO 639-1 code, named by its own speakers."""

    code: str
    name: str
    dir: Direction


@cache
def languages() -> Mapping[str, Language]:
    """The languages there are words in, English first."""
    found = {file.stem: _read(file) for file in sorted(STRINGS.glob("*.toml"))}
    codes = sorted(found, key=lambda code: (code != ENGLISH, code))
    return {code: Language(code=code, name=found[code]["name"], dir=found[code].get("dir", "ltr")) for code in codes}


def language_of(tag: str) -> Language:
    """The language that a tag asks for ("ur", "ar-EG"); English when there are no words in it."""
    return languages().get(tag.lower().split("-")[0].split("_")[0], languages()[ENGLISH])


@cache
def words(code: str) -> Words:
    """The words of each part of the interface."""
    english, own = _interface(ENGLISH), _interface(code)
    return {part: {**english.get(part, {}), **own.get(part, {})} for part in PARTS}


def _interface(code: str) -> Words:
    return _read(STRINGS / "interface" / f"{code}.toml")


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
