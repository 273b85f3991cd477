"""What can go wrong, as sentences a person can act on.

Every error a user may meet is a `LocalOfferError` whose text says what happened and what to do.
Vendors' own exceptions are translated at their adapter and never leave it.
"""

from __future__ import annotations

import sqlite3


class LocalOfferError(Exception):
    """Base of every error with a message written for the person running the program."""


class SettingsError(LocalOfferError):
    """A setting is unknown or has a value that cannot be used."""


class CorpusError(LocalOfferError):
    """The corpus cannot be read as it stands, or has faults, which the message lists."""


class DocumentError(CorpusError):
    """One document cannot be read."""


class EmbedderError(LocalOfferError):
    """The embedding model is missing, altered or unusable."""


class IndexMissingError(LocalOfferError):
    """There is no index to answer from."""


class IndexDamagedError(LocalOfferError):
    """The index on disk does not hold what it says it holds."""


class DataFolderError(LocalOfferError):
    """The data folder cannot be written, or another build is using it."""


class StoreError(LocalOfferError):
    """The vector store did not do what was asked of it."""


def is_damaged(error: sqlite3.Error) -> bool:
    """Whether an SQLite file is damaged, and not merely busy, full or not ours to write: only then may it go."""
    # The low byte is the kind of fault, the rest its particulars. Faults of the module's own have no code.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
