"""One contract for every embedder, and what the packaged model must be."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from ingest.embed import (
    HASHING,
    PACKAGE,
    Embedder,
    HashingEmbedder,
    SentenceTransformerEmbedder,
    choose_embedder,
    packaged_weights,
)
from ingest.errors import EmbedderError

TEXTS = ["You can ask the council for an assessment.", "The library opens on Monday.", "Short."]


@pytest.fixture(scope="module")
def model() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


@pytest.fixture(params=["hashing", "model"])
def embedder(request: pytest.FixtureRequest, model: SentenceTransformerEmbedder) -> Embedder:
    return HashingEmbedder() if request.param == "hashing" else model


def test_each_text_has_one_row_of_float32(embedder: Embedder) -> None:
    vectors = embedder.embed_documents(TEXTS)
    assert vectors.shape == (3, len(embedder.embed_query("ask")))
    assert vectors.dtype == np.float32


def test_vectors_are_of_unit_length(embedder: Embedder) -> None:
    lengths = np.linalg.norm([*embedder.embed_documents(TEXTS), embedder.embed_query("ask")], axis=1)
    assert lengths == pytest.approx(np.ones(4), abs=1e-5)


def test_the_same_text_has_the_same_vector(embedder: Embedder) -> None:
    first, second = embedder.embed_documents([TEXTS[0], TEXTS[0]])
    assert first == pytest.approx(second, abs=1e-6)
    assert first == pytest.approx(embedder.embed_query(TEXTS[0]), abs=1e-5)


def test_rows_stand_in_the_order_of_their_texts(embedder: Embedder) -> None:
    vectors = embedder.embed_documents(TEXTS)
    alone = [embedder.embed_documents([text])[0] for text in TEXTS]
    assert [int(np.argmax(alone @ row)) for row in vectors] == [0, 1, 2]


def test_many_texts_keep_their_order(embedder: Embedder) -> None:
    texts = [f"Club {n} is open " + "every week " * (n % 7) for n in range(70)]
    vectors = embedder.embed_documents(texts)
    assert vectors[69] == pytest.approx(embedder.embed_query(texts[69]), abs=1e-4)


def test_a_question_is_nearer_to_its_answer_than_to_something_else(embedder: Embedder) -> None:
    question = embedder.embed_query("How do I ask the council for an assessment?")
    answer, other, _ = embedder.embed_documents(TEXTS) @ question
    assert answer > other


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    vectors = embedder.embed_documents([])
    assert (vectors.shape[0], vectors.ndim) == (0, 2)


def test_progress_adds_up_to_the_number_of_texts(embedder: Embedder) -> None:
    heard: list[int] = []
    embedder.embed_documents([f"Club {n}" for n in range(70)], heard.append)
    assert sum(heard) == 70


def test_two_models_have_two_ids(model: SentenceTransformerEmbedder) -> None:
    assert len({model.id, HashingEmbedder().id, SentenceTransformerEmbedder("another").id}) == 3


def test_the_model_knows_a_paraphrase_without_a_shared_word(model: SentenceTransformerEmbedder) -> None:
    question = model.embed_query("My son is struggling to sleep")
    near, far = model.embed_documents(["Bedtime problems in children", "Parking permits for lorries"]) @ question
    assert near > far


def test_a_text_without_words_has_a_vector_that_is_like_nothing() -> None:
    assert HashingEmbedder().embed_query("…") @ HashingEmbedder().embed_query("ask") == 0


@pytest.mark.parametrize("name", ["no-such/model", "no such model", "./nowhere"])
def test_an_unknown_model_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(EmbedderError, match=name):
        choose_embedder(name).embed_query("ask")


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{torn")
    with pytest.raises(EmbedderError, match="LOCAL_OFFER_EMBEDDER"):
        choose_embedder(str(tmp_path)).embed_query("ask")


def test_the_setting_chooses_the_embedder() -> None:
    assert isinstance(choose_embedder(HASHING), HashingEmbedder)
    assert isinstance(choose_embedder(""), SentenceTransformerEmbedder)


@pytest.fixture
def other_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of the model's name that comes before the real one; gives back its model folder."""
    folder = tmp_path / "site" / PACKAGE / "model"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("")
    monkeypatch.delitem(sys.modules, PACKAGE, raising=False)
    monkeypatch.syspath_prepend(tmp_path / "site")
    return folder


def test_weights_with_another_digest_are_refused(other_package: Path) -> None:
    (other_package / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(EmbedderError, match="not the model we know"):
        SentenceTransformerEmbedder()


def test_a_package_without_weights_is_refused(other_package: Path) -> None:
    with pytest.raises(EmbedderError, match="missing"):
        packaged_weights()
