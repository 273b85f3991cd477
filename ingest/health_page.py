"""The corpus's health as one self-contained page: pictures first, then every finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from ingest.corpus import Corpus
from ingest.entries import Problem
from ingest.health import CHECK_AFTER, HARDEST_GRADE, MEDIAN_GRADE, Health
from ingest.links import Link
from ingest.types import Document

_templates = Environment(
    loader=PackageLoader("ingest"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
)


def health_page(
    corpus: Corpus, documents: Sequence[Document], problems: Sequence[Problem], health: Health, links: Sequence[Link]
) -> str:
    """The report as HTML; its pictures are bars drawn with lengths in the page itself."""
    most = max((count for _, _, count in health.coverage), default=1) or 1
    oldest = max((days for _, days in health.ages), default=1) or 1
    return _templates.get_template("health.html").render(
        council=corpus.council,
        kinds=Counter(d.source.kind for d in documents),
        standings=Counter(d.source.standing for d in documents),
        problems=problems,
        health=health,
        coverage=[(group, name, count, round(100 * count / most)) for group, name, count in health.coverage],
        ages=[(title, days, round(100 * days / oldest)) for title, days in sorted(health.ages, key=lambda a: -a[1])],
        reading=sorted(health.reading, key=lambda note: -note[1]),
        topics=health.topics.most_common(),
        bad_links=[link for link in links if link.state != "answers"],
        asked=len(links),
        limit_days=CHECK_AFTER.days,
        median_grade=MEDIAN_GRADE,
        hardest_grade=HARDEST_GRADE,
    )
