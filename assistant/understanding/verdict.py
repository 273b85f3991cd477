"""Whether a question asks what only a lawyer or a court can say: if something done was within the law."""

from __future__ import annotations

import re

_LAW = (
    r"(?:illegal|unlawful|lawful|legal|against the law|discrimination|discriminat(?:ing|ed|ory)|negligen(?:t|ce)"
    r"|in breach)"
)
# "Is there legal aid" and "what is the legal definition" ask for no verdict.
_NOT = r"(?! (?:advice|aid|help|definition|dut\w+|rights?|documents?|status|framework|terms?|references?|basis|tests?))"
_VERDICT = re.compile(
    rf"\b(?:is|isn['’]?t|are|aren['’]?t|was|were|wasn['’]?t|would|surely)\b[^.?!]{{0,60}}\b{_LAW}\b{_NOT}"
    r"|\blegally\b|\b(?:allowed|required) by law\b"
    r"|\b(?:break(?:s|ing)?|broken?|breach\w*) the (?:law|equality act|code)\b"
    r"|\b(?:can|could|should) (?:i|we) sue\b|\b(?:do|have) (?:i|we) (?:have|got) a (?:good |strong )?(?:case|claim)\b",
    re.IGNORECASE,
)


def asks_for_verdict(text: str) -> bool:
    """Whether a message asks if something is or was within the law."""
    return bool(_VERDICT.search(text))
