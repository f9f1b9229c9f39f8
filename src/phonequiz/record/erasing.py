"""Erasing a record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from phonequiz.problems import PhonequizError
from phonequiz.record.lock import RunLock
from phonequiz.record.store import FILE_NAME, Store


def record_files(data_dir: Path) -> list[Path]:
    """The files that hold what a learner did: the database, its journal, copies kept before migrations."""
    return sorted(path for path in data_dir.glob(FILE_NAME + "*") if path.is_file())


def names(store: Store) -> set[str]:
    """By what a record may be known: its runs and their names, and the accounts under which was handed in."""
    runs: list[Any] = store.read(
        "SELECT DISTINCT learner FROM run WHERE learner IS NOT NULL UNION SELECT uuid FROM run"
    )
    statements: list[Any] = store.read("SELECT content FROM statement")
    return {name for (name,) in runs} | {json.loads(text)["actor"]["account"]["name"] for (text,) in statements}


def erase(data_dir: Path) -> None:
    """Delete the record and its locks; other files stay.

    Raises ``PhonequizError`` where a run is in use, or a file cannot be deleted.
    """
    locks = sorted((data_dir / "locks").glob("*.lock"))
    held: list[RunLock] = []
    try:
        for path in locks:
            lock = RunLock(data_dir, path.stem)
            if not lock.acquire():
                raise PhonequizError.at(data_dir, "a run is open in another phonequiz", "close it and try again")
            held.append(lock)
        for path in record_files(data_dir):
            try:
                path.unlink()
            except OSError as error:
                what = f"cannot be deleted ({error.strerror})"
                raise PhonequizError.at(path, what, "check the permissions of its folder") from error
    finally:
        for lock in held:
            lock.release(finished=True)
