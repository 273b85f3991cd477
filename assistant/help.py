"""Who can help with a question: contacts chosen from the corpus, never from an answer's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.types import Audience, ContactCard
from ingest.entries import Contact

MOST = 3


def contacts_for(
    question: str, topics: Iterable[str], contacts: Sequence[Contact], audience: Audience | None, always: bool
) -> tuple[ContactCard, ...]:
    """The contacts whose words the question uses, or whose topics the sources share.

    With `always` there is at least one: the corpus's default contacts stand in.
    """
    found = set(topics)
    scored: list[tuple[float, Contact]] = []
    meant = [c for c in contacts if c.group == "help" and not (audience and c.audience and audience not in c.audience)]
    for contact in meant:
        named = contact.name.lower() in question.lower()
        words = sum(bool(re.search(rf"\b{re.escape(word)}", question, re.IGNORECASE)) for word in contact.words)
        points = 3.0 * named + words + 0.25 * len(found & set(contact.topics)) + 0.5 * contact.default
        if named or words:
            scored.append((points, contact))
    scored.sort(key=lambda pair: -pair[0])
    chosen = [contact for _, contact in scored[: MOST if always else MOST - 1]]
    if always:
        chosen += [contact for contact in meant if contact.default and contact not in chosen]
    return tuple(card(contact) for contact in chosen[:MOST])


def crisis_contacts(contacts: Sequence[Contact]) -> tuple[ContactCard, ...]:
    """Everyone to turn to in danger, in the order the corpus gives."""
    return tuple(card(contact) for contact in contacts if contact.group == "crisis")


def card(contact: Contact) -> ContactCard:
    return ContactCard(
        contact.name, contact.for_, contact.phone, contact.email, contact.url, contact.checked.isoformat()
    )
