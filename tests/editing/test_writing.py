"""A question is changed field by field; all else of it stays as it was written."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from phonequiz.editing.writing import rewritten, same, toml, written

from .conftest import ONE, THREE, TWO


def row_of(body: str) -> dict[str, Any]:
    (row,) = tomli.loads(body)["question"]
    return row


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        ({"stem": "Why?"}, "stem = 'Who \"rings\"?'", 'stem = "Why?"'),
        ({"answer": "bells"}, 'answer = "phones"   # of', 'answer = "bells"   # of'),
        ({"difficulty": 3}, "difficulty=1", "difficulty=3"),
        ({"tags": ["x"]}, "difficulty=1\n", 'difficulty=1\ntags = ["x"]\n'),
        ({"type": "multiple"}, 'topic = "t1"\n', 'topic = "t1"\ntype = "multiple"\n'),
        ({"explanation": "So."}, "]\ndifficulty", ']\nexplanation = "So."\ndifficulty'),
        ({"distractors": ["birds", {"text": "cats", "feedback": "They purr."}]}, '"dogs"', '"birds"'),
        ({"distractors": [{"text": "cats", "feedback": "They purr."}]}, '  "dogs",  # they bark\n', ""),
        (
            {"distractors": ["dogs", {"text": "cats", "feedback": "They purr."}, "bees"]},
            "   # they purr\n",
            '   # they purr\n  "bees",\n',
        ),
        (
            {"distractors": ["dogs"]},
            '  { text = "cats", feedback = "They purr." },   # they purr\n',
            "",
        ),
    ],
)
def test_only_the_value_that_changes_is_written(change: dict[str, Any], old: str, new: str) -> None:
    row = row_of(ONE) | change
    assert ONE.count(old) == 1
    body = rewritten(ONE, row)
    assert body == ONE.replace(old, new)
    assert row_of(body) == row


def test_a_field_taken_out_takes_its_line() -> None:
    row = row_of(TWO)
    del row["status"]
    assert rewritten(TWO, row) == TWO.replace('status = "draft"\n', "")


def test_a_field_of_a_question_with_tables_inside_stands_above_them() -> None:
    row = row_of(TWO) | {"tags": ["x"]}
    assert rewritten(TWO, row) == TWO.replace('status = "draft"\n', 'tags = ["x"]\nstatus = "draft"\n')


def test_what_cannot_be_changed_in_its_place_is_written_anew_below_its_comments() -> None:
    body = '# kept\n[[question]]\nid = "x"\n[[question.distractors]]\ntext = "a"\n'
    row = {"id": "x", "distractors": ["b", {"text": "c"}]}
    assert rewritten(body, row) == '# kept\n[[question]]\nid = "x"\ndistractors = [\n  "b",\n  { text = "c" },\n]\n'


def test_a_new_question_reads_as_one_written_by_hand() -> None:
    row = {
        "stem": 'Say "ring"\nor:\n```\na\\b """\n```',
        "id": "x",
        "topic": "t1",
        "answer": ["a", "b"],
        "type": "multiple",
        "distractors": ["c", {"text": "d", "feedback": "No."}],
        "meta": {"at": date(2026, 3, 4), "a b": [1, 2.5, True]},
    }
    body = written(row)
    assert body == (
        '[[question]]\nid = "x"\ntopic = "t1"\ntype = "multiple"\n'
        'stem = """\nSay "ring"\nor:\n```\na\\\\b ""\\"\n```"""\n'
        'answer = ["a", "b"]\ndistractors = [\n  "c",\n  { text = "d", feedback = "No." },\n]\n'
        'meta = { at = 2026-03-04, "a b" = [1, 2.5, true] }\n'
    )
    assert row_of(body) == row


TEXT = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(['"', '""""', "a\n\n", "\\", "'''", '\n"'])
VALUE = st.recursive(
    TEXT
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.dates(date(1, 1, 1))
    | st.times()
    | st.datetimes(timezones=st.none() | st.just(UTC)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
OPTION = TEXT | st.fixed_dictionaries({"text": TEXT}, optional={"feedback": TEXT})
ROW = st.fixed_dictionaries(
    {"id": TEXT},
    optional={
        "stem": TEXT,
        "topic": TEXT,
        "answer": TEXT | st.booleans() | st.lists(TEXT, max_size=3),
        "distractors": st.lists(OPTION, max_size=4),
        "place": st.integers(1, 8) | st.lists(st.integers(1, 8), max_size=2),
        "tags": st.lists(TEXT, max_size=3),
        "meta": st.dictionaries(TEXT, VALUE, max_size=3),
        "unknown": VALUE,
    },
)


@settings(max_examples=300, deadline=None)
@given(ROW)
def test_what_is_written_reads_the_same(row: dict[str, Any]) -> None:
    assert same(row_of(written(row)), row)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([ONE, TWO, THREE]), ROW)
def test_whatever_changes_it_reads_the_same(body: str, row: dict[str, Any]) -> None:
    assert same(row_of(rewritten(body, row)), row)


@settings(max_examples=200, deadline=None)
@given(ROW, ROW, st.sampled_from(["", " # said", "\n"]))
def test_a_change_of_a_change_reads_the_same(first: dict[str, Any], second: dict[str, Any], end: str) -> None:
    body = rewritten(written(first).rstrip("\n") + end, second)
    assert same(row_of(body), second)


@settings(max_examples=200, deadline=None)
@given(st.lists(OPTION, min_size=1, max_size=5), st.lists(OPTION, min_size=1, max_size=5), st.booleans())
def test_options_that_stay_keep_their_comments(old: list[Any], new: list[Any], lines: bool) -> None:
    between = " # note {}\n  " if lines else " "
    shown = ("\n  " if lines else "") + "".join(f"{toml(o)},{between.format(n)}" for n, o in enumerate(old))
    body = f"[[question]]\nid = 'x' # this\ndistractors = [{shown}\n] # all\n"
    changed = rewritten(body, {"id": "x", "distractors": new})
    assert same(row_of(changed), {"id": "x", "distractors": new})
    assert changed.startswith("[[question]]\nid = 'x' # this\n")
    assert changed.endswith("] # all\n")
    if lines and len({toml(option) for option in old}) == len(old):
        for n, option in enumerate(old):
            if new[: n + 1] == old[: n + 1]:
                assert f"{toml(option)}, # note {n}\n" in changed


def test_values_are_told_apart_as_toml_does() -> None:
    assert same(math.nan, math.nan)
    assert not same(1, True)
    assert not same([1], [1.0])
    assert not same({"a": 1}, {"a": 1, "b": 2})
    assert [toml(value) for value in (math.inf, -math.inf, time(1, 2), datetime(2026, 1, 2, 3, 4))] == [
        "inf",
        "-inf",
        "01:02:00",
        "2026-01-02T03:04:00",
    ]
    with pytest.raises(TypeError):
        toml(None)
