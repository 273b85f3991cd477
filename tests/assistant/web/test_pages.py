"""The pages as plain HTML: what a person without scripts sees and can follow."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from tests.assistant.web.markup import one, page

HTML = {"accept": "text/html"}
Ask = Callable[..., BeautifulSoup]


@pytest.fixture
def ask(client: TestClient) -> Ask:
    def _ask(question: str, *earlier: str, audience: str = "parent") -> BeautifulSoup:
        form = {"question": question, "earlier": list(earlier), "audience": audience}
        return page(client.post("/ask", data=form, headers=HTML).text)

    return _ask


def earlier_turns(found: BeautifulSoup) -> list[str]:
    form = one(found, "form:has(textarea)")
    return [str(field["value"]) for field in form.select("input[type=hidden][name=earlier]")]


def test_the_first_page_says_what_this_is_and_what_it_holds(client: TestClient) -> None:
    found = page(client.get("/", headers=HTML).text)
    assert one(found, "h1").text == "Exampleton Assistant"
    held = {a.text: a["href"] for a in found.select(".sources a")}
    assert held == {"The Plan for Exampleton": "/sources/plan", "Asking for an assessment": "/sources/notes/asking"}
    assert found.select("a[href='/ask']")


def test_the_form_has_a_labelled_field_and_posts_to_the_same_page(client: TestClient) -> None:
    found = page(client.get("/ask", headers=HTML).text)
    field = one(found, "textarea[name=question]")
    assert one(found, f"label[for={field['id']}]").text
    form = one(found, "form:has(textarea)")
    assert (form["action"], form["method"]) == ("/ask", "post")


def test_an_example_question_can_be_asked_with_its_button(client: TestClient) -> None:
    found = page(client.get("/ask", headers=HTML).text)
    form = one(found, "form:has(input[name=question])")
    asked = str(one(form, "input[name=question]")["value"])
    assert asked == one(form, "button").text == "How do I ask for an EHC needs assessment?"
    answered = page(client.post(str(form["action"]), data={"question": asked}).text)
    assert "You can ask the council yourself" in one(answered, ".answer").text


def test_every_sentence_leads_to_a_source_whose_quote_is_the_stored_words(client: TestClient, ask: Ask) -> None:
    found = ask("How do I ask for an EHC needs assessment?")
    links = found.select(".answer a.cite")
    assert len(links) == 2
    for link in links:
        item = one(found, str(link["href"]))
        source_id, start, end = re.fullmatch(
            r"/sources/(.+)\?at=(\d+)-(\d+)#quote", str(one(item, "a[href^='/sources/']")["href"])
        ).groups()  # type: ignore[union-attr]
        text = client.get(f"/v1/sources/{source_id}").json()["text"]
        assert one(item, "blockquote").text == text[int(start) : int(end)]


def test_a_source_names_its_document_its_age_and_its_public_page(ask: Ask) -> None:
    item = one(ask("How long does the council have to decide?"), "#source-1")
    assert "Asking for an assessment" in item.text
    assert "checked 1 November 2026" in item.text
    assert one(item, "a[href^=https]")["href"] == "https://example.org/law/5"


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_an_empty_question_gives_an_error_tied_to_the_field(ask: Ask, question: str) -> None:
    found = ask(question)
    field = one(found, "textarea[name=question]")
    described = [one(found, f"[id={name}]").text for name in str(field["aria-describedby"]).split()]
    assert "Type your question first." in described
    assert one(found, "title").text.startswith("Error: ")
    assert field["aria-invalid"] == "true"
    assert found.select(".answer") == []


def test_the_question_is_carried_on_in_a_hidden_field(ask: Ask) -> None:
    assert earlier_turns(ask("Who leads 1.2?")) == ["Who leads 1.2?"]


def test_only_the_latest_turns_are_carried_on(ask: Ask) -> None:
    assert earlier_turns(ask("third", "first", "second")) == ["second", "third"]


def test_a_slip_with_an_empty_question_does_not_lose_the_turns_before(ask: Ask) -> None:
    assert earlier_turns(ask("", "Who leads 1.2?")) == ["Who leads 1.2?"]


def test_a_follow_up_is_answered_with_the_turns_carried_on(ask: Ask) -> None:
    found = ask("how long do they have to decide?", *earlier_turns(ask("How do I ask for an EHC needs assessment?")))
    assert "six weeks" in one(found, ".answer").text


def test_who_is_asking_stays_chosen(ask: Ask) -> None:
    assert one(ask("Who leads 1.2?", audience="senco"), "option[selected]")["value"] == "senco"


def test_without_an_answer_the_news_comes_first_then_who_can_help(ask: Ask) -> None:
    found = ask("Who leads 9.9?")
    assert one(found, ".answer").text.strip().startswith("I do not know of 9.9.")
    assert one(found, ".contacts a[href^='tel:']")["href"] == "tel:01632960000"
    assert {unquote(str(a["href"])) for a in found.select("h2 + ul a[href^='/sources/']")} == {
        "/sources/plan",
        "/sources/notes/asking",
    }
