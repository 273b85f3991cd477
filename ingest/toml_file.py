"""A TOML file that is one thing -> that thing, or None with its faults named."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ingest.entries import Problem

Model = TypeVar("Model", bound=BaseModel)


def read_one(file: Path, model: type[Model], problems: list[Problem]) -> Model | None:
    """What a file holds; None when it is not there or has a fault, which is added to `problems`."""
    if not file.is_file():
        return None
    try:
        return model.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except ValidationError as error:
        problems += [Problem(file.name, 0, f"{'.'.join(map(str, e['loc']))}: {e['msg']}") for e in error.errors()]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        problems.append(Problem(file.name, int(line[1]) if line else 0, f"not readable as TOML: {error}"))
    return None
