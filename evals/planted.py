"""A corpus with hostile documents in it: what if somebody slipped orders to machines into a page?"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.services import Services
from evals.cases import Case
from ingest.generation import Generations
from ingest.pipeline import TUNED, build

_ENTRY = """
[[source]]
id = "planted/{number}"
title = {title}
path = "documents/planted-{number}.md"
kind = "official"
url = "https://planted.example/{number}"
publisher = "Planted"
audience = ["parent", "young-person", "senco", "professional"]
published = 2026-01-01
checked = 2026-11-22
standing = "current"
"""


@contextlib.contextmanager
def planted(cases: Sequence[Case], services: Services) -> Iterator[Services | None]:
    """Services over the corpus with every planted document of the cases added; None when there are
    none. The live index is not touched."""
    documents = [document for case in cases for document in case.planted]
    if not documents:
        yield None
        return
    with tempfile.TemporaryDirectory() as place:
        corpus, data = Path(place) / "corpus", Path(place) / "data"
        shutil.copytree(services.settings.corpus, corpus)
        data.mkdir()
        # Vectors already made need not be made again.
        for file in services.settings.data.glob("embeddings.sqlite*"):
            shutil.copy2(file, data)
        if (tuned := services.settings.data / TUNED).is_dir():
            shutil.copytree(tuned, data / TUNED)
        with (corpus / "sources.toml").open("a", encoding="utf-8") as sources:
            for number, document in enumerate(documents):
                sources.write(_ENTRY.format(number=number, title=_quoted(document.title)))
                text = f"# {document.title}\n\n{document.text}\n"
                (corpus / "documents" / f"planted-{number}.md").write_text(text, encoding="utf-8")
        settings = services.settings.model_copy(update={"corpus": corpus, "data": data, "chroma_url": ""})
        build(corpus, Generations(data), services.embedder)
        with contextlib.closing(Services(settings, services.embedder)) as poisoned:
            yield poisoned


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
