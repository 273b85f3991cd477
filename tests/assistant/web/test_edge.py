"""What every response passes through: safe headers, origins, and a log without words."""

from __future__ import annotations

import logging

import pytest
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.api import create_app
from ingest.embed import HashingEmbedder, Vectors

SECRET = "Rollo Testchild of Nowhere Lane"
ORIGIN = "https://widget.example.org"


class Broken(HashingEmbedder):
    """Fails in a way nobody foresaw, with the question in its words."""

    def embed_query(self, text: str) -> Vectors:
        raise RuntimeError(f"cannot read {text}")


def body(question: str = "Who leads 1.2?") -> dict[str, object]:
    return {"messages": [{"role": "user", "content": question}]}


def with_origins(services: Services, origins: str) -> TestClient:
    settings = services.settings.model_copy(update={"allowed_origins": origins})
    return TestClient(create_app(Services(settings)))


@pytest.mark.parametrize("path", ["/", "/sources/plan", "/sources/lost", "/v1/sources", "/v1/lost", "/healthz"])
def test_every_response_has_the_safe_headers(client: TestClient, path: str) -> None:
    safe(client.get(path, headers={"accept": "text/html"}).headers)


@pytest.mark.parametrize("path", ["/", "/ask", "/sources/plan", "/v1/sources", "/healthz", "/sources/lost"])
def test_a_link_checker_may_ask_for_the_headers_alone(client: TestClient, path: str) -> None:
    whole, alone = client.get(path), client.head(path)
    assert (alone.status_code, alone.content) == (whole.status_code, b"")
    assert alone.headers["content-type"] == whole.headers["content-type"]


def test_what_can_only_be_posted_has_no_headers_of_its_own(client: TestClient) -> None:
    assert client.head("/v1/chat").status_code == 405


@pytest.mark.parametrize("path", ["/ask", "/desk"])
def test_a_page_with_a_script_has_the_safe_headers_and_runs_only_our_own(client: TestClient, path: str) -> None:
    rules = safe(client.get(path).headers, scripted=True)
    assert "script-src 'self';" in rules
    assert "require-trusted-types-for 'script'" in rules


def test_the_answer_to_an_unforeseen_fault_has_the_safe_headers(tiny_services: Services) -> None:
    client = TestClient(create_app(Services(tiny_services.settings, Broken())), raise_server_exceptions=False)
    safe(client.post("/v1/chat", json=body()).headers)


def safe(headers: object, scripted: bool = False) -> str:
    held = dict(headers)  # type: ignore[call-overload]
    rules = held["content-security-policy"]
    assert "default-src 'none'" in rules
    assert "frame-ancestors 'none'" in rules
    assert ("script-src" in rules) == scripted
    assert "unsafe" not in rules
    assert held["x-content-type-options"] == "nosniff"
    assert held["referrer-policy"] == "no-referrer"
    return str(rules)


@pytest.mark.parametrize("path", ["/ask", "/v1/sources"])
def test_nothing_asked_is_kept_by_a_browser_or_a_proxy(client: TestClient, path: str) -> None:
    assert client.get(path).headers["cache-control"] == "no-store"


def test_the_log_names_the_route_and_the_status(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    client.post("/v1/chat", json=body())
    assert any("POST /v1/chat 200" in record.getMessage() for record in caplog.records)


def test_no_word_of_a_question_is_in_the_log(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client.post("/v1/chat", json=body(f"Help {SECRET}, who leads 1.2?"))
    client.post("/v1/search", json={"query": SECRET, "history": [SECRET]})
    client.post("/ask", data={"question": SECRET, "earlier": SECRET})
    client.post("/v1/chat", json={"messages": SECRET})
    client.post("/v1/chat", json=body(SECRET * 100))
    client.post("/v1/chat", content=f'{{"messages": {SECRET}', headers={"content-type": "application/json"})
    unspoken(caplog)


def test_an_address_is_logged_without_its_query(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="local_offer")
    client.get("/ask", params={"question": SECRET})
    assert any("/ask" in record.getMessage() for record in caplog.records if record.name == "local_offer")
    assert not [r for r in caplog.records if r.name == "local_offer" and "Rollo" in r.getMessage()]


def test_no_word_of_a_question_is_in_the_log_of_an_unforeseen_fault(
    tiny_services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = TestClient(create_app(Services(tiny_services.settings, Broken())), raise_server_exceptions=False)
    client.post("/v1/chat", json=body(SECRET))
    client.post("/ask", data={"question": SECRET})
    assert any("RuntimeError" in record.getMessage() for record in caplog.records)
    unspoken(caplog)


def unspoken(caplog: pytest.LogCaptureFixture) -> None:
    assert caplog.records
    said = caplog.text + "".join(str(record.args) + str(record.exc_info) for record in caplog.records)
    assert not [word for word in ("Rollo", "Testchild", "Nowhere") if word in said]


def test_an_allowed_site_may_read_an_answer(tiny_services: Services) -> None:
    client = with_origins(tiny_services, f"https://other.example.org, {ORIGIN}")
    reply = client.post("/v1/chat", json=body(), headers={"origin": ORIGIN})
    assert reply.headers["access-control-allow-origin"] == ORIGIN


def test_an_allowed_site_may_ask_before_it_posts(tiny_services: Services) -> None:
    asking = {
        "origin": ORIGIN,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    reply = with_origins(tiny_services, ORIGIN).options("/v1/chat", headers=asking)
    assert reply.status_code == 200
    assert reply.headers["access-control-allow-origin"] == ORIGIN


@pytest.mark.parametrize("origins", ["", ORIGIN])
@pytest.mark.parametrize("origin", ["https://evil.example", f"{ORIGIN}.evil.example", "null"])
def test_any_other_site_may_not(tiny_services: Services, origins: str, origin: str) -> None:
    reply = with_origins(tiny_services, origins).post("/v1/chat", json=body(), headers={"origin": origin})
    assert "access-control-allow-origin" not in reply.headers
