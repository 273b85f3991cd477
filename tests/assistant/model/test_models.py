"""What every chat model keeps to, and what LangChain's keeps out."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from assistant.errors import ModelError
from assistant.model.models import MAX_REPLY, ChatModel, LangChainModel, choose_model
from tests.model_server import FakeModel, Script, model_server

Make = Callable[[Script], ChatModel]
SECONDS = 1.0


@pytest.fixture(params=["fake", "langchain"])
def make(request: pytest.FixtureRequest) -> Iterator[Make]:
    """A model that says what a script says: in this process, or through LangChain from a server."""
    with contextlib.ExitStack() as stack:

        def _make(script: Script) -> ChatModel:
            if request.param == "fake":
                return FakeModel(script)
            server = stack.enter_context(model_server(script))
            return LangChainModel("openai:scripted", server.url, SECONDS)

        yield _make


def test_a_model_says_its_words_without_the_space_around_them(make: Make) -> None:
    assert make(lambda system, user: f" {system} / {user}\n").reply("Be kind.", "Hello?") == "Be kind. / Hello?"


def test_a_long_reply_is_cut(make: Make) -> None:
    reply = make(lambda system, user: "word " * 100_000).reply("s", "u")
    assert 0 < len(reply) <= MAX_REPLY


@pytest.mark.parametrize("said", ["", " \n", "silence", "trickle", "line", "500", "not-events", "hang-up"])
def test_a_model_that_gives_nothing_is_a_fault(make: Make, said: str) -> None:
    with pytest.raises(ModelError):
        make(lambda system, user: said).reply("s", "u")


@pytest.mark.parametrize("said", ["Hello.", "silence"])
def test_a_cancelled_wait_ends(make: Make, said: str) -> None:
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(ModelError):
        make(lambda system, user: said).reply("s", "u", cancelled)


def test_ten_megabytes_of_words_are_cut_and_the_server_is_left() -> None:
    with model_server(lambda system, user: "x" * 10_000_000) as server:
        assert len(LangChainModel("openai:scripted", server.url, 30).reply("s", "u")) == MAX_REPLY


@pytest.mark.parametrize("said", ["trickle", "line", "silence"])
def test_no_thread_is_left_behind_by_a_reply_without_an_end(said: str) -> None:
    before = set(threading.enumerate())
    with model_server(lambda system, user: said) as server:
        model = LangChainModel("openai:scripted", server.url, SECONDS)
        with pytest.raises(ModelError):
            model.reply("s", "u")
        reading = [t for t in threading.enumerate() if t not in before and t.name == "model"]
        for thread in reading:
            thread.join(10)
        assert not any(thread.is_alive() for thread in reading)


def test_a_server_is_told_the_shape_of_the_reply() -> None:
    shape = {"type": "object", "properties": {"ok": {"type": "boolean"}}}
    with model_server(lambda system, user: '{"ok": true}') as server:
        assert LangChainModel("openai:scripted", server.url, 10).reply("s", "u", shape=shape) == '{"ok": true}'
    assert server.asked[0]["response_format"]["json_schema"]["schema"] == shape


def test_a_server_that_knows_no_shapes_is_asked_without() -> None:
    with model_server(lambda system, user: "Hello.", refuses_shapes=True) as server:
        assert LangChainModel("openai:scripted", server.url, 10).reply("s", "u", shape={"type": "object"}) == "Hello."
    assert ["response_format" in body for body in server.asked] == [True, False]


def test_a_server_that_is_not_there_is_a_fault() -> None:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    with pytest.raises(ModelError):
        LangChainModel("openai:scripted", f"http://127.0.0.1:{port}/v1", SECONDS).reply("s", "u")


@pytest.mark.parametrize("name", ["", "none"])
def test_no_model_is_the_default(name: str) -> None:
    assert choose_model(name) is None


@pytest.mark.parametrize(
    ("name", "words"),
    [("gpt-4o-mini", "provider:model"), ("nosuch:model", "cannot be used"), ("ollama:x", "pip install")],
)
def test_a_model_that_cannot_be_used_says_what_to_do(name: str, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        choose_model(name, "http://127.0.0.1:1")
