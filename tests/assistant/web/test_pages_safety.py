"""No word of a question or a document becomes markup, and no page asks anyone else for anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from fastapi.testclient import TestClient

from ingest.embed import HashingEmbedder
from ingest.generation import Generations
from ingest.pipeline import build

HTML = {"accept": "text/html"}
ATTACK = "<script>alert(1)</script>"
# What a document holds of scripts is taken for an attack and is not shown at all; other markup is, as words.
MARKUP = '<b class="x">now</b> & "><i>then</i>'
MADE = "b, i"
QUESTION = f'How do I ask? {ATTACK}"><img src=x onerror=alert(2)> </textarea> {{{{7*7}}}}'
HOSTILE_NOTE = f"""
# Asking {MARKUP.replace("&", "&amp;").replace("<", "&lt;")}

## How do I ask for `<b>bold</b>` help?

- Send it `{MARKUP}` to the council to ask for an assessment.
  - source: <https://example.org/asking>; `<i>2014</i>`; high
"""
PATHS = [
    "/",
    "/ask",
    "/desk",
    "/sources/plan",
    "/sources/notes/asking?at=0-10",
    "/sources/lost",
    "/ask/lost",
    "/sources/plan?at=x",
]


@pytest.fixture
def hostile(client: TestClient, tiny: Path, generations: Generations) -> TestClient:
    """The service over a corpus whose every field holds markup."""
    (tiny / "notes" / "asking.md").write_text(HOSTILE_NOTE.lstrip(), encoding="utf-8")
    for name, words in {
        "sources.toml": ("Asking for an assessment", "Exampleton Council"),
        "contacts.toml": ("Exampleton Advice", "Free advice for families."),
        "council.toml": ("Exampleton Assistant", "How do I ask for an EHC needs assessment?"),
    }.items():
        text = (tiny / name).read_text(encoding="utf-8")
        for word in words:
            text = text.replace(f'"{word}"', f"'{word} {MARKUP}'")
        (tiny / name).write_text(text, encoding="utf-8")
    build(tiny, generations, HashingEmbedder())
    return client


@pytest.fixture
def pages(client: TestClient) -> list[BeautifulSoup]:
    """Every kind of page there is."""
    html = [client.get(path, headers=HTML).text for path in PATHS]
    for question in ("How do I ask for an EHC needs assessment?", "Who leads 9.9?", "", "pizza", "x" * 2001, QUESTION):
        html.append(client.post("/ask", data={"question": question, "earlier": [QUESTION]}, headers=HTML).text)
    return [BeautifulSoup(text, "html.parser") for text in html]


def test_no_page_has_a_script_or_a_style_of_its_own(pages: list[BeautifulSoup]) -> None:
    for page in pages:
        assert page.select("main")
        assert not [script for script in page.select("script") if script.text or not is_ours(script)]
        assert page.select("style, [style], iframe, object, embed, base, meta[http-equiv]") == []
        assert [a for tag in page.find_all(True) for a in tag.attrs if a.startswith("on")] == []


def is_ours(script: Tag) -> bool:
    """A built file of the chat, checked by its digest (see test_scripted_pages.py)."""
    return str(script.get("src")).startswith("/widget/") and bool(script.get("integrity"))


def test_no_page_asks_another_machine_for_anything(pages: list[BeautifulSoup]) -> None:
    for page in pages:
        asked = [tag.get("src") or tag.get("srcset") or tag.get("href") for tag in page.select("[src], [srcset], link")]
        assert asked
        assert not [address for address in asked if not str(address).startswith(("/static/", "/widget/"))]


def test_what_a_page_asks_for_is_there(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/ask", headers=HTML).text, "html.parser")
    for link in page.select("link[href]"):
        assert client.get(str(link["href"])).status_code == 200


def test_every_page_has_a_language_a_title_and_one_main_heading(pages: list[BeautifulSoup]) -> None:
    for page in pages:
        assert page.select("html[lang=en-GB]")
        assert [bool(title.text.strip()) for title in page.select("title")] == [True]
        assert len(page.select("h1")) == 1


def test_every_page_sends_its_forms_here_and_in_the_body(pages: list[BeautifulSoup]) -> None:
    forms = [form for page in pages for form in page.select("form")]
    assert forms
    assert {(form["action"], form["method"]) for form in forms} == {("/ask", "post")}


def test_a_question_is_in_no_address(client: TestClient) -> None:
    reply = client.post("/ask", data={"question": "Who leads zebra 1.2?", "earlier": ["zebra"]}, follow_redirects=False)
    assert reply.status_code == 200
    page = BeautifulSoup(reply.text, "html.parser")
    assert "zebra" in page.text
    assert not [tag for tag in page.select("[href], [action]") if "zebra" in f"{tag.get('href')}{tag.get('action')}"]


def test_a_question_in_an_address_is_not_answered(client: TestClient) -> None:
    assert "zebra" not in client.get("/ask", params={"question": "zebra"}, headers=HTML).text


def test_a_hostile_question_is_shown_as_the_words_it_is(client: TestClient) -> None:
    page = BeautifulSoup(client.post("/ask", data={"question": QUESTION}, headers=HTML).text, "html.parser")
    (asked,) = page.select(".asked")
    assert QUESTION in asked.text
    (carried,) = page.select("input[name=earlier]")
    assert carried["value"] == QUESTION
    assert page.select("script, img") == []


def test_hostile_words_of_a_document_are_shown_as_the_words_they_are(hostile: TestClient) -> None:
    form = {"question": "How do I ask for bold help?"}
    page = BeautifulSoup(hostile.post("/ask", data=form, headers=HTML).text, "html.parser")
    said = f"Send it {MARKUP} to the council to ask for an assessment."
    (answer,) = page.select(".answer")
    (quote,) = page.select("blockquote")
    assert said in answer.text
    assert quote.text == said
    assert page.select(MADE) == []


@pytest.mark.parametrize("path", ["/", "/ask", "/sources/notes/asking?at=0-500"])
def test_hostile_titles_names_and_headings_are_shown_as_the_words_they_are(hostile: TestClient, path: str) -> None:
    page = BeautifulSoup(hostile.get(path, headers=HTML).text, "html.parser")
    assert MARKUP in page.text
    assert page.select(MADE) == []


def test_hostile_contacts_are_shown_as_the_words_they_are(hostile: TestClient) -> None:
    page = BeautifulSoup(hostile.post("/ask", data={"question": "Who leads 9.9?"}, headers=HTML).text, "html.parser")
    (contacts,) = page.select(".contacts")
    assert f"Exampleton Advice {MARKUP}" in contacts.text
    assert page.select(MADE) == []


def test_a_hostile_address_is_repeated_only_as_words(client: TestClient) -> None:
    reply = client.get(f"/sources/{ATTACK}", headers=HTML)
    assert reply.status_code == 404
    assert BeautifulSoup(reply.text, "html.parser").select("script") == []
