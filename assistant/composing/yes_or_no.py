"""Statements that open with the answer to their own heading ("Yes, you can appeal …"), under another question.

Under its own question the "Yes" is the direct answer. Under another it would answer something nobody asked, so
it is left out, and what it opens is shown for what it says.
"""

from __future__ import annotations

import re

from assistant.types import Passage

# A heading this like the question asks the same.
OWN_QUESTION = 0.60
_OPENER = re.compile(r"(?:Yes|No)\b[,.]\s+")
# "Yes, if your child …" says nothing without the heading.
_LEANS = re.compile(r"(?:if|unless|when|where|but|because|only)\b", re.IGNORECASE)


def says_yes_or_no(text: str) -> bool:
    """Whether a statement opens with the answer to its own heading's question."""
    return bool(_OPENER.match(text))


def is_asked(passage: Passage) -> bool:
    """Whether the question that a passage stands under is the one asked."""
    return passage.heading_similarity >= OWN_QUESTION


def needs_its_heading(passage: Passage) -> bool:
    """Whether a passage answers another question in words that mean nothing without it."""
    text = passage.statement.text
    return says_yes_or_no(text) and not is_asked(passage) and bool(_LEANS.match(_OPENER.sub("", text, count=1)))


def without_opener(text: str) -> str:
    """The words without the "Yes" or "No" that they may open with."""
    if not says_yes_or_no(text):
        return text
    rest = _OPENER.sub("", text, count=1)
    return rest[:1].upper() + rest[1:]
