"""Which language a message is in, told offline; None for English, and whenever that is not sure.

The script settles most of it, and py3langid the rest. A short question in English may hold foreign
names, abbreviations and misspellings, so names and abbreviations are set aside before a message in
Latin letters is judged, and a few words of English in it are enough to believe in English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from assistant.english.spelling import text_speak
from assistant.screening.crisis import english_words, plain

# Below this the detector is guessing: set on messages of our own (docs/adr/0007-languages.md).
SURE = 0.8
# Fewer words than this hold too little to judge by, unless their script does.
FEWEST = 3
# A message of at least so many words, of which fewer than this share are English, is in a language that
# the detector does not know as it is typed, such as Urdu in Latin letters (BCP 47: undetermined).
UNKNOWN = "und"
FEWEST_UNKNOWN, ENGLISH_ENOUGH = 5, 0.35
_VOWEL = re.compile("[aeiouy]")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "r")
# Written without spaces: two characters count as a word.
UNSPACED = {"CJK", "THAI", "MYANMAR"}
READ = 1000

# Which languages a script may be in; the first stands for a single word that could be any.
SCRIPTS = {
    "ARABIC": ("ar", "ur", "fa"),
    "ARMENIAN": ("hy",),
    "BENGALI": ("bn",),
    "CJK": ("zh", "ja"),
    "CYRILLIC": ("uk", "ru", "bg"),
    "DEVANAGARI": ("hi", "ne", "mr"),
    "ETHIOPIC": ("am",),
    "GEORGIAN": ("ka",),
    "GREEK": ("el",),
    "GUJARATI": ("gu",),
    "GURMUKHI": ("pa",),
    "HANGUL": ("ko",),
    "HEBREW": ("he",),
    "KANNADA": ("kn",),
    "MALAYALAM": ("ml",),
    "MYANMAR": ("my",),
    "SINHALA": ("si",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "THAI": ("th",),
}
LATIN = tuple(
    "en cs da de es et fi fr ha hr hu id ig it ku lt lv ms nl no pl pt ro sk sl so sq sv sw tl tr vi yo".split()
)
# Letters that these languages have and the others of their script do without.
_LETTERS = (
    (re.compile("[ټډړږښڼېۍ]"), ("ps",)),
    (re.compile("[ٹڈڑںےھہ]"), ("ur",)),
    (re.compile("[کی]"), ("ur", "fa")),
    (re.compile("[ўЎ]"), ("be",)),
    (re.compile("[єЄїЇґҐ]"), ("uk",)),
    (re.compile("[ыЫэЭёЁ]"), ("ru",)),
    (re.compile("[ђЂћЋ]"), ("sr",)),
    (re.compile("[ѓЃќЌѕЅ]"), ("mk",)),
)
_KANA = {"HIRAGANA", "KATAKANA"}

# Common English words that are not common words of another language too. Names typed without capitals
# would outweigh them in the detector.
_ENGLISH = frozenset(
    """the of and my is what how can does who where when why which with his her she they their them have has had get
    got this that it it's i'm i've you your not need needs want wants please help child son daughter school our be been
    from about would should could if but there because don't doesn't can't won't isn't he's she's say says said ask
    know tell find give hello thanks for into pls plz thx wat wats""".split()
)
_ASIDE = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\S*\d\S*")
_WORD = re.compile(r"(?P<word>[A-Za-zÀ-ɏəḀ-ỿ]+(?:['’-][A-Za-zÀ-ɏəḀ-ỿ]+)*)|(?P<end>[.!?:;¿¡])")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language a message is surely in, when that is not English; UNKNOWN when
    hardly a word of it is English and its language cannot be told.

    A message in two languages is judged by the larger part of it. Reads the first READ characters.
    """
    text = text[:READ]
    words = _words(text)
    if not text.isascii():
        scripts = _scripts(text)
        if scripts and scripts.most_common(1)[0][1] > len(words):
            return _of_script(text, scripts.most_common(1)[0][0])
    english = sum(word in _ENGLISH for word in words)
    if len(words) < FEWEST or english * 3 > len(words):
        return None
    code, share = _best(" ".join(words), LATIN)
    if code != "en" and share >= SURE:
        return code
    # Capitals alone may be abbreviations.
    return UNKNOWN if not text.isupper() and _is_unknown(text) else None


def _is_unknown(text: str) -> bool:
    """Whether too few words are English, slips of the keys mended."""
    meant = (text_speak().get(word, word) for word in plain(text).split())
    # Without a vowel it is an abbreviation, of any language.
    words = [word for word in " ".join(meant).split() if len(word) > 1 and word.isalpha() and _VOWEL.search(word)]
    return len(words) >= FEWEST_UNKNOWN and sum(map(_is_english, words)) < ENGLISH_ENOUGH * len(words)


def _is_english(word: str) -> bool:
    known = english_words()
    if word in known or word in _ENGLISH:
        return True
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(stem in known or f"{stem}e" in known for stem in stems)


def _words(text: str) -> list[str]:
    """The words in Latin letters that show a language: names, abbreviations and single letters set aside."""
    if all(letter.isupper() for letter in text if letter.isalpha()):
        text = text.lower()
    found = []
    begins = True
    for match in _WORD.finditer(_ASIDE.sub(" ", text)):
        word = match["word"]
        if word and len(word) > 1 and not word.isupper() and (begins or word[0].islower()):
            found.append(word.lower().replace("’", "'"))
        begins = not word
    return found


def _scripts(text: str) -> Counter[str]:
    """How many words a text has in each script other than Latin."""
    found: Counter[str] = Counter()
    for token in text.split():
        letters = Counter(_script(letter) for letter in token if letter.isalpha())
        for script, many in letters.items():
            if script in UNSPACED:
                found[script] += (many + 1) // 2
            elif script in SCRIPTS and many * 2 > letters.total():
                found[script] += 1
    return found


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    script = unicodedata.name(letter, "").split(" ")[0]
    return "CJK" if script in _KANA else script


def _of_script(text: str, script: str) -> str:
    candidates = SCRIPTS[script]
    if len(candidates) > 1:
        candidates = next((found for letters, found in _LETTERS if letters.search(text)), candidates)
    if len(candidates) == 1:
        return candidates[0]
    rest = "".join(c for c in text if not c.isascii() or c.isspace()).strip()
    code, share = _best(rest, candidates)
    return code if share >= SURE or " " in rest else candidates[0]


@lru_cache(maxsize=1)
def _detector() -> LanguageIdentifier:
    """Loaded on first use: half a second, some 90 MB."""
    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages(sorted({*LATIN, *(code for codes in SCRIPTS.values() for code in codes)}))
    return detector


def _best(text: str, candidates: Collection[str]) -> tuple[str, float]:
    """The likeliest of some languages and its share, from 0 to 1, of the likelihood of them all."""
    ranked = [(code, float(share)) for code, share in _detector().rank(text) if code in candidates]
    total = sum(share for _, share in ranked)
    return (ranked[0][0], ranked[0][1] / total) if total else ("en", 0.0)
