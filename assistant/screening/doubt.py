"""Words taken for danger, heard again: patterns that catch hints also catch a wet room and a grey sourdough.

A message that sounds nothing like those of people in danger is answered, with help lines before the answer, so
nobody is sent away without them. docs/adr/0008-listening-twice.md has what this gains and what it risks.
"""

from __future__ import annotations

from assistant.screening.crisis import is_crisis, only_english_tells
from assistant.screening.listen import hear, hears_english
from assistant.screening.personal import mask
from assistant.screening.public import public_words
from assistant.screening.screen import MAX_CRY, MAX_QUESTION, screen, visible
from assistant.types import Question, Screening
from ingest.embed import Embedder
from ingest.generation import Index

# Of 1,622 messages of danger that the patterns hear 11 sound less like it than this to a listener that has not
# learnt them; of 103 that are ordinary and meant to mislead, 25 do.
ORDINARY = -0.5


def screened(question: Question, embedder: Embedder, index: Index) -> tuple[Screening, bool]:
    """The screening of a question, and whether its words were taken for danger and then doubted.

    Raises:
        QuestionTooLongError: the question is longer than MAX_QUESTION characters.
    """
    known = public_words(index)
    screening = screen(question, known)
    cries = _cries(question) if screening.status == "crisis" else []
    if not cries or not all(_sounds_ordinary(cry, embedder, index) for cry in cries):
        return screening, False
    return screen(question, known, doubted=True), True


def _cries(question: Question) -> list[str]:
    """All of somebody's messages that were taken for danger: a short one may only go on about an earlier one, and
    what was told in earnest is not undone by what sounds ordinary."""
    said = (turn.content for turn in question.earlier if turn.role == "user")
    return [text for text in map(visible, (question.text, *said)) if is_crisis(text[:MAX_CRY])]


def _sounds_ordinary(text: str, embedder: Embedder, index: Index) -> bool:
    """Whether a message is nothing like those of people in danger. Never so for what the patterns of other
    languages heard, and where nothing was learnt."""
    if len(text) > MAX_QUESTION or not hears_english(text, index) or not only_english_tells(text):
        return False
    return hear(mask(text, public_words(index)).text, embedder, index).danger < ORDINARY
