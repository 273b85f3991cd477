"""build, status, check, rollback: the commands that make and look after an index."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ingest.settings import Settings, load_settings

if TYPE_CHECKING:
    from ingest.health import Health
    from ingest.pipeline import BuildReport

_COLUMNS = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
out = Console(highlight=False, soft_wrap=True)


def build(
    force: Annotated[bool, typer.Option("--force", help="Make the index again even if nothing has changed.")] = False,
) -> None:
    """Make the index match the corpus, and switch to it in one step."""
    from ingest.embed import choose_embedder
    from ingest.generation import Generations
    from ingest.pipeline import build as make

    settings = load_settings()
    with Progress(*_COLUMNS, console=out, transient=True) as bars:
        tasks: dict[str, object] = {}

        def watch(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)  # type: ignore[arg-type]

        generations = Generations(settings.data, settings.chroma_url)
        report = make(settings.corpus, generations, choose_embedder(settings.embedder), watch, force)
    if not report.changed:
        out.print(f"Nothing has changed: index {report.generation} is up to date ({_size(report)}).")
        return
    out.print(
        f"Index {report.generation} is live: {_size(report)}; {report.embedded} texts embedded, "
        f"{report.reused} reused; {report.seconds:.1f} seconds."
    )


def status() -> None:
    """Say which index is live, what it holds, how it was made and how old it is."""
    from ingest.corpus import read_corpus
    from ingest.embed import choose_embedder
    from ingest.generation import Generations
    from ingest.pipeline import digest

    settings = load_settings()
    generations = Generations(settings.data, settings.chroma_url)
    with contextlib.closing(generations.open()) as index:
        meta = index.catalogue.meta
        built = dt.datetime.fromisoformat(meta["built"])
        counts = meta["counts"]
        rows = {
            "live index": index.id,
            "holds": f"{counts['documents']} documents, {counts['chunks']} chunks, {counts['statements']} statements",
            "embedder": meta["embedder"],
            "vectors": settings.chroma_url or "embedded",
            "built": f"{meta['built']} ({age(built)} ago)",
            "kept beside it": ", ".join(g for g in generations.kept() if g != index.id) or "none",
        }
        fresh = digest(read_corpus(settings.corpus), choose_embedder(settings.embedder)) == index.id.split("-")[0]
        rows["corpus"] = f"{settings.corpus}: " + (
            "the index is up to date" if fresh else "changed since the index was built. Run: local-offer build"
        )
    for name, value in rows.items():
        out.print(f"{name:>14}  {value}")


def check(
    html: Annotated[
        Path | None, typer.Option(help="Write the whole report to this file, as a page with pictures.")
    ] = None,
    online: Annotated[bool, typer.Option("--online", help="Ask each public page whether it still answers.")] = False,
) -> None:
    """Say what is wrong with the corpus, each fault with its file and line. Exit code 1 if any."""
    from ingest.check import examine
    from ingest.corpus import read_corpus
    from ingest.health import examine_health
    from ingest.health_page import health_page
    from ingest.links import ask_links

    settings: Settings = load_settings()
    corpus = read_corpus(settings.corpus)
    documents, problems = examine(corpus)
    health = examine_health(corpus, documents, dt.date.today())
    problems += health.faults
    links = []
    if online:
        addresses = [address for pages in health.links.values() for address in pages]
        with Progress(*_COLUMNS, console=out, transient=True) as bars:
            task = bars.add_task("Asking pages", total=len(addresses))
            links = ask_links(addresses, lambda: bars.advance(task))
    for problem in problems:
        out.print(str(problem), markup=False)
    for link in links:
        if link.state != "answers":
            out.print(f"{link.state}: {link.address}" + (f" -> {link.now_at}" if link.now_at else ""), markup=False)
    _figures(health)
    if html:
        html.write_text(health_page(corpus, documents, problems, health, links), encoding="utf-8")
        out.print(f"The whole report is in {html}.")
    if problems:
        out.print(f"{len(problems)} fault{'s' if len(problems) > 1 else ''} in {settings.corpus}.")
        raise typer.Exit(1)
    out.print(
        f"{settings.corpus} is sound: {len(documents)} documents, {len(corpus.glossary)} terms, "
        f"{len(corpus.contacts)} contacts."
    )


def _figures(health: Health) -> None:
    if health.coverage:
        held = sum(1 for _, _, sources in health.coverage if sources)
        out.print(f"covers {held} of {len(health.coverage)} sections named in coverage.toml")
    if health.confidence:
        facts = ", ".join(f"{health.confidence[level]} {level}" for level in ("high", "medium", "low"))
        pages = sum(map(len, health.links.values()))
        out.print(f"provenance by confidence: {facts}; {pages} public pages on {len(health.links)} hosts")
    if health.reading:
        hardest = max(health.reading, key=lambda note: note[1])
        out.print(f"hardest note for families: {hardest[0]}, median grade {hardest[1]:.1f}")
    if health.conflicts:
        out.print(f"sources disagree in {len(health.conflicts)} bullets, and each says so")
    if health.ages:
        oldest = max(health.ages, key=lambda age: age[1])
        out.print(f"longest since a check: {oldest[1]} days ({oldest[0]})")


def rollback() -> None:
    """Go back to the index before the live one."""
    from ingest.generation import Generations

    settings = load_settings()
    generation = Generations(settings.data, settings.chroma_url).rollback()
    out.print(f"Index {generation} is live again. 'local-offer build' goes forward.")


def age(since: dt.datetime) -> str:
    """How long ago, in the largest unit that says it: "3 days"."""
    seconds = int((dt.datetime.now(dt.UTC) - since).total_seconds())
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= length:
            count = seconds // length
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return f"{seconds} seconds"


def _size(report: BuildReport) -> str:
    return f"{report.documents} documents, {report.chunks} chunks, {report.statements} statements"
