"""Whether the corpus agrees with itself: abbreviations with the glossary, numbers with the contacts, time
limits with the notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.corpus import Corpus
from ingest.entries import Problem
from ingest.types import Block, Document

PHONE = re.compile(r"(?<![\d/])(?:0\d{3} \d{3} \d{4}|0\d{2,4}[ \d]{6,9}\d|116 \d{3})(?!\d)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ABBREVIATION = re.compile(r"\b[A-Z][a-z]?[A-Z]+[A-Za-z]?\b|\b[A-Z]{2,}s?\b")


def unexplained(corpus: Corpus, documents: Sequence[Document]) -> Iterator[Problem]:
    """An abbreviation must be in the glossary, and in a note explained where it is first used."""
    explained = {short.upper().rstrip("S") for term in corpus.glossary for short in (*term.short, term.term)}
    explained |= {n.upper().rstrip("S") for term in corpus.glossary if not term.long for n in (*term.short, *term.also)}
    names = " ".join([c.name for c in corpus.contacts] + list(corpus.council.plain))
    plain = {short.upper() for term in corpus.glossary if not term.long for short in (*term.short, term.term)}
    for d in documents:
        met: set[str] = set()
        for block in d.blocks:
            for match in ABBREVIATION.finditer(block.text):
                short = match.group(0)
                key = short.upper().rstrip("S")
                if key in met or re.search(rf"\b{short}\b", names):
                    continue
                met.add(key)
                where = block.line or 0
                if key not in explained:
                    yield Problem(d.source.path, where, f"'{short}' is not in glossary.toml")
                elif (
                    d.source.kind == "note"
                    and block.kind != "heading"
                    and short.upper() not in plain | {name + "S" for name in plain}
                ):
                    if not _is_explained(short, block.text, match.start()):
                        yield Problem(d.source.path, where, f"'{short}' is not explained at its first use")
                elif block.kind == "heading":
                    met.discard(key)


def _is_explained(short: str, text: str, at: int) -> bool:
    """ "…plan (EHC)", "EHC (education…)" or "EHC means …" in the same bullet."""
    after = text[at + len(short) : at + len(short) + 12]
    return bool(
        re.search(rf"\([^)]*\b{re.escape(short)}\b[^)]*\)", text) or re.match(r"s?\s*(\(|means|stands|is short)", after)
    )


def unkept_numbers(corpus: Corpus, notes: Sequence[Document]) -> Iterator[Problem]:
    """Phones and emails of the notes against contacts.toml, which is where they are kept true."""
    known = {_digits(n) for c in corpus.contacts for n in (*PHONE.findall(c.phone), c.phone, *c.older) if n}
    emails = {e.lower() for c in corpus.contacts for e in (c.email, *c.older) if "@" in e}
    crisis = {_digits(c.phone) for c in corpus.contacts if c.group == "crisis" and len(_digits(c.phone)) > 3}
    helped = {_digits(c.phone) for c in corpus.contacts if c.group == "help"}
    for note, block in bullets(notes):
        where = note.source.path, block.line or 0
        for phone in PHONE.findall(block.text):
            if _digits(phone) in crisis - helped:
                yield Problem(*where, f"{phone} is a crisis line; those stand in contacts.toml alone")
            elif _digits(phone) not in known:
                yield Problem(*where, f"{phone} is not in contacts.toml, so nobody keeps it true")
        for email in EMAIL.findall(block.text):
            if email.lower().rstrip(".") not in emails:
                yield Problem(*where, f"{email} is not in contacts.toml, so nobody keeps it true")
        for gone in corpus.council.retired:
            if gone in block.text:
                yield Problem(*where, f"'{gone}' was withdrawn and must not be given out")
    for contact in corpus.contacts:
        for gone in corpus.council.retired:
            if gone in (contact.phone, contact.email, contact.url):
                yield Problem("contacts.toml", 0, f"'{gone}' of {contact.id} was withdrawn")


def unquoted_clocks(corpus: Corpus, notes: Sequence[Document]) -> Iterator[Problem]:
    """A time limit from which dates are worked out must stand, word for word, as a bullet of its note."""
    said = {(note.source.id, block.text) for note, block in bullets(notes)}
    ids = {clock.id for clock in corpus.clocks}
    for clock in corpus.clocks:
        for words in filter(None, (clock.rule, clock.august, clock.christmas, clock.passed, *clock.exceptions)):
            if (clock.event or clock.note) and (clock.note, words) not in said:
                where = f"of {clock.note}" if clock.note else "of any note: it names none"
                yield Problem("timescales.toml", 0, f"'{words}' of {clock.id} is no bullet {where}")
        if clock.later_of and clock.later_of not in ids:
            yield Problem("timescales.toml", 0, f"{clock.id} names '{clock.later_of}', which is no clock")


def bullets(notes: Iterable[Document]) -> Iterator[tuple[Document, Block]]:
    """Each bullet of each note, with its note."""
    return ((note, block) for note in notes for block in note.blocks if block.kind == "item")


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)
