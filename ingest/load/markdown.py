"""Markdown -> blocks, through markdown-it-py.

Markup is dropped, words are kept. A bullet's nested `source: <page>; date; confidence` lines
become its provenance and are not part of the document's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.load.tables import Table, table_blocks
from ingest.types import Block, Provenance

PROVENANCE = re.compile(
    r"^source:\s*(?P<source><[^>\s]+>|[^;\s]+)\s*;\s*(?P<date>[^;]+?)\s*;"
    r"\s*(?P<confidence>high|medium|low)$"
)
# Deeper than any heading a document marks itself.
BOLD_LEVEL, CARD_LEVEL = 5, 6
_TAG = re.compile(r"<[^>]*>")
_INLINE_TAG = re.compile(r"</?(u|b|i|em|strong|span)\b")
# Paragraphs within one table cell stay apart when the cell becomes one line.
_BREAK = "\ue000"
_BREAKS = re.compile(rf"(\S)[ {_BREAK}]*{_BREAK}[ {_BREAK}]*")
_SPACE = re.compile(r"\s+")
_ENDS = re.compile(r"[.?!:;,][”’\"')]?$")

# Indented text is seldom code in a council's document, and a dash under a line is a list.
_parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable(["code", "lheading"])


def markdown_blocks(text: str, page: int | None = None) -> list[Block]:
    """The blocks of a Markdown text, with line numbers; offsets are set by `Document.of`."""
    return list(_Reader(_parser.parse(text), page).blocks())


class _Reader:
    def __init__(self, tokens: list[Token], page: int | None) -> None:
        self.tokens = tokens
        self.page = page
        self.at = 0
        self.previous: Table | None = None

    def blocks(self) -> Iterator[Block]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == "heading_open":
                self.previous = None
                yield self._block("heading", self._inline(), int(token.tag[1]), token)
            elif token.type == "paragraph_open":
                raw = self.tokens[self.at + 1].content
                text = self._inline()
                if _is_bold_line(raw):
                    self.previous = None
                    yield self._block("heading", text, BOLD_LEVEL, token)
                elif text:
                    yield self._block("paragraph", text, 0, token)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield from self._list()
                continue
            elif token.type == "table_open":
                yield from self._table(token)
                continue
            elif token.type in ("html_block", "fence", "code_block"):
                text = words(token.content)
                if text:
                    yield self._block("paragraph", text, 0, token)
            self.at += 1

    def _list(self) -> Iterator[Block]:
        """Every item of a list, however nested, in reading order."""
        opened = self.tokens[self.at]
        end = self._closing(opened)
        items: list[Block] = []
        while self.at < end:
            token = self.tokens[self.at]
            if token.type == "list_item_open":
                items.append(self._block("item", "", 0, token))
            elif token.type == "table_open":
                yield from filter(lambda b: b.text, items)
                items = []
                yield from self._table(token)
                continue
            elif token.type == "inline" and token.content.strip():
                text = inline_words(token)
                found = PROVENANCE.match(token.content.strip())
                if found and len(items) > 1:
                    items.pop()
                    items[-1] = _with_provenance(items[-1], found)
                elif items and not items[-1].text:
                    items[-1] = self._block("item", text, 0, token)
                elif items and not _ENDS.search(items[-1].text):
                    # A title with a paragraph under it is a card: the title is its heading.
                    title = items.pop()
                    yield from filter(lambda b: b.text, items)
                    yield self._block("heading", title.text, CARD_LEVEL, token)
                    items = [self._block("paragraph", text, 0, token)]
                else:
                    items.append(self._block("paragraph", text, 0, token))
            self.at += 1
        self.at = end + 1
        yield from filter(lambda b: b.text, items)

    def _table(self, opened: Token) -> Iterator[Block]:
        end = self._closing(opened)
        rows: list[list[str]] = []
        for token in self.tokens[self.at : end]:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(inline_words(token))
        self.at = end + 1
        table = Table(rows, self.previous)
        self.previous = table
        line = opened.map[0] + 1 if opened.map else None
        yield from table_blocks(table, self.page, line)

    def _closing(self, opened: Token) -> int:
        kind = opened.type.replace("_open", "_close")
        for i in range(self.at + 1, len(self.tokens)):
            if self.tokens[i].type == kind and self.tokens[i].level == opened.level:
                return i
        return len(self.tokens) - 1

    def _inline(self) -> str:
        self.at += 1
        return inline_words(self.tokens[self.at])

    def _block(self, kind: str, text: str, level: int, token: Token) -> Block:
        line = token.map[0] + 1 if token.map else None
        return Block(kind=kind, text=text, level=level, page=self.page, line=line)  # type: ignore[arg-type]


def inline_words(token: Token) -> str:
    """The words of an inline token: link texts kept, addresses, images and tags dropped."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "html_inline" and not _INLINE_TAG.match(child.content):
            parts.append(_BREAK)
    # A mark left without its partner is still a mark, not a word.
    text = _SPACE.sub(" ", "".join(parts).replace("**", "")).strip(" " + _BREAK)
    return _SPACE.sub(" ", _BREAKS.sub(lambda m: m[1] + ("; " if m[1] not in ".;:,?!" else " "), text))


def words(html: str) -> str:
    """The words of a scrap of HTML, one space between them."""
    return _SPACE.sub(" ", _TAG.sub(" ", html)).strip()


def _is_bold_line(raw: str) -> bool:
    raw = raw.strip()
    return raw.startswith("**") and raw.endswith("**") and raw.count("**") == 2 and len(raw) < 90


def _with_provenance(block: Block, found: re.Match[str]) -> Block:
    one = Provenance(found["source"].strip("<>"), found["date"], found["confidence"])
    return replace(block, provenance=(*block.provenance, one))
