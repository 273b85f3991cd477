"""Answer -> the parts of the AI SDK UI message stream, version 1, in the order they are sent.

The protocol: https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol. Standard parts have their standard
fields and no others, for its clients check them strictly; what it has no part for goes in `data-` parts.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from assistant.clock.calendar_link import calendar_link
from assistant.present import pieces
from assistant.types import Answer, Citation, ContactCard
from assistant.web.schemas import ChatResponse, CitationOut, ContactOut

Part = Mapping[str, Any]

HEADERS = {
    "x-vercel-ai-ui-message-stream": "v1",
    "Cache-Control": "no-store",
    # nginx, and what speaks like it, would hold the parts back until all are there.
    "X-Accel-Buffering": "no",
}
DONE = b"data: [DONE]\n\n"
TEXT = "answer"


def opening(answer_id: str) -> list[Part]:
    """What is sent before the answer is there."""
    return [{"type": "start", "messageId": answer_id}, _data("status", {"stage": "looking"})]


def parts(answer: Answer, crisis: Collection[ContactCard] = ()) -> Iterator[Part]:
    """The answer: help in danger before its words, a piece of it a delta, then what stands beside it.

    `crisis` are the contacts that are help lines.
    """
    whole = ChatResponse.of(answer)
    yield _data(
        "status",
        {
            "stage": "answer",
            "status": answer.status,
            "language": answer.language,
            "direction": answer.direction,
            "model": answer.model,
            "took_ms": answer.took_ms,
        },
    )
    lines = [card for card in answer.contacts if answer.status == "crisis" or card in crisis]
    if lines:
        yield _data("safety", {"contacts": [_plain(ContactOut.model_validate(card)) for card in lines]})
    for citation in answer.citations:
        yield _source(citation)
        yield _data("citation", _plain(CitationOut.of(citation)))
    yield {"type": "text-start", "id": TEXT}
    for piece in pieces(answer):
        yield {"type": "text-delta", "id": TEXT, "delta": piece}
    yield {"type": "text-end", "id": TEXT}
    beside = whole.model_dump(by_alias=True)
    for name in ("notices", "contacts"):
        if beside[name]:
            yield _data(name, beside[name])
    if beside["timeline"]:
        yield _data("timeline", {"steps": beside["timeline"], "calendar": calendar_link(answer.timeline)})
    if beside["suggestions"]:
        yield _data("suggestions", beside["suggestions"])
    yield {"type": "finish"}


def fault(detail: str) -> list[Part]:
    """What is sent instead of an answer: the words a problem would have."""
    return [{"type": "error", "errorText": detail}, {"type": "finish"}]


def event(part: Part) -> bytes:
    """A part, or anything that is JSON, as a server-sent event."""
    return f"data: {json.dumps(part, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()


def _source(citation: Citation) -> Part:
    about = {"sourceId": str(citation.number), "title": citation.source.title}
    if citation.url.startswith(("http://", "https://")):
        return {"type": "source-url", "url": citation.url, **about}
    return {"type": "source-document", "mediaType": "text/html", **about}


def _data(name: str, data: object) -> Part:
    return {"type": f"data-{name}", "data": data}


def _plain(shown: CitationOut | ContactOut) -> dict[str, Any]:
    return shown.model_dump(by_alias=True)
