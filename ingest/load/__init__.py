"""Source -> Document: one loader for each kind of file, chosen by the file's ending."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from ingest.errors import DocumentError
from ingest.load.files import DocxLoader, HtmlLoader, MarkdownLoader, PdfLoader, TextLoader
from ingest.types import Document, Source


class Loader(Protocol):
    """Reads one kind of file into a Document: words kept, markup dropped, headings marked."""

    suffixes: tuple[str, ...]

    def load(self, source: Source, file: Path) -> Document:
        """Read `file`. Raises DocumentError when it cannot be read or holds no words."""
        ...


LOADERS: tuple[Loader, ...] = (
    MarkdownLoader(),
    TextLoader(),
    HtmlLoader(),
    PdfLoader(),
    DocxLoader(),
)
SUFFIXES = tuple(suffix for loader in LOADERS for suffix in loader.suffixes)


def load(source: Source, folder: Path) -> Document:
    """Read the source's file below `folder`.

    Raises:
        DocumentError: no such file, no loader for its ending, unreadable, or without words.
    """
    file = folder / source.path
    if not file.is_file():
        raise DocumentError(f"{source.path}: the file is not there. Add it, or remove the source '{source.id}'.")
    for loader in LOADERS:
        if file.suffix.lower() in loader.suffixes:
            document = loader.load(source, file)
            return document if source.title else _titled(document)
    raise DocumentError(
        f"{source.path}: cannot read {file.suffix or 'this kind of'} files; use one of {', '.join(SUFFIXES)}."
    )


def _titled(document: Document) -> Document:
    """A source nobody has named is called by its first heading, else by its file."""
    first = next((block.text for block in document.blocks if block.kind == "heading"), "")
    title = first or Path(document.source.path).stem.replace("-", " ").replace("_", " ").capitalize()
    return Document.of(replace(document.source, title=title), document.blocks)
