"""Asking public pages whether they still answer, against a server of our own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ingest.links import Link, ask_links
from tests.servers import free_port


class Site(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]] = []  # noqa: RUF012  # one server a test, cleared by the fixture

    def answer(self) -> None:
        self.asked.append((self.command, self.path))
        code = {"/gone": 404, "/moved": 301, "/shy": 405 if self.command == "HEAD" else 200, "/ill": 500}.get(
            self.path, 200
        )
        self.send_response(code)
        if code == 301:
            self.send_header("Location", "/here")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = answer

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "state"), [("/here", "answers"), ("/gone", "gone"), ("/shy", "answers"), ("/ill", "not reached")]
)
def test_what_became_of_a_page(site: str, path: str, state: str) -> None:
    assert [link.state for link in ask_links([site + path], pause=0)] == [state]


def test_a_moved_page_is_reported_with_its_new_address(site: str) -> None:
    assert ask_links([site + "/moved"], pause=0) == [Link(site + "/moved", "moved", site + "/here")]


def test_a_host_that_does_not_answer_is_not_reached() -> None:
    address = f"http://127.0.0.1:{free_port()}/"
    assert ask_links([address], pause=0) == [Link(address, "not reached")]


def test_pages_are_asked_once_and_given_back_in_order(site: str) -> None:
    pages = [site + "/here", site + "/gone", site + "/other"]
    heard: list[None] = []
    found = ask_links(pages, lambda: heard.append(None), pause=0)
    assert [link.address for link in found] == pages
    assert len(heard) == len(Site.asked) == 3
