"""The figures of ``progress --format json``."""

from __future__ import annotations

from typing import Any

import pytest

from phonequiz.analysis.progress import progress
from phonequiz.bank.model import Bank
from phonequiz.bank.reading import load
from phonequiz.record.kept import KeptRun
from phonequiz.record.opening import start
from phonequiz.record.rows import Request
from phonequiz.record.store import Store

from ..conftest import BankMaker, Clock, question, questions


@pytest.fixture
def bank(make_bank: BankMaker) -> Bank:
    """Four questions, round two topics."""
    return load(make_bank(questions(4), exam={"questions": 4, "pass_mark": 0.5, "time_limit": "10m"}))


def practise(bank: Bank, store: Store, clock: Clock, marks: dict[str, bool]) -> None:
    kept = start(bank, "practice", Request(items=tuple(marks)), store, clock)
    clock.forward(1)
    while not kept.run.finished:
        kept.answer(("k1",) if marks[kept.item().id] else ("d1",), 1.0)
        kept.next()


def exam(bank: Bank, store: Store, clock: Clock, *rounds: dict[str, bool]) -> KeptRun:
    """An open exam, answered in rounds; a later round changes answers."""
    kept = start(bank, "exam", Request(), store, clock)
    at = {slot.item: position for position, slot in enumerate(kept.run.slots)}
    for marks in rounds:
        for item, mark in marks.items():
            kept.run.go(at[item])
            kept.answer(("k1",) if mark else ("d1",), 1.0)
    return kept


def figures(told: dict[str, Any]) -> list[tuple[object, ...]]:
    """Topic, questions, seen, answers, right, mastery of each topic."""
    return [tuple(topic.values())[1:] for topic in told["topics"]]


# The marks of one item from run to run, and the mastery of its topic, which has one more item that was never asked.
HISTORIES: list[tuple[str, list[bool], float]] = [
    ("right once", [True], 0.5),
    ("wrong once", [False], 0.0),
    ("one of two", [False, True], 0.25),
    ("two of three", [True, False, True], 1 / 3),
    ("only the last three count", [False, False, True, True, True], 0.5),
    ("forgotten again", [True, True, True, True, False], 1 / 3),
]


@pytest.mark.parametrize(("marks", "mastery"), [row[1:] for row in HISTORIES], ids=[row[0] for row in HISTORIES])
def test_mastery_is_the_mean_of_the_last_three_answers(
    bank: Bank, store: Store, clock: Clock, marks: list[bool], mastery: float
) -> None:
    for mark in marks:
        practise(bank, store, clock, {"q1": mark})
    told = progress(store, {"small": bank}, clock())
    assert figures(told) == [
        ("t1", 2, 1, len(marks), sum(marks), pytest.approx(mastery)),
        ("t2", 2, 0, 0, 0, 0.0),
    ]
    assert (told["answers"], told["right"]) == (len(marks), sum(marks))


def test_a_changed_answer_counts_once_and_only_when_the_exam_is_over(bank: Bank, store: Store, clock: Clock) -> None:
    kept = exam(bank, store, clock, {"q1": False, "q2": True}, {"q1": True, "q2": False, "q3": True})
    told = progress(store, {"small": bank}, clock())
    assert (told["answers"], told["right"]) == (0, 0)
    assert figures(told) == [("t1", 2, 0, 0, 0, 0.0), ("t2", 2, 0, 0, 0, 0.0)]
    row = dict.fromkeys(("finished", "right", "score", "passed")) | {"questions": 4, "answered": 3, "mode": "exam"}
    assert row.items() <= told["runs"][0].items()
    handed_in = clock()
    for now in (clock.now.replace(minute=11), handed_in):
        if now == handed_in:
            kept.hand_in()
        told = progress(store, {"small": bank}, now)
        assert (told["answers"], told["right"]) == (3, 2)
        assert figures(told) == [("t1", 2, 2, 2, 2, 1.0), ("t2", 2, 1, 1, 0, 0.0)]
        row = {"questions": 4, "answered": 3, "right": 2, "score": 0.5, "passed": True}
        assert row.items() <= told["runs"][0].items()


def test_an_open_practice_counts_and_has_no_score(bank: Bank, store: Store, clock: Clock) -> None:
    kept = start(bank, "practice", Request(topics=("t1",)), store, clock)
    kept.answer(("k1",), 1.0)
    told = progress(store, {"small": bank}, clock())
    assert (told["answers"], told["right"]) == (1, 1)
    row = {"finished": None, "score": None, "passed": None, "questions": 2, "answered": 1, "right": 1}
    assert row.items() <= told["runs"][0].items()


def test_questions_that_are_gone_count_in_no_topic(
    make_bank: BankMaker, bank: Bank, store: Store, clock: Clock
) -> None:
    practise(bank, store, clock, {"q1": True, "q3": False})
    draft = [question("q1", "t1", status="draft"), *questions(4)[1:]]
    told = progress(store, {"small": load(make_bank(draft))}, clock())
    assert figures(told) == [("t1", 1, 1, 1, 0, 0.0), ("t2", 2, 0, 0, 0, 0.0)]
    assert (told["answers"], told["right"]) == (2, 1), "what was answered was answered"


def test_a_bank_that_cannot_be_found_tells_what_the_record_knows(bank: Bank, store: Store, clock: Clock) -> None:
    practise(bank, store, clock, {"q1": True, "q3": False, "q2": True})
    practise(bank, store, clock, {"q1": True})
    told = progress(store, {"small": None}, clock())
    assert sorted(figures(told)) == [("t1", None, 2, 3, 2, None), ("t2", None, 1, 1, 1, None)]


def test_only_the_banks_named_count(make_bank: BankMaker, bank: Bank, store: Store, clock: Clock) -> None:
    other = load(make_bank(questions(2), name="other.toml", id="other"))
    practise(bank, store, clock, {"q1": True})
    practise(other, store, clock, {"q1": False})
    told = progress(store, {"small": bank}, clock())
    assert (told["answers"], told["right"], len(told["runs"])) == (1, 1, 1)
    told = progress(store, {"small": bank, "other": other}, clock())
    assert [(topic["bank"], topic["topic"], topic["right"]) for topic in told["topics"]] == [
        ("small", "t1", 1),
        ("small", "t2", 0),
        ("other", "t1", 0),
        ("other", "t2", 0),
    ]
    assert [run["bank"] for run in told["runs"]] == ["small", "other"], "the oldest first"
