"""Settings from the environment or a `.env` file; the names are fixed (see README).

A name that starts with `LOCAL_OFFER_` and is not one of ours stops the start: a mistyped setting
that is silently ignored is worse than one that is refused.
"""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path
from typing import Annotated

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator

from ingest.errors import SettingsError

PREFIX = "LOCAL_OFFER_"


class Settings(BaseModel):
    """Everything that can be set; `LOCAL_OFFER_` and the upper-cased field make each name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    corpus: Path = Field(Path("corpus"), description="Folder of the council's documents and data.")
    data: Path = Field(Path("data"), description="Folder for indexes and stores.")
    host: str = Field("127.0.0.1", description="Address the server listens on.")
    port: int = Field(8000, ge=0, le=65535, description="Port the server listens on.")
    embedder: Annotated[str, StringConstraints(strip_whitespace=True)] = Field(
        "", description="A sentence-transformers name or path; empty for the packaged MiniLM."
    )
    reranker: Annotated[str, StringConstraints(strip_whitespace=True)] = Field(
        "", description="A sentence-transformers cross-encoder that orders what was found; empty for none."
    )
    model: str = Field("none", description="Language model that words answers, as provider:model; none for none.")
    model_url: str = Field("", description="Address of an OpenAI-compatible server.")
    chroma_url: str = Field("", description="Chroma server for the vectors; empty to embed it.")
    allowed_origins: str = Field("", description="Sites that may call the service from a browser, separated by commas.")
    # Ten years: more cannot be meant, and far more cannot be counted back from today.
    retention_days: int = Field(
        0, ge=0, le=3650, description="Days an answer can be fetched again, at most 3650; 0 for one hour."
    )
    admin_token: str = Field("", repr=False, description="Secret for the staff pages.")

    @field_validator("model")
    @classmethod
    def _provider_and_name(cls, value: str) -> str:
        value = value.strip()
        if value.lower() in ("", "none"):
            return "none"
        if not re.fullmatch(r"[a-z_]+:\S+", value):
            raise ValueError("write it as provider:model, as in openai:gpt-4o-mini, or none")
        return value

    @field_validator("chroma_url")
    @classmethod
    def _http_only(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/")

    @property
    def origins(self) -> tuple[str, ...]:
        return tuple(o.strip().rstrip("/") for o in self.allowed_origins.split(",") if o.strip())


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings; the environment wins over the file.

    Raises:
        SettingsError: a name is unknown or a value cannot be used.
    """
    found: dict[str, str] = {}
    if env_file is not None and env_file.is_file():
        found |= {k: v or "" for k, v in dotenv_values(env_file).items() if k.startswith(PREFIX)}
    found |= {k: v for k, v in os.environ.items() if k.startswith(PREFIX)}

    known = {PREFIX + name.upper(): name for name in Settings.model_fields}
    for name in found:
        if name not in known:
            near = difflib.get_close_matches(name.removeprefix(PREFIX), [n.removeprefix(PREFIX) for n in known], n=1)
            hint = f" Did you mean {PREFIX}{near[0]}?" if near else f" Known: {', '.join(sorted(known))}."
            raise SettingsError(f"{name} is not a setting of the Local Offer Assistant.{hint}")
    values = {known[name]: value for name, value in found.items() if value != ""}
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise SettingsError(
            f"{name}={values[str(first['loc'][0])]!r}: {str(first['msg']).removeprefix('Value error, ')}."
        ) from error
