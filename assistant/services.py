"""The one place that chooses concrete adapters, and the live index they work on."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from functools import cached_property

from assistant.answer import Abilities, answer, in_crisis, search
from assistant.english.spelling import load_english
from assistant.finding.rerank import choose_reranker
from assistant.model.models import choose_model
from assistant.screening.multilingual import is_multilingual
from assistant.screening.screen import screen
from assistant.types import Answer, Passage, Question
from ingest.corpus import read_contacts
from ingest.embed import Embedder, choose_embedder
from ingest.errors import IndexDamagedError, LocalOfferError
from ingest.generation import Generations, Index
from ingest.settings import Settings


class LiveIndex:
    """The live generation, followed as it changes.

    A request keeps the index it began with; an index that has been replaced is closed when the
    last request that uses it has ended.
    """

    def __init__(self, generations: Generations, embedder_id: str) -> None:
        self._generations = generations
        self._embedder_id = embedder_id
        self._lock = threading.Lock()
        self._index: Index | None = None
        self._users: dict[str, int] = {}
        self._retired: dict[str, Index] = {}

    @contextlib.contextmanager
    def use(self) -> Iterator[Index]:
        """The live index, kept open while it is used.

        Raises:
            IndexMissingError: none has been built.
            IndexDamagedError: it is not whole, or was made with another embedder.
        """
        with self._lock:
            index = self._current()
            self._users[index.id] = self._users.get(index.id, 0) + 1
        try:
            yield index
        finally:
            with self._lock:
                self._users[index.id] -= 1
                if not self._users[index.id] and index.id in self._retired:
                    self._retired.pop(index.id).close()

    def close(self) -> None:
        with self._lock:
            for index in (*self._retired.values(), *([self._index] if self._index else [])):
                index.close()
            self._retired, self._index = {}, None

    def _current(self) -> Index:
        wanted = self._generations.current()
        if self._index is not None and (wanted is None or wanted == self._index.id):
            return self._index
        if wanted in self._retired:
            fresh = self._retired.pop(wanted)
        else:
            fresh = self._generations.open(wanted)
            if fresh.catalogue.meta["embedder"] != self._embedder_id:
                made_with = fresh.catalogue.meta["embedder"]
                fresh.close()
                raise IndexDamagedError(
                    f"The index was made with the embedder {made_with}, but {self._embedder_id} is set. "
                    "Run: local-offer build"
                )
        if self._index is not None:
            if self._users.get(self._index.id):
                self._retired[self._index.id] = self._index
            else:
                self._index.close()
        self._index = fresh
        return fresh


class Services:
    """What answering needs, put together from the settings."""

    def __init__(self, settings: Settings, embedder: Embedder | None = None) -> None:
        self.settings = settings
        self.embedder = embedder or choose_embedder(settings.embedder)
        self.live = LiveIndex(Generations(settings.data, settings.chroma_url), self.embedder.id)
        self.ready = threading.Event()

    def warm_up(self) -> None:
        """Load the model and open the index, so that the first person asking need not wait."""
        self.embedder.embed_query("Ready?")
        load_english()
        screen(Question("Czy szkoła może pomóc?"))
        _ = self.abilities
        with self.live.use() as index:
            index.vector_of("Ready?", self.embedder)
            self.ready.set()

    def answer(self, question: Question, cancelled: threading.Event | None = None) -> Answer:
        try:
            with self.live.use() as index:
                return answer(question, index, self.embedder, self.abilities, cancelled)
        except LocalOfferError:
            # Nothing can be looked up, but nobody in danger is sent away.
            screening = screen(question)
            if screening.status == "crisis":
                return in_crisis(read_contacts(self.settings.corpus), screening.language)
            raise

    @cached_property
    def abilities(self) -> Abilities:
        """What the embedder and the models can do; found out once.

        Raises:
            ModelError: the model of the settings cannot be used.
            RerankerError: the cross-encoder of the settings cannot be used.
        """
        return Abilities(
            is_multilingual(self.embedder),
            choose_model(self.settings.model, self.settings.model_url),
            reranker=choose_reranker(self.settings.reranker),
        )

    def search(self, question: Question, k: int) -> list[Passage]:
        with self.live.use() as index:
            return search(question, index, self.embedder, k, self.abilities.reranker)

    def close(self) -> None:
        self.live.close()
