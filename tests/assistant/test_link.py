"""Addresses that land on the quoted words."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest

from assistant.link import behind, link_of, page_of, public_page, stored_copy, text_fragment
from assistant.types import Passage
from ingest.types import Chunk, Provenance, Source, Statement

OFFICIAL = Source("plan", "The Plan", "plan.md", url="https://example.org/plan")
FILE = replace(OFFICIAL, id="file", url_holds_text=False)
NOTE = Source("notes/asking", "Asking", "asking.md", "note", url_holds_text=False)
SPAN = (10, 25)


def passage(source: Source, *provenance: Provenance) -> Passage:
    statement = Statement("s", "c", 0, 5, "Words", "item", provenance=provenance)
    return Passage(statement, Chunk("c", source.id, (), 0, 5, "Words", None, ()), source, 1.0, 1.0)


def test_words_on_the_public_page_are_linked_there() -> None:
    assert link_of(OFFICIAL, "Ask the school.", SPAN) == "https://example.org/plan#:~:text=Ask%20the%20school."


def test_words_of_a_pdf_are_linked_by_its_page() -> None:
    assert link_of(OFFICIAL, "Ask the school.", SPAN, page=7) == "https://example.org/plan#page=7"


@pytest.mark.parametrize("source", [FILE, NOTE, replace(OFFICIAL, url="")])
@pytest.mark.parametrize("page", [None, 7])
def test_words_that_no_public_page_holds_are_linked_in_the_stored_copy(source: Source, page: int | None) -> None:
    found = link_of(source, "Ask the school.", SPAN, page)
    assert found == f"/sources/{source.id}?at=10-25#:~:text=Ask%20the%20school."


def test_marks_that_mean_something_in_an_address_are_encoded() -> None:
    fragment = text_fragment("50% of £6,000 & more? #1 “yes”")
    assert not set(fragment.removeprefix(":~:text=")) & set(" &?#,“”£")
    assert "50%25" in fragment
    assert unquote(fragment) == ":~:text=50% of £6,000 & more? #1 “yes”"


def test_a_hyphen_is_encoded_because_it_would_be_read_as_a_mark_of_the_fragment() -> None:
    assert text_fragment("post-16 help") == ":~:text=post%2D16%20help"


def test_a_long_quote_is_named_by_its_first_and_last_words() -> None:
    quote = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert text_fragment(quote) == (":~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen")


def test_a_quote_of_twelve_words_is_named_whole() -> None:
    assert "," not in text_fragment("one two three four five six seven eight nine ten eleven twelve")


def test_marks_between_cells_and_lines_are_not_looked_for() -> None:
    assert text_fragment("1.2 | Train schools\nDeaf Support Team") == (
        ":~:text=1.2%20Train%20schools%20Deaf%20Support%20Team"
    )


def test_the_stored_copy_of_an_id_with_odd_letters_is_a_whole_address() -> None:
    assert stored_copy(replace(NOTE, id="notes/été & co"), SPAN) == "/sources/notes/%C3%A9t%C3%A9%20%26%20co?at=10-25"


def test_a_note_leads_on_to_the_first_page_it_rests_on() -> None:
    pages = [Provenance("https://example.org/law", "2014", "high"), Provenance("https://example.org/b", "", "low")]
    assert public_page({}, NOTE, pages) == "https://example.org/law"


def test_a_note_that_rests_on_a_document_of_ours_leads_on_to_that_documents_page() -> None:
    assert public_page({"plan": OFFICIAL}, NOTE, [Provenance("plan", "2024", "high")]) == "https://example.org/plan"


def test_an_official_document_leads_on_to_its_own_page() -> None:
    assert public_page({}, OFFICIAL, []) == "https://example.org/plan"


def test_a_search_result_of_a_note_has_the_page_it_rests_on() -> None:
    found = passage(NOTE, Provenance("https://example.org/law", "2014", "high"))
    assert page_of(found) == "https://example.org/law"


def test_a_search_result_without_any_public_page_has_the_stored_copy() -> None:
    assert page_of(passage(replace(OFFICIAL, url=""))) == "/sources/plan"


def test_a_note_is_backed_by_its_pages_and_how_sure_we_are() -> None:
    provenance = [
        Provenance("https://www.ipsea.org.uk/a", "undated", "high"),
        Provenance("plan", "2024", "medium"),
    ]
    held = Source(id="plan", title="The Plan", path="plan.md", publisher="Exampleton Council")
    note = Source(id="note", title="A note", path="note.md", kind="note")
    found = behind({"plan": held}, note, provenance)
    assert found == "ipsea.org.uk (high confidence), Exampleton Council (medium confidence)"
    assert behind({"plan": held}, held, []) == "Exampleton Council"
