"""The health of a corpus: what it covers, how old it is, and where its words do not hold.

Faults make `local-offer check` fail. They are things a reader could be hurt by: a section of the
Local Offer nobody answers for, a source not checked for a year, words too hard for a parent, an
abbreviation nobody explains, two phone numbers for one service, a number that was withdrawn.
"""

from __future__ import annotations

import datetime as dt
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ingest.consistency import bullets, unexplained, unkept_numbers, unquoted_clocks
from ingest.corpus import Corpus
from ingest.entries import Problem
from ingest.readability import grade, term_patterns
from ingest.types import Document

# Notes for families: reading age 9 to 11 (median), and no sentence beyond a confident teenager.
MEDIAN_GRADE, HARDEST_GRADE = 6.0, 9.0
CHECK_AFTER = dt.timedelta(days=365)


@dataclass
class Health:
    """Findings, and the figures behind the report. `reading` is (title, median, hardest) a note."""

    faults: list[Problem] = field(default_factory=list)
    coverage: list[tuple[str, str, int]] = field(default_factory=list)
    ages: list[tuple[str, int]] = field(default_factory=list)
    topics: Counter[str] = field(default_factory=Counter)
    confidence: Counter[str] = field(default_factory=Counter)
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    reading: list[tuple[str, float, float]] = field(default_factory=list)
    links: dict[str, list[str]] = field(default_factory=dict)


def examine_health(corpus: Corpus, documents: Sequence[Document], today: dt.date) -> Health:
    """Everything the report says; `faults` holds only what is found here, not `check`'s own."""
    health = Health()
    notes = [d for d in documents if d.source.kind == "note"]
    _coverage(corpus, documents, health)
    _ages(documents, today, health)
    _provenance(notes, health)
    _reading(corpus, notes, health)
    health.faults += unexplained(corpus, documents)
    health.faults += unkept_numbers(corpus, notes)
    health.faults += unquoted_clocks(corpus, notes)
    return health


def _coverage(corpus: Corpus, documents: Sequence[Document], health: Health) -> None:
    held = {d.source.id for d in documents}
    for section in corpus.sections:
        sources = [source for source in section.sources if source in held]
        health.coverage.append((section.group, section.name, len(sources)))
        for missing in set(section.sources) - held:
            health.faults.append(Problem("coverage.toml", 0, f"'{section.name}' names '{missing}', which is no source"))
        if not sources:
            health.faults.append(Problem("coverage.toml", 0, f"nothing answers for '{section.name}'"))


def _ages(documents: Sequence[Document], today: dt.date, health: Health) -> None:
    for d in documents:
        health.topics.update(d.source.topics)
        if d.source.checked is None:
            continue
        health.ages.append((d.source.title, (today - d.source.checked).days))
        if today - d.source.checked > CHECK_AFTER:
            late = f"last checked {d.source.checked}; compare it with its page and set a new date"
            health.faults.append(Problem(d.source.path, 0, late))
        if d.source.checked > today:
            health.faults.append(Problem(d.source.path, 0, f"checked on a day to come, {d.source.checked}"))


def _provenance(notes: Sequence[Document], health: Health) -> None:
    links: dict[str, set[str]] = defaultdict(set)
    for note, block in bullets(notes):
        health.confidence.update(one.confidence for one in block.provenance)
        if re.search(r"\bsources disagree\b", block.text, re.IGNORECASE):
            health.conflicts.append((note.source.title, block.text))
        for one in block.provenance:
            if one.source.startswith("http"):
                links[urlsplit(one.source).hostname or ""].add(one.source)
    health.links = {host: sorted(links[host]) for host in sorted(links, key=lambda h: (-len(links[h]), h))}


def _reading(corpus: Corpus, notes: Sequence[Document], health: Health) -> None:
    named = (name for term in corpus.glossary for name in (term.term, term.long, *term.short))
    terms = term_patterns([*named, *(contact.name for contact in corpus.contacts)])
    for note in notes:
        if "parent" not in note.source.audience:
            continue
        grades = [(grade(block.text, terms), block) for _, block in bullets([note])]
        median = statistics.median(g for g, _ in grades)
        health.reading.append((note.source.title, median, max(g for g, _ in grades)))
        if round(median, 1) > MEDIAN_GRADE:
            health.faults.append(
                Problem(note.source.path, 0, f"reads at grade {median:.1f}; at most {MEDIAN_GRADE:.0f}")
            )
        for g, block in grades:
            if round(g, 1) > HARDEST_GRADE:
                hard = f"reads at grade {g:.1f}; at most {HARDEST_GRADE:.0f}: “{block.text[:60]}…”"
                health.faults.append(Problem(note.source.path, block.line or 0, hard))
