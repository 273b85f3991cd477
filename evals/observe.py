"""Case -> what the assistant did with it, through the same entry the API uses."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from assistant.present import markdown
from assistant.services import Services
from assistant.types import Question, Turn
from assistant.web.schemas import ChatResponse
from evals.cases import Case

# Enough statements to fill 4,000 characters, the widest window that is measured.
DEPTH = 60
_MARK = re.compile(r" ?\[\d+\]")


class Found(BaseModel):
    """A passage retrieved, as a program would be given it."""

    model_config = ConfigDict(frozen=True)

    source: str
    headings: list[str]
    text: str
    score: float


class Seen(BaseModel):
    """What came back for a case. `asked` is the last turn as it was searched; `searched` the
    readings made of it; `fault` says why there is nothing, when the walk failed."""

    model_config = ConfigDict(frozen=True)

    response: ChatResponse | None = None
    asked: str = ""
    searched: list[str] = []
    passages: list[Found] = []
    milliseconds: float = 0.0
    fault: str = ""

    @property
    def status(self) -> str:
        return self.response.status if self.response else ""


def observe(case: Case, services: Services) -> Seen:
    """Ask the turns of a case in order, each with the answers before it; keep the last answer.

    For answerable cases what retrieval finds is kept too.
    """
    earlier: list[Turn] = []
    *before, last = case.turns
    for turn in before:
        reply = services.answer(Question(turn, tuple(earlier), case.audience))
        earlier += [Turn("user", turn), Turn("assistant", markdown(reply))]
    question = Question(last, tuple(earlier), case.audience)
    started = time.perf_counter()
    answer = services.answer(question)
    taken = (time.perf_counter() - started) * 1000
    found = services.search(question, DEPTH) if case.answerable else answer.considered[:10]
    return Seen(
        response=ChatResponse.of(answer),
        asked=answer.asked,
        searched=list(answer.searched),
        passages=[
            Found(source=p.source.id, headings=list(p.chunk.headings), text=p.statement.text, score=p.score)
            for p in found
        ],
        milliseconds=taken,
    )


def shown(seen: Seen) -> str:
    """Every word that answers: the cited sentences and the timeline, without lead and markers."""
    response = seen.response
    if response is None:
        return ""
    steps = (f"{step.label} {step.date}" for step in response.timeline or ())
    return "\n".join((*(sentence.text for sentence in response.sentences), *steps))


def everything(seen: Seen, quotes: bool = False) -> str:
    """Every word shown around the answer too, and with `quotes` the source cards."""
    response = seen.response
    if response is None:
        return ""
    parts: Sequence[str] = (
        _MARK.sub("", response.answer),
        shown(seen),
        *(notice.text for notice in response.notices),
        *(f"{c.name} {c.for_} {c.phone} {c.email} {c.url}" for c in response.contacts),
        *response.suggestions,
        *(f"{c.title} {c.quote}" for c in response.citations if quotes),
    )
    return "\n".join(parts)
