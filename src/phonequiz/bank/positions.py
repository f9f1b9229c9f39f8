"""Lines and columns in a bank file, for findings: read with a parser that keeps positions, only when needed."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

_Path = tuple[str | int, ...]


class Positions:
    """Where the values and keys of a TOML text stand, in lines and characters from 1."""

    def __init__(self, text: str) -> None:
        self._bytes = text.encode()
        self._lines = self._bytes.split(b"\n")
        self._tree = Parser(Language(tree_sitter_toml.language())).parse(self._bytes)
        # Path of each table header → the nodes under that path; arrays of tables are numbered as they come.
        self._tables: dict[_Path, list[Node]] = {(): []}
        self._index: dict[_Path, dict[_Path, tuple[Node, Node]]] = {}
        self._read_headers()

    def find(self, path: _Path, key: bool = False) -> tuple[int, int]:
        """Line and column of what is at ``path``, or of the nearest thing around it.

        With ``key`` it is the key's own place that is given, not its value's.
        """
        for length in range(len(path), -1, -1):
            here = path[:length]
            nodes = self._node(here)
            if nodes is not None:
                return self._place(nodes[0] if key and length == len(path) else nodes[1])
        return 1, 1

    def _place(self, node: Node) -> tuple[int, int]:
        row, column = node.start_point
        return row + 1, len(self._lines[row][:column].decode(errors="replace")) + 1

    def _read_headers(self) -> None:
        counts: dict[_Path, int] = {}
        for node in self._tree.root_node.children:
            if node.type == "pair":
                self._tables[()].append(node)
            elif node.type in {"table", "table_array_element"}:
                keys = next((child for child in node.children if child.is_named), None)
                if keys is None:
                    continue
                path = self._absolute(self._keys(keys), counts)
                if node.type == "table_array_element":
                    counts[path] = counts.get(path, -1) + 1
                    path = (*path, counts[path])
                self._tables.setdefault(path, []).append(node)

    @staticmethod
    def _absolute(keys: tuple[str, ...], counts: dict[_Path, int]) -> _Path:
        """The path of a header, with the number of the newest element of each array of tables above it."""
        path: _Path = ()
        for position, key in enumerate(keys):
            path = (*path, key)
            if position < len(keys) - 1 and path in counts:
                path = (*path, counts[path])
        return path

    def _keys(self, node: Node) -> tuple[str, ...]:
        if node.type == "dotted_key":
            return tuple(part for child in node.children if child.is_named for part in self._keys(child))
        text = (node.text or b"").decode()
        return (text[1:-1] if node.type == "quoted_key" else text,)

    def _node(self, path: _Path) -> tuple[Node, Node] | None:
        """Key node and value node at ``path``; of a table header both are the header."""
        for length in range(len(path), -1, -1):
            table = path[:length]
            if table not in self._tables:
                continue
            if table not in self._index:
                self._index[table] = dict(self._pairs(table))
            found = self._index[table].get(path)
            if found is not None:
                return found
        return None

    def _pairs(self, table: _Path) -> Iterator[tuple[_Path, tuple[Node, Node]]]:
        for node in self._tables[table]:
            if node.type == "pair":
                yield from self._pair(node, table)
                continue
            yield table, (node, node)
            for child in node.children:
                if child.type == "pair":
                    yield from self._pair(child, table)

    def _pair(self, pair: Node, base: _Path) -> Iterator[tuple[_Path, tuple[Node, Node]]]:
        named = [child for child in pair.children if child.is_named and child.type != "comment"]
        if len(named) < 2:
            return
        key, value = named[0], named[-1]
        path: _Path = base
        for part in self._keys(key):
            path = (*path, part)
            yield path, (key, value)
        yield from self._inside(value, path)

    def _inside(self, value: Node, path: _Path) -> Iterator[tuple[_Path, tuple[Node, Node]]]:
        if value.type == "array":
            entries = (child for child in value.children if child.is_named and child.type != "comment")
            for number, child in enumerate(entries):
                yield (*path, number), (child, child)
                yield from self._inside(child, (*path, number))
        elif value.type == "inline_table":
            for child in value.children:
                if child.type == "pair":
                    yield from self._pair(child, path)
