"""The live index, followed as it changes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.services import LiveIndex, Services
from assistant.types import Question
from ingest.embed import HashingEmbedder
from ingest.errors import IndexDamagedError, IndexMissingError
from ingest.generation import Generations, Index
from ingest.pipeline import build
from ingest.settings import Settings

EMBEDDER = HashingEmbedder()


@pytest.fixture
def live(tiny_index: Index, generations: Generations) -> LiveIndex:
    return LiveIndex(generations, EMBEDDER.id)


def rebuild(corpus: Path, generations: Generations, weeks: str) -> str:
    """A new index in which the council has another time to decide; gives back its id."""
    note = corpus / "notes" / "asking.md"
    text = note.read_text(encoding="utf-8")
    before = next(word for word in ("six", "nine", "ten") if f"{word} weeks" in text)
    note.write_text(text.replace(f"{before} weeks", f"{weeks} weeks"), encoding="utf-8")
    return build(corpus, generations, EMBEDDER).generation


def weeks(index: Index) -> str:
    return next(w for w in ("six", "nine", "ten") if f"{w} weeks" in index.catalogue.text("notes/asking"))


def test_the_live_index_is_given_and_the_same_one_while_nothing_changes(live: LiveIndex, tiny_index: Index) -> None:
    with live.use() as one, live.use() as two:
        assert one is two
        assert one.id == tiny_index.id


def test_a_new_index_is_used_from_the_next_request_on(live: LiveIndex, tiny: Path, generations: Generations) -> None:
    with live.use() as index:
        assert weeks(index) == "six"
    rebuild(tiny, generations, "nine")
    with live.use() as index:
        assert weeks(index) == "nine"


def test_a_request_keeps_the_index_it_began_with(live: LiveIndex, tiny: Path, generations: Generations) -> None:
    with live.use() as old:
        rebuild(tiny, generations, "nine")
        with live.use() as new:
            assert weeks(new) == "nine"
        assert weeks(old) == "six"
        assert old.store.nearest("statement", EMBEDDER.embed_query("decision"), 1)


def test_a_replaced_index_is_closed_when_its_last_request_has_ended(
    live: LiveIndex, tiny: Path, generations: Generations
) -> None:
    with live.use() as old:
        with live.use() as again:
            rebuild(tiny, generations, "nine")
            with live.use():
                pass
        assert weeks(again) == "six"
    with pytest.raises(sqlite3.ProgrammingError):
        old.catalogue.text("notes/asking")


def test_after_a_rollback_the_index_before_is_used(live: LiveIndex, tiny: Path, generations: Generations) -> None:
    rebuild(tiny, generations, "nine")
    with live.use() as index:
        assert weeks(index) == "nine"
    generations.rollback()
    with live.use() as index:
        assert weeks(index) == "six"


def test_an_index_that_is_live_again_while_still_in_use_stays_open(
    live: LiveIndex, tiny: Path, generations: Generations
) -> None:
    with live.use() as old:
        rebuild(tiny, generations, "nine")
        with live.use():
            pass
        generations.rollback()
        with live.use() as again:
            assert again is old
    with live.use() as index:
        assert weeks(index) == "six"


def test_a_pointer_that_is_gone_for_a_moment_leaves_the_index_in_use(live: LiveIndex, generations: Generations) -> None:
    with live.use() as before:
        (generations.data / "current").unlink()
    with live.use() as after:
        assert after.id == before.id


def test_without_an_index_the_way_to_one_is_told(tmp_path: Path) -> None:
    live = LiveIndex(Generations(tmp_path / "none"), EMBEDDER.id)
    with pytest.raises(IndexMissingError, match="local-offer build"), live.use():
        pass


def test_an_index_made_with_another_embedder_is_refused_and_both_are_named(
    tiny_index: Index, generations: Generations
) -> None:
    live = LiveIndex(generations, "another-model")
    with pytest.raises(IndexDamagedError, match=r"hashing-512.*another-model.*local-offer build"), live.use():
        pass


def test_a_fault_in_one_request_leaves_the_index_open_for_the_next(live: LiveIndex) -> None:
    with pytest.raises(ZeroDivisionError), live.use():
        raise ZeroDivisionError
    with live.use() as index:
        assert weeks(index) == "six"


def test_closing_closes_the_index_and_a_second_time_does_nothing(live: LiveIndex) -> None:
    with live.use() as index:
        pass
    live.close()
    live.close()
    with pytest.raises(sqlite3.ProgrammingError):
        index.catalogue.text("plan")


def test_services_are_ready_only_after_warming_up(tiny_services: Services) -> None:
    assert not tiny_services.ready.is_set()
    tiny_services.warm_up()
    assert tiny_services.ready.is_set()


def test_services_without_an_index_do_not_become_ready(tmp_path: Path) -> None:
    services = Services(Settings(data=tmp_path / "none", embedder="hashing"))
    with pytest.raises(IndexMissingError):
        services.warm_up()
    assert not services.ready.is_set()


def test_services_answer_and_search_over_the_live_index(tiny_services: Services) -> None:
    assert tiny_services.answer(Question("How many children have an EHC plan?")).status == "answered"
    (best,) = tiny_services.search(Question("How many children have an EHC plan?"), 1)
    assert best.statement.text == "120 children have an EHC plan in Exampleton."


def test_danger_is_answered_when_the_language_model_cannot_be_used(
    tiny: Path, tmp_path: Path, tiny_index: Index
) -> None:
    settings = Settings(corpus=tiny, data=tmp_path / "data", embedder="hashing", model="nosuch:model")
    services = Services(settings, EMBEDDER)
    with pytest.raises(ModelError):
        services.answer(Question("How many children have an EHC plan?"))
    assert services.answer(Question("I want to kill myself")).status == "crisis"
