"""A listener for people in danger who say so indirectly, learnt from examples that people wrote.

Ridge regression (Hoerl and Kennard, "Ridge Regression", 1970; solved in its dual form) from a message
to +1 (danger) or -1 (ordinary). A message is its vector beside its runs of three to five characters,
counted by the logarithm, weighed by how rare they are, and hashed into a fixed number of places
(Weinberger and others, "Feature Hashing", 2009). Learnt anew by each build, the same each time.

    corpus/listening.toml
    danger = ["what somebody in danger might write", ...]
    ordinary = ["what sounds like it and is not", ...]
"""

from __future__ import annotations

import base64
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field
from scipy import sparse

from ingest.embed import Vectors
from ingest.entries import Problem
from ingest.toml_file import read_one

FILE = "listening.toml"
# Prepared questions taken as ordinary examples beside the written ones, spread over all of them.
QUESTIONS = 1500
PLACES = 1 << 14
RUNS = (3, 4, 5)
# How much the vector counts beside the runs, and the ridge: both chosen by learning from one writer
# and listening to another.
MEANING = 0.4
RIDGE = 3.0

Scores = NDArray[np.float64]


class Examples(BaseModel):
    """The messages of listening.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    danger: tuple[str, ...] = Field(min_length=1)
    ordinary: tuple[str, ...] = Field(min_length=1)

    @property
    def texts(self) -> tuple[str, ...]:
        """All messages, those of danger first."""
        return (*self.danger, *self.ordinary)


def read_examples(file: Path, problems: list[Problem]) -> Examples | None:
    """The examples of a corpus; None when it has no such file, or one with a fault, which is added
    to `problems`."""
    return read_one(file, Examples, problems)


def some_of(count: int) -> list[int]:
    """Which of `count` prepared questions are learnt from: at most QUESTIONS, evenly spread."""
    taken = min(count, QUESTIONS)
    return [i * count // taken for i in range(taken)]


@dataclass(frozen=True)
class Listener:
    """What was learnt: a weight and a rarity for each place, a weight for each part of the vector."""

    places: NDArray[np.float32]
    rarity: NDArray[np.float32]
    meaning: NDArray[np.float32]
    bias: float

    def scores(self, texts: Sequence[str], vectors: Vectors) -> Scores:
        """How much each text sounds like danger: about +1 when it does, about -1 when it does not."""
        runs = _weighed(_counted(texts), self.rarity)
        return np.asarray(runs @ self.places + vectors @ self.meaning + self.bias, dtype=np.float64)

    def stored(self) -> dict[str, Any]:
        """Itself as JSON can hold it, some 90 KB."""
        halves = {"places": self.places, "rarity": self.rarity, "meaning": self.meaning}
        return {**{name: _packed(values) for name, values in halves.items()}, "bias": self.bias}

    @classmethod
    def restored(cls, stored: dict[str, Any]) -> Listener:
        halves = {name: _unpacked(stored[name]) for name in ("places", "rarity", "meaning")}
        return cls(**halves, bias=float(stored["bias"]))


def learn(danger: Sequence[str], ordinary: Sequence[str], vectors: Vectors) -> Listener:
    """A listener learnt from messages; `vectors` has a row for each, those of danger first. Both
    kinds count the same in sum, however many there are."""
    texts = (*danger, *ordinary)
    counted = _counted(texts)
    held = np.bincount(counted.indices, minlength=PLACES)
    rarity = (np.log((1 + len(texts)) / (1 + held)) + 1).astype(np.float32)
    one = np.ones((len(texts), 1))
    rows = sparse.hstack([_weighed(counted, rarity), sparse.csr_array(MEANING * vectors), sparse.csr_array(one)])
    rows = sparse.csr_array(rows)
    target = np.where(np.arange(len(texts)) < len(danger), 1.0, -1.0)
    slack = np.where(target > 0, len(danger) / len(ordinary), 1.0)
    alike = (rows @ rows.T).toarray()
    weights = rows.T @ np.linalg.solve(alike + RIDGE * np.diag(slack), target)
    meaning = (MEANING * weights[PLACES:-1]).astype(np.float32)
    return Listener(weights[:PLACES].astype(np.float32), rarity, meaning, float(weights[-1]))


def _counted(texts: Sequence[str]) -> Any:
    """A sparse row for each text: 1 + log(count) at the place of each of its runs."""
    places: list[int] = []
    counts: list[int] = []
    ends = [0]
    for text in texts:
        found = Counter(zlib.crc32(run.encode()) % PLACES for run in _runs(text))
        places += found.keys()
        counts += found.values()
        ends.append(len(places))
    values = 1 + np.log(np.asarray(counts, dtype=np.float64))
    return sparse.csr_array((values, np.asarray(places, dtype=np.int64), ends), shape=(len(texts), PLACES))


def _runs(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", re.sub(r"['’‘`]", "", text.lower()))
    plain = f" {' '.join(re.findall(r'[a-z0-9]+|[.!?]', bare))} "
    return [plain[i : i + size] for size in RUNS for i in range(len(plain) - size + 1)]


def _weighed(counted: Any, rarity: NDArray[np.float32]) -> Any:
    """Each row by the rarity of its places, made of unit length."""
    rows = sparse.csr_array(counted * rarity)
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sparse.csr_array(rows / np.where(lengths > 0, lengths, 1.0)[:, None])


def _packed(values: NDArray[np.float32]) -> str:
    return base64.b64encode(values.astype("<f2").tobytes()).decode("ascii")


def _unpacked(packed: str) -> NDArray[np.float32]:
    return np.frombuffer(base64.b64decode(packed), dtype="<f2").astype(np.float32)
