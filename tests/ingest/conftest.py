"""What the tests of the index share: documents of every kind, the program, a Chroma server."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from evals.cli import main
from ingest.load import load
from ingest.types import Document, Source
from tests.servers import free_port

Read = Callable[..., Document]
TRIES, PAUSE = 200, 0.1


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Writes a file and loads it: `read("page.md", "# Hello")`; more words describe the source."""

    def _read(name: str, content: str | bytes, outline: Sequence[str] = (), title: str = "A page") -> Document:
        folder = tmp_path / "pages"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return load(Source(id="page", title=title, path=name, outline=tuple(outline)), folder)

    return _read


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with these lines on each page; an empty line is a gap between paragraphs."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for lines in pages:
        drawn = "BT /F1 12 Tf 72 720 Td 16 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream".encode())
        page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
        objects.append(f"<< {page} /Resources << /Font << /F1 3 0 R >> >> >>".encode())
    kids = " ".join(f"{number} 0 R" for number in range(5, len(objects) + 1, 2))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    out, offsets = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + tail


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs `local-offer` here with these settings and gives back its exit code."""

    def _program(*words: str, settings: Mapping[str, str]) -> int:
        for name, value in settings.items():
            monkeypatch.setenv(f"LOCAL_OFFER_{name}", value)
        monkeypatch.setattr(sys, "argv", ["local-offer", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0)

    return _program


@contextmanager
def chroma(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A Chroma server of its own on a free port: its address and its process; ended afterwards."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    program = [str(Path(sys.executable).parent / "chroma"), "run", "--path", str(folder / "chroma")]
    # It writes much: to a file, for a pipe that nobody reads would fill and stop it.
    with (folder / "chroma.log").open("wb") as log:
        server = subprocess.Popen(
            [*program, "--port", str(port), "--host", "127.0.0.1"], stdout=log, stderr=subprocess.STDOUT, cwd=folder
        )
        try:
            _wait_for_heartbeat(url, server)
            yield url, server
        finally:
            server.kill()
            server.wait()


def _wait_for_heartbeat(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(TRIES):
        with suppress(OSError), urllib.request.urlopen(f"{url}/api/v2/heartbeat", timeout=5):
            return
        with suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"the Chroma server ended with {server.wait(PAUSE)}")
    raise AssertionError("the Chroma server sent no heartbeat")


@pytest.fixture(scope="session")
def chroma_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one Chroma server that all tests share; each uses names of its own."""
    with chroma(tmp_path_factory.mktemp("server")) as (url, _):
        yield url
