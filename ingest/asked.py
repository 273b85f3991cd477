"""Prepared questions: the ways people ask for what a statement says, written beside the corpus.

Families and documents use different words; a few questions in families' words, kept for each
statement, bring the two together (document expansion: Nogueira and others, "Document Expansion by
Query Prediction", 2019; written by people here, so that they can be read and mended).

    corpus/questions/<source id>.toml
    [[asked]]
    under = "the heading the statement stands below"
    words = "words that only this statement there holds"     left out for the whole section
    ways = ["one way to ask", "another"]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from ingest.entries import Problem
from ingest.toml_file import read_tables
from ingest.types import Chunk, PreparedQuestion, Statement

FOLDER = "questions"


class Asked(BaseModel):
    """An `[[asked]]` table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    under: str = ""
    words: str = ""
    ways: tuple[str, ...] = Field(min_length=1)

    @property
    def place(self) -> str:
        return f"{self.under} | {self.words}"


def files_for(folder: Path, sources: Iterable[str]) -> dict[str, Path]:
    """The files of prepared questions that there are, by source id."""
    found = {source: folder / FOLDER / f"{source}.toml" for source in sources}
    return {source: file for source, file in found.items() if file.is_file()}


def prepared(files: dict[str, Path], chunks: Sequence[Chunk]) -> tuple[list[PreparedQuestion], list[Problem]]:
    """Every prepared question with the statement or section it is for, and every one that finds no
    place or more than one."""
    questions: list[PreparedQuestion] = []
    problems: list[Problem] = []
    for source, file in files.items():
        own = [chunk for chunk in chunks if chunk.source_id == source]
        for asked in read_tables(file, "asked", Asked, "place", problems):
            chunk, statement, fault = _find(asked, own)
            if chunk is None:
                problems.append(Problem(f"{FOLDER}/{source}.toml", _line(file, asked), fault))
                continue
            about = statement.id if statement else ""
            for way in asked.ways:
                questions.append(PreparedQuestion(f"{source}?{len(questions)}", way, chunk.id, about))
    return questions, problems


def _find(asked: Asked, chunks: Sequence[Chunk]) -> tuple[Chunk | None, Statement | None, str]:
    under = [c for c in chunks if not asked.under or (c.headings and _plain(c.headings[-1]) == _plain(asked.under))]
    if not under:
        return None, None, f"there is no heading '{asked.under}'"
    if not asked.words:
        return under[0], None, ""
    wanted = _plain(asked.words)
    held = [(c, s) for c in under for s in c.statements if wanted in _plain(s.text)]
    if len(held) != 1:
        return None, None, f"{len(held)} statements below '{asked.under}' hold '{asked.words}'; it must be one"
    return held[0][0], held[0][1], ""


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[‘’]", "'", text)).strip().lower()


def _line(file: Path, asked: Asked) -> int:
    """The line that holds an entry's own words."""
    wanted = asked.words or asked.under
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if wanted and wanted.replace('"', '\\"') in line), 0)
