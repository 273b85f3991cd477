"""Whether a word is the name of a private person, by what lists know of it and by the words around it.

A name that is nothing else counts anywhere. One that is also a word, a month or a place counts only
where the sentence treats it as a person, and so does a word that no list knows.
"""

from __future__ import annotations

import re

from assistant.english.dictionary import ordinary_words
from assistant.english.words import STOPWORDS
from assistant.screening.name_cues import (
    ACTS,
    AGAIN,
    AGED,
    AGED_BARE,
    ARTICLE,
    ASKED,
    AUX,
    BEGINS,
    CALLED,
    DO,
    EVERYDAY,
    FEELS,
    FOR,
    HERE,
    I_AM,
    INITIAL,
    KIN_AFTER,
    LIVED,
    MODAL,
    MY,
    NEEDS,
    NEVER,
    OF_WHOM,
    OWNED,
    PARTICLE,
    PRONOUN,
    RELATION,
    SELF,
    THINKS,
    TIMES,
    TITLE,
)
from assistant.screening.name_words import Text, is_double, lexicon, ordinary
from assistant.screening.public import first_names, surnames
from assistant.screening.surnames import surname_end


def is_name(read: Text, at: int, beside: bool) -> bool:
    """Whether the word at a place is a name; `beside` says that a name and "and" stand before it."""
    word = read.words[at]
    before = read.before(at)
    if _titled(read, at):
        return True
    if word.spared or (
        lexicon(word.low) == "" and (word.low in STOPWORDS or word.low in NEVER or word.low in PARTICLE)
    ):
        return False
    related = bool(RELATION.search(before))
    introduced = bool(SELF.search(before)) and word.low not in STOPWORDS
    kind = "name" if is_double(word) else lexicon(word.low)
    if kind == "name":
        if len(word.low) < 3 and not word.capital:
            return related or introduced
        acronym = word.shouted and not read.shouting and len(word.text) < 6
        return not acronym or related or introduced or word.owns
    if kind == "word":
        return _word_as_name(read, at, related, introduced, beside)
    return _unknown_as_name(read, at, related, introduced)


def _titled(read: Text, at: int) -> bool:
    """Whether a title makes a word a name: "Mr Park", and in small letters "mr pilkington"."""
    word, before = read.words[at], read.before(at)
    if not TITLE.search(before) or (not word.capital and (word.low in STOPWORDS or word.low in NEVER)):
        return False
    # A name of the council's own documents takes in the title, or goes on after the word.
    if word.spared and any(
        w.spared and w.capital for w in (*read.words[max(0, at - 1) : at], *read.words[at + 1 : at + 2])
    ):
        return False
    called = bool(CALLED.search(before))
    return word.capital or called or word.low in surnames() or word.low not in ordinary()


def _word_as_name(read: Text, at: int, related: bool, introduced: bool, beside: bool) -> bool:
    """A name that is also a word: only where the sentence treats it as a person."""
    word, before = read.words[at], read.before(at)
    after, follows = read.after(at), read.next(at)
    prev = read.words[at - 1].low if at and not re.search(r"[.?!:;]", word.gap) else ""
    clear = word.capital and not read.shouting and not word.shouted
    time = word.low in TIMES
    if time and re.search(r"\d(?:st|nd|rd|th)? (?:of )?$", before):
        return False
    modal = word.low in MODAL
    person = bool(PRONOUN.search(before + after))
    starts = bool(BEGINS.search(before))
    if AGED.search(after) and prev not in ARTICLE and (clear or not time):
        return True
    if introduced and (clear or not follows or follows in ACTS or follows in ("and", "i", "my")):
        return True
    named = clear or follows in ACTS or (word.owns and not time) or (not modal and follows in DO | {"and"})
    if related and named:
        return True
    if clear and not read.before(at).strip() and HERE.match(after):
        return True
    # "Will my son get a taxi?" names nobody; "Will, my son" does.
    asks = modal and starts and after.startswith(" ")
    if clear and prev not in ARTICLE and KIN_AFTER.match(after) and not asks:
        return True
    if clear and surname_end(read, at) > at:
        return True
    if prev in ARTICLE:
        return False
    if OWNED.search(after) and (clear or not time) and (not time or person or starts):
        return True
    if clear and starts and (LIVED.search(after) or follows in FEELS or (follows in ACTS and person)):
        return True
    if clear and prev in AUX and (follows in DO or follows in STOPWORDS) and (not time or person):
        return True
    if clear and follows in ACTS and MY.search(before):
        return True
    if starts and not modal and follows in FEELS - {"needs"}:
        return True
    if time:
        return False
    if clear and (MY.search(before) or (I_AM.search(before) and re.match(r"\s*(?:[,.!(]|$)|\s+and\b", after))):
        return True
    if clear and beside:
        return True
    if clear and at and (follows in ACTS or word.owns) and not re.search(r"[.?!:;]\s*$", before):
        return True
    if clear and prev in OF_WHOM and (not follows or follows in STOPWORDS | AGAIN or not after.startswith(" ")):
        return True
    if clear and prev in THINKS and (follows in MODAL | AUX | ACTS or follows in ("might", "cannot")):
        return True
    if prev in OF_WHOM and follows in ("he", "she", "hes", "shes", "he's", "she's"):
        return True
    if modal or not person:
        return False
    return (prev in AUX - {"that", "if"} and follows in DO) or (starts and follows in ACTS)


def _unknown_as_name(read: Text, at: int, related: bool, introduced: bool) -> bool:
    """A word that no list knows: a name after "my son" and the like, or where only a person fits."""
    word, before = read.words[at], read.before(at)
    last = surname_end(read, at) if word.capital else at
    after, follows = read.after(last), read.next(last)
    dull = word.low in ordinary()
    known = surnames() | first_names()
    clear = word.capital and not read.shouting and not word.shouted and len(word.text) > 1
    if introduced and (clear or not dull):
        return True
    if clear and not dull and INITIAL.search(before):
        return True
    if related and clear and (not dull or follows in ACTS or word.owns):
        return True
    surname = read.words[at + 1 : last + 1]
    if (
        clear
        and surname
        and word.low in surnames() - EVERYDAY
        and surname[0].capital
        and surname[0].low in first_names()
    ):
        return True
    if dull and clear and FOR.search(before) and any(w.capital and w.low not in ordinary() for w in surname):
        return True
    if dull or not read.english:
        return False
    if AGED.search(after) or (HERE.match(after) and not before.strip()):
        return True
    if _before_surname(read, at):
        return True
    if clear and (AGED_BARE.match(after) or KIN_AFTER.match(after)):
        return True
    if related and len(word.low) > 3 and not word.shouted and (follows in ACTS or word.owns):
        return True
    if not clear:
        return False
    rest = read.words[at + 1 : last + 1]
    if rest and all(w.capital and (w.low not in ordinary() or w.low in known) for w in rest):
        return True
    ends = not follows or bool(re.match(r"\s*[,.?!)(;/]", after)) or read.words[last].owns
    fits = follows in ACTS or follows in STOPWORDS or ends
    if fits and (I_AM.search(before) or MY.search(before) or FOR.search(before)):
        return True
    asked = ASKED.search(before) and NEEDS.search(after)
    return bool(asked or OWNED.search(after) or LIVED.search(after))


def _before_surname(read: Text, at: int) -> bool:
    """Whether a word stands before one that is a surname and nothing else, in small letters too: "lovejit singh"."""
    if at + 1 >= len(read.words) or len(read.words[at].low) < 4 or read.words[at].shouted:
        return False
    last = read.words[at + 1]
    return last.gap == " " and last.low in surnames() and last.low not in ordinary_words() | EVERYDAY
