"""What is embedded of a document: each grain's text, with what a reader would have in mind."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.types import Chunk, Document, PreparedQuestion, Statement


def grains(
    documents: Sequence[Document], chunks: Sequence[Chunk], questions: Sequence[PreparedQuestion], unheld: Sequence[str]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What is embedded of each grain, and the ids it is kept by."""
    sections = [c.id for c in chunks]
    return {
        "statement": statement_texts(documents, chunks),
        "section": section_texts(documents, chunks),
        "heading": heading_texts(documents, chunks),
        "question": [q.text for q in questions],
        "unheld": list(unheld),
    }, {
        "statement": [s.id for c in chunks for s in c.statements],
        "section": sections,
        "heading": sections,
        "question": [q.id for q in questions],
        "unheld": [f"unheld?{place}" for place in range(len(unheld))],
    }


def statement_texts(documents: Sequence[Document], chunks: Sequence[Chunk]) -> list[str]:
    """What is embedded for each statement: its words, read with its heading and its lead-in."""
    titles = {d.source.id: d.source.title for d in documents}
    texts: list[str] = []
    for c in chunks:
        heading = c.headings[-1] if c.headings else titles[c.source_id]
        held = {s.id: s for s in c.statements}
        for s in c.statements:
            lead = held[s.lead].text + " " if s.lead in held else ""
            texts.append(f"{heading}. {lead}{_spoken(s)}")
    return texts


def section_texts(documents: Sequence[Document], chunks: Sequence[Chunk]) -> list[str]:
    """What is embedded for each section: its title and headings, then its words."""
    titles = {d.source.id: d.source.title for d in documents}
    return [". ".join((titles[c.source_id], *c.headings)) + ". " + c.text for c in chunks]


def heading_texts(documents: Sequence[Document], chunks: Sequence[Chunk]) -> list[str]:
    """What is embedded for each section's heading: guidance heads its sections with questions."""
    titles = {d.source.id: d.source.title for d in documents}
    return [c.headings[-1] if c.headings else titles[c.source_id] for c in chunks]


def _spoken(statement: Statement) -> str:
    if not statement.cells:
        return statement.text
    return " ".join(f"{cell.label}: {cell.text}." for cell in statement.cells if cell.text)
