"""Named families of regular expressions, kept as data beside the code that uses them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

_DATA = Path(__file__).parent / "data"
# A name within braces; "{0,4}" is a count and is left alone.
_NAME = re.compile(r"\{([a-z_]+)\}")


def read_regexes(name: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The families of `data/<name>.toml`, in their order, matching in any case.

    The file's [words] are pieces of expressions, each free to use those before it as {piece};
    [patterns] holds a list of expressions for each family.
    """
    data = tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = {}

    def filled(text: str) -> str:
        return _NAME.sub(lambda match: words[match[1]], text)

    for piece, text in data["words"].items():
        words[piece] = filled(text)
    return {
        family: tuple(re.compile(filled(text), re.IGNORECASE) for text in texts)
        for family, texts in data["patterns"].items()
    }
