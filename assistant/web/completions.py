"""Chat in the form of OpenAI's API, so that programs written for it can be pointed here.

Fields: https://platform.openai.com/docs/api-reference/chat. Whatever else a request holds is ignored:
nothing here can be turned up or down. System messages are ignored too: what is answered, and how, is not
for the caller to say. Most of these programs show the text alone, so sources and helpers stand in it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from assistant.present import escaped, notices, pieces
from assistant.types import Answer, Question, Turn
from assistant.web.requests import MAX_CONTENT
from assistant.web.schemas import CitationOut

MODEL = "local-offer"
_PLAIN = ("text", "input_text")


class CompletionMessage(BaseModel):
    model_config = ConfigDict(extra="ignore")

    role: str
    content: str | list[dict[str, Any]] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return "\n".join(str(p.get("text", "")) for p in self.content if p.get("type") in _PLAIN)
        return self.content or ""


class StreamOptions(BaseModel):
    include_usage: bool = False


class CompletionRequest(BaseModel):
    model_config = ConfigDict(extra="ignore")

    messages: list[CompletionMessage] = Field(min_length=1, max_length=200)
    model: str = MODEL
    stream: bool | None = False
    stream_options: StreamOptions | None = None

    @field_validator("messages")
    @classmethod
    def _ends_with_the_user(cls, messages: list[CompletionMessage]) -> list[CompletionMessage]:
        said = [m for m in messages if m.role in ("user", "assistant") and m.text.strip()]
        if not said or said[-1].role != "user":
            raise ValueError("the last message must be the user's question")
        if any(len(m.text) > MAX_CONTENT for m in said):
            raise ValueError(f"a message may have {MAX_CONTENT} characters")
        return said

    def question(self) -> Question:
        *before, last = self.messages
        turns = tuple(Turn(_role(message), message.text) for message in before)
        return Question(last.text, turns)


def completion(answer: Answer, question: Question) -> dict[str, Any]:
    """The whole answer."""
    content = "".join(text_of(answer))
    message = {"role": "assistant", "content": content, "citations": _citations(answer)}
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    return {**_head(answer.id, "chat.completion"), "choices": [choice], "usage": _usage(question, content)}


def first_chunk(answer_id: str) -> dict[str, Any]:
    """What is sent before the answer is there."""
    return _chunk(answer_id, {"role": "assistant", "content": ""})


def chunks(answer: Answer, question: Question, usage: bool) -> Iterator[dict[str, Any]]:
    """The answer a piece at a time; the citations come with the last."""
    for piece in text_of(answer):
        yield _chunk(answer.id, {"content": piece})
    yield _chunk(answer.id, {"citations": _citations(answer)}, "stop")
    if usage:
        head = _head(answer.id, "chat.completion.chunk")
        yield {**head, "choices": [], "usage": _usage(question, "".join(text_of(answer)))}


def text_of(answer: Answer) -> list[str]:
    """The answer's Markdown a piece at a time, then its notices, who can help, and the sources."""
    first, later = notices(answer)
    said = [f"{notice.text}\n\n" for notice in first] + pieces(answer)
    said += [f"\n\n{notice.text}" for notice in later]
    cards = [
        f"{escaped(c.name)}: {', '.join(filter(None, (escaped(c.phone), escaped(c.email), _address(c.url))))}"
        for c in answer.contacts
    ]
    said += [f"\n\nWho can help:\n\n{_list(cards)}"] * bool(cards)
    sources = [f"\\[{c.number}\\] [{escaped(c.source.title)}]({_address(c.url)})" for c in answer.citations if c.url]
    said += [f"\n\nSources:\n\n{_list(sources)}"] * bool(sources)
    return said


def _list(items: list[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _address(url: str) -> str:
    """An address that does not end the Markdown link it stands in."""
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def _role(message: CompletionMessage) -> Literal["user", "assistant"]:
    return "user" if message.role == "user" else "assistant"


def _citations(answer: Answer) -> list[dict[str, Any]]:
    return [CitationOut.of(citation).model_dump() for citation in answer.citations]


def _head(answer_id: str, kind: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{answer_id}", "object": kind, "created": int(time.time()), "model": MODEL}


def _chunk(answer_id: str, delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return {**_head(answer_id, "chat.completion.chunk"), "choices": [choice]}


def _usage(question: Question, content: str) -> dict[str, int]:
    """Words, since nothing here counts in tokens."""
    asked = sum(len(turn.split()) for turn in (question.text, *(turn.content for turn in question.earlier)))
    given = len(content.split())
    return {"prompt_tokens": asked, "completion_tokens": given, "total_tokens": asked + given}
