"""A note that repeats a document we hold gives way to the document's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.types import Passage
from assistant.words import stems

# How much of the note's statement its original must share, when it has figures and when it has none.
WITH_FIGURES, WITHOUT = 0.25, 0.45
_FIGURE = re.compile(r"(?<![\w-])[£]?\d[\d,.]*(?:%|m|k|\b)")
_AS_OF = re.compile(r"\b(the )?(2024-2027|20\d\d) strategy\b|\bin 20\d\d\b", re.IGNORECASE)


def is_second_hand(passage: Passage) -> bool:
    """Whether a statement rests on nothing but documents of this corpus."""
    provenance = passage.statement.provenance
    return bool(provenance) and not any(one.source.startswith("http") for one in provenance)


def restore(passages: Sequence[Passage]) -> list[Passage]:
    """The passages with each second-hand one replaced by its original, if that was found too.

    The original takes over the note's likeness to the question, since it says the same.
    """
    kept = {p.statement.id: p for p in passages}
    said = _with_their_lists(passages)
    for note in passages:
        original = _original(note, passages, said) if is_second_hand(note) else None
        if original is None:
            continue
        del kept[note.statement.id]
        now = kept[original.statement.id]
        kept[original.statement.id] = replace(
            now,
            score=max(now.score, note.score),
            similarity=max(now.similarity, note.similarity),
            heading_similarity=max(now.heading_similarity, note.heading_similarity),
            heading=note.heading if note.heading_similarity > now.heading_similarity else now.heading,
        )
    return list(kept.values())


def _with_their_lists(passages: Sequence[Passage]) -> dict[str, str]:
    """The words of each statement, and of the list it introduces."""
    said = {p.statement.id: p.statement.text for p in passages}
    for p in passages:
        if p.statement.lead in said:
            said[p.statement.lead] += " " + p.statement.text
    return said


def _original(note: Passage, passages: Sequence[Passage], said: Mapping[str, str]) -> Passage | None:
    wanted = {one.source for one in note.statement.provenance}
    plain = _AS_OF.sub("", note.statement.text)
    figures, mine = _figures(plain), stems(plain)
    best: tuple[float, Passage] | None = None
    for other in passages:
        text = said[other.statement.id]
        if other.source.id not in wanted or not figures <= _figures(text):
            continue
        share = len(mine & stems(text)) / (len(mine) or 1)
        if share >= (WITH_FIGURES if figures else WITHOUT) and (best is None or share > best[0]):
            best = (share, other)
    return best[1] if best else None


def _figures(text: str) -> set[str]:
    return {figure.rstrip(".,") for figure in _FIGURE.findall(text)}
