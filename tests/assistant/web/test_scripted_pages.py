"""The pages that the chat is mounted on: what they let a script do, and what is there without one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.api import create_app
from assistant.web.widget_files import WidgetFiles

RULES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
PAGES = [("/ask", "page.js"), ("/desk", "desk.js")]


@pytest.fixture
def built(tiny_services: Services, tmp_path: Path) -> TestClient:
    """The service with a built chat, whose files need not be there."""
    files = {name: {"integrity": f"sha384-{name[:4]}OPQRSTUVWXYZ"} for _, name in PAGES}
    (tmp_path / "manifest.json").write_text(json.dumps({"files": files}))
    return TestClient(create_app(tiny_services, WidgetFiles(tmp_path)))


@pytest.mark.parametrize(("path", "name"), PAGES)
def test_a_page_with_the_chat_runs_that_script_and_no_other(built: TestClient, path: str, name: str) -> None:
    reply = built.get(path)
    assert reply.headers["content-security-policy"] == RULES
    (script,) = BeautifulSoup(reply.text, "html.parser").select("script")
    assert script.attrs == {
        "type": "module",
        "src": f"/widget/{name}?v={name[:4].replace('.', '')}OPQRSTUV",
        "integrity": f"sha384-{name[:4]}OPQRSTUVWXYZ",
    }
    assert script.text == ""


def test_pages_without_the_chat_run_no_script(built: TestClient) -> None:
    for reply in (
        built.get("/"),
        built.get("/sources/plan"),
        built.post("/ask", data={"question": "Who leads 1.2?"}),
        built.get("/lost", headers={"accept": "text/html"}),
    ):
        assert "<script" not in reply.text
        assert "script-src" not in reply.headers["content-security-policy"]


def test_the_form_is_where_the_chat_will_be(built: TestClient) -> None:
    page = BeautifulSoup(built.get("/ask").text, "html.parser")
    assert page.select("[data-lo-ask] form textarea[name=question]")
    assert len(page.select("[data-lo-ask]")) == 1


def test_the_desk_says_what_it_needs_and_where_else_to_go(built: TestClient) -> None:
    page = BeautifulSoup(built.get("/desk").text, "html.parser")
    (desk,) = page.select("lo-desk")
    assert "scripts" in desk.text
    for link in desk.select("a"):
        path, _, part = str(link["href"]).partition("#")
        there = BeautifulSoup(built.get(path).text, "html.parser")
        assert not part or there.select(f"#{part}")
    assert [str(link["href"]) for link in desk.select("a")] == ["/ask", "/#documents"]


def test_the_first_page_leads_to_the_desk(client: TestClient) -> None:
    assert BeautifulSoup(client.get("/").text, "html.parser").select('a[href="/desk"]')
