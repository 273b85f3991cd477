"""A note that repeats a document we hold gives way to the document's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.english.words import stems
from assistant.types import Passage

# How much of the note's statement its original must share, when it has figures and when it has none.
WITH_FIGURES, WITHOUT = 0.25, 0.45
_FIGURE = re.compile(r"(?<!\w)\d[\d,.]*")
_AS_OF = re.compile(r"\b(the )?20\d\d([-–/](20)?\d\d)? strategy\b|\bin 20\d\d\b", re.IGNORECASE)


def is_second_hand(passage: Passage) -> bool:
    """Whether a statement rests on nothing but documents of this corpus."""
    provenance = passage.statement.provenance
    return bool(provenance) and not any(one.source.startswith("http") for one in provenance)


class _Original(NamedTuple):
    """`whole`: the passage has every figure of the note, so that nothing is lost with the note."""

    passage: Passage
    share: float
    whole: bool


def _rests_on_ours(passage: Passage) -> bool:
    return any(not one.source.startswith("http") for one in passage.statement.provenance)


def restore(passages: Sequence[Passage]) -> list[Passage]:
    """The passages with each second-hand one replaced by its original, if that was found too.

    The original takes over the note's likeness to the question, since it says the same; the note's
    heading only when the two say much the same.
    """
    kept = {p.statement.id: p for p in passages}
    said = _with_their_lists(passages)
    for note in passages:
        original = _original(note, passages, said) if _rests_on_ours(note) else None
        if original is None:
            continue
        if original.whole and is_second_hand(note):
            del kept[note.statement.id]
        now = kept[original.passage.statement.id]
        now = replace(
            now,
            score=max(now.score, note.score),
            similarity=max(now.similarity, note.similarity),
            asked_similarity=max(now.asked_similarity, note.asked_similarity),
        )
        if original.share >= WITHOUT and note.heading_similarity > now.heading_similarity:
            now = replace(now, heading_similarity=note.heading_similarity, heading=note.heading)
        kept[now.statement.id] = now
    return list(kept.values())


def _with_their_lists(passages: Sequence[Passage]) -> dict[str, str]:
    """The words of each line that introduces a list, with its list."""
    said: dict[str, str] = {}
    for p in passages:
        if p.statement.lead:
            said[p.statement.lead] = said.get(p.statement.lead, "") + " " + p.statement.text
    return {p.statement.id: p.statement.text + said[p.statement.id] for p in passages if p.statement.id in said}


def _original(note: Passage, passages: Sequence[Passage], lists: Mapping[str, str]) -> _Original | None:
    """The statement that says what the note says, else the list that says it as a whole."""
    wanted = {one.source for one in note.statement.provenance}
    plain = _AS_OF.sub("", note.statement.text)
    counted, mine = figures(plain), stems(plain)
    for whole in (False, True):
        best: _Original | None = None
        for other in passages:
            text = lists.get(other.statement.id, "") if whole else other.statement.text
            shared = counted & figures(text)
            if other.source.id not in wanted or (counted and not shared):
                continue
            share = len(mine & stems(text)) / (len(mine) or 1)
            better = best is None or (counted == shared, share) > (best.whole, best.share)
            if share >= (WITH_FIGURES if counted else WITHOUT) and better:
                best = _Original(other, share, counted == shared)
        if best:
            return best
    return None


def figures(text: str) -> set[str]:
    """The figures in a text, without signs: "£6m" and "6" are the same figure."""
    return {figure.rstrip(".,") for figure in _FIGURE.findall(text.replace("£", ""))}
