"""Starts the program itself, as a person would, on a free port of this machine."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
TRIES, PAUSE = 240, 0.25


@dataclass(frozen=True)
class Server:
    url: str
    log: Path


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextlib.contextmanager
def serving(settings: Mapping[str, str]) -> Iterator[Server]:
    """`local-offer serve` with these settings, ready to answer; stopped afterwards."""
    port = free_port()
    data = Path(settings["LOCAL_OFFER_DATA"])
    log = data.parent / f"serve-{port}.log"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LOCAL_OFFER_")}
    environment |= {"LOCAL_OFFER_CORPUS": str(ROOT / "corpus"), **settings, "LOCAL_OFFER_PORT": str(port)}
    program = [sys.executable, "-c", "from evals.cli import main; main()", "serve"]
    with log.open("wb") as out:
        process = subprocess.Popen(program, env=environment, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
        try:
            url = f"http://127.0.0.1:{port}"
            wait_until_ready(url, process, log)
            yield Server(url, log)
        finally:
            process.terminate()
            process.wait(20)


def wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(TRIES):
        if process.poll() is not None:
            break
        with contextlib.suppress(urllib.error.URLError, ConnectionError), urllib.request.urlopen(url + "/readyz"):
            return
        time.sleep(PAUSE)
    raise AssertionError(f"the server did not get ready:\n{log.read_text()}")
