"""Retrieval metrics: whether the passages found hold the facts that are needed.

What is relevant is a needed fact, not a document: a passage earns the facts that it is the first
to hold, as the nuggets of Clarke and others (SIGIR 2008). A passage holds a fact only when it is
from a source that may be cited for it. The ranked metrics are computed by `ir_measures`.
"""

from __future__ import annotations

from collections.abc import Sequence

import ir_measures
from ir_measures import RR, R, nDCG

from evals.cases import Case
from evals.figures import Score
from evals.observe import Found
from evals.text import holds

WINDOWS = (4000, 2000, 1000)
RANKED = {"recall@5": R @ 5, "recall@10": R @ 10, "MRR": RR, "nDCG@10": nDCG @ 10}
_BY_FACT = {"MRR": RR, "nDCG@10": nDCG @ 10}


def ranked(case: Case, passages: Sequence[Found]) -> dict[str, Score]:
    """recall@5, recall@10, mean reciprocal rank and nDCG@10 over the needed facts of one case."""
    needed = {f"fact-{number}": spellings for number, spellings in enumerate(case.facts)}
    run: list[ir_measures.ScoredDoc] = []
    missing = dict(needed)
    at: list[int] = []
    for number, passage in enumerate(passages):
        earned = [name for name, spellings in missing.items() if _permitted(case, passage, spellings)]
        for name in earned or [f"passage-{len(run)}"]:
            run.append(ir_measures.ScoredDoc(case.id, name, -float(len(run))))
            missing.pop(name, None)
        at += [number] * len(earned)
    wanted = [ir_measures.Qrel(case.id, name, 1) for name in needed]
    found = ir_measures.calc_aggregate(list(_BY_FACT.values()), wanted, run or [_nothing(case.id)])
    # A passage may hold several facts, so ranks are counted here in passages and not in facts.
    recall = {f"recall@{k}": Score(sum(rank < k for rank in at) / len(needed)) for k in (5, 10)}
    return recall | {name: Score(float(found[measure])) for name, measure in _BY_FACT.items()}


def _nothing(case: str) -> ir_measures.ScoredDoc:
    return ir_measures.ScoredDoc(case, "nothing", 0.0)


def within(case: Case, passages: Sequence[Found], characters: int) -> Score:
    """1 when every needed fact stands in the first so many characters of passages, else 0.

    Passages are read in order; the one that crosses the bound is read up to the bound.
    """
    room = characters
    missing = list(case.facts)
    for passage in passages:
        part = passage.model_copy(update={"text": passage.text[:room]})
        missing = [spellings for spellings in missing if not _permitted(case, part, spellings)]
        room -= len(passage.text)
        if room <= 0 or not missing:
            break
    return Score(float(not missing))


def retrieval_scores(case: Case, passages: Sequence[Found]) -> dict[str, Score]:
    """Every retrieval score of one case; empty when the case needs no facts from documents."""
    if not case.answerable or case.slice == "dates":
        return {}
    windows = {f"facts within {size:,} characters": within(case, passages, size) for size in WINDOWS}
    return {**ranked(case, passages), **windows}


def _permitted(case: Case, passage: Found, spellings: Sequence[str]) -> bool:
    return passage.source in (*case.sources, *case.also) and holds(passage.text, spellings)
