"""eval run, compare, report and import: the commands of the evaluation."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from evals.cases import CASES, Slice, Split, choose, read_cases
from evals.compare import Comparison, compare
from evals.docs import write_docs
from evals.figures import Figure
from evals.report import write_report
from evals.results import Results, read_results, worst_slice, write_results
from evals.run import Watch, run
from ingest.settings import load_settings

app = typer.Typer(help="Measure the assistant on a fixed set of questions.", no_args_is_help=True)
out = Console(highlight=False, soft_wrap=True)
BASELINE = Path(__file__).parent / "baseline.json"
_COLUMNS = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()


@app.command("run")
def run_command(
    slices: Annotated[list[str] | None, typer.Option("--slice", help="Only this slice; may be given again.")] = None,
    split: Annotated[str, typer.Option(help="Only dev or only test.")] = "",
    model: Annotated[str, typer.Option(help="Language model, as LOCAL_OFFER_MODEL.")] = "",
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many cases, spread over the slices.")] = None,
    judge: Annotated[str, typer.Option(help="Also have this model (provider:model) judge the answers.")] = "",
    cases: Annotated[Path, typer.Option(help="The cases.")] = CASES,
    to: Annotated[Path | None, typer.Option("--out", help="Where the results go.")] = None,
) -> None:
    """Ask every case through the assistant, score the answers, and keep the results."""
    from assistant.services import Services

    _one_of(split, get_args(Split), "--split")
    for name in slices or ():
        _one_of(name, get_args(Slice), "--slice")
    settings = load_settings()
    if model:
        settings = settings.model_validate(settings.model_dump() | {"model": model})
    chosen = choose(read_cases(cases), slices or (), split or None, limit)  # type: ignore[arg-type]
    if not chosen:
        raise typer.BadParameter("no case is of these slices and this split", param_hint="--slice")
    with contextlib.closing(Services(settings)) as services, _progress() as watch:
        results = run(chosen, services, watch)
        if judge:
            from assistant.model.models import LangChainModel
            from evals.judge import judged

            opinions = judged(LangChainModel(judge, settings.model_url), chosen, results, watch)
            results = results.model_copy(update={"judged": opinions})
    to = to or settings.data / "evals" / f"{results.date:%Y%m%d-%H%M%S}.json"
    write_results(results, to)
    _headline(results)
    out.print(f"Kept in {to}. See them all with: local-offer eval report {to}")


@app.command("compare")
def compare_command(
    a: Annotated[Path, typer.Argument(help="The results before.")],
    b: Annotated[Path, typer.Argument(help="The results after.")],
    split: Annotated[str, typer.Option(help="Only dev or only test.")] = "",
    gate: Annotated[
        bool, typer.Option("--gate", help="Exit code 1 when a headline figure or any safety case got worse.")
    ] = False,
) -> None:
    """Say which cases changed between two runs, and which differences exceed noise."""
    _one_of(split, get_args(Split), "--split")
    found = compare(read_results(a), read_results(b), split or None)  # type: ignore[arg-type]
    _differences(found)
    if gate and found.red:
        out.print("[red]The gate is red:[/red]")
        for reason in found.red:
            out.print(f"  {reason}", markup=False)
        raise typer.Exit(1)
    if gate:
        out.print("[green]The gate is green:[/green] no headline figure fell beyond noise, and no safety case failed.")


@app.command("report")
def report_command(
    results: Annotated[Path | None, typer.Argument(help="A results file; the newest when left out.")] = None,
    html: Annotated[Path | None, typer.Option(help="Where the page goes; beside the results when left out.")] = None,
    cases: Annotated[Path, typer.Option(help="The cases.")] = CASES,
    keep: Annotated[
        bool, typer.Option("--keep", help="Make these results the baseline, and write their figures into the docs.")
    ] = False,
) -> None:
    """Write one page with every figure, plots by slice, and every case that did not hold."""
    path = results or _newest()
    read = read_results(path)
    page = html or path.with_suffix(".html")
    page.write_text(write_report(read, {case.id: case for case in read_cases(cases)}), encoding="utf-8")
    out.print(f"The report is in {page}.")
    if keep:
        _asked_all(read, cases)
        write_results(read.small(), BASELINE)
        for file in write_docs(read, BASELINE.parent.parent):
            out.print(f"The figures in {file} are written anew.")


@app.command("import")
def import_command(
    folder: Annotated[Path, typer.Argument(help="A BEIR-style folder, or an mt-rag-benchmark task file.")],
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many questions.")] = None,
) -> None:
    """Run other people's questions and documents through ingest and retrieval, with the same metrics."""
    from evals.datasets import measure, read_dataset
    from ingest.embed import choose_embedder

    dataset = read_dataset(folder, limit)
    with _progress() as watch:
        figures = measure(dataset, choose_embedder(load_settings().embedder), watch)
    table = Table("measure", "figure", "95% interval", "questions")
    for name, found in figures.items():
        table.add_row(name, *_cells(found))
    out.print(table)


@contextlib.contextmanager
def _progress() -> Iterator[Watch]:
    with Progress(*_COLUMNS, console=out, transient=True) as bars:
        tasks: dict[str, object] = {}

        def watch(step: str, total: int) -> None:
            if total or step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            else:
                bars.advance(tasks[step])  # type: ignore[arg-type]

        yield watch


def _headline(results: Results) -> None:
    table = Table("measure", "dev", "95% interval", "n", "test", "95% interval", "n")
    for measure, dev, test in results.table():
        if dev or test:
            table.add_row(measure.name, *_cells(dev), *_cells(test))
    out.print(table)
    for split in ("dev", "test"):
        if worst := worst_slice(results, split):
            out.print(f"worst slice on {split}: {worst[0]}, {worst[1].value:.3f} of cases hold whole")
    if results.unscored:
        out.print(f"{len(results.unscored)} cases could not be scored: {', '.join(results.unscored[:10])}")


def _differences(found: Comparison) -> None:
    table = Table("measure", "change", "95% interval", "cases", "")
    for moved in found.moved:
        d = moved.difference
        verdict = "worse" if moved.worse else "better" if d.real else "within noise" if d.change else ""
        table.add_row(moved.measure.name, f"{d.change:+.3f}", f"{d.low:+.3f} to {d.high:+.3f}", str(d.cases), verdict)
    out.print(table)
    for name, ids in (("broken", found.broken), ("mended", found.mended), ("not scored", found.lost)):
        if ids:
            out.print(f"{name} ({len(ids)}): {', '.join(ids)}", markup=False)


def _cells(found: Figure | None) -> tuple[str, str, str]:
    return (f"{found.value:.3f}", f"{found.low:.3f}–{found.high:.3f}", str(found.cases)) if found else ("–", "", "")


def _asked_all(results: Results, cases: Path) -> None:
    from evals.results import ResultsError

    missing = {case.id for case in read_cases(cases)} - results.cases.keys()
    if missing or results.unscored:
        raise ResultsError(
            f"A baseline holds every case scored; {len(missing)} were not asked and {len(results.unscored)} not scored."
        )


def _newest() -> Path:
    from evals.results import ResultsError

    folder = load_settings().data / "evals"
    found = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime)
    if not found:
        raise ResultsError(f"There are no results in {folder}. Make them with: local-offer eval run")
    return found[-1]


def _one_of(value: str, allowed: tuple[str, ...], option: str) -> None:
    if value and value not in allowed:
        raise typer.BadParameter(f"use one of {', '.join(allowed)}", param_hint=option)
