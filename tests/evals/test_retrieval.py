"""Retrieval metrics, worked out by hand for a few passages."""

from __future__ import annotations

import math

import pytest

from evals.retrieval import ranked, retrieval_scores, within
from tests.evals.made import case, found

TWO = case(sources=["guide"], also=["buses"], facts=[["Coral Leisure"], ["14 weeks", "fourteen weeks"]])


def test_facts_that_come_first_have_full_marks() -> None:
    got = ranked(TWO, [found("Run by Coral Leisure."), found("A wait of 14 weeks.")])
    assert {name: score.met for name, score in got.items()} == pytest.approx(
        {"recall@5": 1, "recall@10": 1, "MRR": 1, "nDCG@10": 1}
    )


def test_each_metric_says_where_the_facts_stood() -> None:
    passages = [found("Nothing."), found("Run by Coral Leisure."), *[found("Nothing.")] * 4, found("Fourteen weeks.")]
    got = {name: score.met for name, score in ranked(TWO, passages).items()}
    assert got["recall@5"] == pytest.approx(1 / 2)
    assert got["recall@10"] == pytest.approx(1)
    assert got["MRR"] == pytest.approx(1 / 2)
    best = 1 + 1 / math.log2(3)
    assert got["nDCG@10"] == pytest.approx((1 / math.log2(3) + 1 / math.log2(8)) / best)


def test_a_fact_found_again_earns_nothing_more() -> None:
    once = ranked(TWO, [found("Coral Leisure."), found("Nothing.")])
    again = ranked(TWO, [found("Coral Leisure."), found("Coral Leisure.")])
    assert again == once
    assert again["recall@10"].met == pytest.approx(1 / 2)


def test_a_passage_with_several_facts_is_still_one_passage() -> None:
    facts = [["one"], ["two"], ["three"], ["four"], ["five"], ["six"]]
    many = case(sources=["guide"], facts=facts, truth=[{"source": "guide", "quote": "one two three four five six"}])
    together = ranked(many, [found("one two three four five six")])
    assert together["recall@5"].met == pytest.approx(1)
    late = [found("one two three four"), *[found("Nothing.")] * 3, found("five six")]
    assert ranked(many, late)["recall@5"].met == pytest.approx(1)


def test_nothing_found_scores_nothing() -> None:
    assert {score.met for score in ranked(TWO, []).values()} == {0.0}
    assert {score.met for score in ranked(TWO, [found("Nothing.")] * 3).values()} == {0.0}
    assert within(TWO, [], 1000).met == 0


def test_words_from_a_source_that_may_not_be_cited_do_not_count() -> None:
    elsewhere = [found("Coral Leisure, 14 weeks.", source="atlas")]
    besides = [found("Coral Leisure, 14 weeks.", source="buses")]
    assert ranked(TWO, elsewhere)["recall@10"].met == 0
    assert within(TWO, elsewhere, 4000).met == 0
    assert ranked(TWO, besides)["recall@10"].met == pytest.approx(1)
    assert within(TWO, besides, 4000).met == 1


def test_every_fact_must_stand_within_the_characters() -> None:
    passages = [found("Run by Coral Leisure."), found("x" * 50), found("A wait of 14 weeks.")]
    assert within(TWO, passages, 1000).met == 1
    assert within(TWO, passages, 21 + 50 + 19).met == 1
    assert within(TWO, passages, 21 + 50).met == 0


def test_a_fact_cut_by_the_bound_is_not_read() -> None:
    one = case(sources=["guide"], facts=[["Coral Leisure"]])
    assert within(one, [found("Run by Coral Leisure.")], 20).met == 1
    assert within(one, [found("Run by Coral Leisure.")], 17).met == 0


def test_cases_without_facts_from_documents_have_no_retrieval_scores() -> None:
    assert retrieval_scores(case(), [found("Nothing.")]) == {}
    assert retrieval_scores(case(slice="dates", sources=["guide"], facts=[["1 March"]]), [found("1 March")]) == {}
    planted = case(facts=[["Coral"]], planted=[{"title": "A page", "text": "Coral."}])
    assert retrieval_scores(planted, [found("Coral")]) == {}
    assert set(retrieval_scores(TWO, [])) >= {"recall@5", "MRR", "facts within 2,000 characters"}
