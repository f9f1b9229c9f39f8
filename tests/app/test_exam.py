"""An exam on the screen."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ..conftest import BankMaker, Clock, question, questions
from .conftest import Open


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    return make_bank(questions(3), exam={"questions": 3, "pass_mark": 0.6, "time_limit": "5m"})


async def test_nothing_is_told_until_the_exam_is_handed_in(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="exam") as opened:
        assert "Exam: 3 questions, 5 minutes, 60 % to pass." in opened.text
        assert "5:00   1/3" in opened.lines[0]
        for _ in range(3):
            await opened.press("b")
            assert "● b   key of" in opened.text
            assert "Right" not in opened.text
            await opened.press("enter")
        assert "All answered. Hand in now?" in opened.text
        await opened.press("enter")
        assert opened.page == "ResultPage"
        assert "Score: 3 of 3 (100 %)" in opened.text
        assert "✓ Passed. 60 % were needed." in opened.text


async def test_an_answer_may_be_changed_until_then(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="exam") as opened:
        await opened.press("a", "enter", "b", "less_than_sign")
        assert "● a" in opened.text
        await opened.press("b", "greater_than_sign", "enter", "b", "enter", "enter")
        assert "Score: 3 of 3" in opened.text


async def test_unanswered_questions_are_warned_of(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="exam") as opened:
        await opened.press("enter", "b", "enter", "enter")
        assert "2 questions are not answered and count as wrong." in opened.words
        await opened.press("enter")
        assert "1/3" in opened.lines[0], "Enter goes to the first of them"
        await opened.press("x", "y")
        assert "Score: 1 of 3 (33 %)" in opened.text
        assert "✗ Not passed. 60 % are needed." in opened.text


async def test_the_answers_are_looked_at_after_the_exam(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="exam") as opened:
        await opened.press("b", "enter", "a", "enter", "x", "y", "v")
        assert opened.page == "ReviewPage"
        assert "✓ Right." in opened.text
        await opened.press("enter")
        assert "✗ Wrong. The answer is: b)" in opened.text
        await opened.press("enter")
        assert "· The answer is: b)" in opened.text
        assert "Wrong" not in opened.text
        await opened.press("enter")
        assert opened.page == "ResultPage"


async def test_several_picked_are_kept_when_one_goes_on(open_app: Open, make_bank: BankMaker) -> None:
    asked = [question("q1", type="multiple", answer=["A", "B"], place=[1, 2]), question("q2")]
    bank = make_bank(asked, exam={"questions": 2})
    async with open_app(bank, mode="exam") as opened:
        if opened.app.kept.item().id == "q2":
            await opened.press("enter")
        await opened.press("a", "b", "less_than_sign", "x")
        assert "One question is not answered" in opened.words


async def test_the_time_is_enforced(open_app: Open, bank: Path, clock: Clock) -> None:
    async with open_app(bank, mode="exam") as opened:
        await opened.press("b", "x")
        clock.forward(301)
        await opened.until(lambda: opened.page == "ResultPage")
        await opened.settle()
        assert "Score: 1 of 3" in opened.text
        assert "has run out" in opened.words


async def test_an_answer_after_the_time_hands_in(open_app: Open, bank: Path, clock: Clock) -> None:
    async with open_app(bank, mode="exam") as opened:
        clock.forward(301)
        await opened.press("b")
        assert opened.page == "ResultPage"
        assert "Score: 0 of 3" in opened.text


async def test_an_exam_that_ran_out_shows_its_result_the_next_time(open_app: Open, bank: Path, clock: Clock) -> None:
    async with open_app(bank, mode="exam") as opened:
        await opened.press("b")
    clock.forward(301)
    async with open_app(bank) as opened:
        assert "exam is over, today" in opened.text
    async with open_app(bank, mode="exam") as opened:
        assert opened.page == "ResultPage"
        assert "Score: 1 of 3" in opened.text
    async with open_app(bank, mode="exam") as opened:
        assert opened.page == "ExamPage"


async def test_an_exam_that_was_left_and_gone_on_with_is_handed_in_by_its_new_page_alone(
    open_app: Open, bank: Path, clock: Clock
) -> None:
    async with open_app(bank, mode="exam") as opened:
        await opened.press("b", "enter", "escape")
        assert opened.page == "HomePage"
        await opened.press("enter", "b", "enter", "b")
        clock.forward(301)
        await opened.until(lambda: opened.page == "ResultPage")
        await opened.settle()
        assert "Score: 3 of 3" in opened.text
        assert opened.app.store is not None
        assert opened.app.store.read("SELECT answered, right FROM run") == [(3, 3)]


async def test_a_left_exam_that_runs_out_pulls_nobody_out_of_a_practice(
    open_app: Open, bank: Path, clock: Clock
) -> None:
    async with open_app(bank, mode="exam") as opened:
        await opened.press("b", "escape", "p", "b")
        clock.forward(301)
        await opened.pilot.pause(1.2)
        assert opened.page == "PracticePage"
        assert opened.app.store is not None
        assert opened.app.store.read("SELECT finished FROM run WHERE mode = 'exam'") == [(None,)]


async def test_each_pick_of_several_is_kept_at_once(open_app: Open, make_bank: BankMaker, clock: Clock) -> None:
    asked = [question("q1", type="multiple", answer=["A", "B"], place=[1, 2])]
    bank = make_bank(asked, exam={"questions": 1, "time_limit": "5m"})
    async with open_app(bank, mode="exam") as opened:
        await opened.press("a", "b", "x")
        assert "All answered" in opened.words
        await opened.press("escape")
        clock.forward(301)
        await opened.until(lambda: opened.page == "ResultPage")
        await opened.settle()
        assert "Score: 1 of 1" in opened.text


async def test_picks_taken_back_leave_no_answer(open_app: Open, make_bank: BankMaker) -> None:
    asked = [question("q1", type="multiple", answer=["A", "B"], place=[1, 2])]
    async with open_app(make_bank(asked, exam={"questions": 1}), mode="exam") as opened:
        await opened.press("a", "a", "x")
        assert "One question is not answered" in opened.words


async def test_arrows_and_enter_change_an_answer(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="exam") as opened:
        await opened.press("a", "down", "enter")
        assert "1/3" in opened.lines[0]
        assert "▸ ● b" in opened.text
        await opened.press("enter")
        assert "2/3" in opened.lines[0]


async def test_keys_typed_while_an_answer_is_kept_are_done_in_their_order(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="exam") as opened:
        await opened.pilot.press("b", "enter", "b", "enter", "b", "enter", "enter")
        await opened.until(lambda: opened.page == "ResultPage")
        await opened.settle()
        assert "Score: 3 of 3" in opened.text


async def test_a_hand_in_that_cannot_be_kept_is_asked_about_once(
    open_app: Open, bank: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("phonequiz.record.connecting.BUSY_SECONDS", 0.05)
    async with open_app(bank, mode="exam") as opened:
        await opened.press("b")
        other = sqlite3.connect(tmp_path / "data" / "progress.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        clock.forward(301)
        await opened.until(lambda: opened.page != "ExamPage")
        await opened.pilot.pause(2.2)
        assert [type(screen).__name__ for screen in opened.app.screen_stack] == ["ExamPage", "UnsavedPage"]
        other.execute("ROLLBACK")
        other.close()
        await opened.press("enter")
        await opened.until(lambda: opened.page == "ResultPage")
        await opened.settle()
        assert "Score: 1 of 3" in opened.text
