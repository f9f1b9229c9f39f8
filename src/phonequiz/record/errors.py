"""Why a record cannot be kept or read."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import Literal

from phonequiz.problems import PhonequizError, Place, Problem
from phonequiz.wording import Words

Kind = Literal["full", "readonly", "damaged", "newer", "busy", "unreadable"]

_KINDS: dict[int, Kind] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "readonly",
    sqlite3.SQLITE_PERM: "readonly",
    sqlite3.SQLITE_CANTOPEN: "readonly",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
}

# The system refused to write for a reason of its own: a limit on files, a quota, a disk that fails.
_WRITING = {
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_DIR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_DELETE,
}


class RecordError(PhonequizError):
    """The record cannot be kept or read; ``kind`` says why, ``detail`` is the system's own word."""

    def __init__(self, kind: Kind, path: Path, detail: str = "") -> None:
        self.kind, self.path, self.detail = kind, path, detail
        super().__init__([self.problem(Words("en"))])

    def problem(self, words: Words) -> Problem:
        """What is wrong and what to do, in the learner's language."""
        what = words(f"record.{self.kind}")
        if self.detail:
            what += f" ({self.detail})"
        return Problem(Place(str(self.path)), what, words(f"record.{self.kind}.remedy"))

    def told(self, words: Words) -> tuple[Problem, ...]:
        """The problem in the learner's language."""
        return (self.problem(words),)

    @classmethod
    def from_os(cls, error: OSError, path: Path) -> RecordError:
        """The error that one of the system's stands for."""
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        return cls("full" if full else "readonly", path, error.strerror or str(error))

    @classmethod
    def from_sqlite(cls, error: sqlite3.Error, path: Path) -> RecordError:
        """The error that one of SQLite's stands for."""
        code = getattr(error, "sqlite_errorcode", None)
        if code in _WRITING:
            return cls("readonly", path, str(error))
        kind: Kind = "damaged" if code is None else _KINDS.get(code & 0xFF, "unreadable")
        return cls(kind, path, str(error))


class EmptyRecord(RecordError):
    """The file has no tables: the disk was full when it was made, or it is being made just now."""

    def __init__(self, path: Path) -> None:
        super().__init__("unreadable", path, "it is empty")
