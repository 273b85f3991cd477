"""Cases, answers and results made by hand: each says only what its test is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.web.schemas import ChatResponse, CitationOut, ContactOut, NoticeOut, SentenceOut, TimelineStep
from evals.cases import Case
from evals.figures import Score
from evals.observe import Found, Seen
from evals.results import CaseResult, Results


def case(**of: Any) -> Case:
    """A case about the village's swimming lessons, except for what is given."""
    usual = {
        "id": "made",
        "slice": "note",
        "split": "dev",
        "turns": ["Who runs the swimming lessons?"],
        "status": ["answered"],
        "reason": "Made up.",
    }
    made = usual | of
    if made.get("sources") and "truth" not in made:
        made["truth"] = [{"source": made["sources"][0], "quote": "Coral Leisure"}]
    return Case.model_validate(made)


def citation(number: int, quote: str, source: str = "guide", headings: Sequence[str] = ()) -> CitationOut:
    return CitationOut(
        number=number,
        source_id=source,
        title="The guide",
        url="https://village.example/guide",
        link="https://village.example/guide",
        publisher="Testerton Council",
        kind="official",
        standing="current",
        published="1 January 2026",
        checked=None,
        headings=list(headings),
        page=None,
        quote=quote,
    )


def seen(
    status: str = "answered",
    sentences: Sequence[tuple[str, Sequence[int]]] = (),
    citations: Sequence[CitationOut] = (),
    lead: str = "",
    contacts: Sequence[tuple[str, str]] = (),
    notices: Sequence[tuple[str, str]] = (),
    timeline: Sequence[tuple[str, str]] = (),
    suggestions: Sequence[str] = (),
    passages: Sequence[Found] = (),
    asked: str = "",
    milliseconds: float = 5.0,
) -> Seen:
    """What came back, in the shapes of the API. Sentences are (words, citation numbers)."""
    marked = (text + "".join(f" [{number}]" for number in numbers) for text, numbers in sentences)
    response = ChatResponse(
        id="made",
        status=status,  # type: ignore[arg-type]
        answer="\n\n".join(part for part in (lead, " ".join(marked)) if part),
        sentences=[SentenceOut(text=text, citations=list(numbers)) for text, numbers in sentences],
        citations=list(citations),
        notices=[NoticeOut(kind=kind, text=text) for kind, text in notices],
        contacts=[ContactOut(name=n, for_="Help.", phone=p, email="", url="", checked="") for n, p in contacts],
        timeline=[TimelineStep(label=label, date=date, citation=1) for label, date in timeline] or None,
        suggestions=list(suggestions),
        model="none",
        took_ms=5,
    )
    return Seen(response=response, asked=asked, passages=list(passages), milliseconds=milliseconds)


def found(text: str, source: str = "guide", score: float = 0.5) -> Found:
    return Found(source=source, headings=[], text=text, score=score)


def results(scores: Mapping[str, Mapping[str, float]], **of: Any) -> Results:
    """Results by case id, then by measure; each score is out of 1. A slice is what an id begins with."""
    cases = {
        name: CaseResult(
            slice=name.rpartition("-")[0] or name,
            split="dev",
            scores={measure: Score(met) for measure, met in held.items()},
        )
        for name, held in scores.items()
    }
    usual = {
        "date": dt.datetime(2026, 11, 1, 12, 0, tzinfo=dt.UTC),
        "revision": "abc",
        "corpus": "village",
        "cases_digest": "0",
        "settings": {"model": "none"},
        "cases": cases,
    }
    return Results.model_validate(usual | of)
