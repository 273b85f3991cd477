"""Things a question calls by name, and which of them the corpus has never heard of.

An invented grant, panel or school sounds like a real one. What a name says it is (its last word) is
known to everyone; whether the corpus holds the name itself decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.deciding.passing import is_said_in_passing
from assistant.english.words import STOPWORDS, leans, matches
from assistant.finding.rank import Evidence
from assistant.screening.crisis import english_words
from assistant.understanding.asking import asks
from ingest.generation import Index

# What a thing that might not be there is called: by what it is, in any letters, ...
_THINGS = (
    "allowance award bursary card certificate charter directive entitlement exemption framework fund gateway "
    "grant guarantee guardian helpline hotline hub initiative kitemark licence mark ombudsman panel passport pathway "
    "pilot pledge pool portal programme project protocol register scheme standard status subsidy taskforce "
    "toolkit top-up tribunal trust voucher window"
).split()
# ... only where it is written as a name, since the words stand in many phrases, ...
_IN_CAPITALS = (
    "academ(?:y|ies) act app assessment base bill board centre clinic club college commission committee "
    "council course grammar high infants? juniors? line network nursery office order partnership primary "
    "reassessment school screener service surgery team tool unit"
).split()
# ... and only in small letters, since the same words in capitals are often a title.
_IN_SMALL = (
    "appeal badge board bond bonus charge clause committee credit declaration decree deposit discount "
    "extension fee lane levy loan override pass payment permit premium rebate relief reserve review "
    "rule slot supplement surcharge tariff ticket tier token tracker uplift waiver"
).split()
# Words before such a word that make no name of it.
_NO_NAME = frozenset(
    """above actual annual another any bad basic big board certain clear common correct current different
    difficult double earlier easy each english every extra fair false final first fixed formal former free full funny
    further general genuine good goto great half hard horrible ideal important independent initial internal key last
    latest legal little local long main major many minimum minor modern monthly more national new next nice normal
    obvious official old only open original other own particular poor possible present previous private proper public
    quick real recent regional right rough second secret separate serious short silly similar simple single small
    special specific standard strict strong stupid such sure third total true two three four five unwritten usual
    various weekly weird whole written wrong yearly""".split()
)
_KINDS = _THINGS + _IN_CAPITALS
_PLACE = re.compile(
    r"\b(school|academy|college|primary|infants?|juniors?|nursery|pre-?school|high|grammar|base|unit)\b|^(st|saint)\b",
    re.IGNORECASE,
)
_IS_THING = re.compile(rf"(?:{'|'.join(_THINGS + _IN_SMALL)})(?:s|es)?")
_IS_KIND = re.compile(rf"(?:{'|'.join(_KINDS)})s?", re.IGNORECASE)
_CAPITAL = r"(?!I\b)[A-Z][\w’'&-]+"
_NAME = re.compile(
    rf"(?<![\w’'])((?:{_CAPITAL}\s+(?:(?:of|for|and|&)\s+(?:the\s+)?(?=[A-Z]))?)+"
    rf"(?:(?i:(?:{'|'.join(_KINDS)})s?)(?:\s+[A-Z]\b)?|{_CAPITAL}))(?![\w’-])"
)
_IS_NAMED_IN_CAPITALS = re.compile(rf"(?:{'|'.join(_IN_CAPITALS)})s?")
# Tells how far a thing reaches or who does it, not what it is called: "London-wide".
_REACH = re.compile(r"\S+-(?:wide|based|led|run|funded|style|level|approved|related|specific)", re.IGNORECASE)
_LABEL = re.compile(r"(?:[A-Z]\w+\s+)*\[[\w ]+\]")
_OPENING = re.compile(
    r"^(?:(?:The|A|An|My|Our|His|Her|Their|This|That|Is|Are|Was|Does|Do|Did|Has|Have|Can|Could|Will|Would|Should|What|Whats|Who"
    r"|Where|When|Which|Why|How|If|And|But|So|Please|Tell|For|At|In|On|To|From|By|With|About|We|I|I’m|I'm|Any|Every|No|Not|New"
    r"|Old|Dear|Sir|Madam|Or|Mr|Mrs|Ms|Local|Ask|Apply|Heard|Got|There|Since|After|Before|Under|Also|Hi|Hello|Need|Regarding)\s+)+"
)

_TOKEN = re.compile(r"[A-Za-z][\w’'-]*|[^\w\s]|\d+")
# With a question prepared that is this like what was asked, a thing is known under another name; more is
# wanted when a word of the name stands nowhere.
_LIKE, _LIKE_IF_STRANGE = 0.65, 0.75
_NAMED_BY = 3


def unknown_names(text: str, index: Index) -> tuple[str, ...]:
    """The names in a masked text, as typed, that stand nowhere in the corpus: "the Brightwater Grant".
    A place or a day is no such name, what labels a detail that was taken out ("Pupil UPN [pupil number]") is none
    either, nor what only the story before a question names, unless it says what kind of thing it is."""
    text = _LABEL.sub("", text)
    if text.isupper():
        return ()
    asked, _ = asks(text)
    alone = bool(asked) and not any(map(leans, asked))
    found = []
    for match in _NAME.finditer(text):
        named = re.sub(r"['’]s$", "", _OPENING.sub("", match[1]).strip()).split()
        words = [word for word in named if not _REACH.fullmatch(word)]
        if len(words) > 1 and words[0][0].isupper() and _is_strange(_called(words, match.start(1), text, index), index):
            name = " ".join(words)
            if not alone or _is_thing(words) or any(name in question for question in asked):
                found.append(name)
    return tuple(dict.fromkeys(found))


def names_unheld_thing(text: str, best: Evidence, index: Index) -> bool:
    """Whether a question calls a thing by a name in small letters ("the early release clause") that no
    statement holds, and the best evidence does not answer a question much like it."""
    alike = best.passage.asked_similarity
    if alike >= _LIKE_IF_STRANGE:
        return False
    things = _things(_LABEL.sub("", text))
    unheld = [t for t in things if not index.catalogue.holds_together(t) and not _is_term(t, index)]
    return any(alike < _LIKE or not all(map(index.catalogue.frequency, thing)) for thing in unheld)


def is_place(name: str) -> bool:
    """Whether a name says that it is a school or the like: what holds for schools holds for it too."""
    return bool(_PLACE.search(name))


def sayable(name: str) -> bool:
    """Whether an unknown name may be said back: it says what kind of thing it is, and does not shout.
    Anything else might be words that somebody wants to have said."""
    return _is_thing(name.split()) and not name.isupper()


def _is_strange(words: Sequence[str], index: Index) -> bool:
    """Whether a name is not known, and says that it is a thing or holds a word the corpus lacks."""
    name = " ".join(words)
    if _is_known(words, index) or is_said_in_passing(name, index.council.nearby):
        return False
    bare = (re.sub(r"['’]s$", "", word) for word in words)
    return _is_thing(words) or any(not index.catalogue.frequency(word) for word in bare if len(word) > 2)


def _called(words: Sequence[str], at: int, text: str, index: Index) -> Sequence[str]:
    """A name without a word that has its capital only because it opens the sentence: "Bloody Ofsted", "Bottom line"."""
    rest = words[1:]
    if re.search(r"[^.?!\s]\s*$", text[:at]):
        return words
    if len(rest) == 1 and _IS_NAMED_IN_CAPITALS.fullmatch(rest[0]):
        return rest if words[0].lower() in english_words() else words
    return rest if not _is_thing(rest) and _is_known(rest, index) else words


def _is_thing(words: Sequence[str]) -> bool:
    """Whether a name says what kind of thing it is."""
    return any(_IS_KIND.fullmatch(word) for word in words[-2:])


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
    # "Down's Syndrome Act" and "Down Syndrome Act" are one name.
    written = dict.fromkeys((name, re.sub(r"['’]s\b", "", name)))
    return any(map(index.catalogue.frequency, written)) or name.lower() in said


def _is_term(thing: Sequence[str], index: Index) -> bool:
    """Whether the glossary knows a thing by its last words: the "bus pass" of a "free bus pass"."""
    ends = (" ".join(thing[at:]) for at in range(len(thing) - 1))
    return any(end == said.lower() for end in ends for _, said in matches(end, index.glossary))


def _things(text: str) -> list[list[str]]:
    """The names of things in a text, whatever their letters: the last words of each, in small letters."""
    tokens = [re.sub(r"['’]s$", "", token.lower()) for token in _TOKEN.findall(text)]
    runs: list[list[str]] = [[]]
    for place, token in enumerate(tokens):
        if token[0].isalpha() and re.sub("['’]", "", token) not in STOPWORDS:
            runs[-1].append(token)
        elif token not in ("and", "&") or not any(map(_IS_THING.fullmatch, tokens[place + 2 : place + 3])):
            runs.append([])
    for run in runs:
        while run and not _IS_THING.fullmatch(run[-1]):
            run.pop()
    named = (run[-_NAMED_BY:] for run in runs)
    return [run for run in named if set(run[:-1]) - _NO_NAME]
