"""A lens over the embedder's vectors, learnt from the prepared questions by each build.

A general embedder hears the circumstances of a message (a gran, a bus, a tired child) as loudly as what
it asks. The lens is one matrix, applied to every vector, that brings questions nearer to the statements
they are prepared for and to each other, and so turns down what does not tell statements apart. It is the
identity and a correction, learnt by gradient descent on the usual contrast of one right statement with
all others (van den Oord and others, "Representation Learning with Contrastive Predictive Coding", 2018).
What it adds is in docs/adr/0011-a-lens.md.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import normalize

from ingest.contrast import ENOUGH, Lessons, to_each_other, to_statements
from ingest.embed import Progress, Vectors

# All chosen on the development questions, where larger or longer learning brought nothing more.
EPOCHS, BATCH, OTHERS, RATE = 4, 256, 2000, 1e-3
RESTRAINT = 0.05


@dataclass(frozen=True)
class Lens:
    """A matrix of shape (dimension, dimension)."""

    matrix: NDArray[np.float32]

    def through(self, vectors: Vectors) -> Vectors:
        """The vectors, of shape (n, dimension) or (dimension,), as the lens shows them: of unit length again."""
        seen = vectors @ self.matrix
        lengths = np.linalg.norm(seen, axis=-1, keepdims=True)
        return np.asarray(seen / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)

    def stored(self) -> str:
        """Itself as JSON can hold it: half floats, some 400 KB for 384 dimensions."""
        return base64.b64encode(self.matrix.astype("<f2").tobytes()).decode("ascii")

    @classmethod
    def restored(cls, stored: str) -> Lens:
        values = np.frombuffer(base64.b64decode(stored), dtype="<f2").astype(np.float32)
        side = int(np.sqrt(len(values)))
        return cls(values.reshape(side, side))


def learn(lessons: Lessons, questions: Vectors, statements: Vectors, progress: Progress | None = None) -> Lens | None:
    """A lens learnt from the vectors of questions (n, dimension) and of statements (m, dimension), the
    same each time; None when there are too few questions. `progress` hears how many rounds of `rounds()`
    are done."""
    if lessons.aimed < ENOUGH:
        return None
    count = len(lessons.aims)
    asked, stated = torch.tensor(questions), torch.tensor(statements)
    correction = torch.zeros(asked.shape[1], asked.shape[1], requires_grad=True)
    optimiser = torch.optim.Adam([correction], lr=RATE)
    chance = np.random.default_rng(0)
    for _ in range(EPOCHS):
        for at in np.array_split(chance.permutation(count), rounds(count) // EPOCHS):
            others = chance.choice(count, min(OTHERS, count), replace=False)
            seen = _shown(asked[at], correction)
            loss = to_statements(seen, lessons.aims[at], _shown(stated, correction))
            loss = loss + to_each_other(seen, at, _shown(asked[others], correction), others, lessons)
            loss = loss + RESTRAINT * (correction**2).sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            if progress:
                progress(1)
    matrix = np.eye(len(correction), dtype=np.float32) + correction.detach().numpy()
    return Lens(np.asarray(matrix, dtype=np.float32))


def rounds(questions: int) -> int:
    """How many rounds learning from so many questions takes."""
    return EPOCHS * max(1, -(-questions // BATCH))


def _shown(vectors: torch.Tensor, correction: torch.Tensor) -> torch.Tensor:
    return normalize(vectors + vectors @ correction, dim=1)
