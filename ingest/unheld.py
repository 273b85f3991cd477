"""Questions that people ask and the documents do not answer, written beside the corpus.

A question may use all the words of a document and still ask for what is not in it. Examples of such
questions bring that near: the more a question is like one of them, the less what was found is an answer.
They also tell the council what families look for in vain.

    corpus/not-held.toml
    questions = ["a question that no document answers", ...]
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from ingest.entries import Problem
from ingest.toml_file import read_one

FILE = "not-held.toml"


class _Unheld(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    questions: tuple[str, ...] = Field(min_length=1)


def read_unheld(file: Path, problems: list[Problem]) -> tuple[str, ...]:
    """The questions of a corpus that it does not answer, each once; none when it has no such file, or one
    with a fault, which is added to `problems`."""
    found = read_one(file, _Unheld, problems)
    return tuple(dict.fromkeys(found.questions)) if found else ()
