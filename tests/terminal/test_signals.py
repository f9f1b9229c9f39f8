"""However the program is ended, the answers are kept and the terminal is given back as it was."""

import os
import re
import signal
import subprocess

import pytest

from .banks import answers
from .conftest import PROGRAM
from .harness import CTRL_C

FEEDBACK = re.compile(r"\b(Right|Wrong)\b")
SIGNALS = [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]


@pytest.fixture
def practising(open_terminal, bank):
    """A practice in which one answer has been given."""

    def start(*options, **surroundings):
        terminal = open_terminal("practice", "--bank", bank, *options, **surroundings)
        terminal.wait_for("d) " if "--plain" in options else re.compile(r"d +[kd]\d of"))
        terminal.press("a\r" if "--plain" in options else "a", FEEDBACK)
        return terminal

    return start


@pytest.mark.parametrize("answers_queries", [False, True], ids=["silent-terminal", "modern-terminal"])
@pytest.mark.parametrize(("number", "status"), SIGNALS)
def test_a_signal_ends_the_app_as_if_one_had_left_it(practising, data_dir, number, status, answers_queries):
    terminal = practising(answers=answers_queries)
    terminal.signal(number)
    assert terminal.wait_exit() == status
    assert {1049, 1000, 2004}.issubset(terminal.ever_on)
    assert terminal.left_behind == []
    assert len(answers(data_dir)) == 1
    assert "Traceback" not in terminal.written


@pytest.mark.parametrize(("number", "status"), SIGNALS)
def test_a_signal_ends_plain_mode(practising, data_dir, number, status):
    terminal = practising("--plain")
    terminal.signal(number)
    assert terminal.wait_exit() == status
    assert terminal.left_behind == []
    assert len(answers(data_dir)) == 1
    assert "Traceback" not in terminal.written


@pytest.mark.parametrize("options", [(), ("--plain",)], ids=["app", "plain"])
def test_a_closed_terminal_ends_the_program_with_129(practising, data_dir, options):
    assert practising(*options).hang_up() == 129
    assert len(answers(data_dir)) == 1


def test_ctrl_c_in_the_app_is_a_key_like_q(practising, data_dir):
    for key in (CTRL_C, "q"):
        terminal = practising("--new")
        terminal.send(key)
        assert terminal.wait_exit() == 0
        assert terminal.left_behind == []
    assert len(answers(data_dir)) == 2


def test_ctrl_c_in_plain_mode_ends_with_130_and_says_what_is_kept(practising, data_dir):
    terminal = practising("--plain")
    terminal.send(CTRL_C)
    assert terminal.wait_exit() == 130
    assert terminal.left_behind == []
    assert "Traceback" not in terminal.written
    assert terminal.written.rstrip().endswith("Saved. 1 of 10 answered.")
    assert len(answers(data_dir)) == 1


def test_plain_mode_writes_no_escape_codes(practising):
    terminal = practising("--plain")
    terminal.send("q\r")
    assert terminal.wait_exit() == 0
    assert b"\x1b" not in terminal.output.replace(b"\x1b[?9999l", b"")


def test_a_terminal_that_is_gone_without_a_signal_ends_the_app_too(environ, bank, data_dir):
    """As where the terminal is not the one that controls the process: nobody sends SIGHUP."""
    master, slave = os.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "practice", "--bank", bank],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        env=environ,
    )
    os.close(slave)
    written = b""
    while b"1/10" not in written:
        written += os.read(master, 65536)
    os.write(master, b"a")
    while not re.search(rb"Right|Wrong", written):
        written += os.read(master, 65536)
    os.close(master)
    assert process.wait(timeout=20) == 129
    assert len(answers(data_dir)) == 1
