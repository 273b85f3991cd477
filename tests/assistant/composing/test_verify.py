"""Each part of a draft held against the statements it rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.composing.verify import holds, verify
from assistant.types import Draft, Part
from ingest.generation import Index
from ingest.types import Statement


def stored(index: Index, words: str) -> Statement:
    """The statement of an index that holds these words."""
    chunks = [chunk.id for source in index.catalogue.sources() for chunk in index.catalogue.chunks_of(source)]
    return next(s for s in index.catalogue.statements_of(chunks) if words in s.text)


def lifted(index: Index, words: str) -> Part:
    statement = stored(index, words)
    return Part(statement.text, (statement,))


def test_a_part_lifted_from_its_statement_is_shown_with_a_quote_of_the_stored_words(tiny_index: Index) -> None:
    status, sentences, citations = verify(Draft((lifted(tiny_index, "120 children"),), "answered"), tiny_index)
    assert status == "answered"
    assert [s.text for s in sentences] == ["120 children have an EHC plan in Exampleton."]
    (citation,) = citations
    text = tiny_index.catalogue.text(citation.source.id)
    assert citation.quote == text[citation.start : citation.end] == "120 children have an EHC plan in Exampleton."


def test_a_part_with_a_word_its_statement_does_not_have_is_dropped_and_the_status_falls(tiny_index: Index) -> None:
    good = lifted(tiny_index, "4 schools")
    bad = Part("120 children have a free EHC plan in Exampleton.", (stored(tiny_index, "120 children"),))
    status, sentences, citations = verify(Draft((bad, good), "answered"), tiny_index)
    assert status == "partial"
    assert [s.text for s in sentences] == ["4 schools have a resource base."]
    assert [(c.number, c.quote) for c in citations] == [(1, "4 schools have a resource base.")]


def test_a_part_may_begin_with_the_heading_it_stands_under_and_with_no_other(tiny_index: Index) -> None:
    statement = stored(tiny_index, "120 children")
    (chunk,) = tiny_index.catalogue.chunks([statement.chunk_id]).values()
    text = tiny_index.catalogue.text(chunk.source_id)
    headed = Part(f"{chunk.headings[-1]}: {statement.text}", (statement,))
    assert holds(headed, text, chunk.headings)
    assert not holds(replace(headed, text=f"Free places: {statement.text}"), text, chunk.headings)


def test_a_part_with_another_figure_is_dropped(tiny_index: Index) -> None:
    bad = Part("121 children have an EHC plan in Exampleton.", (stored(tiny_index, "120 children"),))
    assert verify(Draft((bad,), "answered"), tiny_index)[1] == []


def test_a_statement_that_does_not_stand_where_it_says_is_dropped(tiny_index: Index) -> None:
    found = stored(tiny_index, "120 children")
    moved = replace(found, start=found.start + 1, end=found.end + 1)
    assert verify(Draft((Part(found.text, (moved,)),), "answered"), tiny_index) == ("no_answer", [], [])


def test_a_statement_changed_after_it_was_stored_is_dropped(tiny_index: Index) -> None:
    forged = replace(stored(tiny_index, "120 children"), text="900 children have an EHC plan in Exampleton.")
    assert verify(Draft((Part(forged.text, (forged,)),), "answered"), tiny_index)[1] == []


def test_a_part_that_rests_on_nothing_is_dropped(tiny_index: Index) -> None:
    assert verify(Draft((Part("Trust me.", ()),), "answered"), tiny_index) == ("no_answer", [], [])


def test_a_statement_of_no_section_of_this_index_is_dropped(tiny_index: Index) -> None:
    stray = replace(stored(tiny_index, "120 children"), chunk_id="gone")
    assert verify(Draft((Part(stray.text, (stray,)),), "answered"), tiny_index) == ("no_answer", [], [])


@pytest.mark.parametrize("status", ["answered", "partial"])
def test_a_draft_of_which_nothing_holds_is_no_answer(tiny_index: Index, status: str) -> None:
    bad = Part("Invented words.", (stored(tiny_index, "120 children"),))
    assert verify(Draft((bad,), status), tiny_index)[0] == "no_answer"  # type: ignore[arg-type]


def test_a_partial_draft_that_holds_stays_partial(tiny_index: Index) -> None:
    assert verify(Draft((lifted(tiny_index, "120 children"),), "partial"), tiny_index)[0] == "partial"


def test_citations_are_numbered_in_the_order_they_are_met_and_the_same_words_once(tiny_index: Index) -> None:
    first, second = lifted(tiny_index, "six weeks"), lifted(tiny_index, "120 children")
    _, sentences, citations = verify(Draft((first, second, first), "answered"), tiny_index)
    assert [s.citations for s in sentences] == [(1,), (2,), (1,)]
    assert [(c.number, c.source.id) for c in citations] == [(1, "notes/asking"), (2, "plan")]


def test_a_part_resting_on_several_statements_quotes_from_the_first_to_the_last(tiny_index: Index) -> None:
    both = (stored(tiny_index, "120 children"), stored(tiny_index, "4 schools"))
    _, _, (citation,) = verify(Draft((Part(both[1].text, both),), "answered"), tiny_index)
    assert citation.quote == "120 children have an EHC plan in Exampleton.\n4 schools have a resource base."


def test_a_citation_of_a_note_has_the_date_and_address_of_the_page_it_rests_on(tiny_index: Index) -> None:
    _, _, (citation,) = verify(Draft((lifted(tiny_index, "six weeks"),), "answered"), tiny_index)
    assert (citation.published, citation.url) == ("2014", "https://example.org/law/5")
    assert citation.headings == ("How long does the council have to decide?",)


def test_a_cells_label_may_stand_before_its_words(tiny_index: Index) -> None:
    row = stored(tiny_index, "Train every school")
    text = tiny_index.catalogue.text("plan")
    assert holds(Part("Who will lead on this: Deaf Support Team", (row,)), text)
    assert not holds(Part("Who will lead on this: Head of Libraries", (row,)), text)


def test_capitals_and_closing_marks_do_not_make_other_words(tiny_index: Index) -> None:
    part = Part("have an EHC plan in exampleton", (stored(tiny_index, "120 children"),))
    assert holds(part, tiny_index.catalogue.text("plan"))
