"""ask, serve and feedback: the commands that answer, and that say how the answers were found."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
import socket
from typing import Annotated

import typer

from assistant.types import Audience, Question
from ingest.errors import SettingsError
from ingest.settings import load_settings


def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotes.")],
    audience: Annotated[str, typer.Option(help="Who is asking: parent, young-person, senco or professional.")] = "",
) -> None:
    """Answer one question here in the terminal, with its sources."""
    from typing import get_args

    from assistant.present import plain
    from assistant.services import Services

    if audience and audience not in get_args(Audience):
        raise typer.BadParameter(f"use one of {', '.join(get_args(Audience))}", param_hint="--audience")
    with contextlib.closing(Services(load_settings())) as services:
        typer.echo(plain(services.answer(Question(question, audience=audience or None))))  # type: ignore[arg-type]


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; else LOCAL_OFFER_HOST.")] = "",
    port: Annotated[
        int | None, typer.Option(help="Port to listen on, 0 for any free one; else LOCAL_OFFER_PORT.")
    ] = None,
) -> None:
    """Serve the pages and the interface for programs."""
    import logging

    import uvicorn

    from assistant.services import Services
    from assistant.web.api import create_app

    if port is not None and not 0 <= port <= 65535:
        raise typer.BadParameter("use 1 to 65535, or 0 for any free port", param_hint="--port")
    settings = load_settings()
    host = host or settings.host
    port = _free(host, settings.port if port is None else port)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for noisy in ("httpx", "sentence_transformers", "chromadb"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    services = Services(settings)
    with services.live.use() as index:
        counts = index.catalogue.meta["counts"]
    shown = f"[{host}]" if ":" in host else host
    typer.echo(
        f"Serving {counts['documents']} documents at http://{shown}:{port}/ask "
        f"(the first answer waits for the model to load). Stop with Ctrl+C."
    )
    # Our own log line has no query strings; uvicorn's would.
    # Nobody's word on a visitor's address is taken unless the operator says whose; uvicorn would take this machine's.
    trusted = os.environ.get("FORWARDED_ALLOW_IPS", "")
    app = create_app(services)
    uvicorn.run(app, host=host, port=port, access_log=False, log_level="warning", forwarded_allow_ips=trusted)


def feedback(
    since: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day to count; a year ago by default.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
) -> None:
    """Say what people thought of the answers, source by source; what they call out of date comes first."""
    import json

    from assistant.themes import lines_of, themes_of
    from assistant.web.api import FEEDBACK
    from assistant.web.feedback import LEAST_DAYS, Feedback
    from ingest.generation import Generations

    settings = load_settings()
    day = since.date() if since else dt.date.today() - dt.timedelta(days=LEAST_DAYS)
    opinions = Feedback(settings.data / FEEDBACK, settings.retention_days).since(day)
    with contextlib.closing(Generations(settings.data, settings.chroma_url).open()) as index:
        themes = themes_of(opinions, index.sources)
    if as_json:
        shown = {"since": day.isoformat(), "answers": len(opinions), "sources": [theme.as_json() for theme in themes]}
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    typer.echo(f"Feedback on {len(opinions)} answer{'' if len(opinions) == 1 else 's'} since {day.isoformat()}.")
    for theme in themes:
        typer.echo("\n".join(["", *lines_of(theme)]))


def _free(host: str, port: int) -> int:
    """The port to listen on, a free one for 0. Raises SettingsError when nothing could be served at this address."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            return int(trial.getsockname()[1])
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SettingsError(
                f"Port {port} of {host} is in use by another program. Stop it, or set LOCAL_OFFER_PORT to another port."
            ) from error
        raise SettingsError(f"Cannot listen on {host}:{port} ({error.strerror}). Check LOCAL_OFFER_HOST.") from error
