"""Lists of words kept in files, one entry a line."""

from __future__ import annotations

from pathlib import Path


def lines(file: Path) -> list[str]:
    """The entries of a list; what begins with # is a remark."""
    listed = file.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in listed if line.strip() and not line.startswith("#")]
