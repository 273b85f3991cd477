"""What the lens and the fine-tuned embedder are taught by: each question near what it is for, and far from the rest.

The usual contrast of one right answer with all others (van den Oord and others, "Representation Learning
with Contrastive Predictive Coding", 2018), over the prepared questions of a corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy

# With fewer questions than this there is too little to learn from.
ENOUGH = 500
# How sharply the nearest counts; a sharper or a flatter contrast made no difference.
TEMPERATURE = 0.05
_NEVER = -1e9

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Lessons:
    """Prepared questions and what each is for: the row of its statement, -1 when it is for its whole
    section, and the number of its section."""

    questions: Sequence[str]
    statements: Sequence[str]
    aims: Rows
    homes: Rows

    @property
    def aimed(self) -> int:
        """How many are for one statement."""
        return int((self.aims >= 0).sum())


def to_statements(seen: torch.Tensor, aims: Rows, statements: torch.Tensor) -> Any:
    """How far questions (b, dimension) are from being nearest to their own of the statements (m, dimension)."""
    aimed = torch.tensor(aims >= 0)
    return cross_entropy(seen[aimed] @ statements.T / TEMPERATURE, torch.tensor(aims[aims >= 0]))


def to_each_other(seen: torch.Tensor, at: Rows, others_seen: torch.Tensor, others: Rows, lessons: Lessons) -> Any:
    """How far the questions `at` some rows are from being nearest to the others for their statement. Those
    of the same section for another statement are no example of either."""
    aims, homes = lessons.aims, lessons.homes
    itself = at[:, None] == others[None]
    same = (aims[at][:, None] == aims[others][None]) & (aims[at][:, None] >= 0) & ~itself
    unclear = (homes[at][:, None] == homes[others][None]) & ~same
    alike = (seen @ others_seen.T / TEMPERATURE).masked_fill(torch.tensor(unclear | itself), _NEVER)
    right = torch.tensor(same)
    met = right.any(dim=1)
    wanted = torch.logsumexp(alike.masked_fill(~right, _NEVER)[met], dim=1)
    return (torch.logsumexp(alike[met], dim=1) - wanted).sum() / max(1, int(met.sum()))
