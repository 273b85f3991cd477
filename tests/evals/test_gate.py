"""The gate turns red when a part of the walk is broken on purpose, and only then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import assistant.answer
import assistant.model.tell
import assistant.screening.screen
from assistant.services import Services
from evals.compare import compare
from evals.results import Results
from evals.run import run
from tests.evals.village import dangers, lessons


def retrieval_finds_other_things(patch: pytest.MonkeyPatch) -> None:
    usual = assistant.answer.retrieve
    patch.setattr(assistant.answer, "retrieve", lambda *given: [p for p in usual(*given) if p.source.id == "buses"])


def composition_drops_the_best(patch: pytest.MonkeyPatch) -> None:
    usual = assistant.answer.compose

    def broken(*given: Any) -> Any:
        draft = usual(*given)
        return replace(draft, parts=draft.parts[1:])

    patch.setattr(assistant.answer, "compose", broken)


def danger_is_not_heard(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(assistant.screening.screen, "is_crisis", lambda *given: False)


def danger_is_heard_everywhere(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(assistant.screening.screen, "is_crisis", lambda *given: True)


def citations_quote(altered: Callable[[Any, Any], str], patch: pytest.MonkeyPatch) -> None:
    usual = assistant.model.tell.verify

    def broken(draft: Any, index: Any) -> Any:
        status, sentences, citations = usual(draft, index)
        return status, sentences, [replace(c, quote=altered(c, index)) for c in citations]

    patch.setattr(assistant.model.tell, "verify", broken)


def citations_quote_other_words(patch: pytest.MonkeyPatch) -> None:
    """Words of the same document, but not the ones the sentence rests on."""
    citations_quote(lambda c, index: index.catalogue.text(c.source.id)[: c.end - c.start], patch)


def citations_quote_in_their_own_words(patch: pytest.MonkeyPatch) -> None:
    citations_quote(lambda c, index: c.quote.replace("The", "This"), patch)


def citations_name_another_source(patch: pytest.MonkeyPatch) -> None:
    usual = assistant.model.tell.verify

    def broken(draft: Any, index: Any) -> Any:
        status, sentences, citations = usual(draft, index)
        return status, sentences, [replace(c, source=index.sources["buses"]) for c in citations]

    patch.setattr(assistant.model.tell, "verify", broken)


@pytest.mark.parametrize(
    ("break_it", "reason"),
    [
        (retrieval_finds_other_things, "facts within 2,000 characters"),
        (retrieval_finds_other_things, "all-facts accuracy"),
        (composition_drops_the_best, "all-facts accuracy"),
        (danger_is_not_heard, "crisis recall: worse in danger-0"),
        (danger_is_heard_everywhere, "crisis over-trigger"),
        (citations_quote_other_words, "sentence support"),
        (citations_quote_in_their_own_words, "quotes verbatim"),
        (citations_name_another_source, "expected source cited"),
    ],
)
def test_the_gate_is_red_when_a_part_is_broken(
    village_services: Services,
    village_results: Results,
    monkeypatch: pytest.MonkeyPatch,
    break_it: Callable[[pytest.MonkeyPatch], None],
    reason: str,
) -> None:
    break_it(monkeypatch)
    after = run([*lessons(), *dangers()], village_services)
    assert any(reason in red for red in compare(village_results, after).red)


def test_the_gate_is_green_when_nothing_changes(village_services: Services, village_results: Results) -> None:
    found = compare(village_results, run([*lessons(), *dangers()], village_services))
    assert found.red == []
    assert (found.broken, found.mended, found.lost) == ((), (), ())
