"""The stored copy of a document, with the words marked that an answer rests on."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ingest.embed import HashingEmbedder
from ingest.generation import Generations
from ingest.pipeline import build
from tests.assistant.web.markup import one, page

HTML = {"accept": "text/html"}


@pytest.mark.parametrize("question", ["How long does the council have to decide?", "Who leads 1.2?"])
def test_the_stored_copy_marks_exactly_the_quoted_words(client: TestClient, question: str) -> None:
    item = one(page(client.post("/ask", data={"question": question}, headers=HTML).text), "#source-1")
    stored = page(client.get(str(one(item, "a[href^='/sources/']")["href"]), headers=HTML).text)
    assert [mark.text for mark in stored.select("mark")] == [one(item, "blockquote").text]
    assert one(stored, "#quote").find("mark") or one(stored, "#quote").name == "mark"


def test_of_a_paragraph_only_the_quoted_sentence_is_marked(
    client: TestClient, tiny: Path, generations: Generations
) -> None:
    plan = tiny / "documents" / "plan.md"
    said = "The club meets on Mondays. The bus to it is free. Bring a coat."
    plan.write_text(plan.read_text(encoding="utf-8") + f"\n## The club\n\n{said}\n", encoding="utf-8")
    build(tiny, generations, HashingEmbedder())
    start = client.get("/v1/sources/plan").json()["text"].index("The bus to it is free.")
    stored = page(client.get(f"/sources/plan?at={start}-{start + 22}", headers=HTML).text)
    assert [mark.text for mark in stored.select("mark")] == ["The bus to it is free."]


def test_a_quote_of_several_lines_is_marked_in_each_and_has_one_place_to_go_to(client: TestClient) -> None:
    text = client.get("/v1/sources/plan").json()["text"]
    start, end = text.index("120 children"), text.index("resource base.") + len("resource base.")
    stored = page(client.get(f"/sources/plan?at={start}-{end}", headers=HTML).text)
    assert "\n".join(mark.text for mark in stored.select("mark")) == text[start:end]
    assert len(stored.select("[id=quote]")) == 1


def test_the_stored_copy_of_a_note_shows_the_page_each_line_rests_on(client: TestClient) -> None:
    stored = page(client.get("/sources/notes/asking", headers=HTML).text)
    assert [a["href"] for a in stored.select(".document a")] == [
        "https://example.org/law/36",
        "https://example.org/asking",
        "https://example.org/law/5",
    ]
    assert {a.text for a in stored.select(".document .rests a")} == {"example.org"}
    assert stored.select("mark") == []


def test_the_items_of_a_document_are_a_list_below_their_heading(client: TestClient) -> None:
    stored = page(client.get("/sources/notes/asking", headers=HTML).text)
    assert stored.select(".document h2 + ul > li")
    assert {child.name for found in stored.select(".document ul") for child in found.find_all(recursive=False)} == {
        "li"
    }


@pytest.mark.parametrize("at", ["999990-999999", "20-10", "0-0"])
def test_a_place_that_is_not_in_the_document_promises_no_mark(client: TestClient, at: str) -> None:
    stored = page(client.get(f"/sources/plan?at={at}", headers=HTML).text)
    assert stored.select("mark") == []
    assert stored.select("a[href='#quote']") == []


@pytest.mark.parametrize("at", ["x", "1", "1-", "-1-5", "<b>", "1" * 5000 + "-2", "1-" + "2" * 5000])
def test_a_place_that_cannot_be_read_is_the_askers_fault(client: TestClient, at: str) -> None:
    lenient = TestClient(client.app, raise_server_exceptions=False)
    assert 400 <= lenient.get("/sources/plan", params={"at": at}, headers=HTML).status_code < 500


def test_an_unknown_source_is_a_page_that_says_so(client: TestClient) -> None:
    reply = client.get("/sources/notes/lost", headers=HTML)
    assert reply.status_code == 404
    found = page(reply.text)
    assert one(found, "h1").text == "There is no such source"
    assert one(found, "main a[href='/#documents']")
    assert "/v1" not in one(found, "main").text


@pytest.mark.parametrize("path", ["/sources", "/sources/"])
def test_the_folder_of_the_documents_leads_to_their_list(client: TestClient, path: str) -> None:
    reply = client.get(path, headers=HTML, follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, "/#documents")
    assert one(page(client.get("/", headers=HTML).text), "#documents")
