"""Whether a question is about this service's subject at all, and asks for what is done here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.english.words import matches
from assistant.finding.rank import Evidence
from assistant.screening.listen import INSIDE, MISUSE, OUTSIDE, Heard
from assistant.types import Query
from assistant.understanding.asking import is_social
from assistant.understanding.asks import FACTS, kind_of
from ingest.generation import Index

# Nothing prepared or stored is even this like the question: it is about something else.
UNLIKE = 0.42
# With half of its words unknown to the corpus, a question must be this like one that was prepared.
UNLIKE_IF_STRANGE = 0.60
STRANGE = 0.5
# What is this like a question that was prepared is one of ours, though it sounds like a request for what is never
# done; by how much more it sounds so, half as much more like one it must be.
KNOWN, DESPITE = 0.65, 0.5
# The better what was found answers, the more must a message sound like another subject.
ANSWERS, ANSWERABLE = 2.0, 0.55


def is_foreign(query: Query, evidence: Sequence[Evidence], index: Index, heard: Heard) -> bool:
    """Whether a question is about something else: it sounds like it, or it uses no term of the glossary and none of
    the words the council names as its subject, and nothing found is like it. Greetings and thanks are, too."""
    if is_social(query.text):
        return True
    # Without a word of its own a question is vague, not foreign. What a follow-up is about, somebody said before it.
    if not query.concepts:
        return False
    outside = heard.outside
    if query.references:
        # "Section 21" stands in other laws too. How well what was found answers says nothing here: it names it.
        return outside is not None and outside > OUTSIDE and not query.follows
    if outside is not None:
        # Nobody is turned away whose words sound like ours, whatever they are, or like a request that is refused.
        if outside < INSIDE or (outside < 0 and heard.misuse > MISUSE):
            return False
        points = max((e.points for e in evidence), default=0.0)
        if not query.follows and outside > OUTSIDE + ANSWERS * (points - ANSWERABLE):
            return True
    if _names_the_subject(query, index):
        return False
    alike = max((max(e.passage.asked_similarity, e.passage.similarity) for e in evidence), default=0.0)
    if alike < UNLIKE:
        return True
    unknown = [c for c in query.concepts if not any(map(index.catalogue.frequency, c))]
    return alike < UNLIKE_IF_STRANGE and len(unknown) >= STRANGE * len(query.concepts)


def is_never_done(query: Query, evidence: Sequence[Evidence], misuse: float) -> bool:
    """Whether a message sounds like a request for what is never done here (`misuse`, from about -1 to +1), and
    not like a question that was prepared, nor one for a fact. The more it sounds so, the more like one it must be."""
    if misuse <= MISUSE or is_social(query.text) or kind_of(query.focus or query.text) in FACTS:
        return False
    known = KNOWN + DESPITE * (misuse - MISUSE)
    return max((e.passage.asked_similarity for e in evidence), default=0.0) < known


def _names_the_subject(query: Query, index: Index) -> bool:
    # A follow-up is read with what came before, which may have named the subject.
    said = query.readings[0].text if query.readings else query.text
    if matches(said, index.glossary):
        return True
    words = "|".join(map(re.escape, index.council.subject))
    return bool(words) and bool(re.search(rf"\b(?:{words})(?:s|ren|['’]s)?\b", said, re.IGNORECASE))
