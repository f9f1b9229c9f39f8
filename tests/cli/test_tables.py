"""Rows of a report as CSV and as a table."""

from __future__ import annotations

import csv
import io

import pytest

from phonequiz.cli.tables import csv_table, short_ids, text_table
from phonequiz.wording import Language, Words


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


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_head_and_no_figure_is_cut(language: Language, width: int) -> None:
    words = Words(language)
    columns = ["learner", "attempt", "finished", "facility", "discriminative_efficiency", "low", "passed", "counts"]
    row = {"attempt": "0b64ad3c-4d4e", "finished": "2026-03-04T09:00:00Z", "facility": 0.5, "low": 1_000_000}
    row |= {"learner": "Ada " * 20, "discriminative_efficiency": -0.25, "passed": True, "counts": True}
    shown = text_table(columns, [row], words, width)
    for column in columns:
        for word in words(f"column.{column}").split():
            assert word in shown.split(), column
    for figure in ("0b64ad3c", "2026-03-04", "09:00", "50", words.decimal(-0.25), "1000000", words("yes")):
        assert figure in shown.split()
    assert shown.split().count("Ada") == 20


def test_ids_are_as_short_as_they_can_be_told_apart() -> None:
    assert short_ids(["0b64ad3c-4d4e", "1b64ad3c-4d4e"]) == {"0b64ad3c-4d4e": "0b64ad3c", "1b64ad3c-4d4e": "1b64ad3c"}
    assert list(short_ids(["0b64ad3c-4d4e", "0b64ad3c-4a", "0b64ad3c-4d4e"]).values()) == ["0b64ad3c-4d", "0b64ad3c-4a"]
    assert list(short_ids(["r1", "r12"]).values()) == ["r1", "r12"]
    assert short_ids([]) == {}


@pytest.mark.parametrize("width", [72, 78, 80, 81, 90, 120])
def test_ids_are_broken_at_hyphens_and_texts_kept_whole(width: int) -> None:
    ids = ["always-connected-hard-to-say", "malware-2017"]
    stem, verdict = "What does the article warn of if a company uses telephones badly? ", "nobody chooses (n = 37) " * 6
    rows = [{"question": id_, "stem": stem, "verdicts": verdict.strip()} for id_ in ids]
    lines = text_table(["question", "stem", "verdicts"], rows, Words("en"), width).splitlines()
    assert max(map(len, lines)) <= width
    first = [line.split("  ")[0] for line in lines[1:] if not line.startswith(" ")]
    assert "".join(first) == "".join(ids)
    assert all(part.endswith("-") or part in {"say", "malware-2017", ids[0], "to-say", "hard-to-say"} for part in first)
    for word in ("telephones", "nobody", "37)"):
        assert sum(line.count(word) for line in lines) == 2 * (stem + verdict).count(word)
