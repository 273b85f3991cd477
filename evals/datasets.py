"""Other people's questions and documents: BEIR-style folders and mt-rag-benchmark task files.

Their documents become a corpus of their own, which goes through our ingest and retrieval; the
metrics are those of our own set, over documents instead of facts.
"""

from __future__ import annotations

import contextlib
import csv
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ir_measures

from assistant.errors import QuestionTooLongError
from assistant.services import Services
from assistant.types import Passage, Question, Turn
from evals.figures import Figure, Score, figure
from evals.metrics import ANSWERED
from evals.retrieval import RANKED
from ingest.embed import Embedder
from ingest.errors import LocalOfferError
from ingest.generation import Generations
from ingest.pipeline import build
from ingest.settings import Settings

DEPTH = 100


@dataclass(frozen=True)
class Asked:
    """A question of a dataset: the turns before it, the documents that answer it with their grades,
    and whether it can be answered (None when the dataset does not say)."""

    id: str
    text: str
    earlier: tuple[Turn, ...]
    relevant: Mapping[str, int]
    answerable: bool | None = None


@dataclass(frozen=True)
class Dataset:
    """`documents` are (title, text) by id."""

    documents: Mapping[str, tuple[str, str]]
    questions: Sequence[Asked]


class DatasetError(LocalOfferError):
    """A dataset cannot be read; the message says which file and why."""


def read_dataset(path: Path, limit: int | None = None) -> Dataset:
    """The dataset at a path: a folder is BEIR-style, a file is an mt-rag-benchmark task file.

    Raises:
        DatasetError: it is neither, or a line cannot be read.
    """
    dataset = _beir(path) if path.is_dir() else _mt_rag(path)
    if not dataset.documents or not dataset.questions:
        raise DatasetError(f"{path} holds {len(dataset.documents)} documents and {len(dataset.questions)} questions.")
    return Dataset(dataset.documents, dataset.questions[:limit])


def measure(
    dataset: Dataset, embedder: Embedder, watch: Callable[[str, int], None] = lambda step, total: None
) -> dict[str, Figure]:
    """The retrieval figures over questions with relevant documents, and where the dataset says which
    questions can be answered, the share of each kind that was treated so."""
    scores: dict[str, list[Score]] = {}
    with _served(dataset, embedder, watch) as (services, ids):
        watch("Asking", len(dataset.questions))
        for asked in dataset.questions:
            question = Question(asked.text, asked.earlier)
            if asked.relevant:
                found = _searched(services, question)
                for name, score in _ranked(asked, [ids[p.source.id] for p in found]).items():
                    scores.setdefault(name, []).append(score)
            if asked.answerable is not None:
                answered = _answered(services, question)
                name = "answerable answered" if asked.answerable else "unanswerable declined"
                scores.setdefault(name, []).append(Score(float(answered == asked.answerable)))
            watch("Asking", 0)
    figures = {name: figure(held) for name, held in scores.items()}
    return {name: found for name, found in figures.items() if found}


def _searched(services: Services, question: Question) -> list[Passage]:
    """What is found; nothing for a question that we do not read, since it is lost on the person too."""
    try:
        return services.search(question, DEPTH)
    except QuestionTooLongError:
        return []


def _answered(services: Services, question: Question) -> bool:
    try:
        return services.answer(question).status in ANSWERED
    except QuestionTooLongError:
        return False


def _ranked(asked: Asked, documents: Sequence[str]) -> dict[str, Score]:
    run = [
        ir_measures.ScoredDoc(asked.id, document, -float(rank))
        for rank, document in enumerate(dict.fromkeys(documents))
    ]
    wanted = [ir_measures.Qrel(asked.id, document, grade) for document, grade in asked.relevant.items()]
    nothing = [ir_measures.ScoredDoc(asked.id, "", 0.0)]
    found = ir_measures.calc_aggregate(list(RANKED.values()), wanted, run or nothing)
    return {name: Score(float(found[measure])) for name, measure in RANKED.items()}


@contextlib.contextmanager
def _served(
    dataset: Dataset, embedder: Embedder, watch: Callable[[str, int], None]
) -> Iterator[tuple[Services, dict[str, str]]]:
    """Services over the dataset's documents, and the documents' ids by the sources' ids."""
    with tempfile.TemporaryDirectory() as place:
        corpus, data = Path(place) / "corpus", Path(place) / "data"
        corpus.mkdir()
        ids = {}
        for number, (name, (title, text)) in enumerate(dataset.documents.items()):
            ids[f"d{number}"] = name
            (corpus / f"d{number}.md").write_text(f"# {title or name}\n\n{text}\n", encoding="utf-8")

        heard: dict[str, int] = {}

        def embedded(step: str, done: int, total: int) -> None:
            if step not in heard:
                watch(step, total)
            for _ in range(done - heard.get(step, 0)):
                watch(step, 0)
            heard[step] = done

        build(corpus, Generations(data), embedder, embedded)
        with contextlib.closing(Services(Settings(corpus=corpus, data=data), embedder)) as services:
            yield services, ids


def _beir(folder: Path) -> Dataset:
    documents = {
        str(row["_id"]): (_text(row.get("title")), _text(row["text"]))
        for row in _lines(folder / "corpus.jsonl", "_id", "text")
    }
    relevant: dict[str, dict[str, int]] = {}
    files = sorted((folder / "qrels").glob("*.tsv"), key=lambda file: file.stem != "test")
    if not files:
        raise DatasetError(f"There is no qrels/*.tsv in {folder}.")
    with files[0].open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) < 3 or not row[2].strip().isdigit():
                continue  # the heading line
            if int(row[2]) > 0:
                relevant.setdefault(row[0], {})[row[1]] = int(row[2])
    questions = [
        Asked(str(row["_id"]), _text(row["text"]), (), relevant[str(row["_id"])])
        for row in _lines(folder / "queries.jsonl", "_id", "text")
        if str(row["_id"]) in relevant
    ]
    return Dataset(documents, questions)


def _mt_rag(file: Path) -> Dataset:
    """One task a line: `contexts` are the reference passages, `input` the turns, and the last turn's
    answerability is ANSWERABLE, PARTIAL, UNANSWERABLE or CONVERSATIONAL."""
    documents: dict[str, tuple[str, str]] = {}
    questions = []
    for number, row in enumerate(_lines(file, "task_id", "contexts", "input"), start=1):
        contexts = row["contexts"] if isinstance(row["contexts"], list) else []
        try:
            found = {str(c["document_id"]): (_text(c.get("title")), str(c["text"])) for c in contexts}
            turns = [Turn("user" if t["speaker"] == "user" else "assistant", str(t["text"])) for t in row["input"]]
        except (KeyError, TypeError, AttributeError) as error:
            raise DatasetError(f"{file.name}, task {number}: contexts or turns are not whole ({error}).") from error
        if not turns:
            raise DatasetError(f"{file.name}: the task {row['task_id']} has no turns.")
        documents |= found
        said = next((value for key, value in row.items() if key.lower() == "answerability"), None)
        kind = str(said[0] if isinstance(said, list) and said else said or "").upper()
        answerable = {"ANSWERABLE": True, "PARTIAL": True, "UNANSWERABLE": False}.get(kind)
        relevant = dict.fromkeys(found, 1)
        questions.append(Asked(str(row["task_id"]), turns[-1].content, tuple(turns[:-1]), relevant, answerable))
    return Dataset(documents, questions)


def _text(value: object) -> str:
    """A field's text; what is missing is written as null or NaN."""
    return value if isinstance(value, str) else ""


def _lines(file: Path, *needed: str) -> Iterator[dict[str, Any]]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(f"{file} cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise DatasetError(f"{file.name}, line {number} is not JSON: {error}") from error
        if not isinstance(row, dict) or any(key not in row for key in needed):
            raise DatasetError(f"{file.name}, line {number}: needs {', '.join(needed)}.")
        yield row
