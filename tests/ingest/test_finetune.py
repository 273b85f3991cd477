"""The packaged embedder is fine-tuned on prepared questions, when a corpus has enough of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ingest.embed import Embedder, HashingEmbedder, SentenceTransformerEmbedder
from ingest.errors import EmbedderError, IndexDamagedError
from ingest.generation import Generations, Index
from ingest.pipeline import TUNED, BuildReport, build
from tests.small_corpus import FILES

EMBEDDER = SentenceTransformerEmbedder()
# Families' words for what the statements say; no general model knows that the made-up ones go together.
WAYS = {
    "ask the council yourself": ("a plimmet", "a dorrick", "a quandle", "a sprooge"),
    "by letter or email": ("a zorby", "a mantelic", "a frisk", "a hubbard"),
    "within six weeks": ("a yandle", "a torrent", "a wexley", "a cardoon"),
}
ASKS = ("can I have", "do we need", "who does", "what is", "please explain", "is there")
TAILS = ("", " really", " now", " for my son", " for her", " at school", " this year", " in the end")
OPENINGS = [ask + tail for ask in ASKS for tail in TAILS]


def questions(count: int = len(OPENINGS)) -> str:
    tables = []
    for words, ways in WAYS.items():
        asked = [f"{opening} {way}" for opening in OPENINGS[:count] for way in ways]
        tables.append(f'[[asked]]\nwords = "{words}"\nways = {asked!r}\n'.replace("'", '"'))
    return "\n".join(tables)


def change(corpus: Path) -> None:
    note = corpus / "notes/asking.md"
    note.write_text(note.read_text().replace("of your request.", "of getting your request."))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tuned") / "corpus"
    for name, text in {**FILES, "questions/notes/asking.toml": questions()}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.lstrip("\n"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(corpus: Path) -> tuple[Path, BuildReport]:
    data = corpus.parent / "data"
    return data, build(corpus, Generations(data), EMBEDDER)


@pytest.fixture
def data(built: tuple[Path, BuildReport], tmp_path: Path) -> Path:
    """A copy of the data folder, to be changed."""
    return Path(shutil.copytree(built[0], tmp_path / "copy"))


@pytest.fixture
def index(data: Path) -> Iterator[Index]:
    opened = Generations(data).open()
    yield opened
    opened.close()


def layers(data: Path) -> set[str]:
    return {file.name for file in (data / TUNED).iterdir()}


def lead(embedder: Embedder) -> float:
    """How much more a question with a statement's word is like one with another of its words than like one
    with a word of another statement, on average."""
    words = [(place, word) for place, ways in enumerate(WAYS.values()) for word in ways]
    asked = embedder.embed_documents([f"could somebody tell me about {word} today" for _, word in words])
    like = asked @ embedder.embed_documents([f"who does {word}" for _, word in words]).T
    pairs = [(one[0] == other[0], like[i, j]) for i, one in enumerate(words) for j, other in enumerate(words) if i != j]
    return float(np.mean([x for same, x in pairs if same]) - np.mean([x for same, x in pairs if not same]))


def test_words_prepared_for_the_same_statement_are_read_as_alike(index: Index) -> None:
    assert index.tuned
    assert lead(index.tuned) > lead(EMBEDDER) + 0.001


def test_the_embedder_itself_stays_as_it_was(built: tuple[Path, BuildReport]) -> None:
    fresh = SentenceTransformerEmbedder()
    assert EMBEDDER.embed_query("a dorrick") @ fresh.embed_query("a dorrick") == pytest.approx(1.0, abs=1e-6)


def test_a_changed_note_is_read_with_the_layers_of_before(corpus: Path, data: Path, tmp_path: Path) -> None:
    before = layers(data)
    edited = Path(shutil.copytree(corpus, tmp_path / "corpus"))
    sources = edited / "sources.toml"
    sources.write_text(sources.read_text().replace("Asking for an assessment", "Asking to be assessed"))
    report = build(edited, Generations(data), EMBEDDER)
    assert report.changed
    assert layers(data) == before
    assert report.embedded < 20


def test_many_changed_questions_tune_it_anew(corpus: Path, data: Path, tmp_path: Path) -> None:
    before = layers(data)
    edited = Path(shutil.copytree(corpus, tmp_path / "corpus"))
    (edited / "questions/notes/asking.toml").write_text(questions(len(OPENINGS) - 6))
    build(edited, Generations(data), EMBEDDER)
    assert layers(data) > before


def test_tuning_anew_on_the_same_gives_the_same(corpus: Path, built: tuple[Path, BuildReport], data: Path) -> None:
    report = build(corpus, Generations(data), EMBEDDER, force=True)
    assert layers(data) == layers(built[0])
    assert report.generation.startswith(built[1].generation)
    assert report.embedded == 0


def test_a_killed_build_does_not_tune_again(corpus: Path, built: tuple[Path, BuildReport], data: Path) -> None:
    shutil.rmtree(data / "generations")
    (data / "current").unlink()
    (file,) = (data / TUNED).iterdir()
    made = file.stat().st_mtime_ns
    assert build(corpus, Generations(data), EMBEDDER).generation == built[1].generation
    assert (layers(data), file.stat().st_mtime_ns) == (layers(built[0]), made)


def test_damaged_layers_are_made_again(corpus: Path, built: tuple[Path, BuildReport], data: Path) -> None:
    (file,) = (data / TUNED).iterdir()
    whole = file.read_bytes()
    file.write_bytes(b"not layers")
    (corpus_copy := data.parent / "corpus").mkdir()
    shutil.copytree(corpus, corpus_copy, dirs_exist_ok=True)
    change(corpus_copy)
    build(corpus_copy, Generations(data), EMBEDDER)
    assert any(other.stat().st_size == len(whole) for other in (data / TUNED).iterdir())


def test_an_index_that_lost_its_layers_is_damaged(built: tuple[Path, BuildReport], data: Path) -> None:
    generations = Generations(data)
    (file,) = generations.folder(built[1].generation).glob("layers-*")
    file.unlink()
    with pytest.raises(IndexDamagedError, match=r"lost layers-.*Run: local-offer build"):
        generations.open()


def test_layers_that_cannot_be_read_say_what_to_do(built: tuple[Path, BuildReport], data: Path) -> None:
    (file,) = Generations(data).folder(built[1].generation).glob("layers-*")
    file.write_bytes(b"not layers")
    opened = Generations(data).open()
    with pytest.raises(EmbedderError, match="build --force"):
        opened.vector_of("ask", EMBEDDER)
    opened.close()


def test_few_questions_and_other_embedders_tune_nothing(tiny: Path, generations: Generations, corpus: Path) -> None:
    build(tiny, generations, EMBEDDER)
    build(corpus, generations, HashingEmbedder())
    assert not (generations.data / TUNED).exists()
    opened = generations.open()
    assert opened.tuned is None
    opened.close()
