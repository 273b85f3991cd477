"""All that the chat says by itself, gathered from the string files, the corpus and the index."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ConfigDict

from assistant import screening
from assistant.help import card, crisis_contacts
from assistant.messages import Direction, Key, message
from assistant.services import Services
from assistant.types import Audience
from assistant.web.interface import Language, language_of, languages, words
from assistant.web.schemas import ContactOut
from ingest.corpus import read_contacts
from ingest.entries import Contact, Council, Term
from ingest.errors import LocalOfferError

CAREFUL = Path(screening.__file__).parent / "data" / "before-sending.toml"


class Crisis(BaseModel):
    text: str
    contacts: list[ContactOut]


class PersonalPattern(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: str
    pattern: str


class Careful(BaseModel):
    """What to look for before a question is sent: JavaScript regular expressions, for the flags "iu"."""

    model_config = ConfigDict(extra="forbid")

    crisis: list[str]
    personal: list[PersonalPattern]


class WidgetConfig(BaseModel):
    """`originals` are the prepared messages in English, to be shown beside those in another language."""

    service: str
    council: str
    about: str
    greeting: str
    privacy: str
    local_offer_url: str
    languages: list[Language]
    language: str
    dir: Direction
    strings: Mapping[str, Mapping[str, str]]
    starters: list[str]
    contacts: list[ContactOut]
    crisis: Crisis
    originals: Mapping[Key, str]
    glossary: list[Term]
    audiences: list[str]
    careful: Careful


def widget_config(services: Services, lang: str) -> WidgetConfig:
    """The chat's words in a language, English for what is missing.

    Without an index the words and the help lines are still given, so that nobody in danger is sent away.
    """
    language = language_of(lang)
    council, contacts, glossary = _of_the_council(services)
    return WidgetConfig(
        service=council.service,
        council=council.name,
        about=council.about,
        greeting=council.greeting,
        privacy=council.privacy,
        local_offer_url=council.local_offer_url,
        languages=list(languages().values()),
        language=language.code,
        dir=language.dir,
        strings=words(language.code),
        starters=list(council.examples),
        contacts=[ContactOut.model_validate(card(c)) for c in contacts if c.default and c.group == "help"],
        crisis=Crisis(
            text=message(language.code, "crisis").text,
            contacts=[ContactOut.model_validate(c) for c in crisis_contacts(contacts)],
        ),
        originals={key: message(None, key).text for key in get_args(Key)},
        glossary=list(glossary),
        audiences=list(get_args(Audience)),
        careful=careful(),
    )


@cache
def careful() -> Careful:
    return Careful.model_validate(tomllib.loads(CAREFUL.read_text(encoding="utf-8")))


def _of_the_council(services: Services) -> tuple[Council, tuple[Contact, ...], tuple[Term, ...]]:
    try:
        with services.live.use() as index:
            return index.council, index.contacts, index.glossary
    except LocalOfferError:
        return Council(), read_contacts(services.settings.corpus), ()
