"""When there is no answer, programs get the nearest pages as links in the answer itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from markdown_it import MarkdownIt

from assistant.present import markdown, pieces
from assistant.services import Services
from assistant.types import Answer, Passage
from ingest.types import Chunk, Source, Statement
from tests.assistant.web.asking import LEADS, body
from tests.assistant.web.markup import page


def passage(source_id: str, title: str) -> Passage:
    statement = Statement("s", "c", 0, 6, "Words.", "paragraph")
    chunk = Chunk("c", source_id, (), 0, 6, "Words.", None, ())
    return Passage(statement, chunk, Source(source_id, title, "a.md"), 0.0, 0.0)


NONE = Answer("id", "no_answer", "I do not know.")


def test_a_question_that_is_not_answered_gets_links_that_lead_to_stored_documents(client: TestClient) -> None:
    answer = client.post("/v1/chat", json=body("What is 9.9?")).json()["answer"]
    lead, heading, pages = answer.split("\n\n")
    assert lead
    assert heading == "The nearest pages:"
    assert "- [The Plan for Exampleton](/sources/plan)" in pages.split("\n")
    for link in page(MarkdownIt().render(pages)).select("li a"):
        assert client.get(str(link["href"])).status_code == 200


def test_a_question_in_another_language_gets_the_pages_to_start_at(client: TestClient, tiny_services: Services) -> None:
    with tiny_services.live.use() as index:
        index.__dict__["council"] = index.council.model_copy(update={"start": ("notes/asking",)})
    found = client.post("/v1/chat", json=body("Jak mogę poprosić o pomoc dla mojego dziecka w szkole?")).json()
    assert found["status"] == "unsupported_language"
    assert found["answer"].endswith(
        "\n\nStrony, które mogą pomóc:\n\n- [Asking for an assessment](/sources/notes/asking)"
    )


def test_an_answer_has_no_such_list(client: TestClient) -> None:
    assert "nearest pages" not in client.post("/v1/chat", json=body(LEADS)).json()["answer"]


@pytest.mark.parametrize("title", ["A [b](https://evil.example) <i>c</i>", "*x* `y` [1]", "a](https://evil.example)"])
def test_a_title_and_an_id_can_make_no_markup(title: str) -> None:
    said = markdown(replace(NONE, pages=(passage("notes/a b(c)?d#e", title),)))
    (link,) = page(MarkdownIt("commonmark").render(said)).select("a")
    assert link["href"] == "/sources/notes/a%20b%28c%29%3Fd%23e"
    assert link.text == title
    assert not link.select("*")


def test_each_page_is_a_piece() -> None:
    two = replace(NONE, pages=(passage("a", "A"), passage("b", "B")))
    assert pieces(two) == ["I do not know.", "\n\nThe nearest pages:\n\n- [A](/sources/a)", "\n- [B](/sources/b)"]


@pytest.mark.parametrize("status", ["no_answer", "unsupported_language"])
def test_without_pages_there_is_no_heading(status: str) -> None:
    assert markdown(replace(NONE, status=status)) == "I do not know."  # type: ignore[arg-type]
