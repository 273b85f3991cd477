"""LangChain's splitter, for sections that are too long for one embedding."""

from __future__ import annotations

# 1,000 characters are about 220 word pieces; the MiniLM model reads 256.
MAX_CHARS = 1000


def split_offsets(text: str, max_chars: int = MAX_CHARS) -> list[tuple[int, int]]:
    """Where to cut `text`: (start, end) of each part, cut only between paragraphs or lines.

    A single line longer than `max_chars` stays whole, so that no statement is ever cut in two.
    """
    if len(text) <= max_chars:
        return [(0, len(text))]
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=max_chars, chunk_overlap=0, separators=["\n\n", "\n"], add_start_index=True
    )
    parts = splitter.create_documents([text])
    return [(p.metadata["start_index"], p.metadata["start_index"] + len(p.page_content)) for p in parts]


def split_overlapping(text: str, size: int, overlap: int) -> list[str]:
    """A text in pieces of at most `size` characters that overlap, wherever the cut falls: the usual
    recipe, kept to be measured against."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=size, chunk_overlap=overlap)
    return [str(part) for part in splitter.split_text(text)]
