"""Marks from a CSV of another program."""

from __future__ import annotations

from pathlib import Path

import pytest

from phonequiz.problems import PhonequizError
from phonequiz.sources.ledger import Ledger
from phonequiz.sources.marks import read

HEADER = "learner,item,mark,maxmark\n"


def test_each_learner_has_an_attempt(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text(HEADER + 'ada,q1,1,1\n"bob, jr",q1,0.5,1\nada,q2,3,4\n\n', encoding="utf-8-sig")
    ledger = Ledger.in_memory()
    sittings, problems = read(path, ledger, "class")
    assert problems == []
    assert [(one.attempt.learner, one.attempt.answered, one.attempt.right, one.attempt.score) for one in sittings] == [
        ("ada", 2, 1, 4 / 5),
        ("bob, jr", 1, 0, 0.5),
    ]
    assert {one.attempt.bank for one in sittings} == {"class"}
    assert sorted(ledger.execute("SELECT item, mark, maximum FROM answers")) == [(0, 0.5, 1), (0, 1, 1), (1, 3, 4)]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("ada,q2,x,1", "must be numbers"),
        ("ada,q2,nan,1", "must be numbers"),
        ("ada,q2,1,-1", "must be numbers"),
        ("ada,q2,1", "3 cells instead of 4"),
        (",q2,1,1", "is empty"),
        ("ada,q1,0,1", "another mark"),
        ("ada,q2,2,1", "the mark 2 is above maxmark, 1"),
        ("bob,q1,1,2", "the maxmark of q1 is 2 here and 1 in line 2"),
    ],
)
def test_a_row_that_cannot_be_counted_is_named(row: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text(f"{HEADER}ada,q1,1,1\n{row}\nada,q1,1,1\nbob,q1,0,1\n")
    sittings, [problem] = read(path, Ledger.in_memory(), "class")
    assert (problem.place.file, what in problem.what) == (f"{path}:3", True)
    assert [one.attempt.answered for one in sittings] == [1, 1]


def test_marks_below_0_count_and_an_item_without_marks_is_named(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text(f"{HEADER}ada,q1,-1,1\nada,q2,0,0\nbob,q2,0,0\n")
    sittings, [problem] = read(path, Ledger.in_memory(), "class")
    assert sittings[0].attempt.score == -1
    assert (problem.place.file, problem.what) == (f"{path}:3", "the highest mark of q2 is 0")


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "", "learner;item;mark;maxmark\n"])
def test_another_header_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text(content)
    with pytest.raises(PhonequizError, match=r"learner,item,mark,maxmark"):
        read(path, Ledger.in_memory(), "class")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PhonequizError, match="UTF-8"):
        read(path, Ledger.in_memory(), "class")
