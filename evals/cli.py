"""The program `local-offer`: every command, from the outermost package that sees them all."""

from __future__ import annotations

import sys

import typer

from assistant import cli as assistant
from evals import commands
from evals.bench import bench
from ingest import cli as ingest
from ingest.errors import LocalOfferError

app = typer.Typer(
    name="local-offer",
    help="A chat assistant over a council's SEND documents, with the exact words behind every sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for command in (
    ingest.build,
    ingest.status,
    ingest.check,
    ingest.rollback,
    assistant.ask,
    assistant.serve,
    assistant.feedback,
    bench,
):
    app.command()(command)
app.add_typer(commands.app, name="eval")


def main() -> None:
    """Run the program; an expected fault is one message and exit code 1."""
    try:
        app()
    except LocalOfferError as error:
        typer.echo(f"Error: {error}", err=True)
        sys.exit(1)
