"""The record's schema, as numbered steps: each in a transaction, after a copy of what was there."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

FIRST = """
CREATE TABLE item (
    key INTEGER PRIMARY KEY,
    bank TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (bank, name)
) STRICT;

-- Stem, options and keys as they stood when they were asked, once for each wording.
CREATE TABLE wording (
    hash TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last five columns are null until the run is finished (deadline and pass mark: for exams).
CREATE TABLE run (
    key INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    mode TEXT NOT NULL CHECK (mode IN ('practice', 'exam')),
    bank TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    learner TEXT,
    request TEXT NOT NULL,
    started TEXT NOT NULL,
    deadline TEXT,
    pass_mark REAL,
    finished TEXT,
    questions INTEGER,
    answered INTEGER,
    right INTEGER
) STRICT;
CREATE INDEX run_open ON run (mode, bank) WHERE finished IS NULL;
CREATE INDEX run_finished ON run (bank, mode, finished);

CREATE TABLE slot (
    run INTEGER NOT NULL REFERENCES run,
    position INTEGER NOT NULL,
    item INTEGER NOT NULL REFERENCES item,
    topic TEXT NOT NULL,
    options TEXT NOT NULL,
    content TEXT NOT NULL,
    dropped INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

-- Only ever appended to: of several answers of a run to an item the last one counts.
CREATE TABLE answer (
    key INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES run,
    item INTEGER NOT NULL REFERENCES item,
    response TEXT NOT NULL,
    right INTEGER NOT NULL,
    content TEXT NOT NULL REFERENCES wording,
    language TEXT NOT NULL,
    seconds REAL NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX answer_item ON answer (item, key, run, right, at);
CREATE INDEX answer_run ON answer (run);

CREATE TABLE skip (
    run INTEGER NOT NULL REFERENCES run,
    position INTEGER NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX skip_run ON skip (run);

CREATE TABLE flag (
    key INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL,
    run TEXT NOT NULL,
    item INTEGER NOT NULL REFERENCES item,
    why TEXT NOT NULL,
    content TEXT NOT NULL REFERENCES wording,
    language TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX flag_item ON flag (item);
"""

STATEMENTS = """
-- What was shown for handing in, in the words of that moment: the same to the letter whenever it is sent.
CREATE TABLE statement (
    key INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    run TEXT NOT NULL,
    mode TEXT NOT NULL,
    content TEXT NOT NULL,
    shown TEXT NOT NULL
) STRICT;

-- What became of it at each record store, and the words of a store that refused it.
CREATE TABLE delivery (
    store TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statement,
    state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'parked', 'conflict')),
    said TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (store, statement)
) STRICT, WITHOUT ROWID;
"""

STEPS: tuple[str, ...] = (FIRST, STATEMENTS)


def version(connection: sqlite3.Connection) -> int:
    """How many steps the database has had."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, path: Path | None, steps: Sequence[str] = STEPS) -> None:
    """Take the database at ``path`` (``None``: in memory) through the steps it lacks.

    What a file holds is first copied to ``progress.db.v1`` (or 2, …), unless that copy exists already.
    """
    if version(connection) == len(steps):
        return
    connection.execute("BEGIN EXCLUSIVE")
    try:
        # Another instance may have been here since.
        done = version(connection)
        if path is not None and 0 < done < len(steps):
            _keep_copy(connection, path, done)
        for number in range(done, len(steps)):
            for statement in steps[number].split(";\n"):
                if statement.strip():
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _keep_copy(connection: sqlite3.Connection, path: Path, done: int) -> None:
    copy = path.with_name(f"{path.name}.v{done}")
    if copy.exists():
        return
    partial = copy.with_name(copy.name + ".part")
    # Asked of the connection: to open and close the file beside it would free its lock.
    content = connection.serialize()
    with open(partial, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(copy)
