"""Runs that are kept, left and gone on with."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from phonequiz.bank.model import Bank
from phonequiz.bank.reading import load
from phonequiz.record.kept import KeptRun, TimeIsUp
from phonequiz.record.opening import NothingToAsk, go_on, open_run, start
from phonequiz.record.rows import Request
from phonequiz.record.store import Store

from ..conftest import BankMaker, Clock, question, questions


def open_(bank: Bank, store: Store | None, clock: Clock, mode: Any = "practice", **options: Any) -> tuple[str, KeptRun]:
    new = options.pop("new", False)
    return open_run(bank, mode, Request(**options), store, clock, new=new)


def order(kept: KeptRun) -> list[tuple[str, tuple[str, ...]]]:
    return [(slot.item, slot.options) for slot in kept.run.slots]


def count(store: Store, table: str) -> int:
    """How many rows another program sees."""
    connection = sqlite3.connect(store.path)
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        connection.close()


def test_an_answer_is_committed_before_it_is_told_right_or_wrong(bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(bank, store, clock)
    given = kept.answer(("k1",), 2.5)
    assert given.right
    connection = sqlite3.connect(store.path)
    assert connection.execute("SELECT response, right, seconds, language FROM answer").fetchall() == [
        ("k1", 1, 2.5, "en")
    ]
    connection.close()


def test_a_practice_without_an_answer_is_not_kept(bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(bank, store, clock)
    kept.skip()
    kept.release()
    assert count(store, "run") == 0


def test_an_exam_is_kept_from_its_first_question_on(bank: Bank, store: Store, clock: Clock) -> None:
    open_(bank, store, clock, "exam")
    assert count(store, "run") == 1


def test_a_run_goes_on_where_it_stopped(make_bank: BankMaker, store: Store, clock: Clock) -> None:
    bank = load(make_bank([question(f"q{n}", order=None, place=None) for n in range(8)]))
    _, kept = open_(bank, store, clock)
    kept.answer(("k1",), 1)
    kept.next()
    kept.skip()
    before = order(kept)
    kept.release()
    found, again = open_(load(bank.path), store, clock)
    assert found == "resumed"
    assert order(again) == before
    assert again.run.position == 2, "the one that was skipped comes at the end"
    assert again.resumed is not None
    assert (again.resumed.reworded, again.resumed.deleted) == (False, 0)


def test_skips_before_the_first_answer_are_kept_with_it(bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(bank, store, clock)
    kept.skip()
    kept.answer(("k1",), 1)
    kept.release()
    _, again = open_(bank, store, clock)
    assert again.run.position == 2


def test_a_run_ends_with_its_last_answer(bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(bank, store, clock, questions=1)
    kept.answer(("k1",), 1)
    assert store.read("SELECT finished IS NOT NULL, questions, answered, right FROM run") == [(1, 1, 1, 1)]


def test_a_run_that_is_held_is_left_to_its_holder(bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(bank, store, clock)
    kept.answer(("k1",), 1)
    other = Store.open(store.path.parent)
    found, mine = open_(bank, other, clock)
    assert found == "new"
    assert mine.row.uuid != kept.row.uuid
    kept.release()
    found, resumed = open_(bank, other, clock)
    assert (found, resumed.row.uuid) == ("resumed", kept.row.uuid)
    other.close()


@pytest.mark.parametrize(
    ("started", "asked", "expected"),
    [
        ({}, {}, "resumed"),
        ({"topics": ("t1",)}, {}, "resumed"),
        ({"topics": ("t1",)}, {"topics": ("t1",)}, "resumed"),
        ({}, {"topics": ("t1",)}, "new"),
        ({"topics": ("t1", "t2")}, {"topics": ("t2", "t1")}, "resumed"),
        ({"questions": 3}, {"questions": 3}, "resumed"),
        ({"questions": 3}, {"questions": 4}, "new"),
        ({}, {"questions": 10}, "resumed"),
        ({}, {"questions": 6}, "resumed"),
        ({"seed": 4}, {"seed": 4}, "resumed"),
        ({"seed": 4}, {"seed": 5}, "new"),
        ({}, {"seed": 5}, "new"),
        ({}, {"new": True}, "new"),
        ({}, {"items": ("q1",)}, "new"),
    ],
)
def test_a_run_is_gone_on_with_that_agrees_with_every_option(
    bank: Bank, store: Store, clock: Clock, started: dict[str, Any], asked: dict[str, Any], expected: str
) -> None:
    _, kept = open_(bank, store, clock, **started)
    kept.answer(("k1",), 1)
    kept.release()
    assert open_(bank, store, clock, **asked)[0] == expected


def test_the_newest_of_several_is_gone_on_with(bank: Bank, store: Store, clock: Clock) -> None:
    for seed in (1, 2):
        _, kept = open_(bank, store, clock, seed=seed)
        kept.answer(("k1",), 1)
        kept.release()
        clock.forward(60)
    _, again = open_(bank, store, clock)
    assert again.row.uuid == kept.row.uuid


def test_questions_that_are_gone_drop_out_and_others_are_shown_as_they_read_now(
    make_bank: BankMaker, store: Store, clock: Clock
) -> None:
    bank = load(make_bank(questions(5)))
    _, kept = open_(bank, store, clock, seed=1)
    kept.answer(("k1",), 1)
    ids = [slot.item for slot in kept.run.slots]
    kept.release()
    left = [row for row in questions(5) if row["id"] != ids[2]]
    for row in left:
        if row["id"] == ids[1]:
            row |= {"stem": "Another stem?", "distractors": ["other", "third", "a fourth"], "order": "shuffled"}
            del row["place"]
        if row["id"] == ids[3]:
            row["status"] = "draft"
    found, again = open_(load(make_bank(left)), store, clock)
    assert found == "resumed"
    assert [slot.item for slot in again.run.slots] == [ids[0], ids[1], ids[4]]
    assert again.resumed is not None
    assert (again.resumed.reworded, again.resumed.deleted) == (True, 2)
    assert again.item().stem == "Another stem?"
    assert sorted(option.id for option in again.options()) == ["d1", "d2", "d3", "k1"]
    while not again.run.finished:
        again.answer(("k1",), 1)
        again.next()
    assert store.read("SELECT questions, answered FROM run") == [(3, 3)]


def test_a_run_whose_questions_left_are_all_gone_is_not_gone_on_with(
    make_bank: BankMaker, store: Store, clock: Clock
) -> None:
    _, kept = open_(load(make_bank(questions(2))), store, clock, seed=1)
    kept.answer(("k1",), 1)
    first = kept.run.slots[0].item
    kept.release()
    found, _ = open_(load(make_bank([question(first)])), store, clock)
    assert found == "new"
    assert store.open_runs() == []


def test_a_run_goes_on_in_another_language(make_bank: BankMaker, store: Store, clock: Clock) -> None:
    english = load(make_bank(questions(3)))
    _, kept = open_(english, store, clock)
    kept.answer(("k1",), 1)
    kept.release()
    translated = [row | {"stem": f"Was ist {row['id']}?"} for row in questions(3)]
    german = load(make_bank(translated, name="bank.de.toml", language="de"))
    found, again = open_(german, store, clock)
    assert found == "resumed"
    assert order(again) == order(kept)
    assert again.item().stem.startswith("Was")
    assert again.resumed is not None
    assert again.resumed.reworded


def test_without_a_record_nothing_is_kept_and_all_else_works(bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(bank, None, clock, questions=2)
    while not kept.run.finished:
        kept.answer(("k1",), 1)
        kept.next()
    assert kept.outcome().score == 1.0
    assert count(store, "run") == 0


def test_nothing_to_ask_is_said(make_bank: BankMaker, store: Store, clock: Clock) -> None:
    bank = load(make_bank([question("q1", status="draft")]))
    for mode in ("practice", "exam"):
        with pytest.raises(NothingToAsk):
            open_(bank, store, clock, mode)


def test_a_draft_is_never_asked(make_bank: BankMaker, store: Store, clock: Clock) -> None:
    bank = load(make_bank([question("q1"), question("q2", status="draft")]))
    _, kept = open_(bank, store, clock, questions=99)
    assert [slot.item for slot in kept.run.slots] == ["q1"]


# ── exams ──


@pytest.fixture
def exam_bank(make_bank: BankMaker) -> Bank:
    return load(make_bank(questions(4), exam={"questions": 4, "pass_mark": 0.5, "time_limit": "10m"}))


def test_the_time_of_an_exam_runs_on_while_nobody_is_there(exam_bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(exam_bank, store, clock, "exam")
    kept.answer(("k1",), 1)
    kept.release()
    clock.forward(400)
    found, again = open_(exam_bank, store, clock, "exam")
    assert found == "resumed"
    assert again.remaining() == 200
    assert again.run.position == 1


def test_past_its_time_an_exam_is_handed_in_as_it_stood(exam_bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(exam_bank, store, clock, "exam")
    kept.answer(("k1",), 1)
    kept.run.go(1)
    kept.answer(("k1",), 1)
    kept.release()
    clock.forward(601)
    found, over = open_(exam_bank, store, clock, "exam")
    assert found == "over"
    outcome = over.outcome()
    assert (outcome.right, outcome.answered, outcome.questions, outcome.passed) == (2, 2, 4, True)
    assert store.read("SELECT finished FROM run") == [("2026-03-04T09:10:00.000Z",)]
    assert open_(exam_bank, store, clock, "exam")[0] == "new", "its result is shown once"


def test_an_answer_after_the_time_does_not_count(exam_bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(exam_bank, store, clock, "exam")
    kept.answer(("d1",), 1)
    clock.forward(600)
    with pytest.raises(TimeIsUp):
        kept.answer(("k1",), 1)
    assert kept.run.finished
    assert kept.outcome().right == 0
    assert count(store, "answer") == 1


def test_new_hands_in_the_open_exam_first(exam_bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(exam_bank, store, clock, "exam")
    kept.answer(("k1",), 1)
    kept.release()
    clock.forward(5)
    found, fresh = open_(exam_bank, store, clock, "exam", new=True)
    assert found == "new"
    assert fresh.row.uuid != kept.row.uuid
    assert store.read("SELECT finished, questions, answered, right FROM run WHERE key = 1") == [
        ("2026-03-04T09:00:05.000Z", 4, 1, 1)
    ]


def test_the_exam_of_a_live_instance_is_not_handed_in_by_another(exam_bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(exam_bank, store, clock, "exam")
    other = Store.open(store.path.parent)
    open_(exam_bank, other, clock, "exam", new=True)
    assert store.read("SELECT finished FROM run WHERE key = 1") == [(None,)]
    kept.hand_in()
    other.close()


def test_a_changed_answer_counts_once_with_its_last_value(exam_bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(exam_bank, store, clock, "exam")
    for response in ("k1", "d1", "k1", "d2"):
        kept.answer((response,), 1)
    kept.release()
    _, again = open_(exam_bank, store, clock, "exam")
    assert again.run.answers[0].response == ("d2",)
    again.hand_in()
    assert again.outcome().right == 0


def test_a_result_is_compared_with_the_last_runs_of_its_kind(bank: Bank, store: Store, clock: Clock) -> None:
    for marks in ("kk", "kd", "dd"):
        kept = start(bank, "practice", Request(questions=2), store, clock)
        for mark in marks:
            kept.answer((f"{mark}1",), 1)
            kept.next()
        clock.forward(60)
    assert kept.outcome().previous == (0.5, 1.0)


def test_a_run_finished_elsewhere_is_not_gone_on_with(bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(bank, store, clock, questions=2)
    kept.answer(("k1",), 1)
    row = kept.row
    kept.next()
    kept.answer(("k1",), 1)
    kept.release()
    assert go_on(bank, row, store, clock) is None


def test_a_flag_is_kept_with_its_word(bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(bank, store, clock)
    kept.flag("two of them fit")
    assert store.read("SELECT item.name, why FROM flag JOIN item ON item.key = flag.item") == [
        (kept.item().id, "two of them fit")
    ]
    assert count(store, "run") == 0


def test_the_number_asked_for_is_compared_with_that_of_the_run(
    make_bank: BankMaker, store: Store, clock: Clock
) -> None:
    bank = load(make_bank(questions(12)))
    again = start(bank, "practice", Request(items=("q1", "q2")), store, clock)
    again.answer(("k1",), 1)
    again.release()
    assert open_(bank, store, clock, questions=10)[0] == "new", "two questions practised again are not ten"
    assert open_(bank, store, clock)[0] == "resumed"


def test_more_than_there_are_means_all_whatever_the_number(bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(bank, store, clock, questions=50)
    kept.answer(("k1",), 1)
    kept.release()
    assert open_(bank, store, clock, questions=99)[0] == "resumed"


def test_an_exam_without_any_of_its_questions_is_handed_in(make_bank: BankMaker, store: Store, clock: Clock) -> None:
    _, kept = open_(load(make_bank(questions(2))), store, clock, "exam")
    kept.release()
    other = load(make_bank([question("new")]))
    found, fresh = open_(other, store, clock, "exam")
    assert found == "new"
    assert [slot.item for slot in fresh.run.slots] == ["new"]


def test_a_run_left_while_an_answer_is_kept_is_let_go_when_it_is(bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(bank, store, clock)
    kept.release()
    kept.answer(("k1",), 1)
    other = Store.open(store.path.parent)
    assert open_(bank, other, clock)[0] == "resumed"
    other.close()


def test_a_pick_taken_back_is_no_answer(exam_bank: Bank, store: Store, clock: Clock) -> None:
    _, kept = open_(exam_bank, store, clock, "exam")
    kept.answer(("k1",), 1)
    kept.answer((), 1)
    kept.release()
    _, again = open_(exam_bank, store, clock, "exam")
    assert again.run.unanswered() == [0, 1, 2, 3]


def test_skips_stay_with_their_questions_when_others_drop_out(make_bank: BankMaker, store: Store, clock: Clock) -> None:
    bank = load(make_bank(questions(6)))
    _, kept = open_(bank, store, clock, seed=1)
    kept.answer(("k1",), 1)
    kept.next()
    ids = [slot.item for slot in kept.run.slots]
    kept.release()
    left = load(make_bank([row for row in questions(6) if row["id"] != ids[1]]))
    _, again = open_(left, store, clock, seed=1)
    assert again.item().id == ids[2]
    again.skip()
    again.release()
    _, third = open_(left, store, clock, seed=1)
    assert third.item().id == ids[3]
