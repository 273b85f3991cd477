"""The examples that the listeners of a corpus learn from: messages that people wrote, one file a kind.

corpus/listening/danger.toml
heard = ["what somebody in danger might write", ...]
ordinary = ["what sounds like it and is not", ...]
stories = ["a long message with no danger in it, nor in any two sentences of it", ...]
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from ingest.entries import Problem
from ingest.sentences import windows
from ingest.toml_file import read_one

FOLDER = "listening"
# Somebody in danger; a request for what is never done here; another subject altogether; nothing one could look up.
Kind = Literal["danger", "misuse", "outside", "vague"]
KINDS: tuple[Kind, ...] = get_args(Kind)


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
