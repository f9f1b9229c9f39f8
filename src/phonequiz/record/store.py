"""The learner's record: one SQLite file to which answers are appended."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from phonequiz.bank.model import Item
from phonequiz.quiz.mastery import RECENT, History
from phonequiz.quiz.run import Given, Mode, Slot
from phonequiz.record.connecting import connect, connect_to_read
from phonequiz.record.errors import RecordError
from phonequiz.record.migrations import STEPS, migrate
from phonequiz.record.rows import Kept, RunRow, iso

FILE_NAME = "progress.db"
_RUN_COLUMNS = (
    "uuid, mode, bank, title, language, learner, request, started, deadline, pass_mark, finished, questions, "
    "answered, right, key"
)


class Store:
    """An open record. Every method that writes commits before it returns, and raises ``RecordError`` if it cannot."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self.path = path

    @classmethod
    def open(cls, data_dir: Path, steps: Sequence[str] = STEPS) -> Store:
        """The record in ``data_dir``, made or migrated where that is needed, and proved writable.

        Raises ``RecordError`` where it cannot be kept there.
        """
        path = data_dir / FILE_NAME
        try:
            data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise RecordError.from_os(error, data_dir) from error
        connection = connect(path, "rw", steps)
        try:
            # A rollback journal that stays until the record is closed: made anew for every answer it costs the disk
            # half as much time again.
            connection.execute("PRAGMA journal_mode = PERSIST")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection, path, steps)
            # Writes a journal and throws it away: a full or read-only place shows itself before the first question.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO item (bank, name) VALUES ('', '')")
            connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            connection.close()
            raise RecordError.from_sqlite(error, path) from error
        except OSError as error:  # no copy can be kept before a migration
            connection.close()
            raise RecordError.from_os(error, path) from error
        return cls(connection, path)

    @classmethod
    def open_to_read(cls, path: Path, steps: Sequence[str] = STEPS, *, own: bool = False) -> Store:
        """The record at ``path``, for reading only. An ``own`` one is mended where a commit was cut short.

        Others' files are never changed. Raises ``EmptyRecord`` where nothing was ever kept, else ``RecordError`` where
        it is no record of phonequiz, or one of a newer version.
        """
        return cls(connect_to_read(path, steps, own), path)

    def close(self) -> None:
        """Close the file; nothing is left to be written, and no journal stays beside it."""
        with self._lock:
            # Where another instance is open, or the file is only read, the journal is not ours to delete.
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA journal_mode = DELETE")
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Change the record in one transaction; raises ``RecordError`` where it cannot be, and then nothing changes."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                finally:
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
            except sqlite3.Error as error:
                raise RecordError.from_sqlite(error, self.path) from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read everything inside as it stood at one moment."""
        with self._lock:
            try:
                self._connection.execute("BEGIN")
            except sqlite3.Error as error:
                raise RecordError.from_sqlite(error, self.path) from error
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def scratch(self) -> Iterator[sqlite3.Connection]:
        """The connection, free to make temporary tables (in memory) beside a record that is only read."""
        with self._lock:
            self._connection.execute("PRAGMA temp_store = MEMORY")
            self._connection.execute("PRAGMA query_only = OFF")
            try:
                yield self._connection
            finally:
                self._connection.execute("PRAGMA query_only = ON")

    def read(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """The rows of a query; raises ``RecordError`` where the file is damaged."""
        with self._lock:
            try:
                return self._connection.execute(sql, parameters).fetchall()
            except sqlite3.Error as error:
                raise RecordError.from_sqlite(error, self.path) from error

    def check(self) -> None:
        """Go through the whole file; raises ``RecordError`` where it is damaged.

        SQLite notices damage only where it comes across it, and takes a page of zeros for rows of nothing.
        """
        found = str(self.read("PRAGMA quick_check(1)")[0][0])
        if found != "ok":
            raise RecordError("damaged", self.path, found.splitlines()[-1])

    # ── writing ──

    def begin(self, row: RunRow, slots: Sequence[Slot], items: Sequence[Item]) -> RunRow:
        """Keep a new run with its questions; the row that comes back has its key."""
        with self.transaction() as connection:
            return self._insert_run(connection, row, slots, items)

    def append(
        self,
        row: RunRow,
        position: int,
        slots: Sequence[Slot],
        item: Item,
        given: Given,
        *,
        seconds: float,
        language: str,
        at: datetime,
        close: tuple[int, int, int] | None = None,
        begin_with: tuple[Sequence[Item], Mapping[int, int]] | None = None,
    ) -> RunRow:
        """Append an answer, in one transaction with what belongs to it.

        ``begin_with`` (the items of all slots, the skips so far) keeps the run itself first; ``close`` (questions,
        answered, right) finishes it.
        """
        with self.transaction() as connection:
            if begin_with is not None:
                items, skips = begin_with
                row = self._insert_run(connection, row, slots, items)
                for skipped, times in skips.items():
                    for _ in range(times):
                        connection.execute("INSERT INTO skip VALUES (?, ?, ?)", (row.key, skipped, iso(at)))
            self._insert_wording(connection, item, language)
            connection.execute(
                "INSERT INTO answer (uuid, run, item, response, right, content, language, seconds, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    str(uuid4()),
                    row.key,
                    self._item_key(connection, row.bank, slots[position].item),
                    ",".join(given.response),
                    int(given.right),
                    item.content_hash,
                    language,
                    round(seconds, 3),
                    iso(at),
                ),
            )
            if close is not None:
                row = self._close(connection, row, iso(at), close)
        return row

    def skip(self, row: RunRow, position: int, at: datetime) -> None:
        """Note that a question was skipped."""
        with self.transaction() as connection:
            connection.execute("INSERT INTO skip VALUES (?, ?, ?)", (row.key, position, iso(at)))

    def finish(self, row: RunRow, at: str, questions: int, answered: int, right: int) -> RunRow:
        """Finish a run, at a moment as ``iso`` gives it."""
        with self.transaction() as connection:
            return self._close(connection, row, at, (questions, answered, right))

    def drop(self, row: RunRow, positions: Iterable[int]) -> None:
        """Take questions that the bank has no longer out of a run."""
        with self.transaction() as connection:
            connection.executemany(
                "UPDATE slot SET dropped = 1 WHERE run = ? AND position = ?", [(row.key, at) for at in positions]
            )

    def flag(self, bank: str, run_uuid: str, item: Item, why: str, language: str, at: datetime) -> None:
        """Keep a learner's word that a question is unclear."""
        with self.transaction() as connection:
            self._insert_wording(connection, item, language)
            connection.execute(
                "INSERT INTO flag (uuid, run, item, why, content, language, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    str(uuid4()),
                    run_uuid,
                    self._item_key(connection, bank, item.id),
                    why,
                    item.content_hash,
                    language,
                    iso(at),
                ),
            )

    def _insert_run(
        self, connection: sqlite3.Connection, row: RunRow, slots: Sequence[Slot], items: Sequence[Item]
    ) -> RunRow:
        cursor = connection.execute(
            "INSERT INTO run (uuid, mode, bank, title, language, learner, request, started, deadline, pass_mark)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row.uuid,
                row.mode,
                row.bank,
                row.title,
                row.language,
                row.learner,
                row.request,
                row.started,
                row.deadline,
                row.pass_mark,
            ),
        )
        key = cursor.lastrowid
        names = [(row.bank, slot.item) for slot in slots]
        connection.executemany("INSERT OR IGNORE INTO item (bank, name) VALUES (?, ?)", names)
        connection.executemany(
            "INSERT INTO slot (run, position, topic, options, content, item)"
            " SELECT ?, ?, ?, ?, ?, key FROM item WHERE bank = ? AND name = ?",
            [
                (key, position, slot.topic, ",".join(slot.options), item.content_hash, *name)
                for position, (slot, item, name) in enumerate(zip(slots, items, names, strict=True))
            ],
        )
        return row._replace(key=key)

    def _close(self, connection: sqlite3.Connection, row: RunRow, at: str, totals: tuple[int, int, int]) -> RunRow:
        connection.execute(
            "UPDATE run SET finished = ?, questions = ?, answered = ?, right = ? WHERE key = ? AND finished IS NULL",
            (at, *totals, row.key),
        )
        questions, answered, right = totals
        return row._replace(finished=at, questions=questions, answered=answered, right=right)

    @staticmethod
    def _insert_wording(connection: sqlite3.Connection, item: Item, language: str) -> None:
        connection.execute(
            "INSERT OR IGNORE INTO wording VALUES (?, ?, ?)", (item.content_hash, language, item.wording)
        )

    @staticmethod
    def _item_key(connection: sqlite3.Connection, bank: str, name: str) -> int:
        found = connection.execute("SELECT key FROM item WHERE bank = ? AND name = ?", (bank, name)).fetchone()
        if found is not None:
            return int(found[0])
        return int(connection.execute("INSERT INTO item (bank, name) VALUES (?, ?)", (bank, name)).lastrowid or 0)

    # ── reading ──

    def runs(self, where: str = "1", parameters: Sequence[object] = (), limit: int = -1) -> list[RunRow]:
        """The runs that meet an SQL condition, the newest first."""
        rows = self.read(
            f"SELECT {_RUN_COLUMNS} FROM run WHERE {where} ORDER BY started DESC, key DESC LIMIT ?",
            (*parameters, limit),
        )
        return [RunRow(*row) for row in rows]  # type: ignore[arg-type]

    def open_runs(self, mode: Mode | None = None, bank: str | None = None) -> list[RunRow]:
        """The runs that are not finished, the newest first; an exam whose time is over is among them."""
        where, parameters = "finished IS NULL", []
        for column, value in (("mode", mode), ("bank", bank)):
            if value is not None:
                where += f" AND {column} = ?"
                parameters.append(value)
        return self.runs(where, parameters)

    def last_bank(self) -> str | None:
        """The id of the bank of the newest run."""
        rows = self.read("SELECT bank FROM run ORDER BY key DESC LIMIT 1")
        return str(rows[0][0]) if rows else None

    def kept(self, row: RunRow) -> Kept:
        """The questions of a run in their order, with the answers and skips so far. Dropped ones are left out."""
        slots: list[Slot] = []
        contents: list[str] = []
        at_position: dict[int, int] = {}
        of_item: dict[str, int] = {}
        for position, item, topic, options, content in self.read(
            "SELECT position, item.name, topic, options, content FROM slot JOIN item ON item.key = slot.item"
            " WHERE run = ? AND NOT dropped ORDER BY position",
            (row.key,),
        ):
            at_position[int(str(position))] = of_item[str(item)] = len(slots)
            slots.append(Slot(str(item), str(topic), tuple(str(options).split(","))))
            contents.append(str(content))
        answers: dict[int, Given] = {}
        until = row.deadline or "9"
        for item, response, right in self.read(
            "SELECT item.name, response, right FROM answer JOIN item ON item.key = answer.item"
            " WHERE run = ? AND at <= ? ORDER BY answer.key",
            (row.key, until),
        ):
            if str(item) in of_item:
                answers[of_item[str(item)]] = Given(tuple(filter(None, str(response).split(","))), bool(right))
        skips: dict[int, int] = {}
        for (position,) in self.read("SELECT position FROM skip WHERE run = ?", (row.key,)):
            at = at_position.get(int(str(position)))
            if at is not None:
                skips[at] = skips.get(at, 0) + 1
        return Kept(slots, contents, answers, skips)

    def positions(self, row: RunRow) -> list[int]:
        """The stored positions of the slots that ``kept`` gives, in the same order."""
        rows = self.read("SELECT position FROM slot WHERE run = ? AND NOT dropped ORDER BY position", (row.key,))
        return [int(str(position)) for (position,) in rows]

    def histories(self, bank: str, now: datetime) -> dict[str, History]:
        """Item id → what became of it so far, for every item of a bank that was ever answered.

        What was answered in an exam counts once the exam is handed in.
        """
        hidden = {run.key for run in self.open_runs("exam", bank) if run.ended(now) is None}
        found: dict[str, History] = {}
        for key, name in self.read("SELECT key, name FROM item WHERE bank = ?", (bank,)):
            history = self._history(key, hidden)
            if history.seen:
                found[str(name)] = history
        return found

    def _history(self, item_key: object, hidden: set[int | None]) -> History:
        limit = 4 * RECENT
        while True:
            rows = self.read(
                "SELECT run, right, at, right OR response <> '' FROM answer WHERE item = ? ORDER BY key DESC LIMIT ?",
                (item_key, limit),
            )
            by_run: dict[object, bool] = {}
            taken_back: set[object] = set()
            last = ""
            for run, right, at, given in rows:
                if run in by_run or run in taken_back or run in hidden or len(by_run) == RECENT:
                    continue
                if not given:
                    taken_back.add(run)
                    continue
                by_run[run] = bool(right)
                last = last or str(at)
            if len(by_run) == RECENT or len(rows) < limit:
                return History(tuple(by_run.values()), last)
            limit *= 8
