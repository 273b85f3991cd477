"""Addresses that land on the quoted words.

Text fragments (`#:~:text=`) follow the WICG Scroll To Text Fragment draft: the words to find,
percent-encoded, or the first and the last few words of a long passage with a comma between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from assistant.types import Passage
from ingest.types import Provenance, Source

_FEW, _LONG = 5, 12


def public_page(sources: Mapping[str, Source], source: Source, provenance: Sequence[Provenance]) -> str:
    """The page a citation leads on to: the source's own, or for a note the first page it rests on."""
    for one in provenance:
        if one.source.startswith(("http://", "https://")):
            return one.source
        if one.source in sources and sources[one.source].url:
            return sources[one.source].url
    return source.url


def behind(sources: Mapping[str, Source], source: Source, provenance: Sequence[Provenance]) -> str:
    """Who stands behind a statement: "ipsea.org.uk (high confidence)" for a note's, else the publisher."""
    if not provenance:
        return source.publisher
    confidence: dict[str, str] = {}
    for one in provenance:
        held = sources.get(one.source)
        name = (
            held.publisher or held.title if held else (urlsplit(one.source).hostname or one.source).removeprefix("www.")
        )
        confidence.setdefault(name, one.confidence)
    return ", ".join(f"{name} ({sure} confidence)" for name, sure in confidence.items())


def page_of(passage: Passage) -> str:
    """The public page behind a passage, else our stored copy."""
    pages = (one.source for one in passage.statement.provenance if one.source.startswith("http"))
    return next(pages, "") or passage.source.url or f"/sources/{percent(passage.source.id)}"


def link_of(source: Source, quote: str, span: tuple[int, int], page: int | None = None) -> str:
    """Where the quoted words can be read: at the source's address when they stand there, else in
    our stored copy, which marks them (an address below this service: `/sources/<id>`)."""
    if not (source.url_holds_text and source.url):
        return f"{stored_copy(source, span)}#{text_fragment(quote)}"
    if page is not None:
        return f"{source.url}#page={page}"
    return f"{source.url}#{text_fragment(quote)}"


def stored_copy(source: Source, span: tuple[int, int]) -> str:
    """The stored copy of a source with the words at `span` marked."""
    return f"/sources/{percent(source.id)}?at={span[0]}-{span[1]}"


def text_fragment(quote: str) -> str:
    """The text directive for a quote: `:~:text=first%20words,last%20words`."""
    words = re.sub(r"[|\s]+", " ", quote).split()
    if len(words) <= _LONG:
        return f":~:text={_encode(words)}"
    return f":~:text={_encode(words[:_FEW])},{_encode(words[-_FEW:])}"


def _encode(words: Sequence[str]) -> str:
    # A hyphen or comma inside the words would be read as the directive's own.
    return percent(" ".join(words), safe="").replace("-", "%2D")
