"""Progress of long work, told step by step."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[str, int, int], None]
"""Hears of progress: the step's name, how many are done, how many there are."""


def counted(step: str, total: int, tell: Watch) -> Callable[[int], None]:
    """A listener that adds up how many more are done each time and tells it."""
    done = 0

    def went(count: int) -> None:
        nonlocal done
        done += count
        tell(step, done, total)

    return went
