"""The run: every case through the production walk, scored, with the baselines beside it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence

from assistant.services import Services
from evals.baselines import BASELINES, baseline_figures
from evals.cases import Case, CasesError, faults
from evals.measures import score
from evals.observe import Seen, observe
from evals.planted import planted
from evals.results import CaseResult, Results, revision
from ingest.errors import LocalOfferError

Watch = Callable[[str, int], None]
"""Hears of progress: a step and how many it has in all when it begins, then 0 for each one done."""
_KEPT = 10


def run(cases: Sequence[Case], services: Services, watch: Watch = lambda step, total: None) -> Results:
    """Ask every case and score it.

    Raises:
        CasesError: a case names a source or quotes words that the corpus does not hold.
    """
    texts = _texts(services)
    if wrong := faults(cases, texts):
        listed = "\n".join(f"  {fault}" for fault in wrong[:20])
        raise CasesError(f"The cases do not fit this corpus; {len(wrong)} faults:\n{listed}")
    services.warm_up()
    results: dict[str, CaseResult] = {}
    with planted(cases, services) as poisoned:
        poisoned_texts = _texts(poisoned) if poisoned else {}
        watch("Asking", len(cases))
        for case in cases:
            hostile = poisoned if case.planted else None
            seen = _asked(case, hostile or services)
            results[case.id] = CaseResult(
                slice=case.slice,
                split=case.split,
                fault=seen.fault,
                scores=score(case, seen, poisoned_texts if hostile else texts),
                seen=seen.model_copy(update={"passages": seen.passages[:_KEPT]}),
            )
            watch("Asking", 0)
    watch("Baselines", len(BASELINES) * sum(case.answerable for case in cases))
    baselines = baseline_figures(cases, services, lambda: watch("Baselines", 0))
    with services.live.use() as index:
        corpus = index.id
    return Results(
        date=dt.datetime.now(dt.UTC).replace(microsecond=0),
        revision=revision(),
        corpus=corpus,
        cases_digest=hashlib.sha256("\n".join(c.model_dump_json() for c in cases).encode()).hexdigest()[:16],
        settings={
            "model": services.settings.model,
            "embedder": services.embedder.id,
            "reranker": services.settings.reranker,
        },
        cases=results,
        baselines=baselines,
    )


def _asked(case: Case, services: Services) -> Seen:
    """What was seen; a fault of the walk is kept as one, since the case then says nothing."""
    try:
        return observe(case, services)
    except LocalOfferError as error:
        return Seen(fault=f"{type(error).__name__}: {error}")


def _texts(services: Services) -> dict[str, str]:
    """The stored text of each source, and after it the heads of its tables' columns, which are kept with
    the cells."""
    texts = {}
    with services.live.use() as index:
        for source in index.sources:
            statements = index.catalogue.statements_of([c.id for c in index.catalogue.chunks_of(source)])
            heads = dict.fromkeys(cell.label for s in statements for cell in s.cells)
            texts[source] = "\n".join((index.catalogue.text(source), *heads))
    return texts
