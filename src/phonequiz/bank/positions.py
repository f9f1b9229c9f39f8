"""Lines and columns in a bank file, for findings.

The parser that says what a file holds does not say where. This is a second look at a text that the first has taken:
its headers are found by what TOML allows before them, and only the inside of those tables that are asked about goes to
a parser that knows positions. To parse the whole of a large bank that way takes a gigabyte.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

import tree_sitter_toml
from tree_sitter import Language, Node, Parser, Point

Path = tuple[str | int, ...]

# A key can have 1000 parts and stand 400 tables deep: to keep the way to each would take all memory there is.
_DEEPEST = 50
_TABLES_KEPT = 1000

_STRING = (
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
)
# Up to the next bracket that is neither in a string, nor in a comment, nor of an array without arrays in it.
_TO_BRACKET = re.compile(
    rf"(?:[^\[\]\"'#=]++|{_STRING}|\#[^\n]*+|=[ \t]*+\[(?:[^\[\]\"'#]++|{_STRING})*+\]|=)*+(?P<brackets>\[++|\]++)",
    re.DOTALL,
)
_HEADER = re.compile(rf"\[\[?(?:[^\[\]\"'\n]++|{_STRING})*+\]\]?")

_BARE = re.compile(r"[A-Za-z0-9_-]+")


class _Point(NamedTuple):
    """A place in the text, in lines and characters from 0."""

    row: int
    column: int


class _Spot(NamedTuple):
    """Where a key and where its value starts; of a header, its name and its bracket."""

    key: _Point
    value: _Point


class _Part(NamedTuple):
    """A table with its header, or what stands above the first header: where it begins, and its characters."""

    place: _Point
    start: int
    end: int


class Positions:
    """Where the values and keys of a TOML text stand, in lines and characters from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parser = Parser(Language(tree_sitter_toml.language()))
        self._headers: dict[Path, _Spot] = {}
        # Tables that only stand in the names of others, such as `bank` in [bank.meta], and the arrays themselves.
        self._implied: dict[Path, _Spot] = {}
        self._bodies: dict[Path, _Part] = {}
        self._order: list[tuple[_Point, Path]] = []
        self._inside: dict[Path, _Inside] = {}
        self._names: dict[str, list[tuple[str, int]]] = {}
        counts: dict[Path, int] = {}
        path: Path = ()
        place, start = _Point(0, 0), 0
        for header, next_place, next_start in _headers(text):
            self._bodies[path] = _Part(place, start, next_start)
            self._order.append((place, path))
            path = self._read_header(header, next_place, counts)
            place, start = next_place, next_start
        self._bodies[path] = _Part(place, start, len(text))
        self._order.append((place, path))

    def find(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column of what is at ``path``, or of the nearest thing around it.

        A table under a header stands at the header. With ``key`` it is the key's own place that is given.
        """
        for length in range(min(len(path), _DEEPEST), -1, -1):
            spot = self._spot(path[:length])
            if spot is not None:
                point = spot.key if key and length == len(path) else spot.value
                return point.row + 1, point.column + 1
        return 1, 1

    def table_at(self, line: int, column: int) -> Path:
        """The path of the table under whose header this place lies; the empty one before the first header."""
        return self._order[bisect_right(self._order, (line - 1, column - 1), key=lambda part: part[0]) - 1][1]

    def _spot(self, path: Path) -> _Spot | None:
        if path in self._headers:
            return self._headers[path]
        for length in range(len(path) - 1, -1, -1):
            table = path[:length]
            if table in self._bodies:
                spot = self._line_of(path) if length == len(path) - 1 else None
                spot = spot or self._pairs(table).spot(path)
                if spot is not None:
                    return spot
        return self._implied.get(path)

    def _line_of(self, path: Path) -> _Spot | None:
        """Where a key of a table stands that begins a line, as most do: that takes no parser.

        ``None`` where it may be another that looks like it, in a string of several lines.
        """
        part, key = self._bodies[path[:-1]], path[-1]
        text = self._text[part.start : part.end]
        if not isinstance(key, str) or not _BARE.fullmatch(key) or '"""' in text or "'''" in text:
            return None
        match = re.search(rf"^[ \t]*({key})[ \t]*=[ \t]*", text, re.MULTILINE)
        if match is None:
            return None
        line = match.start()
        row = part.place.row + text.count("\n", 0, line)
        return _Spot(_Point(row, match.start(1) - line), _Point(row, match.end() - line))

    def _read_header(self, header: str, place: _Point, counts: dict[Path, int]) -> Path:
        """The path of the table that a header opens; elements of an array are numbered as they come."""
        if header not in self._names:
            self._names[header] = self._names_in(header)
        names = self._names[header]
        path: Path = ()
        for number, (name, start) in enumerate(names, 1):
            path = (*path, name)
            spot = _Spot(_Point(place.row, place.column + start), place)
            if number < len(names):
                self._imply(path, spot)
                if path in counts:
                    path = (*path, counts[path])
            elif header.startswith("[["):
                self._imply(path, spot)
                counts[path] = counts.get(path, -1) + 1
                path = (*path, counts[path])
            if number == len(names):
                self._headers[path] = spot
        return path

    def _names_in(self, header: str) -> list[tuple[str, int]]:
        """The parts of the name in a header, and where each starts in it."""
        raw = header.encode()
        found = self._parser.parse(raw).root_node.children
        named = found[0].named_children if found else []
        return [(name, len(raw[: start.column].decode())) for part in named[:1] for name, start in _keys(part)]

    def _imply(self, path: Path, spot: _Spot) -> None:
        if len(path) <= _DEEPEST:
            self._implied.setdefault(path, spot)

    def _pairs(self, table: Path) -> _Inside:
        """What stands between the header of a table and the next header."""
        if table not in self._inside:
            if len(self._inside) >= _TABLES_KEPT:
                self._inside.clear()
            part = self._bodies[table]
            self._inside[table] = _Inside(self._parser, self._text[part.start : part.end], table, part.place)
        return self._inside[table]


def _headers(text: str) -> Iterator[tuple[str, _Point, int]]:
    """Every header of a TOML text, with its place and how many characters stand before it."""
    depth = at = row = 0
    counted = 0  # up to where lines are counted
    while match := _TO_BRACKET.match(text, at):
        start, at = match.span("brackets")
        if not depth:
            line = text.rfind("\n", counted, start) + 1 or counted
            header = None if text[line:start].strip(" \t") else _HEADER.match(text, start)
            if header is not None:
                row += text.count("\n", counted, start)
                counted, at = line, header.end()
                yield header.group(), _Point(row, start - line), start
                continue
        depth += at - start if text[start] == "[" else start - at


class _Inside:
    """The pairs of one table. Only those that are looked for are read: few of the keys of a table have a finding."""

    def __init__(self, parser: Parser, text: str, table: Path, place: _Point) -> None:
        raw = text.encode()
        self._table, self._place, self._lines = table, place, raw.split(b"\n")
        self._unread: dict[str, list[Node]] = {}
        self._spots: dict[Path, tuple[Point, Point]] = {}
        for node in parser.parse(raw).root_node.children:
            for pair in [node] if node.type == "pair" else node.children:
                key = pair.child(0) if pair.type == "pair" else None
                if key is not None:
                    self._unread.setdefault(next(_keys(key))[0], []).append(pair)

    def spot(self, path: Path) -> _Spot | None:
        """Where a key or an element stands in the text, ``None`` where it does not stand in this table."""
        for pair in self._unread.pop(str(path[len(self._table)]), ()):
            _read_pair(pair, self._table, self._spots)
        if path not in self._spots:
            return None
        key, value = self._spots[path]
        return _Spot(self._moved(key), self._moved(value))

    def _moved(self, point: Point) -> _Point:
        """A place in bytes of this table as one in characters of the whole text."""
        column = len(self._lines[point.row][: point.column].decode())
        return _Point(self._place.row + point.row, column + (0 if point.row else self._place.column))


def _read_pair(pair: Node, path: Path, spots: dict[Path, tuple[Point, Point]]) -> None:
    """Note where the parts of a key stand, and what is in its value."""
    named = [child for child in pair.named_children if child.type != "comment"]
    if len(named) < 2:
        return  # what this parser cannot read has no place of its own
    key, value = named[0], named[-1]
    for name, start in _keys(key):
        path = (*path, name)
        if len(path) > _DEEPEST:
            return
        # Of `a.b = 1` and `a.c = 2` the first says where a stands.
        spots.setdefault(path, (start, value.start_point))
    _read_value(value, path, spots)


def _read_value(value: Node, path: Path, spots: dict[Path, tuple[Point, Point]]) -> None:
    if len(path) >= _DEEPEST:
        return
    inner = (child for child in value.named_children if child.type != "comment")
    if value.type == "inline_table":
        for pair in inner:
            _read_pair(pair, path, spots)
    elif value.type == "array":
        for number, element in zip(count(), inner, strict=False):
            spots[*path, number] = (element.start_point, element.start_point)
            _read_value(element, (*path, number), spots)


def _keys(node: Node) -> Iterator[tuple[str, Point]]:
    """The parts of a dotted key, and where each starts."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if part.type == "dotted_key":
            waiting += reversed(part.named_children)
        else:
            yield _name((part.text or b"").decode(), part.type == "quoted_key"), part.start_point


def _name(key: str, quoted: bool) -> str:
    if not quoted:
        return key
    if "\\" not in key or key.startswith("'"):
        return key[1:-1]
    import tomli

    return next(iter(tomli.loads(f"{key} = 0")))
