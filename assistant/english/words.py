"""Words of a question: which carry meaning, and how the glossary reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ingest.entries import Term

STOPWORDS = frozenset(
    """a about all also am an and any anything are as ask asking at be because been but by can could did do does doing
    don for from get gets getting give given go going good got had happen happens has have having he her here him
    his how i if im in into is it its just know let like long made make many may me mean means more most much must
    my need no not now of often on one or our out over please said say says she should so some someone something
    take takes tell than thanks that the their them then there these they thing things this those to too u up us
    very want was way we were what whats when where which who whom whose why will with without within still yet
    while during before after between first would yes you your only think thinks might even really back turn isnt arent
    wasnt werent doesnt dont didnt cant cannot wont wouldnt couldnt shouldnt hasnt havent hadnt ive youve weve theyve
    hes shes theyre were ill youll well theyll id son sons daughter daughters kid kids boy girl mum dad""".split()
)
# Words that say what kind of answer is wanted; they need not stand in it.
ASKING = frozenset(
    """phone telephone number email contact ring call talk speak percentage percent proportion share deadline date time
    year done refer lead leads leading run runs called stand stands explain define definition happening say tell
    different kind kinds type types actually currently really exactly""".split()
)
_WORD = re.compile(r"[A-Za-z0-9£%][\w’'£%&/-]*(?:\.\d+)*")
_FIGURE_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_FIGURES = {word: str(figure) for figure, word in enumerate(_FIGURE_WORDS, start=1)}
_BEGINS = re.compile(r"^(and|but|so|what about|how about|what if|why|ok|okay|then|also|no|yes)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(it|that|they|them|this|those|these|there)\b", re.IGNORECASE)
_FEW = 4
# Abbreviations that are ordinary words too: only their capitals tell them apart.
_ORDINARY = frozenset(["salt", "stars", "mosaic", "arc", "ace", "send", "aid"])


def content_words(text: str) -> list[str]:
    """The words that say what the question is about, in order, each once."""
    found = (re.sub(r"['’]s$", "", word.strip("’'-/").lower()) for word in _WORD.findall(text))
    return list(dict.fromkeys(w for w in found if w and re.sub("['’]", "", w) not in STOPWORDS))


def points_back(text: str) -> bool:
    """Whether a question opens as one that goes on, or is short and has a word for what was said."""
    few = len(content_words(text)) < _FEW
    return bool(_BEGINS.search(text)) or (few and bool(_POINTS_BACK.search(text)))


def leans(text: str) -> bool:
    """Whether a question cannot be read without the one before it."""
    return points_back(text) or len(content_words(text)) < _FEW - 1


def concepts(text: str, glossary: Sequence[Term], common: Iterable[str] = ()) -> tuple[tuple[str, ...], ...]:
    """What the question is about: each thing with its other names, as the glossary knows them.

    `common` names stand on every page (the council's own) and tell nothing apart.
    """
    found: list[tuple[str, ...]] = []
    rest = text
    for name in common:
        rest = re.sub(rf"\b{re.escape(name)}(?:['’]s)?\b", " ", rest, flags=re.IGNORECASE)
    for term, said in matches(rest, glossary):
        found.append(tuple(dict.fromkeys((said.lower(), *names(term)))))
        rest = re.sub(rf"\b{re.escape(said)}\b", " ", rest)
    words = [word for word in content_words(rest) if word not in ASKING]
    return (*found, *((word,) for word in words))


def matches(text: str, glossary: Sequence[Term]) -> list[tuple[Term, str]]:
    """The glossary terms a text uses, the longest wording first, each with the words it used."""
    found = []
    for term in glossary:
        for pattern in _patterns(term):
            if match := pattern.search(text):
                found.append((term, match.group(0)))
                break
    found.sort(key=lambda pair: -len(pair[1]))
    taken: list[str] = []
    kept = []
    for term, said in found:
        if not any(said.lower() in other.lower() and said.lower() != other.lower() for other in taken):
            kept.append((term, said))
            taken.append(said)
    return kept


def names(term: Term) -> list[str]:
    """What documents call a term; everyday words (`also`) are read, never searched for."""
    return list(dict.fromkeys(name for name in (term.term, term.long, *term.short) if name))


def stem(word: str) -> str:
    """A crude stem, to compare words as a reader would: plurals and endings set aside."""
    word = re.sub(r"['’]s?$", "", word.lower())
    word = _FIGURES.get(word, word)
    if len(word) < 5 or word.endswith("ss"):
        return word
    return re.sub(r"(ations?|ments?|ings?|ies|ied|ed|es|s|e|al|y)$", "", word) or word


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """The stems of every word of a text."""
    return frozenset(stem(word.strip("’'-/")) for word in _WORD.findall(text))


_SOMEBODY = r"\ (?:(?:him|her|them|me|us|(?:my|our|his|her|their|the)\ (?:\w+\ )?\w+)\ )?"


@lru_cache(maxsize=2048)
def _patterns(term: Term) -> tuple[re.Pattern[str], ...]:
    """Phrases match in any case, and everyday ones around somebody: "kick out of school" in "kick my son out of
    school". An abbreviation that is also a word must be in capitals."""
    phrases = [re.escape(name) for name in (term.term, term.long) if name and name not in term.short]
    phrases += [re.escape(name).replace(r"\ ", _SOMEBODY, 1) for name in term.also if name not in term.short]
    patterns = [re.compile(rf"\b{phrase}(?:s|es)?\b", re.IGNORECASE) for phrase in phrases]
    for short in term.short:
        safe = len(short) > 2 and short.lower() not in _ORDINARY
        patterns.append(re.compile(rf"\b{re.escape(short)}s?\b", re.IGNORECASE if safe else 0))
    return tuple(patterns)
