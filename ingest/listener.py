"""Listeners for kinds of message that no page answers, learnt from examples that people wrote.

For each kind a ridge regression (Hoerl and Kennard, "Ridge Regression", 1970; solved in its dual form by
conjugate gradients) from a message to +1 (of the kind) or -1 (not). A message is its vector beside its runs
of three to five characters, counted by the logarithm, weighed by how rare they are, and hashed into a fixed
number of places (Weinberger and others, "Feature Hashing", 2009). Learnt anew by each build, the same each time.
"""

from __future__ import annotations

import base64
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import LinearOperator, cg

from ingest.embed import Vectors
from ingest.examples import Kind

PLACES = 1 << 14
RUNS = (3, 4, 5)
# Chosen by learning from one writer and listening to another.
RIDGE = 3.0
# How nearly the equations are solved: far below what half floats keep.
CLOSE = 1e-7


@dataclass(frozen=True)
class Way:
    """How a kind is learnt: how much the vector counts beside the runs, and how many of the prepared questions are
    ordinary examples beside the written ones, all when None."""

    meaning: float
    questions: int | None


# How something is said is in its words, what it is about in its meaning, and all that is held is about ours. Chosen
# on the development questions and on others; docs/adr/0015-kinds-of-message.md has the figures.
_MANNER, _SUBJECT = Way(0.4, 1500), Way(0.7, None)
WAYS: dict[Kind, Way] = {"danger": _MANNER, "misuse": _MANNER, "outside": _SUBJECT, "vague": _SUBJECT}

Scores = NDArray[np.float64]
# A scipy.sparse.csr_array of shape (texts, PLACES); scipy has no types.
Counts: TypeAlias = Any


def some_of(count: int, most: int | None) -> list[int]:
    """Which of `count` prepared questions are learnt from: at most so many, evenly spread."""
    taken = min(count, count if most is None else most)
    return [i * count // taken for i in range(taken)]


@dataclass(frozen=True)
class Listener:
    """What was learnt: a weight and a rarity for each place, a weight for each part of the vector."""

    places: NDArray[np.float32]
    rarity: NDArray[np.float32]
    meaning: NDArray[np.float32]
    bias: float

    def scores(self, counts: Counts, vectors: Vectors) -> Scores:
        """How much each text is of the kind, by its `counts_of` and its vector: about +1 when it is, about -1 when
        it is not."""
        runs = _weighed(counts, self.rarity)
        return np.asarray(runs @ self.places + vectors @ self.meaning + self.bias, dtype=np.float64)

    def stored(self) -> dict[str, Any]:
        """Itself as JSON can hold it, some 90 KB."""
        halves = {"places": self.places, "rarity": self.rarity, "meaning": self.meaning}
        return {**{name: _packed(values) for name, values in halves.items()}, "bias": self.bias}

    @classmethod
    def restored(cls, stored: dict[str, Any]) -> Listener:
        halves = {name: _unpacked(stored[name]) for name in ("places", "rarity", "meaning")}
        return cls(**halves, bias=float(stored["bias"]))


def learn(heard: Sequence[str], ordinary: Sequence[str], vectors: Vectors, meaning: float) -> Listener:
    """A listener learnt from messages; `vectors` has a row for each, those of the kind first, and counts by `meaning`
    beside the runs. Both sorts count the same in sum, however many there are."""
    texts = (*heard, *ordinary)
    counted = counts_of(texts)
    held = np.bincount(counted.indices, minlength=PLACES)
    rarity = (np.log((1 + len(texts)) / (1 + held)) + 1).astype(np.float32)
    one = np.ones((len(texts), 1))
    rows = sparse.hstack([_weighed(counted, rarity), sparse.csr_array(meaning * vectors), sparse.csr_array(one)])
    rows = sparse.csr_array(rows)
    target = np.where(np.arange(len(texts)) < len(heard), 1.0, -1.0)
    slack = RIDGE * np.where(target > 0, len(heard) / len(ordinary), 1.0)
    across = sparse.csr_array(rows.T)
    alike = LinearOperator((len(texts), len(texts)), matvec=lambda x: rows @ (across @ x) + slack * x, dtype=np.float64)
    shares, unsolved = cg(alike, target, rtol=CLOSE)
    if unsolved:
        raise ArithmeticError("A listener could not be learnt from the examples.")
    weights = across @ shares
    vector = (meaning * weights[PLACES:-1]).astype(np.float32)
    return Listener(weights[:PLACES].astype(np.float32), rarity, vector, float(weights[-1]))


def counts_of(texts: Sequence[str]) -> Counts:
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


def _weighed(counted: Counts, rarity: NDArray[np.float32]) -> Any:
    """Each row by the rarity of its places, made of unit length."""
    rows = sparse.csr_array(counted * rarity)
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sparse.csr_array(rows / np.where(lengths > 0, lengths, 1.0)[:, None])


def _packed(values: NDArray[np.float32]) -> str:
    return base64.b64encode(values.astype("<f2").tobytes()).decode("ascii")


def _unpacked(packed: str) -> NDArray[np.float32]:
    return np.frombuffer(base64.b64decode(packed), dtype="<f2").astype(np.float32)
