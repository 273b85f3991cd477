"""What a reader should know of the sources beside the answer: age, disagreement, what is only proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.present import readable
from assistant.types import Citation, Notice, Sentence
from assistant.wording import CONFLICT, OLD_PAGE, PROPOSED, SOURCE_AGE

# Years after which a page behind a note is called old.
OLD_AFTER = 4


def notices_for(sentences: Sequence[Sentence], citations: Sequence[Citation]) -> tuple[Notice, ...]:
    """The notices for an answer, each said once."""
    found: dict[str, Notice] = {}
    for citation in citations:
        source = citation.source
        wording = SOURCE_AGE.get(source.standing)
        if wording:
            when = readable(citation.published) or "an unknown date"
            found[source.id] = Notice("source-age", wording.format(title=source.title, published=when))
        if "reform" in source.topics:
            found["reform"] = Notice("reform", PROPOSED)
    old = [c.number for c in citations if c.source.kind == "note" and _years_old(c) >= OLD_AFTER]
    if old:
        numbers = " and ".join(map(str, old))
        found["age"] = Notice("source-age", OLD_PAGE.format(numbers=numbers, s="s" if len(old) > 1 else ""))
    if any(sentence.text.startswith("Sources disagree") for sentence in sentences):
        found["conflict"] = Notice("conflict", CONFLICT)
    return tuple(found.values())


def _years_old(citation: Citation) -> int:
    year = re.search(r"\b(19|20)\d\d\b", citation.published)
    return citation.checked.year - int(year[0]) if year and citation.checked else 0
