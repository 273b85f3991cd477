"""Passages -> a draft in a model's words: asked in structure, read as untrusted, judged by the verifier."""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.errors import ModelError
from assistant.model.models import ChatModel
from assistant.types import Audience, Draft, Part, Passage
from ingest.sentences import sentences
from ingest.types import Statement

PROMPTS = Path(__file__).parent / "prompts"
MAX_PASSAGES, MAX_PASSAGE = 12, 900
MAX_SENTENCES, MAX_WORDS = 8, 180
_READERS: dict[Audience | None, str] = {
    "parent": "The reader is a parent.",
    "young-person": "The reader is a young person.",
    "senco": "The reader is a SENCO.",
    "professional": "The reader is a professional.",
    None: "",
}
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*\Z", re.DOTALL)
# Models like to say again which passage they speak of, in the sentence itself.
_TOKENS = re.compile(r"\A\W*P\d+\s*[:.–-]\s*|\s*[\[(]P\d+(?:\s*,\s*P\d+)*[\])]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


class _Told(BaseModel):
    """One sentence of a reply and the passages it says it rests on."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: Annotated[str, StringConstraints(min_length=1, max_length=600, strip_whitespace=True)]
    passages: Annotated[list[Annotated[str, StringConstraints(max_length=8)]], Field(max_length=MAX_PASSAGES)]


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    sentences: Annotated[list[_Told], Field(max_length=40)]
    answered: bool


def worded(
    question: str,
    passages: Sequence[Passage],
    model: ChatModel,
    audience: Audience | None = None,
    cancelled: threading.Event | None = None,
) -> Draft | None:
    """What a model says to the question from the passages, best first; to be verified as worded.

    Sentences that cite no passage, or one that was not given, are left out, and what is past
    MAX_SENTENCES or MAX_WORDS. None when the model fails, says that the passages do not answer, or
    replies with anything but the structure it was asked for.
    """
    offered = _offered(passages)
    if not offered:
        return None
    mark = secrets.token_hex(8)
    system = prompt("answer", mark=mark, sentences=MAX_SENTENCES, words=MAX_WORDS, reader=_READERS[audience])
    lines = [f"{token}: {_text(statements)}" for token, statements in offered.items()]
    user = between(mark, "PASSAGES", "\n".join(lines)) + between(mark, "QUESTION", question)
    try:
        reply = _Reply.model_validate_json(unfenced(model.reply(system, user, cancelled, _shape(offered))))
    except (ModelError, ValidationError):
        return None
    parts = _parts(reply, offered) if reply.answered else ()
    return Draft(parts, "answered") if parts else None


def prompt(name: str, **values: object) -> str:
    """A prompt of `assistant/model/prompts`, its `$name`s filled in."""
    return Template((PROMPTS / f"{name}.txt").read_text(encoding="utf-8")).substitute(values)


def between(mark: str, what: str, text: str) -> str:
    """Text marked off as data; nobody who wrote it could know the mark."""
    return f"----- {what} {mark} -----\n{text}\n----- END {mark} -----\n"


def unfenced(reply: str) -> str:
    """A reply without the code fence that models like to put around JSON."""
    fenced = _FENCE.match(reply)
    return fenced.group(1) if fenced else reply


def _offered(passages: Sequence[Passage]) -> dict[str, tuple[Statement, ...]]:
    """What each token stands for: a statement, after the lead-in of its list when it has one."""
    offered: dict[str, tuple[Statement, ...]] = {}
    for passage in passages:
        statement = passage.statement
        lead = next((s for s in passage.chunk.statements if s.id == statement.lead), None)
        statements = (lead, statement) if lead else (statement,)
        if len(_text(statements)) <= MAX_PASSAGE and statements not in offered.values():
            offered[f"P{len(offered) + 1}"] = statements
        if len(offered) == MAX_PASSAGES:
            break
    return offered


def _text(statements: Sequence[Statement]) -> str:
    cells = [f"{cell.label}: {cell.text}" for s in statements for cell in s.cells if cell.text]
    text = " | ".join(cells) or " ".join(s.text for s in statements)
    return re.sub(r"\s+", " ", _ADDRESS.sub("", text)).strip()


def _shape(offered: Mapping[str, object]) -> dict[str, object]:
    """The JSON schema of a reply about these passages."""
    tokens = {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "string", "enum": list(offered)}}
    told = {"text": {"type": "string"}, "passages": tokens}
    sentence = {"type": "object", "properties": told, "required": list(told), "additionalProperties": False}
    fields = {
        "sentences": {"type": "array", "maxItems": MAX_SENTENCES, "items": sentence},
        "answered": {"type": "boolean"},
    }
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _parts(reply: _Reply, offered: Mapping[str, tuple[Statement, ...]]) -> tuple[Part, ...]:
    parts: list[Part] = []
    words = 0
    for told in reply.sentences:
        if not told.passages or not all(token in offered for token in told.passages):
            continue
        statements = tuple(dict.fromkeys(s for token in told.passages for s in offered[token]))
        text = re.sub(r"\s+", " ", _TOKENS.sub("", told.text)).strip()
        for said in (text[a:b] for a, b in sentences(text)):
            words += len(said.split())
            if words > MAX_WORDS or len(parts) == MAX_SENTENCES:
                return tuple(parts)
            if said not in (part.text for part in parts):
                parts.append(Part(said, statements))
    return tuple(parts)
