"""A sentence-transformers cross-encoder as a reranker."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from assistant.errors import RerankerError

BATCH = 16


class CrossEncoderReranker:
    """A sentence-transformers cross-encoder from this disk.

    Raises:
        RerankerError: there is none of this name, or it gives other than one score a passage.
    """

    def __init__(self, name: str) -> None:
        from sentence_transformers import CrossEncoder
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            self._model: Any = CrossEncoder(name, device="cpu", local_files_only=True)
        except (OSError, ValueError, RuntimeError) as error:
            raise _unusable(name, f"it cannot be loaded: {str(error).splitlines()[0].rstrip('.')}") from error
        kinds = self._model.config.architectures or ()
        if not any("SequenceClassification" in kind for kind in kinds):
            # An embedder would load as well, and score by chance.
            raise _unusable(name, f"it is a {', '.join(kinds) or 'model of no known kind'}, which scores no pairs")
        if self._model.num_labels != 1:
            raise _unusable(name, f"it gives {self._model.num_labels} scores a pair, not one")

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        if not passages:
            return []
        pairs = [(question, passage) for passage in passages]
        found = self._model.predict(pairs, batch_size=BATCH, show_progress_bar=False)
        return [float(score) if math.isfinite(score) else -math.inf for score in found]


def _unusable(name: str, why: str) -> RerankerError:
    return RerankerError(
        f"The cross-encoder '{name}' cannot be used: {why}. LOCAL_OFFER_RERANKER must name a sentence-transformers "
        "cross-encoder on this disk that gives one score, such as those trained on MS MARCO; leave it empty for none."
    )
