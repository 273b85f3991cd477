"""Generations: complete indexes side by side, and the pointer that names the live one.

    <data>/generations/<id>/catalogue.sqlite
    <data>/generations/<id>/vectors/            unless the vectors live in a Chroma server
    <data>/current                              the id of the live generation

A generation is written under a working name, renamed when it is complete and never changed
again. Switching is one atomic replacement of `current`.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ingest.catalogue import Catalogue
from ingest.embed import Embedder, SentenceTransformerEmbedder, Vectors
from ingest.entries import Clock, Contact, Council, Term
from ingest.errors import IndexDamagedError, IndexMissingError, StoreError
from ingest.examples import Kind
from ingest.lens import Lens
from ingest.listener import Listener, Scores, counts_of
from ingest.store import ChromaStore, ChunkStore, remove_vectors
from ingest.types import GRAINS, Grain, Source

KEEP = 3
# The digest of what it was made from, the layers it was read with, and which one of several.
_ID = re.compile(r"^[0-9a-f]{16}(-[0-9a-f]{12})?(-\d{1,4})?$")


@dataclass(frozen=True)
class Index:
    """A generation opened for reading: its words, its vectors, and the corpus's own data."""

    id: str
    catalogue: Catalogue
    store: ChunkStore
    folder: Path

    @cached_property
    def sources(self) -> dict[str, Source]:
        return self.catalogue.sources()

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        return tuple(Term.model_validate(term) for term in self.catalogue.meta["glossary"])

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        return tuple(Contact.model_validate(contact) for contact in self.catalogue.meta["contacts"])

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        return tuple(Clock.model_validate(clock) for clock in self.catalogue.meta["timescales"])

    @cached_property
    def council(self) -> Council:
        return Council.model_validate(self.catalogue.meta["council"])

    @cached_property
    def listeners(self) -> dict[Kind, Listener]:
        """What was learnt to tell kinds of message; none when the corpus has no examples."""
        stored = self.catalogue.meta.get("listeners") or {}
        return {kind: Listener.restored(found) for kind, found in stored.items()}

    def sounds_like(self, texts: Sequence[str], vectors: Vectors) -> dict[Kind, Scores]:
        """How much each text is of each kind listened for, by its words and its plain vector: about +1 when it is,
        about -1 when it is not."""
        counts = counts_of(texts)
        return {kind: listener.scores(counts, vectors) for kind, listener in self.listeners.items()}

    @cached_property
    def lens(self) -> Lens | None:
        stored = self.catalogue.meta.get("lens")
        return Lens.restored(stored) if stored else None

    @cached_property
    def tuned(self) -> Embedder | None:
        """The embedder that this index was made with, when it was fine-tuned for it."""
        layers = self.catalogue.meta.get("layers")
        return SentenceTransformerEmbedder(layers=self.folder / layers) if layers else None

    def vector_of(self, question: str, embedder: Embedder) -> Vectors:
        """A question's vector as the vectors of this index are to be compared with it: by its own tuned
        embedder, or else by the one given, and through its lens."""
        vector = (self.tuned or embedder).embed_query(question)
        return self.lens.through(vector) if self.lens else vector

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """How often each word of three letters or more stands in the documents and the glossary."""
        texts = (self.catalogue.text(source) for source in self.sources)
        found = Counter(word for text in texts for word in re.findall(r"[a-z]{3,}", text.lower()))
        names = (name for term in self.glossary for name in (term.term, term.long, *term.short, *term.also))
        found.update({word: 2 for name in names for word in re.findall(r"[a-z]{3,}", name.lower())})
        return dict(found)

    def close(self) -> None:
        self.store.close()
        self.catalogue.close()


class Generations:
    """The generations below one data folder."""

    def __init__(self, data: Path, chroma_url: str = "") -> None:
        self.data = data
        self.chroma_url = chroma_url
        self._folder = data / "generations"
        self._pointer = data / "current"

    def current(self) -> str | None:
        """The id of the live generation, or None when there is none."""
        try:
            found = self._pointer.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return found if _ID.match(found) else None

    def folder(self, generation: str) -> Path:
        return self._folder / generation

    def working_folder(self, generation: str) -> Path:
        """A new, empty folder to write a generation in; leftovers of killed builds are removed."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for left in self._folder.glob("*.working"):
            shutil.rmtree(left, ignore_errors=True)
        folder = self._folder / f"{generation}.working"
        folder.mkdir()
        return folder

    def new_name(self, digest: str, layers: Path | None = None) -> str:
        """A name for another generation of this digest; one that exists is never written again. Replicas
        share vectors by name, so it tells with which layers they were made."""
        first = f"{digest}-{layers.stem.rpartition('-')[2]}" if layers else digest
        names = (first, *(f"{first}-{number}" for number in range(2, 10_000)))
        return next(name for name in names if not self.folder(name).exists())

    def whole(self, digest: str) -> str | None:
        """A complete generation of this digest, the live one first; None when there is none."""
        alike = [name for name in self.kept() if name.split("-")[0] == digest]
        for name in sorted(alike, key=lambda name: name != self.current()):
            try:
                self.open(name).close()
            except IndexDamagedError:
                continue
            return name
        return None

    def complete(self, generation: str, working: Path) -> None:
        """Give the finished folder its lasting name."""
        working.replace(self.folder(generation))

    def switch(self, generation: str) -> None:
        """Make a generation the live one, in one step."""
        fresh = self._pointer.with_name(f"current.{os.getpid()}")
        with fresh.open("w", encoding="ascii") as stream:
            stream.write(generation + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(self._pointer)

    def kept(self) -> list[str]:
        """Complete generations, the newest first."""
        if not self._folder.is_dir():
            return []
        found = [f for f in self._folder.iterdir() if _ID.match(f.name) and f.is_dir()]
        return [f.name for f in sorted(found, key=lambda f: (-f.stat().st_mtime_ns, f.name))]

    def prune(self) -> None:
        """Remove all but the newest few; the live one always stays."""
        live = self.current()
        for old in [g for g in self.kept() if g != live][KEEP - 1 :]:
            with contextlib.suppress(StoreError):
                remove_vectors(_vectors(old), self.folder(old), self.chroma_url)

    def rollback(self) -> str:
        """Make the newest generation that is not live the live one, and return its id.

        Raises:
            IndexMissingError: there is no other generation.
        """
        for other in self.kept():
            if other != self.current():
                self.open(other).close()
                self.switch(other)
                return other
        raise IndexMissingError("There is no earlier index to go back to.")

    def new_store(self, generation: str, working: Path, counts: Mapping[Grain, int]) -> tuple[ChunkStore, bool]:
        """A store to write a generation's vectors in, and whether it holds them already: another
        replica may have put the same generation on the shared server."""
        if self.chroma_url:
            with contextlib.suppress(StoreError):
                held = ChromaStore(_vectors(generation), url=self.chroma_url)
                if all(held.count(grain) == counts[grain] for grain in GRAINS):
                    return held, True
                held.close()
        return ChromaStore(_vectors(generation), working / "vectors", self.chroma_url, create=True), False

    def open(self, generation: str | None = None) -> Index:
        """Open a generation, the live one by default, and check that it is whole.

        Raises:
            IndexMissingError: no index has been built.
            IndexDamagedError: it does not hold what it says it holds.
        """
        generation = generation or self.current()
        if generation is None:
            raise IndexMissingError(f"There is no index in {self.data} yet. Run: local-offer build")
        folder = self.folder(generation)
        advice = "Run: local-offer build (or local-offer rollback for the index before)."
        if not (folder / "catalogue.sqlite").is_file():
            raise IndexDamagedError(f"The index {generation} is not complete. {advice}")
        try:
            catalogue = Catalogue(folder / "catalogue.sqlite")
            store = ChromaStore(_vectors(generation), folder / "vectors", self.chroma_url)
            counts = {grain: store.count(grain) for grain in GRAINS}
            chunks = catalogue.count("chunk")
            tables = {grain: catalogue.count(grain) for grain in ("statement", "question")}
            unheld = catalogue.meta.get("unheld", 0)
            expected = {**tables, "section": chunks, "heading": chunks, "unheld": unheld}
        except (IndexDamagedError, StoreError) as error:
            raise IndexDamagedError(f"The index {generation} is damaged: {error} {advice}") from error
        if counts != expected or not counts["statement"]:
            raise IndexDamagedError(f"The index {generation} has lost vectors ({counts} of {expected}). {advice}")
        layers = catalogue.meta.get("layers")
        if layers and not (folder / layers).is_file():
            raise IndexDamagedError(f"The index {generation} has lost {layers}. {advice}")
        return Index(generation, catalogue, store, folder)


def _vectors(generation: str) -> str:
    return f"local-offer-{generation}"
