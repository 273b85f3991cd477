"""The set must not be known to what it measures: none of its words stand in the code or the corpus.

Ids are shown when a test fails, never words, so that the test half stays unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.cases import Case, read_cases
from evals.text import plain

ROOT = Path(__file__).parent.parent.parent
KINDS = {".py", ".toml", ".md", ".txt", ".html", ".js", ".css", ".json", ".csv"}
# So many words in a row are not chance: shorter runs are everybody's ("how do I ask for").
RUN = 6


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", plain(text))


def joined(text: str) -> str:
    """Words with single spaces and nothing else: marks and line ends cannot hide a copy."""
    return f" {' '.join(words(text))} "


def read(folder: str, below: str = "**/*") -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / folder).glob(below)):
        if file.is_file() and file.suffix in KINDS:
            yield str(file.relative_to(ROOT)), joined(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases()


@pytest.fixture(scope="module")
def code() -> dict[str, str]:
    return dict([*read("assistant"), *read("ingest"), *read("evals", "*.py"), *read("evals/templates")])


@pytest.fixture(scope="module")
def corpus() -> dict[str, str]:
    return dict(read("corpus"))


def held(texts: dict[str, str], wanted: str) -> list[str]:
    return [name for name, text in texts.items() if joined(wanted) in text]


def test_the_texts_are_really_read(code: dict[str, str], corpus: dict[str, str]) -> None:
    assert held(code, "The walk of a question") == ["assistant/answer.py"]
    assert "corpus/sources.toml" in corpus
    assert len(corpus) > 20


def test_no_run_of_words_of_a_turn_is_in_the_code(cases: list[Case], code: dict[str, str]) -> None:
    runs: dict[tuple[str, ...], str] = {}
    for name, text in code.items():
        split = text.split()
        runs |= {tuple(split[at : at + RUN]): name for at in range(len(split) - RUN + 1)}
    leaks = set()
    for case in cases:
        for turn in case.turns:
            said = words(turn)
            leaks |= {(case.id, runs[run]) for run in zip(*(said[n:] for n in range(RUN)), strict=False) if run in runs}
    assert leaks == set()


def test_no_whole_turn_is_in_the_code(cases: list[Case], code: dict[str, str]) -> None:
    whole = [(case.id, turn) for case in cases for turn in case.turns if len(words(turn)) >= 4]
    assert {(name, file) for name, turn in whole for file in held(code, turn)} == set()


def test_no_turn_or_sentence_of_one_is_in_the_corpus(cases: list[Case], corpus: dict[str, str]) -> None:
    leaks = set()
    for case in cases:
        for turn in case.turns:
            parts = [part for part in re.split(r"(?<=[.?!])\s|\n", turn) if len(words(part)) > RUN]
            long = [text for text in (turn, *parts) if len(joined(text)) >= 27 and len(words(text)) >= 5]
            leaks |= {(case.id, file) for text in long for file in held(corpus, text)}
    assert leaks == set()


def test_no_long_expected_wording_is_in_the_code(cases: list[Case], code: dict[str, str]) -> None:
    leaks = set()
    for case in cases:
        expected = [*case.absent, *(spelling for fact in case.facts for spelling in fact)]
        expected += [part for document in case.planted for part in (document.title, document.text)]
        long = [text for text in expected if len(words(text)) >= 4 and len(joined(text)) >= 22]
        leaks |= {(case.id, file) for text in long for file in held(code, text)}
    assert leaks == set()
