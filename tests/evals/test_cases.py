"""The cases: what a line of the file may say, and what is true of the set that is kept."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from evals.cases import CasesError, Slice, choose, faults, read_cases
from tests.evals.made import case

LINE = {
    "id": "made-1",
    "slice": "note",
    "split": "dev",
    "turns": ["Who runs the swimming lessons?"],
    "status": ["answered"],
    "reason": "Made up.",
}


def kept(folder: Path, *lines: dict[str, Any]) -> Path:
    file = folder / "cases.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    return file


def test_a_file_gives_its_cases_in_order(tmp_path: Path) -> None:
    file = kept(tmp_path, LINE, LINE | {"id": "made-2", "facts": [["Coral Leisure", "Coral"]]})
    first, second = read_cases(file)
    assert (first.id, second.id) == ("made-1", "made-2")
    assert second.facts == [["Coral Leisure", "Coral"]]
    assert second.answerable
    assert not first.answerable


@pytest.mark.parametrize(
    "wrong",
    [
        {"colour": "red"},
        {"id": "Made 1"},
        {"id": "made--1"},
        {"id": ""},
        {"slice": "jokes"},
        {"split": "train"},
        {"status": ["maybe"]},
        {"status": []},
        {"turns": []},
        {"turns": ["  "]},
        {"turns": ["one", "two", "three", "four", "five"]},
        {"facts": [[]]},
        {"audience": "robot"},
        {"reason": ""},
        {"sources": ["guide"]},
        {"personal": [{"kind": "name", "text": "Ann Testerton"}]},
        {"personal": [{"kind": "shoe-size", "text": "swimming"}]},
        {"kept": ["Section F"]},
        {"turns": ["I am Ann Testerton.", "Who helps?"], "personal": [{"kind": "name", "text": "Ann Testerton"}]},
    ],
    ids=str,
)
def test_a_line_that_is_not_a_case_is_refused_by_its_number(tmp_path: Path, wrong: dict[str, Any]) -> None:
    file = kept(tmp_path, LINE, LINE | {"id": "made-2"} | wrong)
    with pytest.raises(CasesError, match="line 2"):
        read_cases(file)


def test_an_id_used_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasesError, match="line 2: the id made-1 is used twice"):
        read_cases(kept(tmp_path, LINE, LINE))


def test_a_line_that_is_not_json_and_a_missing_file_are_said_plainly(tmp_path: Path) -> None:
    file = tmp_path / "broken.jsonl"
    file.write_text("{oops\n", encoding="utf-8")
    with pytest.raises(CasesError, match=r"broken\.jsonl, line 1"):
        read_cases(file)
    with pytest.raises(CasesError, match="cannot be read"):
        read_cases(tmp_path / "none.jsonl")


def test_faults_name_a_source_a_quote_and_a_fact_that_are_not_there() -> None:
    texts = {"guide": "The lessons are run\nby Coral Leisure."}
    assert faults([case(sources=["guide"], facts=[["Coral Leisure"]])], texts) == []
    assert faults([case(truth=[{"source": "guide", "quote": "run by Coral"}])], texts) == []
    assert "no source atlas" in faults([case(also=["atlas"])], texts)[0]
    assert "does not hold" in faults([case(truth=[{"source": "guide", "quote": "run by nobody"}])], texts)[0]
    assert "no quote holds" in faults([case(sources=["guide"], facts=[["Heron Team"]])], texts)[0]


def test_a_limit_takes_cases_from_every_slice_in_turn() -> None:
    cases = [case(id=f"n-{n}") for n in range(5)] + [case(id=f"v-{n}", slice="vague", split="test") for n in range(2)]
    assert [c.id for c in choose(cases, limit=3)] == ["n-0", "n-1", "v-0"]
    assert [c.id for c in choose(cases, split="test")] == ["v-0", "v-1"]
    assert [c.id for c in choose(cases, ["note"], limit=2)] == ["n-0", "n-1"]
    assert choose(cases, limit=99) == cases


def test_the_set_is_large_and_has_every_slice_in_balanced_halves() -> None:
    cases = read_cases()
    assert len(cases) >= 240
    splits = Counter((c.slice, c.split) for c in cases)
    for name in get_args(Slice):
        dev, test = splits[name, "dev"], splits[name, "test"]
        assert dev, name
        assert abs(dev - test) <= max(1, (dev + test) // 10), f"{name}: {dev} dev, {test} test"


def test_no_conversation_is_in_both_halves() -> None:
    halves: dict[str, set[tuple[str, ...]]] = {"dev": set(), "test": set()}
    for c in read_cases():
        halves[c.split].add(tuple(turn.casefold().strip() for turn in c.turns))
    # Compared by number, so that a failure shows nothing of the test half.
    assert len(halves["dev"] & halves["test"]) == 0


def test_the_set_fits_the_real_corpus(real_texts: dict[str, str]) -> None:
    found = faults(read_cases(), real_texts)
    assert [fault.partition(":")[0] for fault in found] == []


def test_every_attempt_at_misuse_names_what_must_not_be_shown() -> None:
    assert [c.id for c in read_cases() if c.slice == "misuse" and not c.absent] == []
