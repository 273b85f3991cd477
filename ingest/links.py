"""Whether the public pages behind the notes still answer. Asked politely: one page of a host at a
time, a second apart, and only the head of it where that is enough."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import httpx

PAUSE = 1.0
TIMEOUT = 15.0
AGENT = "LocalOfferAssistant-link-check/1 (asks each page once)"


@dataclass(frozen=True, slots=True)
class Link:
    """What became of a page: it answers, has moved (`now_at` says where), is gone, or could not be
    asked this time."""

    address: str
    state: Literal["answers", "moved", "gone", "not reached"]
    now_at: str = ""


def ask_links(addresses: Sequence[str], done: Callable[[], None] = lambda: None, pause: float = PAUSE) -> list[Link]:
    """Ask each page once, the hosts in turn so that none is hurried."""
    found: dict[str, Link] = {}
    asked: dict[str, float] = {}
    with httpx.Client(timeout=TIMEOUT, headers={"User-Agent": AGENT}, follow_redirects=True) as client:
        for address in _in_turn(addresses):
            host = urlsplit(address).hostname or ""
            wait = asked.get(host, 0.0) + pause - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            found[address] = _ask(client, address)
            asked[host] = time.monotonic()
            done()
    return [found[address] for address in addresses]


def _ask(client: httpx.Client, address: str) -> Link:
    try:
        answer = client.head(address)
        if answer.status_code in (403, 405, 501):
            with client.stream("GET", address) as answer:
                pass
    except (httpx.HTTPError, httpx.InvalidURL):
        return Link(address, "not reached")
    if answer.status_code in (404, 410):
        return Link(address, "gone")
    if answer.status_code >= 400:
        return Link(address, "not reached")
    now_at = str(answer.url)
    return Link(address, "moved", now_at) if answer.history and now_at != address else Link(address, "answers")


def _in_turn(addresses: Sequence[str]) -> list[str]:
    """The first page of each host, then the second of each, and so on."""
    place: dict[str, int] = {}
    turns = []
    for address in addresses:
        host = urlsplit(address).hostname or ""
        place[host] = place.get(host, -1) + 1
        turns.append((place[host], address))
    return [address for _, address in sorted(turns, key=lambda turn: turn[0])]
