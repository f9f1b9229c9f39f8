"""Unsaved steps, written down as they are taken, so that a kill loses none of them, nor a power cut those synced."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from phonequiz.editing.document import Document, Piece, Splice

if TYPE_CHECKING:
    from filelock import BaseFileLock

FOLDER = "edits"
_SUFFIX, _LOCK = ".jsonl", ".lock"


class Unsaved(NamedTuple):
    """What a session that was cut short left: the file as it had read it, the steps since, and when the last was."""

    path: Path
    text: str
    steps: tuple[Splice, ...]
    last: datetime


def digest(raw: bytes) -> str:
    """What a file's content is known by."""
    return hashlib.sha256(raw).hexdigest()


class Journal:
    """The unsaved steps of one bank. Nothing is written before the first; saved or given up, the file goes.

    Whoever writes a journal holds a lock on it: a second session on the same bank writes one of its own.
    """

    def __init__(self, data_dir: Path, bank: Path) -> None:
        self._folder = data_dir / FOLDER
        self._bank = Path(os.path.realpath(bank))
        self._name = digest(os.fsencode(self._bank))[:20]
        self._file: IO[str] | None = None
        self._path: Path | None = None
        self._lock: BaseFileLock | None = None

    def of(self, bank: Path) -> Journal:
        """The journal of another bank in the same folder."""
        return Journal(self._folder.parent, bank)

    def note(self, text: str, step: Splice) -> None:
        """Write down a step; ``text`` is the file without any. Raises ``OSError`` where that cannot be done."""
        if self._file is None:
            self._begin(text)
        assert self._file is not None
        new = [[piece.before, piece.body] for piece in step.new]
        self._file.write(json.dumps([step.at, len(step.old), new, step.focus], ensure_ascii=False) + "\n")
        self._file.flush()

    def sync(self) -> None:
        """Have what is written down survive a power cut; raises ``OSError`` where that cannot be done."""
        if self._file is not None:
            os.fsync(self._file.fileno())

    def _begin(self, text: str) -> None:
        for folder in (self._folder.parent, self._folder):  # the mode is not that of parents made on the way
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = 0
        while True:
            path = self._folder / f"{self._name}{f'-{number}' if number else ''}{_SUFFIX}"
            try:
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                break
            except FileExistsError:
                number += 1
        self._path = path
        self._lock = _lock_of(path)
        self._lock.acquire(timeout=1)  # another session may be looking whether it is free
        self._file = os.fdopen(handle, "w", encoding="utf-8", newline="\n")
        head = {"bank": str(self._bank), "text": text}
        self._file.write(json.dumps(head, ensure_ascii=False) + "\n")

    def forget(self) -> None:
        """Nothing is unsaved any more."""
        self.close()
        if self._path is not None:
            drop(self._path)
            self._path = None

    def close(self) -> None:
        """Let go of the file; what is in it stays for the next session."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def left(self) -> list[tuple[Path, Unsaved]]:
        """What earlier sessions on this bank left, the newest first, with the file that it stands in."""
        found = []
        for path in self._folder.glob(f"{self._name}*{_SUFFIX}"):
            unsaved = _read(path, self._bank)
            if unsaved is not None:
                found.append((path, unsaved))
        return sorted(found, key=lambda each: each[1].last, reverse=True)


def drop(path: Path) -> None:
    """Give up what a journal holds."""
    path.unlink(missing_ok=True)
    path.with_suffix(_LOCK).unlink(missing_ok=True)


def _lock_of(path: Path) -> BaseFileLock:
    # Imported here: 10 ms that only an unsaved step needs.
    from filelock import FileLock

    return FileLock(path.with_suffix(_LOCK), mode=0o600, thread_local=False)


def _in_use(path: Path) -> bool:
    from filelock import Timeout

    try:
        with _lock_of(path).acquire(timeout=0):
            return False
    except Timeout:
        return True


def _read(path: Path, bank: Path) -> Unsaved | None:
    """What a journal holds, up to where it was cut off; ``None`` where its session goes on or it holds nothing."""
    if _in_use(path):
        return None
    try:
        last = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        lines = path.read_text(encoding="utf-8").split("\n")
        head = json.loads(lines[0])
    except (OSError, ValueError):
        return None
    if head["bank"] != str(bank):
        return None
    steps = []
    for line in lines[1:]:
        try:
            at, count, new, focus = json.loads(line)
        except ValueError:
            break  # the last one was being written
        nothing = Piece("", "", {})
        steps.append(Splice(at, (nothing,) * count, tuple(Piece(before, body, {}) for before, body in new), focus))
    return Unsaved(bank, head["text"], tuple(steps), last) if steps else None


def replayed(document: Document, steps: tuple[Splice, ...]) -> str:
    """The text of a file after steps from a journal."""
    for step in steps:
        document = document.after(step)
    return document.text
