"""`local-offer check`: each fault is one message with its file and line, and the exit code is 1."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ingest.check import examine
from ingest.corpus import read_corpus
from tests.conftest import ASKING, SOURCES

Program = Callable[..., int]


class Fault(NamedTuple):
    """Words of one file changed for others, and the line and words of the one message about it."""

    file: str
    was: str
    now: str
    line: str
    about: str


NOTE, LIST = "notes/asking.md", "sources.toml"
LAST = "  - source: <https://example.org/law/5>; 2014; high"
FAULTS = {
    "a day that is not a date": Fault(
        LIST, "checked = 2026-11-01\nstanding", 'checked = "soon"\nstanding', "11", "date"
    ),
    "a date of publishing that is none": Fault(LIST, "2024-09-26", '"September"', "10", "must be a date"),
    "a day of publishing that is in no calendar": Fault(LIST, "2024-09-26", '"2024-02-30"', "10", "must be a date"),
    "an unknown key": Fault(LIST, "publisher", "publsher", "7", "unknown key 'publsher'"),
    "an unknown kind": Fault(LIST, '"official"', '"offical"', "5", "kind"),
    "a key left out": Fault(LIST, 'title = "Asking for an assessment"\n', "", "14", "title"),
    "two sources with one id": Fault(LIST, 'id = "notes/asking"', 'id = "plan"', "15", "two of id 'plan'"),
    "a list that is broken TOML": Fault(LIST, '"The Plan for Exampleton"', "The Plan", "3", "not readable as TOML"),
    "a list of one table": Fault(LIST, SOURCES.strip(), '[source]\nid = "plan"', "1", "[[source]]"),
    "a glossary that is broken TOML": Fault("glossary.toml", "[[term]]", "[[term]", "1", "not readable as TOML"),
    "an unknown key of a term": Fault("glossary.toml", "also", "alos", "4", "unknown key 'alos'"),
    "a contact without a name": Fault("contacts.toml", 'name = "Exampleton Advice"\n', "", "1", "name"),
    "an unknown key of the council": Fault("council.toml", "service", "servise", "2", "unknown key 'servise'"),
    "names of the council that are none": Fault("council.toml", '["Exampleton"]', "[1]", "3", "places.0: "),
    "a bullet without a source": Fault(NOTE, LAST + "\n", "", "12", "without a source"),
    "a malformed source line": Fault(NOTE, "law/5>; 2014; high", "law/5>; 2014; sure", "13", "not of the form"),
    "a source line without a date": Fault(NOTE, "law/5>; 2014; high", "law/5>; high", "13", "not of the form"),
    "a source line of a month that is none": Fault(NOTE, "law/5>; 2014", "law/5>; 2024-13", "12", "'2024-13'"),
    "a source line of no month": Fault(NOTE, "law/5>; 2014", "law/5>; 2024-00", "12", "'2024-00'"),
    "a source line of a day that is none": Fault(NOTE, "law/5>; 2014", "law/5>; 2024-02-30", "12", "in no calendar"),
    "a source that is nowhere": Fault(NOTE, "<https://example.org/law/5>", "nowhere", "12", "'nowhere'"),
    "a note that is prose": Fault(NOTE, LAST + "\n", LAST + "\n\nMore words.\n", "15", "bullets"),
    "a note without words": Fault(NOTE, ASKING.lstrip("\n"), "\n", "", "no words"),
    "an outline that does not fit": Fault(
        LIST, 'standing = "current"', 'standing = "current"\noutline = ["## Nowhere"]', "13", "'## Nowhere'"
    ),
}


@pytest.fixture
def checked(tiny: Path, program: Program, capsys: pytest.CaptureFixture[str]) -> Callable[[], list[str]]:
    """The faults of the tiny corpus; the program must have printed each on a line and ended with 1."""

    def _checked() -> list[str]:
        assert program("check", settings={"CORPUS": str(tiny)}) == 1
        printed = capsys.readouterr().out.splitlines()
        messages = [str(problem) for problem in examine(read_corpus(tiny))[1]]
        assert set(messages) <= set(printed)
        return messages

    return _checked


def break_it(corpus: Path, fault: Fault) -> None:
    file = corpus / fault.file
    text = file.read_text()
    assert fault.was in text
    file.write_text(text.replace(fault.was, fault.now, 1))


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_message_at_its_place(name: str, tiny: Path, checked: Callable[[], list[str]]) -> None:
    fault = FAULTS[name]
    break_it(tiny, fault)
    messages = checked()
    assert len(messages) == 1
    assert messages[0].startswith(f"{fault.file}:{fault.line}: " if fault.line else f"{fault.file}: ")
    assert fault.about in messages[0]


def test_a_source_without_its_file_is_one_message_at_its_line(tiny: Path, checked: Callable[[], list[str]]) -> None:
    (tiny / "documents/plan.md").unlink()
    (message,) = checked()
    assert message.startswith("sources.toml:4: documents/plan.md: the file is not there")


def test_a_file_without_its_source_is_one_message_with_its_name(tiny: Path, checked: Callable[[], list[str]]) -> None:
    (tiny / "notes/stray.md").write_text("# Stray\n")
    assert checked() == ["notes/stray.md: no [[source]] in sources.toml names this file"]


@pytest.mark.parametrize("name", ["sources.toml", "glossary.toml", "council.toml", NOTE])
def test_a_file_that_is_not_utf_8_is_one_message_with_its_name(
    name: str, tiny: Path, checked: Callable[[], list[str]]
) -> None:
    (tiny / name).write_bytes("# Café\n".encode("latin-1"))
    assert [message.split(":")[0] for message in checked()] == [name]


@pytest.mark.parametrize("date", ["2014-05", "2014-15", "1999-00", "undated", "undated, likely 2014", "c. 2014"])
def test_a_date_of_a_source_line_may_be_a_school_year_or_words(date: str, tiny: Path) -> None:
    note = tiny / NOTE
    note.write_text(note.read_text().replace("; 2014;", f"; {date};"))
    assert examine(read_corpus(tiny))[1] == []


CLOCK = """
[[clock]]
id = "decide"
label = "The council decides"
starts = "A request"
by = "02-15"
rule = "The council must tell you its decision within six weeks of your request."
source = "https://example.org/law/5"
date = "undated"
confidence = "high"
"""


@pytest.mark.parametrize(
    ("was", "now", "line"),
    [
        ('"02-15"', '"02-30"', "6: by: must be a day that every year has"),
        ('"02-15"', '"02-29"', "6: by: must be a day that every year has"),
        ('"02-15"', '"02"', "6: by: must be a day that every year has"),
        ('"undated"', '"2024-13"', "9: date: is in no calendar"),
        ('"undated"', '"2024-00"', "9: date: is in no calendar"),
    ],
)
def test_a_date_of_a_time_limit_is_one_that_there_is(
    was: str, now: str, line: str, tiny: Path, checked: Callable[[], list[str]]
) -> None:
    file = tiny / "timescales.toml"
    file.write_text(CLOCK)
    assert read_corpus(tiny).problems == ()
    file.write_text(CLOCK.replace(was, now))
    (message,) = checked()
    assert message.startswith(f"timescales.toml:{line}")


@pytest.mark.parametrize(
    ("file", "text", "wanted"),
    [
        ("not-held.toml", 'questions = ["a"]\nquestoins = ["b"]', "not-held.toml:2: unknown key 'questoins'"),
        (
            "listening/danger.toml",
            'heard = ["a"]\nordinary = ["b", 1]',
            "listening/danger.toml:2: ordinary.1: Input should be a valid string",
        ),
    ],
)
def test_a_fault_of_a_file_that_is_one_thing_is_named_with_its_line(
    file: str, text: str, wanted: str, tiny: Path, checked: Callable[[], list[str]]
) -> None:
    (tiny / file).parent.mkdir(exist_ok=True)
    (tiny / file).write_text(text)
    assert checked() == [wanted]


def test_every_fault_is_said_when_there_are_two(tiny: Path, checked: Callable[[], list[str]]) -> None:
    break_it(tiny, FAULTS["a bullet without a source"])
    break_it(tiny, FAULTS["an unknown key of a term"])
    assert sorted(message.split(":")[0] for message in checked()) == ["glossary.toml", NOTE]


def test_a_sound_corpus_ends_with_0_and_says_what_it_holds(write: Callable[[dict[str, str]], Path]) -> None:
    corpus = write({"clubs.md": "# Clubs\n\nClubs are free for every child.\n"})
    program = Path(sys.executable).parent / "local-offer"
    run = subprocess.run([program, "check"], capture_output=True, text=True, cwd=corpus.parent, check=False)
    assert run.returncode == 0
    assert run.stdout.splitlines()[-1].startswith("corpus is sound: 1 document")


def test_a_missing_corpus_is_one_message_without_a_traceback(tmp_path: Path) -> None:
    program = Path(sys.executable).parent / "local-offer"
    run = subprocess.run([program, "check"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)
    assert run.stderr.startswith("Error: corpus is not a folder")
