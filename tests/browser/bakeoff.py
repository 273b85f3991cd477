"""Prints this chat's row of a comparison of chat widgets, each figure measured anew in Chromium at 320 by 568 CSS px:

    python -m tests.browser.bakeoff

It builds a small made-up council, serves it on this machine, and carries the chat on a page of another origin under
`style-src 'self'; script-src 'self'; require-trusted-types-for 'script'`.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.browser.real_server import Real, running
from tests.browser.test_pages_in_a_browser import QUIET
from tests.browser.test_widget_answer import AXE
from tests.browser.test_widget_shell import WATCH, answered, ask, launcher

DIST = Path(__file__).parent.parent.parent / "assistant" / "widget" / "dist"
RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']"
SMALL = {"width": 320, "height": 568}
QUESTION = "How do I ask for an EHC needs assessment?"


def opened(browser: Browser, real: Real) -> Page:
    context = browser.new_context(viewport=SMALL)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(real.host + "/own")
    launcher(page).click()
    page.locator("#question").wait_for()
    return page


def failed(page: Page) -> int:
    """How many A and AA rules of WCAG 2.2 are broken."""
    page.evaluate(AXE)
    return int(page.evaluate(f"axe.run(document, {{ runOnly: {RULES} }}).then((found) => found.violations.length)"))


def sizes() -> dict[str, str]:
    files = json.loads((DIST / "manifest.json").read_text(encoding="utf-8"))["files"]
    kilobytes = {name: f"{files[name]['gzip'] / 1000:.1f}" for name in ("loader.js", "panel.js", "desk.js")}
    return {f"{name} (gzip kB)": size for name, size in kilobytes.items()}


def opening(page: Page) -> dict[str, str]:
    inside = page.evaluate("document.activeElement?.localName === 'lo-chat'")
    box = page.locator("dialog").bounding_box()
    live = page.evaluate("document.querySelector('lo-chat').shadowRoot.querySelectorAll('[aria-live]').length")
    return {
        "live regions when open": str(live),
        "focus enters panel": said(inside),
        "phone full screen": said(box == {"x": 0, "y": 0, **SMALL}),
        "axe A/AA rules failed, open": str(failed(page)),
    }


def answering(page: Page) -> dict[str, str]:
    ask(page, QUESTION)
    answered(page)
    page.locator(".source").first.click()
    return {
        "axe A/AA rules failed, answer and source open": str(failed(page)),
        "works under a strict policy": said(page.evaluate("refused.length") == 0),
    }


def on_paper(page: Page) -> dict[str, str]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a copy").click()
    kept = Path(download.value.path()).read_text(encoding="utf-8")
    page.locator("lo-chat").evaluate("chat => chat.setAttribute('printing', '')")
    page.emulate_media(media="print")
    printed = page.get_by_text("General information, not legal advice.").first.is_visible()
    return {"print and save": said(printed and QUESTION in kept and "/sources/" in kept)}


def losing(page: Page, real: Real) -> dict[str, str]:
    """Whether a question asked offline is kept, and an answer cut off comes back without being asked for again."""
    before = real.services.asked
    page.context.set_offline(True)
    ask(page, QUESTION)
    page.locator(".box").wait_for()
    page.context.set_offline(False)
    real.services.go.clear()
    page.get_by_role("button", name="Send again").click()
    page.wait_for_timeout(500)
    page.context.set_offline(True)
    page.get_by_text("The connection was lost.").first.wait_for()
    real.services.go.set()
    page.context.set_offline(False)
    answered(page)
    return {"network failure": said(real.services.asked == before + 1 and page.locator(".asked").count() == 1)}


def closing(page: Page) -> dict[str, str]:
    page.locator("#question").focus()
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    gone = not page.locator("dialog").is_visible()
    back = page.evaluate("document.activeElement?.hasAttribute('data-local-offer')")
    return {"Esc closes, focus returns": said(gone and back)}


def said(found: object) -> str:
    return "yes" if found else "NO"


def row(browser: Browser, real: Real) -> dict[str, str]:
    page = opened(browser, real)
    found = {**sizes(), **opening(page), **answering(page), **closing(page)}
    parts = ((lambda page: losing(page, real)), lambda page: asked_first(page) | on_paper(page))
    for part, name in zip(parts, ("network failure", "print and save"), strict=True):
        try:
            found |= part(opened(browser, real))
        except Error:
            found[name] = "NO"
    return found


def asked_first(page: Page) -> dict[str, str]:
    ask(page, QUESTION)
    answered(page)
    return {}


def main() -> int:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as real, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        found = row(browser, real)
        version = browser.version
        browser.close()
    sys.stdout.write(f"| Feature | This chat (Chromium {version}, 320 by 568 CSS px) |\n|---|---|\n")
    sys.stdout.writelines(f"| {name} | {value} |\n" for name, value in found.items())
    return int("NO" in found.values())


if __name__ == "__main__":
    sys.exit(main())
