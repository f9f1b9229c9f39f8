"""Rows of a report as CSV and as a table."""

from __future__ import annotations

import csv
import io

import pytest

from phonequiz.cli.tables import csv_table, text_table
from phonequiz.wording import Words


def cells(*values: object) -> list[str]:
    """What a spreadsheet reads of one row."""
    columns = [f"c{n}" for n in range(len(values))]
    text = csv_table(columns, [dict(zip(columns, values, strict=True))])
    return next(iter(list(csv.reader(io.StringIO(text)))[1:]))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        *((sign + "1", "'" + sign + "1") for sign in "=+-@＝＋－＠\t\n"),
        ("\t=1", "'\t=1"),
        ("a\n=1", "a\n'=1"),
        ("a;=1", "a;'=1"),
        ("a\t@x", "a\t'@x"),
        ("a - b; - c", "a - b; - c"),
        ("1 = 1", "1 = 1"),
        (["fine", "=1"], "fine; '=1"),
        ([], ""),
        ("\x1b[1m\r=1", "\N{REPLACEMENT CHARACTER}[1m\N{REPLACEMENT CHARACTER}=1"),
        (-1, "-1"),
        (0.5, "0.5"),
        (True, "true"),
        (None, ""),
    ],
)
def test_a_cell_is_no_formula_and_says_the_same(value: object, cell: str) -> None:
    assert cells(value) == [cell]


def test_texts_are_quoted_and_numbers_are_not() -> None:
    assert csv_table(["a", "b"], [{"a": 'x;"y"', "b": 1.5}]) == '"a","b"\n"x;""y""",1.5\n'


def test_a_table_leaves_out_columns_without_a_value() -> None:
    rows = [{"learner": "ada", "score": 2 / 3, "passed": None, "mode": "exam"}]
    shown = text_table(["learner", "mode", "score", "passed"], rows, Words("en"), 80)
    assert shown.splitlines()[1].split() == ["ada", "Exam", "67", "%"]
    assert len(shown.splitlines()[0].split()) == 3


def test_a_long_text_is_kept_whole_in_what_width_there_is() -> None:
    rows = [{"question": "q1", "stem": "word " * 30, "n": 1}]
    for width in (40, 200):
        lines = text_table(["question", "n", "stem"], rows, Words("en"), width).splitlines()
        assert max(map(len, lines)) <= width
        assert sum(line.count("word") for line in lines) == 30
