"""Pages read as a browser would."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag


def page(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def one(found: BeautifulSoup | Tag, selector: str) -> Tag:
    """The only element that a selector names."""
    (element,) = found.select(selector)
    return element
