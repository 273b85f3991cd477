"""What programs ask over HTTP. Names are fixed: other programs are written against them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field, field_validator

from assistant.types import Audience, Detail, Question, Turn

# Longer texts are refused in screening, with a message; this only bounds what is read at all.
MAX_CONTENT = 100_000
Reason = Literal["out-of-date", "not-my-question", "too-hard", "wrong"]


class Message(BaseModel):
    role: Literal["user", "assistant"]
    content: str = Field(max_length=MAX_CONTENT)


class ChatRequest(BaseModel):
    """A conversation so far; the last message is the question. `detail` asks for simpler or fuller words."""

    messages: list[Message] = Field(min_length=1, max_length=100)
    audience: Audience | None = None
    detail: Detail | None = None

    @field_validator("messages")
    @classmethod
    def _ends_with_the_user(cls, messages: list[Message]) -> list[Message]:
        if messages[-1].role != "user":
            raise ValueError("the last message must be the user's question")
        if not messages[-1].content.strip():
            raise ValueError("the question is empty")
        return messages

    def question(self) -> Question:
        *before, last = self.messages
        turns = tuple(Turn(message.role, message.content) for message in before)
        return Question(last.content, turns, self.audience, self.detail)


class SearchRequest(BaseModel):
    query: str = Field(min_length=1, max_length=MAX_CONTENT)
    history: list[str] = Field(default_factory=list, max_length=100)
    k: int = Field(10, ge=1, le=100)
    audience: Audience | None = None

    def question(self) -> Question:
        return Question(self.query, tuple(Turn("user", turn) for turn in self.history), self.audience)


class FeedbackRequest(BaseModel):
    """Whether an answer helped, and one reason from a list: there is no place for words."""

    answer_id: str = Field(max_length=64)
    helpful: bool
    reason: Reason | None = None
