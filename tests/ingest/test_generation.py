"""Generations stand side by side; one pointer names the live one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.embed import HashingEmbedder
from ingest.errors import IndexDamagedError, IndexMissingError, LocalOfferError
from ingest.generation import KEEP, Generations
from ingest.pipeline import build

Damage = Callable[[Path], object]
IDS = [f"{n:016x}" for n in range(1, 8)]


@pytest.fixture
def built(tiny: Path, generations: Generations) -> Path:
    """The folder of a live generation."""
    return generations.folder(build(tiny, generations, HashingEmbedder()).generation)


def zero_the_middle(file: Path) -> None:
    held = bytearray(file.read_bytes())
    held[3 * 4096 :] = bytes(len(held) - 3 * 4096)
    file.write_bytes(held)


DAMAGES: dict[str, Damage] = {
    "no folder": shutil.rmtree,
    "no catalogue": lambda folder: (folder / "catalogue.sqlite").unlink(),
    "an empty catalogue": lambda folder: (folder / "catalogue.sqlite").write_bytes(b""),
    "a catalogue of other bytes": lambda folder: (folder / "catalogue.sqlite").write_bytes(b"torn" * 5000),
    "half a catalogue": lambda folder: os.truncate(folder / "catalogue.sqlite", 20480),
    "a catalogue with lost pages": lambda folder: zero_the_middle(folder / "catalogue.sqlite"),
    "no vectors": lambda folder: shutil.rmtree(folder / "vectors"),
    "vectors of other bytes": lambda folder: (folder / "vectors/chroma.sqlite3").write_bytes(b"torn" * 5000),
    "half the vectors": lambda folder: os.truncate(folder / "vectors/chroma.sqlite3", 8192),
}
each_damage = pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())


@each_damage
def test_a_damaged_index_is_reported_with_what_to_do(damage: Damage, built: Path, generations: Generations) -> None:
    damage(built)
    with pytest.raises(IndexDamagedError, match="local-offer build"):
        generations.open()


@each_damage
def test_a_build_repairs_a_damaged_index(damage: Damage, built: Path, tiny: Path, generations: Generations) -> None:
    damage(built)
    assert build(tiny, generations, HashingEmbedder()).changed
    generations.open().close()


def test_without_an_index_the_command_to_make_one_is_said(generations: Generations) -> None:
    with pytest.raises(IndexMissingError, match="local-offer build"):
        generations.open()


@pytest.mark.parametrize("words", ["", "../../elsewhere", "é", "0123"])
def test_a_pointer_that_names_no_generation_is_no_index(words: str, generations: Generations) -> None:
    generations.data.mkdir()
    (generations.data / "current").write_text(words, encoding="utf-8")
    assert generations.current() is None


def test_a_data_folder_below_a_file_is_a_fault_with_a_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(LocalOfferError):
        Generations(tmp_path / "file" / "data").open()


def test_a_switch_is_seen_by_others_at_once(tmp_path: Path) -> None:
    Generations(tmp_path).switch(IDS[0])
    Generations(tmp_path).switch(IDS[1])
    assert Generations(tmp_path).current() == IDS[1]
    assert [file.name for file in tmp_path.iterdir()] == ["current"]


def test_rollback_without_an_earlier_index_is_refused(built: Path, generations: Generations) -> None:
    with pytest.raises(IndexMissingError, match="no earlier index"):
        generations.rollback()


def test_rollback_makes_the_index_before_the_live_one(built: Path, tiny: Path, generations: Generations) -> None:
    (tiny / "council.toml").write_text('name = "Another Council"\n')
    build(tiny, generations, HashingEmbedder())
    assert generations.rollback() == generations.current() == built.name


def test_a_build_after_a_rollback_goes_forward(built: Path, tiny: Path, generations: Generations) -> None:
    (tiny / "council.toml").write_text('name = "Another Council"\n')
    later = build(tiny, generations, HashingEmbedder()).generation
    generations.rollback()
    assert not build(tiny, generations, HashingEmbedder()).changed
    assert generations.current() == later


def test_a_rollback_to_a_damaged_index_leaves_the_live_one(built: Path, tiny: Path, generations: Generations) -> None:
    (tiny / "council.toml").write_text('name = "Another Council"\n')
    live = build(tiny, generations, HashingEmbedder()).generation
    (built / "catalogue.sqlite").unlink()
    with pytest.raises(IndexDamagedError):
        generations.rollback()
    assert generations.current() == live


@pytest.fixture
def seven(generations: Generations) -> Generations:
    """Seven folders of generations, each newer than the one before."""
    for age, name in enumerate(IDS):
        generations.folder(name).mkdir(parents=True)
        os.utime(generations.folder(name), (age, age))
    return generations


def test_the_newest_are_kept(seven: Generations) -> None:
    seven.switch(IDS[-1])
    seven.prune()
    assert seven.kept() == IDS[: -KEEP - 1 : -1]


def test_the_live_one_is_kept_however_old(seven: Generations) -> None:
    seven.switch(IDS[0])
    seven.prune()
    assert len(seven.kept()) == KEEP
    assert IDS[0] in seven.kept()


def test_other_folders_are_neither_generations_nor_removed(seven: Generations) -> None:
    other = seven.folder("notes-of-mine")
    other.mkdir()
    seven.switch(IDS[-1])
    seven.prune()
    assert other.is_dir()
    assert other.name not in seven.kept()
