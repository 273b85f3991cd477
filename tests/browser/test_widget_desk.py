"""<lo-desk> in a real browser under a strict policy: answers beside the documents they rest on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, ViewportSize, expect

from tests.browser import widget_server
from tests.browser.sample_answers import BAD
from tests.browser.test_widget_answer import SPACING
from tests.browser.test_widget_shell import WATCH, answered, ask, browser, press
from tests.browser.widget_server import CITATION, Host, Service, hosting

pytestmark = pytest.mark.browser
__all__ = ["browser"]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 568}
QUOTE, SECOND = str(CITATION["quote"]), "The council must answer within 6 weeks."
FILLING = "\n".join(f"Line {n} of the note, which has a good many words in it." for n in range(60))


def with_headings(text: str, **levels: int) -> dict[str, Any]:
    """A text and where its headings stand, as the service says it; the names have low lines for spaces."""
    starts = {name.replace("_", " "): level for name, level in levels.items()}
    headings = [{"text": name, "level": level, "start": text.index(name)} for name, level in starts.items()]
    return {"text": text, "headings": headings}


NOTE = {
    "id": "notes/asking",
    "title": "Asking for an assessment",
    "url": "https://example.org/asking",
    "publisher": "Exampleton Council",
    "kind": "note",
    "audience": ["parent"],
    "topics": [],
    "published": "2026-11-01",
    "checked": "2026-11-01",
    "standing": "current",
    "licence": "",
    "about": "How to ask.",
    **with_headings(
        f"Asking for an assessment\n\nBefore you ask\n\n{FILLING}\n\n"
        f"How to ask\n\nYou can ask\nthe council  yourself.\n\n{FILLING}\n\n"
        f"After you ask\n\n{SECOND}\nStep | Who acts | When",
        Asking_for_an_assessment=1,
        Before_you_ask=2,
        How_to_ask=2,
        After_you_ask=2,
    ),
}
PLAN = {
    **NOTE,
    "id": "plan",
    "title": "A plan for Exampleton",
    "kind": "official",
    "audience": ["senco"],
    "published": "2024-09",
    "standing": "dated",
    **with_headings("A plan for Exampleton\n\nExampleton wants every child to thrive.", A_plan_for_Exampleton=1),
}
SOURCES = {source["id"]: source for source in (NOTE, PLAN)}
CITATIONS = [
    {**CITATION, "number": 1, "quote": SECOND},
    {**CITATION, "number": 2},
    {
        **CITATION,
        "number": 3,
        "source_id": "plan",
        "title": "A plan for Exampleton",
        "quote": "Words that are not in it.",
    },
]
widget_server.page(
    "/desk",
    "<header><p>Exampleton</p></header><main id='main'><h1>The desk</h1>"
    "<lo-desk><p><a href='/ask'>Ask</a></p></lo-desk></main>"
    "<footer><p>The end</p></footer><script type='module' src='{api}/widget/desk.js'></script>",
)


class Answering(Service):
    """Answers that rest on three places in two documents."""

    def answer(self, number: int) -> dict[str, Any]:
        self.sentences = ["The council must answer. [1]", " You can ask. [2]", " There is a plan. [3]"]
        return {**super().answer(number), "citations": CITATIONS}


class Documents:
    """The made-up documents: what was asked for, and whether anything comes."""

    def __init__(self) -> None:
        self.sources, self.down = dict(SOURCES), False
        self.searched: list[dict[str, Any]] = []

    def serve(self, route: Route) -> None:
        path = route.request.url.split("/v1/")[1]
        if self.down:
            route.abort()
        elif path == "search":
            self.searched.append(json.loads(route.request.post_data or ""))
            route.fulfill(json={"results": self.results()})
        elif path == "sources":
            kept = [
                {k: v for k, v in source.items() if k not in ("text", "headings")} for source in self.sources.values()
            ]
            route.fulfill(json={"sources": kept})
        else:
            route.fulfill(json=self.sources[path.removeprefix("sources/")])

    def results(self) -> list[dict[str, Any]]:
        found = [("notes/asking", QUOTE), ("plan", "Exampleton wants every child to thrive."), ("notes/asking", SECOND)]
        more = {
            "chunk_id": "",
            "url": "https://example.org/there",
            "headings": ["How to ask"],
            "page": None,
            "score": 1.0,
        }
        return [{"source_id": name, "title": self.sources[name]["title"], "text": text, **more} for name, text in found]


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with hosting(cross=False) as running:
        yield running


@pytest.fixture
def documents() -> Documents:
    return Documents()


@pytest.fixture
def context(
    browser: Browser, host: Host, documents: Documents, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BrowserContext]:
    monkeypatch.setattr(widget_server, "Service", Answering)
    host.fresh()
    made = browser.new_context(base_url=host.url, viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    made.set_default_timeout(8_000)
    made.add_init_script(WATCH)
    for path in ("search", "sources", "sources/**"):
        made.route(f"**/v1/{path}", documents.serve)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """The desk; whatever a test does, no policy may be broken, no script fail and nothing be kept of the documents."""
    faults: list[str] = []
    made = context.new_page()
    made.on("pageerror", lambda error: faults.append(str(error)))
    made.on("dialog", lambda dialog: faults.append(dialog.message))
    yield opened(made)
    assert made.evaluate("window.refused") == []
    assert made.evaluate(
        "[localStorage.length, Object.keys(sessionStorage).filter((key) => key !== 'local-offer-chat').length]"
    ) == [0, 0]
    assert faults == []


def opened(page: Page) -> Page:
    page.goto("/desk")
    page.locator("#question").wait_for()
    return page


def narrow(page: Page) -> Page:
    page.set_viewport_size(NARROW)
    page.get_by_role("tab", name="Answers").wait_for()
    return page


def asked(page: Page) -> Page:
    ask(page, "How do I ask for an assessment?")
    answered(page)
    return page


def source(page: Page, n: int) -> Locator:
    return page.get_by_role("button", name=f"Source {n}", exact=True)


def heading(page: Page) -> Locator:
    return page.locator("#heading")


def search(page: Page, words: str = "asking") -> None:
    page.get_by_label("Search the documents").fill(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What was found")).to_be_visible()


def in_view(page: Page, selector: str) -> bool:
    """Whether something is seen: inside the screen and the pane, and not below what stays in sight above it."""
    return bool(
        page.locator(selector).evaluate(
            """(one) => {
              const { left, top, width, height } = one.getClientRects()[0]
              const root = one.getRootNode()
              const seen = root.elementFromPoint(left + width / 2, top + height / 2)
              return top >= 0 && top + height <= innerHeight && (seen === one || one.contains(seen))
            }"""
        )
    )


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def no_wider(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_a_source_opens_its_document_at_the_words_and_the_focus_goes_there_and_back(page: Page) -> None:
    asked(page)
    source(page, 2).focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Asking for an assessment")
    expect(heading(page)).to_be_focused()
    expect(page.locator("mark.now").first).to_be_visible()
    assert " ".join(page.locator("mark.now").all_inner_texts()).split() == QUOTE.split()
    assert in_view(page, "#now")
    assert in_view(page, "#heading")
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("Shift+Tab")
    page.get_by_role("button", name="Back to the answer").press("Enter")
    expect(source(page, 2)).to_be_focused()


def test_all_that_an_answer_has_from_a_document_can_be_gone_through(page: Page) -> None:
    source(asked(page), 2).click()
    expect(page.locator("mark.now").first).to_contain_text("You can ask")
    place = page.get_by_role("button", name="Marked words: 1 of 2")
    expect(place).to_be_visible()
    page.get_by_role("button", name="Next marked words").click()
    expect(page.get_by_role("button", name="Marked words: 2 of 2")).to_be_visible()
    expect(page.locator("mark.now")).to_have_text(SECOND)
    assert in_view(page, "#now")
    expect(page.get_by_role("status").filter(has_text=SECOND)).to_have_count(1)
    page.get_by_role("button", name="Previous marked words").click()
    expect(place).to_be_visible()
    place.click()
    expect(page.locator("#now")).to_be_focused()


def test_words_that_are_not_in_our_copy_are_shown_and_said_to_be_missing(page: Page) -> None:
    source(asked(page), 3).click()
    expect(page.get_by_text("We could not find these words in our copy:")).to_be_visible()
    expect(page.locator("blockquote").last).to_have_text("Words that are not in it.")
    expect(page.locator("mark")).to_have_count(0)


def test_a_document_is_shown_with_its_headings_rows_standing_dates_and_public_page(page: Page) -> None:
    page.get_by_role("button", name="Asking for an assessment").click()
    expect(page.locator(".stored h3")).to_have_text(["Before you ask", "How to ask", "After you ask"])
    expect(page.locator(".cells span")).to_have_text(["Step", "Who acts", "When"])
    known = page.locator(".about")
    for words in ("How to ask.", "Current", "Our guidance note", "Exampleton Council", "1 November 2026"):
        expect(known).to_contain_text(words)
    link = page.get_by_role("link", name="Open the public page")
    expect(link).to_have_attribute("href", "https://example.org/asking")
    expect(link).to_have_attribute("rel", "noopener")
    page.get_by_role("button", name="Back to all documents").click()
    expect(page.get_by_role("button", name="Asking for an assessment")).to_be_focused()


def test_headings_are_those_the_service_names_at_their_depth_whatever_stands_before_them(
    page: Page, documents: Documents
) -> None:
    text = (
        "A plan for Exampleton\n\nAims \U0001f600\n\nA line like a heading"
        "\n\n\u202eWe want\u202c \U0001f600\U0001f600 much:"
        "\n1. Schools | and more.\n\nHow it is done\n\nBy all.\n\nBelow it\n\nWith care."
    )
    named = with_headings(text, A_plan_for_Exampleton=1, Aims=2, How_it_is_done=3, Below_it=9)
    documents.sources["plan"] = {**PLAN, **named}
    page.get_by_role("button", name="A plan for Exampleton").click()
    expect(page.locator(".stored :is(h3, h4, h5, h6)")).to_have_text(["Aims \U0001f600", "How it is done", "Below it"])
    assert [page.locator(f".stored h{level}").count() for level in (3, 4, 5, 6)] == [1, 1, 0, 1]
    expect(page.locator(".stored p").first).to_have_text("A line like a heading")
    expect(page.locator(".cells span")).to_have_text(["1. Schools", "and more."])


def test_documents_are_found_by_words_and_chosen_by_reader_and_kind(page: Page, documents: Documents) -> None:
    expect(page.get_by_text("2 documents")).to_be_visible()
    search(page)
    expect(page.get_by_text("3 matches found")).to_be_visible()
    expect(page.locator(".group h4")).to_have_text(["Asking for an assessment", "A plan for Exampleton"])
    page.get_by_label("Type").select_option("official")
    expect(page.get_by_text("1 match found")).to_be_visible()
    page.get_by_label("Written for").select_option("parent")
    expect(page.get_by_text("Nothing fits these choices.")).to_be_visible()
    assert [(body["query"], body["audience"]) for body in documents.searched] == [
        ("asking", None),
        ("asking", "parent"),
    ]
    press(page, "Show everything")
    page.get_by_label("Type").select_option("note")
    page.get_by_role("button", name=SECOND).press("Enter")
    expect(page.locator("mark.now")).to_have_text(SECOND)
    expect(page.locator("mark")).to_have_count(3)
    press(page, "Back to the search")
    expect(page.get_by_role("button", name=SECOND)).to_be_focused()
    press(page, "Clear the search")
    expect(page.get_by_text("1 document", exact=True)).to_be_visible()
    expect(page.get_by_label("Search the documents")).to_be_focused()


def test_what_is_copied_says_where_it_is_from(page: Page, host: Host) -> None:
    source(asked(page), 1).click()
    press(page, "Copy with citation")
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    marked = clipboard(page)
    for words in (
        f"“{SECOND}”",
        "Asking for an assessment › How to ask",
        "Exampleton Council",
        "Checked: 1 November 2026",
    ):
        assert words in marked
    assert "https://example.org/asking\n" in marked
    assert f"{host.url}/sources/notes/asking" in marked
    page.locator(".stored p").nth(3).click(click_count=3)
    press(page, "Copy with citation")
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    assert clipboard(page).startswith("“Line 3 of the note, which has a good many words in it.”")
    assert f"{host.url}/sources/notes/asking" in clipboard(page)


def test_where_only_one_half_fits_they_are_tabs_and_each_is_found_as_it_was_left(page: Page) -> None:
    asked(narrow(page))
    source(page, 1).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    source(page, 1).click()
    expect(page.get_by_role("tab", name="Documents")).to_have_attribute("aria-selected", "true")
    expect(heading(page)).to_be_focused()
    expect(page.locator("#now")).to_be_visible()
    assert in_view(page, "#now")
    assert in_view(page, "#heading")
    press(page, "Back to the answer")
    expect(source(page, 1)).to_be_focused()
    assert abs(page.evaluate("scrollY") - before) < 2
    page.get_by_role("tab", name="Answers").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Documents")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Documents")).to_be_visible()
    expect(page.get_by_role("tabpanel", name="Answers")).to_be_hidden()


def test_on_a_very_low_screen_the_focus_is_on_the_words(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    source(asked(page), 1).click()
    expect(page.locator("#now")).to_be_focused()
    assert in_view(page, "#now")
    assert no_wider(page)


def test_a_fault_is_said_plainly_and_can_be_tried_again(page: Page, documents: Documents) -> None:
    documents.down = True
    page.get_by_role("button", name="A plan for Exampleton").click()
    expect(page.get_by_text("This document could not be opened.")).to_be_visible()
    documents.down = False
    press(page, "Try again")
    expect(page.get_by_text("Exampleton wants every child to thrive.")).to_be_visible()
    press(page, "Back to all documents")
    documents.down = True
    search(page)
    expect(page.get_by_text("The search did not work. Please try again.")).to_be_visible()
    documents.down = False
    press(page, "Try again")
    expect(page.get_by_text("3 matches found")).to_be_visible()


def test_what_stands_on_the_page_stays_when_the_desk_cannot_start(context: BrowserContext) -> None:
    context.route("**/widget/config.json*", lambda route: route.abort())
    page = context.new_page()
    page.goto("/desk", wait_until="networkidle")
    expect(page.get_by_role("link", name="Ask")).to_be_visible()


def test_hostile_documents_are_only_words(page: Page, documents: Documents) -> None:
    bad = f"{BAD}\u202eevil <script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1)"
    documents.sources["plan"] = {
        **PLAN,
        **dict.fromkeys(("title", "publisher", "about"), bad),
        "url": "javascript:alert(1)",
    }
    heading = {"text": bad, "level": 2, "start": len(bad) + 2}
    documents.sources["plan"] |= {"text": f"{bad}\n\n{bad}\n\n{bad} | {bad}", "headings": [heading]}
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if "127.0.0.1" not in request.url else None)
    opened(page)
    page.get_by_role("button", name="evil").click()
    expect(page.locator(".stored")).to_contain_text("<script>alert(1)</script>")
    expect(page.locator(".stored h3")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.get_by_role("link", name="Open the public page")).to_have_count(0)
    assert "\u202e" not in page.locator(".stored").inner_text()
    assert page.locator("lo-desk script, lo-desk img").count() == 0
    assert foreign == []


def test_the_language_of_the_chat_is_that_of_the_desk_and_mirrors_it(page: Page) -> None:
    press(page, "Options")
    page.get_by_label("Language").select_option("ar")
    expect(page.locator(".desk")).to_have_attribute("dir", "rtl")
    answers, docs = page.locator("#answers").bounding_box(), page.locator("#documents").bounding_box()
    assert answers
    assert docs
    assert answers["x"] > docs["x"]
    page.get_by_role("button", name="A plan for Exampleton").click()
    assert page.locator(".stored p").first.evaluate("(one) => getComputedStyle(one).direction") == "ltr"


def test_on_paper_there_is_the_document_or_the_conversation_alone(page: Page) -> None:
    source(asked(page), 2).click()
    expect(page.locator("#now")).to_be_visible()
    page.evaluate("window.print = () => { window.on = document.querySelector('lo-desk').getAttribute('printing') }")
    press(page, "Print the document")
    assert page.evaluate("window.on") == "document"
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('lo-desk').setAttribute('printing', 'document')")
    expect(page.locator("#answers")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy with citation")).to_be_hidden()
    assert page.locator(".reading").evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")
    page.emulate_media(media="screen")
    page.evaluate(
        "window.print = () => { window.on = [...document.querySelector('lo-desk').shadowRoot.querySelectorAll('.half')]"
        ".map((one) => one.id + ' ' + document.querySelector('lo-desk').hasAttribute('printing')) }"
    )
    press(page, "Print")
    assert page.evaluate("window.on") == ["answers true", "documents true"]
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('lo-desk').toggleAttribute('printing', true)")
    expect(page.locator("#answers")).to_be_visible()
    expect(page.locator("#documents")).to_be_hidden()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE) if not page.evaluate("'axe' in window") else None
    found = page.evaluate(
        "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })"
        ".then((found) => found.violations.map((one) => one.id + ' ' + one.nodes.map((node) => node.html).join('\\n')))"
    )
    return list(found)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
def test_no_rule_of_a_or_aa_is_broken_and_nothing_is_small_or_cut(page: Page, size: Any, scheme: Any) -> None:
    page.emulate_media(**({"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}))
    page.set_viewport_size(size)

    def documents() -> None:
        if size is NARROW:
            page.get_by_role("tab", name="Documents").click()

    def sound() -> None:
        assert violations(page) == []
        assert no_wider(page)
        small = page.locator(
            "lo-desk #documents button, lo-desk [role=tab], lo-desk input, lo-desk select"
        ).evaluate_all(
            "all => all.filter((one) => one.offsetHeight && Math.min(one.offsetHeight, one.offsetWidth) < 44)"
            ".map((one) => one.outerHTML)"
        )
        assert small == []

    asked(page)
    documents()
    sound()
    search(page)
    if size is NARROW:
        expect(page.get_by_role("heading", name="What was found")).to_be_focused()
    sound()
    if size is NARROW:
        page.get_by_role("tab", name="Answers").click()
    source(page, 2).click()
    expect(page.locator("#now")).to_be_visible()
    sound()


def test_twice_the_text_and_more_space_lose_nothing(page: Page) -> None:
    narrow(page)
    asked(page)
    page.evaluate("document.querySelector('lo-desk').style.fontSize = '200%'")
    source(page, 2).click()
    expect(page.locator("#now")).to_be_visible()
    page.evaluate("window.answer = document.querySelector('lo-desk')")
    page.evaluate(SPACING)
    assert no_wider(page)
    cut = page.locator("#documents button, #documents p, #documents dd, [role=tab]").evaluate_all(
        "all => all.filter((one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1)"
        ".map((one) => one.outerHTML)"
    )
    assert cut == []
