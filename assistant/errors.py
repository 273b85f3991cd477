"""Faults of a question, as sentences the person asking can act on."""

from ingest.errors import LocalOfferError


class QuestionTooLongError(LocalOfferError):
    """The question is longer than can be read."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"Your question has {length:,} characters; the most is {limit:,}. Please ask it in fewer words."
        )


class UnknownSourceError(LocalOfferError):
    """No source has this id."""

    def __init__(self, source_id: str) -> None:
        super().__init__(f"There is no source '{source_id}'. See /v1/sources for the ones there are.")


class RerankerError(LocalOfferError):
    """The cross-encoder cannot be used."""


class ModelError(LocalOfferError):
    """The language model cannot be used, or gave nothing that can be used."""
