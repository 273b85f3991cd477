"""A TOML file -> what it holds, checked by a model; each fault is named with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ingest.entries import Problem

Model = TypeVar("Model", bound=BaseModel)


def read_one(file: Path, model: type[Model], problems: list[Problem]) -> Model | None:
    """What a file holds that is one thing; None when it is not there or has a fault, which is added to `problems`."""
    read = _read(file, problems)
    if read is None:
        return None
    data, text = read
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for fault in error.errors():
            line = _first(text, rf"\s*{re.escape(_key(fault))}\s*=")
            problems.append(Problem(file.name, line, _message(fault)))
    return None


def read_tables(file: Path, table: str, model: type[Model], key: str, problems: list[Problem]) -> list[Model]:
    """The `[[table]]`s of a file, told apart by `key`; those with a fault are left out, and it is added to
    `problems`. None when the file is not there."""
    read = _read(file, problems)
    if read is None:
        return []
    data, text = read
    for name in data:
        if name != table:
            problems.append(Problem(file.name, 0, f"unknown table or key '{name}'; this file holds [[{table}]]"))
    entries = data.get(table, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        line = _first(text, rf"\s*\[?\s*{table}\b")
        problems.append(Problem(file.name, line, f"begin each table with [[{table}]], in double brackets"))
        return []
    found: list[Model] = []
    seen: dict[str, int] = {}
    for index, entry in enumerate(entries):
        try:
            one = model.model_validate(entry)
        except ValidationError as error:
            for fault in error.errors():
                problems.append(Problem(file.name, line_of(text, table, index, _key(fault)), _message(fault)))
            continue
        name = getattr(one, key)
        if name in seen:
            first = line_of(text, table, seen[name])
            twice = f"two of {key} '{name}'; the first is on line {first}"
            problems.append(Problem(file.name, line_of(text, table, index, key), twice))
            continue
        seen[name] = index
        found.append(one)
    return found


def line_of(text: str, table: str, index: int, key: str = "") -> int:
    """The line of the index-th `[[table]]` of a TOML text, or of `key` in it."""
    at = -1
    header = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip().startswith("[["):
            at += line.strip().startswith(f"[[{table}]]")
            if at > index:
                break
            header = number if at == index else header
        elif at == index and key and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number
    return header


def _read(file: Path, problems: list[Problem]) -> tuple[dict[str, Any], str] | None:
    """A file's data and text."""
    if not file.is_file():
        return None
    try:
        text = file.read_text(encoding="utf-8")
        return tomllib.loads(text), text
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        line = re.search(r"line (\d+)", str(error))
        problems.append(Problem(file.name, int(line[1]) if line else 0, f"not readable as TOML: {error}"))
        return None


def _key(fault: ErrorDetails) -> str:
    return str(fault["loc"][0]) if fault["loc"] else ""


def _message(fault: ErrorDetails) -> str:
    place = ".".join(map(str, fault["loc"]))
    if fault["type"] == "extra_forbidden":
        return f"unknown key '{place}'"
    return f"{place}: {fault['msg'].removeprefix('Value error, ')}"


def _first(text: str, pattern: str) -> int:
    """The first line that a pattern matches, 0 when there is none."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if re.match(pattern, line)), 0)
