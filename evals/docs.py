"""The figures in README.md and docs/evaluation.md: written by code between two marks, never typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from evals.baselines import BASELINES
from evals.figures import Figure
from evals.measures import BY_NAME, RETRIEVAL
from evals.results import Results, worst_slice
from ingest.errors import LocalOfferError

_OPEN, _CLOSE = "<!-- figures: ", "<!-- end of figures -->"
_MARKS = re.compile(rf"({_OPEN}(?P<block>[^\n]*) -->\n)(?P<held>.*?)({_CLOSE})", re.DOTALL)
_SHORT = (
    "all-facts accuracy",
    "expected source cited",
    "sentence support",
    "quotes verbatim",
    "refusal precision",
    "refusal recall",
    "invented accepted",
    "crisis recall",
    "identifiers found",
    "names found",
    "misuse obeyed",
    "facts within 2,000 characters",
)


class DocsError(LocalOfferError):
    """A document names a block of figures that there is none of."""


def write_docs(results: Results, root: Path) -> Iterator[Path]:
    """Write the blocks of every document that has marks; gives the files that changed."""
    for file in (root / "README.md", root / "docs" / "evaluation.md"):
        if not file.is_file():
            continue
        before = file.read_text(encoding="utf-8")
        after = with_figures(before, results)
        if after != before:
            file.write_text(after, encoding="utf-8")
            yield file


def with_figures(text: str, results: Results) -> str:
    """A document with its blocks written anew.

    Raises:
        DocsError: a mark names an unknown block, or is not closed.
    """

    def block(match: re.Match[str]) -> str:
        name = match["block"]
        if _OPEN in match["held"]:
            raise DocsError(f"The block of figures {name!r} is not closed.")
        if name not in _BLOCKS:
            raise DocsError(f"There is no block of figures called {name!r}; use one of {', '.join(_BLOCKS)}.")
        return f"{match[1]}{_BLOCKS[name](results)}\n{match[4]}"

    if text.count(_OPEN) != text.count(_CLOSE):
        raise DocsError("A block of figures is not closed.")
    return _MARKS.sub(block, text)


def _headline(results: Results) -> str:
    rows = ["| | test | 95% interval | cases |", "|---|---|---|---|"]
    rows += [_row(name, results.figure(BY_NAME[name], "test")) for name in _SHORT]
    return "\n".join(rows)


def _every(results: Results) -> str:
    rows = ["| measure | dev | 95% interval | cases | test | 95% interval | cases |", "|---|---|---|---|---|---|---|"]
    for measure, dev, test in results.table():
        if measure.group not in ("speed",) and (dev or test):
            rows.append(f"| {measure.name} | {_cells(dev)} | {_cells(test)} |")
    for split in ("dev", "test"):
        if worst := worst_slice(results, split):
            rows.append(
                f"\nThe worst slice on {split} is {worst[0]}: {worst[1].value:.2f} of its cases hold in every respect."
            )
    return "\n".join(rows)


def _slices(results: Results) -> str:
    rows = ["| slice | dev | 95% interval | cases | test | 95% interval | cases |", "|---|---|---|---|---|---|---|"]
    whole = BY_NAME["whole case"]
    for name in results.slices:
        dev, test = (results.figure(whole, split, name) for split in ("dev", "test"))
        rows.append(f"| {name} | {_cells(dev)} | {_cells(test)} |")
    return "\n".join(rows)


def _retrieval(results: Results) -> str:
    rows = ["| on test | " + " | ".join(m.name for m in RETRIEVAL) + " |", "|---" * (len(RETRIEVAL) + 1) + "|"]
    rows.append(_values("this assistant", [results.figure(m, "test") for m in RETRIEVAL]))
    rows += [_values(n, [results.baseline_figure(n, m, "test") for m in RETRIEVAL]) for n in BASELINES]
    return "\n".join(rows)


def _definitions(results: Results) -> str:
    return "\n".join(f"- **{m.name}**: {m.about}" for m, _, _ in results.table())


_BLOCKS = {
    "headline": _headline,
    "every": _every,
    "slices": _slices,
    "retrieval": _retrieval,
    "definitions": _definitions,
}


def _row(name: str, found: Figure | None) -> str:
    return f"| {name} | {_cells(found)} |"


def _cells(found: Figure | None) -> str:
    return f"{found.value:.3f} | {found.low:.3f} to {found.high:.3f} | {found.cases}" if found else "– | | 0"


def _values(name: str, figures: list[Figure | None]) -> str:
    return f"| {name} | " + " | ".join(f"{f.value:.3f}" if f else "–" for f in figures) + " |"
