"""The real service over a small made-up council, and a host page of another origin that carries the chat."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from http.server import ThreadingHTTPServer
from pathlib import Path

import uvicorn

from assistant.services import Services
from assistant.types import Answer, Question
from assistant.web.api import create_app
from ingest.embed import HashingEmbedder
from ingest.generation import Generations
from ingest.pipeline import build
from ingest.settings import Settings
from tests.browser import widget_server
from tests.browser.sample_corpus import FILES

PATIENCE = 20
# Pages of the host: one that swaps its content by script as Liferay does, and one that stands still.
WORDS = "<p>Words of the council's own page, with <a href='#more'>a link</a>.</p>" * 12
widget_server.page(
    "/swapping",
    "<nav><a id='away' href='/swapping?next'>Another page</a></nav><main><h1>School help</h1>"
    f"<p><a data-local-offer href='{{api}}/ask'>Ask us</a></p>{WORDS}</main>"
    "<script src='{api}/widget/loader.js'></script>",
)


class HeldServices(Services):
    """The real services, whose answers can be held back, refused, or have their words changed."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.asked = 0
        self.go = threading.Event()
        self.go.set()
        self.fault: Exception | None = None
        self.change: Callable[[str], str] | None = None

    def answer(self, question: Question, cancelled: threading.Event | None = None) -> Answer:
        self.asked += 1
        self.go.wait(PATIENCE)
        if self.fault:
            raise self.fault
        answer = super().answer(question, cancelled)
        return answer if self.change is None else changed(answer, self.change)


def changed(answer: Answer, change: Callable[[str], str]) -> Answer:
    """The answer as it would be if its documents had other words: a hostile one's, say."""
    citations = tuple(
        replace(one, quote=change(one.quote), source=replace(one.source, title=change(one.source.title)))
        for one in answer.citations
    )
    sentences = tuple(replace(one, text=change(one.text)) for one in answer.sentences)
    return replace(answer, sentences=sentences, citations=citations)


@dataclass
class Real:
    """Where the service is, where the host page is, and what the service is asked."""

    url: str
    host: str
    corpus: Path
    data: Path
    services: HeldServices


@contextlib.contextmanager
def running(folder: Path, files: Mapping[str, str] = FILES) -> Iterator[Real]:
    """Builds the corpus and serves it until it is left."""
    corpus, data = folder / "corpus", folder / "data"
    for name, text in files.items():
        (corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus / name).write_text(text.lstrip("\n"), encoding="utf-8")
    build(corpus, Generations(data), HashingEmbedder())
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    host = ThreadingHTTPServer(("127.0.0.1", 0), widget_server.Handler)
    url, origin = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{host.server_port}"
    host.api, host.service, host.daemon_threads = url, widget_server.Service(), True  # type: ignore[attr-defined]
    services = HeldServices(Settings(corpus=corpus, data=data, embedder="hashing", allowed_origins=origin, port=port))
    services.warm_up()
    # Without the start-up work: it is done, and a server in a thread has no signals to wait for.
    config = uvicorn.Config(create_app(services), host="127.0.0.1", port=port, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    threads = [
        threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True),
        threading.Thread(target=host.serve_forever, args=(0.05,), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield Real(url, origin, corpus, data, services)
    finally:
        services.go.set()
        server.should_exit = True
        host.shutdown()
        host.server_close()
        threads[0].join(PATIENCE)
        services.close()
