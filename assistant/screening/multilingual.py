"""Whether an embedder reads other languages, told by what it does and not by its name."""

from __future__ import annotations

import numpy as np

from ingest.embed import Embedder

# The same question in English and in other languages, Latin letters and not; each row about something else.
SAME = (
    ("How can I get a bus to the special school?", "¿Cómo consigo un autobús para la escuela especial?"),
    ("The school has excluded my son.", "Szkoła wydaliła mojego syna."),
    ("Who can help me appeal to the tribunal?", "من يمكنه مساعدتي في الاستئناف أمام المحكمة؟"),
    ("My daughter needs help with her speech.", "मेरी बेटी को बोलने में मदद चाहिए।"),
    ("How long does an assessment take?", "评估需要多长时间？"),
)
# How much of the way from a stranger's likeness to sameness a translation must come: models differ in how
# alike they call strangers, so a plain cosine would not do.
NEARER = 1 / 3
ENOUGH = 0.8


def is_multilingual(embedder: Embedder) -> bool:
    """Whether an embedder puts a question near its translations, in all but one at most of five languages.

    A translation counts when it is nearer to its own question than to any other, and well above
    its likeness to the others on average (NEARER). Embeds ten short texts.

    Raises:
        EmbedderError: the model cannot be loaded.
    """
    english = np.stack([embedder.embed_query(question) for question, _ in SAME])
    others = np.stack([embedder.embed_query(translation) for _, translation in SAME])
    alike = others @ english.T
    own = np.diag(alike)
    rest = (alike.sum(axis=1) - own) / (len(SAME) - 1)
    known = (alike.argmax(axis=1) == np.arange(len(SAME))) & (own - rest >= NEARER * (1 - rest))
    return bool(known.mean() >= ENOUGH)
