"""A build killed at any instant leaves a whole live index, and the next build ends the job."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.embed import HashingEmbedder
from ingest.generation import Generations
from ingest.pipeline import build

# Runs `local-offer` and kills it, from inside, just before it does something to a certain file.
KILLED = """
import os, signal, sys
from evals.cli import main

event, words, before = sys.argv.pop(1), sys.argv.pop(1), int(sys.argv.pop(1))

def hook(name, args):
    global before
    if name == event and any(words in str(one) for one in args):
        before -= 1
        if before < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(hook)
main()
"""
POINTS = {
    "taking the lock": ("open", "build.lock", "0"),
    "making the working folder": ("os.mkdir", ".working", "0"),
    "opening the kept vectors": ("sqlite3.connect", "embeddings.sqlite", "0"),
    "writing the catalogue": ("sqlite3.connect", "catalogue.sqlite", "0"),
    "naming the finished generation": ("os.rename", ".working", "0"),
    "trying the finished generation": ("sqlite3.connect", "catalogue.sqlite", "1"),
    "writing the pointer": ("open", "current.", "0"),
    "switching the pointer": ("os.rename", "current.", "0"),
}
ROOT = Path(__file__).parents[2]


def run(program: Sequence[str], corpus: Path, data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    settings = {
        "LOCAL_OFFER_CORPUS": str(corpus),
        "LOCAL_OFFER_DATA": str(data),
        "LOCAL_OFFER_EMBEDDER": "hashing",
        "PYTHONPATH": str(ROOT),
    }
    command = [*program, *words]
    return subprocess.run(
        command, env={**os.environ, **settings}, cwd=corpus.parent, capture_output=True, text=True, check=False
    )


def killed(point: tuple[str, str, str], corpus: Path, data: Path, *options: str) -> int:
    return run([sys.executable, "-c", KILLED, *point], corpus, data, "build", *options).returncode


def finished(corpus: Path, data: Path) -> subprocess.CompletedProcess[str]:
    return run([str(Path(sys.executable).parent / "local-offer")], corpus, data, "build")


def change(corpus: Path) -> None:
    note = corpus / "notes/asking.md"
    note.write_text(note.read_text().replace("six weeks of your request", "42 days of your request"))


def words_of_the_live_index(data: Path) -> str:
    index = Generations(data).open()
    try:
        return index.catalogue.text("notes/asking")
    finally:
        index.close()


each_point = pytest.mark.parametrize("point", POINTS.values(), ids=POINTS.keys())


@each_point
def test_a_killed_build_leaves_the_live_index_whole(
    point: tuple[str, str, str], tiny: Path, generations: Generations
) -> None:
    live = build(tiny, generations, HashingEmbedder()).generation
    change(tiny)
    assert killed(point, tiny, generations.data) == -signal.SIGKILL
    assert generations.current() == live
    assert "six weeks" in words_of_the_live_index(generations.data)


@each_point
def test_the_build_after_a_killed_one_ends_the_job(
    point: tuple[str, str, str], tiny: Path, generations: Generations
) -> None:
    build(tiny, generations, HashingEmbedder())
    change(tiny)
    killed(point, tiny, generations.data)
    assert finished(tiny, generations.data).returncode == 0
    assert "42 days" in words_of_the_live_index(generations.data)
    assert not list((generations.data / "generations").glob("*.working"))


@each_point
def test_a_killed_first_build_leaves_no_index_and_the_next_one_makes_it(
    point: tuple[str, str, str], tiny: Path, tmp_path: Path
) -> None:
    assert killed(point, tiny, tmp_path / "data") == -signal.SIGKILL
    assert Generations(tmp_path / "data").current() is None
    assert finished(tiny, tmp_path / "data").returncode == 0
    assert "six weeks" in words_of_the_live_index(tmp_path / "data")


@each_point
def test_a_killed_forced_build_leaves_the_live_index_whole(
    point: tuple[str, str, str], tiny: Path, generations: Generations
) -> None:
    live = build(tiny, generations, HashingEmbedder()).generation
    assert killed(point, tiny, generations.data, "--force") == -signal.SIGKILL
    assert generations.current() == live
    assert "six weeks" in words_of_the_live_index(generations.data)
