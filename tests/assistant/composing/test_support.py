"""A sentence somebody else wrote, held against statements: true ones and corrupted ones."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.composing.support import support, supported
from ingest.types import Cell, Statement

# Sentences with their statements. "copied": true, in the statement's words; "reworded": true, in
# others; every other kind names how the sentence was corrupted.
PAIRS = [json.loads(line) for line in Path(__file__).with_name("support_pairs.jsonl").read_text("utf-8").splitlines()]
COPIED = [pair for pair in PAIRS if pair["kind"] == "copied"]
CORRUPTED = [pair for pair in PAIRS if pair["kind"] not in ("copied", "reworded")]
# The share of copied sentences that pass today; what it loses is shown in the statement's own words.
PASSING = 0.9


def statements(texts: Sequence[str]) -> list[Statement]:
    return [Statement(f"s{n}", "c", 0, len(text), text, "paragraph") for n, text in enumerate(texts)]


@pytest.mark.parametrize("pair", CORRUPTED, ids=lambda pair: f"{pair['kind']}: {pair['sentence'][:60]}")
def test_a_corrupted_sentence_is_not_supported(pair: dict[str, object]) -> None:
    assert not supported(str(pair["sentence"]), statements(pair["statements"]))  # type: ignore[arg-type]


def test_sentences_in_the_words_of_a_statement_are_supported() -> None:
    passing = [pair for pair in COPIED if supported(pair["sentence"], statements(pair["statements"]))]
    assert len(PAIRS) >= 200
    assert len(passing) >= PASSING * len(COPIED)


def test_every_sentence_of_a_statement_supports_itself_unless_it_points_back() -> None:
    two = statements(["The panel meets on Mondays. They decide within 5 days. A letter follows in June."])
    assert supported("The panel meets on Mondays.", two)
    assert supported("A letter follows in June.", two)
    assert not supported("They decide within 5 days.", two)


def test_the_statement_a_sentence_rests_on_is_named() -> None:
    first, second = statements(["The panel meets on Mondays.", "A letter follows in June."])
    assert support("A letter follows in June.", (first, second)) == (second,)


def test_an_item_of_a_list_says_nothing_without_its_lead_in() -> None:
    lead = Statement("lead", "c", 0, 24, "The council may refuse if:", "paragraph")
    item = Statement("item", "c", 25, 60, "the school is too far from your home.", "item", lead="lead")
    assert not supported("The school is too far from your home.", (item,))
    assert not supported("The school is too far from your home.", (lead, item))
    assert support("The council may refuse if the school is too far from your home.", (lead, item)) == (lead, item)
    assert supported("If the school is too far from your home, the council may refuse.", (lead, item))


def test_a_cell_supports_its_words_with_its_label_or_without() -> None:
    cells = (Cell("Ref", "1.2"), Cell("Who will lead", "Testerton Signing Team"), Cell("When", "by June 2027"))
    row = Statement("row", "c", 0, 40, "1.2 Testerton Signing Team by June 2027", "row", cells=cells)
    assert supported("Who will lead: Testerton Signing Team", (row,))
    assert supported("Testerton Signing Team", (row,))
    assert not supported("Testerton Reading Team", (row,))
    assert not supported("When: by June 2028", (row,))
    assert not supported("Who will lead: by June 2027", (row,))


@pytest.mark.parametrize(
    "sentence",
    [
        "You can ask **Testerton Advice** for help.",
        "You can ask [Testerton Advice](testerton) for help.",
        "You can ask Testerton Advice for help <b>.",
        "You can ask Testerton Advice for help \u200b.",
        "You can ask Testerton Advice for help ½.",
        "You can ask Testerton Advice for help?",
        "You can ask Testerton Advice for help at testerton.example.",
        "You can ask Testerton Advice for help at advice@testerton.example.",
        "You can ask Тesterton Advice for help.",
        "You can ask",
        "",
    ],
)
def test_signs_links_and_letters_the_statement_has_not_are_refused(sentence: str) -> None:
    held = statements(["You can ask Testerton Advice for help."])
    assert supported("You can ask Testerton Advice for help.", held)
    assert not supported(sentence, held)


def test_no_word_of_another_statement_gets_in() -> None:
    """Any one word put in place of another, or in between, that is not a little word is noticed."""
    chance = random.Random(7)
    texts = [text for pair in PAIRS for text in pair["statements"]]
    others = ["Merton", "never", "£900", "seven", "not", "may", "must", "only", "free", "unless", "2031", "Ofsted"]
    for text in dict.fromkeys(texts):
        first = text.split(". ")[0].split()
        for word in others:
            at = chance.randrange(1, len(first))
            for changed in ([*first[:at], word, *first[at:]], [*first[:at], word, *first[at + 1 :]]):
                if changed != first:
                    assert not supported(" ".join(changed), statements([text])), " ".join(changed)
