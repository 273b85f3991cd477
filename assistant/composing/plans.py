"""A strategy's plans, where no plan is asked for: what families can use now leads, when it answers about as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.finding.rank import Evidence
from assistant.types import Audience, Query

# So little behind a plan, what can be used now is put first. Chosen by judgement: no case of the evaluation set tells
# 0.10 from 0.16.
ABOUT_AS_GOOD = 0.10
# The topic of a source whose rows are plans.
_TOPIC = "work-streams"
_FAMILIES: frozenset[Audience] = frozenset(("parent", "young-person"))
_WHO = r"(?:the )?(?:council|borough|they|you|we|there)"
_ASKS_FOR_PLANS = re.compile(
    r"\b(?:strateg\w+|priorit\w+|work ?streams?|future|targets?|outcomes?|measur\w+|20(?:2[4-9]|3\d)"
    r"|next (?:few )?years?|going to|gonna|doing|being done|by when|leads?|leading"
    r"|responsible|in charge|plans? (?:to|for|is there|are there)|planned|planning to|aim(?:s|ing)?|intend\w*"
    r"|promis\w+|commit\w*|improv\w+|propos\w+"
    rf"|{_WHO} (?:will|plan\w*|want\w*|hop\w+)|will {_WHO})\b",
    re.IGNORECASE,
)


def usable_first(query: Query, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence with a plan in front of it put behind the best that is none, if that answers about as well, where
    a family does not ask what is planned. How well the question is answered is still told by the plan's points."""
    if query.references or query.audience not in _FAMILIES or _ASKS_FOR_PLANS.search(query.focus or query.text):
        return list(evidence)
    if not evidence or not _is_plan(evidence[0]):
        return list(evidence)
    best = evidence[0].points
    first = next((e for e in evidence if not _is_plan(e) and e.points >= best - ABOUT_AS_GOOD), None)
    if first is None:
        return list(evidence)
    return [replace(first, points=best), *(e for e in evidence if e is not first)]


def _is_plan(e: Evidence) -> bool:
    return bool(e.passage.statement.cells) and _TOPIC in e.passage.source.topics
