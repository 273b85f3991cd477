"""What is chosen for an answer, seen through the whole walk over a small corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import answer, gather
from assistant.composing.compose import compose
from assistant.types import Answer, Question, Screening, Turn
from assistant.understanding.resolve import resolve
from ingest.embed import HashingEmbedder
from ingest.generation import Generations, Index
from ingest.pipeline import build

Ask = Callable[..., Answer]
ADDED = """
[[source]]
id = "notes/figures"
title = "Figures in the plan"
path = "notes/figures.md"
kind = "note"
audience = ["parent"]
topics = ["plan"]
published = 2026-11-01
checked = 2026-11-01
"""


@pytest.fixture
def ask(tiny_index: Index) -> Ask:
    return lambda text, *earlier: answer(
        Question(text, tuple(Turn("user", e) for e in earlier)), tiny_index, HashingEmbedder()
    )


@pytest.fixture
def ask_with_note(tiny: Path, tmp_path: Path) -> Iterator[Callable[[str, str], Answer]]:
    """Asks the small corpus with one more note in it."""
    opened: list[Index] = []

    def _ask(question: str, note: str) -> Answer:
        sources = tiny / "sources.toml"
        sources.write_text(sources.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
        (tiny / "notes" / "figures.md").write_text(note, encoding="utf-8")
        generations = Generations(tmp_path / "more")
        build(tiny, generations, HashingEmbedder())
        opened.append(generations.open())
        return answer(Question(question), opened[-1], HashingEmbedder())

    yield _ask
    for index in opened:
        index.close()


def texts(found: Answer) -> list[str]:
    return [sentence.text for sentence in found.sentences]


def test_who_leads_a_row_is_answered_with_its_lead_and_no_other_cell(ask: Ask) -> None:
    found = ask("Who leads work stream 1.2?")
    assert found.status == "answered"
    assert texts(found) == ["Ref 1.2: Train every school in signing", "Who will lead on this: Deaf Support Team"]
    assert [c.quote for c in found.citations] == [
        "1.2 | Train every school in signing | Deaf pupils told us they felt left out | Deaf Support Team"
    ]


@pytest.mark.parametrize("thing", ["work stream 9.9", "regulation 77", "form SEND88"])
def test_an_invented_numbered_thing_is_said_not_to_be_held_and_who_can_help(ask: Ask, thing: str) -> None:
    found = ask(f"What does {thing} say about children?")
    assert found.status == "no_answer"
    assert found.lead.startswith(f"I do not know of {thing.removeprefix('form ')}.")
    assert (texts(found), found.citations) == ([], ())
    assert [card.name for card in found.contacts] == ["Exampleton Advice"]


@pytest.mark.parametrize("text", ["What is the capital of Peru?", "best pizza recipe", "qwzx plugh xyzzy"])
def test_a_question_about_something_else_is_out_of_scope(ask: Ask, text: str) -> None:
    found = ask(text)
    assert (found.status, texts(found)) == ("out_of_scope", [])
    assert found.suggestions == ("How do I ask for an EHC needs assessment?",)


def test_a_question_of_the_subject_that_nothing_answers_is_no_answer_with_the_nearest_pages(ask: Ask) -> None:
    found = ask("Is swimming taught at any school for autistic cyclists?")
    assert (found.status, texts(found)) == ("no_answer", [])
    assert found.lead.startswith("I do not know")
    assert found.pages
    assert found.contacts


def test_a_question_without_a_word_in_it_asks_for_more(ask: Ask) -> None:
    found = ask("...?")
    assert (found.status, texts(found)) == ("clarify", [])
    assert found.lead


def test_a_question_that_is_a_heading_gets_the_section_in_its_own_order(ask: Ask) -> None:
    assert texts(ask("How do I ask for an EHC needs assessment?")) == [
        "You can ask the council yourself for an EHC needs assessment.",
        "Send your request to the council by letter or email.",
    ]


def test_a_question_for_a_number_gets_the_figure(ask: Ask) -> None:
    assert texts(ask("How many children have an EHC plan?")) == ["120 children have an EHC plan in Exampleton."]


def test_a_follow_up_is_answered_about_what_came_before(ask: Ask) -> None:
    found = ask("how long does that take them to decide?", "How do I ask for an EHC needs assessment?")
    assert "The council must tell you its decision within six weeks of your request." in texts(found)


def test_suggestions_are_questions_the_corpus_answers_and_not_the_one_just_answered(ask: Ask) -> None:
    found = ask("How do I ask for an EHC needs assessment?")
    assert set(found.suggestions) <= {"Who is this plan for?", "How long does the council have to decide?"}
    assert found.suggestions


def test_what_two_sources_say_in_nearly_the_same_words_is_said_once(
    ask_with_note: Callable[[str, str], Answer],
) -> None:
    note = (
        "# Figures in the plan\n\n## How do I ask for an EHC needs assessment?\n\n"
        "- You may ask the council yourself for an EHC needs assessment.\n"
        "  - source: <https://example.org/a>; 2024; high\n"
        "- Keep a copy of what you sent.\n  - source: <https://example.org/b>; 2024; high\n"
    )
    said = texts(ask_with_note("How do I ask for an EHC needs assessment?", note))
    assert len([text for text in said if "ask the council yourself" in text]) == 1
    assert "Keep a copy of what you sent." in said


def test_a_note_that_repeats_a_document_gives_way_to_the_documents_own_words(
    ask_with_note: Callable[[str, str], Answer],
) -> None:
    note = (
        "# Figures in the plan\n\n## How many children have an EHC plan?\n\n"
        "- In Exampleton, 120 children have an EHC plan.\n  - source: plan; 2024; high\n"
    )
    found = ask_with_note("How many children have an EHC plan?", note)
    assert texts(found)[0] == "120 children have an EHC plan in Exampleton."
    assert {c.source.id for c in found.citations} == {"plan"}


ROOMS = """# Figures in the plan

## Is there a quiet room for children at the library?

- Children can read in the quiet room at the library on Mondays.
  - source: <https://example.org/rooms>; 2014; high
"""


def test_what_answers_another_question_is_shown_without_its_yes_or_no(
    ask_with_note: Callable[[str, str], Answer],
) -> None:
    other = """
## Must we pay?

- No, children read and borrow free with friends in the quiet room at the library.
  - source: <https://example.org/rooms>; 2014; high
- Yes, if children read and borrow alone late in the quiet room at the library.
  - source: <https://example.org/rooms>; 2014; high
"""
    found = ask_with_note("Tell me how children read in the quiet room at the library", ROOMS + other)
    free = "children read and borrow free with friends in the quiet room at the library."
    assert texts(found) == ["Children can read in the quiet room at the library on Mondays.", f"C{free[1:]}"]
    assert [c.quote for c in found.citations][1:] == [f"No, {free}"]


def test_under_its_own_question_the_yes_or_no_leads(ask_with_note: Callable[[str, str], Answer]) -> None:
    note = ROOMS.replace("- Children can read", "- Yes, children can read")
    found = ask_with_note("Is there a quiet room for children at the library?", note)
    assert texts(found)[0] == "Yes, children can read in the quiet room at the library on Mondays."


def test_what_is_said_five_times_leaves_room_for_what_is_said_once(
    ask_with_note: Callable[[str, str], Answer],
) -> None:
    again = "\n".join(
        f"""
## Where do children read, part {place}?

- Children can read in the quiet {word} room at the library on Mondays.
  - source: <https://example.org/rooms>; 2014; high
"""
        for place, word in enumerate(("blue", "upper", "back", "front", "old"))
    )
    once = """
## Where can children read?

- Children need a library card to read in the quiet room.
  - source: <https://example.org/rooms>; 2014; high
"""
    found = ask_with_note("Where do children read at the library?", ROOMS + again + once)
    assert "Children need a library card to read in the quiet room." in texts(found)


ASKED = "How do I ask the council for an EHC needs assessment?"
TOLD = "He is six and it has been hard for all of us at home and at school since the winter. "


@pytest.mark.parametrize(
    ("question", "earlier", "points", "status"),
    [
        (ASKED, [], 0.63, "answered"),
        (ASKED, [], 0.61, "partial"),
        (TOLD + ASKED, [], 0.61, "answered"),
        (TOLD + ASKED, [], 0.59, "partial"),
        (ASKED, ["My son is deaf."], 0.59, "answered"),
        (ASKED, ["My son is deaf."], 0.55, "partial"),
    ],
)
def test_a_follow_up_and_a_long_story_need_fewer_points_for_a_full_answer(
    tiny_index: Index, question: str, earlier: list[str], points: float, status: str
) -> None:
    said = Screening(text=question, earlier=tuple(earlier))
    asked = gather(resolve(said, tiny_index.glossary, None), tiny_index, HashingEmbedder())
    weighed = [(query, [replace(e, points=points) for e in found[:1]]) for query, found in asked]
    assert compose(weighed, tiny_index).status == status


@pytest.mark.parametrize(
    ("beginning", "behind", "shown"),
    [
        ("The council must tell you its decision", 0.26, True),
        ("The council must tell you its decision", 0.30, False),
        ("120 children have an EHC plan", 0.08, True),
        ("120 children have an EHC plan", 0.12, False),
    ],
)
def test_what_stands_in_another_kind_of_source_must_answer_nearly_as_well(
    tiny_index: Index, beginning: str, behind: float, shown: bool
) -> None:
    said = resolve(Screening(text=ASKED), tiny_index.glossary, None)
    ((query, found),) = gather(said, tiny_index, HashingEmbedder())
    other = next(e for e in found if e.passage.statement.text.startswith(beginning))
    draft = compose([(query, [replace(found[0], points=0.9), replace(other, points=0.9 - behind)])], tiny_index)
    assert [part.text.startswith(beginning) for part in draft.parts] == [False, True][: 1 + shown]
