"""How much may be asked in a minute: whose count it is, what whoever asks too much is told, and who never is."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.services import Services
from assistant.web.api import create_app
from assistant.web.limiting import DAY, Keys, Limits
from ingest.settings import Settings
from tests.assistant.web.asking import EVENTS, LEADS, body
from tests.assistant.web.test_problems import problem

HTML = {"accept": "text/html"}
DANGER = "I want to kill myself"
FEW = Limits(asks=3, asks_of_all=5, feedback=3, feedback_of_all=5)
NEAR, FAR = "203.0.113.7", "198.51.100.9"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The limits' clock, which stands still unless a test moves it."""
    found = SimpleNamespace(now=time.time())
    found.time, found.monotonic = lambda: found.now, time.monotonic
    for module in ("limits.storage.memory", "limits.strategies", "assistant.web.limiting"):
        monkeypatch.setattr(f"{module}.time", found)
    return found


@pytest.fixture
def at(tiny_services: Services) -> Callable[..., TestClient]:
    """A client at an address, of one service for all the clients of a test; `trusted` is its proxy, if it has one."""
    made = create_app(tiny_services, limits=FEW)

    def _at(address: str = NEAR, trusted: str = "") -> TestClient:
        app: Any = ProxyHeadersMiddleware(made, trusted) if trusted else made  # type: ignore[arg-type]
        return TestClient(app, client=(address, 4711))

    return _at


def chat(client: TestClient, question: str = LEADS, headers: dict[str, str] | None = None) -> httpx.Response:
    return client.post("/v1/chat", json=body(question), headers=headers)


def statuses(client: TestClient, times: int) -> list[int]:
    return [chat(client).status_code for _ in range(times)]


ASKS: dict[str, Callable[[TestClient, str], httpx.Response]] = {
    "chat": lambda client, question: client.post("/v1/chat", json=body(question)),
    "stream": lambda client, question: client.post("/v1/chat", json=body(question), headers=EVENTS),
    "completions": lambda client, question: client.post("/v1/chat/completions", json=body(question)),
    "search": lambda client, question: client.post("/v1/search", json={"query": question}),
    "form": lambda client, question: client.post("/ask", data={"question": question}),
}


@pytest.mark.parametrize("way", ASKS)
def test_whoever_asks_too_much_is_told_to_wait_in_words_fit_to_be_shown(
    at: Callable[..., TestClient], way: str
) -> None:
    client = at()
    assert [ASKS[way](client, LEADS).status_code for _ in range(3)] == [200, 200, 200]
    reply = ASKS[way](client, LEADS)
    found = problem(reply, 429)
    assert found["detail"].startswith("You have asked many questions in a short time. Please wait a minute")
    assert "999" in found["detail"]
    assert 1 <= int(reply.headers["retry-after"]) <= 61


def test_every_way_of_asking_counts_together(at: Callable[..., TestClient]) -> None:
    client = at()
    assert [ask(client, LEADS).status_code for ask in ASKS.values()] == [200, 200, 200, 429, 429]


def test_the_form_says_it_in_a_page(at: Callable[..., TestClient]) -> None:
    client = at()
    statuses(client, 3)
    reply = client.post("/ask", data={"question": LEADS}, headers=HTML)
    assert (reply.status_code, reply.headers["retry-after"].isdigit()) == (429, True)
    (main,) = BeautifulSoup(reply.text, "html.parser").select("main")
    assert "Please wait a minute, then try again." in main.text
    assert main.select("a[href='/ask']")


def test_after_the_wait_that_is_named_there_is_an_answer_again(
    at: Callable[..., TestClient], clock: SimpleNamespace
) -> None:
    clock.now += 13 - clock.now % 60
    client = at()
    statuses(client, 3)
    wait = int(chat(client).headers["retry-after"])
    clock.now += wait / 2
    assert chat(client).status_code == 429
    clock.now += wait / 2
    assert chat(client).status_code == 200


def test_what_one_client_asks_is_not_counted_for_another(at: Callable[..., TestClient]) -> None:
    assert statuses(at(NEAR), 4) == [200, 200, 200, 429]
    assert chat(at(FAR)).status_code == 200


def test_all_together_have_a_limit_that_the_refused_do_not_use_up(at: Callable[..., TestClient]) -> None:
    statuses(at(NEAR), 9)
    assert statuses(at(FAR), 3) == [200, 200, 429]
    assert "Many people are asking" in chat(at("192.0.2.1")).json()["detail"]


@pytest.mark.parametrize("way", ["chat", "stream", "completions", "form"])
@pytest.mark.parametrize("who", [NEAR, "192.0.2.1"], ids=["one asked too much", "all together did"])
def test_nobody_in_danger_is_refused(at: Callable[..., TestClient], way: str, who: str) -> None:
    for asking in (NEAR, NEAR, NEAR, FAR, FAR):
        chat(at(asking))
    assert chat(at(who)).status_code == 429
    reply = ASKS[way](at(who), DANGER)
    assert reply.status_code == 200
    assert "call 999" in reply.text


def test_nobody_in_danger_is_refused_where_there_is_no_index(tiny_services: Services, tmp_path: Path) -> None:
    settings = Settings(corpus=tiny_services.settings.corpus, data=tmp_path / "none", embedder="hashing")
    client = TestClient(create_app(Services(settings), limits=Limits(asks=1)), client=(NEAR, 4711))
    assert [chat(client).status_code, chat(client).status_code] == [503, 429]
    assert chat(client, DANGER).json()["status"] == "crisis"


def test_danger_is_heard_in_a_follow_up_and_in_more_words_than_are_read(at: Callable[..., TestClient]) -> None:
    client = at()
    statuses(client, 3)
    turns = body(DANGER, "Please call.", "I mean it")
    assert client.post("/v1/chat", json=turns).json()["status"] == "crisis"
    assert chat(client, f"{DANGER}. {'They will not listen. ' * 200}").json()["status"] == "crisis"
    assert chat(client, "They will not listen. " * 200).status_code == 429


def test_too_much_feedback_is_refused_and_does_not_count_as_asking(at: Callable[..., TestClient]) -> None:
    client = at()
    given = {"answer_id": chat(client).json()["id"], "helpful": True}
    assert [client.post("/v1/feedback", json=given).status_code for _ in range(3)] == [204] * 3
    reply = client.post("/v1/feedback", json=given)
    assert "wait a minute" in problem(reply, 429)["detail"]
    assert reply.headers["retry-after"].isdigit()
    assert chat(client).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/", "/ask", "/healthz", "/v1/sources", "/v1/sources/plan", "/sources/plan", "/static/site.css", "/metrics"],
)
def test_reading_is_not_limited(at: Callable[..., TestClient], path: str) -> None:
    client = at()
    statuses(client, 4)
    assert {client.get(path).status_code for _ in range(8)} == {200}


def test_an_empty_form_is_not_counted(at: Callable[..., TestClient]) -> None:
    client = at()
    for _ in range(5):
        client.post("/ask", data={"question": " "})
    assert chat(client).status_code == 200


def test_a_caller_on_this_machine_is_counted_only_when_it_forwards_for_somebody(at: Callable[..., TestClient]) -> None:
    client = at("127.0.0.1")
    assert set(statuses(client, 6)) == {200}
    forwarded = [chat(client, headers={"X-Forwarded-For": f"203.0.113.{n}"}).status_code for n in range(4)]
    assert forwarded == [200, 200, 200, 429]


def test_an_address_that_is_only_claimed_gains_nothing(at: Callable[..., TestClient]) -> None:
    client = at()
    names = ("x-forwarded-for", "x-real-ip", "forwarded", "client-ip")
    claims = [dict.fromkeys(names, f"192.0.2.{n}") for n in range(4)]
    assert [chat(client, headers=claim).status_code for claim in claims] == [200, 200, 200, 429]


def test_a_trusted_proxy_is_believed_but_not_what_was_claimed_before_it(at: Callable[..., TestClient]) -> None:
    proxy = at("10.0.0.1", trusted="10.0.0.1")
    seen = [chat(proxy, headers={"x-forwarded-for": f"192.0.2.{n}, {NEAR}"}).status_code for n in range(4)]
    assert seen == [200, 200, 200, 429]
    assert chat(proxy, headers={"x-forwarded-for": f"{NEAR}, {FAR}"}).status_code == 200
    stranger = at("192.0.2.99", trusted="10.0.0.1")
    assert chat(stranger, headers={"x-forwarded-for": NEAR}).status_code == 200


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1:2:3", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:203.0.113.7", NEAR, True),
        (NEAR, "203.0.113.8", False),
        ("", "", True),
    ],
)
def test_a_network_of_version_six_is_one_client(one: str, other: str, same: bool) -> None:
    keys = Keys()
    assert (keys.of(one) == keys.of(other)) == same


def test_a_client_is_known_by_a_hash_that_is_another_each_day_and_in_each_process() -> None:
    now = [0.0]
    keys = Keys(lambda: now[0])
    first = keys.of(NEAR)
    assert NEAR not in first
    now[0] = DAY - 1
    assert keys.of(NEAR) == first
    now[0] = DAY
    assert len({first, keys.of(NEAR), Keys().of(NEAR)}) == 3


def test_no_address_is_in_the_log(at: Callable[..., TestClient], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client = at()
    for _ in range(5):
        chat(client, headers={"x-forwarded-for": FAR})
    said = [record.getMessage() for record in caplog.records]
    assert any("POST /v1/chat 429" in line for line in said)
    assert not [line for line in said if NEAR in line or FAR in line]
