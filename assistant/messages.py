"""Prepared messages in the languages people ask in: one file a language in `strings/`, English for the rest."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Key = Literal["unsupported", "crisis", "nearest"]
Direction = Literal["ltr", "rtl"]

STRINGS = Path(__file__).parent / "strings"
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Message:
    """A message with the language it is really in (ISO 639-1) and the direction that is written in."""

    text: str
    lang: str
    dir: Direction


class _Language(BaseModel):
    """A file of `strings/`: its language named in English and by its own speakers, and what it says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    english: str = Field(min_length=1)
    name: str = Field(min_length=1)
    dir: Direction = "ltr"
    messages: dict[Key, str]


def message(code: str | None, key: Key) -> Message:
    """What to say to somebody who writes in a language: in English when nothing is prepared in theirs."""
    for lang in (code or ENGLISH, ENGLISH):
        prepared = _languages().get(lang)
        if prepared and key in prepared.messages:
            return Message(prepared.messages[key], lang, prepared.dir)
    raise KeyError(key)


@cache
def _languages() -> dict[str, _Language]:
    return {
        file.stem: _Language.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
        for file in sorted(STRINGS.glob("*.toml"))
    }
