"""Lines and columns of what a TOML file holds, in every way in which TOML can be written."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from phonequiz.bank.positions import Path, Positions

QUESTIONS = """\
format = 1

# ---- a comment with [[question]] in it ----
[bank]
id = "a"   # another [[question]]
  title\t=\t"T"

[[question]]
id = "q1"
stem = \"\"\"
[[question]]
id = "not this one"
\"\"\"
distractors = [
  # first
  "x", { text = "y", feedback = "z" }, # second
  [1,
   2],
]
meta.source.page = 3
meta.note = "n"

[[question]]
id = "q2"
[question.meta]
"a.b" = 'c'
[[question.distractors]]
text = "d1"
[[question.distractors]]
text = "d2"

  [[ question ]]
  'id' = "q3"
  "st\\u0065m" = "S?"

[bank.meta]
x = 1
"""

INLINE = """\
bank = { id = "a", meta = { "x y" = [1, [2, 3]] } }
question = [
  { id = "q1", distractors = ["a", {text = "b"}] },
  # a comment
  { id = "q2" },
]
topic.id = "t"
[exam.meta]
a = 1
"""

WIDE = """\
"schlüssel" = "ü"
"😀👍🏽" = ["👩‍💻", "日本語", { text = "e\u0301" }] # 😀
\tlast = 'x'
"""

QUOTES = '''\
a = """"two" quotes at the end"""""
b = \'\'\'it's [not] {a} # table\'\'\'
c = "\\"]\\\\"
d = """line \\
       # no comment [bank]
"""
e = []
f = {}
g = 1979-05-27 07:32:00
h = [1.5e+3, -nan, 0xff, 07:32:00]
3.14 = "a dotted key"
'' = "empty key"
'''

HEADERLESS = '''\
a = [ # [bank]
  ["bank"],
  [[1.5], [
  [true]
  ]], # ]]
  "]", """"
[bank]"""""
]
b = ["[", '\\', "\\\\", "]"]
["a]b"] # [bank]
c = 1 # g = 2
g."c.d" = 3
[  '"]' . "\\u0065" ]
d = [[[]], [[ ]]]
[[e]]
f = """]\\"""]"""
[[e]]
'''

CASES: list[tuple[str, str, Path, tuple[int, int], tuple[int, int]]] = [
    # what is looked at, text, path, place of the value, place of the key
    ("a key at the top", QUESTIONS, ("format",), (1, 10), (1, 1)),
    ("a table: its header", QUESTIONS, ("bank",), (4, 1), (4, 2)),
    ("a value after tabs", QUESTIONS, ("bank", "title"), (6, 11), (6, 3)),
    ("an array of tables: its first header", QUESTIONS, ("question",), (8, 1), (8, 3)),
    ("an element of it: its header", QUESTIONS, ("question", 0), (8, 1), (8, 3)),
    ("a multi-line string", QUESTIONS, ("question", 0, "stem"), (10, 8), (10, 1)),
    ("an element after a comment", QUESTIONS, ("question", 0, "distractors", 0), (16, 3), (16, 3)),
    ("an inline table in an array", QUESTIONS, ("question", 0, "distractors", 1), (16, 8), (16, 8)),
    ("a key in it", QUESTIONS, ("question", 0, "distractors", 1, "feedback"), (16, 33), (16, 22)),
    ("an array in an array", QUESTIONS, ("question", 0, "distractors", 2, 1), (18, 4), (18, 4)),
    ("a part of a dotted key", QUESTIONS, ("question", 0, "meta", "source"), (20, 20), (20, 6)),
    ("the last part of a dotted key", QUESTIONS, ("question", 0, "meta", "source", "page"), (20, 20), (20, 13)),
    ("a table that dotted keys make: the first", QUESTIONS, ("question", 0, "meta"), (20, 20), (20, 1)),
    ("another key in it", QUESTIONS, ("question", 0, "meta", "note"), (21, 13), (21, 6)),
    ("a missing key: the table's header", QUESTIONS, ("question", 1, "stem"), (23, 1), (23, 1)),
    ("a table in an element", QUESTIONS, ("question", 1, "meta"), (25, 1), (25, 11)),
    ("a quoted key with a dot", QUESTIONS, ("question", 1, "meta", "a.b"), (26, 9), (26, 1)),
    ("an array of tables in an element", QUESTIONS, ("question", 1, "distractors"), (27, 1), (27, 12)),
    ("an element of that", QUESTIONS, ("question", 1, "distractors", 1), (29, 1), (29, 12)),
    ("a value in that", QUESTIONS, ("question", 1, "distractors", 1, "text"), (30, 8), (30, 1)),
    ("a header with spaces", QUESTIONS, ("question", 2), (32, 3), (32, 6)),
    ("a literal key", QUESTIONS, ("question", 2, "id"), (33, 10), (33, 3)),
    ("a key with an escape", QUESTIONS, ("question", 2, "stem"), (34, 17), (34, 3)),
    ("a sub-table far from its table", QUESTIONS, ("bank", "meta", "x"), (37, 5), (37, 1)),
    ("nothing at all: the start", QUESTIONS, (), (1, 1), (1, 1)),
    ("a key that is missing at the top", QUESTIONS, ("topic",), (1, 1), (1, 1)),
    ("an inline table", INLINE, ("bank",), (1, 8), (1, 1)),
    ("a key in an inline table", INLINE, ("bank", "meta", "x y"), (1, 37), (1, 29)),
    ("an element of an array in an array", INLINE, ("bank", "meta", "x y", 1, 1), (1, 45), (1, 45)),
    ("an array of inline tables", INLINE, ("question",), (2, 12), (2, 1)),
    ("an inline table in the array", INLINE, ("question", 0), (3, 3), (3, 3)),
    ("an inline table in that", INLINE, ("question", 0, "distractors", 1, "text"), (3, 44), (3, 37)),
    ("an inline table after a comment", INLINE, ("question", 1, "id"), (5, 10), (5, 5)),
    ("a missing key in an inline table", INLINE, ("question", 1, "stem"), (5, 3), (5, 3)),
    ("a table made by a dotted key", INLINE, ("topic",), (7, 12), (7, 1)),
    ("a table that only a sub-table names", INLINE, ("exam",), (8, 1), (8, 2)),
    ("an umlaut in the key", WIDE, ("schlüssel",), (1, 15), (1, 1)),
    ("emoji in the key", WIDE, ("😀👍🏽",), (2, 9), (2, 1)),
    ("a value after a joined emoji", WIDE, ("😀👍🏽", 1), (2, 17), (2, 17)),
    ("a value after wide characters", WIDE, ("😀👍🏽", 2, "text"), (2, 33), (2, 26)),
    ("after a line of emoji", WIDE, ("last",), (3, 9), (3, 2)),
    ("quotes at the end of a string", QUOTES, ("b",), (2, 5), (2, 1)),
    ("brackets in a literal string", QUOTES, ("c",), (3, 5), (3, 1)),
    ("escaped quotes", QUOTES, ("d",), (4, 5), (4, 1)),
    ("an empty array", QUOTES, ("e",), (7, 5), (7, 1)),
    ("an empty table", QUOTES, ("f",), (8, 5), (8, 1)),
    ("a date with a space", QUOTES, ("g",), (9, 5), (9, 1)),
    ("numbers and times", QUOTES, ("h", 3), (10, 26), (10, 26)),
    ("a key like a number", QUOTES, ("3", "14"), (11, 8), (11, 3)),
    ("an empty key", QUOTES, ("",), (12, 6), (12, 1)),
    ("an array of arrays with a line like a header", HEADERLESS, ("a", 1, 1, 0, 0), (4, 4), (4, 4)),
    ("a string that ends in quotes", HEADERLESS, ("a", 2), (6, 3), (6, 3)),
    ("what follows such an array", HEADERLESS, ("b",), (9, 5), (9, 1)),
    ("a header with a bracket in its name", HEADERLESS, ("a]b", "c"), (11, 5), (11, 1)),
    ("a key like the end of another", HEADERLESS, ("a]b", "g"), (12, 11), (12, 1)),
    ("a key with a dot in quotes", HEADERLESS, ("a]b", "g", "c.d"), (12, 11), (12, 3)),
    ("a header with quotes and an escape in its names", HEADERLESS, ('"]', "e"), (13, 1), (13, 11)),
    ("a table after brackets in a string", HEADERLESS, ("e", 1), (17, 1), (17, 3)),
]


@pytest.mark.parametrize(
    ("text", "path", "value", "key"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_places(text: str, path: Path, value: tuple[int, int], key: tuple[int, int]) -> None:
    positions = Positions(text)
    assert positions.find(path) == value
    assert positions.find(path, key=True) == key


@pytest.mark.parametrize("text", [QUESTIONS, INLINE, WIDE, QUOTES, HEADERLESS])
def test_the_texts_of_these_cases_are_toml(text: str) -> None:
    assert tomli.loads(text)


def test_an_empty_text_has_a_start() -> None:
    assert Positions("").find(("bank", "id")) == (1, 1)


def test_no_newline_is_needed_at_the_end() -> None:
    assert Positions("a = 1\n[b]\nc = 'x'").find(("b", "c")) == (3, 5)


@pytest.mark.parametrize(
    ("line", "column", "table"),
    [
        (1, 1, ()),
        (5, 3, ("bank",)),
        (12, 1, ("question", 0)),
        (26, 1, ("question", 1, "meta")),
        (37, 1, ("bank", "meta")),
    ],
)
def test_the_table_around_a_place(line: int, column: int, table: Path) -> None:
    assert Positions(QUESTIONS).table_at(line, column) == table


def test_a_table_at_the_very_start_is_found_around_its_first_character() -> None:
    assert Positions("[bank]\nid = 1\n").table_at(1, 1) == ("bank",)


def test_a_key_of_a_thousand_parts_leads_to_its_table() -> None:
    parts = ["a"] * 1000
    assert Positions("x = 1\n" + ".".join(parts) + " = 2\n").find(tuple(parts)) == (2, 2003)


def test_deep_arrays_lead_to_their_start() -> None:
    assert Positions("x = " + "[" * 300 + "]" * 300).find(("x", *([0] * 300)))[0] == 1


def leaves(value: Any, path: Path = ()) -> list[Path]:
    """The path of every value that holds no other."""
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
    if isinstance(value, list):
        return [leaf for number, inner in enumerate(value) for leaf in leaves(inner, (*path, number))]
    return [path]


KEYS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x7f"), max_size=3)
LEAVES = st.integers(0, 9) | st.booleans() | st.text(st.characters(codec="utf-8"), max_size=5)
TABLES = st.dictionaries(
    KEYS,
    st.recursive(
        LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
    ),
    max_size=4,
)


@settings(deadline=None)
@given(TABLES)
def test_at_the_place_of_any_value_stands_this_value(content: dict[str, Any]) -> None:
    import tomli_w

    text = tomli_w.dumps(content)
    lines = text.split("\n")
    positions = Positions(text)
    for path in leaves(content):
        wanted: Any = content
        for step in path:
            wanted = wanted[step]
        line, column = positions.find(path)
        here = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert here.startswith(tomli_w.dumps({"x": wanted}).removeprefix("x = ").rstrip("\n"))
