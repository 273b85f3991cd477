"""The built chat is that of its sources, and what it is told to look for reads in a browser as it does here.

Needs no Node: a build writes down the digest of each source it was made of.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from assistant.web.widget_config import careful
from tests.assistant.web.test_before_sending import CALM, CRISIS, NOTHING_PERSONAL, PERSONAL, hears, kinds
from tests.browser.test_pages_in_a_browser import QUIET
from tests.conftest import ROOT

WIDGET = ROOT / "assistant" / "widget"
MANIFEST = json.loads((WIDGET / "dist" / "manifest.json").read_text(encoding="utf-8"))
LIMITS = {"loader.js": 3_000, "panel.js": 40_000}


def test_the_built_files_are_those_of_the_sources_as_they_are() -> None:
    stale = "Run: cd assistant/widget && npm ci && node build.mjs"
    sources = {str(file.relative_to(WIDGET)): file for file in (WIDGET / "src").rglob("*.js")}
    built_of = {name for name in MANIFEST["sources"] if name.startswith("src/")}
    assert built_of == set(sources), stale
    for name, digest in MANIFEST["sources"].items():
        assert hashlib.sha256((WIDGET / name).read_bytes()).hexdigest() == digest, f"{name} has changed. {stale}"


@pytest.mark.parametrize("name", sorted(MANIFEST["files"]))
def test_a_built_file_is_the_one_its_integrity_names_and_is_small_enough(name: str) -> None:
    held = (WIDGET / "dist" / name).read_bytes()
    digest = base64.b64encode(hashlib.sha384(held).digest()).decode()
    assert MANIFEST["files"][name]["integrity"] == f"sha384-{digest}"
    assert len(gzip.compress(held, 9)) <= LIMITS.get(name, 40_000)


def test_the_library_of_the_chat_is_in_one_file_alone() -> None:
    # What it leaves on a page to say that it is there.
    mark = "litElementVersions"
    assert [name for name in MANIFEST["files"] if mark in (WIDGET / "dist" / name).read_text("utf-8")] == ["panel.js"]


@pytest.mark.browser
def test_a_browser_reads_every_pattern_and_finds_the_same() -> None:
    texts = [*CRISIS, *CALM, *(text for _, text in PERSONAL), *NOTHING_PERSONAL]
    given = [list(careful().crisis), [one.pattern for one in careful().personal], texts]
    found = "([c, p, t]) => t.map((text) => [c, p].map((list) => list.some((s) => new RegExp(s, 'iu').test(text))))"
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        said = browser.new_page().evaluate(found, given)
        browser.close()
    assert said == [[hears(text), bool(kinds(text))] for text in texts]
