"""The twenty things the chat must do for a family, on the real service and a page of another origin under a strict
policy. What one part does by itself is in the other files of this folder; here it is the whole that is used."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect
from typer.testing import CliRunner

from evals.cli import app
from ingest.errors import StoreError
from tests.browser.real_server import Real, running
from tests.browser.test_widget_answer import AXE, SPEECH
from tests.browser.test_widget_shell import WATCH, answered, ask, browser, focus_is_inside, kept, launcher, press

pytestmark = pytest.mark.browser
__all__ = ["browser"]

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 700}
LOW: ViewportSize = {"width": 320, "height": 256}
ASKING, BASE = "How do I ask for an EHC needs assessment?", "What is a resource base?"
DATED = "My request reached the council on 4 March 2026. By when must the council decide whether to assess?"
UNKNOWN, DANGER = "What does regulation 99 say?", "I want to end my life"
URDU = "میرے بچے کو اسکول میں مدد کیسے مل سکتی ہے؟"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Real]:
    with running(tmp_path_factory.mktemp("real")) as service:
        yield service


@pytest.fixture
def visit(browser: Browser, real: Real) -> Iterator[Callable[..., Page]]:
    """Opens a page in a new browser profile. Afterwards no policy may have been broken, no script failed, no
    dialog shown, and no other machine asked for anything, on any page that was open."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def _visit(path: str = "/own", context: BrowserContext | None = None, script: str = "", **more: Any) -> Page:
        if context is None:
            context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **more})
            context.set_default_timeout(10_000)
            context.add_init_script(WATCH + script)
            context.on("request", lambda one: ours(one.url) or faults.append(f"asked {one.url}"))
            contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.goto(path if path.startswith("http") else real.host + path)
        return page

    def ours(url: str) -> bool:
        return url.startswith((real.url, real.host, "data:", "blob:"))

    yield _visit
    for page in (page for context in contexts for page in context.pages):
        assert page.evaluate("window.refused ?? []") == []
        assert page.evaluate("window.ran") is None
    for context in contexts:
        context.close()
    real.services.go.set()
    real.services.fault = real.services.change = None
    assert faults == []


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """The chat, open on the host page."""
    return opened(visit())


def opened(page: Page) -> Page:
    launcher(page).click()
    page.locator("#question").wait_for()
    page.evaluate("listen()")
    return page


def scripted(page: Page) -> Page:
    """A page of ours, once its script has put the chat in the place of the plain form."""
    page.locator("#question[enterkeyhint]").wait_for()
    return page


def asked(page: Page, question: str = ASKING, times: int = 1) -> Page:
    ask(page, question)
    answered(page, times)
    return page


def source(page: Page, n: int) -> Locator:
    return page.locator(".said").last.get_by_role("button", name=f"Source {n}", exact=True)


def stored_text(real: Real, source_id: str) -> str:
    with urllib.request.urlopen(f"{real.url}/v1/sources/{source_id}") as reply:
        return str(json.load(reply)["text"])


def turns(page: Page) -> list[dict[str, Any]]:
    """The conversation as this tab keeps it."""
    return list(json.loads(kept(page) or '{"turns": []}')["turns"])


def language(page: Page, code: str) -> None:
    page.locator(".options-button").click()
    page.locator(".options select").first.select_option(code)
    expect(page.locator(".panel")).to_have_attribute("lang", code)
    page.locator(".options-button").click()


def no_wider(page: Page) -> bool:
    return bool(
        page.evaluate(
            """() => [document.scrollingElement, ...["dialog", ".body", "footer"].map((one) =>
              document.querySelector("lo-chat").shadowRoot.querySelector(one))].every((one) =>
              !one || one.scrollWidth <= one.clientWidth)"""
        )
    )


# Everything that is seen, below every shadow root: what it is, its size, and the size of its letters.
SEEN = """() => {
  const found = []
  const all = (root) => { for (const one of root.querySelectorAll("*")) {
    const { width, height } = one.getBoundingClientRect()
    const seen = width > 1 && height > 1 && one.checkVisibility({ visibilityProperty: true })
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    if (seen) found.push({ name: one.localName, kind: one.className, words: one.textContent.trim().slice(0, 40), own,
      least: Math.min(width, height), letters: parseFloat(getComputedStyle(one).fontSize),
      hidden: !!one.closest(".hidden"), text: one.closest("p, .words, label") !== null,
      cut: one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible" })
    if (one.shadowRoot) all(one.shadowRoot)
  } }
  all(document.querySelector("lo-chat").shadowRoot)
  return found.filter((one) => !one.hidden)
}"""


def small(page: Page) -> list[str]:
    """Buttons, fields and links below 44 px; a link or a term in a line of words is hit on its line."""
    tapped = [one for one in page.evaluate(SEEN) if one["name"] in ("button", "select", "textarea", "summary", "a")]
    assert tapped
    return [str(one) for one in tapped if one["least"] < 44 and one["kind"] != "term"]


def tiny(page: Page) -> list[str]:
    return [str(one) for one in page.evaluate(SEEN) if one["own"] and one["letters"] < 16]


# 1–3: on the council's page


def test_01_one_script_tag_works_and_looks_the_same_under_a_strict_policy(visit: Callable[..., Page]) -> None:
    asked_for: list[str] = []
    page = visit()
    page.on("request", lambda one: asked_for.append(one.url.split("/", 3)[3]))
    page.reload(wait_until="networkidle")
    assert [path for path in asked_for if path != "favicon.ico"] == ["own", "widget/loader.js"]
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    strict, free = asked(opened(page)), asked(opened(visit("/own", bypass_csp=True)))
    assert strict.locator("dialog").screenshot() == free.locator("dialog").screenshot()


def test_01_a_page_that_swaps_its_content_without_a_reload_keeps_the_chat(visit: Callable[..., Page]) -> None:
    page = asked(opened(visit("/swapping")))
    for n in (2, 3):
        page.evaluate(
            """(n) => { const next = document.body.cloneNode(true)
              next.querySelectorAll("lo-chat, script").forEach((one) => one.remove())
              next.querySelector("h1").textContent = `Page ${n}`
              const link = next.querySelector("a[data-local-offer]"), fresh = document.createElement("a")
              fresh.href = link.href; fresh.dataset.localOffer = ""; fresh.textContent = "Ask us"
              link.replaceWith(fresh)
              history.pushState(null, "", `/swapping?${n}`)
              document.body.replaceWith(next) }""",
            n,
        )
        expect(page.get_by_role("heading", name=f"Page {n}")).to_be_attached()
        expect(page.get_by_role("dialog")).to_be_visible()
        asked(page, BASE, n)
    page.locator("#question").press("Escape")
    expect(launcher(page)).to_be_focused()
    expect(launcher(page)).to_have_count(1)
    expect(launcher(page)).to_have_attribute("aria-haspopup", "dialog")
    launcher(page).click()
    answered(page, 3)


@pytest.mark.parametrize("path", ["/own", "/swapping"])
def test_02_nothing_on_the_page_moves_when_the_chat_comes_or_opens(visit: Callable[..., Page], path: str) -> None:
    page = visit(path)
    page.evaluate(
        """() => { window.moved = 0
          new PerformanceObserver((list) =>
            list.getEntries().forEach((one) => moved += one.hadRecentInput ? 0 : one.value))
            .observe({ type: "layout-shift", buffered: true }) }"""
    )
    page.wait_for_timeout(150)
    where = "document.querySelector('h1').getBoundingClientRect().toJSON()"
    before = page.evaluate(where)
    asked(opened(page))
    page.wait_for_timeout(150)
    assert page.evaluate("moved") == 0
    assert page.evaluate(where) == before


def test_03_with_scripts_off_the_link_leads_to_a_page_that_answers(visit: Callable[..., Page], real: Real) -> None:
    page = visit("/swapping", java_script_enabled=False)
    page.get_by_role("link", name="Ask us").click()
    page.wait_for_url(f"{real.url}/ask")
    page.get_by_label("Your question").fill(ASKING)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".answer")).to_contain_text("You can ask the council yourself")
    page.get_by_role("link", name="Source 1", exact=True).click()
    expect(page.locator("#source-1 blockquote")).to_be_visible()


# 4–7: anybody, on any screen


def test_04_opening_takes_the_focus_in_and_escape_gives_it_back(visit: Callable[..., Page]) -> None:
    page = visit()
    launcher(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#question")).to_be_focused()
    assert page.get_by_role("dialog", name="Exampleton Assistant").count() == 1
    inside = [page.keyboard.press("Tab") or focus_is_inside(page) for _ in range(6)]
    assert not all(inside), "Tab cannot leave"
    page.locator("#question").focus()
    page.keyboard.press("Escape")
    expect(launcher(page)).to_be_focused()
    page.set_viewport_size(PHONE)
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_be_visible()
    assert page.locator("dialog").evaluate("panel => panel.matches(':modal')")
    assert page.locator("dialog").bounding_box() == {"x": 0, "y": 0, **PHONE}
    page.keyboard.press("Escape")
    expect(launcher(page)).to_be_focused()


@pytest.mark.parametrize("size", [LOW, {"width": 320, "height": 568}], ids=["256 high", "568 high"])
def test_05_at_320_px_nothing_scrolls_sideways_and_what_has_the_focus_is_seen(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    asked(page, BASE)
    source(page, 1).click()
    assert no_wider(page)
    body = page.locator(".body").bounding_box()
    assert body
    assert body["height"] > 80, "too little is left to read"
    page.locator(".options-button").focus()
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        name, seen = page.evaluate(
            """() => { let one = document.activeElement
              while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
              const { left, right, top, bottom } = one.getClientRects()[0] ?? new DOMRect()
              const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2
              const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
              let at = document.elementFromPoint(x, y)
              const around = (node) => node === one || (!!node && around(node.parentNode ?? node.host))
              while (at?.shadowRoot) {
                const inner = at.shadowRoot.elementFromPoint(x, y)
                if (inner === at || !inner) break
                at = inner
              }
              return [one.ariaLabel || one.textContent.trim().slice(0, 30) || one.id,
                one.matches("body, html, dialog") || around(at)] }"""
        )
        assert seen, f"{name} has the focus and is covered"
        reached.add(name)
    assert {"question", "Source 1", "Source 2", "EHCP", "Simpler", "Yes, it helped", "Send"} <= reached


def test_06_everything_to_tap_is_44_px_and_everything_to_read_16_px(page: Page) -> None:
    for question, times in ((BASE, 1), (DATED, 2), (UNKNOWN, 3)):
        asked(page, question, times)
    page.get_by_role("button", name="Source 1", exact=True).first.click()
    page.get_by_role("button", name="EHCP", exact=True).first.click()
    page.get_by_role("button", name="No, it did not").first.click()
    assert small(page) == []
    assert tiny(page) == []
    ask(page, "My son Testerino Exampleby, 01632 960001, needs help")
    expect(page.locator(".careful")).to_be_visible()
    assert small(page) + tiny(page) == []
    page.keyboard.press("Escape")
    press(page, "Options")
    assert small(page) + tiny(page) == []


@pytest.mark.parametrize("size", [PHONE, {"width": 320, "height": 568}], ids=["390", "320"])
def test_06_twice_the_text_and_wider_spacing_lose_nothing(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    asked(page, BASE)
    source(page, 1).click()
    # WCAG 1.4.12: line height 1.5, space after paragraphs 2, between letters 0.12 and words 0.16 times the text.
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet()
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important }"
            + "* { word-spacing: .16em !important } p { margin-block-end: 2em !important }")
          const all = (root) => { root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
            for (const one of root.querySelectorAll("*")) if (one.shadowRoot) all(one.shadowRoot) }
          all(document.querySelector("lo-chat").shadowRoot) }"""
    )
    assert no_wider(page)
    assert [one for one in page.evaluate(SEEN) if one["cut"] and one["name"] != "textarea"] == []


def luminance(page: Page, selector: str, what: str) -> float:
    red, green, blue = page.locator(selector).first.evaluate(
        "(one, what) => getComputedStyle(one)[what].match(/[\\d.]+/g).slice(0, 3).map(Number)", what
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def test_07_dark_and_forced_colours_are_followed_and_nothing_moves_when_that_is_asked(page: Page) -> None:
    asked(page)
    assert luminance(page, "dialog", "backgroundColor") > 0.8
    page.emulate_media(color_scheme="dark")
    assert luminance(page, "dialog", "backgroundColor") < 0.2
    assert luminance(page, ".said", "color") > 0.7
    page.emulate_media(forced_colors="active")
    borders = page.locator("lo-chat button.button:visible:not(.bare)").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).borderTopWidth)"
    )
    assert borders
    assert "0px" not in borders, "without colours a button is told by its border"
    page.locator("#question").focus()
    assert page.locator("#question").evaluate("one => getComputedStyle(one).outlineStyle") != "none"
    source(page, 1).click()
    press(page, "Options")
    assert page.evaluate("document.getAnimations().length") == 0
    moving = page.evaluate(
        """() => { const found = []; const all = (root) => { for (const one of root.querySelectorAll("*")) {
          const { transitionDuration, animationName } = getComputedStyle(one)
          if (!/^(0s(, )?)+$/.test(transitionDuration) || animationName !== "none") found.push(one.className)
          if (one.shadowRoot) all(one.shadowRoot) } }
          all(document.querySelector("lo-chat").shadowRoot); return found }"""
    )
    assert moving == []


# 8–11: asking and being answered


def test_08_a_screen_reader_hears_two_things_and_the_focus_stays(page: Page) -> None:
    asked(page)
    looking, answer = page.evaluate("heard")
    assert looking == "Looking for an answer…"
    assert answer.startswith("Answer. You can ask the council yourself for an EHC needs assessment. Send your request")
    assert "[1]" not in answer
    expect(page.locator("#question")).to_be_focused()
    asked(page, BASE, 2)
    assert len(page.evaluate("heard")) == 4
    expect(page.locator("#question")).to_be_focused()


def test_09_it_says_that_it_looks_can_be_stopped_and_lets_the_person_scroll(page: Page, real: Real) -> None:
    page.set_viewport_size(PHONE)
    asked(page)
    real.services.go.clear()
    ask(page, BASE)
    expect(page.locator(".status")).to_have_text("Looking for an answer…")
    assert page.evaluate("heard.at(-1)") == "Looking for an answer…"
    press(page, "Stop")
    expect(page.locator(".box")).to_contain_text("You stopped this answer.")
    expect(page.locator(".status")).to_have_count(0)
    real.services.go.set()
    press(page, "Send again")
    answered(page, 2)
    assert page.locator(".asked").count() == 2
    real.services.go.clear()
    ask(page, DATED)
    expect(page.locator(".status")).to_be_in_viewport()
    page.locator(".body").evaluate("body => body.scrollTop = 0")
    page.wait_for_timeout(100)
    real.services.go.set()
    answered(page, 3)
    assert page.locator(".body").evaluate("body => body.scrollTop") == 0


def test_10_every_sentence_has_a_source_with_the_stored_words_and_a_link_to_them(page: Page, real: Real) -> None:
    asked(page)
    said = page.locator(".said").last.evaluate(
        """(said) => { const words = said.cloneNode(true)
          words.querySelectorAll(".source").forEach((one) => one.replaceWith(`[${one.textContent.trim()}]`))
          return words.textContent.replace(/\\s+/g, " ").trim() }"""
    )
    assert re.fullmatch(r"(?:[^\[\].]+\. ?(?:\[\d\] ?)+)+", said), said
    (turn,) = turns(page)
    for citation in turn["versions"][0]["citations"]:
        source(page, citation["number"]).click()
        card = page.locator(".card")
        quote = card.locator("blockquote").inner_text()
        assert quote in stored_text(real, citation["source_id"])
        for words in (citation["title"], "1 November 2026", "Current"):
            expect(card).to_contain_text(words)
        with page.context.expect_page() as other:
            card.get_by_role("link", name="Read these words in our copy").click()
        other.value.wait_for_load_state()
        expect(other.value.locator("mark")).to_have_text(quote)
        expect(other.value.locator("mark")).to_be_in_viewport()
        other.value.close()


def test_10_the_words_of_a_long_document_are_landed_on(page: Page, real: Real) -> None:
    asked(page, BASE)
    source(page, 1).click()
    quote = page.locator(".card blockquote").inner_text()
    assert quote in stored_text(real, "plan")
    expect(page.locator(".card")).to_contain_text("26 September 2024")
    public = page.get_by_role("link", name="Open the public page")
    assert str(public.get_attribute("href")).startswith("https://example.org/plan#:~:text=")
    with page.context.expect_page() as other:
        page.get_by_role("link", name="Read these words in our copy").click()
    other.value.wait_for_load_state()
    expect(other.value.get_by_text(quote).first).to_be_in_viewport()


def test_11_what_is_not_known_is_said_first_with_pages_and_people_to_call(page: Page, real: Real) -> None:
    asked(page, UNKNOWN)
    answer = page.locator("lo-answer .all").last
    assert answer.inner_text().startswith("I do not know")
    pages = answer.locator(".said a").evaluate_all("all => all.map((one) => one.href)")
    assert pages
    assert all(link.startswith(f"{real.url}/sources/") for link in pages)
    expect(answer).to_contain_text("Exampleton Advice")
    links = answer.locator(".contacts a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert links[:2] == ["tel:01632960000", "mailto:advice@example.org"]


# 12–15: in words that are understood


@pytest.mark.parametrize("by", ["tap", "keyboard"])
def test_12_an_abbreviation_opens_its_plain_meaning(page: Page, by: str) -> None:
    asked(page, BASE)
    term = page.get_by_role("button", name="EHCP", exact=True)
    term.click() if by == "tap" else term.press("Enter")
    expect(page.get_by_role("note")).to_contain_text("A legal paper that says what help a child must get.")
    expect(term).to_have_attribute("aria-expanded", "true")
    term.press("Escape") if by == "keyboard" else term.click()
    expect(page.get_by_role("note")).to_have_count(0)
    expect(term).to_be_focused()


def test_13_the_same_answer_in_other_words_keeps_its_sources(page: Page) -> None:
    asked(page, BASE)
    length = len(page.locator(".said").inner_text())
    press(page, "Simpler")
    expect(page.get_by_role("button", name="Simpler")).to_have_attribute("aria-pressed", "true")
    expect(source(page, 2)).to_have_count(0)
    expect(source(page, 1)).to_have_count(1)
    assert len(page.locator(".said").inner_text()) < length
    press(page, "More detail")
    expect(page.get_by_role("button", name="More detail")).to_have_attribute("aria-pressed", "true")
    expect(source(page, 2)).to_have_count(1)
    press(page, "For professionals")
    expect(page.get_by_role("button", name="For professionals")).to_have_attribute("aria-pressed", "true")
    expect(source(page, 1)).to_have_count(1)
    assert page.locator(".asked").count() == 1
    wanted = [(one["detail"], one["audience"]) for one in turns(page)[0]["versions"]]
    assert wanted == [(None, None), ("simple", None), ("full", None), (None, "professional")]


def test_14_it_is_read_aloud_by_the_device_only_when_asked(visit: Callable[..., Page]) -> None:
    page = asked(opened(visit(script=SPEECH)))
    assert page.evaluate("said.length") == 0
    press(page, "Read aloud")
    assert page.evaluate("[speaking.text, speaking.voice.name, speaking.rate]") == [
        "You can ask the council yourself for an EHC needs assessment.",
        "own",
        1,
    ]
    page.evaluate("speaking.onend()")
    assert page.evaluate("speaking.text") == "Send your request to the council by letter or email."
    press(page, "Pause")
    assert page.evaluate("speaking") is None
    press(page, "Carry on")
    page.get_by_label("Speed").select_option("1.5")
    assert page.evaluate("[speaking.text, speaking.rate]") == [
        "Send your request to the council by letter or email.",
        1.5,
    ]
    page.locator("#question").press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    page.wait_for_timeout(100)
    assert page.evaluate("speaking") is None


@pytest.mark.parametrize("code", ["ur", "ar"])
def test_15_urdu_and_arabic_mirror_the_chat_and_each_message_keeps_its_direction(page: Page, code: str) -> None:
    asked(page)
    language(page, code)
    expect(page.locator(".panel")).to_have_attribute("dir", "rtl")
    title, close = page.locator("#title").bounding_box(), page.locator(".close").bounding_box()
    assert title
    assert close
    assert close["x"] < title["x"]
    direction = "one => getComputedStyle(one).direction"
    assert page.locator(".said").evaluate(direction) == "ltr"
    assert page.locator(".tools").evaluate(direction) == "rtl"
    page.locator(".source").first.click()
    assert page.locator(".card").evaluate(direction) == "rtl"
    assert page.locator(".card blockquote").evaluate(direction) == "ltr"
    assert no_wider(page)


def test_15_a_message_in_the_persons_own_language_has_its_english_one_tap_away(page: Page) -> None:
    ask(page, URDU)
    said = page.locator(".said").last
    expect(said).to_have_attribute("lang", "ur")
    assert said.evaluate("one => getComputedStyle(one).direction") == "rtl"
    press(page, "Show this in English")
    expect(page.locator(".said").last).to_have_attribute("dir", "ltr")
    assert re.search(r"English", page.locator(".said").last.inner_text())
    press(page, "Show this in اردو")
    expect(page.locator(".said").last).to_have_attribute("lang", "ur")


# 16–18: nothing is lost


def test_16_an_answer_cut_off_is_fetched_on_return_and_asked_only_once(page: Page, real: Real) -> None:
    real.services.go.clear()
    before = real.services.asked
    ask(page, ASKING)
    expect(page.locator(".status")).to_be_visible()
    page.wait_for_timeout(300)
    assert turns(page)[0]["id"], "the answer's id is known before its words"
    page.context.set_offline(True)
    expect(page.locator(".box")).to_contain_text("The connection was lost.")
    expect(page.locator(".asked")).to_contain_text(ASKING)
    real.services.go.set()
    page.context.set_offline(False)
    answered(page)
    expect(page.locator(".said")).to_contain_text("You can ask the council yourself")
    assert source(page, 3).count() == 1
    assert real.services.asked == before + 1
    assert page.locator(".asked").count() == page.locator("lo-answer").count() == 1
    assert page.evaluate("heard.filter((one) => one.startsWith('Answer.')).length") == 1


def test_17_it_follows_to_the_next_page_ends_with_the_tab_and_is_deleted_with_one_tap(
    page: Page, visit: Callable[..., Page], real: Real
) -> None:
    asked(page)
    (turn,) = turns(page)
    page.goto(real.host + "/swapping")
    expect(launcher(page)).to_have_attribute("data-open-chat", "")
    opened(page)
    answered(page)
    press(page, "Options")
    expect(page.get_by_label("Remember this chat on this device")).not_to_be_checked()
    press(page, "Options")
    assert page.evaluate("localStorage.length") == 0
    for context in (page.context, None):
        other = opened(visit("/own", context=context))
        expect(other.locator(".starters")).to_be_visible()
        assert other.locator(".asked").count() == 0
    with page.expect_response(lambda reply: reply.request.method == "DELETE"):
        press(page, "Delete this chat")
    expect(page.locator(".asked")).to_have_count(0)
    assert kept(page) is None
    with pytest.raises(HTTPError, match="404"):
        urllib.request.urlopen(f"{real.url}/v1/answers/{turn['id']}")


def test_18_a_copy_on_paper_or_kept_has_questions_answers_links_the_day_and_the_warning(page: Page, real: Real) -> None:
    asked(page)
    asked(page, DATED, 2)
    with page.expect_download() as download:
        press(page, "Save a copy")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    for words in (ASKING, DATED, "by 15 April 2026", f"{real.url}/sources/notes/asking", "not legal advice"):
        assert words in text
    assert re.search(r"Copy made on \w+,? \d+ \w+ \d{4}", text)
    assert "<script" not in text
    page.evaluate(
        "window.print = () => { window.printed = document.querySelector('lo-chat').hasAttribute('printing') }"
    )
    press(page, "Print")
    assert page.evaluate("printed")
    page.locator("lo-chat").evaluate("chat => chat.setAttribute('printing', '')")
    page.emulate_media(media="print")
    for words in (ASKING, "General information, not legal advice.", f"{real.url}/sources/notes/asking?at="):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.locator("#question")).to_be_hidden()
    expect(page.get_by_role("button", name="Simpler").first).to_be_hidden()


# 19–20: care, and being heard


def test_19_details_of_a_child_are_asked_about_and_taken_out(page: Page, real: Real) -> None:
    before = real.services.asked
    ask(page, "My son Testerino Exampleby has NHS number 943 476 5919. What is a resource base?")
    expect(page.locator(".careful")).to_be_focused()
    assert real.services.asked == before
    press(page, "Send anyway")
    answered(page)
    expect(page.locator(".notice").first).to_contain_text("I took out names")
    (notice, said) = (page.locator(one).first.bounding_box() for one in (".notice", ".said"))
    assert notice
    assert said
    assert notice["y"] < said["y"]


def test_19_in_danger_people_come_first_before_anything_is_sent(page: Page, real: Real) -> None:
    before = real.services.asked
    ask(page, DANGER)
    call = page.get_by_role("link", name=re.compile("Call 01632 960999"))
    expect(call).to_be_in_viewport()
    expect(page.locator(".crisis")).to_be_focused()
    assert real.services.asked == before
    press(page, "Send my question too")
    expect(page.locator("#question")).to_be_visible()
    expect(page.locator(".status")).to_have_count(0)
    expect(call).to_have_count(1)
    expect(call).to_be_in_viewport()
    assert page.locator("lo-answer .all").inner_text().startswith("Talk to someone now")
    assert page.get_by_text("Did this help?").count() == 0


def test_20_an_opinion_reaches_whoever_looks_after_the_page(
    page: Page, real: Real, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(page, BASE)
    for said in ("No, it did not", "It is out of date"):
        with page.expect_response("**/v1/feedback") as reply:
            page.get_by_role("button", name=said).press("Enter")
        assert reply.value.status == 204
    expect(page.get_by_text("Thank you for telling us.")).to_be_visible()
    for name, value in (("DATA", real.data), ("CORPUS", real.corpus), ("EMBEDDER", "hashing")):
        monkeypatch.setenv(f"LOCAL_OFFER_{name}", str(value))
    result = CliRunner().invoke(app, ["feedback", "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert "plan" in json.dumps(told["sources"][0])
    assert "out" in json.dumps(told["sources"][0]).lower()


# By keyboard alone, and hostile words


def tab_to(page: Page, name: str, back: bool = False) -> None:
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        at = page.evaluate(
            """() => { let one = document.activeElement
              while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
              return one.getAttribute("aria-label") || one.textContent.trim() }"""
        )
        if at == name:
            return
    raise AssertionError(f"{name} is not reached by Tab")


def test_a_whole_visit_by_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit("/swapping")
    tab_to(page, "Ask us")
    page.keyboard.press("Enter")
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.type(BASE)
    page.keyboard.press("Enter")
    answered(page)
    tab_to(page, "Source 1", back=True)
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_be_focused()
    tab_to(page, "Close source 1")
    page.keyboard.press("Enter")
    expect(source(page, 1)).to_be_focused()
    tab_to(page, "Yes, it helped")
    page.keyboard.press("Enter")
    expect(page.locator(".thanks")).to_be_focused()
    page.keyboard.press("Escape")
    expect(launcher(page)).to_be_focused()


BAD = "<img src=https://evil.example/x.png onerror=window.ran=1><script>window.ran=1</script> ![a](https://evil.example/y)"


def test_hostile_answers_run_nothing_and_ask_no_other_machine(page: Page, real: Real) -> None:
    real.services.change = lambda text: f"{text} {BAD} [tap](javascript:window.ran=1)"
    asked(page)
    expect(page.locator(".said")).to_contain_text("<script>window.ran=1</script>")
    source(page, 1).click()
    expect(page.locator(".card")).to_contain_text("<img src=https://evil.example/x.png")
    hrefs = page.locator("lo-chat a").evaluate_all("all => all.map((one) => one.href)")
    assert [one for one in hrefs if not one.startswith((real.url, "https://example.org", "tel:", "mailto:"))] == []
    press(page, "Options")
    page.wait_for_timeout(100)


def test_hostile_documents_run_nothing_at_the_desk_and_on_their_own_page(
    visit: Callable[..., Page], real: Real
) -> None:
    page = visit(f"{real.url}/desk")
    page.locator("#question").wait_for()
    page.get_by_role("button", name="onerror=window.ran=1> Music").click()
    expect(page.locator(".stored")).to_contain_text("onerror=window.ran=1")
    expect(page.locator(".about")).to_contain_text("<script>window.ran=1</script>")
    for path in ("/sources/hostile", "/"):
        page.goto(real.url + path)
        assert "onerror=window.ran=1" in page.locator("main").inner_text()
    page.wait_for_timeout(100)


# The audit: no A or AA rule of WCAG 2.2 that axe-core knows is broken, in any state


def violations(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })")
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def in_danger(page: Page) -> None:
    ask(page, DANGER)
    expect(page.locator(".crisis")).to_be_visible()


def warned(page: Page) -> None:
    ask(page, "My son Testerino Exampleby, 01632 960001, needs help")
    expect(page.locator(".careful")).to_be_visible()


def card(page: Page) -> None:
    asked(page, BASE)
    source(page, 1).click()


STATES: dict[str, Callable[[Page], object]] = {
    "open": lambda page: None,
    "answered": asked,
    "card": card,
    "dates": lambda page: asked(page, DATED),
    "no answer": lambda page: asked(page, UNKNOWN),
    "crisis": in_danger,
    "warned": warned,
    "options": lambda page: press(page, "Options"),
}
WAYS: dict[str, dict[str, Any]] = {
    "desk": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
    "320 by 256": {"viewport": LOW},
}


@pytest.mark.parametrize("way", WAYS)
def test_no_rule_is_broken_in_any_state(visit: Callable[..., Page], way: str) -> None:
    page = visit(**WAYS[way])
    assert violations(page) == [], "closed"
    opened(page)
    for name, reach in STATES.items():
        reach(page)
        assert violations(page) == [], name
        if name != "open":
            page.evaluate("sessionStorage.clear()")
            page.reload()
            page.evaluate("sessionStorage.clear()")
            page.reload()
            opened(page)


@pytest.mark.parametrize("way", ["error", "twice the text", "ur", "ar"])
def test_no_rule_is_broken_when_it_fails_is_enlarged_or_mirrored(page: Page, real: Real, way: str) -> None:
    if way == "error":
        real.services.fault = StoreError("The search cannot be used just now.")
        ask(page, ASKING)
        expect(page.locator(".box")).to_contain_text("The assistant cannot answer just now.")
        assert ASKING in page.locator(".asked").inner_text()
    elif way == "twice the text":
        page.set_viewport_size(PHONE)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        card(page)
    else:
        card(page)
        language(page, way)
    assert violations(page) == []


def test_no_rule_is_broken_on_the_pages_with_scripts_and_without(visit: Callable[..., Page], real: Real) -> None:
    page = scripted(visit(f"{real.url}/ask"))
    card(page)
    assert violations(page) == []
    # In a tab of its own, since this one keeps what was said.
    page = scripted(visit(f"{real.url}/desk"))
    asked(page, BASE)
    source(page, 1).click()
    expect(page.locator("mark.now").first).to_be_visible()
    assert violations(page) == []
    page.context.route("**/widget/*.js*", lambda route: route.abort())
    for path in ("/", "/ask", "/desk", "/sources/plan", "/sources/notes/asking?at=69-130", "/sources/hostile", "/none"):
        page.goto(real.url + path)
        assert violations(page) == [], path
    page.goto(f"{real.url}/ask")
    for question in (ASKING, DATED, UNKNOWN, URDU, DANGER):
        page.get_by_label("question").fill(question)
        page.get_by_role("button", name="Ask", exact=True).click()
        assert violations(page) == [], question
