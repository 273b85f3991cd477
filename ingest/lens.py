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
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy, normalize

from ingest.embed import Progress, Vectors

# With fewer questions than this there is too little to learn from.
ENOUGH = 500
# All chosen on the development questions, where larger or longer learning brought nothing more.
EPOCHS, BATCH, OTHERS, RATE = 4, 256, 2000, 1e-3
TEMPERATURE = 0.05
RESTRAINT = 0.05
_NEVER = -1e9


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


def learn(
    questions: Vectors,
    statement_of: Sequence[int],
    section_of: Sequence[int],
    statements: Vectors,
    progress: Progress | None = None,
) -> Lens | None:
    """A lens learnt from questions (n, dimension) and statements (m, dimension), the same each time.

    `statement_of` has the row of each question's statement, -1 when it is for its whole section;
    `section_of` numbers its section. None when there are too few questions. `progress` hears how many
    rounds of `rounds()` are done.
    """
    aim, home = np.asarray(statement_of), np.asarray(section_of)
    if (aim >= 0).sum() < ENOUGH:
        return None
    asked, stated = torch.tensor(questions), torch.tensor(statements)
    correction = torch.zeros(asked.shape[1], asked.shape[1], requires_grad=True)
    optimiser = torch.optim.Adam([correction], lr=RATE)
    chance = np.random.default_rng(0)
    for _ in range(EPOCHS):
        for at in np.array_split(chance.permutation(len(aim)), rounds(len(aim)) // EPOCHS):
            others = chance.choice(len(aim), min(OTHERS, len(aim)), replace=False)
            loss = _to_statements(correction, asked[at], aim[at], stated)
            loss = loss + _to_each_other(correction, asked, aim, home, at, others)
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


def _to_statements(correction: torch.Tensor, asked: torch.Tensor, aim: NDArray[Any], stated: torch.Tensor) -> Any:
    """How far questions are from being nearest to their own statement."""
    aimed = torch.tensor(aim >= 0)
    alike = _shown(asked[aimed], correction) @ _shown(stated, correction).T
    return cross_entropy(alike / TEMPERATURE, torch.tensor(aim[aim >= 0]))


def _to_each_other(
    correction: torch.Tensor,
    asked: torch.Tensor,
    aim: NDArray[Any],
    home: NDArray[Any],
    at: NDArray[Any],
    others: NDArray[Any],
) -> Any:
    """How far questions are from being nearest to the others for their statement. Those of the same
    section for another statement are no example of either."""
    itself = at[:, None] == others[None]
    same = (aim[at][:, None] == aim[others][None]) & (aim[at][:, None] >= 0) & ~itself
    unclear = (home[at][:, None] == home[others][None]) & ~same
    alike = _shown(asked[at], correction) @ _shown(asked[others], correction).T / TEMPERATURE
    alike = alike.masked_fill(torch.tensor(unclear | itself), _NEVER)
    right = torch.tensor(same)
    met = right.any(dim=1)
    wanted = torch.logsumexp(alike.masked_fill(~right, _NEVER)[met], dim=1)
    return (torch.logsumexp(alike[met], dim=1) - wanted).sum() / max(1, int(met.sum()))
