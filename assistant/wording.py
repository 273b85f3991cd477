"""What is said when there is no answer, or not a whole one. Plain words, the news first."""

from __future__ import annotations

from assistant.types import Misuse, Status

LEADS: dict[Status, str] = {
    "answered": "",
    "partial": "I could not find a full answer. This is the nearest the documents say.",
    "clarify": "I am not sure what you mean. Please say a little more.",
    "no_answer": "I do not know. The documents I hold do not answer this. The people below can help.",
    "out_of_scope": (
        "I cannot help with that. I only answer questions about special educational needs and disabilities (SEND)."
    ),
    "refused": (
        "I cannot do that. I do not write texts for people, say if a child has a condition, promise anything or judge "
        "a case. I can answer questions about special educational needs and disabilities (SEND)."
    ),
    "crisis": (
        "If anyone is in danger now, call 999. You do not have to face this alone. "
        "These people can help you now. Many are there day and night."
    ),
    "unsupported_language": "",
}

MISUSE: dict[Misuse, str] = {
    "orders": (
        "I cannot take orders like that. I can answer questions about special educational needs and "
        "disabilities (SEND). I answer in the words of the documents I hold."
    ),
    "write-plan": (
        "I cannot write a plan, a report or a decision. I can show you what each section must hold and who writes it."
    ),
    "forgery": (
        "I cannot write in somebody else's name, or make up facts or papers. "
        "I can tell you what you can send, and who can help you write it."
    ),
    "diagnosis": (
        "I cannot say if a child has a condition, or what medicine to give. A health professional can. "
        "I can tell you how to ask for an assessment. Help at school does not have to wait for a diagnosis."
    ),
    "promise": (
        "I cannot promise or agree a place, transport or money. Only the people who decide can do that. "
        "I can tell you how it is decided and how to ask."
    ),
    "certainty": (
        "I cannot say how your case will end, or if somebody broke the law. "
        "I can show you what the law says, how an appeal works and who gives free advice."
    ),
    "abuse": (
        "I cannot help to hurt, insult, find or shut out anybody. "
        "If something went wrong, I can tell you how to complain and who can help."
    ),
    "other-people": (
        "I hold nothing about any child or family, so I cannot look anybody up. "
        "I can tell you how to ask to see your own child's records."
    ),
}

IF_IN_DANGER = "If you or a child may be in danger, call 999. The people named here listen, day and night."
GREETING = "Hello. Ask me anything about special educational needs and disabilities (SEND)."
NO_VERDICT = "This is general information, not legal advice."
WHICH = "I can tell you about different things. Which of these do you mean?"
SOME_UNMET = "I found an answer to part of what you asked, but not to {places}."
PERSONAL = "I took out names and other personal details before I looked for an answer. I do not need or keep them."
PROPOSED = "Part of this is a proposal. It is not law, and it may change."
CONFLICT = "Sources disagree about part of this. Both sides are shown."
OLD_PAGE = "Source{s} {numbers}: the page behind this is some years old. Check before you rely on it."
IN_GENERAL = "I hold nothing about {things}. This is what the documents say in general."
NOT_HELD = "I do not know of {things}. {verb} not in the documents I hold. Please check the name or number."

NAME_NOT_HELD = (
    "I do not know one of the names or numbers in your question. It is not in the documents I hold. Please check it."
)
THING_NOT_HELD = (
    "I could not find one of the things you name. Please check what it is called. "
    "This is the nearest the documents say."
)
ENGLAND_ONLY = (
    "These rules are England's. Other countries have their own, and I do not hold them. For England, the documents say:"
)
OWN_CASE = (
    "I cannot see anybody's records, so I cannot say how your own case stands. The people below may know. "
    "This is what the documents say in general."
)

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


def some_unmet(places: tuple[int, ...]) -> str:
    """The opening words when some of the things asked are not in the documents; `places` from 0."""
    named = [f"your {_ORDINALS[place]} question" for place in places]
    return SOME_UNMET.format(places=" or ".join(named))


_ORDINALS = ("first", "second", "third")
