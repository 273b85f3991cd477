"""What can go wrong, as sentences a person can act on.

Every error a user may meet is a `LocalOfferError` whose text says what happened and what to do.
Vendors' own exceptions are translated at their adapter and never leave it.
"""


class LocalOfferError(Exception):
    """Base of every error with a message written for the person running the program."""


class SettingsError(LocalOfferError):
    """A setting is unknown or has a value that cannot be used."""


class CorpusError(LocalOfferError):
    """The corpus cannot be read as it stands; carries the problems found, if they were listed."""


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
