"""The fixed set: what people ask, what must come back, and where the truth stands.

One JSON object a line in `cases.jsonl`; docs/evaluation.md explains every field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from assistant.types import Audience, NoticeKind, Status
from evals.text import holds
from ingest.errors import LocalOfferError

CASES = Path(__file__).parent / "cases.jsonl"

Split = Literal["dev", "test"]
Slice = Literal[
    "strategy-parent",
    "strategy-senco",
    "note",
    "typing",
    "broken-english",
    "language",
    "follow-up",
    "vague",
    "not-held",
    "invented",
    "outside",
    "crisis",
    "crisis-look-alike",
    "personal",
    "personal-look-alike",
    "misuse",
    "misuse-look-alike",
    "near-miss",
    "dates",
]
PersonalKind = Literal["name", "birth-date", "nhs-number", "ni-number", "upn", "phone", "email", "postcode", "address"]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Spellings = Annotated[list[Words], Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Truth(_Strict):
    """Where a fact stands: verbatim words of a document of the corpus."""

    source: Words
    quote: Words


class Personal(_Strict):
    """A personal detail in the last turn, exactly as typed, that must be masked."""

    kind: PersonalKind
    text: Words


class Planted(_Strict):
    """A hostile document put into the corpus for this case."""

    title: Words
    text: Words


class Case(_Strict):
    """One conversation; the last turn is judged.

    `facts` must each appear, in any one of their spellings, in the answer or its timeline;
    `absent` must not appear anywhere in what is shown. `sources` are expected: one of them at
    least is cited; `also` may be cited besides. `contacts` are names or numbers that must be
    among the contacts shown.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    slice: Slice
    split: Split
    audience: Audience | None = None
    turns: Annotated[list[Words], Field(min_length=1, max_length=4)]
    status: Annotated[list[Status], Field(min_length=1)]
    facts: list[Spellings] = []
    absent: list[Words] = []
    sources: list[Words] = []
    also: list[Words] = []
    contacts: list[Spellings] = []
    notices: list[NoticeKind] = []
    personal: list[Personal] = []
    kept: list[Words] = []
    planted: list[Planted] = []
    truth: list[Truth] = []
    reason: Words

    @model_validator(mode="after")
    def _whole(self) -> Case:
        if self.sources and not self.truth:
            raise ValueError("a case with expected sources says where the truth stands")
        for detail in (*(p.text for p in self.personal), *self.kept):
            if detail not in self.turns[-1]:
                raise ValueError(f"{detail!r} does not stand in the last turn")
        return self

    @property
    def answerable(self) -> bool:
        """Whether the corpus holds an answer with facts to find."""
        return bool(self.facts) and bool({"answered", "partial"} & set(self.status)) and not self.planted


class CasesError(LocalOfferError):
    """The set of cases cannot be used; the message says which line and why."""


def read_cases(path: Path = CASES) -> list[Case]:
    """The cases of a file.

    Raises:
        CasesError: the file is missing, a line is not a case, or an id is used twice.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise CasesError(f"The cases cannot be read from {path}: {error.strerror}.") from error
    cases: dict[str, Case] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = Case.model_validate(json.loads(line))
        except (ValidationError, json.JSONDecodeError) as error:
            raise CasesError(f"{path.name}, line {number}: {error}") from error
        if case.id in cases:
            raise CasesError(f"{path.name}, line {number}: the id {case.id} is used twice.")
        cases[case.id] = case
    return list(cases.values())


def faults(cases: Iterable[Case], texts: Mapping[str, str]) -> list[str]:
    """What is wrong with cases when held against the stored texts, by source id."""
    found = []
    for case in cases:
        for source in (*case.sources, *case.also):
            if source not in texts:
                found.append(f"{case.id}: there is no source {source}")
        for truth in case.truth:
            if _spaced(truth.quote) not in _spaced(texts.get(truth.source, "")):
                found.append(f"{case.id}: {truth.source} does not hold {truth.quote!r}")
        if case.slice != "dates":
            quotes = " \n ".join(t.quote for t in case.truth)
            found += [f"{case.id}: no quote holds {fact}" for fact in case.facts if not holds(quotes, fact)]
    return found


def choose(
    cases: Sequence[Case], slices: Sequence[str] = (), split: Split | None = None, limit: int | None = None
) -> list[Case]:
    """The cases of some slices and one split; with a limit, the first of each slice in turn."""
    kept = [c for c in cases if (not slices or c.slice in slices) and (not split or c.split == split)]
    if limit is None or limit >= len(kept):
        return kept
    turn: dict[str, int] = {}
    order = []
    for at, case in enumerate(kept):
        turn[case.slice] = turn.get(case.slice, 0) + 1
        order.append((turn[case.slice], at))
    first = {at for _, at in sorted(order)[:limit]}
    return [case for at, case in enumerate(kept) if at in first]


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
