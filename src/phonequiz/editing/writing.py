"""A question written as TOML: anew, or changed so that what is not touched stays as it was written."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from difflib import SequenceMatcher
from typing import Any

import tomli

from phonequiz.bank.format import QUESTION
from phonequiz.editing.document import Row

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_ORDER = tuple(QUESTION)


def written(row: Mapping[str, Any]) -> str:
    """A question as a ``[[question]]`` table, its fields in the order of the format."""
    keys = sorted(row, key=lambda key: _ORDER.index(key) if key in _ORDER else len(_ORDER))
    return "[[question]]\n" + "".join(_pair(key, row[key]) for key in keys)


def _pair(key: str, value: object) -> str:
    return f"{_key(key)} = {_field(key, value)}\n"


def _field(key: str, value: object) -> str:
    """A value as it stands behind its key: distractors one a line."""
    if key == "distractors" and isinstance(value, list) and value:
        return "[\n" + "".join(f"  {toml(entry)},\n" for entry in value) + "]"
    if isinstance(value, str) and "\n" in value:
        return _lines(value)
    return toml(value)


def toml(value: object) -> str:
    """A value on one line of TOML. Raises ``TypeError`` for what TOML has no form for."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {toml(inner)}" for key, inner in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    raise TypeError(f"no TOML for {type(value).__name__}")


def _key(key: str) -> str:
    return key if _BARE.match(key) else toml(key)


def _lines(text: str) -> str:
    """A text of several lines in three quotes, its lines as they are."""
    lines = (toml(line)[1:-1] for line in text.split("\n"))
    # A quotation mark needs its backslash only where three would meet, or at the end.
    shown = "\n".join(re.sub(r"\\(.)", lambda m: '"' if m[1] == '"' else m[0], line) for line in lines)
    shown = shown.replace('"""', '""\\"')
    return f'"""\n{shown[:-1]}\\""""' if shown.endswith('"') else f'"""\n{shown}"""'


def same(first: object, second: object) -> bool:
    """Whether two values are the same to TOML: 1 is not true, and what is no number is equal to itself."""
    if type(first) is not type(second):
        return False
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(same(first[key], second[key]) for key in first)
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(same, first, second))
    return first == second or (first != first and second != second)


def rewritten(body: str, row: Row) -> str:
    """The text of a question, changed so that it says ``row``: values that stay keep their comments and their form.

    A question written in a way that cannot be changed piece by piece is written anew, below the comments above it.
    """
    old = tomli.loads(body)["question"][0]
    changed = body
    for key in [key for key in old if key not in row]:
        changed = _without(changed, key)
    for key in row:
        if key not in old:
            changed = _with(changed, key, row[key])
        elif not same(old[key], row[key]):
            changed = _replaced(changed, key, old[key], row[key])
    if _says(changed, row):
        return changed
    above = re.match(r"(?:[ \t]*#[^\n]*\n)*", body)
    return (above.group() if above else "") + written(row)


def _says(body: str, row: Row) -> bool:
    try:
        questions = tomli.loads(body).get("question")
    except ValueError:
        return False
    return isinstance(questions, list) and len(questions) == 1 and same(questions[0], row)


class _Spot:
    """A pair of the question's own table: its key, and where line, value and line's end stand, in bytes."""

    def __init__(self, key: str, node: Any, raw: bytes) -> None:  # noqa: ANN401
        self.key = key
        self.value = [child for child in node.named_children if child.type != "comment"][-1]
        self.start = raw.rfind(b"\n", 0, node.start_byte) + 1
        end = raw.find(b"\n", self.value.end_byte)
        self.end = len(raw) if end < 0 else end + 1


def _spots(raw: bytes) -> Iterator[_Spot]:
    """The pairs with one plain key between the header and the next; others are never changed one by one."""
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    for table in Parser(Language(tree_sitter_toml.language())).parse(raw).root_node.children:
        if table.type != "table_array_element":
            continue
        for node in table.children:
            if node.type == "pair" and node.named_children[0].type == "bare_key":
                yield _Spot(raw[node.start_byte : node.named_children[0].end_byte].decode(), node, raw)
        return


def _without(body: str, key: str) -> str:
    raw = body.encode()
    for spot in _spots(raw):
        if spot.key == key:
            return (raw[: spot.start] + raw[spot.end :]).decode()
    return body


def _with(body: str, key: str, value: object) -> str:
    """The body with one pair more, after those that come before it in the order of the format."""
    raw = body.encode()
    if not raw.endswith(b"\n"):
        raw += b"\n"
    place = _ORDER.index(key) if key in _ORDER else len(_ORDER)
    after = -1
    for spot in _spots(raw):
        if spot.key in _ORDER and _ORDER.index(spot.key) < place:
            after = max(after, spot.end)
    if after < 0:
        header = re.search(rb"(?m)^[ \t]*\[\[[^\n]*\n", raw)
        after = header.end() if header else len(raw)
    return (raw[:after] + _pair(key, value).encode() + raw[after:]).decode()


def _replaced(body: str, key: str, old: object, new: object) -> str:
    raw = body.encode()
    for spot in _spots(raw):
        if spot.key == key:
            start, end = spot.value.start_byte, spot.value.end_byte
            value = _field(key, new).encode()
            if isinstance(old, list) and isinstance(new, list) and spot.value.type == "array":
                value = _array(raw, spot.value, old, new) or value
            return (raw[:start] + value + raw[end:]).decode()
    return body


def _array(raw: bytes, array: Any, old: Sequence[object], new: Sequence[object]) -> bytes | None:  # noqa: ANN401
    """The array with its elements changed one by one, so that each keeps its line and its comment."""
    elements = [child for child in array.named_children if child.type != "comment"]
    if len(elements) != len(old) or not elements or not new:
        return None
    start, end = array.start_byte, array.end_byte
    shown_old, shown_new = [toml(entry) for entry in old], [toml(entry) for entry in new]
    edits: list[tuple[int, int, bytes]] = []
    for what, low, high, first, last in SequenceMatcher(None, shown_old, shown_new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        values = [shown.encode() for shown in shown_new[first:last]]
        both = min(high - low, len(values))
        for element, value in zip(elements[low:high], values, strict=False):
            edits.append((element.start_byte, element.end_byte, value))
        if high - low > both:
            edits += [(*_with_comma(raw, elements, number), b"") for number in range(low + both, high)]
        elif len(values) > both:
            before = elements[low + both - 1] if low + both else None
            edits += _inserted(raw, elements[0], before, values[both:])
    for low, high, value in sorted(edits, reverse=True):
        raw = raw[:low] + value + raw[high:]
        end += len(value) - (high - low)
    return raw[start:end]


def _inserted(raw: bytes, first: Any, before: Any, values: Sequence[bytes]) -> list[tuple[int, int, bytes]]:  # noqa: ANN401
    """The edits that put values behind an element, or before the first; each on its own line where those are."""
    line_start = raw.rfind(b"\n", 0, first.start_byte) + 1
    indent = raw[line_start : first.start_byte]
    of_lines = not indent.strip()
    if before is None:
        between = b",\n" + indent if of_lines else b", "
        return [(first.start_byte, first.start_byte, b"".join(value + between for value in values))]
    end = before.end_byte
    rest = re.match(rb"[ \t]*(,)?[ \t]*(#[^\n]*)?\n", raw[end:])
    if not of_lines or rest is None:
        return [(end, end, b"".join(b", " + value for value in values))]
    comma = [] if rest.group(1) else [(end, end, b",")]
    at = end + rest.end()
    return [*comma, (at, at, b"".join(indent + value + b",\n" for value in values))]


def _with_comma(raw: bytes, elements: Sequence[Any], number: int) -> tuple[int, int]:
    """From where to where an element goes with its comma, and with its line where it has one of its own."""
    element = elements[number]
    start, end = element.start_byte, element.end_byte
    comma = re.match(rb"[ \t]*,", raw[end:])
    if comma:
        end += comma.end()
    line_start = raw.rfind(b"\n", 0, start) + 1
    rest = re.match(rb"[ \t]*(#[^\n]*)?\n", raw[end:])
    if not raw[line_start:start].strip() and rest:
        return line_start, end + rest.end()
    if number:
        return elements[number - 1].end_byte, element.end_byte
    space = re.match(rb"[ \t]*", raw[end:])
    return start, end + (space.end() if space else 0)
