"""Answers kept for a while, so that a lost connection means fetching again and not asking again.

Kept is what was given, never what was asked. Keeping must not stop an answer from being given: when
it fails, only the kind of fault is logged.
"""

from __future__ import annotations

import contextlib
import logging
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.web.database import opened
from ingest.errors import LocalOfferError, is_damaged

log = logging.getLogger("local_offer")

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS answer "
    "(id TEXT PRIMARY KEY, made REAL NOT NULL, body TEXT, language TEXT, calendar TEXT)",
    "CREATE INDEX IF NOT EXISTS answer_made ON answer (made)",
    "CREATE INDEX IF NOT EXISTS answer_making ON answer (made) WHERE body IS NULL",
)
# An answer that takes longer than this was lost with the process that made it.
MAKING_SECONDS = 120.0
HOUR, DAY = 3600.0, 86400.0
PATIENCE = 1.0
# More than limiting.py lets be asked in an hour. Full, the file has some 200 MB.
MOST = 50_000
_SHAPE = re.compile(r"[A-Za-z0-9_-]{24}")


class KeepingError(LocalOfferError):
    """What was kept cannot be read or changed just now."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as JSON, its language and the address of its calendar file ("" when there is none)."""

    body: str
    language: str
    calendar: str


class KeptAnswers:
    """One file below the data folder. With `days` 0 an answer is kept for an hour.

    Of more than `most` the oldest go first. Feedback loses nothing by it: it has what it needs of an answer
    from the moment it is given.
    """

    def __init__(self, file: Path, days: int, clock: Callable[[], float] = time.time, most: int = MOST) -> None:
        self._file = file
        self._most = most
        self._seconds = days * DAY or HOUR
        self._clock = clock

    @staticmethod
    def new_id() -> str:
        """An id that nobody can guess: who knows it may read the answer."""
        return secrets.token_urlsafe(18)

    def begin(self, answer_id: str) -> bool:
        """Say that an answer is being made; False when it cannot be kept."""
        with _unharmed(), self._db() as db:
            db.execute("INSERT INTO answer (id, made) VALUES (?, ?)", (answer_id, self._clock()))
            self._prune(db)
            return True
        return False

    def finish(self, answer_id: str, kept: Kept | None) -> None:
        """Keep the answer that was begun, unless it has been forgotten since; None when there is none."""
        with _unharmed(), self._db() as db:
            if kept is None:
                db.execute("DELETE FROM answer WHERE id = ?", (answer_id,))
                return
            values = (kept.body, kept.language, kept.calendar, answer_id)
            db.execute("UPDATE answer SET body = ?, language = ?, calendar = ? WHERE id = ?", values)

    def find(self, answer_id: str) -> Kept | Literal["making"] | None:
        """The answer kept, or that it is being made.

        Raises:
            KeepingError: the file cannot be read.
        """
        if not _SHAPE.fullmatch(answer_id):
            return None
        with _readable(), self._db() as db:
            self._prune(db)
            row = db.execute("SELECT body, language, calendar FROM answer WHERE id = ?", (answer_id,)).fetchone()
        return None if row is None else Kept(*row) if row[0] else "making"

    def forget(self, answer_id: str) -> None:
        """Delete an answer, if it is there.

        Raises:
            KeepingError: the file cannot be changed.
        """
        if _SHAPE.fullmatch(answer_id):
            with _readable(), self._db() as db:
                db.execute("DELETE FROM answer WHERE id = ?", (answer_id,))

    def prune(self) -> None:
        """Delete what has been kept long enough."""
        if self._file.exists():
            with _unharmed(), self._db() as db:
                self._prune(db)

    def _prune(self, db: sqlite3.Connection) -> None:
        now = self._clock()
        db.execute("DELETE FROM answer WHERE made < ?", (now - self._seconds,))
        db.execute("DELETE FROM answer WHERE body IS NULL AND made < ?", (now - MAKING_SECONDS,))
        # Each new row has a higher number than all there are.
        db.execute("DELETE FROM answer WHERE rowid <= (SELECT max(rowid) FROM answer) - ?", (self._most,))

    @contextlib.contextmanager
    def _db(self) -> Iterator[sqlite3.Connection]:
        try:
            with opened(self._file, _SCHEMA, PATIENCE) as db:
                yield db
        except sqlite3.DatabaseError as error:
            # What a damaged file held can be asked again, and the next answer starts a new one.
            for end in ("", "-wal", "-shm") if is_damaged(error) else ():
                self._file.with_name(self._file.name + end).unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def _unharmed() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        log.warning("an answer could not be kept (%s)", type(error).__name__)


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise KeepingError(f"The kept answers cannot be used ({type(error).__name__}).") from error
