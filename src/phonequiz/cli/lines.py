"""Lines from standard input, with a limit of time and without a terminal's help."""

from __future__ import annotations

import os
import queue
import sys
import threading


class EndOfInput(Exception):
    """There is nothing more to read."""


class Lines:
    """Reads standard input in a thread of its own, so that waiting for a line can end with the time of an exam."""

    def __init__(self) -> None:
        self.echo = not sys.stdin.isatty()
        self._queue: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def ask(self, prompt: str, timeout: float | None) -> str:
        """The next line, stripped, after a prompt.

        Raises ``EndOfInput`` where there is none, ``TimeoutError`` after ``timeout`` seconds.
        """
        print(prompt, end="", flush=True)
        if self._thread is None:
            self._thread = threading.Thread(target=self._read, daemon=True)
            self._thread.start()
        try:
            line = self._queue.get(timeout=timeout)
        except queue.Empty:
            print(flush=True)
            raise TimeoutError from None
        if line is None:
            print(flush=True)
            raise EndOfInput
        if self.echo:
            print(line, flush=True)
        return line.strip()

    def _read(self) -> None:
        # Not sys.stdin: a daemon thread that holds its buffer's lock would crash the interpreter on leaving.
        pending = b""
        while True:
            try:
                chunk = os.read(0, 4096)
            except OSError:
                chunk = b""
            *lines, pending = (pending + chunk).split(b"\n")
            if not chunk and pending:
                lines.append(pending)
            for line in lines:
                self._queue.put(line.decode(errors="replace").rstrip("\r"))
            if not chunk:
                self._queue.put(None)
                return
