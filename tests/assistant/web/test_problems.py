"""Faults over HTTP: what happened and what to do, in RFC 9457 form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.api import create_app
from ingest.embed import HashingEmbedder, Vectors
from ingest.settings import Settings

JSON = {"content-type": "application/json"}


def problem(reply: Any, status: int) -> dict[str, Any]:
    """The problem a reply carries, its form checked."""
    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = reply.json()
    assert set(found) == {"type", "title", "status", "detail"}
    assert found["status"] == status
    assert found["title"]
    assert found["detail"]
    return found


def messages(*contents: str, role: str = "user") -> dict[str, Any]:
    return {"messages": [{"role": role, "content": content} for content in contents]}


@pytest.fixture
def without_index(tmp_path: Path) -> TestClient:
    return TestClient(create_app(Services(Settings(data=tmp_path / "none", embedder="hashing"))))


@pytest.fixture
def broken(tiny_services: Services) -> TestClient:
    class Broken(HashingEmbedder):
        """Fails in a way nobody foresaw, with the question in its words."""

        def embed_query(self, text: str) -> Vectors:
            raise RuntimeError(f"cannot read {text}")

    app = create_app(Services(tiny_services.settings, Broken()))
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize("body", ["{", "", "not json", '{"messages": [}'])
def test_a_body_that_is_not_json_is_refused(client: TestClient, body: str) -> None:
    reply = client.post("/v1/chat", content=body, headers=JSON)
    assert reply.status_code in (400, 422)
    problem(reply, reply.status_code)


@pytest.mark.parametrize("body", [b"\xff\xfe{", b'{"messages": "\xff"}'])
def test_a_body_that_is_not_text_is_refused(client: TestClient, body: bytes) -> None:
    problem(client.post("/v1/chat", content=body, headers=JSON), 400)


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "messages"),
        ({"messages": []}, "messages"),
        ({"messages": "hello"}, "messages"),
        (messages("Hello", role="assistant"), "user"),
        (messages("Hello", role="system"), "role"),
        (messages("   "), "empty"),
        (messages("Hello") | {"audience": "cat"}, "audience"),
        ([], "body"),
        (None, "body"),
    ],
)
def test_a_request_that_cannot_be_read_is_refused_and_the_field_named(
    client: TestClient, body: Any, named: str
) -> None:
    assert named in problem(client.post("/v1/chat", json=body), 422)["detail"]


@pytest.mark.parametrize("body", [{}, {"query": ""}, {"query": "plan", "k": 0}, {"query": "plan", "k": 101}])
def test_a_search_that_cannot_be_read_is_refused(client: TestClient, body: dict[str, Any]) -> None:
    problem(client.post("/v1/search", json=body), 422)


def test_a_question_of_fifty_thousand_characters_is_too_long_and_the_bound_is_named(client: TestClient) -> None:
    found = problem(client.post("/v1/chat", json=messages("plan " * 10_000)), 413)
    assert "2,000" in found["detail"]


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/v1/chat", JSON), ("/v1/search", JSON), ("/ask", {"content-type": "application/x-www-form-urlencoded"})],
)
def test_a_body_over_the_bound_is_refused(client: TestClient, path: str, headers: dict[str, str]) -> None:
    problem(client.post(path, content=b"question=" + b"x" * 600_000, headers=headers), 413)


def test_an_unknown_source_is_named(client: TestClient) -> None:
    assert "notes/lost" in problem(client.get("/v1/sources/notes/lost"), 404)["detail"]


@pytest.mark.parametrize("path", ["/v1/nothing", "/nothing", "/v1/chat/completion", "/static/none.css"])
def test_an_unknown_route_is_a_problem(client: TestClient, path: str) -> None:
    problem(client.get(path), 404)


@pytest.mark.parametrize(("method", "path"), [("GET", "/v1/chat"), ("DELETE", "/v1/sources"), ("PUT", "/ask")])
def test_a_wrong_method_is_a_problem_that_names_the_right_one(client: TestClient, method: str, path: str) -> None:
    reply = client.request(method, path)
    problem(reply, 405)
    assert reply.headers["allow"]


@pytest.mark.parametrize("path", ["/v1/sources", "/v1/sources/plan", "/sources/plan", "/ask", "/"])
def test_without_an_index_every_route_asks_to_try_later(without_index: TestClient, path: str) -> None:
    reply = without_index.get(path)
    problem(reply, 503)
    assert reply.headers["retry-after"].isdigit()


def test_without_an_index_no_path_of_the_machine_is_told(without_index: TestClient, tmp_path: Path) -> None:
    reply = without_index.post("/v1/chat", json=messages("Who leads 1.2?"))
    problem(reply, 503)
    assert reply.headers["retry-after"].isdigit()
    assert str(tmp_path) not in reply.text
    assert tmp_path.name not in reply.text


def test_an_unforeseen_fault_is_a_problem_without_the_faults_own_words(broken: TestClient) -> None:
    found = problem(broken.post("/v1/chat", json=messages("My son Rollo Testchild")), 500)
    assert "Rollo" not in str(found)
    assert "cannot read" not in str(found)


def test_an_unforeseen_fault_does_not_leave_the_application(broken: TestClient) -> None:
    # A server logs what leaves the application, words and all.
    strict = TestClient(broken.app)
    assert strict.post("/v1/chat", json=messages("My son Rollo Testchild")).status_code == 500


def test_a_fault_on_a_page_is_a_page_when_a_page_was_wanted(client: TestClient) -> None:
    reply = client.get("/sources/lost", headers={"accept": "text/html"})
    assert reply.status_code == 404
    assert reply.headers["content-type"].startswith("text/html")
    assert "<h1>There is no such source</h1>" in reply.text
