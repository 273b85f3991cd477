"""The built files of the chat widget, and how a page names them so that browsers may keep them for good."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DIST = Path(__file__).parent.parent / "widget" / "dist"
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_NAME = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Script:
    """How a page loads a file: its address with a version, and the digest a browser checks."""

    src: str
    integrity: str


@dataclass(frozen=True, slots=True)
class WidgetFile:
    content: bytes
    media_type: str
    integrity: str

    @property
    def version(self) -> str:
        return version(self.integrity)

    @property
    def gzipped(self) -> bytes:
        return _gzipped(self.content)


class WidgetFiles:
    """The files of one folder, read as they are asked for: a new build is served at once."""

    def __init__(self, folder: Path = DIST) -> None:
        self._folder = folder

    def find(self, name: str) -> WidgetFile | None:
        file = self._folder / name
        media_type = TYPES.get(file.suffix)
        if not media_type or not _NAME.fullmatch(name):
            return None
        try:
            content = file.read_bytes()
        except OSError:
            return None
        digest = b64encode(hashlib.sha384(content).digest()).decode()
        return WidgetFile(content, media_type, f"sha384-{digest}")

    def script(self, name: str) -> Script | None:
        """What the manifest says of a script; None when it was not built."""
        try:
            found = json.loads((self._folder / "manifest.json").read_text(encoding="utf-8"))["files"][name]["integrity"]
        except (OSError, ValueError, KeyError):
            return None
        return Script(f"/widget/{name}?v={version(found)}", found)


def version(integrity: str) -> str:
    """The first letters and digits of a `sha384-…` digest: what stands behind `?v=` in an address."""
    return re.sub(r"\W", "", integrity[7:19])


@lru_cache(maxsize=16)
def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)
