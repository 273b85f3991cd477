"""From a folder of documents to a cited answer over HTTP, with the program itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.servers import serving

CLUB = """
# The chess club

## Who is the club for?

The club is for children aged 7 to 11 in Exampleton.

## When does the club meet?

The club meets on Mondays from 4 pm in the old library.
"""
BUS = """
<html><body><h1>The club bus</h1>
<h2>What does the bus cost?</h2><p>The bus to the club costs 2 pounds a term.</p>
</body></html>
"""


def post(url: str, body: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(url, data=json.dumps(body).encode(), headers={"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as reply:
        found: dict[str, Any] = json.load(reply)
    return found


def get(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(url, timeout=60) as reply:
        found: dict[str, Any] = json.load(reply)
    return found


def test_a_folder_without_a_list_of_sources_becomes_a_service_that_cites_it(
    write: Callable[[dict[str, str]], Path], tmp_path: Path
) -> None:
    corpus = write({"clubs/chess.md": CLUB, "bus.html": BUS})
    settings = {
        "LOCAL_OFFER_CORPUS": str(corpus),
        "LOCAL_OFFER_DATA": str(tmp_path / "data"),
        "LOCAL_OFFER_EMBEDDER": "hashing",
    }
    program = [sys.executable, "-c", "from evals.cli import main; main()", "build"]
    subprocess.run(program, env=os.environ | settings, check=True, timeout=120)

    with serving(settings) as server:
        sources = get(f"{server.url}/v1/sources")["sources"]
        assert {source["id"]: source["title"] for source in sources} == {
            "bus": "The club bus",
            "clubs/chess": "The chess club",
        }
        asked = {"messages": [{"role": "user", "content": "When does the chess club meet?"}]}
        found = post(f"{server.url}/v1/chat", asked)
        assert found["status"] == "answered"
        assert "The club meets on Mondays from 4 pm in the old library." in found["answer"]
        (citation,) = found["citations"]
        assert citation["source_id"] == "clubs/chess"
        assert citation["quote"] in get(f"{server.url}/v1/sources/clubs/chess")["text"]
        with urllib.request.urlopen(server.url + citation["link"].partition("#")[0], timeout=60) as reply:
            assert "<mark>The club meets on Mondays" in reply.read().decode()
