"""A terminal for tests: a real process on a pseudo-terminal, its screen, its keys, and what it leaves behind."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

# What a program may switch on and has to switch off again, and what is on before it starts.
MODES = {
    7: "line wrap",
    25: "cursor",
    1000: "mouse",
    1003: "mouse motion",
    1004: "focus",
    1006: "mouse (SGR)",
    1015: "mouse (urxvt)",
    1016: "mouse in pixels",
    1049: "alternate screen",
    2004: "bracketed paste",
    2026: "synchronized output",
    2048: "resize in band",
}
ON_BEFORE = {7, 25}

ENTER, ESCAPE, TAB, CTRL_C, CTRL_P = "\r", "\x1b", "\t", "\x03", "\x10"
DOWN, UP, LEFT, RIGHT = "\x1b[B", "\x1b[A", "\x1b[D", "\x1b[C"

_CSI = re.compile(rb"\x1b\[([<=>?]?)([0-9;:]*)([ -/]*)([@-~])")
_PIECES = 0.01  # seconds within which the pieces of a frame follow each other
_UNFINISHED = re.compile(rb"\x1b(\[[0-?]*[ -/]*)?\Z")
# What a terminal of today knows, and pyte would print as text or, joiners within emoji, drop with all that follows.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[([<=>][0-9;:]*[@-~]|\?[0-9;]*\$[a-z])|\xe2\x80\x8d")

Condition = str | re.Pattern[str] | Callable[[], object]


class Terminal:
    """A process on a terminal of its own, which is its controlling terminal.

    With ``answers`` the terminal is a modern one: it says that it can synchronize output and report its size in band.
    """

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        *,
        columns: int = 80,
        rows: int = 24,
        answers: bool = False,
        user: int | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.answers = answers
        self.output = b""
        self.modes = {mode: mode in ON_BEFORE for mode in MODES}
        self.ever_on: set[int] = set()
        self.kitty = 0
        self.status: int | None = None
        self._pending = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = pty.openpty()
        self._set_size(columns, rows)
        self._before = termios.tcgetattr(self._slave)
        name = os.ttyname(self._slave)
        if user is not None:
            os.chown(name, user, -1)
        # The first terminal that the leader of a session opens becomes the one that controls it.
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", 'exec <"$0" >"$0" 2>&1 && exec "$@"', name, *command],
            env=dict(environ),
            cwd=cwd,
            start_new_session=True,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )

    # ── the screen ──

    @property
    def lines(self) -> list[str]:
        """The lines of the screen, without trailing space."""
        # Not pyte's own display, which fails on half of a wide character.
        screen = self._screen
        cells = ([screen.buffer[y][x].data for x in range(screen.columns)] for y in range(screen.lines))
        return ["".join(line).rstrip() for line in cells]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def written(self) -> str:
        """All that was ever written, without what moves and colours it: what plain mode said."""
        return re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]", "", self.output.decode(errors="replace")).replace("\r\n", "\n")

    @property
    def prompting(self) -> bool:
        """Whether plain mode waits for an answer."""
        return self.text.rstrip().endswith("\n>")

    def wait_for(self, condition: Condition, seconds: float = 20) -> None:
        """Read until the screen holds a text, matches a pattern, or a function is true."""
        deadline = time.monotonic() + seconds
        while not self._holds(condition):
            left = deadline - time.monotonic()
            if left <= 0 or not self._read(left):
                if self._holds(condition):
                    return
                state = "has ended" if self._process.poll() is not None else "goes on"
                raise AssertionError(f"never seen: {condition!r}; the process {state}; the screen:\n{self.text}")

    def _holds(self, condition: Condition) -> object:
        if isinstance(condition, str):
            return condition in self.text
        if isinstance(condition, re.Pattern):
            return condition.search(self.text)
        return condition()

    def settle(self, seconds: float = 0.15) -> None:
        """Read until nothing has come for a while: for screens of which nothing can be said but that they stand."""
        while select.select([self._master], [], [], seconds)[0]:
            if not self._read(0):
                return

    def _read(self, seconds: float) -> bool:
        """Take in what is written within some time; false where nothing came or nothing can come any more."""
        if not select.select([self._master], [], [], min(seconds, 0.25))[0]:
            return seconds > 0.25 and self._process.poll() is None
        chunk = b""
        try:
            # A pty hands over a long frame in pieces, and half of one is nothing that a person sees.
            while not chunk or select.select([self._master], [], [], _PIECES)[0]:
                piece = os.read(self._master, 65536)
                if not piece:
                    break
                chunk += piece
        except OSError:
            if not chunk:
                return False
        self._take(chunk)
        return bool(chunk)

    def _take(self, chunk: bytes) -> None:
        self.output += chunk
        data = self._pending + chunk
        unfinished = _UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        data, self._pending = data[:cut], data[cut:]
        for private, numbers, between, final in _CSI.findall(data):
            self._note(private, numbers, between, final)
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))

    def _note(self, private: bytes, numbers: bytes, between: bytes, final: bytes) -> None:
        if private == b"?" and final in b"hl" and not between:
            for number in map(int, filter(None, numbers.split(b";"))):
                if number in self.modes:
                    self.modes[number] = final == b"h"
                    if final == b"h":
                        self.ever_on.add(number)
                if number == 2048 and final == b"h" and self.answers:
                    self._report_size()
        elif final == b"u" and private in (b">", b"<"):
            self.kitty = max(0, self.kitty + (1 if private == b">" else -int(numbers or b"1")))
        elif private == b"?" and final == b"p" and between == b"$" and self.answers and numbers in (b"2026", b"2048"):
            os.write(self._master, b"\x1b[?%s;2$y" % numbers)

    # ── what a person does ──

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def press(self, keys: str, then: Condition) -> None:
        """Press keys and wait for what they bring."""
        self.send(keys)
        self.wait_for(then)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller."""
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)
        if self.answers and self.modes[2048]:
            self._report_size()

    def _set_size(self, columns: int, rows: int) -> None:
        self._size = (rows, columns)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _report_size(self) -> None:
        os.write(self._master, b"\x1b[48;%d;%d;0;0t" % self._size)

    def signal(self, number: int) -> None:
        """Send the process a signal."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """End the process as a power cut would: at once, and take in what it had written."""
        self._process.kill()
        self.wait_exit()

    def hang_up(self) -> int:
        """Close the terminal under the process; gives its exit status."""
        os.close(self._master)
        self._master = -1
        return self._wait(20)

    # ── how it ended ──

    def wait_exit(self, seconds: float = 20) -> int:
        """The exit status (negative: the signal it died of), with all that it wrote taken in."""
        deadline = time.monotonic() + seconds
        while self._process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"still running; the screen:\n{self.text}")
            self._read(0.02)
        self.status = self._process.wait()
        # Whatever it wrote comes out before this mark does.
        mark = b"\x1b[?9999l"
        os.write(self._slave, mark)
        while mark not in self.output[-len(mark) - 65536 :]:
            if not self._read(5):
                raise AssertionError("the terminal gives back less than was written")
        return self.status

    def _wait(self, seconds: float) -> int:
        try:
            self.status = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running; the screen:\n{self.text}") from None
        return self.status

    @property
    def running(self) -> bool:
        """Whether the process goes on."""
        return self._process.poll() is None

    @property
    def left_behind(self) -> list[str]:
        """What of the terminal is not as it was before the process."""
        left = [MODES[mode] for mode, on in self.modes.items() if on != (mode in ON_BEFORE)]
        if self.kitty:
            left.append("kitty keyboard")
        if termios.tcgetattr(self._slave) != self._before:
            left.append("termios")
        return left

    def close(self) -> None:
        """End the process if it still runs, and let go of the terminal."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        for handle in (self._master, self._slave):
            if handle >= 0:
                os.close(handle)
        self._master = self._slave = -1
