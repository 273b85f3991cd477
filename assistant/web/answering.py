"""A question answered for the HTTP edge: the answer gets an id that is known beforehand, and is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.clock.calendar_link import calendar_link
from assistant.help import crisis_contacts
from assistant.services import Services
from assistant.types import Answer, ContactCard, Question
from assistant.web.kept import Kept, KeptAnswers
from assistant.web.schemas import ChatResponse
from ingest.errors import LocalOfferError


class Answering:
    """The services, the answers kept of them, and whoever counts the answers given."""

    def __init__(self, services: Services, kept: KeptAnswers, count: Callable[[Answer], None]) -> None:
        self.services = services
        self.kept = kept
        self._count = count

    def answer(self, question: Question, answer_id: str, cancelled: threading.Event) -> tuple[Answer, Kept]:
        """The answer, and what of it is kept under its id; nothing is kept when there is none."""
        begun = self.kept.begin(answer_id)
        kept = None
        try:
            answer = replace(self.services.answer(question, cancelled), id=answer_id)
            kept = to_keep(answer)
        finally:
            if begun:
                self.kept.finish(answer_id, kept)
        self._count(answer)
        return answer, kept

    def crisis(self) -> tuple[ContactCard, ...]:
        """The help lines of the live index; none when there is no index."""
        try:
            with self.services.live.use() as index:
                return crisis_contacts(index.contacts)
        except LocalOfferError:
            return ()


def to_keep(answer: Answer) -> Kept:
    body = ChatResponse.of(answer).model_dump_json(by_alias=True)
    return Kept(body, answer.language, calendar_link(answer.timeline))


def headers_of(kept: Kept) -> Mapping[str, str]:
    """What a program is told beside the JSON: the language of its first words, and its calendar file."""
    link = {"Link": f'<{kept.calendar}>; rel="alternate"; type="text/calendar"'} if kept.calendar else {}
    return {"Content-Language": kept.language, **link}
