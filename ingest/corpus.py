"""A corpus folder -> sources, glossary, contacts and council, with every fault found on the way.

`sources.toml` lists the documents. A folder without one is a corpus too: each file it can read is
a source, its id the path without the ending.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.asked import files_for
from ingest.entries import Clock, Contact, Council, Problem, Section, SourceEntry, Term
from ingest.errors import CorpusError
from ingest.examples import KINDS, Examples, Kind, file_of, read_examples
from ingest.load import SUFFIXES
from ingest.toml_file import read_one, read_tables
from ingest.types import Source
from ingest.unheld import FILE as UNHELD
from ingest.unheld import read_unheld

DATA_FILES = ("sources.toml", "glossary.toml", "contacts.toml", "timescales.toml", "council.toml", UNHELD)


@dataclass(frozen=True)
class Corpus:
    folder: Path
    sources: tuple[Source, ...]
    glossary: tuple[Term, ...]
    contacts: tuple[Contact, ...]
    sections: tuple[Section, ...]
    clocks: tuple[Clock, ...]
    council: Council
    examples: dict[Kind, Examples]
    unheld: tuple[str, ...]
    problems: tuple[Problem, ...]

    def files(self) -> list[Path]:
        """Every file the index is made of, present or not."""
        data = [self.folder / name for name in (*DATA_FILES, *map(file_of, KINDS))]
        asked = files_for(self.folder, (s.id for s in self.sources)).values()
        return [f for f in data if f.is_file()] + [self.folder / s.path for s in self.sources] + list(asked)


def read_corpus(folder: Path) -> Corpus:
    """Read a corpus folder.

    Raises:
        CorpusError: the folder is not there or holds no document. Faults inside it do not raise;
            they are listed in `problems`.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder} is not a folder. Set LOCAL_OFFER_CORPUS to the folder of your documents.")
    problems: list[Problem] = []
    listed = folder / "sources.toml"
    if listed.is_file():
        entries = read_tables(listed, "source", SourceEntry, "id", problems)
        sources = tuple(entry.source() for entry in entries)
        if not problems:
            # A table that cannot be read may well be the one that names the file.
            problems += _unlisted(folder, sources)
    else:
        sources = tuple(
            Source(id=_id(file, folder), title="", path=file.relative_to(folder).as_posix())
            for file in documents_in(folder)
        )
        problems += _same_ids(sources)
    if not sources and not problems:
        raise CorpusError(f"There is no document in {folder}. It can hold {', '.join(SUFFIXES)} files.")
    terms = read_tables(folder / "glossary.toml", "term", Term, "term", problems)
    contacts = read_tables(folder / "contacts.toml", "contact", Contact, "id", problems)
    sections = read_tables(folder / "coverage.toml", "section", Section, "name", problems)
    clocks = read_tables(folder / "timescales.toml", "clock", Clock, "id", problems)
    council = read_one(folder / "council.toml", Council, problems) or Council()
    examples = read_examples(folder, problems)
    unheld = read_unheld(folder / UNHELD, problems)
    lists = tuple(terms), tuple(contacts), tuple(sections), tuple(clocks)
    return Corpus(folder, sources, *lists, council, examples, unheld, tuple(problems))


def read_contacts(folder: Path) -> tuple[Contact, ...]:
    """The contacts of a corpus that can be read, whatever else is wrong with it."""
    return tuple(read_tables(folder / "contacts.toml", "contact", Contact, "id", []))


def documents_in(folder: Path) -> list[Path]:
    """The files of a folder that a loader can read, in a fixed order; hidden ones are left out."""
    found = (f for f in folder.rglob("*") if f.is_file() and f.suffix.lower() in SUFFIXES)
    return sorted(f for f in found if not any(p.startswith(".") for p in f.relative_to(folder).parts))


def _unlisted(folder: Path, sources: tuple[Source, ...]) -> list[Problem]:
    listed = {(folder / s.path).resolve() for s in sources}
    return [
        Problem(file.relative_to(folder).as_posix(), 0, "no [[source]] in sources.toml names this file")
        for file in documents_in(folder)
        if file.resolve() not in listed and file.name.lower() != "readme.md"
    ]


def _same_ids(sources: tuple[Source, ...]) -> list[Problem]:
    first: dict[str, str] = {}
    faults = []
    for s in sources:
        if s.id in first:
            faults.append(Problem(s.path, 0, f"has the same id '{s.id}' as {first[s.id]}; rename one of them"))
        first.setdefault(s.id, s.path)
    return faults


def _id(file: Path, folder: Path) -> str:
    return file.relative_to(folder).with_suffix("").as_posix()
