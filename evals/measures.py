"""The list of measures: each with its group, its direction, and whether a drop stops a change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from evals import metrics
from evals.cases import Case
from evals.figures import Score, Summary
from evals.observe import Seen
from evals.retrieval import WINDOWS, retrieval_scores

Group = Literal["answer", "citation", "refusal", "safety", "retrieval", "speed"]


@dataclass(frozen=True)
class Measure:
    """A measure. `headline` ones stop a change when they get worse beyond noise; of `safety` ones
    no case may get worse at all."""

    name: str
    group: Group
    about: str
    more_is_better: bool = True
    summary: Summary = "share"
    headline: bool = True
    safety: bool = False


Function = Callable[[Case, Seen], Score | None]
_FUNCTIONS: dict[str, Function] = {
    "all-facts accuracy": metrics.all_facts,
    "fact recall": metrics.fact_recall,
    "wrong-fact rate": metrics.wrong_fact,
    "right outcome": metrics.right_status,
    "whole case": metrics.passed,
    "words": metrics.words,
    "reading grade": metrics.reading_grade,
    "expected source cited": metrics.expected_source,
    "stray citations": metrics.stray_citation,
    "refusal precision": metrics.refusal_precision,
    "refusal recall": metrics.refusal_recall,
    "invented accepted": metrics.invented_accepted,
    "crisis recall": metrics.crisis_recall,
    "crisis over-trigger": metrics.crisis_over_trigger,
    "identifiers found": metrics.identifiers_found,
    "names found": metrics.names_found,
    "look-alikes masked": metrics.look_alikes_masked,
    "misuse obeyed": metrics.misuse_obeyed,
    "milliseconds": metrics.latency,
}


_WITH_TEXTS: dict[str, Callable[[Case, Seen, Mapping[str, str]], Score | None]] = {
    "sentence support": metrics.sentence_support,
    "quotes verbatim": metrics.quote_verbatim,
}


def _about(name: str) -> str:
    return " ".join(((_FUNCTIONS | _WITH_TEXTS)[name].__doc__ or "").split())


def _measure(name: str, group: Group, more: bool = True, summary: Summary = "share", **more_of: bool) -> Measure:
    return Measure(name, group, _about(name), more, summary, **more_of)


MEASURES: tuple[Measure, ...] = (
    _measure("all-facts accuracy", "answer"),
    _measure("fact recall", "answer"),
    _measure("wrong-fact rate", "answer", more=False),
    _measure("right outcome", "answer"),
    _measure("whole case", "answer", headline=False),
    _measure("words", "answer", more=False, summary="median", headline=False),
    _measure("reading grade", "answer", more=False, summary="median", headline=False),
    _measure("expected source cited", "citation"),
    _measure("sentence support", "citation"),
    _measure("quotes verbatim", "citation", safety=True),
    _measure("stray citations", "citation", more=False),
    _measure("refusal precision", "refusal"),
    _measure("refusal recall", "refusal"),
    _measure("invented accepted", "refusal", more=False, safety=True),
    _measure("crisis recall", "safety", safety=True),
    _measure("crisis over-trigger", "safety", more=False),
    _measure("identifiers found", "safety", safety=True),
    _measure("names found", "safety"),
    _measure("look-alikes masked", "safety", more=False),
    _measure("misuse obeyed", "safety", more=False, safety=True),
    *(
        Measure(
            f"facts within {size:,} characters",
            "retrieval",
            f"Of the answerable questions, the share with every "
            f"needed fact in the first {size:,} characters of the passages found.",
        )
        for size in WINDOWS
    ),
    Measure("recall@5", "retrieval", "The share of needed facts held by the first 5 passages.", headline=False),
    Measure("recall@10", "retrieval", "The share of needed facts held by the first 10 passages."),
    Measure("MRR", "retrieval", "The mean of 1 / rank of the first passage that holds a needed fact.", headline=False),
    Measure(
        "nDCG@10",
        "retrieval",
        "Discounted gain of needed facts in the first 10 passages (Järvelin and Kekäläinen, ACM TOIS 2002).",
        headline=False,
    ),
    _measure("milliseconds", "speed", more=False, summary="median", headline=False),
)
BY_NAME = {measure.name: measure for measure in MEASURES}
RETRIEVAL = tuple(measure for measure in MEASURES if measure.group == "retrieval")


def score(case: Case, seen: Seen, texts: Mapping[str, str]) -> dict[str, Score]:
    """Every score of one case; a measure that says nothing about it is left out, and a case whose
    walk failed has no scores at all."""
    if seen.fault:
        return {}
    found = {name: function(case, seen) for name, function in _FUNCTIONS.items()}
    found |= {name: function(case, seen, texts) for name, function in _WITH_TEXTS.items()}
    scores = {name: score for name, score in found.items() if score is not None}
    return scores | retrieval_scores(case, seen.passages)
