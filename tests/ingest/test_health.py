"""The health report: green on the real corpus, red on each thing that could mislead a reader."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.cli import app
from ingest.check import examine
from ingest.corpus import read_corpus
from ingest.health import CHECK_AFTER, Health, examine_health
from tests.conftest import ASKING, CONTACTS, CORPUS, COUNCIL, GLOSSARY, PLAN, SOURCES

Write = Callable[[dict[str, str]], Path]
TODAY = dt.date(2026, 11, 22)
SOUND = {
    "sources.toml": SOURCES,
    "documents/plan.md": PLAN,
    "notes/asking.md": ASKING.replace("an EHC needs", "an education, health and care (EHC) needs", 1).replace(
        "for an EHC needs assessment.\n", "for an education, health and care (EHC) needs assessment.\n", 1
    ),
    "glossary.toml": GLOSSARY + '\n[[term]]\nterm = "EHC"\nshort = ["EHC"]\nlong = "education, health and care"\n'
    'meaning = "The three kinds of help."\n',
    "contacts.toml": CONTACTS,
    "council.toml": COUNCIL,
}


def health_of(folder: Path, today: dt.date = TODAY) -> Health:
    corpus = read_corpus(folder)
    documents, problems = examine(corpus)
    assert not problems
    return examine_health(corpus, documents, today)


def faults(write: Write, today: dt.date = TODAY, **changed: str) -> list[str]:
    files = SOUND | {
        name.replace("__", "/").replace("_toml", ".toml").replace("_md", ".md"): t for name, t in changed.items()
    }
    return [str(fault) for fault in health_of(write(files), today).faults]


def with_bullet(text: str) -> str:
    return SOUND["notes/asking.md"] + f"- {text}\n  - source: <https://example.org/x>; undated; high\n"


def test_a_sound_corpus_has_no_faults(write: Write) -> None:
    assert faults(write) == []


def test_a_section_nobody_answers_for(write: Write) -> None:
    found = faults(write, coverage_toml='[[section]]\nname = "Money"\nsources = []\n')
    assert found == ["coverage.toml: nothing answers for 'Money'"]


def test_a_section_that_names_a_source_that_is_not_there(write: Write) -> None:
    found = faults(write, coverage_toml='[[section]]\nname = "Plans"\nsources = ["plan", "gone"]\n')
    assert found == ["coverage.toml: 'Plans' names 'gone', which is no source"]


def test_a_source_not_checked_for_a_year(write: Write) -> None:
    late = dt.date(2026, 11, 1) + CHECK_AFTER + dt.timedelta(days=1)
    found = faults(write, today=late)
    assert len(found) == 2
    assert "documents/plan.md: last checked 2026-11-01" in found[0]


def test_a_source_checked_on_a_day_to_come(write: Write) -> None:
    assert any("a day to come" in fault for fault in faults(write, today=dt.date(2026, 10, 1)))


def test_a_bullet_too_hard_for_a_parent_with_its_line(write: Write) -> None:
    hard = (
        "Notwithstanding any countervailing considerations, the administrative determination necessitates "
        "comprehensive multidisciplinary documentation demonstrating proportionality."
    )
    found = faults(write, notes__asking_md=with_bullet(hard))
    assert any(re.match(r"notes/asking\.md:\d+: reads at grade", fault) for fault in found)


def test_a_note_whose_every_bullet_is_hard(write: Write) -> None:
    note = "# A note\n\n## What?\n\n" + "".join(
        f"- Consideration of alternative educational arrangements {n} requires additional documentation.\n"
        "  - source: <https://example.org/x>; undated; high\n"
        for n in range(3)
    )
    assert any("; at most 6" in fault for fault in faults(write, notes__asking_md=note))


def test_a_note_for_professionals_may_be_hard(write: Write) -> None:
    sources = SOURCES.replace('audience = ["parent"]', 'audience = ["senco"]')
    note = with_bullet("Proportionality considerations necessitate comprehensive multidisciplinary documentation.")
    assert faults(write, sources_toml=sources, notes__asking_md=note) == []


def test_an_abbreviation_the_glossary_does_not_have(write: Write) -> None:
    found = faults(write, notes__asking_md=with_bullet("Ask the QZX team."))
    assert any("'QZX' is not in glossary.toml" in fault for fault in found)


def test_an_abbreviation_a_note_does_not_explain_at_its_first_use(write: Write) -> None:
    glossary = (
        SOUND["glossary.toml"]
        + '\n[[term]]\nterm = "QZX"\nshort = ["QZX"]\nlong = "quick zebra"\nmeaning = "A zebra."\n'
    )
    found = faults(write, glossary_toml=glossary, notes__asking_md=with_bullet("Ask the QZX team."))
    assert any("'QZX' is not explained at its first use" in fault for fault in found)
    explained = with_bullet("Ask the quick zebra (QZX) team.")
    assert faults(write, glossary_toml=glossary, notes__asking_md=explained) == []


@pytest.mark.parametrize("given", ["01632 960999", "other@example.org"])
def test_a_phone_or_email_that_the_contacts_do_not_hold(write: Write, given: str) -> None:
    found = faults(write, notes__asking_md=with_bullet(f"Ring or write to {given} for advice."))
    assert any(f"{given} is not in contacts.toml" in fault for fault in found)


def test_a_phone_the_contacts_hold_is_no_fault(write: Write) -> None:
    assert faults(write, notes__asking_md=with_bullet("Ring 01632 960000 for advice.")) == []


def test_a_crisis_line_in_a_note(write: Write) -> None:
    line = CONTACTS.replace('"advice"', '"night"', 1).replace("960000", "960777") + 'group = "crisis"\n'
    found = faults(write, contacts_toml=CONTACTS + line, notes__asking_md=with_bullet("At night ring 01632 960777."))
    assert any("01632 960777 is a crisis line" in fault for fault in found)


def test_a_withdrawn_number_in_a_note_or_a_contact(write: Write) -> None:
    council = COUNCIL + 'retired = ["01632 960000"]\n'
    found = faults(write, council_toml=council, notes__asking_md=with_bullet("Ring 01632 960000."))
    assert any("notes/asking.md" in fault and "withdrawn" in fault for fault in found)
    assert any("contacts.toml" in fault and "withdrawn" in fault for fault in found)


def test_the_report_counts_confidence_conflicts_topics_and_links(write: Write) -> None:
    note = with_bullet("Sources disagree: one page says four weeks and the law says six.")
    health = health_of(write(SOUND | {"notes/asking.md": note}))
    assert health.confidence == {"high": 3, "medium": 1}
    assert len(health.conflicts) == 1
    assert health.topics == {"plan": 1, "assessment": 1}
    assert len(health.links["example.org"]) == 4


def test_the_real_corpus_is_green_and_its_report_is_one_page_without_outside_parts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LOCAL_OFFER_CORPUS", str(CORPUS))
    page = tmp_path / "health.html"
    result = CliRunner().invoke(app, ["check", "--html", str(page)])
    assert result.exit_code == 0, result.output
    text = page.read_text(encoding="utf-8")
    assert "No fault found." in text
    assert text.count("<svg") > 50
    assert not re.search(r"<(script|link|img)\b|src=", text)


def test_a_fault_of_health_fails_the_command(monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    folder = write(SOUND | {"notes/asking.md": with_bullet("Ask the QZX team.")})
    monkeypatch.setenv("LOCAL_OFFER_CORPUS", str(folder))
    result = CliRunner().invoke(app, ["check"])
    assert result.exit_code == 1
    assert "QZX" in result.output
