"""An exam on the screen."""

from __future__ import annotations

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
        while opened.page != "ResultPage":
            await opened.pilot.pause(0.05)
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
