"""A program on a pseudo-terminal, and how long it takes until something stands on the screen."""

import atexit
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

PROGRAM = (sys.executable, "-m", "phonequiz")
EMPTY_APP = (sys.executable, str(Path(__file__).with_name("empty_app.py")))


def environment(data_dir: Path) -> dict[str, str]:
    """The surroundings of a learner with an installed phonequiz, whose modules are compiled once."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(data_dir),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PHONEQUIZ_DATA_DIR": str(data_dir),
        "PHONEQUIZ_LANG": "en",
    }


class Process:
    """A program on a terminal of 80 columns and 24 rows."""

    def __init__(self, command: Sequence[str], data_dir: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment(data_dir), start_new_session=True
        )
        os.close(slave)
        atexit.register(self._process.kill)
        self._new = b""

    def wait_for(self, *needles: str, seconds: float = 120) -> float:
        """Read until one of the texts has been written since the last key; gives the moment."""
        sought = [needle.encode() for needle in needles]
        deadline = time.perf_counter() + seconds
        while not any(needle in self._new for needle in sought):
            if not select.select([self._master], [], [], max(0.0, deadline - time.perf_counter()))[0]:
                raise TimeoutError(f"never seen: {needles}\n{self._new[-3000:].decode(errors='replace')}")
            try:
                self._new += os.read(self._master, 65536)
            except OSError:
                raise RuntimeError(f"ended early:\n{self._new[-3000:].decode(errors='replace')}") from None
        return time.perf_counter()

    def settle(self) -> None:
        """Read until the program has nothing more to say."""
        while select.select([self._master], [], [], 0.05)[0]:
            os.read(self._master, 65536)

    def press(self, key: str) -> float:
        """Press a key; gives the moment."""
        self._new = b""
        pressed = time.perf_counter()
        os.write(self._master, key.encode())
        return pressed

    def end(self) -> None:
        """Kill the program."""
        self._process.kill()
        self._process.wait()
        os.close(self._master)


def until_shown(command: Sequence[str], data_dir: Path, *needles: str) -> float:
    """The seconds from the start of a program until one of the texts is on its screen."""
    process = Process(command, data_dir)
    try:
        return process.wait_for(*needles) - process.begun
    finally:
        process.end()


def alternate(rounds: int, first: Callable[[], float], second: Callable[[], float]) -> tuple[float, float]:
    """The medians of two measurements that take turns, after one of each that does not count."""
    first(), second()
    pairs = [(first(), second()) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def report(what: str, measured: float, compared: float, target: float | None, unit: float = 1e3) -> None:
    """Print a ratio, the two figures in milliseconds and the target."""
    ratio = measured / compared
    goal = "" if target is None else f", at most {target}: {'holds' if ratio <= target else 'MISSED'}"
    print(f"{what}: {ratio:.2f}  ({measured * unit:.1f} ms / {compared * unit:.1f} ms{goal})", flush=True)
