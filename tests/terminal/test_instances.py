"""Several instances at once: each has a run of its own, and what a dead one held is free."""

import re

from .banks import asked, bank_text, rows

FEEDBACK = re.compile(r"\b(Right|Wrong)\b")


def look(terminal):
    """The question on the screen and its options in their order."""
    terminal.wait_for(lambda: asked(terminal.text))
    return asked(terminal.text)


def step(terminal, letter="a"):
    """Answer and go on to the next question."""
    before = look(terminal)
    terminal.press(letter, FEEDBACK)
    terminal.press("\r", lambda: not FEEDBACK.search(terminal.text) and asked(terminal.text) not in (None, before))


def test_two_practices_at_once_and_a_third_that_goes_on_with_the_one_that_died(open_terminal, bank, data_dir):
    command = ("practice", "--bank", bank)
    first = open_terminal(*command)
    step(first)
    second = open_terminal(*command)
    step(second)
    step(second)
    waiting = look(first)
    assert rows(data_dir, "SELECT run, count(*) FROM answer GROUP BY run ORDER BY run") == [(1, 1), (2, 2)]

    first.kill()
    third = open_terminal(*command)
    assert look(third) == waiting
    assert "Going on with your run" in third.text
    step(third)
    assert rows(data_dir, "SELECT run, count(*) FROM answer GROUP BY run ORDER BY run") == [(1, 2), (2, 2)]

    step(second)
    second.send("q")
    assert second.wait_exit() == 0
    assert rows(data_dir, "SELECT run, count(*) FROM answer GROUP BY run ORDER BY run") == [(1, 2), (2, 3)]


def test_an_exam_that_another_instance_holds_is_not_handed_in(open_terminal, tmp_path, data_dir):
    path = tmp_path / "exam.toml"
    path.write_text(bank_text(exam='questions = 4\ntime_limit = "10m"\n'), encoding="utf-8")
    command = ("exam", "--bank", path)
    first = open_terminal(*command)
    look(first)
    for options in ((), ("--new",), ("--plain", "--new")):
        other = open_terminal(*command, *options)
        look(other)
        other.kill()
        assert rows(data_dir, "SELECT finished FROM run WHERE key = 1") == [(None,)]
    first.press("a", "●")
    assert rows(data_dir, "SELECT count(*) FROM answer WHERE run = 1") == [(1,)]
    first.kill()

    open_terminal(*command, "--new").wait_for("1/4")
    [(finished, questions, answered)] = rows(data_dir, "SELECT finished, questions, answered FROM run WHERE key = 1")
    assert finished is not None
    assert (questions, answered) == (4, 1)


def test_a_second_instance_waits_for_no_lock_of_the_first(open_terminal, bank):
    first = open_terminal("practice", "--bank", bank, "--plain")
    first.wait_for(lambda: first.prompting)
    first.press("a\r", FEEDBACK)
    home = open_terminal(environ={"PHONEQUIZ_BANKS": str(bank)})
    home.wait_for("Practise")
    home.send("q")
    assert home.wait_exit() == 0
    assert first.running
