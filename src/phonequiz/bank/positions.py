"""Lines and columns in a bank file, for findings.

The parser that says what a file holds does not say where. This is a second look, with a parser that knows positions,
at a text that the first has taken: first only at the headers, then at the inside of those tables that are asked about.
"""

from __future__ import annotations

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


class _Spot(NamedTuple):
    """Where a key and where its value starts; of a header, its name and its bracket."""

    key: Point
    value: Point


class _Part(NamedTuple):
    """A table with its header, or a pair above the first header: where it starts, and its bytes."""

    row: int
    column: int
    start: int
    end: int


class Positions:
    """Where the values and keys of a TOML text stand, in lines and characters from 1."""

    def __init__(self, text: str) -> None:
        self._bytes = text.encode()
        self._lines = self._bytes.split(b"\n")
        self._parser = Parser(Language(tree_sitter_toml.language()))
        self._headers: dict[Path, _Spot] = {}
        # Tables that only stand in the names of others, such as `bank` in [bank.meta], and the arrays themselves.
        self._implied: dict[Path, _Spot] = {}
        self._bodies: dict[Path, list[_Part]] = {(): []}
        self._order: list[tuple[tuple[int, int], Path]] = [((0, -1), ())]
        self._pairs: dict[Path, dict[str, list[tuple[Node, _Part]]]] = {}
        counts: dict[Path, int] = {}
        # The tree of a large bank takes a gigabyte: what is kept of it is where its tables lie, and those that are
        # asked about are parsed once more.
        for node in self._parser.parse(self._bytes).root_node.children:
            start = node.start_point
            part = _Part(start.row, start.column, node.start_byte, node.end_byte)
            if node.type == "pair":
                self._bodies[()].append(part)
            elif node.type in {"table", "table_array_element"}:
                path = self._read_header(node, counts)
                self._bodies[path] = [part]
                self._order.append(((start.row, start.column), path))

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
        bytes_before = len(self._lines[line - 1].decode()[: column - 1].encode())
        place = (line - 1, bytes_before)
        return self._order[bisect_right(self._order, place, key=lambda body: body[0]) - 1][1]

    def _place(self, point: Point) -> tuple[int, int]:
        return point.row + 1, len(self._lines[point.row][: point.column].decode()) + 1

    def _spot(self, path: Path) -> _Spot | None:
        if path in self._headers:
            return self._headers[path]
        for length in range(len(path), -1, -1):
            table = path[:length]
            if table in self._bodies:
                spot = self._inside(table, path)
                if spot is not None:
                    return spot
        return self._implied.get(path)

    def _read_header(self, node: Node, counts: dict[Path, int]) -> Path:
        """The path of the table that a header opens; elements of an array are numbered as they come."""
        parts = list(_keys(node.named_children[0])) if node.named_children else []
        path: Path = ()
        for number, (name, start) in enumerate(parts, 1):
            path = (*path, name)
            spot = _Spot(start, node.start_point)
            if number < len(parts):
                self._imply(path, spot)
                if path in counts:
                    path = (*path, counts[path])
            elif node.type == "table_array_element":
                self._imply(path, spot)
                counts[path] = counts.get(path, -1) + 1
                path = (*path, counts[path])
            if number == len(parts):
                self._headers[path] = spot
        return path

    def _imply(self, path: Path, spot: _Spot) -> None:
        if len(path) <= _DEEPEST:
            self._implied.setdefault(path, spot)

    def _inside(self, table: Path, path: Path) -> _Spot | None:
        """Where a key or an element stands between the header of its table and the next header."""
        if len(path) == len(table):
            return None
        if table not in self._pairs:
            if len(self._pairs) >= _TABLES_KEPT:
                self._pairs.clear()
            pairs: dict[str, list[tuple[Node, _Part]]] = {}
            for part in self._bodies[table]:
                for node in self._parser.parse(self._bytes[part.start : part.end]).root_node.children:
                    for pair in [node] if node.type == "pair" else node.children:
                        key = pair.child(0) if pair.type == "pair" else None
                        if key is not None:
                            pairs.setdefault(next(_keys(key))[0], []).append((pair, part))
            self._pairs[table] = pairs
        # Only what is looked for is read: few of the keys of a table have a finding.
        for pair, part in self._pairs[table].get(str(path[len(table)]), ()):
            here: dict[Path, _Spot] = {}
            _read_pair(pair, table, here)
            if path in here:
                return _Spot(_moved(here[path].key, part), _moved(here[path].value, part))
        return None


def _moved(point: Point, part: _Part) -> Point:
    """A place in a part as a place in the whole."""
    return Point(part.row + point.row, point.column + (part.column if point.row == 0 else 0))


def _read_pair(pair: Node, path: Path, spots: dict[Path, _Spot]) -> None:
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
        spots.setdefault(path, _Spot(start, value.start_point))
    _read_value(value, path, spots)


def _read_value(value: Node, path: Path, spots: dict[Path, _Spot]) -> None:
    if len(path) >= _DEEPEST:
        return
    inner = (child for child in value.named_children if child.type != "comment")
    if value.type == "inline_table":
        for pair in inner:
            _read_pair(pair, path, spots)
    elif value.type == "array":
        for number, element in zip(count(), inner, strict=False):
            spots[*path, number] = _Spot(element.start_point, element.start_point)
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
