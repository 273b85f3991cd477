"""Whether words say again what others have said."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.english.words import stems
from assistant.finding.originals import figures

# Two texts say the same when they share this much of all their words, or of the new one's.
ALIKE, HELD = 0.6, 0.75


def repeats(texts: Sequence[str], said: Sequence[str]) -> bool:
    """Whether some texts say much the same as one of those said, or as all of them together: most of their words are
    in it, and their figures."""
    words, before = " ".join(texts), " ".join(said)
    if figures(words) - figures(before):
        return False
    mine = stems(words)
    if said and _held(mine, stems(before)):
        return True
    return any(_held(mine, theirs) or len(mine & theirs) >= ALIKE * len(mine | theirs) for theirs in map(stems, said))


def _held(mine: Collection[str], theirs: Collection[str]) -> bool:
    return len(set(mine) & set(theirs)) >= HELD * len(mine)
