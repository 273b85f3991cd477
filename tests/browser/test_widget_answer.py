"""<lo-answer> in a real browser under a strict policy: what a person sees, taps, hears and takes away."""

from __future__ import annotations

import os
import shutil
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.browser.sample_answers import (
    BAD,
    CLARIFY,
    CRISIS,
    DATED,
    FULL,
    GLOSSARY,
    HOSTILE,
    NOTHING,
    OVERRIDE,
    URDU,
    citation,
    contact,
    message,
)
from tests.browser.test_pages_in_a_browser import QUIET

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
PANEL = ROOT / "assistant/widget/dist/panel.js"
STRINGS = tomllib.loads((ROOT / "assistant/strings/interface/en.toml").read_text())["answer"]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "require-trusted-types-for 'script'"
)
HOST_PAGE = (
    "<!doctype html><html lang='en-GB'><head><title>Host</title><meta name='viewport' content='width=device-width'>"
    "<link rel='stylesheet' href='/host.css'></head><body><main><h1>Host</h1><h2>Chat</h2><h3>Asked</h3>"
    "<div id='place'></div></main><script type='module' src='/panel.js'></script></body></html>"
)
HOST_STYLE = (
    ":root{color-scheme:light dark}body{margin:0;padding:8px;font:100%/1.5 sans-serif;background:#fbfaf7;color:#1c2326}"
    "@media(prefers-color-scheme:dark){body{background:#14191b;color:#eef2f2}}"
)
FILES = {"/": ("text/html", HOST_PAGE), "/host.css": ("text/css", HOST_STYLE), "/favicon.ico": ("image/x-icon", "")}
MOUNT = """([message, strings, context]) => {
  const answer = document.createElement("lo-answer");
  const t = (key, vars = {}) => {
    if (!(key in strings)) throw new Error(`no words for ${key}`);
    return strings[key].replace(/\\{(\\w+)\\}/g, (_, name) => vars[name]);
  };
  answer.context = { t, base: location.origin, language: "en", dir: "ltr", audience: null, ...context };
  answer.message = message;
  window.told = [];
  for (const name of ["lo-ask", "lo-rewrite", "lo-feedback", "lo-source"])
    document.addEventListener(name, (event) => told.push({ name, ...event.detail }));
  document.getElementById("place").replaceChildren((window.answer = answer));
  return answer.updateComplete;
}"""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, text = FILES.get(self.path) or ("text/javascript", PANEL.read_text())
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


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


@pytest.fixture
def context(browser: Browser, host: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=host, viewport={"width": 320, "height": 568})
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page at 320 px; nothing may go wrong on it, and it asks for nothing but its own three files."""
    yield from opened(context)


def opened(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto("/")
    page.evaluate("customElements.whenDefined('lo-answer').then(() => true)")
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert not wrong
    assert not asked


def show(page: Page, shown: dict[str, Any], **context: Any) -> Locator:
    page.evaluate(MOUNT, [shown, STRINGS, {"glossary": GLOSSARY, **context}])
    return page.locator("lo-answer")


def change(page: Page, shown: dict[str, Any]) -> None:
    page.evaluate("(message) => { answer.message = message; return answer.updateComplete; }", shown)


def told(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("window.told")
    return found


def source(page: Page, n: int, at: int = 0) -> Locator:
    return page.get_by_role("button", name=f"Source {n}", exact=True).nth(at)


def words_of(answer: Locator) -> str:
    """Everything that is seen, in order."""
    return answer.locator(".all").inner_text()


def focused(page: Page) -> str:
    return str(
        page.evaluate("(e => (e.shadowRoot?.activeElement ?? e).outerHTML.slice(0, 200))(document.activeElement)")
    )


def no_wider(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


# Growth


def test_a_growing_answer_keeps_its_parts_and_the_focus(page: Page) -> None:
    text = message()["answer"]
    show(page, message(answer=text[:40], streaming=True))
    source(page, 1).focus()
    page.evaluate("answer.shadowRoot.activeElement.kept = true")
    for length in (97, 140, len(text)):
        change(page, message(answer=text[:length], streaming=length < len(text)))
        assert page.evaluate("answer.shadowRoot.activeElement?.kept")
    assert page.get_by_role("listitem").count() == 2
    assert page.locator("lo-answer strong").inner_text() == "your child"


def test_while_it_grows_there_is_nothing_to_do_with_it_yet(page: Page) -> None:
    answer = show(page, FULL | {"streaming": True})
    assert answer.get_by_role("button", name="Simpler").count() == 0
    change(page, FULL)
    assert answer.get_by_role("button", name="Simpler").count() == 1


# Lists


MARKS = """(said) => [...said.querySelectorAll("li")].map((item) => {
  const { parentElement: list } = item, kind = getComputedStyle(item).listStyleType
  const at = list.start + [...list.children].indexOf(item)
  return [{ decimal: `${at}.`, disc: "•", none: "" }[kind], item.innerText.trim()].join(" ").trim() })"""


@pytest.mark.parametrize(
    ("items", "seen"),
    [
        (["1 Earlier help", "2 Joint work", "3 More places"], ["1. Earlier help", "2. Joint work", "3. More places"]),
        (["4\\. Write", "5\\. Wait"], ["4. Write", "5. Wait"]),
        (["1\\) Write"], ["1. Write"]),
        (["(a) Write", "Wait", "2\\. Ring", "1.2 Ask"], ["(a) Write", "• Wait", "2. Ring", "1.2 Ask"]),
        (["80 languages", "81 schools"], ["• 80 languages", "• 81 schools"]),
        (["1 nursery", "2 schools", "3 colleges"], ["• 1 nursery", "• 2 schools", "• 3 colleges"]),
        (["1 Hospital", "2 Clinics"], ["• 1 Hospital", "• 2 Clinics"]),
        (["10 Schools", "11 Nurseries", "12 Colleges"], ["• 10 Schools", "• 11 Nurseries", "• 12 Colleges"]),
    ],
)
def test_an_item_has_one_mark(page: Page, items: list[str], seen: list[str]) -> None:
    answer = show(page, message(answer="The aims:\n\n" + "\n".join(f"- {item}" for item in items)))
    assert answer.locator(".said").evaluate(MARKS) == seen


# Sources


def test_every_marker_is_a_button_of_44_px_that_makes_no_line_taller(page: Page) -> None:
    answer = show(page, message(answer="One. [1] Two. [2]\n\nNo such source [9], and \\[1\\] is text."))
    assert answer.locator(".source").count() == 2
    for button in answer.locator(".source").all():
        box = button.bounding_box()
        assert box
        assert box["width"] >= 44
        assert box["height"] >= 44
        assert button.get_attribute("aria-expanded") == "false"
    lines = [block.bounding_box() for block in answer.locator(".said > *").all()]
    assert lines[0]
    assert lines[1]
    assert lines[0]["height"] < lines[1]["height"] + 1
    expect(answer).to_contain_text("No such source [9], and [1] is text.")


def test_a_source_opens_a_card_with_all_that_is_known_and_gives_the_focus_back(page: Page) -> None:
    answer = show(page, message())
    source(page, 1).press("Enter")
    card = page.get_by_role("region", name="Source 1")
    assert source(page, 1).get_attribute("aria-expanded") == "true"
    assert 'class="card"' in focused(page)
    assert card.locator("blockquote").inner_text() == "The exact words of source 1."
    for words in ("Asking for an assessment in Testerton", "Help › How to ask › page 12", "Testerton Council"):
        expect(card).to_contain_text(words)
    for words in ("26 September 2024", "1 November 2026", "Current", "Official document"):
        expect(card).to_contain_text(words)
    links = [link.get_attribute("href") for link in card.get_by_role("link").all()]
    assert links == [f"{page.url}sources/notes/asking?at=1-90#quote", "https://example.org/asking"]
    assert all(link.get_attribute("rel") == "noopener" for link in card.get_by_role("link").all())
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert 'aria-label="Source 1"' in focused(page)
    source(page, 2).click()
    for words in ("May be out of date", "Our guidance note", "no date given"):
        expect(answer.locator(".card")).to_contain_text(words)
    page.get_by_role("button", name="Close source 2").click()
    assert answer.locator(".card").count() == 0
    assert 'aria-label="Source 2"' in focused(page)


def test_words_on_a_public_page_are_linked_there_and_in_our_copy(page: Page) -> None:
    show(page, message())
    source(page, 3).click()
    links = page.locator(".card a").evaluate_all("all => all.map((link) => link.href)")
    assert links == [
        f"{page.url}sources/notes/asking#:~:text=The%20exact",
        "https://example.org/plan#:~:text=The%20exact",
    ]
    expect(page.locator(".card")).to_contain_text("April 2021")
    expect(page.locator(".card")).to_contain_text("Old page")


def test_escape_in_an_open_card_goes_no_further(page: Page) -> None:
    show(page, message())
    page.evaluate("window.heard = 0; document.addEventListener('keydown', (e) => e.key === 'Escape' && (heard += 1))")
    source(page, 1).click()
    page.keyboard.press("Escape")
    assert page.evaluate("heard") == 0
    page.keyboard.press("Escape")
    assert page.evaluate("heard") == 1


def test_a_host_may_show_a_source_in_its_own_way(page: Page) -> None:
    answer = show(page, message())
    page.evaluate("document.addEventListener('lo-source', (event) => event.preventDefault(), { once: true })")
    source(page, 2).click()
    assert told(page)[0]["citation"] == message()["citations"][1]
    assert answer.locator(".card").count() == 0
    source(page, 2).click()
    assert answer.locator(".card").count() == 1


# Notices, people, dates


def test_what_was_done_to_the_question_is_said_before_the_answer_and_the_rest_after(page: Page) -> None:
    said = words_of(show(page, FULL))
    order = [
        "I took out a name",
        "You can ask the council",
        "Your dates",
        "Source 2 may be out of date",
        "Exampleby Advice",
    ]
    assert [said.index(words) for words in order] == sorted(said.index(words) for words in order)


def test_people_are_reached_with_one_tap(page: Page) -> None:
    answer = show(page, FULL)
    links = answer.locator(".contacts a").evaluate_all("all => all.map((link) => link.getAttribute('href'))")
    assert links == ["tel:01632960001", "mailto:advice@example.org", "https://example.org/advice", "sms:85258"]
    for link in answer.locator(".contacts a").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
    expect(answer.locator(".contacts li").first).to_contain_text("Free advice for families.")
    assert answer.get_by_text("We checked this on 1 November 2026.").count() == 1
    people = [contact("Exampleby Advice"), contact("Text line", checked="2025-02-01")]
    first, second = show(page, FULL | {"contacts": people}).locator(".contacts li").all()
    expect(first).to_contain_text("We checked this on 1 November 2026.")
    expect(second).to_contain_text("We checked this on 1 February 2025.")


@pytest.mark.parametrize(
    "shown", [CRISIS, message(safety=[contact("Somebody to listen to you")])], ids=["crisis", "uneasy"]
)
def test_in_danger_people_come_first_and_nothing_is_asked(page: Page, shown: dict[str, Any]) -> None:
    answer = show(page, shown)
    assert words_of(answer).startswith("Talk to someone now")
    assert answer.locator("[class='all'] > *").first.get_attribute("class") == "contacts urgent"
    assert answer.locator(".name", has_text="Somebody to listen to you").count() == 1
    assert answer.get_by_text("Did this help?").count() == 0
    first = answer.locator(".phone").first.bounding_box()
    assert first
    assert first["height"] >= 44
    assert first["width"] >= 200
    if shown is CRISIS:
        assert answer.get_by_role("button").count() == 0


def test_those_who_are_no_help_line_stand_below_the_answer_under_their_usual_heading(page: Page) -> None:
    line, other = contact("Somebody to listen to you"), contact("Exampleby Advice")
    answer = show(page, message(safety=[line], contacts=[line, other]))
    expect(answer.locator(".contacts.urgent .name")).to_have_text(["Somebody to listen to you"])
    expect(answer.locator(".said ~ .contacts h4")).to_have_text("Who can help")
    expect(answer.locator(".said ~ .contacts .name")).to_have_text(["Exampleby Advice"])


def test_what_is_not_known_is_said_first_with_the_nearest_pages(page: Page) -> None:
    answer = show(page, NOTHING)
    assert words_of(answer).startswith("I do not know that.")
    links = answer.locator(".said a").evaluate_all(
        "all => all.map((link) => [link.firstElementChild.textContent, link.href])"
    )
    assert links == [
        ["How to [ask]", f"{page.url}sources/notes/asking"],
        ["The plan", "https://example.org/plan_(2024)"],
    ]
    assert answer.get_by_role("button", name="Simpler").count() == 0


def test_dates_are_a_list_in_words_with_a_file_for_the_calendar(page: Page) -> None:
    page.clock.set_fixed_time("2026-04-15T12:00:00")
    answer = show(page, DATED)
    assert answer.get_by_text("has passed").count() == 0
    steps = answer.locator(".timeline li")
    assert [step.locator(".day").inner_text() for step in steps.all()] == [
        "Wednesday 15 April 2026",
        "Wednesday 22 July 2026",
        "No date yet",
    ]
    assert words_of(answer).count("The plan is sent") == 1
    assert answer.locator("time").first.get_attribute("datetime") == "2026-04-15"
    link = answer.get_by_role("link", name="Add these dates to my calendar")
    assert link.get_attribute("href") == f"{page.url}timeline.ics?at=1"
    steps.nth(1).get_by_role("button", name="Source 2").click()
    expect(steps.nth(1).locator("blockquote")).to_have_text("The exact words of source 2.")


def test_a_day_that_has_passed_is_marked_and_not_offered_for_the_calendar(page: Page) -> None:
    file = "/timeline.ics?step=decide:2026-04-15&step=send:2026-07-22"
    page.clock.set_fixed_time("2026-04-16T12:00:00")
    answer = show(page, DATED | {"calendar": file})
    marked = [step.get_by_text("(this day has passed)").count() for step in answer.locator(".timeline li").all()]
    assert marked == [1, 0, 0]
    link = answer.get_by_role("link", name="Add this date to my calendar")
    assert link.get_attribute("href") == f"{page.url}timeline.ics?step=send:2026-07-22"
    page.clock.set_fixed_time("2026-07-23T12:00:00")
    assert show(page, DATED | {"calendar": file}).get_by_role("link", name="calendar").count() == 0


# Short forms


def test_short_forms_open_their_meaning_one_at_a_time_by_keyboard(page: Page) -> None:
    answer = show(page, message(answer="A SENCO for SEN, not SENs or aSEN. SEN (SSP). The SENCo again. [1]"))
    assert answer.locator(".term").all_inner_texts() == ["SENCO", "SEN", "SSP"]
    page.get_by_role("button", name="SENCO", exact=True).press("Enter")
    expect(answer.locator(".meaning")).to_contain_text("Leads the help.")
    page.get_by_role("button", name="SSP", exact=True).press("Enter")
    assert answer.locator(".meaning").count() == 1
    for words in ("A plan of help.", "People who plan."):
        expect(answer.locator(".meaning")).to_contain_text(words)
    page.keyboard.press("Escape")
    assert answer.locator(".meaning").count() == 0
    assert ">SSP" in focused(page).replace("<!---->", "")


def test_a_short_form_is_hit_in_44_px(page: Page) -> None:
    show(page, message(answer="Words that are before the SEN words and words that follow after it."))
    assert page.locator("lo-answer .term").evaluate(
        """(term) => { const box = term.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
        return [[-21, 0], [21, 0], [0, -21], [0, 21]].every(([a, b]) =>
          answer.shadowRoot.elementFromPoint(x + a, y + b) === term); }"""
    )


# What can be done with an answer


def test_the_same_in_other_words_is_asked_for_and_shown_as_chosen(page: Page) -> None:
    answer = show(page, FULL)
    simpler = answer.get_by_role("button", name="Simpler")
    simpler.click()
    assert told(page)[-1] == {"name": "lo-rewrite", "id": "answer-1", "detail": "simple", "audience": None}
    assert simpler.get_attribute("aria-pressed") == "true"
    change(page, message(answer="Shorter", streaming=True, id="answer-2"))
    assert simpler.get_attribute("aria-pressed") == "true"
    assert "Simpler" in focused(page)
    change(page, message(id="answer-2", detail="simple", audience=None))
    simpler.click()
    assert told(page)[-1] == {"name": "lo-rewrite", "id": "answer-2", "detail": None, "audience": None}
    answer.get_by_role("button", name="More detail").click()
    assert told(page)[-1]["detail"] == "full"
    answer.get_by_role("button", name="For professionals").click()
    assert told(page)[-1] == {"name": "lo-rewrite", "id": "answer-2", "detail": None, "audience": "professional"}


def test_what_could_be_asked_next_is_asked_with_a_button(page: Page) -> None:
    show(page, FULL)
    page.get_by_role("button", name="Who else can ask?").click()
    assert told(page) == [{"name": "lo-ask", "question": "Who else can ask?"}]


def test_a_choice_asked_back_stands_right_below_the_question(page: Page) -> None:
    said = words_of(show(page, CLARIFY))
    assert said.index("Which do you mean?") < said.index("Which of these?") < said.index("Copy with sources")


def test_help_or_not_is_told_with_a_reason_if_one_is_given(page: Page) -> None:
    answer = show(page, message())
    answer.get_by_role("button", name="No, it did not").click()
    assert told(page)[-1] == {"name": "lo-feedback", "id": "answer-1", "helpful": False, "reason": None}
    assert "What was wrong?" in focused(page)
    answer.get_by_role("button", name="It is out of date").click()
    assert told(page)[-1]["reason"] == "out-of-date"
    change(page, message(feedback="sent"))
    assert "Thank you" in focused(page)
    show(page, message())
    answer.get_by_role("button", name="Yes, it helped").click()
    assert told(page)[-1] == {"name": "lo-feedback", "id": "answer-1", "helpful": True, "reason": None}
    change(page, message(feedback="sending"))
    expect(answer).to_contain_text("Sending…")
    change(page, message(feedback="sent"))
    expect(answer).to_contain_text("Thank you for telling us.")
    expect(show(page, message(feedback="sent"))).to_contain_text("Thank you for telling us.")


def test_no_thanks_are_given_before_what_was_said_has_arrived(page: Page) -> None:
    answer = show(page, message())
    answer.get_by_role("button", name="No, it did not").click()
    change(page, message(feedback="sent"))
    answer.get_by_role("button", name="It is wrong").click()
    for state in ("sending", "failed"):
        change(page, message(feedback=state))
        assert answer.get_by_text("Thank you").count() == 0
    expect(answer).to_contain_text("What you told us could not be sent. Please try again.")
    answer.get_by_role("button", name="I would rather not say").click()
    assert told(page)[-1] == {"name": "lo-feedback", "id": "answer-1", "helpful": False, "reason": None}
    assert answer.get_by_text("Thank you").count() == 0
    change(page, message(feedback="sent"))
    expect(answer).to_contain_text("Thank you for telling us.")


def test_the_focus_stays_where_it_is_when_thanks_come(page: Page) -> None:
    answer = show(page, message())
    answer.get_by_role("button", name="Yes, it helped").click()
    source(page, 1).focus()
    change(page, message(feedback="sent"))
    expect(answer).to_contain_text("Thank you for telling us.")
    assert "Source 1" in focused(page)


def test_a_copy_has_its_sources_with_full_links_and_the_day(context: BrowserContext, page: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer = show(page, DATED)
    answer.get_by_role("button", name="Copy with sources").click()
    expect(answer.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    for words in (
        "By 15 April 2026. [1]",
        "Wednesday 22 July 2026",
        "“The exact words of source 1.”",
        "26 September 2024",
    ):
        assert words in copied
    for words in (f"{page.url}sources/notes/asking?at=1-90#quote", "https://example.org/asking", "Copied on "):
        assert words in copied


def test_where_nothing_may_be_copied_the_words_are_selected(page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    answer = show(page, message())
    answer.get_by_role("button", name="Copy with sources").click()
    field = answer.get_by_role("textbox")
    expect(field).to_be_focused()
    assert field.evaluate("(field) => field.selectionEnd - field.selectionStart === field.value.length")
    assert "“The exact words of source 1.”" in field.input_value()


SPEECH = """
  window.said = [];
  window.voices = [{ lang: "en-GB", localService: true, name: "own" }];
  Object.defineProperty(window, "SpeechSynthesisUtterance", {
    value: class { constructor(text) { this.text = text; } },
  });
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices, addEventListener() {}, removeEventListener() {},
    speak(part) { said.push(part); window.speaking = part; },
    cancel() { const cut = window.speaking; window.speaking = null; cut?.onerror?.(); },
  } });
"""


@pytest.fixture
def speaking(context: BrowserContext) -> Iterator[Page]:
    context.add_init_script(SPEECH)
    yield from opened(context)


def test_it_is_read_aloud_only_when_asked_and_by_the_device_itself(speaking: Page) -> None:
    answer = show(speaking, DATED)
    assert speaking.evaluate("said.length") == 0
    answer.get_by_role("button", name="Read aloud").click()
    assert speaking.evaluate("[speaking.text, speaking.voice.name]") == ["By 15 April 2026.", "own"]
    speaking.evaluate("speaking.onend()")
    assert speaking.evaluate("speaking.text") == "Wednesday 15 April 2026."
    answer.get_by_role("button", name="Pause").click()
    assert speaking.evaluate("speaking") is None
    answer.get_by_role("button", name="Carry on").click()
    assert speaking.evaluate("speaking.text") == "Wednesday 15 April 2026."
    answer.get_by_label("Speed").select_option("1.5")
    assert speaking.evaluate("[speaking.text, speaking.rate]") == ["Wednesday 15 April 2026.", 1.5]
    answer.get_by_role("button", name="Stop reading").click()
    assert speaking.evaluate("speaking") is None
    assert "Read aloud" in focused(speaking)


def test_a_part_of_an_answer_is_not_to_be_used_as_one(speaking: Page) -> None:
    answer = show(speaking, FULL | {"stopped": True})
    assert answer.locator(".tools").count() == 0
    for name in ("Simpler", "Read aloud", "Copy with sources", "Yes, it helped", "Who else can ask?"):
        assert answer.get_by_role("button", name=name).count() == 0
    source(speaking, 1).click()
    assert answer.locator(".card").count() == 1


def test_it_falls_silent_when_it_goes_and_at_its_end(speaking: Page) -> None:
    answer = show(speaking, message(answer="One. [1]", suggestions=[]))
    answer.get_by_role("button", name="Read aloud").click()
    speaking.evaluate("speaking.onend()")
    assert answer.get_by_role("button", name="Read aloud").count() == 1
    answer.get_by_role("button", name="Read aloud").click()
    speaking.evaluate("answer.remove()")
    assert speaking.evaluate("speaking") is None


def test_one_answer_is_read_at_a_time(speaking: Page) -> None:
    show(speaking, message(answer="One. [1]"))
    speaking.evaluate("""() => { const other = document.createElement("lo-answer");
      other.context = answer.context; other.message = { ...answer.message, answer: "Two." };
      document.getElementById("place").append(other); return other.updateComplete; }""")
    first, second = speaking.locator("lo-answer").all()
    first.get_by_role("button", name="Read aloud").click()
    second.get_by_role("button", name="Read aloud").click()
    assert speaking.evaluate("speaking.text") == "Two."
    assert first.get_by_role("button", name="Read aloud").count() == 1
    second.evaluate("(second) => { second.hidden = true }")
    expect(second.get_by_role("button", name="Stop reading", include_hidden=True)).to_have_count(0)
    assert speaking.evaluate("speaking") is None


@pytest.mark.parametrize("voice", [{"lang": "en-GB", "localService": False}, {"lang": "fr-FR", "localService": True}])
def test_no_reading_aloud_without_a_voice_of_the_device_for_the_language(speaking: Page, voice: dict[str, Any]) -> None:
    speaking.evaluate("(voice) => { window.voices = [voice] }", voice)
    assert show(speaking, message()).get_by_role("button", name="Read aloud").count() == 0


# Direction, paper, hostile words


def test_each_answer_has_its_own_direction_and_the_interface_its_own(page: Page) -> None:
    answer = show(page, URDU)
    assert answer.locator(".said").evaluate("(said) => [said.lang, getComputedStyle(said).direction]") == ["ur", "rtl"]
    assert answer.locator(".tools").evaluate("(tools) => getComputedStyle(tools).direction") == "ltr"
    source(page, 1).click()
    assert answer.locator(".card").evaluate("(card) => getComputedStyle(card).direction") == "ltr"
    answer = show(page, message(), language="ar", dir="rtl")
    assert answer.locator(".tools").evaluate("(tools) => getComputedStyle(tools).direction") == "rtl"
    assert answer.locator(".said").evaluate("(said) => getComputedStyle(said).direction") == "ltr"


HOW = """(words) => { const walk = document.createTreeWalker(answer.shadowRoot, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) if (walk.currentNode.data.includes(words)) {
    const one = walk.currentNode.parentElement
    return [one.closest("[lang]").lang, getComputedStyle(one).direction] } }"""
PREPARED = message(
    status="unsupported_language",
    answer="یہ معاون صرف انگریزی میں جواب دے سکتا ہے۔\n\nمفید صفحات:\n\n- [How to ask](/sources/notes/asking)",
    language="ur",
    direction="rtl",
    citations=[],
    notices=[{"kind": "personal-data", "text": "I took out a name."}],
    contacts=[contact("Exampleby Advice")],
    suggestions=["Who else can ask?"],
)


@pytest.mark.parametrize("interface", [("en", "ltr"), ("ar", "rtl")], ids=["in English", "in Arabic"])
def test_the_english_parts_of_another_language_are_marked_as_english(page: Page, interface: tuple[str, str]) -> None:
    language, direction = interface
    answer = show(page, PREPARED, language=language, dir=direction)
    for words in ("یہ معاون", "مفید صفحات"):
        assert page.evaluate(HOW, words) == ["ur", "rtl"]
    for words in ("How to ask", "Exampleby Advice", "Free advice", "I took out a name", "Who else"):
        assert page.evaluate(HOW, words) == ["en", "ltr"]
    for words in ("(opens in a new tab)", "Did this help?"):
        assert page.evaluate(HOW, words) == [language, direction]
    assert answer.locator(".said ul").evaluate("(list) => getComputedStyle(list).direction") == "rtl"
    show(page, FULL, language=language, dir=direction)
    source(page, 1).click()
    for words in ("Asking for an assessment", "The exact words", "Help › How", "The plan is"):
        assert page.evaluate(HOW, words) == ["en", "ltr"]
    assert page.evaluate(HOW, "page 12") == [language, direction]


def test_on_paper_sources_are_listed_in_full_and_nothing_is_to_be_pressed(page: Page) -> None:
    answer = show(page, FULL)
    assert not answer.locator(".printed").is_visible()
    page.emulate_media(media="print")
    printed = answer.locator(".printed")
    for words in (
        "The exact words of source 3.",
        "https://example.org/asking",
        f"{page.url}sources/notes/asking?at=1-90#quote",
    ):
        expect(printed).to_contain_text(words)
    assert printed.is_visible()
    assert not answer.get_by_role("button", name="Simpler").is_visible()
    assert not answer.get_by_role("link", name="calendar").is_visible()


def test_hostile_words_are_only_words(page: Page) -> None:
    answer = show(page, HOSTILE, glossary=[{"term": "<b>", "short": ["W(", ".*"], "meaning": BAD}])
    expect(answer.locator(".said")).to_contain_text("<script>window.ran=1</script><img src=x onerror=window.ran=1>")
    expect(answer.locator(".said")).to_contain_text("[tap](javascript:window.ran=1)")
    source(page, 1).click()
    expect(answer.locator("blockquote").first).to_contain_text("<script>")
    hrefs = answer.locator("a").evaluate_all("all => all.map((link) => link.getAttribute('href'))")
    assert all(href.startswith((page.url, "https://evil.example/p.png", "tel:1")) for href in hrefs), hrefs
    assert page.evaluate("answer.shadowRoot.querySelectorAll('script, img, iframe, style, [style]').length") == 0
    assert OVERRIDE not in page.evaluate("answer.shadowRoot.textContent")
    assert page.evaluate("window.ran") is None
    assert no_wider(page)


# Audit


SPACING = """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }");
  answer.shadowRoot.adoptedStyleSheets = [...answer.shadowRoot.adoptedStyleSheets, sheet]; }"""
STATES = {
    "answered": FULL,
    "dates": DATED,
    "crisis": CRISIS,
    "no-answer": NOTHING,
    "clarify": CLARIFY,
    "urdu": URDU,
    "prepared": PREPARED,
    "stopped": FULL | {"stopped": True},
    "unsent": FULL | {"feedback": "failed"},
    "growing": FULL | {"streaming": True},
}


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
    found = page.evaluate("(tags) => axe.run(document, { runOnly: tags })", tags)
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_a_or_aa_is_broken(page: Page, state: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    answer = show(page, STATES[state])
    assert violations(page) == []
    for opener in (answer.locator(".source"), answer.locator(".term")):
        if opener.count():
            opener.first.click()
            assert violations(page) == []


@pytest.mark.parametrize("way", ["forced", "right-to-left", "wide", "why"])
def test_no_rule_is_broken_in_other_ways_of_looking(page: Page, way: str) -> None:
    if way == "forced":
        page.emulate_media(forced_colors="active")
    if way == "wide":
        page.set_viewport_size({"width": 1280, "height": 800})
    answer = show(page, FULL, **({"language": "ar", "dir": "rtl"} if way == "right-to-left" else {}))
    if way == "why":
        answer.get_by_role("button", name="No, it did not").click()
    source(page, 1).click()
    assert violations(page) == []
    assert no_wider(page)


@pytest.mark.parametrize("state", STATES)
def test_twice_the_text_and_more_space_lose_nothing_at_320_px(page: Page, state: str) -> None:
    page.evaluate("document.body.style.fontSize = '200%'")
    answer = show(page, STATES[state])
    page.evaluate(SPACING)
    if answer.locator(".source").count():
        answer.locator(".source").first.click()
    assert no_wider(page)
    cut = answer.locator("button:not(.term), a, p, li, dd").evaluate_all(
        """all => all.filter((one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.outerHTML)"""
    )
    assert cut == []


def test_nothing_is_smaller_than_44_px_to_hit_or_16_px_to_read(page: Page) -> None:
    answer = show(page, FULL)
    source(page, 1).click()
    small = answer.locator("button:not(.term), .links a, .button").evaluate_all(
        "all => all.filter((one) => Math.min(one.offsetHeight, one.offsetWidth) < 44).map((one) => one.outerHTML)"
    )
    assert small == []
    tiny = answer.locator("p, li, dt, dd, button, a, blockquote").evaluate_all(
        "all => all.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16).map((one) => one.outerHTML)"
    )
    assert tiny == []


def test_a_citation_of_an_unknown_kind_is_still_shown(page: Page) -> None:
    show(page, message(citations=[citation(1, standing="new", kind="new", checked=None, headings=[], page=None)]))
    source(page, 1).click()
    expect(page.locator(".card")).to_contain_text("The exact words of source 1.")
