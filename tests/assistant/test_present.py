"""An answer in words: Markdown for programs, plain text for a terminal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from assistant.present import day_in_words, markdown, paragraphs, plain, provenance, readable
from assistant.types import Answer, Citation, ContactCard, DatedStep, Notice, Sentence
from ingest.types import Source

PLAN = Source("plan", "The Plan", "plan.md", publisher="Exampleton Council")
NOTE = Source("notes/asking", "Asking", "asking.md", "note")


def citation(number: int, source: Source = PLAN, heading: str = "Figures", published: str = "2024-09-26") -> Citation:
    return Citation(
        number,
        source,
        source.publisher,
        "https://example.org/plan",
        "https://example.org/plan#:~:text=Words",
        published,
        dt.date(2026, 11, 1),
        (heading,),
        None,
        f"Words {number}.",
        0,
        8,
    )


def item(text: str, *numbers: int) -> Sentence:
    return Sentence(text, numbers or (1,), "item")


def answer(*sentences: Sentence, lead: str = "", citations: tuple[Citation, ...] = (citation(1),)) -> Answer:
    return Answer("id", "answered", lead, sentences, citations)


def test_each_sentence_is_followed_by_the_markers_of_its_citations() -> None:
    said = answer(Sentence("One.", (1,)), Sentence("Two.", (1, 2)), citations=(citation(1), citation(2)))
    assert markdown(said) == "One. [1] Two. [1] [2]"


def test_the_opening_words_come_first_in_a_paragraph_of_their_own() -> None:
    assert markdown(answer(Sentence("One.", (1,)), lead="I could not find it all.")) == (
        "I could not find it all.\n\nOne. [1]"
    )


def test_sentences_of_another_section_begin_a_new_paragraph() -> None:
    said = answer(Sentence("One.", (1,)), Sentence("Two.", (2,)), citations=(citation(1), citation(2, heading="Else")))
    assert markdown(said) == "One. [1]\n\nTwo. [2]"
    assert [[s.text for s in run] for run in paragraphs(said)] == [["One."], ["Two."]]


def test_items_are_a_list_apart_from_the_sentences_around_it() -> None:
    said = answer(Sentence("We will:", (1,)), item("train"), item("buy"), Sentence("Then stop.", (1,)))
    assert markdown(said) == "We will: [1]\n\n- train [1]\n- buy [1]\n\nThen stop. [1]"


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](https://evil.example)",
    "![see](https://evil.example/x.png)",
    "<https://evil.example>",
    "**bold** and _soft_ and `code`",
    "# A heading",
    "> a quote",
    "- a bullet",
    "+ a bullet",
    "1. a number",
    "---",
    "~~~ fence",
    "[1]: https://evil.example",
    "&lt;b&gt; and &copy;",
    "back\\slash and a | b",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", ["sentence", "item"])
def test_a_documents_words_are_shown_as_they_are_and_never_as_markdown(text: str, kind: str) -> None:
    said = answer(Sentence(text, (1,), kind))  # type: ignore[arg-type]
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown(said))
    inlines = [token for token in tokens if token.type == "inline"]
    assert ["".join(child.content for child in token.children or ()) for token in inlines] == [f"{text} [1]"]
    shown = {child.type for token in inlines for child in token.children or ()}
    assert shown <= {"text", "text_special"}
    allowed = {"paragraph", "bullet_list", "list_item"} if kind == "item" else {"paragraph"}
    assert {token.type.removesuffix("_open") for token in tokens if token.nesting == 1} == allowed


def test_an_answer_without_a_sentence_is_its_opening_words() -> None:
    assert markdown(Answer("id", "no_answer", "I do not know.")) == "I do not know."


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-09-26", "26 September 2024"),
        ("2024-03-01", "1 March 2024"),
        ("2024-09", "September 2024"),
        ("2024", "2024"),
        ("2024-25", "2024-25"),
        ("undated", "undated"),
        ("captured c. Mar 2023", "captured c. Mar 2023"),
        ("", ""),
    ],
)
def test_a_date_is_written_as_people_write_it_and_other_words_are_left_alone(date: str, words: str) -> None:
    assert readable(date) == words


def test_an_official_document_is_told_by_its_publisher_its_date_and_when_it_was_checked() -> None:
    assert provenance(citation(1)) == (
        "Official document, Exampleton Council; published 26 September 2024; checked 1 November 2026"
    )


def test_a_note_is_told_to_be_ours_and_to_rest_on_a_page_of_its_date() -> None:
    told = provenance(citation(1, NOTE, published="undated"))
    assert told.startswith("Our guidance note; page undated; checked 1 November 2026")


@pytest.mark.parametrize("standing", ["dated", "superseded", "archived"])
def test_a_source_that_no_longer_stands_is_told_so(standing: str) -> None:
    old = citation(1, replace(PLAN, standing=standing))  # type: ignore[arg-type]
    assert len(provenance(old).split("; ")) == len(provenance(citation(1)).split("; ")) + 1


def test_the_terminal_shows_answer_notice_source_quote_and_contact() -> None:
    card = ContactCard("Exampleton Advice", "Free advice.", "01632 960000", "", "https://example.org", "2026-11-01")
    said = replace(answer(item("train")), notices=(Notice("source-age", "It is old."),), contacts=(card,))
    shown = plain(said)
    assert "• train [1]" in shown
    assert "Please note: It is old." in shown
    assert "“Words 1.”" in shown
    assert "https://example.org/plan" in shown
    assert "Exampleton Advice: 01632 960000 · https://example.org" in shown
    assert "Checked 1 November 2026" in shown


STEPS = (
    DatedStep("The council decides: by 14 April 2026", dt.date(2026, 4, 14), 1, "decide"),
    DatedStep("[Visit](https://evil.example): within 15 school days", None, 2, "visit"),
)


def test_the_steps_of_a_timeline_follow_the_sentences_with_their_markers() -> None:
    said = replace(answer(item("train"), citations=(citation(1), citation(2))), timeline=STEPS[:1] * 2)
    step = "- The council decides: by 14 April 2026 [1]"
    assert markdown(said) == f"- train [1]\n\nThe dates:\n\n{step}\n{step}"


def test_a_steps_words_are_never_markdown() -> None:
    tokens = MarkdownIt("commonmark").parse(markdown(replace(answer(), timeline=STEPS)))
    children = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(c.content for c in children).endswith("[Visit](https://evil.example): within 15 school days [2]")


def test_the_terminal_shows_each_step_with_its_day_and_source() -> None:
    shown = plain(replace(answer(item("train"), lead="Yes."), timeline=STEPS)).splitlines()
    at = shown.index("The dates")
    assert shown[at + 1 : at + 3] == ["  Tuesday 14 April 2026", "      The council decides: by 14 April 2026 [1]"]
    assert shown[at + 3] == "  No date yet"
    assert shown.index("  • train [1]") < at < shown.index("Sources")


def test_a_day_is_said_with_its_day_of_the_week() -> None:
    assert [day_in_words(dt.date(2026, 11, 22 + n)).split()[0] for n in range(7)] == (
        "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split()
    )


def test_the_terminal_speaks_of_details_taken_out_before_the_answer() -> None:
    said = replace(answer(item("train"), lead="Yes."), notices=(Notice("personal-data", "I took out a name."),))
    assert plain(said).startswith("Please note: I took out a name.\n\nYes.")
    assert plain(said).count("I took out a name.") == 1


def test_the_terminal_gives_choices_below_the_question_back_and_other_suggestions_last() -> None:
    card = ContactCard("Exampleton Advice", "Free advice.", "01632 960000", "", "", "2026-11-01")
    back = Answer("id", "clarify", "Which?", contacts=(card,), suggestions=("Who pays?",))
    assert plain(back).startswith("Which?\n\nWhich of these?\n  • Who pays?")
    assert plain(replace(back, status="no_answer")).endswith("You could also ask\n  • Who pays?")


def test_an_item_with_a_number_of_its_own_has_no_other_mark() -> None:
    said = answer(Sentence("The aims are:", (1,)), item("1 Earlier help"), item("2 Joined-up help"))
    assert "\n  1 Earlier help [1]\n  2 Joined-up help [1]" in plain(said)
    assert "• 40 places [1]\n  • a bus [1]" in plain(answer(item("40 places"), item("a bus")))
