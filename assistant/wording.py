"""What is said when there is no answer, or not a whole one. Plain words, the news first."""

from __future__ import annotations

from assistant.types import Status

LEADS: dict[Status, str] = {
    "answered": "",
    "partial": "I could not find a full answer. This is the nearest the documents say.",
    "clarify": "I am not sure what you mean. Please say a little more.",
    "no_answer": "I do not know. The documents I hold do not answer this. The people below can help.",
    "out_of_scope": (
        "I cannot help with that. I only answer questions about special educational needs and disabilities (SEND)."
    ),
    "refused": "I cannot help with that.",
    "crisis": (
        "If anyone is in danger now, call 999. You do not have to face this alone. "
        "These people can help you now. Many are there day and night."
    ),
    "unsupported_language": "",
}

PROPOSED = "Part of this is a proposal. It is not law, and it may change."
CONFLICT = "Sources disagree about part of this. Both sides are shown."
OLD_PAGE = "Source{s} {numbers}: the page behind this is some years old. Check before you rely on it."
IN_GENERAL = "I hold nothing about {things}. This is what the documents say in general."
NOT_HELD = "I do not know of {things}. {verb} not in the documents I hold. Please check the name or number."

SOURCE_AGE = {
    "dated": "{title} is from {published}. Some of it may have changed, so check before you rely on it.",
    "archived": "{title} is an old page, from {published}. It shows how things stood then.",
    "superseded": "{title} has been replaced by a newer document.",
}


def not_held(things: tuple[str, ...]) -> str:
    """The opening words for a question about numbered things the documents do not name."""
    return NOT_HELD.format(things=" or ".join(things), verb="It is" if len(things) == 1 else "They are")


def in_general(things: tuple[str, ...]) -> str:
    """The opening words when a school that is asked about is not in the documents."""
    return IN_GENERAL.format(things=" or ".join(things))
