"""What the chat widget fetches: its files, for any site, and its words, for the sites that are allowed."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.api import create_app
from assistant.web.widget_files import WidgetFiles
from ingest.settings import Settings

ORIGIN = "https://widget.example.org"
SCRIPT = b"export const words = 'hello, hello, hello, hello, hello';"
FIELDS = (
    "service council about greeting privacy local_offer_url languages language dir strings starters contacts crisis "
    "originals glossary audiences careful"
).split()
LANGUAGES = {"ar", "bn", "en", "es", "gu", "hi", "pl", "pt", "ro", "ta", "uk", "ur", "zh"}


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    files = {}
    for name in ("loader.js", "panel.js", "page.js", "desk.js"):
        (folder / name).write_bytes(SCRIPT)
        files[name] = {"integrity": integrity(SCRIPT)}
    (folder / "manifest.json").write_text(json.dumps({"files": files}))
    (folder / "notes.txt").write_text("no")
    (tmp_path / "secret.js").write_text("no")
    return folder


@pytest.fixture
def built(tiny_services: Services, dist: Path) -> TestClient:
    settings = tiny_services.settings.model_copy(update={"allowed_origins": ORIGIN})
    return TestClient(create_app(Services(settings), WidgetFiles(dist)))


def integrity(content: bytes) -> str:
    return f"sha384-{b64encode(hashlib.sha384(content).digest()).decode()}"


def config(client: TestClient, lang: str = "en") -> dict[str, Any]:
    reply = client.get("/widget/config.json", params={"lang": lang})
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.json()
    return found


def test_a_file_may_be_carried_by_any_site(built: TestClient) -> None:
    reply = built.get("/widget/panel.js", headers={"origin": "https://elsewhere.example"})
    assert reply.content == SCRIPT
    assert reply.headers["content-type"] == "text/javascript; charset=utf-8"
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["cross-origin-resource-policy"] == "cross-origin"
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_only_the_files_are_for_any_site(built: TestClient) -> None:
    for path in ("/widget/config.json", "/v1/sources", "/ask"):
        reply = built.get(path, headers={"origin": "https://elsewhere.example"})
        assert "access-control-allow-origin" not in reply.headers
        assert "cross-origin-resource-policy" not in reply.headers


def test_an_allowed_site_may_delete_and_read_the_language_and_the_calendar_link(built: TestClient) -> None:
    asking = {"origin": ORIGIN, "access-control-request-method": "DELETE"}
    assert built.options("/v1/answers/x", headers=asking).headers["access-control-allow-origin"] == ORIGIN
    exposed = built.get("/v1/sources", headers={"origin": ORIGIN}).headers["access-control-expose-headers"]
    assert {"Link", "Content-Language"} <= set(exposed.split(", "))


def test_a_file_named_with_its_version_is_kept_for_good_and_any_other_is_asked_for(
    built: TestClient,
) -> None:
    page = built.get("/ask").text
    src = page.partition('src="')[2].partition('"')[0]
    assert "immutable" in built.get(src).headers["cache-control"]
    for address in ("/widget/page.js", "/widget/page.js?v=", "/widget/page.js?v=older"):
        assert built.get(address).headers["cache-control"] == "public, no-cache"
    assert built.get("/widget/loader.js").headers["cache-control"] == "public, max-age=300"


def test_a_version_is_what_the_loader_makes_of_the_digest(built: TestClient) -> None:
    first = integrity(SCRIPT)[7:19]
    made = "".join(c for c in first if c.isalnum() or c == "_")
    assert f'src="/widget/page.js?v={made}"' in built.get("/ask").text


def test_a_file_that_has_not_changed_is_not_sent_again(built: TestClient) -> None:
    first = built.get("/widget/loader.js")
    again = built.get("/widget/loader.js", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["access-control-allow-origin"] == "*"


def test_a_new_build_is_served_at_once(built: TestClient, dist: Path) -> None:
    first = built.get("/widget/loader.js").headers["etag"]
    (dist / "loader.js").write_bytes(b"new")
    reply = built.get("/widget/loader.js", headers={"if-none-match": first})
    assert reply.content == b"new"


def test_files_are_sent_smaller_to_those_who_can_read_them(built: TestClient) -> None:
    for path in ("/widget/panel.js", "/widget/config.json"):
        small = built.get(path, headers={"accept-encoding": "gzip"})
        plain = built.get(path, headers={"accept-encoding": "identity"})
        assert small.headers["content-encoding"] == "gzip"
        assert "content-encoding" not in plain.headers
        assert small.content == plain.content
        assert "Accept-Encoding" in small.headers["vary"]


@pytest.mark.parametrize(
    "name", ["desk.css", "notes.txt", "..%2Fsecret.js", "%2e%2e/secret.js", "../secret.js", ".js", "a%00.js", "."]
)
def test_anything_else_is_not_there(built: TestClient, name: str) -> None:
    reply = built.get(f"/widget/{name}")
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"


def test_what_was_not_built_is_said_to_be_missing(tiny_services: Services, tmp_path: Path) -> None:
    client = TestClient(create_app(tiny_services, WidgetFiles(tmp_path / "none")))
    reply = client.get("/widget/loader.js")
    assert reply.status_code == 404
    assert "built" in reply.json()["detail"]
    assert "<script" not in client.get("/ask").text
    assert "<script" not in client.get("/desk").text


def test_the_configuration_has_its_fixed_names(client: TestClient) -> None:
    found = config(client)
    assert list(found) == FIELDS
    assert (found["service"], found["council"]) == ("Exampleton Assistant", "Exampleton Council")
    assert found["starters"] == ["How do I ask for an EHC needs assessment?"]
    assert [contact["name"] for contact in found["contacts"]] == ["Exampleton Advice"]
    assert list(found["contacts"][0]) == ["name", "for", "phone", "email", "url", "checked"]
    assert found["audiences"] == ["parent", "young-person", "senco", "professional"]
    (term,) = found["glossary"]
    assert list(term) == ["term", "short", "also", "long", "meaning"]
    assert set(found["strings"]) == {"shell", "answer", "desk"}
    assert found["strings"]["shell"]["send"]


def test_every_prepared_language_is_offered_and_english_is_the_first(client: TestClient) -> None:
    offered = config(client)["languages"]
    assert {language["code"] for language in offered} == LANGUAGES
    assert offered[0] == {"code": "en", "name": "English", "dir": "ltr"}


@pytest.mark.parametrize(
    ("asked", "given", "direction"),
    [("ur", "ur", "rtl"), ("AR-eg", "ar", "rtl"), ("pl", "pl", "ltr"), ("xx", "en", "ltr"), ("../en", "en", "ltr")],
)
def test_a_language_is_given_with_its_direction_and_english_for_any_other(
    client: TestClient, asked: str, given: str, direction: str
) -> None:
    found = config(client, asked)
    assert (found["language"], found["dir"]) == (given, direction)


def test_every_language_has_every_string(client: TestClient) -> None:
    english = config(client)["strings"]
    for code in LANGUAGES:
        strings = config(client, code)["strings"]
        assert {part: set(words) for part, words in strings.items()} == {p: set(w) for p, w in english.items()}


def test_the_words_for_danger_are_in_the_language(client: TestClient) -> None:
    said = {config(client, code)["crisis"]["text"] for code in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    originals = {json.dumps(config(client, code)["originals"]) for code in LANGUAGES}
    assert [set(json.loads(one)) for one in originals] == [{"crisis", "unsupported", "nearest"}]


def test_greeting_and_privacy_notice_are_the_councils(
    tiny_services: Services, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tiny_services.live.use() as index:
        index.__dict__["council"] = index.council.model_copy(update={"greeting": "Hello!", "privacy": "Nothing."})
    found = config(client)
    assert (found["greeting"], found["privacy"]) == ("Hello!", "Nothing.")


def test_without_an_index_there_are_still_words_and_help_lines(tmp_path: Path, tiny: Path) -> None:
    line = '\n[[contact]]\nid = "line"\nname = "Example Line"\nfor = "Talk."\nchecked = 2026-11-01\ngroup = "crisis"\n'
    contacts = tiny / "contacts.toml"
    contacts.write_text(contacts.read_text(encoding="utf-8") + line, encoding="utf-8")
    settings = Settings(corpus=tiny, data=tmp_path / "none", embedder="hashing")
    found = config(TestClient(create_app(Services(settings))))
    assert [contact["name"] for contact in found["crisis"]["contacts"]] == ["Example Line"]
    assert found["strings"]["shell"]["send"]
