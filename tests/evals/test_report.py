"""The report is one page that needs nothing else, and hides no case that did not hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from evals.observe import Seen
from evals.report import trade_off, write_report
from evals.results import CaseResult, Results
from tests.evals.made import case, found, results, seen
from tests.evals.village import dangers, lessons

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"'&"


class Page(HTMLParser):
    """What a page loads or runs, and the words it shows."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.active: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.active += [
            a for a in attrs if a[0] in ("src", "href", "srcset", "data", "action") or a[0].startswith("on")
        ]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def failed() -> Results:
    """Two cases that do not hold, one that was not scored, and one that holds."""
    made = results(
        {
            "note-1": {"whole case": 0, "fact recall": 0.5, "right outcome": 1, "milliseconds": 12},
            "vague-1": {"whole case": 0, "right outcome": 0},
            "dates-1": {},
            "note-2": {"whole case": 1},
        },
        judged={"note-1": f"a model: wrong {HOSTILE}"},
    )
    said = seen(sentences=[(f"Said {HOSTILE}", [1])], passages=[found(f"Considered {HOSTILE}")])
    made.cases["note-1"] = made.cases["note-1"].model_copy(update={"seen": said})
    made.cases["dates-1"] = CaseResult(slice="dates", split="test", scores={}, seen=Seen(fault="StoreError: gone"))
    return made


def test_the_page_loads_and_runs_nothing(failed: Results) -> None:
    text = write_report(failed, {"note-1": case(id="note-1", turns=[f"Asked {HOSTILE}"])})
    page = Page(text)
    assert not {"script", "iframe", "object", "embed", "link", "img"} & set(page.tags)
    assert page.active == []
    assert not re.search(r"url\(|@import", text)


def test_hostile_words_are_shown_as_words(failed: Results) -> None:
    asked = case(id="note-1", turns=[f"Asked {HOSTILE}"], facts=[[f"Fact {HOSTILE}"]], reason=f"Why {HOSTILE}")
    page = Page(write_report(failed, {"note-1": asked}))
    for place in ("Asked", "Said", "Considered", "Fact", "Why", "wrong"):
        assert f"{place} {HOSTILE}" in page.words


def test_every_case_that_did_not_hold_is_shown_with_what_it_fell_short_in(failed: Results) -> None:
    page = Page(write_report(failed, {"note-1": case(id="note-1", turns=["What does the minibus cost?"])}))
    assert "Every case that did not hold (3)" in page.words
    for name in ("note-1 (dev): fact recall", "vague-1 (dev): right outcome", "dates-1 (test): StoreError: gone"):
        assert name in page.words
    assert "note-2" not in page.words
    assert "What does the minibus cost?" in page.words
    assert "1 cases could not be scored" in page.words


def test_what_a_case_wanted_is_shown_whatever_it_was() -> None:
    asked = case(
        id="personal-1",
        turns=["I am Tom, ask Section F"],
        contacts=[["Testerton Advice", "01632 960001"]],
        notices=["personal-data"],
        personal=[{"kind": "name", "text": "Tom"}],
        kept=["Section F"],
    )
    page = Page(write_report(results({"personal-1": {"whole case": 0}}), {"personal-1": asked}))
    for wanted in ("“Testerton Advice” or “01632 960001”", "personal-data", "“Tom”", "“Section F”"):
        assert wanted in page.words


def test_a_page_of_a_run_in_which_all_holds(village_results: Results) -> None:
    cases = {c.id: c for c in [*lessons(), *dangers()]}
    page = Page(write_report(village_results, cases))
    assert "Every case that did not hold (0)" in page.words
    assert page.tags.count("details") == 0
    for name in ("all-facts accuracy", "crisis recall", "LangChain recipe", "keyword only", "this assistant"):
        assert name in page.words
    assert page.tags.count("svg") >= 2


def test_a_page_can_be_made_of_little(village_results: Results) -> None:
    assert "could not be scored" in write_report(village_results.small(), {})
    assert "(0)" in write_report(results({}), {})


def test_the_trade_off_falls_for_answering_and_rises_for_declining() -> None:
    made = results({"note-1": {"whole case": 1}, "outside-1": {"whole case": 1}})
    for name, best in (("note-1", 0.8), ("outside-1", 0.3)):
        said = seen(passages=[found("x", score=best)])
        made.cases[name] = made.cases[name].model_copy(update={"seen": said})
    cases = {
        "note-1": case(id="note-1", facts=[["x"]]),
        "outside-1": case(id="outside-1", slice="outside", status=["out_of_scope"]),
    }
    points = {round(p.threshold, 2): (p.answered, p.declined) for p in trade_off(made, cases)}
    assert points[0.2] == (1, 0)
    assert points[0.5] == (1, 1)
    assert points[0.9] == (0, 1)
    assert trade_off(made, {}) == []
