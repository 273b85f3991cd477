"""How much may be asked in a minute: by one client, and by all together. Nobody in danger is refused.

A client is an address, and an address may be a school, a household or a mobile network, so a client may ask
more than one person does. `X-Forwarded-For` is not read here: whoever runs the server says whose word on
addresses is taken, and the server has then put it in place (uvicorn's FORWARDED_ALLOW_IPS).

Callers on this machine itself are not counted, unless they forward for somebody. Counts are in this
process's memory: several processes allow as many times as much.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from fastapi import Request
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from assistant.errors import QuestionTooLongError
from assistant.screening.screen import screen
from assistant.types import Question
from ingest.errors import LocalOfferError

DAY = 86_400.0
WAIT = "Please wait a minute, then try again."
DANGER = "If anyone is in danger now, call 999."


@dataclass(frozen=True, slots=True)
class Limits:
    """How many a minute. GOV.UK Chat allows a person 15 questions; a small machine makes some ten answers a second."""

    asks: int = 30
    asks_of_all: int = 300
    feedback: int = 30
    feedback_of_all: int = 300


class TooManyError(LocalOfferError):
    """More was asked than is allowed; `seconds` is how long to wait, 1 or more."""

    def __init__(self, told: str, seconds: int) -> None:
        super().__init__(told)
        self.seconds = seconds


class Keys:
    """Clients by a hash of their address, with a salt that is in memory only and another each day."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._renew()

    def of(self, address: str) -> str:
        if self._clock() - self._made >= DAY:
            self._renew()
        return hashlib.blake2b(_whose(address).encode(), key=self._salt, digest_size=16).hexdigest()

    def _renew(self) -> None:
        self._salt, self._made = secrets.token_bytes(32), self._clock()


class Limiting:
    """Counts what is asked, and refuses what is too much."""

    def __init__(self, limits: Limits) -> None:
        self._keys = Keys()
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._asks = _Allowed(
            RateLimitItemPerMinute(limits.asks, namespace="ask"),
            RateLimitItemPerMinute(limits.asks_of_all, namespace="ask of all"),
            "You have asked many questions in a short time.",
            "Many people are asking just now.",
        )
        self._feedback = _Allowed(
            RateLimitItemPerMinute(limits.feedback, namespace="feedback"),
            RateLimitItemPerMinute(limits.feedback_of_all, namespace="feedback of all"),
            "You have said what you think of many answers in a short time.",
            "Many people are saying what they think just now.",
        )

    def ask(self, request: Request, question: Question) -> None:
        """Count a question. One with words of danger is let through, however many there were.

        Raises:
            TooManyError: there were too many.
        """
        try:
            self._count(request, self._asks)
        except TooManyError as error:
            if not _in_danger(question):
                raise TooManyError(f"{error} {DANGER}", error.seconds) from None

    def feedback(self, request: Request) -> None:
        """Count what somebody thought of an answer.

        Raises:
            TooManyError: there was too much.
        """
        self._count(request, self._feedback)

    def _count(self, request: Request, allowed: _Allowed) -> None:
        address = request.client.host if request.client else ""
        if _is_here(address) and "x-forwarded-for" not in request.headers:
            return
        key = self._keys.of(address)
        # In this order a client that is refused takes nothing from the others.
        for limit, whose, told in ((allowed.client, key, allowed.told_client), (allowed.every, "", allowed.told_every)):
            if not self._limiter.hit(limit, whose):
                reset = self._limiter.get_window_stats(limit, whose).reset_time
                raise TooManyError(f"{told} {WAIT}", math.floor(reset - time.time()) + 1)


class _Allowed(NamedTuple):
    """What one client may do, what all together may, and what whoever did more is told."""

    client: RateLimitItem
    every: RateLimitItem
    told_client: str
    told_every: str


def _is_here(address: str) -> bool:
    """Whether a caller is on this very machine (a test, a script, the operator) or in this process. A proxy
    on this machine says for whom it calls."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return bool(address)


def _whose(address: str) -> str:
    """The part of an address that one client cannot change: of the sixth version, its network."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or int(found) >> 64)


def _in_danger(question: Question) -> bool:
    try:
        return screen(question).status == "crisis"
    except QuestionTooLongError:
        return False
