"""The time of an exam runs on whatever happens, and ends it."""

import json
import re
import time
from datetime import datetime

import pytest

from .banks import bank_text, rows
from .harness import CTRL_P

SECOND = re.compile(r"\b2/4\b")


@pytest.fixture
def exam_bank(tmp_path):
    def write(limit: str | None):
        path = tmp_path / "exam.toml"
        exam = "questions = 4\npass_mark = 0.5\n" + (f'time_limit = "{limit}"\n' if limit else "")
        path.write_text(bank_text(exam=exam), encoding="utf-8")
        return path

    return write


def key_letter(terminal):
    """The letter of the right answer to the last question on the screen."""
    return re.findall(r"\b([a-d])\)? +k1 of", terminal.text)[-1]


def let_time_run_out(data_dir):
    """Wait for the moment at which the exam in the record ends."""
    [(deadline,)] = rows(data_dir, "SELECT deadline FROM run")
    left = datetime.fromisoformat(deadline).timestamp() - time.time()
    time.sleep(max(0, left) + 0.01)


def the_run(open_terminal):
    terminal = open_terminal("progress", "--format", "json", columns=300, rows=60)
    assert terminal.wait_exit() == 0
    shown = json.loads(terminal.written)
    assert shown["answers"] == 1
    [run] = shown["runs"]
    return run


@pytest.mark.parametrize("plain_first", [False, True], ids=["killed-in-app", "killed-in-plain"])
@pytest.mark.parametrize("plain_then", [False, True], ids=["seen-in-app", "seen-in-plain"])
def test_an_exam_whose_time_ran_out_while_it_was_killed_is_handed_in_at_its_end(
    open_terminal, exam_bank, data_dir, plain_first, plain_then
):
    bank = exam_bank("2s")
    terminal = open_terminal("exam", "--bank", bank, *(["--plain"] if plain_first else []))
    terminal.wait_for(lambda: terminal.prompting if plain_first else "k1 of" in terminal.text)
    if plain_first:
        terminal.press(key_letter(terminal) + "\r", "Question 2 of 4")
    else:
        terminal.press(key_letter(terminal), "●")
    terminal.kill()
    [(deadline, finished)] = rows(data_dir, "SELECT deadline, finished FROM run")
    assert finished is None
    let_time_run_out(data_dir)

    run = the_run(open_terminal)
    assert datetime.fromisoformat(run["finished"]) == datetime.fromisoformat(deadline)
    assert (run["questions"], run["answered"], run["right"]) == (4, 1, 1)
    assert (run["score"], run["passed"]) == (0.25, False)

    terminal = open_terminal("exam", "--bank", bank, *(["--plain"] if plain_then else []))
    terminal.wait_for(lambda: "Score: 1 of 4 (25 %)" in terminal.written and "Not passed" in terminal.written)
    if not plain_then:
        terminal.send("q")
    assert terminal.wait_exit() == 0
    assert rows(data_dir, "SELECT count(*), max(finished) FROM run") == [(1, deadline)]
    assert the_run(open_terminal) == run

    terminal = open_terminal("exam", "--bank", bank)
    terminal.wait_for("1/4")


def test_time_that_runs_out_in_the_app_hands_the_exam_in(open_terminal, exam_bank, data_dir):
    terminal = open_terminal("exam", "--bank", exam_bank("2s"))
    terminal.wait_for("k1 of")
    terminal.send(key_letter(terminal))
    terminal.wait_for("Score: 1 of 4 (25 %)")
    [(deadline, finished)] = rows(data_dir, "SELECT deadline, finished FROM run")
    assert finished == deadline


@pytest.mark.parametrize(("key", "sign"), [("x", "not answered"), ("?", "Keys"), ("u", "unclear"), (CTRL_P, "Search")])
def test_time_that_runs_out_under_a_dialog_hands_the_exam_in(open_terminal, exam_bank, key, sign):
    terminal = open_terminal("exam", "--bank", exam_bank("2s"))
    terminal.wait_for("k1 of")
    terminal.press(key, sign)
    terminal.wait_for("Score: 0 of 4 (0 %)")
    terminal.send("q")
    assert terminal.wait_exit() == 0


def test_time_that_runs_out_at_the_prompt_hands_the_exam_in(open_terminal, exam_bank, data_dir):
    terminal = open_terminal("exam", "--plain", "--bank", exam_bank("2s"))
    terminal.wait_for(lambda: terminal.prompting)
    terminal.send(key_letter(terminal) + "\r")
    assert terminal.wait_exit() == 0
    assert "Score: 1 of 4 (25 %)" in terminal.written
    [(deadline, finished)] = rows(data_dir, "SELECT deadline, finished FROM run")
    assert finished == deadline


def test_an_exam_without_a_limit_goes_on_after_a_kill(open_terminal, exam_bank):
    bank = exam_bank(None)
    terminal = open_terminal("exam", "--bank", bank)
    terminal.wait_for("k1 of")
    stem = re.search(r"Which is number \d+", terminal.text).group()
    terminal.press("a", "●")
    terminal.press("\r", SECOND)
    terminal.wait_for(lambda: stem not in terminal.text and "k1 of" in terminal.text)
    second = re.search(r"Which is number \d+", terminal.text).group()
    terminal.kill()
    terminal = open_terminal("exam", "--bank", bank)
    terminal.wait_for(SECOND)
    assert second in terminal.text
    terminal.press("<", stem)
    terminal.wait_for("●")


def test_a_changed_exam_answer_is_a_new_row_and_the_last_one_counts(open_terminal, exam_bank, data_dir):
    terminal = open_terminal("exam", "--bank", exam_bank(None))
    terminal.wait_for("k1 of")
    right = key_letter(terminal)
    wrong = "b" if right == "a" else "a"
    terminal.press(wrong, re.compile(rf"● {wrong}"))
    terminal.press(right, re.compile(rf"● {right}"))
    assert rows(data_dir, "SELECT right FROM answer ORDER BY key") == [(0,), (1,)]
    terminal.press("x", "3 questions are not answered")
    terminal.press("y", "Score: 1 of 4 (25 %)")
    assert the_run(open_terminal)["answered"] == 1
