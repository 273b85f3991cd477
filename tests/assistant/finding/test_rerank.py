"""A second reader puts what was found in a better order, and changes nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answer import search
from assistant.errors import RerankerError
from assistant.finding.cross_encoder import CrossEncoderReranker
from assistant.finding.rerank import READ, Reranker, WordsReranker, choose_reranker
from assistant.services import Services
from assistant.types import Question
from ingest.embed import HashingEmbedder, packaged_weights
from ingest.generation import Index
from ingest.settings import Settings

QUESTION = "How do I ask for an EHC needs assessment?"
PASSAGES = ["Use the form to ask for an assessment.", "The team has twelve members.", "Lunch is at noon."]


def made(folder: Path, scores: int) -> Path:
    """A model of the real kind, very small, whose weights were never taught anything."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    tokenizer = AutoTokenizer.from_pretrained(packaged_weights().parent)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=tokenizer.vocab_size,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=scores,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("cross-encoder"), 1)


@pytest.fixture(params=["words", "cross-encoder"])
def reranker(request: pytest.FixtureRequest, cross_encoder: Path) -> Reranker:
    return WordsReranker() if request.param == "words" else CrossEncoderReranker(str(cross_encoder))


def test_each_passage_has_one_score_in_its_place(reranker: Reranker) -> None:
    scores = reranker.scores(QUESTION, PASSAGES)
    assert len(scores) == len(PASSAGES)
    assert reranker.scores(QUESTION, PASSAGES[::-1]) == pytest.approx(scores[::-1], abs=1e-5)


def test_the_same_reading_gives_the_same_scores(reranker: Reranker) -> None:
    assert reranker.scores(QUESTION, PASSAGES) == pytest.approx(reranker.scores(QUESTION, PASSAGES))


def test_no_passages_have_no_scores(reranker: Reranker) -> None:
    assert reranker.scores(QUESTION, []) == []


def test_a_question_without_words_is_read_too(reranker: Reranker) -> None:
    assert len(reranker.scores("?", PASSAGES)) == len(PASSAGES)


class Upside:
    """Likes best what stood last."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        return [float(place) for place in range(len(passages))]


def found(index: Index, reranker: Reranker | None, text: str = QUESTION) -> list[tuple[str, float]]:
    passages = search(Question(text), index, HashingEmbedder(), READ + 5, reranker)
    return [(passage.statement.id, passage.score) for passage in passages]


def test_the_order_is_of_both_readers_and_the_points_are_dealt_out_again(tiny_index: Index) -> None:
    plain, turned = found(tiny_index, None), found(tiny_index, Upside())
    assert [name for name, _ in turned] != [name for name, _ in plain]
    assert {name for name, _ in turned} == {name for name, _ in plain}
    assert [points for _, points in turned] == pytest.approx([points for _, points in plain])


def test_a_reader_that_agrees_changes_nothing(tiny_index: Index) -> None:
    class Agrees:
        def scores(self, question: str, passages: Sequence[str]) -> list[float]:
            return [-float(place) for place in range(len(passages))]

    assert found(tiny_index, Agrees()) == found(tiny_index, None)


def test_what_names_the_numbered_thing_stays_first(tiny_index: Index) -> None:
    text = "Who leads 1.2?"
    assert found(tiny_index, Upside(), text) == found(tiny_index, None, text)


def test_the_setting_chooses_the_reranker(cross_encoder: Path, tiny_services: Services) -> None:
    assert choose_reranker("") is None
    assert isinstance(choose_reranker("words"), WordsReranker)
    settings = tiny_services.settings.model_copy(update={"reranker": str(cross_encoder)})
    services = Services(settings, tiny_services.embedder)
    assert isinstance(services.abilities.reranker, CrossEncoderReranker)
    assert services.answer(Question(QUESTION)).sentences
    services.close()


@pytest.mark.parametrize("name", ["no-such/model", "./nowhere"])
def test_an_unknown_cross_encoder_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(RerankerError, match="LOCAL_OFFER_RERANKER"):
        choose_reranker(name)


def test_a_model_that_gives_several_scores_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RerankerError, match="3 scores"):
        choose_reranker(str(made(tmp_path, 3)))


def test_an_embedder_is_no_cross_encoder() -> None:
    with pytest.raises(RerankerError, match="scores no pairs"):
        choose_reranker(str(packaged_weights().parent))


def test_no_reranker_is_what_comes_without_a_setting() -> None:
    assert Settings().reranker == ""
