"""A loopback server for the chat's tests: the built files, host pages under a strict policy, and a made-up service."""

from __future__ import annotations

import contextlib
import json
import threading
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
DIST = ROOT / "assistant" / "widget" / "dist"
STRINGS = ROOT / "assistant" / "strings" / "interface" / "en.toml"
POLICY = (
    "default-src 'none'; script-src 'self' {api}; style-src 'self'; connect-src 'self' {api}; img-src 'self'; "
    "require-trusted-types-for 'script'"
)
CONTACT = {
    "name": "Exampleby Advice",
    "for": "Free advice for families",
    "phone": "01632 960001",
    "email": "advice@example.org",
    "url": "https://example.org/advice",
    "checked": "2026-11-01",
}
CITATION = {
    "number": 1,
    "source_id": "notes/asking",
    "title": "Asking for an assessment",
    "url": "https://example.org/asking",
    "link": "/sources/notes/asking?at=1-2#quote",
    "publisher": "Exampleton Council",
    "kind": "note",
    "standing": "current",
    "published": "2026-11-01",
    "checked": "2026-11-01",
    "headings": ["How to ask"],
    "page": None,
    "quote": "You can ask the council yourself.",
}
SENTENCES = [
    "You can ask the council yourself. [1]",
    "\n\nWrite to the SEND team and say why your child needs more help than the school gives. [1]",
    "\n\n- The council must answer within **6 weeks**. [1]",
]
LANGUAGES = [
    {"code": "en", "name": "English", "dir": "ltr"},
    {"code": "ar", "name": "العربية", "dir": "rtl"},
]

DANGER = "If anyone is in danger now, call 999."
PERSONAL = [{"kind": "phone", "pattern": r"(?:\d[ -]?){10,11}"}, {"kind": "name", "pattern": "Testerina"}]

Event = dict[str, Any]


@dataclass
class Service:
    """The made-up service: what it was asked, and what it does next."""

    asked: list[dict[str, Any]] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    judged: list[dict[str, Any]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    stored: dict[str, dict[str, Any]] = field(default_factory=dict)
    status: str = "answered"
    language: str = "en"
    sentences: list[str] = field(default_factory=lambda: list(SENTENCES))
    # After how many sentences the connection is cut, and whether each waits to be let go.
    cut_after: int | None = None
    refuse: bool = False
    slow: bool = False
    go: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def answer(self, number: int) -> dict[str, Any]:
        prepared = self.status != "answered"
        return {
            "id": f"answer-{number}",
            "status": self.status,
            "answer": "".join(self.sentences),
            "sentences": [{"text": "You can ask the council yourself.", "citations": [1]}],
            "citations": [] if prepared else [CITATION],
            "notices": [],
            "contacts": [CONTACT],
            "timeline": None,
            "suggestions": [] if prepared else ["What happens after I ask?"],
            "model": "",
            "took_ms": 12,
        }

    def config(self, language: str) -> dict[str, Any]:
        strings = tomllib.loads(STRINGS.read_text())
        right = language == "ar"
        return {
            "service": "Exampleton Local Offer Assistant",
            "council": "Exampleton Council",
            "about": "Answers from Exampleton's Local Offer, with the exact words each answer rests on.",
            "greeting": "Hello. What would you like to know?" if not right else "مرحبا. ماذا تريد أن تعرف؟",
            "privacy": "/privacy",
            "local_offer_url": "https://example.org/local-offer",
            "languages": LANGUAGES,
            "language": language,
            "dir": "rtl" if right else "ltr",
            "strings": strings if not right else {**strings, "shell": {**strings["shell"], "send": "إرسال"}},
            "starters": ["How do I ask for an assessment?", "How long does it take?", "Who can help me for free?"],
            "contacts": [CONTACT],
            "crisis": {
                "text": DANGER if not right else "اتصل بالرقم 999.",
                "contacts": [{**CONTACT, "name": "Emergency services", "phone": "999"}],
            },
            "originals": {
                "crisis": "If anyone is in danger now, call 999.",
                "unsupported": "I answer in English only.",
            },
            "glossary": [],
            "audiences": ["parent", "young-person", "senco", "professional"],
            "careful": {
                "crisis": [r"\bhurt myself\b"],
                "personal": PERSONAL,
            },
        }

    def events(self, answer: dict[str, Any]) -> Iterator[Event]:
        yield {"type": "start", "messageId": answer["id"]}
        yield {"type": "data-status", "data": {"stage": "looking"}}
        facts = {
            "status": self.status,
            "language": self.language,
            "direction": "rtl" if self.language == "ar" else "ltr",
        }
        yield {"type": "data-status", "data": {"stage": "answer", **facts, "model": "", "took_ms": 12}}
        if self.status == "crisis":
            yield {"type": "data-safety", "data": {"contacts": answer["contacts"]}}
        for citation in answer["citations"]:
            yield {"type": "data-citation", "data": citation}
        yield {"type": "text-start", "id": "text"}
        for sentence in self.sentences:
            yield {"type": "text-delta", "id": "text", "delta": sentence}
        yield {"type": "text-end", "id": "text"}
        yield {"type": "data-contacts", "data": answer["contacts"]}
        yield {"type": "data-suggestions", "data": answer["suggestions"]}
        yield {"type": "something-new", "data": {}}
        yield {"type": "finish"}


PAGES: dict[str, str] = {}


def page(path: str, body: str, head: str = "") -> None:
    PAGES[path] = (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A council page</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head><body>{body}</body></html>'
    )


TEXT = "<h1>School help</h1>" + "<p>Words of the council's own page, with <a href='#more'>a link</a>.</p>" * 12
page("/own", f"{TEXT}<script src='{{api}}/widget/loader.js'></script>")
page(
    "/link",
    f"<p><a id='ask' data-local-offer href='{{api}}/ask'>Ask us</a></p>{TEXT}"
    "<script src='{api}/widget/loader.js'></script><script src='{api}/widget/loader.js'></script>",
)
page(
    "/late",
    f"{TEXT}{{pause}}<p><a data-local-offer href='{{api}}/ask'>Ask us</a></p>",
    "<script async src='{api}/widget/loader.js'></script>",
)
page(
    "/ask",
    "<header><p>Exampleton</p></header><main id='main'><h1>Ask a question</h1>"
    "<form data-lo-ask action='/ask' method='post'><label for='q'>Your question</label>"
    "<textarea id='q' name='question'></textarea><button>Ask</button></form></main>"
    "<footer><p>The end</p></footer><script type='module' src='{api}/widget/page.js'></script>",
)


class Handler(BaseHTTPRequestHandler):
    server: Any

    def log_message(self, *_: object) -> None:
        pass

    def start(self, code: int, kind: str, extra: dict[str, str] | None = None) -> None:
        self.send_response(code)
        headers = {"Content-Type": kind, "Cache-Control": "no-store", "Access-Control-Allow-Origin": "*"}
        headers |= {"Access-Control-Allow-Headers": "Content-Type", "Access-Control-Allow-Methods": "GET, POST, DELETE"}
        headers |= {"Access-Control-Expose-Headers": "Link", "Connection": "close", **(extra or {})}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def say(self, code: int, kind: str, text: str | bytes, extra: dict[str, str] | None = None) -> None:
        self.start(code, kind, extra)
        self.wfile.write(text if isinstance(text, bytes) else text.encode())

    def do_OPTIONS(self) -> None:
        self.start(204, "text/plain")

    def do_GET(self) -> None:
        service: Service = self.server.service
        path, _, query = self.path.partition("?")
        service.requests.append(self.path)
        if path == "/widget/config.json":
            self.say(200, "application/json", json.dumps(service.config(query.removeprefix("lang="))))
        elif path.startswith("/widget/") and (DIST / path.rsplit("/", 1)[1]).is_file():
            self.say(200, "text/javascript", (DIST / path.rsplit("/", 1)[1]).read_bytes())
        elif path.startswith("/v1/answers/"):
            self.stored(service, path.rsplit("/", 1)[1])
        elif path in PAGES:
            policy = POLICY.format(api=self.server.api)
            text = PAGES[path].replace("{api}", self.server.api)
            first, *later = text.split("{pause}")
            self.say(200, "text/html", first, {"Content-Security-Policy": policy})
            for rest in later:
                service.go.acquire(timeout=10)
                self.wfile.write(rest.encode())
        else:
            self.say(404, "text/plain", "")

    def stored(self, service: Service, found: str) -> None:
        service.fetched.append(found)
        if found not in service.stored:
            self.say(404, "application/problem+json", "{}")
            return
        self.say(200, "application/json", json.dumps(service.stored[found]), {"Content-Language": service.language})

    def do_DELETE(self) -> None:
        self.server.service.deleted.append(self.path.rsplit("/", 1)[1])
        self.start(204, "text/plain")

    def do_POST(self) -> None:
        service: Service = self.server.service
        service.requests.append(self.path)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/v1/feedback":
            service.judged.append(body)
            self.start(204, "text/plain")
            return
        service.asked.append(body)
        if service.refuse:
            detail = {"title": "Busy", "status": 503, "detail": "The assistant is busy. Please try again in a minute."}
            self.say(503, "application/problem+json", json.dumps(detail))
            return
        answer = service.answer(len(service.asked))
        with contextlib.suppress(ConnectionError):
            self.stream(service, answer)

    def stream(self, service: Service, answer: dict[str, Any]) -> None:
        self.start(200, "text/event-stream", {"x-vercel-ai-ui-message-stream": "v1", "X-Accel-Buffering": "no"})
        said = 0
        for event in service.events(answer):
            if event["type"] == "text-delta":
                if service.slow:
                    service.go.acquire(timeout=20)
                if said == service.cut_after:
                    return
                said += 1
            self.wfile.write(f": ping\n\ndata: {json.dumps(event)}\n\n".encode())
            self.wfile.flush()
        self.wfile.write(b"data: [DONE]\n\n")


@dataclass
class Host:
    """Where the host page is, where the service is, and the service itself."""

    url: str
    service: Service
    fresh: Callable[[], Service]


@contextlib.contextmanager
def hosting(cross: bool) -> Iterator[Host]:
    """Serves until it is left. When `cross`, the service has an origin of its own."""
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Handler) for _ in range(2 if cross else 1)]
    urls = [f"http://127.0.0.1:{server.server_port}" for server in servers]
    service = Service()
    for server in servers:
        server.daemon_threads = True
        server.api, server.service = urls[-1], service  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()

    def fresh() -> Service:
        made = Service()
        for server in servers:
            server.service = made  # type: ignore[attr-defined]
        return made

    try:
        yield Host(urls[0], service, fresh)
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
