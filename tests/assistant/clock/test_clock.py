"""Dates follow from a date by the corpus's own rules, each rule quoted; nothing is promised beyond them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.clock.clock import AskBack, Timeline, statement_for, timeline_for
from assistant.clock.deadlines import first_working, is_working
from ingest.check import examine
from ingest.consistency import unquoted_clocks
from ingest.corpus import read_corpus
from ingest.embed import HashingEmbedder
from ingest.generation import Generations
from ingest.pipeline import build
from tests.conftest import CORPUS

TODAY = dt.date(2026, 11, 22)
CLOCKS = read_corpus(CORPUS).clocks
DECIDE, PLAN = "decide-whether-to-assess", "final-plan"
LETTER, CERTIFICATE = "appeal-from-decision-letter", "appeal-from-mediation-certificate"


def ask(text: str, *earlier: str) -> Timeline | AskBack | None:
    return timeline_for(text, earlier, CLOCKS, TODAY)


def steps(text: str, *earlier: str) -> dict[str, str]:
    """The steps of a timeline: the clock's id -> its date, "" when it has none."""
    made = ask(text, *earlier)
    assert isinstance(made, Timeline), made
    return {step.clock.id: step.date.isoformat() if step.date else "" for step in made.steps}


def why(text: str, clock: str) -> str:
    made = ask(text)
    assert isinstance(made, Timeline)
    return next(step.explanation for step in made.steps if step.clock.id == clock)


def test_a_day_that_stands_after_its_month_starts_a_clock() -> None:
    asked = "We sent the request for an EHC plan on October 25. When must the council decide?"
    assert steps(asked)[DECIDE] == "2026-12-06"


@pytest.mark.parametrize(
    "text",
    [
        "We sent our request to the council on 9 July 2026. By when must it decide?",
        "school put the EHCNA paperwork in on 9/7/26 - when do we hear back?",
        "when they must decide? I send request 9 july 2026",
        "Council received our parental request 9.7.2026, what are the key dates",
        "asked for an assesment on the 9th of July 2026. whats the deadline",
        "I applied for an EHC plan on 9 July 2026 and heard nothing. Are they late?",
        "we asked on 9 July 2026, when must they decide?",
    ],
)
def test_a_request_starts_the_chain_to_the_plan(text: str) -> None:
    assert steps(text) == {DECIDE: "2026-08-20", "no-plan-decision": "2026-10-29", PLAN: "2026-11-26"}


@pytest.mark.parametrize(
    ("text", "clock", "date"),
    [
        ("The draft plan arrived on 2 October 2026, how long have we got to reply?", "comment-on-draft", "2026-10-17"),
        ("draft ehcp dated 2/10/26 last day for comments?", "comment-on-draft", "2026-10-17"),
        ("They turned us down on 6 March 2026, what is the last day to appeal?", LETTER, "2026-05-06"),
        ("Is it too late to appeal? The letter is dated 1 October 2026", LETTER, "2026-12-01"),
        ("the final plan came on 31 December 2025, how long do i have to go to tribunal", LETTER, "2026-02-28"),
        ("Refusal letter 6 March 2026. When must we contact mediation?", "contact-mediation-adviser", "2026-05-06"),
        ("our mediation certificate is dated 3 March 2026, appeal deadline?", CERTIFICATE, "2026-04-03"),
        ("I agreed to mediation on 1 June 2026, when should it be arranged?", "mediation-arranged", "2026-07-01"),
        (
            "we said no to mediation on Thursday 2 April 2026, when does the certificate come?",
            "mediation-certificate-if-you-decline",
            "2026-04-09",
        ),
        (
            "I told the mediation lot no thanks last Friday, 6 March. when do I get my certificate?",
            "mediation-certificate-if-you-decline",
            "2026-03-11",
        ),
        (
            "consult letter came on 2 March 2026 asking if we can take a boy with a plan. Answer due when?",
            "school-answers-consultation",
            "2026-03-17",
        ),
        ("they refused a plan on 17 June 2026 and we never appealed. was our time up in august?", LETTER, "2026-09-01"),
        ("I lodged my appeal on 18 December 2026. When will it be registered?", "appeal-registered", "2027-01-06"),
        (
            "her plan was issued on 4 May 2026. when is the first annual review due?",
            "first-annual-review",
            "2027-05-04",
        ),
        ("The last annual review was 4 May 2026, when is the next one due?", "next-annual-review", "2027-05-04"),
        (
            "Our annual review is on 19 March 2027. When must the reports go out?",
            "reports-before-review-meeting",
            "2027-03-05",
        ),
        (
            "The review meeting is 19 March 2027. How much notice should we get?",
            "notice-of-review-meeting",
            "2027-03-05",
        ),
        (
            "annual review held 4 May 2026, when does the school report have to be sent?",
            "school-report-after-review",
            "2026-05-18",
        ),
        (
            "the AR was 4/5/26 - by when do they decide whether to cease the plan?",
            "decision-after-review",
            "2026-06-01",
        ),
        ("annual review 4 May 2026: when is the final amended plan due?", "amended-plan-from-meeting", "2026-07-27"),
        ("amendment notice dated 4 May 2026, deadline for our comments?", "comment-on-amendments", "2026-05-19"),
        (
            "The notice of proposed changes is 4 May 2026. When must the plan be final?",
            "amended-plan-from-notice",
            "2026-06-29",
        ),
        (
            "the council consulted our school on 4 May 2026, when must we answer?",
            "school-answers-consultation",
            "2026-05-19",
        ),
        (
            "They asked the educational psychologist for a report on 4 May 2026. When is it due by?",
            "advice-for-assessment",
            "2026-06-15",
        ),
        (
            "He goes up to secondary in September 2028, by what date must his plan be amended?",
            "phase-transfer",
            "2028-02-15",
        ),
        ("she starts reception in September. When should the plan name a school?", "phase-transfer", "2027-02-15"),
        (
            "year 11 now, moving to college in September 2027, when must the plan be changed?",
            "secondary-to-post-16",
            "2027-03-31",
        ),
        (
            "she is changing college on 31 July 2027, when must the EHCP be amended by?",
            "post-16-other-times",
            "2027-02-28",
        ),
        (
            "We move to a new borough on 1 June 2026. When must the new council write to us?",
            "new-council-writes",
            "2026-07-13",
        ),
        (
            "I told my old council on 1 May 2026 that we are moving. How long until the plan passes over?",
            "plan-passes-to-new-council",
            "2026-05-26",
        ),
        ("How long do I have to go to the ombudsman about what happened on 1 May 2026?", "ombudsman", "2027-05-01"),
        (
            "The school discriminated against her on 31 August 2026. Deadline for a claim?",
            "discrimination-claim",
            "2027-02-28",
        ),
        ("we applied for a school taxi on 1 May 2026, when will they decide", "travel-decision-in-year", "2026-05-21"),
        (
            "my 17 year old is at college, I applied for transport on 1 July 2026. When do we hear?",
            "travel-decision-post-16",
            "2026-07-29",
        ),
        (
            "By when do I apply for transport to secondary school for September 2027?",
            "travel-apply-phase-transfer",
            "2027-04-30",
        ),
        ("she was last assessed on 1 May 2026; when can we ask again?", "assessed-in-last-six-months", "2026-11-01"),
    ],
)
def test_each_clock_is_found_by_its_event(text: str, clock: str, date: str) -> None:
    assert steps(text)[clock] == date


def test_a_step_says_its_date_in_words_and_how_it_was_reckoned() -> None:
    made = ask("I posted my request on 9 July 2026. When must the council decide?")
    assert isinstance(made, Timeline)
    first = made.steps[0]
    assert first.label == "The council tells you whether it will assess: by 20 August 2026"
    assert "Six weeks from 9 July 2026 is 20 August 2026." in first.explanation
    assert first.beside == ("The law allows a few exceptions to the time limits for an EHC plan.",)


def test_who_is_too_late_to_appeal_is_told_what_can_still_be_done() -> None:
    late = "You may still be able to appeal after the deadline. Explain why you are late."
    for day, passed in (("1 July 2026", True), ("1 November 2026", False)):
        made = ask(f"The refusal letter is dated {day}. Is it too late to appeal?")
        assert isinstance(made, Timeline)
        (step,) = [step for step in made.steps if step.clock.id == "appeal-from-decision-letter"]
        assert (late in step.beside) is passed
        assert any("mediation adviser" in words for words in step.beside)


def test_weeks_count_from_receipt_and_an_assumption_is_said() -> None:
    assumed = "we took it to be the same day"
    assert assumed in why("I posted my request on 9 July 2026. When must the council decide?", DECIDE)
    assert assumed not in why("The council received my request on 9 July 2026. When must it decide?", DECIDE)


def test_a_minimum_is_not_called_a_deadline() -> None:
    made = ask("The draft plan came on 2 October 2026, how long have we got to comment?")
    assert isinstance(made, Timeline)
    assert made.steps[0].label.endswith("until at least 17 October 2026")


def test_the_later_of_letter_and_certificate_counts() -> None:
    text = "Decision letter 6 March 2026 and mediation certificate {}. What is the deadline to appeal?"
    assert steps(text.format("20 April 2026")) == {CERTIFICATE: "2026-05-20"}
    assert steps(text.format("20 March 2026")) == {LETTER: "2026-05-06"}
    assert "20 April 2026" in why(text.format("20 March 2026"), LETTER)


def test_with_one_date_known_the_other_is_left_open() -> None:
    assert steps("The letter is dated 6 March 2026, how long to appeal?") == {LETTER: "2026-05-06", CERTIFICATE: ""}
    assert steps("The certificate is dated 6 March 2026, how long to appeal?") == {
        CERTIFICATE: "2026-04-06",
        LETTER: "",
    }


@pytest.mark.parametrize(
    ("letter", "deadline", "moved"),
    [
        ("31 May 2026", "2026-07-31", False),
        ("1 June 2026", "2026-09-01", True),
        ("30 June 2029", "2029-09-03", True),  # 1 September 2029 is a Saturday
        ("1 July 2026", "2026-09-01", False),
        ("24 October 2025", "2025-12-24", False),
        ("25 October 2025", "2026-01-02", True),
        ("1 November 2025", "2026-01-02", True),
        ("31 October 2026", "2027-01-04", True),  # 1 January 2027 is a Friday
        ("2 November 2025", "2026-01-02", False),
    ],
)
def test_an_appeal_date_moves_in_august_and_at_christmas_only(letter: str, deadline: str, moved: bool) -> None:
    made = ask(f"The refusal letter is dated {letter}. When is my appeal due?")
    assert isinstance(made, Timeline)
    step = made.steps[0]
    assert (str(step.date), len(step.quotes)) == (deadline, 1 + moved)


def test_no_other_clock_moves_in_august() -> None:
    assert steps("We sent our request on 6 July 2026, when must they decide?")[DECIDE] == "2026-08-17"


def test_who_worries_about_a_holiday_is_told_that_it_changes_nothing() -> None:
    said = why("Refusal letter 6 March 2026. Does the summer change my appeal deadline?", LETTER)
    assert "6 May 2026 is not in August" in said


def test_school_days_are_not_counted() -> None:
    made = ask(
        "The governors' letter is dated 6 March 2026. How long to ask for an independent review of the exclusion?"
    )
    assert isinstance(made, Timeline)
    assert [(step.date, "15 school days" in step.label) for step in made.steps] == [(None, True)]


def test_the_day_it_is_asked_on_starts_no_clock() -> None:
    text = "They have had my request since 9 July 2026 and it is 1 September 2026 today. Are they late?"
    assert steps(text)[DECIDE] == "2026-08-20"
    assert " has passed." in why(text, DECIDE)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The refusal letter is dated the 7th. When must I appeal?", "The 7th of which month and year?"),
        ("The draft plan came on 31/6/26, how long to reply?", "There is no 31/6/2026 in the calendar."),
        ("I asked for an assessment in March, when must they decide?", "Which day in March"),
        ("We sent our request out in March, when must they decide?", "Which day in March"),
        ("I sent my request about 3 weeks ago. When will I hear?", "Which date was that?"),
        ("The refusal is dated 4 or 14 October, last day to appeal?", "Which date was that?"),
    ],
)
def test_an_unclear_date_is_asked_back_with_the_rules_at_hand(text: str, question: str) -> None:
    made = ask(text)
    assert isinstance(made, AskBack)
    assert made.question.startswith(question)
    assert made.clocks


@pytest.mark.parametrize(
    "text",
    [
        "How long do I have to appeal?",
        "I sent my request on 9 July 2026. Who do I ring about it?",
        "The panel said no on 9 July 2026. What can I do?",
        "My child was born on 9 July 2018. When can they start school?",
        "When did the strategy start, was it September 2024?",
        "How many children had a plan in January 2024?",
        "I complained to the council on 9 July 2026. When must it answer?",
        "My DLA was refused on 9 July 2026. How long have I got to appeal?",
        "The letter refusing transport is dated 9 July 2026. How long to appeal?",
        "The Tribunal hearing is on 9 July 2027. When must I send evidence?",
        "We asked for a re-assessment on 9 July 2026, when must they decide?",
        "The council agreed to assess on 9 July 2026. When will the plan be ready?",
        "We had a letter about the club on 9 July 2026. When is the fair?",
        "9 July 2026",
    ],
)
def test_nothing_is_worked_out_without_a_rule_a_date_and_a_wish(text: str) -> None:
    assert ask(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "We asked for an assessment last week. How long have they got to decide?",
        "The draft plan came in May. How long do I get to reply?",
    ],
)
def test_a_question_for_a_length_beside_a_loose_date_is_left_to_the_rule(text: str) -> None:
    assert ask(text) is None
    assert isinstance(ask(text.replace("last week", "on the 5th").replace("in May", "on 31/04/26")), AskBack)


@pytest.mark.parametrize("text", ["and what if they are late", "what happens if they miss it?", "and if they don't?"])
def test_what_comes_of_a_limit_that_is_not_kept_is_no_date_to_count(text: str) -> None:
    assert ask(text, "I sent my request on 9 July 2026, when must they decide?") is None


def test_a_follow_up_has_the_date_of_the_turn_before() -> None:
    assert steps("so when must they decide?", "I sent my request on 9 July 2026")[DECIDE] == "2026-08-20"
    assert steps("and the final plan?", "Request sent 9 July 2026, when must they decide?")[PLAN] == "2026-11-26"


def test_a_date_given_after_the_question_answers_it() -> None:
    assert steps("I sent it on 9 July 2026", "How long has the council got to decide whether to assess?")[DECIDE]


@pytest.mark.parametrize("reply", ["9 July 2026", "it was 9/7/26", "July 2026", "in July 2026"])
def test_the_reply_to_what_was_asked_back_completes_the_date(reply: str) -> None:
    assert steps(reply, "The draft plan came on the 9th. How long to comment?") == {"comment-on-draft": "2026-07-24"}


def test_the_day_of_a_month_may_come_in_the_reply() -> None:
    assert steps("the 9th", "The draft plan came in July 2026. How long to comment?") == {
        "comment-on-draft": "2026-07-24"
    }


def test_another_question_leaves_the_date_behind() -> None:
    assert ask("how do I complain?", "I sent my request on 9 July 2026, when must they decide?") is None


def test_working_days_leave_out_the_bank_holidays_of_england() -> None:
    assert not is_working(dt.date(2026, 4, 6))  # Easter Monday
    assert not is_working(dt.date(2026, 8, 31))
    assert is_working(dt.date(2026, 8, 3))  # a holiday in Scotland
    assert is_working(dt.date(2026, 3, 17))  # a holiday in Northern Ireland
    assert first_working(dt.date(2026, 12, 25)) == dt.date(2026, 12, 29)


def test_every_clock_is_a_bullet_of_its_note_and_a_changed_word_is_found(tmp_path: Path) -> None:
    corpus = read_corpus(CORPUS)
    notes = [d for d in examine(corpus)[0] if d.source.kind == "note"]
    assert list(unquoted_clocks(corpus, notes)) == []
    changed = corpus.clocks[0].model_copy(update={"rule": corpus.clocks[0].rule.replace("six", "ten")})
    lost = corpus.clocks[1].model_copy(update={"later_of": "no-such-clock"})
    faults = list(unquoted_clocks(type(corpus)(**{**vars(corpus), "clocks": (changed, lost)}), notes))
    assert [changed.id in str(faults[0]), "no-such-clock" in str(faults[1])] == [True, True]


def test_a_rule_is_found_in_the_index_as_it_stands(
    tiny: Path, generations: Generations, write: Callable[..., Path]
) -> None:
    rule = "The council must tell you its decision within six weeks of your request."
    clock = next(c for c in CLOCKS if c.id == DECIDE).model_copy(update={"note": "notes/asking", "rule": rule})
    build(tiny, generations, HashingEmbedder())
    index = generations.open()
    try:
        found = statement_for(clock, index)
        assert found
        assert found.text == rule
        assert statement_for(clock, index, "Nobody says this.") is None
    finally:
        index.close()


def test_a_school_year_alone_is_no_move_to_a_new_phase() -> None:
    made = ask("The meeting on his Year 5 plan was on 2 October 2026. By when must they tell us what they decided?")
    assert not isinstance(made, Timeline) or all(step.clock.group != "transfer" for step in made.steps)
