"""What a record holds of runs and answers, also where it was cut short or begun by several at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from phonequiz.bank.model import Bank
from phonequiz.bank.reading import load
from phonequiz.record.attempts import attempts, recent, responses
from phonequiz.record.kept import KeptRun
from phonequiz.record.opening import go_on, start
from phonequiz.record.rows import Request
from phonequiz.record.store import FILE_NAME, Store
from phonequiz.sources.gathering import Sources, gather

from ..conftest import BankMaker, Clock, questions


@pytest.fixture
def exam_bank(make_bank: BankMaker) -> Bank:
    return load(make_bank(questions(4), exam={"questions": 4, "pass_mark": 0.5, "time_limit": "10m"}))


def exam(bank: Bank, store: Store, clock: Clock) -> KeptRun:
    return start(bank, "exam", Request(), store, clock)


def answer(kept: KeptRun, *given: str) -> None:
    for position, response in enumerate(given):
        kept.run.go(position)
        kept.answer((response,), 1)


def test_the_last_answer_counts_in_a_run_that_ran_out(exam_bank: Bank, store: Store, clock: Clock) -> None:
    kept = exam(exam_bank, store, clock)
    answer(kept, "d1", "k1")
    kept.run.go(0)
    kept.answer(("k1",), 1)
    kept.run.go(1)
    kept.answer(("d1",), 1)
    clock.forward(601)
    [row] = attempts(store, "ada", clock())
    assert (row.learner, row.finished, row.questions, row.answered, row.right) == (
        "ada",
        "2026-03-04T09:10:00.000Z",
        4,
        2,
        1,
    )
    assert (row.score, row.passed) == (0.25, False)
    assert [(given.item, given.right) for given in responses(store)] == [
        (kept.run.slots[0].item, True),
        (kept.run.slots[1].item, False),
    ]


def test_an_open_exam_does_not_tell_what_is_right(exam_bank: Bank, store: Store, clock: Clock) -> None:
    answer(exam(exam_bank, store, clock), "k1")
    [row] = attempts(store, "ada", clock())
    assert (row.finished, row.answered, row.right, row.score, row.passed) == (None, 1, None, None, None)


def test_questions_that_dropped_out_do_not_count(
    make_bank: BankMaker, exam_bank: Bank, store: Store, clock: Clock
) -> None:
    kept = exam(exam_bank, store, clock)
    answer(kept, "k1", "k1")
    gone = kept.run.slots[0].item
    kept.release()
    left = [row for row in questions(4) if row["id"] != gone]
    smaller = load(make_bank(left, exam={"questions": 4, "time_limit": "10m"}))
    again = go_on(smaller, store.open_runs()[0], store, clock)
    assert again is not None
    again.release()
    clock.forward(601)
    [row] = attempts(store, "", clock())
    assert (row.questions, row.answered, row.right, row.score) == (3, 1, 1, 1 / 3)
    assert gone not in {given.item for given in responses(store)}


def test_an_answer_that_was_taken_back_is_none(exam_bank: Bank, store: Store, clock: Clock) -> None:
    kept = exam(exam_bank, store, clock)
    answer(kept, "k1", "k1")
    kept.run.go(0)
    kept.answer((), 1)
    kept.hand_in()
    [row] = attempts(store, "", clock())
    assert (row.questions, row.answered, row.right) == (4, 1, 1)
    assert [given.item for given in responses(store)] == [kept.run.slots[1].item]


def test_an_answer_after_the_end_counts_nowhere(exam_bank: Bank, store: Store, clock: Clock) -> None:
    kept = exam(exam_bank, store, clock)
    answer(kept, "k1", "d1")
    late = sqlite3.connect(store.path)
    late.execute(
        "INSERT INTO answer (uuid, run, item, response, right, content, language, seconds, at)"
        " SELECT uuid || 'x', run, item, response, 1 - right, content, language, seconds, '2026-03-04T09:10:01.000Z'"
        " FROM answer LIMIT 1"
    )
    late.commit()
    late.close()
    clock.forward(700)
    [row] = attempts(store, "", clock())
    assert (row.answered, row.right) == (2, 1)
    assert [given.right for given in responses(store)] == [True, False]


def test_the_last_runs_count_exams_that_ran_out(exam_bank: Bank, store: Store, clock: Clock) -> None:
    answer(exam(exam_bank, store, clock), "k1")
    assert recent(store, exam_bank.id, clock(), 5) == []
    clock.forward(601)
    assert [row.score for row in recent(store, exam_bank.id, clock(), 5)] == [0.25]
    assert recent(store, exam_bank.id, clock(), 5, "practice") == []


KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 5")
connection.execute("BEGIN IMMEDIATE")
for n in range(3000):
    connection.execute("INSERT INTO item (bank, name) VALUES ('x', ?)", (f"name {n} " * 20,))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_record_whose_commit_was_cut_short_can_be_read_and_stays_as_it_is(
    exam_bank: Bank, store: Store, clock: Clock, tmp_path: Path
) -> None:
    kept = exam(exam_bank, store, clock)
    answer(kept, "k1")
    store.close()
    subprocess.run([sys.executable, "-c", KILLED, store.path], check=False)
    journal = store.path.with_name(FILE_NAME + "-journal")
    assert journal.stat().st_size > 0
    before = store.path.read_bytes(), journal.read_bytes()
    assert [row.answered for row in gather(Sources([store.path], [], [], []), clock(), lambda url: []).attempts] == [1]
    reading = Store.open_to_read(store.path)
    assert [row.answered for row in attempts(reading, "", clock())] == [1]
    assert reading.read("SELECT count(*) FROM item WHERE bank = 'x'") == [(0,)]
    reading.close()
    assert (store.path.read_bytes(), journal.read_bytes()) == before
    own = Store.open_to_read(store.path, own=True)
    assert [row.answered for row in attempts(own, "", clock())] == [1]
    own.close()
    assert not journal.exists()


OPENING = """
import sys
from pathlib import Path
from phonequiz.record.store import Store
sys.stdin.readline()
Store.open(Path(sys.argv[1])).close()
"""


def test_several_first_starts_at_once_make_one_sound_record(tmp_path: Path) -> None:
    for attempt in range(5):
        folder = tmp_path / str(attempt)
        started = [
            subprocess.Popen([sys.executable, "-c", OPENING, folder], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(4)
        ]
        for process in started:
            assert process.stdin is not None
            process.stdin.write(b"\n")
            process.stdin.flush()
        for process in started:
            _, error = process.communicate(timeout=60)
            assert (process.returncode, error) == (0, b"")
        connection = sqlite3.connect(folder / FILE_NAME)
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        connection.close()
