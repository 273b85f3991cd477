"""Makes the pictures of docs/gallery again, from a service that is running over a real corpus:

local-offer serve
python -m tests.browser.gallery http://127.0.0.1:8000
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser.test_pages_in_a_browser import QUIET

GALLERY = Path(__file__).parent.parent.parent / "docs" / "gallery"
# A page of some council, on the service's own origin so that any running service can be shown.
HOST = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Help at school</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/council.css"></head>
<body><header><p>Exampleton Council</p></header><main><h1>Special educational needs and disabilities</h1>
<p>The Local Offer is where to find help for children and young people with special educational needs and
disabilities, from birth to 25.</p><h2>Help at school</h2><ul><li><a href="#a">Support without a plan</a></li>
<li><a href="#b">Education, health and care plans</a></li><li><a href="#c">Travel to school</a></li>
<li><a href="#d">If you do not agree</a></li></ul><h2>Help at home</h2><p>Short breaks, equipment and advice.</p>
<p>Tell us what you think of the Local Offer, and what is missing from it.</p></main>
<script src="/widget/loader.js"></script></body></html>"""
LOOK = """body{margin:0;font:18px/1.6 Georgia,serif;color:#222;background:#fff}
header{background:#5b2a6e;color:#fff;padding:1px 24px}
main{max-width:42em;padding:0 24px}a{color:#5b2a6e}
@media(prefers-color-scheme:dark){body{background:#181818;color:#eee}a{color:#d9b8e8}}"""


def served(route: Route) -> None:
    if route.request.url.endswith(".css"):
        route.fulfill(body=LOOK, content_type="text/css")
    else:
        route.fulfill(body=HOST, content_type="text/html")


# What is done on a page before its picture is taken.


def asked(page: Page, question: str) -> None:
    page.locator("#question").fill(question)
    page.keyboard.press("Enter")
    page.get_by_text("Did this help?").last.wait_for()
    page.wait_for_timeout(400)


def to_top(page: Page, selector: str) -> None:
    """Scrolls the conversation so that something is at its top."""
    page.locator(selector).last.evaluate("one => one.scrollIntoView({ block: 'start' })")


def answer(page: Page) -> None:
    asked(page, "How do I ask for an EHC needs assessment?")


def card(page: Page) -> None:
    answer(page)
    page.get_by_role("button", name="Source 1", exact=True).first.click()
    to_top(page, ".asked")


def dates(page: Page) -> None:
    asked(page, "The council got our request for an assessment on 2 November 2026. When must it decide?")
    to_top(page, ".timeline")


def unknown(page: Page) -> None:
    asked(page, "When is the next open day at Sherwood Park School?")


def danger(page: Page) -> None:
    page.locator("#question").fill("I can't go on, I want to end my life")
    page.keyboard.press("Enter")
    page.locator(".crisis").wait_for()


def warned(page: Page) -> None:
    page.locator("#question").fill(
        "My son Testerino is 8 and has no school place. My number is 01632 960001. Who can help?"
    )
    page.keyboard.press("Enter")
    page.locator(".careful").wait_for()


def in_urdu(page: Page) -> None:
    page.locator(".options-button").click()
    page.locator(".options select").first.select_option("ur")
    page.locator(".panel[dir=rtl]").wait_for()
    page.locator(".options-button").click()
    page.locator("#question").fill("میرے بچے کو اسکول میں مدد کیسے مل سکتی ہے؟")
    page.keyboard.press("Enter")
    page.locator(".said[lang=ur]").wait_for()
    page.wait_for_timeout(400)


def desk(page: Page) -> None:
    asked(page, "What are the priorities of the SEND strategy?")
    page.get_by_role("button", name="Source 1", exact=True).first.click()
    page.locator("mark.now").first.wait_for()
    page.wait_for_timeout(300)


def opened(then: Callable[[Page], None] = lambda page: None) -> Callable[[Page], None]:
    def _opened(page: Page) -> None:
        page.locator("a[data-local-offer]").click()
        page.locator("#question").wait_for()
        then(page)

    return _opened


def on_its_page(then: Callable[[Page], None]) -> Callable[[Page], None]:
    def _there(page: Page) -> None:
        page.locator("#question").wait_for()
        then(page)

    return _there


@dataclass(frozen=True)
class Shot:
    name: str
    caption: str
    width: int
    height: int
    do: Callable[[Page], None]
    path: str = "/council"
    more: dict[str, Any] = field(default_factory=dict)


SHOTS = [
    Shot("closed-1280", "A council's page with the chat closed: one button in a corner.", 1280, 720, lambda page: None),
    Shot("open-1280", "Opened beside the page, which can still be used.", 1280, 720, opened()),
    Shot("answer-768", "An answer: every sentence with the number of its source.", 768, 900, opened(answer)),
    Shot("open-390", "On a phone it is the whole screen.", 390, 760, opened()),
    Shot(
        "card-390", "A source opened: the exact words, where they stand, and how old they are.", 390, 760, opened(card)
    ),
    Shot("dates-390", "Dates worked out from the person's own date, for the calendar.", 390, 760, opened(dates)),
    Shot("no-answer-390", "What is not known is said first, with who can help.", 390, 760, opened(unknown)),
    Shot("crisis-390", "Words of danger bring people first, before anything is sent.", 390, 760, opened(danger)),
    Shot("warned-390", "A child's details get a gentle question before they are sent.", 390, 760, opened(warned)),
    Shot("urdu-390", "Urdu, mirrored; the English is one tap away.", 390, 760, opened(in_urdu)),
    Shot("dark-390", "The dark scheme of the device.", 390, 760, opened(card), more={"color_scheme": "dark"}),
    Shot(
        "forced-colours-390",
        "Forced colours (high contrast).",
        390,
        760,
        opened(card),
        more={"forced_colors": "active"},
    ),
    Shot("answer-320", "A small phone.", 320, 568, opened(answer)),
    Shot("low-320", "320 by 256: a desktop page at 400% zoom.", 320, 256, opened(answer)),
    Shot("ask-390", "The page of its own, at /ask.", 390, 760, on_its_page(answer), "/ask"),
    Shot(
        "desk-1280",
        "The desk: the document beside the answer, at the words it rests on.",
        1280,
        600,
        on_its_page(desk),
        "/desk",
    ),
]


def take(browser: Browser, url: str, shot: Shot) -> None:
    phone = shot.width < 500 and shot.height > 300
    made = browser.new_context(
        base_url=url,
        viewport={"width": shot.width, "height": shot.height},
        reduced_motion="reduce",
        has_touch=phone,
        is_mobile=phone,
        **shot.more,
    )
    made.set_default_timeout(60_000)
    for path in ("council", "council.css"):
        made.route(f"{url}/{path}", served)
    page = made.new_page()
    page.goto(shot.path)
    shot.do(page)
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    page.screenshot(path=GALLERY / f"{shot.name}.png")
    made.close()


def index() -> str:
    lines = [
        "# The chat in pictures",
        "",
        "Made by `python -m tests.browser.gallery URL` from a running service over this repository's corpus, in",
        "Chromium on Linux. The page around the chat is made up. Sizes are CSS pixels.",
        "",
    ]
    for shot in SHOTS:
        lines += [
            f"## {shot.caption}",
            "",
            f"{shot.width} × {shot.height}",
            "",
            f"![{shot.caption}]({shot.name}.png)",
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def main(url: str, names: list[str]) -> None:
    GALLERY.mkdir(parents=True, exist_ok=True)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        for shot in SHOTS:
            if not names or shot.name in names:
                take(browser, url.rstrip("/"), shot)
        browser.close()
    (GALLERY / "README.md").write_text(index(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
