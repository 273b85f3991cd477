"""Answers kept for a while: fetched again, deleted, forgotten in time, and never in the way of an answer."""

from __future__ import annotations

import datetime as dt
import logging
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.types import Answer, DatedStep
from assistant.web.answering import headers_of, to_keep
from assistant.web.api import ANSWERS, FEEDBACK
from assistant.web.feedback import Feedback
from assistant.web.kept import Kept, KeptAnswers
from tests.assistant.web.asking import LEADS, body, streamed

ANSWER = Kept('{"answer": "Words."}', "en", "")


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answers.sqlite"


def kept(answers: KeptAnswers) -> str:
    answer_id = answers.new_id()
    answers.begin(answer_id)
    answers.finish(answer_id, ANSWER)
    return answer_id


def test_an_answer_can_be_fetched_again_as_it_was(client: TestClient) -> None:
    first = client.post("/v1/chat", json=body(LEADS))
    again = client.get(f"/v1/answers/{first.json()['id']}")
    assert again.status_code == 200
    assert again.text == first.text
    assert again.headers["content-type"] == "application/json"
    assert again.headers["content-language"] == first.headers["content-language"] == "en"
    assert again.headers["cache-control"] == "no-store"


def test_a_streamed_answer_is_kept_under_the_id_it_began_with(client: TestClient) -> None:
    answer_id = streamed(client, LEADS)[0]["messageId"]
    assert client.get(f"/v1/answers/{answer_id}").json()["id"] == answer_id


def test_an_answer_with_dates_has_its_calendar_file_linked() -> None:
    dated = Answer("id", "answered", "By then.", timeline=(DatedStep("Decides", dt.date(2026, 4, 14), 1, "decide"),))
    assert headers_of(to_keep(dated)) == {
        "Content-Language": "en",
        "Link": '</timeline.ics?step=decide:2026-04-14>; rel="alternate"; type="text/calendar"',
    }


def test_a_deleted_answer_is_gone_and_deleting_again_is_no_fault(client: TestClient) -> None:
    path = f"/v1/answers/{client.post('/v1/chat', json=body(LEADS)).json()['id']}"
    for _ in range(2):
        reply = client.delete(path)
        assert (reply.status_code, reply.content) == (204, b"")
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("answer_id", ["unknown", "A" * 24, "A" * 400, "..%2Fanswers", "%00", "' OR 1=1 --", "é" * 24])
def test_an_unknown_id_or_one_of_a_bad_shape_is_a_problem(client: TestClient, answer_id: str) -> None:
    reply = client.get(f"/v1/answers/{answer_id}")
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"
    assert client.delete(f"/v1/answers/{answer_id}").status_code in (204, 404)


def test_an_id_cannot_be_guessed() -> None:
    ids = {KeptAnswers.new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(one) for one in ids} == {24}


def test_no_word_of_a_question_is_on_the_disk(client: TestClient, tiny_services: Services) -> None:
    client.post("/v1/chat", json=body("My little Zebedee lives at Quagga House. Who leads 1.2?"))
    held = b"".join(file.read_bytes() for file in tiny_services.settings.data.glob(f"{ANSWERS}*"))
    assert b"Deaf Support Team" in held
    assert b"Zebedee" not in held
    assert b"Quagga" not in held


def test_an_answer_is_kept_for_an_hour_when_nothing_is_to_be_retained(file: Path) -> None:
    clock = Clock()
    answers = KeptAnswers(file, 0, clock)
    answer_id = kept(answers)
    clock.now += 3599
    assert answers.find(answer_id) == ANSWER
    clock.now += 2
    assert answers.find(answer_id) is None


def test_an_answer_is_kept_for_the_days_that_are_set_and_then_nowhere_on_the_disk(file: Path) -> None:
    clock = Clock()
    answers = KeptAnswers(file, 3, clock)
    answer_id = kept(answers)
    clock.now += 3 * 86400 - 1
    assert answers.find(answer_id) == ANSWER
    clock.now += 2
    answers.prune()
    assert not [f for f in file.parent.iterdir() if f.is_file() and b"Words." in f.read_bytes()]


def test_of_more_answers_than_may_be_kept_the_oldest_go_first(file: Path) -> None:
    answers = KeptAnswers(file, 30, most=3)
    ids = [kept(answers) for _ in range(5)]
    assert [answers.find(answer_id) for answer_id in ids] == [None, None, ANSWER, ANSWER, ANSWER]
    with sqlite3.connect(file) as db:
        assert db.execute("SELECT count(*) FROM answer").fetchone() == (3,)


def test_a_file_with_more_than_may_be_kept_is_cut_at_the_next_look(file: Path) -> None:
    many = KeptAnswers(file, 30)
    ids = [kept(many) for _ in range(6)]
    few = KeptAnswers(file, 30, most=4)
    few.prune()
    assert [few.find(answer_id) is not None for answer_id in ids] == [False, False, True, True, True, True]


def test_a_file_made_before_there_was_a_bound_is_used_as_it_is(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute(
            "CREATE TABLE answer (id TEXT PRIMARY KEY, made REAL NOT NULL, body TEXT, language TEXT, calendar TEXT)"
        )
        db.execute("INSERT INTO answer VALUES (?, ?, ?, 'en', '')", ("A" * 24, time.time(), ANSWER.body))
    assert KeptAnswers(file, 0).find("A" * 24) == ANSWER


def test_what_was_thought_of_an_answer_outlives_it(client: TestClient, tiny_services: Services) -> None:
    answer_id = client.post("/v1/chat", json=body(LEADS)).json()["id"]
    client.post("/v1/feedback", json={"answer_id": answer_id, "helpful": False, "reason": "out-of-date"})
    data = tiny_services.settings.data
    answers = KeptAnswers(data / ANSWERS, 0, most=1)
    kept(answers)
    assert answers.find(answer_id) is None
    (opinion,) = Feedback(data / FEEDBACK, 0).since(dt.date.min)
    assert (opinion.status, opinion.helpful, opinion.sources) == ("answered", False, ("plan",))
    late = client.post("/v1/feedback", json={"answer_id": answer_id, "helpful": True})
    assert (late.status_code, "no longer kept" in late.json()["detail"]) == (404, True)


def test_a_deleted_answer_is_nowhere_on_the_disk(file: Path) -> None:
    answers = KeptAnswers(file, 3)
    answers.forget(kept(answers))
    assert not [f for f in file.parent.iterdir() if f.is_file() and b"Words." in f.read_bytes()]


def test_an_answer_deleted_while_it_is_made_does_not_come_back(file: Path) -> None:
    answers = KeptAnswers(file, 0)
    answer_id = answers.new_id()
    answers.begin(answer_id)
    assert answers.find(answer_id) == "making"
    answers.forget(answer_id)
    answers.finish(answer_id, ANSWER)
    assert answers.find(answer_id) is None


def test_an_answer_that_is_being_made_says_when_to_come_back(client: TestClient, tiny_services: Services) -> None:
    answers = KeptAnswers(tiny_services.settings.data / ANSWERS, 0)
    answer_id = answers.new_id()
    answers.begin(answer_id)
    reply = client.get(f"/v1/answers/{answer_id}")
    assert (reply.status_code, reply.headers["retry-after"]) == (404, "1")


def test_an_answer_lost_with_its_process_is_not_being_made_for_ever(file: Path) -> None:
    clock = Clock()
    answers = KeptAnswers(file, 30, clock)
    answer_id = answers.new_id()
    answers.begin(answer_id)
    clock.now += 121
    assert answers.find(answer_id) is None


def test_nothing_is_kept_of_a_question_that_failed(client: TestClient, tiny_services: Services) -> None:
    assert client.post("/v1/chat", json=body("x" * 2001)).status_code == 413
    with sqlite3.connect(tiny_services.settings.data / ANSWERS) as db:
        assert db.execute("SELECT count(*) FROM answer").fetchone() == (0,)


def lock(file: Path) -> Callable[[], None]:
    db = sqlite3.connect(file, check_same_thread=False)
    db.execute("BEGIN EXCLUSIVE")
    return db.close


def folder(file: Path) -> Callable[[], None]:
    file.unlink(missing_ok=True)
    file.mkdir()
    return file.rmdir


def garbage(file: Path) -> Callable[[], None]:
    file.write_bytes(b"not a database " * 100)
    return lambda: None


@pytest.mark.parametrize("harm", [lock, folder, garbage])
def test_what_cannot_be_kept_is_still_answered(
    client: TestClient,
    tiny_services: Services,
    harm: Callable[[Path], Callable[[], None]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    mend = harm(tiny_services.settings.data / ANSWERS)
    try:
        found = client.post("/v1/chat", json=body("Who leads 1.2, asks Zebedee?")).json()
        assert found["status"] == "answered"
    finally:
        mend()
    assert "could not be kept" in caplog.text
    assert "Zebedee" not in caplog.text


def test_a_full_disk_does_not_stop_an_answer(
    client: TestClient, tiny_services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tiny_services.settings.data / ANSWERS
    first = client.post("/v1/chat", json=body(LEADS)).json()
    real = sqlite3.connect

    def full(*args: object, **options: object) -> sqlite3.Connection:
        db: sqlite3.Connection = real(*args, **options)  # type: ignore[call-overload]
        db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
        return db

    monkeypatch.setattr("assistant.web.database.sqlite3.connect", full)
    for _ in range(20):
        assert client.post("/v1/chat", json=body(LEADS)).json()["status"] == "answered"
    monkeypatch.undo()
    assert file.exists()
    assert client.get(f"/v1/answers/{first['id']}").json() == first


def test_an_answer_that_is_refused_takes_no_other_with_it(file: Path) -> None:
    answers = KeptAnswers(file, 0)
    answer_id = kept(answers)
    assert not answers.begin(answer_id)
    assert answers.find(answer_id) == ANSWER


def test_after_a_damaged_file_answers_are_kept_again(client: TestClient, tiny_services: Services) -> None:
    garbage(tiny_services.settings.data / ANSWERS)
    client.post("/v1/chat", json=body(LEADS))
    found = client.post("/v1/chat", json=body(LEADS)).json()
    assert client.get(f"/v1/answers/{found['id']}").status_code == 200


def test_what_cannot_be_read_or_deleted_is_not_said_to_be_gone(client: TestClient, tiny_services: Services) -> None:
    answer_id = client.post("/v1/chat", json=body(LEADS)).json()["id"]
    mend = lock(tiny_services.settings.data / ANSWERS)
    try:
        for reply in (client.get(f"/v1/answers/{answer_id}"), client.delete(f"/v1/answers/{answer_id}")):
            assert reply.status_code == 503
            assert reply.headers["retry-after"].isdigit()
    finally:
        mend()


def test_many_writers_at_once_lose_nothing(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    answers = KeptAnswers(file, 0)
    ids: list[str] = []
    threads = [threading.Thread(target=lambda: ids.append(kept(answers))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not caplog.records
    assert [answers.find(answer_id) for answer_id in ids] == [ANSWER] * 20


WRITER = """
import sys
from pathlib import Path
from assistant.web.kept import Kept, KeptAnswers
answers = KeptAnswers(Path(sys.argv[1]), 1)
while True:
    answer_id = answers.new_id()
    answers.begin(answer_id)
    answers.finish(answer_id, Kept('{"answer": "Words."}', "en", ""))
    print(answer_id, flush=True)
"""


def test_a_killed_process_leaves_every_answer_it_had_kept(file: Path) -> None:
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        told = [writer.stdout.readline().strip() for _ in range(5)]
        os.kill(writer.pid, signal.SIGKILL)
        told += writer.stdout.read().split("\n")[:-1]
        writer.wait()
        answers = KeptAnswers(file, 1)
        assert [answers.find(answer_id) for answer_id in told] == [ANSWER] * len(told)


def test_only_the_service_may_read_what_is_kept(client: TestClient, tiny_services: Services) -> None:
    client.post("/v1/chat", json=body(LEADS))
    assert (tiny_services.settings.data / ANSWERS).stat().st_mode & 0o077 == 0


def test_the_log_has_no_id_that_would_open_an_answer(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="local_offer")
    answer_id = client.post("/v1/chat", json=body(LEADS)).json()["id"]
    client.get(f"/v1/answers/{answer_id}")
    said = [record.getMessage() for record in caplog.records if record.name == "local_offer"]
    assert any("GET /v1/answers/{id} 200" in line for line in said)
    assert not [line for line in said if answer_id in line]
