"""The words of an index: sources, chunks, statements and their full-text index, in SQLite.

Written once, then only read. BM25 is SQLite FTS5's own, with Porter stems.
"""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from ingest.errors import IndexDamagedError
from ingest.types import Cell, Chunk, Document, Grain, PreparedQuestion, Provenance, Source, Statement

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE source (position INTEGER PRIMARY KEY, id TEXT UNIQUE, data TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE chunk (rowid INTEGER PRIMARY KEY, id TEXT UNIQUE, source_id TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE statement (rowid INTEGER PRIMARY KEY, id TEXT UNIQUE, chunk_id TEXT NOT NULL, data TEXT NOT NULL);
CREATE INDEX statement_chunk ON statement (chunk_id);
CREATE INDEX chunk_source ON chunk (source_id);
CREATE VIRTUAL TABLE statement_words USING fts5(id UNINDEXED, text, headings, tokenize='porter unicode61');
CREATE VIRTUAL TABLE section_words USING fts5(id UNINDEXED, text, headings, tokenize='porter unicode61');
CREATE TABLE question (rowid INTEGER PRIMARY KEY, id TEXT UNIQUE, data TEXT NOT NULL);
CREATE VIRTUAL TABLE question_words USING fts5(id UNINDEXED, text, headings, tokenize='porter unicode61');
"""
# A word in the statement itself weighs twice a word in the headings above it.
_WEIGHTS = "0.0, 2.0, 1.0"
_SOURCE = TypeAdapter(Source)
_MARK = chr(0x1F)


class Catalogue:
    """One catalogue file, opened for reading; may be used from any thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self.meta: dict[str, Any] = {k: json.loads(v) for k, v in self._rows("SELECT * FROM meta")}

    @staticmethod
    def write(
        file: Path,
        documents: Sequence[Document],
        chunks: Sequence[Chunk],
        meta: dict[str, Any],
        questions: Sequence[PreparedQuestion] = (),
    ) -> None:
        """Write a complete catalogue; `meta` values are anything JSON can hold."""
        db = sqlite3.connect(file)
        titles = {d.source.id: d.source.title for d in documents}
        with db:
            db.executescript(_SCHEMA)
            db.executemany("INSERT INTO meta VALUES (?, ?)", [(k, json.dumps(v)) for k, v in meta.items()])
            for position, d in enumerate(documents):
                data = _SOURCE.dump_json(d.source).decode()
                db.execute("INSERT INTO source VALUES (?, ?, ?, ?)", (position, d.source.id, data, d.text))
            for chunk in chunks:
                headings = _MARK.join((titles[chunk.source_id], *chunk.headings))
                data = json.dumps({k: v for k, v in asdict(chunk).items() if k != "statements"})
                db.execute("INSERT INTO chunk VALUES (NULL, ?, ?, ?)", (chunk.id, chunk.source_id, data))
                db.execute("INSERT INTO section_words VALUES (?, ?, ?)", (chunk.id, chunk.text, headings))
                for s in chunk.statements:
                    data = json.dumps(asdict(s))
                    db.execute("INSERT INTO statement VALUES (NULL, ?, ?, ?)", (s.id, chunk.id, data))
                    db.execute("INSERT INTO statement_words VALUES (?, ?, ?)", (s.id, s.text, headings))
            for q in questions:
                db.execute("INSERT INTO question VALUES (NULL, ?, ?)", (q.id, json.dumps(asdict(q))))
                db.execute("INSERT INTO question_words VALUES (?, ?, '')", (q.id, q.text))
            for table in ("statement_words", "section_words", "question_words"):
                db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        db.close()

    def search(self, grain: Grain, terms: Iterable[str], k: int) -> list[tuple[str, float]]:
        """The k ids that best match any of the terms, with their BM25 score, best first.

        A term with marks or spaces in it ("1.11", "resource base") is matched as a phrase.
        """
        phrases = ['"' + term.replace('"', "") + '"' for term in terms if re.search(r"\w", term)]
        if not phrases:
            return []
        sql = (
            f"SELECT id, -bm25({grain}_words, {_WEIGHTS}) AS score FROM {grain}_words "
            f"WHERE {grain}_words MATCH ? ORDER BY score DESC, id LIMIT ?"
        )
        return [(str(i), float(s)) for i, s in self._rows(sql, (" OR ".join(phrases), k))]

    def frequency(self, term: str) -> int:
        """In how many statements (or the headings above them) a word or phrase stands."""
        if not re.search(r"\w", term):
            return 0
        quoted = '"' + term.replace('"', "") + '"'
        sql = "SELECT count(*) FROM statement_words WHERE statement_words MATCH ?"
        return int(self._rows(sql, (quoted,))[0][0])

    def holds_together(self, words: Sequence[str]) -> bool:
        """Whether one statement, with the headings above it, holds all of some words."""
        every = " AND ".join('"' + word.replace('"', "") + '"' for word in words)
        return bool(self._rows("SELECT 1 FROM statement_words WHERE statement_words MATCH ? LIMIT 1", (every,)))

    def statements(self, ids: Sequence[str]) -> dict[str, Statement]:
        return {s.id: s for s in map(_statement, self._by("statement", "id", ids))}

    def statements_of(self, chunk_ids: Sequence[str]) -> list[Statement]:
        """The statements of the chunks, in reading order."""
        return [_statement(data) for data in self._by("statement", "chunk_id", chunk_ids)]

    def chunks(self, ids: Sequence[str]) -> dict[str, Chunk]:
        """Chunks by id; their `statements` are left empty (see `statements_of`)."""
        return {c.id: c for c in map(_chunk, self._by("chunk", "id", ids))}

    def questions(self, ids: Sequence[str]) -> dict[str, PreparedQuestion]:
        found = (PreparedQuestion(**json.loads(data)) for data in self._by("question", "id", ids))
        return {q.id: q for q in found}

    def chunks_of(self, source_id: str) -> list[Chunk]:
        return [_chunk(data) for data in self._by("chunk", "source_id", [source_id])]

    def sources(self) -> dict[str, Source]:
        rows = self._rows("SELECT data FROM source ORDER BY position")
        return {s.id: s for s in (_SOURCE.validate_json(row[0]) for row in rows)}

    def text(self, source_id: str) -> str:
        """The stored text of a source; offsets of its statements count in it."""
        rows = self._rows("SELECT text FROM source WHERE id = ?", (source_id,))
        return str(rows[0][0]) if rows else ""

    def count(self, table: str) -> int:
        return int(self._rows(f"SELECT count(*) FROM {table}")[0][0])

    def close(self) -> None:
        for db in self._open:
            db.close()

    def _by(self, table: str, column: str, values: Sequence[str]) -> list[str]:
        found: list[str] = []
        for at in range(0, len(values), 500):
            some = list(values[at : at + 500])
            marks = ",".join("?" * len(some))
            sql = f"SELECT data FROM {table} WHERE {column} IN ({marks}) ORDER BY rowid"
            found += [row[0] for row in self._rows(sql, some)]
        return found

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        db = getattr(self._local, "db", None)
        if db is None:
            # Nothing writes to a generation, so no lock file is needed and a read-only disk will do.
            uri = f"{self._file.absolute().as_uri()}?mode=ro&immutable=1"
            db = self._local.db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._open.append(db)
        try:
            return list(db.execute(sql, values))
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            raise IndexDamagedError(f"{self._file.name} cannot be read ({error}).") from error


def _statement(data: str) -> Statement:
    found = json.loads(data)
    found["cells"] = tuple(Cell(**cell) for cell in found["cells"])
    found["provenance"] = tuple(Provenance(**one) for one in found["provenance"])
    return Statement(**found)


def _chunk(data: str) -> Chunk:
    found = json.loads(data)
    return Chunk(**{**found, "headings": tuple(found["headings"]), "statements": ()})
