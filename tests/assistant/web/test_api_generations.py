"""A running service and the indexes that go live beneath it."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.api import create_app
from ingest.embed import HashingEmbedder, Vectors
from ingest.generation import Generations
from ingest.pipeline import build

QUESTION = "How long does the council have to decide?"


def ask(client: TestClient) -> str:
    reply = client.post("/v1/chat", json={"messages": [{"role": "user", "content": QUESTION}]})
    return str(reply.json()["answer"])


def note(corpus: Path) -> Path:
    return corpus / "notes" / "asking.md"


def rewrite(corpus: Path) -> None:
    """The council takes longer from now on."""
    file = note(corpus)
    file.write_text(file.read_text(encoding="utf-8").replace("six weeks", "nine weeks"), encoding="utf-8")


def test_a_new_index_is_answered_from_without_a_restart(
    client: TestClient, tiny: Path, generations: Generations
) -> None:
    assert "six weeks" in ask(client)
    rewrite(tiny)
    build(tiny, generations, HashingEmbedder())
    assert "nine weeks" in ask(client)


def test_a_request_keeps_the_index_it_began_with(tiny_services: Services, tiny: Path, generations: Generations) -> None:
    class RebuiltMeanwhile(HashingEmbedder):
        """A new index goes live while the first question is being read."""

        def embed_query(self, text: str) -> Vectors:
            if text == QUESTION and "nine" not in note(tiny).read_text(encoding="utf-8"):
                rewrite(tiny)
                build(tiny, generations, HashingEmbedder())
            return super().embed_query(text)

    client = TestClient(create_app(Services(tiny_services.settings, RebuiltMeanwhile())))
    assert "six weeks" in ask(client)
    assert "nine weeks" in ask(client)
