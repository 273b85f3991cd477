"""A build makes the live index match the corpus, or leaves it as it was."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.corpus import read_corpus
from ingest.embed import HashingEmbedder, Progress, Vectors
from ingest.errors import CorpusError, DataFolderError
from ingest.generation import Generations
from ingest.pipeline import build, digest
from ingest.types import GRAINS
from tests.conftest import ASKING
from tests.ingest.test_cache import Noting


class Dying(HashingEmbedder):
    """Embeds the first batches, then fails."""

    def __init__(self, batches: int) -> None:
        self.left = batches

    def embed_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        if not self.left:
            raise RuntimeError("the power went")
        self.left -= 1
        return super().embed_documents(texts, progress)


def change(corpus: Path) -> None:
    note = corpus / "notes/asking.md"
    note.write_text(note.read_text().replace("six weeks of your request", "42 days of your request"))


def test_an_index_holds_every_document_chunk_and_statement(tiny: Path, generations: Generations) -> None:
    report = build(tiny, generations, HashingEmbedder())
    index = generations.open()
    assert (report.documents, report.chunks, report.statements) == (2, 5, 8)
    assert [index.store.count(grain) for grain in GRAINS] == [8, 5, 5, 0, 0]
    assert list(index.catalogue.sources()) == ["plan", "notes/asking"]
    index.close()


def test_a_second_build_embeds_nothing_and_says_nothing_has_changed(tiny: Path, generations: Generations) -> None:
    first = build(tiny, generations, HashingEmbedder())
    embedder = Noting()
    second = build(tiny, generations, embedder)
    assert (first.changed, second.changed, second.generation) == (True, False, first.generation)
    assert (embedder.texts, second.embedded) == ([], 0)


def test_one_changed_note_embeds_only_its_own_changed_texts(tiny: Path, generations: Generations) -> None:
    build(tiny, generations, HashingEmbedder())
    change(tiny)
    embedder = Noting()
    report = build(tiny, generations, embedder)
    assert report.changed
    assert len(embedder.texts) == report.embedded == 2
    assert all("42 days" in text for text in embedder.texts)


def test_a_forced_build_makes_the_index_again_from_kept_vectors(tiny: Path, generations: Generations) -> None:
    build(tiny, generations, HashingEmbedder())
    embedder = Noting()
    assert build(tiny, generations, embedder, force=True).changed
    assert embedder.texts == []


@pytest.mark.parametrize("batches", [0, 1])
def test_a_build_that_dies_leaves_the_live_index(batches: int, tiny: Path, generations: Generations) -> None:
    live = build(tiny, generations, HashingEmbedder()).generation
    change(tiny)
    with pytest.raises(RuntimeError):
        build(tiny, generations, Dying(batches))
    index = generations.open()
    assert (generations.current(), index.id, generations.kept()) == (live, live, [live])
    assert "six weeks" in index.catalogue.text("notes/asking")
    index.close()


def test_the_build_after_one_that_died_reuses_its_vectors(tiny: Path, generations: Generations) -> None:
    with pytest.raises(RuntimeError):
        build(tiny, generations, Dying(1))
    report = build(tiny, generations, HashingEmbedder())
    assert report.reused == report.statements
    assert report.embedded > 0


def test_a_damaged_cache_of_vectors_does_not_stop_a_build(tiny: Path, generations: Generations) -> None:
    generations.data.mkdir()
    (generations.data / "embeddings.sqlite").write_bytes(b"torn" * 5000)
    assert build(tiny, generations, HashingEmbedder()).changed


def test_progress_ends_with_all_that_was_to_be_done(tiny: Path, generations: Generations) -> None:
    heard: dict[str, tuple[int, int]] = {}
    build(tiny, generations, HashingEmbedder(), lambda step, done, total: heard.update({step: (done, total)}))
    assert {step: done == total for step, (done, total) in heard.items()} == {"Embedding": True, "Writing": True}


def test_of_two_builds_at_once_one_is_refused(tiny: Path, generations: Generations) -> None:
    class Second(HashingEmbedder):
        """Starts a second build in the middle of the first."""

        def embed_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
            with pytest.raises(DataFolderError, match="Another build"):
                build(tiny, Generations(generations.data), HashingEmbedder())
            return super().embed_documents(texts, progress)

    assert build(tiny, generations, Second()).changed


def test_a_data_folder_that_cannot_be_written_is_named(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(DataFolderError, match="LOCAL_OFFER_DATA"):
        build(tiny, Generations(tmp_path / "file" / "data"), HashingEmbedder())


def test_a_corpus_with_faults_is_refused_and_the_live_index_stays(tiny: Path, generations: Generations) -> None:
    live = build(tiny, generations, HashingEmbedder()).generation
    (tiny / "notes/asking.md").write_text(ASKING + "- A bullet alone.\n")
    with pytest.raises(CorpusError, match=r"notes/asking\.md:15: a bullet without a source"):
        build(tiny, generations, HashingEmbedder())
    assert generations.current() == live


def test_a_corpus_without_a_sentence_is_refused(tmp_path: Path, generations: Generations) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/a.md").write_text("# Clubs\n\nAre there any?\n")
    with pytest.raises(CorpusError, match="no sentence"):
        build(tmp_path / "corpus", generations, HashingEmbedder())


def test_equal_input_gives_an_equal_generation(tiny: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(tiny, tmp_path / "another" / "folder")
    assert digest(read_corpus(copy), HashingEmbedder()) == digest(read_corpus(tiny), HashingEmbedder())


@pytest.mark.parametrize("name", ["notes/asking.md", "sources.toml", "glossary.toml", "contacts.toml", "council.toml"])
def test_any_changed_file_gives_another_generation(name: str, tiny: Path) -> None:
    before = digest(read_corpus(tiny), HashingEmbedder())
    with (tiny / name).open("a") as file:
        file.write("\n")
    assert digest(read_corpus(tiny), HashingEmbedder()) != before


def test_another_embedder_gives_another_generation(tiny: Path) -> None:
    corpus = read_corpus(tiny)
    assert digest(corpus, Noting("one")) != digest(corpus, Noting("two"))
