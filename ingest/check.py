"""What is wrong with a corpus, each fault with its file and line."""

from __future__ import annotations

from pathlib import Path

from ingest.asked import files_for, prepared
from ingest.chunk import chunk
from ingest.clean import clean
from ingest.corpus import Corpus
from ingest.dates import is_mistaken
from ingest.entries import Problem
from ingest.errors import DocumentError
from ingest.load import load
from ingest.toml_file import line_of
from ingest.types import Document


def examine(corpus: Corpus) -> tuple[list[Document], list[Problem]]:
    """Load and clean every document; give back the readable ones and every fault of the corpus."""
    documents: list[Document] = []
    problems = list(corpus.problems)
    listed = corpus.folder / "sources.toml"
    text = listed.read_text(encoding="utf-8", errors="replace") if listed.is_file() else ""
    ids = {source.id for source in corpus.sources}
    for index, source in enumerate(corpus.sources):
        try:
            document = clean(load(source, corpus.folder))
        except DocumentError as error:
            missing = not (corpus.folder / source.path).is_file()
            line = _line(text, source.path) or line_of(text, "source", index)
            problems.append(
                Problem("sources.toml", line, str(error))
                if missing and text
                else Problem(source.path, 0, _after_name(error))
            )
            continue
        documents.append(document)
        problems += _unproven(document, ids) if source.kind == "note" else []
        problems += _lost_headings(document, text)
    asked = files_for(corpus.folder, (d.source.id for d in documents))
    problems += prepared(asked, [c for d in documents for c in chunk(d)])[1]
    return documents, problems


def _unproven(document: Document, ids: set[str]) -> list[Problem]:
    """A note may say nothing without the public page it rests on."""
    path = document.source.path
    faults: list[Problem] = []
    for block, then in zip(document.blocks, (*document.blocks[1:], None), strict=True):
        if block.kind == "heading":
            continue
        misnamed = then is not None and then.text.startswith("source:")
        line = block.line or 0
        if block.text.startswith("source:"):
            wanted = "source: <address or source id>; date; high|medium|low"
            faults.append(Problem(path, line, f"not of the form '{wanted}'"))
        elif block.kind != "item":
            faults.append(Problem(path, line, "a note says everything in bullets, each with its source"))
        elif not block.provenance and not misnamed:
            faults.append(Problem(path, line, "a bullet without a source"))
        for one in block.provenance:
            if not one.source.startswith(("http://", "https://")) and one.source not in ids:
                faults.append(Problem(path, line, f"'{one.source}' is neither a page address nor a source id"))
            if is_mistaken(one.date):
                faults.append(Problem(path, line, f"'{one.date}' is in no calendar; write 2024, 2024-09 or 2024-09-26"))
    return faults


def _lost_headings(document: Document, text: str) -> list[Problem]:
    held = {block.text for block in document.blocks if block.kind == "heading"}
    # A contents list is furniture, and its heading goes with it.
    lost = [h for h in document.source.outline if h.lstrip("# ") not in held and "contents" not in h.lower()]
    return [
        Problem("sources.toml", _line(text, h), f"the outline's heading '{h}' is not in {document.source.path}")
        for h in lost
    ]


def _line(text: str, words: str) -> int:
    return next((n for n, line in enumerate(text.splitlines(), 1) if words and words in line), 0)


def _after_name(error: Exception) -> str:
    message = str(error)
    return message.split(": ", 1)[1] if ": " in message and Path(message.split(": ", 1)[0]).suffix else message
