"""The learner's record as a file."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from phonequiz.bank.model import Bank
from phonequiz.record import connecting
from phonequiz.record.errors import EmptyRecord, RecordError
from phonequiz.record.migrations import STEPS, version
from phonequiz.record.opening import start
from phonequiz.record.rows import Request
from phonequiz.record.store import FILE_NAME, Store

from ..conftest import Clock


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_only_the_learner_may_read_the_record(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        opened = Store.open(tmp_path / "a" / "data")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a" / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE(opened.path.stat().st_mode) == 0o600
    opened.close()


def test_the_record_is_one_file_with_a_rollback_journal_and_full_syncs(store: Store) -> None:
    assert store.read("PRAGMA journal_mode") == [("persist",)]
    assert store.read("PRAGMA synchronous") == [(3,)]
    store.close()
    assert [path.name for path in store.path.parent.iterdir()] == [FILE_NAME]


def test_opening_writes_nothing_but_the_schema(store: Store) -> None:
    for table in ("item", "run", "answer"):
        assert store.read(f"SELECT count(*) FROM {table}") == [(0,)]


def test_an_older_record_is_migrated_after_a_copy_is_kept(tmp_path: Path) -> None:
    data = tmp_path / "data"
    Store.open(data).close()
    old = (data / FILE_NAME).read_bytes()
    steps = (*STEPS, "CREATE TABLE extra (x INTEGER);\nCREATE INDEX extra_x ON extra (x);\n")
    Store.open(data, steps).close()
    assert (data / f"{FILE_NAME}.v{len(STEPS)}").read_bytes() == old
    assert rows(data / FILE_NAME, "SELECT count(*) FROM extra") == [(0,)]
    assert rows(data / FILE_NAME, "PRAGMA user_version") == [(len(STEPS) + 1,)]


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_a_copy_that_cannot_be_kept_stops_the_migration(tmp_path: Path) -> None:
    data = tmp_path / "data"
    Store.open(data).close()
    (data / f"{FILE_NAME}.v{len(STEPS)}.part").mkdir()  # nothing can be written there
    before = (data / FILE_NAME).read_bytes()
    with pytest.raises(RecordError) as caught:
        Store.open(data, (*STEPS, "CREATE TABLE extra (x INTEGER);\n"))
    assert caught.value.kind == "readonly"
    assert (data / FILE_NAME).read_bytes() == before


def test_nobody_writes_while_a_copy_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(tmp_path).close()
    write = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('PRAGMA user_version = 9')"
    ended: list[int] = []

    def fsync(handle: int) -> None:
        other = subprocess.run([sys.executable, "-c", write, tmp_path / FILE_NAME], capture_output=True, check=False)
        ended.append(other.returncode)

    monkeypatch.setattr(os, "fsync", fsync)
    Store.open(tmp_path, (*STEPS, "CREATE TABLE extra (x INTEGER);\n")).close()
    assert ended == [1]


def test_an_older_record_is_read_as_migrated_and_stays_as_it_is(bank: Bank, store: Store, clock: Clock) -> None:
    practise(bank, store, clock, {"q1": True})
    store.close()
    before = store.path.read_bytes()
    reading = Store.open_to_read(store.path, (*STEPS, "ALTER TABLE run ADD COLUMN mood TEXT DEFAULT 'fine';\n"))
    assert reading.read("SELECT right, mood FROM run") == [(1, "fine")]
    reading.close()
    assert store.path.read_bytes() == before
    assert [path.name for path in store.path.parent.glob(f"{FILE_NAME}*")] == [FILE_NAME]


def test_what_is_opened_to_read_takes_no_answer(store: Store) -> None:
    for own in (True, False):
        reading = Store.open_to_read(store.path, own=own)
        with pytest.raises(RecordError):
            reading.read("INSERT INTO item (bank, name) VALUES ('x', 'y')")
        reading.close()


def test_an_empty_file_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    with pytest.raises(EmptyRecord):
        Store.open_to_read(tmp_path / FILE_NAME)
    Store.open(tmp_path).close()
    Store.open_to_read(tmp_path / FILE_NAME).close()


def test_tables_that_another_instance_makes_just_now_are_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE_NAME).touch()
    other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None, timeout=0)

    def version_and_then(connection: sqlite3.Connection) -> int:
        found = version(connection)
        with suppress(sqlite3.OperationalError):
            other.executescript(f"BEGIN; {STEPS[0]} PRAGMA user_version = 1; COMMIT;")
        if other.in_transaction:
            other.execute("ROLLBACK")
        return found

    monkeypatch.setattr(connecting, "version", version_and_then)
    with pytest.raises(EmptyRecord):
        Store.open_to_read(tmp_path / FILE_NAME)
    other.close()


def test_what_is_read_together_stands_still(bank: Bank, store: Store, clock: Clock) -> None:
    practise(bank, store, clock, {"q1": True})
    other = sqlite3.connect(store.path, isolation_level=None, timeout=0)
    reading = Store.open_to_read(store.path)
    with reading.reading():
        reading.read("SELECT * FROM run")
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM answer")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("COMMIT")
        assert reading.read("SELECT count(*) FROM answer") == [(1,)]
    other.execute("COMMIT")
    assert reading.read("SELECT count(*) FROM answer") == [(0,)]
    reading.close()
    other.close()


def test_a_failing_migration_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    data = tmp_path / "data"
    Store.open(data).close()
    with pytest.raises(RecordError):
        Store.open(data, (*STEPS, "CREATE TABLE extra (x INTEGER);\nCREATE NONSENSE;\n"))
    assert rows(data / FILE_NAME, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'") == [(0,)]
    Store.open(data).close()


def test_a_record_of_a_newer_version_is_refused_and_untouched(tmp_path: Path) -> None:
    data = tmp_path / "data"
    Store.open(data).close()
    path = data / FILE_NAME
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()
    before = path.read_bytes()
    for open_ in (lambda: Store.open(data), lambda: Store.open_to_read(path)):
        with pytest.raises(RecordError) as caught:
            open_()
        assert caught.value.kind == "newer"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"this is no database at all, just some text " * 50, b"SQLite format 3\0" + b"\xff" * 4000]
)
def test_a_damaged_record_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(RecordError) as caught:
        Store.open(tmp_path)
    assert caught.value.kind == "damaged"
    assert path.read_bytes() == content


def test_another_programs_database_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RecordError):
        Store.open(tmp_path)
    assert path.read_bytes() == before


def test_a_data_directory_that_is_a_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(RecordError) as caught:
        Store.open(tmp_path / "data")
    assert caught.value.kind == "readonly"


def test_reading_a_record_does_not_make_one(tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        Store.open_to_read(tmp_path / FILE_NAME)
    assert list(tmp_path.iterdir()) == []


def practise(bank: Bank, store: Store, clock: Clock, marks: dict[str, bool]) -> None:
    kept = start(bank, "practice", Request(items=tuple(marks)), store, clock)
    while not kept.run.finished:
        clock.forward(5)
        kept.answer(("k1",) if marks[kept.item().id] else ("d1",), 1.0)
        kept.next()


def test_an_item_is_remembered_by_its_last_three_runs(bank: Bank, store: Store, clock: Clock) -> None:
    for mark in (False, True, True, False):
        practise(bank, store, clock, {"q1": mark})
    history = store.histories(bank.id, clock())["q1"]
    assert history.right == (False, True, True)
    assert history.last_asked == "2026-03-04T09:00:20.000Z"


def test_many_changes_of_one_answer_are_one_answer(bank: Bank, store: Store, clock: Clock) -> None:
    practise(bank, store, clock, dict.fromkeys(bank.ready, True))
    exam = start(bank, "exam", Request(), store, clock)
    for n in range(40):
        exam.answer(("k1",) if n % 2 else ("d1",), 1.0)
    item = exam.item().id
    exam.answer(("d1",), 1.0)
    assert store.histories(bank.id, clock())[item].right == (True,), "an open exam tells nothing"
    exam.hand_in()
    assert store.histories(bank.id, clock())[item].right == (False, True)
    assert store.read("SELECT count(*) FROM answer WHERE run = 2") == [(41,)], "answers are only appended"


def test_an_answer_that_was_taken_back_is_not_remembered(bank: Bank, store: Store, clock: Clock) -> None:
    practise(bank, store, clock, {"q1": True})
    exam = start(bank, "exam", Request(), store, clock)
    exam.run.go(next(position for position, slot in enumerate(exam.run.slots) if slot.item == "q1"))
    exam.answer(("d1",), 1.0)
    exam.answer((), 1.0)
    exam.hand_in()
    assert store.histories(bank.id, clock())["q1"].right == (True,)


def test_a_busy_record_is_an_error_and_not_a_loss(
    bank: Bank, store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.05)
    impatient = Store.open(store.path.parent)
    kept = start(bank, "practice", Request(), impatient, clock)
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(RecordError) as caught:
        kept.answer(("k1",), 1.0)
    assert caught.value.kind == "busy"
    assert kept.run.answered == 0
    other.execute("ROLLBACK")
    other.close()
    assert kept.answer(("k1",), 1.0).right
    assert impatient.read("SELECT count(*) FROM answer") == [(1,)]
    impatient.close()


def test_version_counts_the_steps(store: Store) -> None:
    connection = sqlite3.connect(store.path)
    assert version(connection) == len(STEPS)
    connection.close()
