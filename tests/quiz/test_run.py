"""What a run asks next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phonequiz.quiz.run import Given, Run, Slot, has_passed

RIGHT, WRONG = Given(("k1",), True), Given(("d1",), False)


def slots(count: int) -> list[Slot]:
    return [Slot(f"q{n}", f"t{n % 2}", ("k1", "d1")) for n in range(count)]


def asked(run: Run, answers: str) -> list[int]:
    """The positions asked while each sign is done: r right, w wrong, s skip."""
    positions = []
    for sign in answers:
        positions.append(run.position)
        if sign == "s":
            run.skip()
        else:
            run.answer(RIGHT if sign == "r" else WRONG)
        run.advance()
    return positions


def test_a_skipped_question_returns_once_at_the_end() -> None:
    run = Run("practice", slots(3))
    assert asked(run, "srrr") == [0, 1, 2, 0]
    assert run.finished


def test_a_question_skipped_twice_does_not_come_again() -> None:
    run = Run("practice", slots(2))
    assert asked(run, "srs") == [0, 1, 0]
    assert run.finished
    assert run.answered == 1


@given(st.integers(1, 7), st.data())
def test_a_practice_ends_and_asks_each_question_at_most_twice(count: int, data: st.DataObject) -> None:
    run = Run("practice", slots(count))
    times = [0] * count
    while not run.finished:
        times[run.position] += 1
        if data.draw(st.booleans()):
            run.skip()
        else:
            run.answer(RIGHT)
        run.advance()
    assert max(times) <= 2
    assert all(time >= 1 for time in times)


def test_an_answer_in_a_practice_stands() -> None:
    run = Run("practice", slots(2))
    run.answer(RIGHT)
    with pytest.raises(ValueError, match="answered"):
        run.answer(WRONG)


def test_an_answer_in_an_exam_may_be_changed_and_the_last_counts() -> None:
    run = Run("exam", slots(4))
    run.answer(RIGHT)
    run.go(2)
    run.answer(RIGHT)
    run.go(0)
    run.answer(WRONG)
    assert (run.right, run.answered, run.score) == (1, 2, 0.25)
    assert run.unanswered() == [1, 3]
    assert run.wrong() == [0, 1, 3]
    assert run.topic_scores() == {"t0": (1, 2), "t1": (0, 2)}


def test_an_exam_has_no_question_beyond_its_ends() -> None:
    run = Run("exam", slots(2))
    for position in (-1, 2):
        with pytest.raises(IndexError):
            run.go(position)


@pytest.mark.parametrize(
    ("right", "questions", "mark", "passed"),
    [(16, 20, 0.8, True), (15, 20, 0.8, False), (7, 10, 0.7, True), (0, 0, 0.0, False), (0, 5, 0.0, True)],
)
def test_the_pass_mark_is_reached_or_not(right: int, questions: int, mark: float, passed: bool) -> None:
    assert has_passed(right, questions, mark) is passed
