"""Other people's datasets, in small: a BEIR-style folder and an mt-rag-benchmark task file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from evals.datasets import DatasetError, measure, read_dataset
from ingest.embed import HashingEmbedder
from tests.evals.village import LESSONS


def lines(file: Path, rows: Sequence[dict[str, Any]]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    file.write_text(text + "\n", encoding="utf-8")
    return file


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    """Six documents, each the answer to the question of its number."""
    folder = tmp_path / "beir"
    chosen = LESSONS[:6]
    lines(
        folder / "corpus.jsonl",
        [{"_id": f"doc/{n}", "title": "", "text": said, "metadata": {}} for n, (_, said, _) in enumerate(chosen)],
    )
    lines(
        folder / "queries.jsonl",
        [{"_id": f"q{n}", "text": heading} for n, (heading, _, _) in enumerate(chosen)] + [{"_id": "q9", "text": "?"}],
    )
    (folder / "qrels").mkdir()
    graded = "".join(f"q{n}\tdoc/{n}\t1\n" for n in range(6))
    (folder / "qrels" / "test.tsv").write_text(f"query-id\tcorpus-id\tscore\n{graded}q0\tdoc/1\t0\n", encoding="utf-8")
    (folder / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\nq0\tdoc/5\t1\n", encoding="utf-8")
    return folder


def context(number: int, **extra: Any) -> dict[str, Any]:
    heading, said, _ = LESSONS[number]
    usual = {"document_id": f"doc-{number}", "text": f"{heading} {said}", "title": "A page", "url": "x", "score": 9.5}
    return usual | extra


def task(name: str, *turns: tuple[str, str], **of: Any) -> dict[str, Any]:
    """A task as the benchmark writes it, with fields we do not use and some that hold NaN."""
    said = [{"speaker": who, "text": text, "metadata": {"author_type": "human"}} for who, text in turns]
    return {"task_id": name, "conversation_id": "c", "Collection": "made", "contexts": [], "input": said} | of


@pytest.fixture
def mt_rag(tmp_path: Path) -> Path:
    lessons = [heading for heading, _, _ in LESSONS]
    return lines(
        tmp_path / "tasks.jsonl",
        [
            task(
                "t1", ("user", lessons[0]), contexts=[context(0)], Answerability=["ANSWERABLE"], enrichment=float("nan")
            ),
            task(
                "t2",
                ("user", lessons[1]),
                ("agent", "At half past nine."),
                ("user", f"Thanks. {lessons[2]}"),
                contexts=[context(2, title=float("nan"), score=float("nan")), context(1)],
                answerability=["PARTIAL"],
            ),
            task("t3", ("user", "Who polishes the moon rockets?"), contexts=[], Answerability=["UNANSWERABLE"]),
            task("t4", ("user", "Hello there"), answerability=["CONVERSATIONAL"]),
            task("t5", ("user", lessons[3]), contexts=[context(3)], Answerability=float("nan")),
        ],
    )


def test_a_beir_folder_is_read_with_the_judgements_of_its_test_file(beir: Path) -> None:
    dataset = read_dataset(beir)
    assert dataset.documents["doc/0"] == ("", LESSONS[0][1])
    assert [asked.id for asked in dataset.questions] == [f"q{n}" for n in range(6)]
    assert dataset.questions[0].relevant == {"doc/0": 1}
    assert dataset.questions[0].answerable is None
    assert len(read_dataset(beir, limit=2).questions) == 2


def test_a_beir_folder_goes_through_ingest_and_retrieval(beir: Path) -> None:
    told: list[tuple[str, int]] = []
    figures = measure(read_dataset(beir), HashingEmbedder(), lambda step, total: told.append((step, total)))
    assert set(figures) == {"recall@5", "recall@10", "MRR", "nDCG@10"}
    assert {found.cases for found in figures.values()} == {6}
    assert figures["MRR"].value > 0.9
    assert told.count(("Asking", 0)) == 6


def test_judgements_decide_the_figures(beir: Path) -> None:
    wrong = "".join(f"q{n}\tdoc/{(n + 1) % 6}\t1\n" for n in range(6))
    (beir / "qrels" / "test.tsv").write_text(wrong, encoding="utf-8")
    assert measure(read_dataset(beir), HashingEmbedder())["MRR"].value < 0.6


def test_a_task_file_is_read_turn_by_turn(mt_rag: Path) -> None:
    dataset = read_dataset(mt_rag)
    first, second, third, fourth, fifth = dataset.questions
    assert [asked.answerable for asked in dataset.questions] == [True, True, False, None, None]
    assert second.text == "Thanks. Where is the sensory room?"
    assert [turn.role for turn in second.earlier] == ["user", "assistant"]
    assert first.relevant == {"doc-0": 1}
    assert second.relevant == {"doc-2": 1, "doc-1": 1}
    assert (third.relevant, fourth.relevant) == ({}, {})
    assert fifth.relevant == {"doc-3": 1}
    assert set(dataset.documents) == {"doc-0", "doc-1", "doc-2", "doc-3"}


def test_a_field_that_holds_no_text_is_no_text(mt_rag: Path) -> None:
    title, text = read_dataset(mt_rag).documents["doc-2"]
    assert title == ""
    assert "Quarry House" in text


def test_a_task_file_goes_through_ingest_retrieval_and_answering(mt_rag: Path) -> None:
    figures = measure(read_dataset(mt_rag), HashingEmbedder())
    assert figures["recall@5"].cases == 3
    assert figures["recall@5"].value > 0.6
    assert figures["answerable answered"].cases == 2
    assert (figures["unanswerable declined"].value, figures["unanswerable declined"].cases) == (1.0, 1)


def test_contexts_that_are_missing_are_none(tmp_path: Path) -> None:
    rows = [
        task("t1", ("user", "One?"), contexts=[context(0)]),
        task("t2", ("user", "Two?"), contexts=float("nan"), answerability=["UNANSWERABLE"]),
    ]
    assert read_dataset(lines(tmp_path / "tasks.jsonl", rows)).questions[1].relevant == {}


def test_a_line_is_a_line_whatever_its_text_holds(beir: Path) -> None:
    text = "One paragraph.\u2028Another.\x85A third."
    with (beir / "corpus.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({"_id": "doc/7", "text": text}, ensure_ascii=False) + "\n")
    assert read_dataset(beir).documents["doc/7"] == ("", text)


def test_a_question_too_long_to_be_read_finds_nothing(beir: Path) -> None:
    lines(
        beir / "queries.jsonl", [{"_id": "q0", "text": "swimming lessons " * 300}, {"_id": "q1", "text": LESSONS[1][0]}]
    )
    figures = measure(read_dataset(beir), HashingEmbedder())
    assert (figures["recall@10"].value, figures["recall@10"].cases) == (0.5, 2)


def test_documents_without_judgements_are_refused(beir: Path) -> None:
    for file in (beir / "qrels").iterdir():
        file.unlink()
    with pytest.raises(DatasetError, match=r"no qrels/\*\.tsv"):
        read_dataset(beir)


def test_judgements_of_no_question_are_refused(beir: Path) -> None:
    (beir / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="0 questions"):
        read_dataset(beir)


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl"])
def test_a_missing_part_of_a_folder_is_named(beir: Path, name: str) -> None:
    (beir / name).unlink()
    with pytest.raises(DatasetError, match=name):
        read_dataset(beir)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{oops", "line 2 is not JSON"),
        ("[1]", "line 2: needs task_id, contexts, input"),
        ('{"task_id": "t", "contexts": []}', "line 2: needs"),
        ('{"task_id": "t", "contexts": [], "input": []}', "the task t has no turns"),
        ('{"task_id": "t", "contexts": [{"document_id": "d"}], "input": [{"speaker": "user", "text": "x"}]}', "task 2"),
        ('{"task_id": "t", "contexts": [], "input": [{"speaker": "user"}]}', "task 2"),
        ('{"task_id": "t", "contexts": [], "input": "x"}', "task 2"),
    ],
)
def test_a_task_that_cannot_be_read_is_named_by_its_line(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "tasks.jsonl"
    first = json.dumps(task("t0", ("user", "One?"), contexts=[context(0)]))
    file.write_text(f"{first}\n{line}\n", encoding="utf-8")
    with pytest.raises(DatasetError, match=said):
        read_dataset(file)


def test_what_is_not_there_or_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="cannot be read"):
        read_dataset(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(DatasetError, match="0 documents and 0 questions"):
        read_dataset(tmp_path / "empty.jsonl")
