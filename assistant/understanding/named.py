"""Things a question calls by name, and which of them the corpus has never heard of.

An invented grant, panel or school sounds like a real one. What a name says it is (its last word) is
known to everyone; whether the corpus holds the name itself decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.words import matches
from ingest.generation import Index

_KINDS = (
    "academ(?:y|ies) act allowance app assessment award base bill board bursary card centre certificate charter "
    "clinic club college commission committee council course directive entitlement exemption framework fund gateway "
    "grammar grant guarantee guardian helpline high hub infants? initiative juniors? kitemark licence line mark "
    "network nursery office ombudsman order panel partnership passport pathway pilot pledge pool portal primary "
    "programme project protocol reassessment register scheme school screener service standard status subsidy "
    "surgery taskforce team toolkit tool top-up tribunal trust unit voucher window"
).split()
_PLACE = re.compile(
    r"\b(school|academy|college|primary|infants?|juniors?|nursery|pre-?school|high|grammar|base|unit)\b", re.IGNORECASE
)
_IS_KIND = re.compile(rf"(?:{'|'.join(_KINDS)})s?", re.IGNORECASE)
_CAPITAL = r"(?!I\b)[A-Z][\w’'&-]+"
_NAME = re.compile(
    rf"(?<![\w’'])((?:{_CAPITAL}\s+(?:(?:of|for|the|and|&)\s+(?=[A-Z]))?)+"
    rf"(?:(?i:(?:{'|'.join(_KINDS)})s?)(?:\s+[A-Z]\b)?|{_CAPITAL}))(?![\w’-])"
)
_LABEL = re.compile(r"(?:[A-Z]\w+\s+)*\[[\w ]+\]")
_OPENING = re.compile(
    r"^(?:(?:The|A|An|My|Our|His|Her|Their|This|That|Is|Are|Was|Does|Do|Did|Has|Have|Can|Could|Will|Would|Should|What|Whats|Who"
    r"|Where|When|Which|Why|How|If|And|But|So|Please|Tell|For|At|In|On|To|From|By|With|About|We|I|I’m|I'm|Any|Every|No|Not|New"
    r"|Old|Dear|Sir|Madam|Or|Mr|Mrs|Ms|Local|Ask|Apply|Heard|Got|There|Since|After|Before|Under|Also|Hi|Hello|Need|Regarding)\s+)+"
)


def unknown_names(text: str, index: Index) -> tuple[str, ...]:
    """The names in a masked text, as typed, that stand nowhere in the corpus: "the Brightwater Grant".
    What labels a detail that was taken out ("Pupil UPN [pupil number]") is no name."""
    text = _LABEL.sub("", text)
    if text.isupper():
        return ()
    found = []
    for match in _NAME.finditer(text):
        words = re.sub(r"['’]s$", "", _OPENING.sub("", match[1]).strip()).split()
        if len(words) > 1 and words[0][0].isupper() and _is_strange(words, index):
            found.append(" ".join(words))
    return tuple(dict.fromkeys(found))


def is_place(name: str) -> bool:
    """Whether a name says that it is a school or the like: what holds for schools holds for it too."""
    return bool(_PLACE.search(name))


def sayable(name: str) -> bool:
    """Whether an unknown name may be said back: it says what kind of thing it is, and does not shout.
    Anything else might be words that somebody wants to have said."""
    words = name.split()
    return any(_IS_KIND.fullmatch(word) for word in words[-2:]) and not name.isupper()


def _is_strange(words: Sequence[str], index: Index) -> bool:
    """Whether a name is not known, and says that it is a thing or holds a word the corpus lacks."""
    if _is_known(words, index):
        return False
    kind = any(_IS_KIND.fullmatch(word) for word in words[-2:])
    bare = (re.sub(r"['’]s$", "", word) for word in words)
    return kind or any(not index.catalogue.frequency(word) for word in bare if len(word) > 2)


def _is_known(words: Sequence[str], index: Index) -> bool:
    """Whether the corpus holds a name: whole, without the council's name before it, or, where the last
    word is only what it is ("the Oak Field base"), without that."""
    while words[0] in index.council.places and len(words) > 2:
        words = words[1:]
    names = [" ".join(words)]
    if words[-1].islower():
        names.append(" ".join(words[:-1]))
    return any(_stands(name, index) for name in names)


def _stands(name: str, index: Index) -> bool:
    said = {said.lower() for _, said in matches(name, index.glossary)}
    return bool(index.catalogue.frequency(name)) or name.lower() in said
