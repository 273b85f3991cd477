"""The loaders. Each vendor stops here: pypdf, Beautiful Soup with markdownify, mammoth."""

from __future__ import annotations

import logging
from pathlib import Path

from ingest.errors import DocumentError
from ingest.load.markdown import markdown_blocks
from ingest.load.text import to_markdown
from ingest.types import Block, Document, Source


class MarkdownLoader:
    suffixes: tuple[str, ...] = (".md", ".markdown")

    def load(self, source: Source, file: Path) -> Document:
        return _document(source, markdown_blocks(read_text(file)))


class TextLoader:
    suffixes: tuple[str, ...] = (".txt", ".text")

    def load(self, source: Source, file: Path) -> Document:
        return _document(source, markdown_blocks(to_markdown(read_text(file), source.outline)))


class HtmlLoader:
    """Words a reader of the page would see: no scripts, menus, or hidden elements."""

    suffixes: tuple[str, ...] = (".html", ".htm")

    def load(self, source: Source, file: Path) -> Document:
        return _document(source, html_blocks(read_text(file)))


class DocxLoader:
    suffixes: tuple[str, ...] = (".docx",)

    def load(self, source: Source, file: Path) -> Document:
        import mammoth

        try:
            with file.open("rb") as stream:
                html = mammoth.convert_to_html(stream).value
        except Exception as error:  # mammoth lets zip, XML and key errors through as they come
            raise DocumentError(f"{source.path}: not a readable Word document ({error}).") from error
        return _document(source, html_blocks(html))


class PdfLoader:
    """Text of each page, with its page number, counted from 1."""

    suffixes: tuple[str, ...] = (".pdf",)

    def load(self, source: Source, file: Path) -> Document:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, PyPdfError

        logging.getLogger("pypdf").setLevel(logging.ERROR)
        blocks: list[Block] = []
        outline = source.outline
        try:
            for number, page in enumerate(PdfReader(file).pages, start=1):
                found = markdown_blocks(
                    to_markdown(page.extract_text(), outline, infer=not source.outline), page=number
                )
                titles = {block.text for block in found if block.kind == "heading"}
                outline = tuple(h for h in outline if h.lstrip("# ") not in titles)
                blocks += found
        except (DependencyError, PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise DocumentError(
                f"{source.path}: not a readable PDF ({error}). If it has a password, save a copy without one."
            ) from error
        return _document(source, blocks)


def _document(source: Source, blocks: list[Block]) -> Document:
    if not any(block.text.strip() for block in blocks):
        raise DocumentError(f"{source.path}: no words found in it. A scanned PDF needs text recognition first.")
    return Document.of(source, blocks)


def read_text(file: Path) -> str:
    """The text of a UTF-8 file.

    Raises:
        DocumentError: the file cannot be opened or is not UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{file.name}: not UTF-8 text (byte {error.start}). Save it as UTF-8 and try again."
        ) from error
    except OSError as error:
        raise DocumentError(f"{file.name}: cannot be opened ({error.strerror}).") from error


def html_blocks(html: str) -> list[Block]:
    from bs4 import BeautifulSoup
    from markdownify import MarkdownConverter

    page = BeautifulSoup(html, "lxml")
    articles = page.select("article")
    body = page.select_one("main") or (articles[0] if len(articles) == 1 else None) or page.select_one("body") or page
    unseen = "script, style, template, noscript, nav, form, [hidden], [aria-hidden=true]"
    for element in body.select(unseen):
        element.decompose()
    for element in body.select("header, footer"):
        # An article's own header holds its title; the page's holds the site's name and menu.
        if element.find_parent(["article", "main"]) is None:
            element.decompose()
    for element in body.select("[style]"):
        if element.decomposed:
            continue
        style = str(element.get("style") or "").replace(" ", "").lower()
        if "display:none" in style or "visibility:hidden" in style:
            element.decompose()
    converter = MarkdownConverter(heading_style="ATX", bullets="-", escape_misc=False)
    return markdown_blocks(converter.convert_soup(body))
