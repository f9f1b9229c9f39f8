"""A run in use is held by a lock of the operating system's, which death frees."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from phonequiz.record.errors import RecordError


class RunLock:
    """Holds one run for this process."""

    def __init__(self, data_dir: Path, uuid: str) -> None:
        # Imported here: 10 ms that a new practice needs only with its first answer.
        from filelock import FileLock

        self._path = data_dir / "locks" / f"{uuid}.lock"
        self._lock = FileLock(self._path, thread_local=False)

    def acquire(self) -> bool:
        """Whether the run is ours now; raises ``RecordError`` where locks cannot be kept."""
        from filelock import Timeout

        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            raise RecordError.from_os(error, self._path) from error
        return True

    def release(self, finished: bool) -> None:
        """Let go; the file of a finished run goes too, for nobody will ask for it again."""
        if finished:
            with suppress(OSError):  # Windows deletes no file that is open; it is empty and may stay
                self._path.unlink(missing_ok=True)
        with suppress(OSError):
            self._lock.release()
