"""Lines and columns in a bank file, for findings.

A TOML parser says what a file holds, not where. This goes through a text that the parser has taken, so nothing is
judged here: first only the headers, then the inside of those tables that are asked about.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

Path = tuple[str | int, ...]

_STRING = (
    r'(?:"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+')"
)
_UP_TO_BRACKET = re.compile(rf"""(?:[^][{{}}"'#]++|{_STRING}|\#[^\n]*+)*+""")
_SCALAR = re.compile(rf"""{_STRING}|[^],}}#\n]++""")
# Commas too: of a text that the parser has taken one need not know where they are wanted.
_BLANK = re.compile(r"(?:[\s,]++|#[^\n]*+)*+")
_SPACE = re.compile(r"[ \t]*+")
_KEY = re.compile(r"""[A-Za-z0-9_-]++|"((?:[^"\\\n]++|\\.)*+)"|'([^'\n]*+)'""")
# A key can have 1000 parts and stand 400 tables deep: to keep the way to each would take all memory there is.
_DEEPEST = 50
_TABLES_KEPT = 1000


class _Spot(NamedTuple):
    """Where a key and where its value starts, in characters of the text; of a header, its name and its bracket."""

    key: int
    value: int


class _Body(NamedTuple):
    """The lines of a table under its header, in characters of the text."""

    start: int
    end: int


class Positions:
    """Where the values and keys of a TOML text stand, in lines and characters from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line_starts = array("Q", [0])
        self._line_starts.extend(match.end() for match in re.finditer("\n", text))
        self._headers: dict[Path, _Spot] = {}
        # Tables that only stand in the names of others, such as `bank` in [bank.meta], and the arrays themselves.
        self._implied: dict[Path, _Spot] = {}
        self._bodies: dict[Path, _Body] = {}
        self._body_order: list[tuple[int, Path]] = []
        self._insides: dict[Path, dict[Path, _Spot]] = {}
        self._read_headers()

    def find(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column of what is at ``path``, or of the nearest thing around it.

        A table under a header stands at the header. With ``key`` it is the key's own place that is given.
        """
        for length in range(min(len(path), _DEEPEST), -1, -1):
            spot = self._spot(path[:length])
            if spot is not None:
                return self._place(spot.key if key and length == len(path) else spot.value)
        return 1, 1

    def table_at(self, line: int, column: int) -> Path:
        """The path of the table under whose header this place lies; the empty one before the first header."""
        offset = self._line_starts[line - 1] + column - 1
        return self._body_order[bisect_right(self._body_order, offset, key=lambda body: body[0]) - 1][1]

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def _spot(self, path: Path) -> _Spot | None:
        if path in self._headers:
            return self._headers[path]
        for length in range(len(path), -1, -1):
            table = path[:length]
            if table in self._bodies:
                spot = self._inside(table).get(path)
                if spot is not None:
                    return spot
        return self._implied.get(path)

    def _read_headers(self) -> None:
        text = self._text
        counts: dict[Path, int] = {}
        table: Path = ()
        body_start = at = depth = 0
        while True:
            at = _after(_UP_TO_BRACKET, text, at)
            if at >= len(text):
                break
            if text[at] in "]}":
                depth -= 1
            elif depth or text[at] == "{" or self._is_value(at):
                depth += 1
            else:
                self._add_body(table, body_start, at)
                table, body_start = self._read_header(at, counts)
                at = body_start - 1
            at += 1
        self._add_body(table, body_start, len(text))

    def _add_body(self, table: Path, start: int, end: int) -> None:
        self._bodies[table] = _Body(start, end)
        self._body_order.append((self._headers[table].value if table else 0, table))

    def _is_value(self, bracket: int) -> bool:
        """Whether a bracket outside of any other opens an array: it stands after an equals sign."""
        before = bracket - 1
        while before >= 0 and self._text[before] in " \t":
            before -= 1
        return before >= 0 and self._text[before] == "="

    def _read_header(self, bracket: int, counts: dict[Path, int]) -> tuple[Path, int]:
        """The path of the table whose header starts at ``bracket``, and where its body does."""
        is_array = self._text.startswith("[[", bracket)
        parts = list(self._keys(bracket + 1 + is_array))
        path: Path = ()
        for number, (name, start, _) in enumerate(parts, 1):
            path = (*path, name)
            spot = _Spot(start, bracket)
            if number < len(parts):
                self._imply(path, spot)
                if path in counts:
                    path = (*path, counts[path])
            elif is_array:
                self._imply(path, spot)
                counts[path] = counts.get(path, -1) + 1
                path = (*path, counts[path])
                self._headers[path] = spot
            else:
                self._headers[path] = spot
        end = parts[-1][2] if parts else bracket
        closed = self._text.find("]", end)
        return path, len(self._text) if closed < 0 else closed + 1 + is_array

    def _imply(self, path: Path, spot: _Spot) -> None:
        if len(path) <= _DEEPEST:
            self._implied.setdefault(path, spot)

    def _keys(self, at: int) -> Iterator[tuple[str, int, int]]:
        """The parts of the dotted key at ``at``: its name, where it starts and where it ends."""
        while True:
            at = _after(_SPACE, self._text, at)
            match = _KEY.match(self._text, at)
            if match is None:
                return
            yield _name(match), at, match.end()
            at = _after(_SPACE, self._text, match.end())
            if not self._text.startswith(".", at):
                return
            at += 1

    def _inside(self, table: Path) -> dict[Path, _Spot]:
        if table not in self._insides:
            if len(self._insides) >= _TABLES_KEPT:
                self._insides.clear()
            self._insides[table] = self._read_body(table, self._bodies[table])
        return self._insides[table]

    def _read_body(self, table: Path, body: _Body) -> dict[Path, _Spot]:
        """Every key and every element between the header of a table and the next header."""
        text = self._text
        spots: dict[Path, _Spot] = {}
        open_: list[tuple[Path, Iterator[int] | None]] = [(table, None)]  # with numbers for the elements of an array
        at = body.start
        while True:
            at = _after(_BLANK, text, at)
            if at >= body.end:
                return spots
            if text[at] in "]}":
                open_.pop()
                at += 1
                continue
            path, numbers = open_[-1]
            if numbers is not None:
                path = (*path, next(numbers))
                _keep(spots, path, _Spot(at, at))
            else:
                parts = list(self._keys(at))
                at = text.find("=", parts[-1][2] if parts else at) + 1
                at = _after(_SPACE, text, at)
                if not parts or not at:
                    return spots
                for name, start, _ in parts:
                    path = (*path, name)
                    _keep(spots, path, _Spot(start, at))
            if text[at] == "[":
                open_.append((path, count()))
                at += 1
            elif text[at] == "{":
                open_.append((path, None))
                at += 1
            else:
                at = _after(_SCALAR, text, at)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where what matches at ``at`` ends; without a match there itself."""
    match = pattern.match(text, at)
    return match.end() if match else at


def _keep(spots: dict[Path, _Spot], path: Path, spot: _Spot) -> None:
    # Of `a.b = 1` and `a.c = 2` the first says where a stands.
    if len(path) <= _DEEPEST:
        spots.setdefault(path, spot)


def _name(key: re.Match[str]) -> str:
    basic, literal = key.groups()
    if literal is not None:
        return str(literal)
    if basic is None:
        return key.group()
    if "\\" not in basic:
        return str(basic)
    import tomli

    return next(iter(tomli.loads(f"{key.group()} = 0")))
