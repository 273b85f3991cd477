"""Language models, an option that words answers and gates nothing. LangChain's chat models stop here."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import httpx

from assistant.errors import ModelError

SECONDS = 20.0
MAX_REPLY = 20_000
# The bytes that may carry a reply: a stream wraps each few letters in some hundred bytes of its own.
MAX_BYTES = 500 * MAX_REPLY
_END = object()


class ChatModel(Protocol):
    """A model that answers one instruction about one text."""

    name: str

    def reply(
        self,
        system: str,
        user: str,
        cancelled: threading.Event | None = None,
        shape: Mapping[str, object] | None = None,
    ) -> str:
        """The model's words, at most MAX_REPLY characters of them.

        `shape` is a JSON schema. A server that can hold its model to one does; the reply may yet be
        anything.

        Raises:
            ModelError: it cannot be reached, says nothing, takes too long, or the wait was cancelled.
        """
        ...


class LangChainModel:
    """Any chat model LangChain knows as `provider:model`: hosted, Ollama, or with `url` any
    OpenAI-compatible server.

    The reply is streamed, so that a model that goes on for ever is cut off, and read in a thread of
    its own, so that one that trickles or falls silent is left behind when `seconds` have passed.
    """

    def __init__(self, name: str, url: str = "", seconds: float = SECONDS) -> None:
        self.name = name
        self._seconds = seconds
        self._model = _open(name, url, seconds)

    def reply(
        self,
        system: str,
        user: str,
        cancelled: threading.Event | None = None,
        shape: Mapping[str, object] | None = None,
    ) -> str:
        pieces: queue.Queue[object] = queue.Queue()
        stop = threading.Event()
        options = _shaped(self.name, shape)
        threading.Thread(
            target=self._read, args=(system, user, options, pieces, stop), name="model", daemon=True
        ).start()
        deadline = time.monotonic() + self._seconds
        said: list[str] = []
        length = 0
        try:
            while length < MAX_REPLY:
                piece = _next(pieces, deadline, cancelled)
                if piece is _END:
                    break
                if isinstance(piece, Exception):
                    raise ModelError(f"The model {self.name} failed: {type(piece).__name__}.") from piece
                said.append(str(piece))
                length += len(said[-1])
        finally:
            stop.set()
        text = "".join(said)[:MAX_REPLY].strip()
        if not text:
            raise ModelError(f"The model {self.name} said nothing.")
        return text

    def _read(
        self, system: str, user: str, options: dict[str, Any], pieces: queue.Queue[object], stop: threading.Event
    ) -> None:
        try:
            for chunk in self._chunks([("system", system), ("human", user)], options):
                if stop.is_set():
                    return
                pieces.put(chunk.text)
            pieces.put(_END)
        except Exception as error:  # whatever a provider's client raises
            pieces.put(error)

    def _chunks(self, messages: list[tuple[str, str]], options: dict[str, Any]) -> Iterator[Any]:
        try:
            yield from self._model.stream(messages, **options)
        except Exception as error:
            # A server that knows no schemas says 400 at once; it is asked again without.
            if not options or getattr(error, "status_code", None) != 400:
                raise
            yield from self._model.stream(messages)


def choose_model(name: str, url: str = "") -> ChatModel | None:
    """The model of the settings; None when answers are to be worded without one.

    Raises:
        ModelError: the provider is unknown or its package is not installed.
    """
    return None if name in ("", "none") else LangChainModel(name, url)


class _Bounded(httpx.SyncByteStream):
    """A response's bytes, with an end to them: a thread that was left behind ends too."""

    def __init__(self, stream: httpx.SyncByteStream, seconds: float) -> None:
        self._stream = stream
        self._deadline = time.monotonic() + seconds

    def __iter__(self) -> Iterator[bytes]:
        length = 0
        for piece in self._stream:
            length += len(piece)
            if length > MAX_BYTES or time.monotonic() > self._deadline:
                raise httpx.ReadError("The reply had no end.")
            yield piece

    def close(self) -> None:
        self._stream.close()


def _next(pieces: queue.Queue[object], deadline: float, cancelled: threading.Event | None) -> object:
    while True:
        if cancelled is not None and cancelled.is_set():
            raise ModelError("Nobody waits for the answer any more.")
        left = deadline - time.monotonic()
        if left <= 0:
            raise ModelError("The model took too long.")
        try:
            return pieces.get(timeout=min(left, 0.2))
        except queue.Empty:
            continue


def _shaped(name: str, shape: Mapping[str, object] | None) -> dict[str, Any]:
    """How a provider is told the shape of a reply; nothing for one that has no way we know."""
    if shape is None:
        return {}
    asked = {"type": "json_schema", "json_schema": {"name": "reply", "schema": dict(shape)}}
    ways: dict[str, dict[str, Any]] = {
        "openai": {"extra_body": {"response_format": asked}},
        "ollama": {"format": dict(shape)},
    }
    return ways.get(name.partition(":")[0], {})


def _open(name: str, url: str, seconds: float) -> Any:
    from langchain.chat_models import init_chat_model

    provider, colon, _ = name.partition(":")
    if not colon or not provider:
        raise ModelError(f"LOCAL_OFFER_MODEL is {name!r}; write it as provider:model, as in openai:gpt-4o-mini.")
    options: dict[str, Any] = {"temperature": 0, "timeout": seconds, "max_retries": 0}
    if url:
        options["base_url"] = url
    if provider == "openai":

        def bound(response: httpx.Response) -> None:
            if isinstance(response.stream, httpx.SyncByteStream):
                response.stream = _Bounded(response.stream, seconds)

        options["http_client"] = httpx.Client(timeout=seconds, event_hooks={"response": [bound]})
        if url:
            # A server of one's own asks for no key, but the client will not start without one.
            options["api_key"] = os.environ.get("OPENAI_API_KEY") or "none"
    try:
        return init_chat_model(name, **options)
    except ImportError as error:
        package = f"langchain-{provider.replace('_', '-')}"
        raise ModelError(f"The model {name} needs another package. Run: pip install {package}") from error
    except Exception as error:  # whatever a provider's client raises: no key, an unknown provider
        raise ModelError(f"The model {name} cannot be used: {error}") from error
