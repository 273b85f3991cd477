"""Where the headings of a stored document stand in its text.

An index stores the text and its sections. Whatever stands between two sections is headings, a paragraph each;
how deep the last ones are is told by the path of the section below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.types import Chunk

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Heading:
    """`text` stands at `start`, counted in characters of the stored text. `level` is how deep: 1 for the
    document's own title, 2 for its sections; no level is skipped on the way down."""

    text: str
    level: int
    start: int


def headings_of(text: str, chunks: Sequence[Chunk]) -> Iterator[Heading]:
    """The headings of a document in order; `chunks` are all its own, in reading order."""
    end = 0
    for chunk in chunks:
        yield from _above(text, (end, chunk.start), chunk.headings)
        end = max(end, chunk.end)
    yield from _above(text, (end, len(text)), ())


def _above(text: str, gap: tuple[int, int], path: tuple[str, ...]) -> Iterator[Heading]:
    """The headings in a gap, below the last of which stands a section with this path."""
    level, depth = 1, len(path)
    found: list[Heading] = []
    for one in reversed(list(_PARAGRAPH.finditer(text, *gap))):
        if depth and one.group() == path[depth - 1]:
            level, depth = depth + 1, depth - 1
        elif not one.start():
            level = 1
        # Any other that is not in the path has no words of its own, and stands as deep as what follows it.
        found.append(Heading(one.group(), level, one.start()))
    return reversed(found)
