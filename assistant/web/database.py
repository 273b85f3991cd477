"""A small SQLite file that several processes write, safe to be killed at any moment."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path


@contextlib.contextmanager
def opened(file: Path, schema: Sequence[str], patience: float) -> Iterator[sqlite3.Connection]:
    """One transaction on a file; `schema` makes the tables and what finds things in them, where they are missing.

    Each is a connection of its own: the last to close empties the journal, so that what was deleted
    is nowhere on the disk. `patience` is how many seconds others are waited for.

    Raises:
        sqlite3.Error: the file cannot be used: locked, damaged, or the disk is full.
        OSError: its folder is not there or not ours to write.
    """
    file.touch(mode=0o600)
    db = sqlite3.connect(file, timeout=patience, isolation_level=None)
    try:
        # The file remembers. Of two processes that both find it new one is refused, and need not do it.
        if not file.stat().st_size:
            with contextlib.suppress(sqlite3.OperationalError):
                db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA secure_delete=ON")
        db.execute("BEGIN IMMEDIATE")
        for statement in schema:
            db.execute(statement)
        yield db
        db.execute("COMMIT")
    finally:
        # What was not committed is rolled back.
        db.close()
