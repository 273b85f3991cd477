"""The pages in a real browser with scripts turned off: on a phone, at a desk, by keyboard."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.servers import Server, serving

pytestmark = pytest.mark.browser

# Without these Chromium looks for its maker's servers at every start.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def server(real_data: object) -> Iterator[Server]:
    with serving({"LOCAL_OFFER_DATA": str(real_data)}) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    assert path, "No Chromium found; 'make browser' installs it, or set CHROMIUM to its path."
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield found
        found.close()


@pytest.fixture(params=[320, 1280], ids=["phone", "desk"])
def page(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server.url, viewport={"width": request.param, "height": 640}, java_script_enabled=False
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def ask(page: Page, question: str) -> None:
    page.goto("/ask")
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()


def fits(page: Page) -> bool:
    """Whether nothing is wider than the screen. Boxes are measured, since scripts are off."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    boxes = (element.bounding_box() for element in page.locator("body *:visible").all())
    return all(box["x"] + box["width"] <= width + 1 for box in boxes if box and box["width"] > 1)


def test_a_parent_reads_an_answer_whose_sentences_open_their_source_words(page: Page) -> None:
    ask(page, "how do I request an EHC assessment")
    sentences = page.locator(".sentence")
    assert sentences.count() >= 2
    for sentence in sentences.all():
        target = sentence.locator("a.cite").first.get_attribute("href")
        said = sentence.inner_text().rsplit(" ", 1)[0].strip()
        assert said in page.locator(f"{target} blockquote").inner_text()
    page.get_by_role("link", name="Read these words in the document").first.click()
    assert page.locator("mark").first.is_visible()
    assert page.url.endswith("#quote")


def test_nothing_is_wider_than_the_screen(page: Page) -> None:
    for path in ("/", "/ask", "/sources/002-send-ap-strategy-2024-2027"):
        page.goto(path)
        if "sources" not in path:
            assert fits(page), path
        else:
            assert page.locator("main").bounding_box()["width"] <= page.viewport_size["width"]  # type: ignore[index]
    ask(page, "who leads work stream 1.11")
    assert fits(page)


def low(page: Page) -> list[str]:
    """The fields, buttons and links that stand alone and are below 44 px."""
    alone = "header a, button, select, textarea, .button, .alone, .sources a, .rests a, .contacts p a, .links a"
    boxes = (
        (one, one.bounding_box()) for one in page.locator("body").locator(alone).locator("visible=true").all()[:60]
    )
    return [one.inner_text() for one, box in boxes if box and box["height"] < 44]


def test_what_is_pressed_is_large_enough(page: Page) -> None:
    for path in ("/", "/sources/notes/if-the-council-says-no", "/sources/none"):
        page.goto(path)
        assert low(page) == []
    for question in ("what does regulation 99 say", "how do I request an EHC assessment"):
        ask(page, question)
        assert low(page) == []
    cite = page.locator("a.cite").first
    cite.scroll_into_view_if_needed()
    box = cite.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 20)
    page.wait_for_url("**#source-*", timeout=5_000)


def test_what_is_not_held_is_said_first_with_who_can_help(page: Page) -> None:
    ask(page, "what does regulation 99 say")
    assert page.locator(".answer").inner_text().startswith("I do not know")
    assert page.locator(".contacts a[href^='tel:']").count() >= 1


def test_a_question_can_be_asked_by_keyboard_alone(page: Page) -> None:
    page.goto("/ask")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.locator("#question:focus").count():
            break
    page.keyboard.type("what is a resource base")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".answer").wait_for()
    assert "mainstream" in page.locator(".answer").inner_text()


def test_a_follow_up_is_read_with_the_question_before_it(page: Page) -> None:
    ask(page, "how do I ask for an EHC needs assessment")
    page.get_by_label("Your next question").fill("and how long does it take?")
    page.get_by_role("button", name="Ask", exact=True).click()
    assert "weeks" in page.locator(".answer").inner_text()


def test_pages_ask_no_other_machine_for_anything(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(page, "how long does an EHC assessment take")
    assert asked
    assert not [url for url in asked if not url.startswith(server.url)]


def test_dates_can_be_read_and_taken_into_a_calendar(page: Page) -> None:
    received = dt.date.today() - dt.timedelta(weeks=1)
    due = received + dt.timedelta(weeks=6)
    when = f"{received.day} {received:%B %Y}"
    ask(page, f"My request reached the council on {when}. By when must the council decide whether to assess?")
    day = page.locator(f".timeline time[datetime='{due.isoformat()}']").first
    assert day.inner_text() == f"{due:%A} {due.day} {due:%B %Y}"
    assert fits(page)
    link = page.get_by_role("link", name="in your calendar")
    assert link.bounding_box()["height"] >= 44  # type: ignore[index]
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "dates.ics"


def test_a_choice_asked_back_is_asked_with_its_button(page: Page) -> None:
    ask(page, "help with school")
    page.get_by_role("heading", name="Which of these?").wait_for()
    assert fits(page)
    choice = page.locator(".suggestions button").first
    asked = choice.inner_text()
    choice.click()
    assert page.locator(".asked bdi").inner_text() == asked


def test_words_in_a_language_written_from_the_right_are_shown_from_the_right(page: Page) -> None:
    ask(page, "مرحبا، كيف يمكنني الحصول على مساعدة لطفلي في المدرسة؟")
    lead = page.locator(".lead[lang=ar]")
    assert lead.evaluate("words => getComputedStyle(words).direction") == "rtl"
    assert fits(page)


def test_details_taken_out_are_not_on_the_page_that_answers(page: Page) -> None:
    ask(page, "My daughter Testerina Exampleby, born 5/6/2014, needs help. What is a resource base?")
    assert "Testerina" not in page.content()
    assert "5/6/2014" not in page.content()
    notice, answer = page.locator(".notice").first.bounding_box(), page.locator(".answer").bounding_box()
    assert notice["y"] < answer["y"]  # type: ignore[index]


def test_help_in_danger_is_large_enough_to_tap(page: Page) -> None:
    ask(page, "I want to end my life")
    for number in page.locator(".number a").all():
        assert number.bounding_box()["height"] >= 44  # type: ignore[index]
    assert "end my life" not in page.content()
    assert fits(page)
