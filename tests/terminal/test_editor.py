"""The editor as a real process: killed in the middle, and left in every way."""

from __future__ import annotations

from pathlib import Path

import pytest

from phonequiz.bank.reading import load

from .harness import CTRL_C, DOWN, ENTER, ESCAPE

WAITS = "1/12"


@pytest.mark.parametrize("keys", ["list", "form"])
def test_a_kill_loses_no_step_and_no_letter(open_terminal, bank: Path, keys: str) -> None:
    before = bank.read_bytes()
    terminal = open_terminal("edit", bank)
    terminal.wait_for(WAITS)
    if keys == "list":
        terminal.press("x", "1/11")
        terminal.press("d", "2/12")
    else:
        terminal.press(ENTER, "Right")
        terminal.press(" So?", "000? So?")
        terminal.wait_for("not saved")
    terminal.kill()
    assert bank.read_bytes() == before

    terminal = open_terminal("edit", bank)
    terminal.wait_for("There is unsaved work here")
    terminal.press(ENTER, "not saved")
    terminal.press("s", "is saved")
    terminal.send("q")
    assert terminal.wait_exit() == 0
    saved = load(bank)
    if keys == "list":
        assert next(iter(saved.ready)) == "q-001"
        assert saved.item("q-001-2").stem == "Which is number 001?"
    else:
        assert saved.item("q-000").stem == "Which is number 000? So?"
    terminal = open_terminal("edit", bank)
    terminal.wait_for("Topic 0")
    terminal.send("q")
    assert terminal.wait_exit() == 0


@pytest.mark.parametrize("keys", ["q", CTRL_C])
def test_leaving_gives_the_terminal_back(open_terminal, bank: Path, keys: str) -> None:
    terminal = open_terminal("edit", bank, answers=True)
    terminal.wait_for(WAITS)
    terminal.press("x", "not saved")
    terminal.press(keys, "Not saved yet")
    terminal.send("x")
    assert terminal.wait_exit() == 0
    assert "Not saved. It goes on there when you open it next." in terminal.written
    assert terminal.left_behind == []


def test_a_hang_up_keeps_what_is_unsaved(open_terminal, bank: Path) -> None:
    terminal = open_terminal("edit", bank)
    terminal.wait_for(WAITS)
    terminal.press("x", "not saved")
    assert terminal.hang_up() == 129
    terminal = open_terminal("edit", bank)
    terminal.wait_for("There is unsaved work here")


def test_adding_opens_on_a_new_question(open_terminal, bank: Path) -> None:
    terminal = open_terminal("add", bank)
    terminal.wait_for("new question")
    terminal.press("Why?", "why")
    terminal.press(ESCAPE, "○ Why?")
    terminal.press(DOWN, "not saved")


def test_two_editors_of_one_bank_lose_neither_side(open_terminal, bank: Path) -> None:
    first, second = open_terminal("edit", bank), open_terminal("edit", bank)
    first.wait_for(WAITS)
    second.wait_for(WAITS)
    first.press("x", "1/11")
    second.press(DOWN, "2/12")
    second.press("d", "3/13")
    first.press("s", "is saved")
    second.press("s", "has changed since you opened it")
    second.press(ENTER, "is saved")
    assert len(load(bank).ready) == 11
    text = bank.read_text(encoding="utf-8")
    assert "q-000" not in text
    assert 'status = "draft"' in text
