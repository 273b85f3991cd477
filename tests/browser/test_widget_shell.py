"""The chat in a real browser, over a made-up service: opening, asking, losing the network, keeping, deleting."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from tests.browser.test_pages_in_a_browser import QUIET
from tests.browser.widget_server import SENTENCES, Host, Service, hosting

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 700}
# What a strict policy refused, and what a screen reader was given to say.
WATCH = """
window.refused = []
document.addEventListener("securitypolicyviolation", (event) =>
  refused.push(event.violatedDirective + " " + event.blockedURI))
window.heard = []
window.listen = () => {
  for (const region of document.querySelector("lo-chat").shadowRoot.querySelectorAll("[aria-live]"))
    new MutationObserver(() => region.textContent && heard.push(region.textContent))
      .observe(region, { childList: true })
}
"""
QUESTION = "How do I ask for an assessment?"


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


@pytest.fixture(scope="module")
def crossing() -> Iterator[Host]:
    with hosting(cross=True) as host:
        yield host


@pytest.fixture
def service(crossing: Host) -> Service:
    return crossing.fresh()


@pytest.fixture
def context(browser: Browser, crossing: Host, service: Service) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=crossing.url, viewport=DESK, reduced_motion="reduce", accept_downloads=True)
    made.set_default_timeout(8_000)
    made.add_init_script(WATCH)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Any page; whatever a test does on it, no policy may have been broken and no script failed."""
    faults: list[str] = []
    made = context.new_page()
    made.on("pageerror", lambda error: faults.append(str(error)))
    yield made
    if not made.is_closed():
        assert made.evaluate("window.refused") == []
    assert faults == []


def launcher(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("a[data-local-offer]")


def opened(page: Page, path: str = "/own") -> Page:
    page.goto(path)
    launcher(page).click()
    page.locator("#question").wait_for()
    page.evaluate("listen()")
    return page


def ask(page: Page, question: str = QUESTION) -> None:
    page.locator("#question").fill(question)
    page.keyboard.press("Enter")


def answered(page: Page, times: int = 1) -> None:
    expect(page.get_by_text("Did this help?")).to_have_count(times)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).last.click()


def focus_is_inside(page: Page) -> bool:
    return bool(page.evaluate("document.activeElement?.localName === 'lo-chat'"))


def kept(page: Page, where: str = "sessionStorage") -> str | None:
    page.wait_for_timeout(350)
    return page.evaluate(f"{where}.getItem('local-offer-chat')")  # type: ignore[no-any-return]


@pytest.mark.parametrize("cross", [True, False], ids=["another origin", "the same origin"])
def test_the_chat_works_under_a_strict_policy_and_asks_for_nothing_before_it_is_opened(
    browser: Browser, cross: bool
) -> None:
    with hosting(cross) as host:
        context = browser.new_context(base_url=host.url, viewport=DESK)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto("/own", wait_until="networkidle")
        assert [path for path in host.service.requests if "favicon" not in path] == ["/own", "/widget/loader.js"]
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
        launcher(page).click()
        ask(page)
        answered(page)
        expect(page.locator(".said").last).to_contain_text("You can ask the council yourself.")
        assert page.evaluate("window.refused") == []
        context.close()


def test_nothing_on_the_page_moves_when_the_launcher_comes(page: Page) -> None:
    for path in ("/own", "/link"):
        page.goto(path, wait_until="networkidle")
        shift = page.evaluate(
            """() => new Promise((done) => { let sum = 0
              new PerformanceObserver((list) => list.getEntries().forEach((one) => sum += one.value))
                .observe({ type: "layout-shift", buffered: true })
              setTimeout(() => done(sum), 200) })"""
        )
        assert shift == 0


def test_a_link_that_comes_after_the_script_is_the_launcher_and_no_other_is_made(page: Page, service: Service) -> None:
    page.goto("/late", wait_until="commit")
    # Playwright's own waiting evaluates a string in the page, which the page's policy forbids.
    for _ in range(400):
        if page.evaluate("Boolean(window.localOffer)"):
            break
        page.wait_for_timeout(20)
    page.evaluate("document.body.append(document.createElement('hr'))")
    service.go.release()
    page.wait_for_load_state()
    expect(launcher(page)).to_have_count(1)
    assert launcher(page).inner_text() == "Ask us"
    launcher(page).click()
    page.locator("#question").wait_for()


def test_two_scripts_make_one_launcher_and_a_modifier_key_follows_the_link(page: Page, context: BrowserContext) -> None:
    page.goto("/link")
    assert launcher(page).count() == 1
    assert launcher(page).inner_text() == "Ask us"
    with context.expect_page() as other:
        launcher(page).click(modifiers=["Control"])
    other.value.wait_for_load_state()
    assert other.value.url.endswith("/ask")
    assert page.locator("lo-chat").count() == 0


@pytest.mark.parametrize("fault", ["missing", "changed on the way", "no words"])
def test_a_chat_that_cannot_start_leaves_a_link_that_works(page: Page, fault: str) -> None:
    if fault == "missing":
        page.route("**/widget/panel.js*", lambda route: route.abort())
    elif fault == "changed on the way":
        headers = {"Content-Type": "text/javascript", "Access-Control-Allow-Origin": "*"}
        body = "export const mount = () => ({ open() {} })"
        page.route("**/widget/panel.js?v=*", lambda route: route.fulfill(body=body, headers=headers))
    else:
        page.route("**/config.json*", lambda route: route.abort())
    page.goto("/link")
    launcher(page).click()
    page.wait_for_url("**/ask")


def test_opening_takes_the_focus_in_and_escape_gives_it_back(page: Page) -> None:
    page.goto("/own")
    launcher(page).focus()
    page.keyboard.press("Space")
    expect(page.locator("#question")).to_be_focused()
    assert page.get_by_role("dialog", name="Exampleton Local Offer Assistant").count() == 1
    page.keyboard.press("Escape")
    expect(launcher(page)).to_be_focused()
    expect(launcher(page)).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_at_a_desk_the_keyboard_can_leave_and_on_a_phone_the_page_behind_is_out_of_reach(page: Page) -> None:
    opened(page)
    outside = [page.keyboard.press("Tab") or focus_is_inside(page) for _ in range(4)]
    assert not all(outside)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.locator("#question").focus()
    expect(page.locator("dialog:modal")).to_have_count(1)
    names = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        names.add(page.evaluate("document.activeElement.localName"))
    assert names <= {"lo-chat", "body"}
    box = page.locator("dialog").bounding_box()
    assert box == {"x": 0, "y": 0, **PHONE}
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    expect(page.locator("dialog:modal")).to_have_count(0)
    expect(page.locator("dialog")).to_have_js_property("open", True)


def test_two_things_are_said_of_an_answer(page: Page, service: Service) -> None:
    opened(page)
    ask(page)
    answered(page)
    looking, answer = page.evaluate("heard")
    assert looking == "Looking for an answer…"
    assert answer.startswith("Answer. You can ask the council yourself.")
    assert "6 weeks" in answer
    assert "[1]" not in answer
    assert "**" not in answer
    ask(page, "How long does it take?")
    answered(page, 2)
    assert len(page.evaluate("heard")) == 4
    expect(page.locator("#question")).to_be_focused()


def test_a_conversation_is_sent_with_what_was_said_before(page: Page, service: Service) -> None:
    opened(page)
    ask(page)
    answered(page)
    press(page, "What happens after I ask?")
    answered(page, 2)
    messages = service.asked[-1]["messages"]
    assert [message["role"] for message in messages] == ["user", "assistant", "user"]
    assert messages[1]["content"] == "".join(SENTENCES)
    assert messages[2]["content"] == "What happens after I ask?"
    assert service.asked[-1]["detail"] is None


def test_an_answer_can_be_stopped_and_asked_for_again(page: Page, service: Service) -> None:
    service.slow = True
    opened(page)
    ask(page)
    expect(page.locator(".status")).to_have_text("Looking for an answer…")
    service.go.release()
    expect(page.locator(".said").last).to_contain_text("You can ask the council yourself.")
    press(page, "Stop")
    expect(page.locator(".box")).to_contain_text("You stopped this answer, so part of it is missing.")
    assert page.evaluate("heard")[-1] == "You stopped this answer, so part of it is missing."
    for whole in ("Simpler", "Copy with sources", "Yes, it helped"):
        assert page.get_by_role("button", name=whole).count() == 0
    service.slow = False
    service.go.release(9)
    press(page, "Ask again")
    answered(page)
    assert len(service.asked) == 2
    assert page.locator(".asked").count() == 1
    assert page.get_by_role("button", name="Go back to the first answer").count() == 0
    ask(page, "How long does it take?")
    answered(page, 2)
    assert [one["content"] for one in service.asked[-1]["messages"][:2]] == [QUESTION, "".join(SENTENCES)]


def test_what_was_stopped_is_kept_as_a_part_and_is_no_answer_to_build_on(page: Page, service: Service) -> None:
    service.slow = True
    opened(page)
    ask(page)
    service.go.release()
    expect(page.locator(".said").last).to_contain_text("You can ask the council yourself.")
    press(page, "Stop")
    assert kept(page)
    opened(page, "/link")
    expect(page.locator(".box")).to_contain_text("part of it is missing")
    assert page.get_by_text("Did this help?").count() == 0
    with page.expect_download() as download:
        press(page, "Save a copy")
    assert "part of it is missing" in Path(download.value.path()).read_text()
    service.slow = False
    service.go.release(9)
    ask(page, "How long does it take?")
    answered(page)
    assert [one["content"] for one in service.asked[-1]["messages"]] == ["How long does it take?"]


def test_an_answer_stays_whole_when_its_other_words_are_stopped(page: Page, service: Service) -> None:
    opened(page)
    ask(page)
    answered(page)
    service.slow = True
    press(page, "Simpler")
    expect(page.locator(".status")).to_be_visible()
    press(page, "Stop")
    expect(page.locator(".said").last).to_contain_text("6 weeks")
    answered(page)
    assert page.locator(".box").count() == 0
    assert page.evaluate("heard")[-1] == "You stopped this answer."
    service.slow = False
    service.go.release(9)
    press(page, "Simpler")
    expect(page.get_by_role("button", name="Go back to the first answer")).to_be_visible()


def test_a_question_asked_offline_is_kept_and_sent_once(page: Page, context: BrowserContext, service: Service) -> None:
    opened(page)
    context.set_offline(True)
    ask(page)
    expect(page.locator(".box")).to_contain_text("You are offline.")
    assert QUESTION in (kept(page) or "")
    context.set_offline(False)
    page.wait_for_timeout(200)
    assert service.asked == []
    press(page, "Send again")
    answered(page)
    assert [body["messages"][-1]["content"] for body in service.asked] == [QUESTION]
    assert page.locator(".asked").count() == 1


def test_an_answer_cut_off_is_fetched_and_not_asked_for_again(page: Page, service: Service) -> None:
    service.cut_after = 1
    service.stored["answer-1"] = service.answer(1)
    opened(page)
    ask(page)
    answered(page)
    expect(page.locator(".said").last).to_contain_text("6 weeks")
    assert len(service.asked) == 1
    assert service.fetched == ["answer-1"]
    assert page.locator(".asked").count() == 1
    assert len(page.evaluate("heard")) == 2


def test_an_answer_cut_off_offline_is_fetched_on_return(page: Page, context: BrowserContext, service: Service) -> None:
    service.slow = True
    service.cut_after = 1
    opened(page)
    ask(page)
    service.go.release()
    expect(page.locator(".said").last).to_contain_text("You can ask the council yourself.")
    context.set_offline(True)
    service.go.release()
    expect(page.locator(".box")).to_contain_text("The connection was lost.")
    service.stored["answer-1"] = service.answer(1)
    context.set_offline(False)
    answered(page)
    assert len(service.asked) == 1
    assert page.locator(".asked").count() == 1


def test_an_answer_that_is_lost_leaves_the_question_to_be_sent_or_changed(page: Page, service: Service) -> None:
    service.cut_after = 1
    opened(page)
    ask(page)
    expect(page.locator(".box")).to_contain_text("before the answer was ready", timeout=15_000)
    assert len(service.asked) == 1
    page.locator("#question").fill("And more")
    press(page, "Change my question")
    expect(page.locator("#question")).to_have_value(f"{QUESTION}\nAnd more")
    expect(page.locator("#question")).to_be_focused()
    assert page.locator(".asked").count() == 0


def test_a_refusal_is_shown_in_the_words_of_the_service(page: Page, service: Service) -> None:
    service.refuse = True
    opened(page)
    ask(page)
    expect(page.locator(".box")).to_contain_text("The assistant is busy.")
    service.refuse = False
    press(page, "Send again")
    answered(page)


def test_details_of_a_person_are_asked_about_and_never_stop_anyone(page: Page, service: Service) -> None:
    opened(page)
    ask(page, "Testerina on 01632 960001 needs help")
    expect(page.locator(".careful")).to_be_focused()
    expect(page.locator(".careful")).to_contain_text("a phone number and a person’s name")
    press(page, "Change it")
    expect(page.locator("#question")).to_be_focused()
    expect(page.locator("#question")).to_have_value("Testerina on 01632 960001 needs help")
    page.keyboard.press("Enter")
    assert service.asked == []
    press(page, "Send anyway")
    answered(page)
    assert len(service.asked) == 1


def test_every_kind_of_detail_is_named_and_a_name_of_two_words_is_known(page: Page, service: Service) -> None:
    opened(page)
    ask(page, "My son Jack Smith born 3/4/2016 NHS 943 476 5919 needs help")
    for kind in ("a person’s name", "a date of birth", "a phone number"):
        expect(page.locator(".careful")).to_contain_text(kind)
    press(page, "Change it")
    ask(page, "Can my son Year Four and my daughter Sutton Grammar go there?")
    answered(page)
    assert len(service.asked) == 1


def test_on_a_low_screen_the_field_says_what_it_is_for(page: Page) -> None:
    opened(page)
    field = page.locator("#question")
    assert field.get_attribute("placeholder") is None
    page.set_viewport_size({"width": 320, "height": 256})
    expect(field).to_have_attribute("placeholder", "Your question")


def test_on_its_own_page_the_button_below_a_warning_is_reached_by_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/ask")
    page.locator("lo-chat #question").wait_for()
    ask(page, "Testerina on 01632 960001 needs help. " + "She has waited for a long time and nobody answers. " * 4)
    expect(page.locator(".careful")).to_be_focused()
    page.mouse.move(160, 350)
    page.mouse.wheel(0, 10_000)
    expect(page.locator(".send")).to_be_in_viewport(ratio=1)
    footer = page.locator("section.panel footer")
    assert footer.evaluate("(one) => one.scrollHeight <= one.clientHeight")


def test_words_of_danger_bring_people_first_and_then_the_question_if_it_is_wanted(page: Page, service: Service) -> None:
    opened(page)
    ask(page, "I want to hurt myself")
    expect(page.get_by_role("link", name="Call 999")).to_be_in_viewport()
    assert service.asked == []
    press(page, "Go back to my question")
    expect(page.locator("#question")).to_have_value("I want to hurt myself")
    page.keyboard.press("Enter")
    press(page, "Send my question too")
    answered(page)
    expect(page.get_by_role("link", name="Call 999")).to_have_count(1)


def test_the_chat_follows_to_the_next_page_of_the_tab_and_no_further(
    page: Page, context: BrowserContext, service: Service
) -> None:
    opened(page)
    ask(page)
    answered(page)
    assert kept(page)
    assert kept(page, "localStorage") is None
    service.requests.clear()
    page.goto("/own", wait_until="networkidle")
    assert launcher(page).inner_text() == "Carry on with your chat"
    assert not [path for path in service.requests if "loader.js" not in path and "/own" not in path]
    launcher(page).click()
    answered(page)
    assert len(service.asked) == 1
    other = context.new_page()
    other.goto("/own")
    assert launcher(other).inner_text() == "Ask about SEND support"


def test_leaving_the_page_while_an_answer_comes_does_not_lose_it(page: Page, service: Service) -> None:
    service.slow = True
    opened(page)
    ask(page)
    service.go.release()
    expect(page.locator(".said").last).to_contain_text("You can ask the council yourself.")
    service.stored["answer-1"] = service.answer(1)
    opened(page, "/link")
    answered(page)
    assert len(service.asked) == 1
    service.go.release(9)


def test_the_device_remembers_only_when_it_is_told_to(page: Page, context: BrowserContext) -> None:
    opened(page)
    ask(page)
    answered(page)
    press(page, "Options")
    remember = page.get_by_label("Remember this chat on this device")
    expect(remember).not_to_be_checked()
    remember.check()
    assert kept(page, "localStorage")
    other = context.new_page()
    opened(other)
    answered(other)
    press(page, "Options")
    press(page, "Delete this chat")
    assert kept(page, "localStorage") is None


def test_one_tap_deletes_here_and_at_the_service(page: Page, service: Service) -> None:
    opened(page)
    ask(page)
    answered(page)
    press(page, "Delete this chat")
    expect(page.locator(".told")).to_have_text("Your chat is deleted.")
    expect(page.locator(".asked")).to_have_count(0)
    assert kept(page) is None
    assert service.deleted == ["answer-1"]
    expect(page.locator("#question")).to_be_focused()


def test_another_language_is_mirrored_and_each_answer_keeps_its_own_direction(page: Page, service: Service) -> None:
    opened(page)
    ask(page)
    answered(page)
    press(page, "Options")
    page.get_by_label("Language").select_option("ar")
    expect(page.locator("dialog")).to_have_attribute("dir", "rtl")
    expect(page.locator("dialog")).to_have_attribute("lang", "ar")
    page.locator(".options-button").click()
    expect(page.locator(".said")).to_have_attribute("lang", "en")
    assert page.locator(".said").evaluate("words => getComputedStyle(words).direction") == "ltr"
    assert page.get_by_role("button", name="إرسال").count() == 1


def test_a_prepared_message_has_its_english_one_tap_away(page: Page, service: Service) -> None:
    service.status, service.language, service.sentences = (
        "unsupported_language",
        "ar",
        ["يجيب هذا المساعد بالإنجليزية.", "\n\nصفحات:\n\n- [How to ask](/sources/notes/asking)"],
    )
    opened(page)
    ask(page, "سؤال")
    assert page.locator(".said").evaluate("words => getComputedStyle(words).direction") == "rtl"
    press(page, "Show this in English")
    expect(page.locator(".said")).to_contain_text("I answer in English only.")
    expect(page.locator(".said")).to_have_attribute("lang", "en")
    expect(page.locator(".said").get_by_role("link", name="How to ask")).to_be_visible()
    press(page, "Show this in العربية")
    expect(page.locator(".said")).to_contain_text("يجيب")


def test_other_words_come_in_the_same_place_with_a_way_back(page: Page, service: Service) -> None:
    opened(page)
    ask(page)
    answered(page)
    service.sentences = ["Just write to the council. [1]"]
    page.locator(".body").evaluate("body => body.scrollTop = body.scrollHeight")
    press(page, "Simpler")
    expect(page.locator(".said").last).to_contain_text("Just write to the council.")
    expect(page.locator(".asked")).to_be_in_viewport()
    assert service.asked[-1]["detail"] == "simple"
    assert len(service.asked[-1]["messages"]) == 1
    assert page.locator(".asked").count() == 1
    press(page, "Go back to the first answer")
    expect(page.locator(".said").last).to_contain_text("You can ask the council yourself.")
    press(page, "Simpler")
    expect(page.locator(".said").last).to_contain_text("Just write to the council.")
    assert len(service.asked) == 2


def test_feedback_names_the_answer_and_one_reason(page: Page, service: Service) -> None:
    opened(page)
    ask(page)
    answered(page)
    for said in ("No, it did not", "It is out of date"):
        with page.expect_response("**/v1/feedback"):
            press(page, said)
    expect(page.get_by_text("Thank you for telling us.")).to_be_visible()
    assert service.judged[-1] == {"answer_id": "answer-1", "helpful": False, "reason": "out-of-date"}


@pytest.mark.parametrize("fault", ["no way there", "refused", "a page of the network"])
def test_what_could_not_be_sent_is_said_and_can_be_sent_again(page: Page, service: Service, fault: str) -> None:
    opened(page)
    ask(page)
    answered(page)
    status = {"refused": 503, "a page of the network": 200}.get(fault)
    headers = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}

    def fail(route: Route) -> None:
        if status is None or route.request.method == "OPTIONS":
            route.abort() if status is None else route.fulfill(status=204, headers=headers)
        else:
            route.fulfill(status=status, body="<p>Please log in.</p>", headers=headers)

    page.route("**/v1/feedback", fail)
    press(page, "Yes, it helped")
    expect(page.get_by_text("could not be sent. Please try again.").first).to_be_visible()
    assert page.get_by_text("Thank you for telling us.").count() == 0
    assert page.evaluate("heard")[-1].startswith("What you told us could not be sent.")
    expect(page.get_by_role("button", name="Yes, it helped")).to_be_focused()
    press(page, "No, it did not")
    expect(page.get_by_role("button", name="Yes, it helped")).to_be_visible()
    page.unroute("**/v1/feedback")
    press(page, "No, it did not")
    press(page, "I would rather not say")
    expect(page.get_by_text("Thank you for telling us.")).to_be_focused()
    assert service.judged == [{"answer_id": "answer-1", "helpful": False, "reason": None}]


def test_thanks_come_when_the_service_has_what_was_said(page: Page, service: Service) -> None:
    opened(page)
    ask(page)
    answered(page)
    held: list[Route] = []
    page.route("**/v1/feedback", lambda route: held.append(route))
    press(page, "Yes, it helped")
    expect(page.get_by_text("Sending…")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert len(held) == 1
    assert page.get_by_text("Thank you for telling us.").count() == 0
    held[0].continue_()
    expect(page.get_by_text("Thank you for telling us.")).to_be_focused()
    assert len(service.judged) == 1


def test_a_copy_holds_questions_answers_full_links_the_day_and_the_warning(page: Page, crossing: Host) -> None:
    opened(page)
    ask(page)
    answered(page)
    with page.expect_download() as download:
        press(page, "Save a copy")
    assert download.value.suggested_filename == "send-chat.html"
    text = Path(download.value.path()).read_text()
    for words in (QUESTION, "6 weeks", "https://example.org/asking", "not legal advice", "01632 960001"):
        assert words in text
    assert re.search(r"Copy made on \w+day,? \d+ \w+ \d{4}", text)


def test_print_shows_the_conversation_alone(page: Page) -> None:
    opened(page)
    ask(page)
    answered(page)
    page.evaluate(
        """window.print = async () => { window.alone = document.querySelector("lo-chat").hasAttribute("printing")
          window.sheets = document.adoptedStyleSheets.length }"""
    )
    press(page, "Print")
    assert page.evaluate("[alone, sheets]") == [True, 2]
    page.locator("lo-chat").evaluate("chat => chat.setAttribute('printing', '')")
    page.emulate_media(media="print")
    expect(page.get_by_text("General information, not legal advice.").first).to_be_visible()
    expect(page.get_by_text("https://example.org/asking", exact=True)).to_be_visible()
    expect(page.locator("#question")).to_be_hidden()


def test_a_page_that_swaps_its_content_keeps_the_chat_and_its_launcher(page: Page, service: Service) -> None:
    opened(page)
    ask(page)
    answered(page)
    page.evaluate(
        """() => { const next = document.createElement("body"); next.append(document.createElement("h1"))
          next.firstChild.textContent = "Another page"; document.body.replaceWith(next) }"""
    )
    expect(page.get_by_role("dialog")).to_be_visible()
    answered(page)
    ask(page, "How long does it take?")
    answered(page, 2)
    page.keyboard.press("Escape")
    expect(launcher(page)).to_have_count(1)
    expect(launcher(page)).to_be_focused()


def test_a_closed_chat_still_gets_its_answer(page: Page, service: Service) -> None:
    service.slow = True
    opened(page)
    ask(page)
    service.go.release()
    expect(page.locator(".said").last).to_contain_text("You can ask the council yourself.")
    page.keyboard.press("Escape")
    service.go.release(9)
    page.wait_for_timeout(300)
    launcher(page).click()
    answered(page)
    assert len(service.asked) == 1


def test_scrolling_up_is_respected_while_an_answer_grows(page: Page, service: Service) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    opened(page)
    ask(page)
    answered(page)
    service.slow = True
    service.sentences = [f"Sentence {n} of a long answer that fills a line or two of a phone.\n\n" for n in range(12)]
    ask(page, "How long does it take?")
    body = page.locator(".body")
    service.go.release(3)
    expect(page.locator(".said").last).to_contain_text("Sentence 2")
    question = page.locator(".asked").last
    expect(question).to_be_in_viewport()
    body.evaluate("body => body.scrollTop = 0")
    page.wait_for_timeout(100)
    service.go.release(20)
    answered(page, 2)
    assert body.evaluate("body => body.scrollTop") == 0


@pytest.mark.parametrize("size", [(320, 256), (320, 568), (1280, 800)], ids=str)
def test_nothing_scrolls_sideways_and_every_target_is_large_enough(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page)
    ask(page, "Testerina needs help")
    for step in ("Send anyway", "Options", "Options"):
        sizes = page.evaluate(
            """() => [...document.querySelector("lo-chat").shadowRoot.querySelectorAll("button, select, textarea")]
              .map((one) => [one.textContent.trim(), one.getBoundingClientRect()]).filter(([, box]) => box.width)
              .map(([name, { width, height, left, right }]) => [Math.min(width, height), left, right, name])"""
        )
        assert [name for least, _, _, name in sizes if least < 44] == []
        assert [name for _, left, right, name in sizes if left < 0 or right > size[0]] == []
        for element in (".body", "dialog", "footer"):
            assert page.locator(element).evaluate("one => one.scrollWidth <= one.clientWidth"), (step, element)
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        press(page, step)
        page.wait_for_timeout(100)


def test_the_page_of_its_own_takes_along_what_was_typed(page: Page, service: Service) -> None:
    held = []
    page.route("**/config.json*", lambda route: held.append(route))
    page.goto("/ask")
    page.locator("#q").fill("Half a question")
    page.wait_for_timeout(200)
    held[0].continue_()
    expect(page.locator("#question")).to_have_value("Half a question")
    expect(page.locator("#question")).to_be_focused()
    assert page.locator("form").count() == 0
    page.evaluate("listen()")
    page.keyboard.press("Enter")
    answered(page)
    assert len(page.evaluate("heard")) == 2
    page.keyboard.press("Escape")
    expect(page.locator("#question")).to_be_visible()


def test_the_page_of_its_own_keeps_its_form_when_the_chat_cannot_start(page: Page) -> None:
    page.route("**/config.json*", lambda route: route.abort())
    page.goto("/ask", wait_until="networkidle")
    expect(page.locator("#q")).to_be_visible()


def test_a_language_that_cannot_be_fetched_changes_nothing(page: Page) -> None:
    opened(page)
    page.route("**/config.json*", lambda route: route.abort())
    press(page, "Options")
    page.get_by_label("Language").select_option("ar")
    expect(page.locator(".told")).to_have_text("That language could not be loaded. Please try again.")
    expect(page.get_by_label("Language")).to_have_value("en")
    expect(page.locator("dialog")).to_have_attribute("dir", "ltr")


def test_what_is_half_typed_is_there_on_the_next_page(page: Page) -> None:
    opened(page)
    page.locator("#question").fill("Half a question")
    assert kept(page)
    opened(page, "/link")
    expect(page.locator("#question")).to_have_value("Half a question")


def test_twice_the_letters_leave_room_to_read(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("/own")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    launcher(page).click()
    ask(page)
    answered(page)
    assert page.locator(".body").evaluate("body => body.clientHeight") > PHONE["height"] / 2
    assert page.locator(".body").evaluate("body => body.scrollWidth <= body.clientWidth")


def test_the_launcher_never_hides_what_has_the_focus(page: Page) -> None:
    page.goto("/own")
    page.evaluate(
        """() => { const link = document.createElement("a"); link.href = "#x"; link.textContent = "x"; link.id = "under"
          const { left, top } = document.querySelector("a[data-local-offer]").getBoundingClientRect()
          Object.assign(link.style, { position: "fixed", left: left + 30 + "px", top: top + 10 + "px" })
          document.body.append(link) }"""
    )
    page.locator("#under").focus()
    under, over = page.locator("#under").bounding_box(), launcher(page).bounding_box()
    assert under
    assert over
    assert under["x"] > over["x"] + over["width"]
