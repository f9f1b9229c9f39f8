"""Connections to a record's file, for writing or only for reading."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal

from phonequiz.record.errors import EmptyRecord, RecordError
from phonequiz.record.migrations import migrate, version

BUSY_SECONDS = 10.0


def connect(path: Path, mode: Literal["ro", "rw"], steps: Sequence[str]) -> sqlite3.Connection:
    """A connection to a database that is sound as far as its first page, and not from the future."""
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise RecordError.from_sqlite(error, path) from error
    try:
        # In one transaction: another instance may be making the tables just now.
        connection.execute("BEGIN")
        found = version(connection)
        foreign = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] > 0 and found == 0
        connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        connection.close()
        raise RecordError.from_sqlite(error, path) from error
    if found > len(steps):
        connection.close()
        raise RecordError("newer", path)
    if foreign:
        connection.close()
        raise RecordError("damaged", path, "it holds something else")
    return connection


def connect_to_read(path: Path, steps: Sequence[str], own: bool) -> sqlite3.Connection:
    """A connection that cannot write. What has to be mended or migrated first is, in memory.

    An ``own`` record is mended in place, as opening it to write would do. Raises ``EmptyRecord`` where there are no
    tables yet, ``RecordError`` where it is no record that can be read.
    """
    try:
        if not path.is_file():
            raise RecordError("unreadable", path, "no such file")
        path.open("rb").close()  # SQLite would not say why it cannot be opened
    except OSError as error:
        raise RecordError("unreadable", path, error.strerror or str(error)) from error
    try:
        connection = connect(path, "rw" if own else "ro", steps)
    except RecordError as error:
        if not isinstance(error.__cause__, sqlite3.Error) or not _cut_short(error.__cause__):
            raise
        connection = _mended(path, steps)
    done = version(connection)
    if not done:
        connection.close()
        raise EmptyRecord(path)
    try:
        if done < len(steps):
            connection = _in_memory(connection)
            migrate(connection, None, steps)
        connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        connection.close()
        raise RecordError.from_sqlite(error, path) from error
    return connection


def _cut_short(error: sqlite3.Error) -> bool:
    """Whether a commit was cut short, and what it left cannot be taken back where one may not write."""
    return error.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK


def _mended(path: Path, steps: Sequence[str]) -> sqlite3.Connection:
    """What the database held before the commit that was cut short."""
    # Imported here: hardly any record needs it, and they bring a dozen modules.
    import shutil
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="phonequiz-", ignore_cleanup_errors=True) as folder:
        try:
            # The journal second: while it is there, it mends also what another has begun to mend meanwhile.
            for file in (path, path.with_name(path.name + "-journal")):
                shutil.copyfile(file, Path(folder, file.name))
        except OSError as error:
            raise RecordError.from_os(error, path) from error
        try:
            return _in_memory(connect(Path(folder, path.name), "rw", steps))
        except sqlite3.Error as error:
            raise RecordError.from_sqlite(error, path) from error


def _in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of a database; the connection to the original is closed."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with closing(connection):
        connection.backup(copy)
    return copy
