"""Words of a question, its references, and how the glossary reads it."""

from __future__ import annotations

import pytest

from assistant.english.words import concepts, content_words, matches, names, stem, stems
from assistant.understanding.references import holds_reference, references
from ingest.entries import Term

PLAN = Term(term="EHC plan", short=("EHCP",), long="education, health and care plan", meaning="A legal paper.")
THERAPY = Term(term="speech therapy", short=("SALT",), also=("talking help",), meaning="Help with speech.")
BASE = Term(term="resource base", also=("unit",), meaning="A base at a school.")
GLOSSARY = (PLAN, THERAPY, BASE)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Who leads work stream 1.11?", "work stream 1.11"),
        ("Who leads workstream 1.11?", "work stream 1.11"),
        ("What does regulation 5(4) say?", "regulation 5(4)"),
        ("What does reg. 5 say?", "regulation 5"),
        ("What goes into section F?", "section F"),
        ("What is section 36?", "section 36"),
        ("Where do I send SEND35A?", "SEND35A"),
        ("See paragraph 6.44 of the Code", "paragraph 6.44"),
        ("See para 6.44.", "paragraph 6.44"),
        ("What is 1.26?", "1.26"),
        ("What is priority 3?", "priority 3"),
    ],
)
def test_a_numbered_thing_is_found_in_its_full_form(question: str, named: str) -> None:
    assert references(question) == (named,)


def test_each_numbered_thing_is_named_once_and_in_order() -> None:
    assert references("Is section F or regulation 5 meant, or section F?") == ("section F", "regulation 5")


@pytest.mark.parametrize(
    "question",
    [
        "we live 2.5 miles from the school, is the bus free",
        "he has grown 1.5cm and needs 2.5 hours of help",
        "What is in section a or so?",
        "How do I ask for an EHC plan?",
        "Did 93% get one by 2024?",
        "He is 7 and has 2 sisters.",
    ],
)
def test_ordinary_words_and_figures_are_no_reference(question: str) -> None:
    assert references(question) == ()


@pytest.mark.parametrize("said", ["Year 8", "year 3", "Year 11"])
def test_a_childs_school_year_is_no_reference(said: str) -> None:
    assert references(f"My son is in {said}. How do I ask for an assessment?") == ()


@pytest.mark.parametrize(
    "question",
    ["The meeting is at 3.30 on Tuesday.", "He gets 12.5% extra time.", "Who spent the £1.5 million?"],
)
def test_a_time_a_share_or_an_amount_is_no_reference(question: str) -> None:
    assert references(question) == ()


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("1.11 | Deliver therapies", "work stream 1.11"),
        ("See work stream 1.11.", "1.11"),
        ("The council must consult (reg 5).", "regulation 5"),
        ("Regulations 5 says so.", "regulation 5"),
        ("Under s. 36 anyone may ask.", "section 36"),
        ("Section F sets out the help.", "section F"),
        ("Use form SEND35A.", "SEND35A"),
        ("As para. 6.44 has it.", "paragraph 6.44"),
        ("Regulation 5(4) gives the time.", "regulation 5(4)"),
    ],
)
def test_a_text_holds_a_reference_in_any_usual_way_of_writing_it(text: str, reference: str) -> None:
    assert holds_reference(text, reference)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("1.11 | Deliver therapies", "work stream 1.1"),
        ("11.1 | Deliver therapies", "work stream 1.1"),
        ("1.1 | Deliver therapies", "work stream 1.11"),
        ("1.1.1 | Deliver therapies", "1.1"),
        ("Use form SEND35A.", "SEND35"),
        ("Regulation 15 says so.", "regulation 5"),
        ("Regulation 5 says so.", "section 5"),
        ("Section FA is new.", "section F"),
        ("There are 5 rules.", "regulation 5"),
    ],
)
def test_a_text_does_not_hold_a_reference_that_only_looks_like_its_own(text: str, reference: str) -> None:
    assert not holds_reference(text, reference)


def test_content_words_leave_out_small_words_and_repeats_and_keep_the_order() -> None:
    assert content_words("How do I get a bus pass, a school bus pass?") == ["bus", "pass", "school"]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_content_words_drop_the_owners_s(apostrophe: str) -> None:
    assert content_words(f"my child{apostrophe}s plan") == ["child", "plan"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("assessments", "assess"),
        ("families", "family"),
        ("refused", "refuse"),
        ("schools", "school"),
        ("Reviewing", "review"),
        ("five", "5"),
    ],
)
def test_words_of_one_family_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("plan", "plant"), ("class", "clasp"), ("panel", "plan")])
def test_words_that_only_look_alike_have_stems_of_their_own(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_stems_of_a_text_leave_out_its_marks() -> None:
    assert stems("Plans, ‘plans’ – plan!") == {"plan"}


@pytest.mark.parametrize("said", ["EHCP", "ehcp", "EHCPs", "EHC plan", "ehc plans", "education, health and care plan"])
def test_a_term_is_known_by_its_short_and_its_long_name_and_brings_the_others(said: str) -> None:
    (concept, *_) = concepts(f"renew my {said}", GLOSSARY)
    assert {"EHCP", "EHC plan", "education, health and care plan"} <= set(concept)


def test_words_that_a_term_has_taken_are_not_things_of_their_own() -> None:
    assert [c for c in concepts("lost my EHC plan", GLOSSARY) if "plan" in c] == []


def test_an_everyday_word_is_read_as_its_term_and_is_not_searched_for() -> None:
    ((term, said),) = matches("can we get talking help", GLOSSARY)
    assert (term, said) == (THERAPY, "talking help")
    assert "talking help" not in names(term)


def test_an_abbreviation_that_is_a_word_too_counts_in_capitals_only() -> None:
    assert [term for term, _ in matches("Who gives SALT?", GLOSSARY)] == [THERAPY]
    assert matches("pass the salt", GLOSSARY) == []


def test_the_longer_of_two_names_in_the_same_place_wins() -> None:
    long = Term(term="resource base unit", meaning="A larger one.")
    assert [term for term, _ in matches("is there a resource base unit", (*GLOSSARY, long))] == [long]


def test_names_of_the_place_are_nothing_asked_about() -> None:
    assert concepts("school buses in Exampleton", GLOSSARY, ["Exampleton"]) == (("school",), ("buses",))


@pytest.mark.parametrize("text", ["in year7 now", "age5", "covid19", "the SEND Regulations 2014"])
def test_words_with_figures_in_them_are_no_references(text: str) -> None:
    assert references(text) == ()


def test_a_bare_number_is_no_work_stream() -> None:
    assert not holds_reference("page of 9 October 2020", "work stream 9")
    assert holds_reference("Work stream 9: a new club", "work stream 9")


@pytest.mark.parametrize(
    "message",
    ["kick out of school", "they kick him out of school", "can they kick my autistic son out of school"],
)
def test_everyday_words_are_known_around_somebody(message: str) -> None:
    exclusion = Term(term="exclusion", also=("kick out of school",), meaning="Being kept away.")
    ((term, said),) = matches(message, (exclusion,))
    assert term == exclusion
    assert message.endswith(said)


@pytest.mark.parametrize("message", ["kick a ball about out of school", "he kicks off and storms out of school"])
def test_everyday_words_that_something_else_parts_are_not_the_term(message: str) -> None:
    assert matches(message, (Term(term="exclusion", also=("kick out of school",), meaning="Being kept away."),)) == []
