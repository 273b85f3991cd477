"""The packaged embedder, fine-tuned on the prepared questions of a corpus.

A small general embedder does not know that "they said no" is a refusal to assess and "taxi" is travel
help. The prepared questions say so some thousands of times, and a build teaches its upper layers by them on
the machine it runs on: minutes of work, done again only when the questions have changed a good deal.
The words' own vectors and the lower layers stay as they are, so that words no question uses keep their
meaning. No weights are in the repository. What it adds is in docs/adr/0013-fine-tuning.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from ingest.contrast import ENOUGH, Lessons, Rows, to_each_other, to_statements
from ingest.embed import Progress, SentenceTransformerEmbedder, Vectors

# Chosen on the development questions; docs/adr/0013-fine-tuning.md has what others gave.
# All six layers at 6e-5 do no better, and take half as long again.
UPPER, EPOCHS, BATCH, RATE = 3, 1, 64, 1e-4
# The rate rises over this share of the batches, then falls to nothing.
WARMING = 1 / 6
RECIPE = f"upper {UPPER}, {EPOCHS} x {BATCH} at {RATE}"
# What was tuned on so much of the same questions is tuned well enough.
ALIKE = 0.9
KEEP = 2
# Questions of about the same length share a batch; by so many characters they may differ.
_MIX = 20.0


def fine_tuned(
    embedder: SentenceTransformerEmbedder,
    lessons: Lessons,
    asked: Vectors,
    stated: Vectors,
    folder: Path,
    anew: bool = False,
    progress: Progress | None = None,
) -> Path | None:
    """The file of the layers tuned on the lessons; None when there are too few of them.

    `asked` and `stated` are the embedder's own vectors of the questions (n, dimension) and of the statements
    (m, dimension). A file in `folder` that was tuned on nearly the same is taken instead, unless all is to
    be done `anew`. `progress` hears how many batches of `batches()` are done.
    """
    if lessons.aimed < ENOUGH:
        return None
    digests = _digests(lessons)
    if not anew and (known := _made_before(folder, embedder.id, digests)):
        return known
    layers = _tune(embedder, lessons, asked, stated, progress)
    folder.mkdir(parents=True, exist_ok=True)
    working = folder / "working"
    # One entry, since several are written in any order and the file is named by its bytes.
    told = {"told": json.dumps({"of": embedder.id, "recipe": RECIPE, "lessons": sorted(digests)})}
    save_file({name: values.half().contiguous() for name, values in layers.items()}, working, metadata=told)
    made = folder / f"layers-{hashlib.sha256(working.read_bytes()).hexdigest()[:12]}.safetensors"
    working.chmod(0o644)
    working.replace(made)
    return made


def batches(questions: int) -> int:
    """How many batches tuning on so many questions takes."""
    return EPOCHS * max(1, -(-questions // BATCH))


def clear(folder: Path) -> list[Path]:
    """Remove the files of `folder` but for the newest few, and say which they were."""
    old = _newest_first(folder)[KEEP:]
    for file in old:
        file.unlink(missing_ok=True)
    return old


def _tune(
    embedder: SentenceTransformerEmbedder, lessons: Lessons, asked: Vectors, stated: Vectors, progress: Progress | None
) -> dict[str, torch.Tensor]:
    """The weights of the upper layers after tuning, by name."""
    model = embedder.another().load()
    bert = model[0].auto_model
    model.requires_grad_(False)
    upper = bert.encoder.layer[-UPPER:].requires_grad_(True)
    optimiser = torch.optim.AdamW(upper.parameters(), lr=RATE)
    count, chance = len(lessons.aims), np.random.default_rng(0)
    rounds = batches(count)
    rate = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, RATE, rounds, pct_start=WARMING, anneal_strategy="linear", cycle_momentum=False
    )
    # Of what is not in a batch, the vectors as they were when last seen.
    seen, statements, everything = torch.tensor(asked), torch.tensor(stated), np.arange(count)
    with torch.random.fork_rng(), torch.enable_grad():
        torch.manual_seed(0)
        model.train()
        for at in (at for _ in range(EPOCHS) for at in _shuffled(lessons, chance)):
            now = model(model.preprocess([lessons.questions[i] for i in at]))["sentence_embedding"]
            loss = to_statements(now, lessons.aims[at], statements)
            loss = loss + to_each_other(now, at, seen, everything, lessons)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rate.step()
            seen[at] = now.detach()
            if progress:
                progress(1)
    return {name: values.detach() for name, values in bert.named_parameters() if values.requires_grad}


def _shuffled(lessons: Lessons, chance: np.random.Generator) -> Iterator[Rows]:
    """The rows of the questions in batches of about the same length, in any order."""
    lengths = np.array([len(question) for question in lessons.questions])
    order = np.argsort(lengths + chance.normal(scale=_MIX, size=len(lengths)))
    parts: list[Any] = np.array_split(order, batches(len(order)) // EPOCHS)
    return (parts[i] for i in chance.permutation(len(parts)))


def _digests(lessons: Lessons) -> set[str]:
    """Each question with what it is for, in eight letters."""
    pairs = zip(lessons.questions, lessons.aims, strict=True)
    texts = (f"{question}\0{lessons.statements[aim] if aim >= 0 else ''}" for question, aim in pairs)
    return {hashlib.sha256(text.encode()).hexdigest()[:8] for text in texts}


def _made_before(folder: Path, of: str, digests: set[str]) -> Path | None:
    """The newest file tuned from the same embedder on nearly the same lessons."""
    for file in _newest_first(folder):
        try:
            with safe_open(file, framework="pt") as stored:
                told = json.loads((stored.metadata() or {}).get("told", "{}"))
        except (OSError, SafetensorError):
            continue
        held = set(told.get("lessons", ()))
        alike = len(held & digests) >= ALIKE * len(held | digests)
        if alike and told.get("of") == of and told.get("recipe") == RECIPE:
            return file
    return None


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob("layers-*.safetensors"), key=lambda file: (-file.stat().st_mtime_ns, file.name))
