"""Listeners for kinds of message that no page answers, learnt from examples that people wrote.

For each kind a ridge regression (Hoerl and Kennard, "Ridge Regression", 1970; solved in its dual form by
conjugate gradients) from a message to +1 (of the kind) or -1 (not). A message is its vector beside its runs
of three to five characters, counted by the logarithm, weighed by how rare they are, and hashed into a fixed
number of places (Weinberger and others, "Feature Hashing", 2009). Learnt anew by each build, the same each time.

    corpus/listening/danger.toml
    heard = ["what somebody in danger might write", ...]
    ordinary = ["what sounds like it and is not", ...]
    stories = ["a long message with no danger in it, nor in any two sentences of it", ...]
"""

from __future__ import annotations

import base64
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field
from scipy import sparse
from scipy.sparse.linalg import LinearOperator, cg

from ingest.embed import Vectors
from ingest.entries import Problem
from ingest.sentences import windows
from ingest.toml_file import read_one

FOLDER = "listening"
# Somebody in danger; a request for what is never done here; another subject altogether; nothing one could look up.
Kind = Literal["danger", "misuse", "outside", "vague"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Prepared questions taken as ordinary examples beside the written ones, spread over all of them.
QUESTIONS = 1500
PLACES = 1 << 14
RUNS = (3, 4, 5)
# How much the vector counts beside the runs, and the ridge: both chosen by learning from one writer
# and listening to another.
MEANING = 0.4
RIDGE = 3.0
# How nearly the equations are solved: far below what half floats keep.
CLOSE = 1e-7

Scores = NDArray[np.float64]
# A scipy.sparse.csr_array of shape (texts, PLACES); scipy has no types.
Counts: TypeAlias = Any


class Examples(BaseModel):
    """The messages of one file: those of its kind, others that sound like it, and long ones that are
    ordinary throughout."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    heard: tuple[str, ...] = Field(min_length=1)
    ordinary: tuple[str, ...] = Field(min_length=1)
    stories: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[str, ...]:
        """What is not of the kind: the stories as a whole and two sentences at a time, as they are listened to."""
        told = (window for story in self.stories for window in (story, *windows(story)))
        return (*self.ordinary, *dict.fromkeys(told))

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is learnt from, the messages of the kind first."""
        return (*self.heard, *self.others)


def file_of(kind: Kind) -> str:
    """Where in a corpus the examples of a kind stand."""
    return f"{FOLDER}/{kind}.toml"


def read_examples(folder: Path, problems: list[Problem]) -> dict[Kind, Examples]:
    """The examples of a corpus folder, of each kind that it has a file for. A file with a fault, or of no kind
    known here, is left out, and the fault is added to `problems`."""
    found: dict[Kind, Examples] = {}
    for kind in KINDS:
        faults: list[Problem] = []
        examples = read_one(folder / file_of(kind), Examples, faults)
        problems += [replace(fault, file=file_of(kind)) for fault in faults]
        if examples:
            found[kind] = examples
    known = {folder / file_of(kind) for kind in KINDS}
    for file in sorted(set((folder / FOLDER).glob("*")) - known):
        wanted = ", ".join(f"{kind}.toml" for kind in KINDS)
        problems.append(Problem(f"{FOLDER}/{file.name}", 0, f"nothing listens for this; the files are {wanted}"))
    return found


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


def learn(heard: Sequence[str], ordinary: Sequence[str], vectors: Vectors) -> Listener:
    """A listener learnt from messages; `vectors` has a row for each, those of the kind first. Both
    sorts count the same in sum, however many there are."""
    texts = (*heard, *ordinary)
    counted = counts_of(texts)
    held = np.bincount(counted.indices, minlength=PLACES)
    rarity = (np.log((1 + len(texts)) / (1 + held)) + 1).astype(np.float32)
    one = np.ones((len(texts), 1))
    rows = sparse.hstack([_weighed(counted, rarity), sparse.csr_array(MEANING * vectors), sparse.csr_array(one)])
    rows = sparse.csr_array(rows)
    target = np.where(np.arange(len(texts)) < len(heard), 1.0, -1.0)
    slack = RIDGE * np.where(target > 0, len(heard) / len(ordinary), 1.0)
    across = sparse.csr_array(rows.T)
    alike = LinearOperator((len(texts), len(texts)), matvec=lambda x: rows @ (across @ x) + slack * x, dtype=np.float64)
    shares, unsolved = cg(alike, target, rtol=CLOSE)
    if unsolved:
        raise ArithmeticError("A listener could not be learnt from the examples.")
    weights = across @ shares
    meaning = (MEANING * weights[PLACES:-1]).astype(np.float32)
    return Listener(weights[:PLACES].astype(np.float32), rarity, meaning, float(weights[-1]))


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
