"""What people thought of answers: whether they helped, and a reason from a list. No words at all.

Kept are the day, the answer's status, the sources it cited and the opinion, so that whoever looks
after a page learns what families could not use.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.web.database import opened
from assistant.web.kept import KeepingError
from assistant.web.requests import Reason

log = logging.getLogger("local_offer")

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS feedback (answer_id TEXT PRIMARY KEY, day TEXT NOT NULL, status TEXT NOT NULL, "
    "helpful INTEGER NOT NULL, reason TEXT, sources TEXT NOT NULL)",
)
# A year of opinions shows what changed; it holds nothing personal.
LEAST_DAYS = 365
PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody thought of one answer; `sources` are the ids of what it cited, each once."""

    day: dt.date
    status: str
    helpful: bool
    reason: Reason | None
    sources: tuple[str, ...]


class Feedback:
    """One file below the data folder. Opinions are kept `days`, and at least a year."""

    def __init__(self, file: Path, days: int, today: Callable[[], dt.date] = dt.date.today) -> None:
        self._file = file
        self._days = max(days, LEAST_DAYS)
        self._today = today

    def give(self, answer_id: str, status: str, helpful: bool, reason: Reason | None, sources: tuple[str, ...]) -> None:
        """Keep an opinion on an answer in place of an earlier one.

        Raises:
            KeepingError: it could not be kept.
        """
        values = (answer_id, self._today().isoformat(), status, int(helpful), reason, json.dumps(sources))
        try:
            with opened(self._file, _SCHEMA, PATIENCE) as db:
                self._prune(db)
                db.execute("INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?)", values)
        except (sqlite3.Error, OSError) as error:
            raise KeepingError(f"The feedback could not be kept ({type(error).__name__}).") from error

    def since(self, day: dt.date) -> list[Opinion]:
        """The opinions given on a day or after it, in the order of their days.

        Raises:
            KeepingError: the file cannot be read.
        """
        if not self._file.exists():
            return []
        query = "SELECT day, status, helpful, reason, sources FROM feedback WHERE day >= ? ORDER BY day"
        try:
            with opened(self._file, _SCHEMA, PATIENCE) as db:
                rows = db.execute(query, (day.isoformat(),)).fetchall()
        except (sqlite3.Error, OSError) as error:
            raise KeepingError(f"The feedback in {self._file} cannot be read ({error}).") from error
        return [
            Opinion(dt.date.fromisoformat(day), status, bool(helpful), reason, tuple(json.loads(sources)))
            for day, status, helpful, reason, sources in rows
        ]

    def prune(self) -> None:
        """Delete what has been kept long enough."""
        if not self._file.exists():
            return
        try:
            with opened(self._file, _SCHEMA, PATIENCE) as db:
                self._prune(db)
        except (sqlite3.Error, OSError) as error:
            log.warning("old feedback could not be deleted (%s)", type(error).__name__)

    def _prune(self, db: sqlite3.Connection) -> None:
        oldest = self._today() - dt.timedelta(days=self._days)
        db.execute("DELETE FROM feedback WHERE day < ?", (oldest.isoformat(),))
