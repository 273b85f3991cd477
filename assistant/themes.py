"""Feedback -> themes for whoever looks after a page: what families say of each source, the stale ones first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.web.feedback import Opinion
from assistant.web.requests import Reason
from ingest.types import Source

SAID: Mapping[Reason, str] = {
    "out-of-date": "out of date",
    "wrong": "wrong",
    "too-hard": "too hard to read",
    "not-my-question": "not my question",
}
NO_SOURCE = "Answers that rest on no source"
GONE = "(no longer in the index)"


@dataclass
class Theme:
    """What is said of one source; `source_id` is "" for answers that cite none."""

    source_id: str
    title: str
    url: str
    helpful: int = 0
    not_helpful: int = 0
    reasons: Counter[Reason] = field(default_factory=Counter)

    def as_json(self) -> dict[str, object]:
        counts = {reason: self.reasons[reason] for reason in SAID}
        return {
            "source_id": self.source_id,
            "title": self.title,
            "url": self.url,
            "helpful": self.helpful,
            "not_helpful": self.not_helpful,
            "reasons": counts,
        }


def themes_of(opinions: Iterable[Opinion], sources: Mapping[str, Source]) -> list[Theme]:
    """A theme a source: the most often out of date first, then the least helpful."""
    found: dict[str, Theme] = {}
    for opinion in opinions:
        for source_id in opinion.sources or ("",):
            theme = found.setdefault(source_id, _theme(source_id, sources))
            theme.helpful += opinion.helpful
            theme.not_helpful += not opinion.helpful
            if opinion.reason:
                theme.reasons[opinion.reason] += 1
    return sorted(found.values(), key=lambda t: (-t.reasons["out-of-date"], -t.not_helpful, -t.helpful, t.title))


def lines_of(theme: Theme) -> list[str]:
    """A theme for a terminal."""
    counts = [f"{SAID[reason]} {theme.reasons[reason]}" for reason in SAID if theme.reasons[reason]]
    counts += [f"helpful {theme.helpful}", f"not helpful {theme.not_helpful}"]
    return [theme.title, *([f"  {theme.url}"] if theme.url else []), f"  {' · '.join(counts)}"]


def _theme(source_id: str, sources: Mapping[str, Source]) -> Theme:
    if not source_id:
        return Theme("", NO_SOURCE, "")
    source = sources.get(source_id)
    return Theme(source_id, source.title, source.url) if source else Theme(source_id, f"{source_id} {GONE}", "")
