"""Words in a stored document that give orders to machines. They are never shown to a reader.

Pages are written for people. A sentence that tells an assistant, a model or "the system" what to
say was put there to misuse it, whoever let it in. The patterns are in data/orders.toml.
"""

from __future__ import annotations

from functools import lru_cache

from assistant.screening.decode import plain
from assistant.screening.regexes import read_regexes

_PATTERNS = read_regexes("orders")["orders"]


@lru_cache(maxsize=32_768)
def is_order(text: str) -> bool:
    """Whether words of a stored document (a statement, or a whole section) give orders to a machine."""
    text = plain(text)
    return any(pattern.search(text) for pattern in _PATTERNS)
