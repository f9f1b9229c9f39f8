"""Terminals that can little, none at all, and streams that are closed or full."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from .banks import answers, bank_text
from .conftest import PROGRAM

FEEDBACK = re.compile(r"\b(Right|Wrong)\b")


@pytest.fixture
def phonequiz(environ):
    """Runs phonequiz without a terminal."""

    def run(*arguments, environ_=None, **options):
        return subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            env=environ | (environ_ or {}),
            capture_output="stdout" not in options,
            encoding="utf-8",
            timeout=30,
            **options,
        )

    return run


def test_without_a_terminal_a_run_goes_on_in_plain_mode_and_says_so(phonequiz, bank, data_dir):
    ended = phonequiz("practice", "--bank", bank, "-n", "2", input="a\nb\n")
    assert ended.returncode == 0
    assert ended.stderr == "phonequiz: no terminal here, going on with --plain\n"
    assert "Question 1 of 2 · Topic" in ended.stdout
    assert "> a\n" in ended.stdout
    assert re.search(r"Score: \d of 2 \(\d+ %\)", ended.stdout)
    assert "\x1b" not in ended.stdout
    assert len(answers(data_dir)) == 2


@pytest.mark.parametrize("stream", ["<", ">"])
def test_with_only_one_end_on_a_terminal_a_run_is_plain(open_terminal, bank, tmp_path, stream):
    other = tmp_path / "stream.txt"
    other.write_text("a\n" if stream == "<" else "")
    program = ("/bin/sh", "-c", f'exec "$@" {stream}"{other}"', "sh", *PROGRAM)
    terminal = open_terminal("practice", "--bank", bank, "-n", "1", program=program)
    terminal.wait_for("going on with --plain")
    if stream == ">":
        terminal.send("a\r")
    assert terminal.wait_exit() == 0
    said = terminal.written if stream == "<" else other.read_text(encoding="utf-8")
    assert "Question 1 of 1" in said
    assert FEEDBACK.search(said)
    assert 1049 not in terminal.ever_on


def test_on_a_dumb_terminal_a_run_is_plain_and_the_app_refuses(open_terminal, bank):
    terminal = open_terminal("practice", "--bank", bank, environ={"TERM": "dumb"})
    terminal.wait_for(lambda: terminal.prompting)
    assert "going on with --plain" in terminal.text
    terminal.send("q\r")
    assert terminal.wait_exit() == 0

    terminal = open_terminal(environ={"TERM": "dumb"})
    assert terminal.wait_exit() == 2
    assert "--plain" in terminal.written
    assert b"\x1b" not in terminal.output.replace(b"\x1b[?9999l", b"")


def test_the_app_without_a_terminal_is_an_error_that_names_plain_mode(phonequiz):
    ended = phonequiz(input="")
    assert ended.returncode == 2
    assert re.fullmatch(r"phonequiz: error: .*--plain.*\n", ended.stderr)
    assert ended.stdout == ""


def test_without_colours_the_app_uses_none_and_feedback_is_still_told_by_word_and_sign(open_terminal, bank):
    terminal = open_terminal("practice", "--bank", bank, environ={"NO_COLOR": "1"})
    terminal.wait_for("k1 of")
    terminal.press("a", FEEDBACK)
    assert re.search(r"[✓✗] (Right|Wrong)", terminal.text)
    terminal.send("q")
    assert terminal.wait_exit() == 0
    colours = set(re.findall(rb"\x1b\[[0-9;]*\b[34]8;2;(\d+);(\d+);(\d+)", terminal.output))
    assert all(len(set(colour)) == 1 for colour in colours), "greys only"


@pytest.mark.parametrize("face", [(), ("--plain",)], ids=["app", "plain"])
@pytest.mark.parametrize(
    ("locale", "shown"), [({}, "Größe von"), ({"PYTHONUTF8": "0"}, "Gr??e von")], ids=["C", "ASCII"]
)
def test_a_poor_locale_shows_what_it_can(open_terminal, tmp_path, face, locale, shown):
    path = tmp_path / "numbers.de.toml"
    path.write_text(bank_text(language="de").replace("All about", "Größe von"), encoding="utf-8")
    surroundings = {"LANG": "C", "LC_ALL": "C", "PHONEQUIZ_LANG": "", "PYTHONCOERCECLOCALE": "0", **locale}
    terminal = open_terminal("practice", "--bank", path, *face, environ=surroundings)
    terminal.wait_for(lambda: terminal.prompting if face else "k1 von" in terminal.text)
    terminal.press("a\r" if face else "a", FEEDBACK)
    terminal.wait_for(shown)
    terminal.send("q\r" if face else "q")
    assert terminal.wait_exit() == 0
    assert "Traceback" not in terminal.written


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_give_no_traceback(environ, bank, closed):
    program = ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", *PROGRAM, "practice", "--plain", "--bank", str(bank)]
    ended = subprocess.run(program, env=environ, input="a\nq\n", capture_output=True, encoding="utf-8", timeout=30)
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_that_is_full_is_an_error_in_one_line(phonequiz, bank):
    with Path("/dev/full").open("w") as full:
        for command in (("practice", "--help"), ("--version",), ("practice", "--plain", "--bank", bank)):
            ended = phonequiz(*command, stdout=full, stderr=subprocess.PIPE, input="a\n")
            assert ended.returncode == 2, command
            assert re.fullmatch(r"phonequiz: error: .*\n", ended.stderr), command


def test_an_output_that_nobody_reads_any_more_is_no_error(environ, bank):
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ended = subprocess.run(
            [*PROGRAM, "practice", "--help"],
            env=environ,
            stdout=writer,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=30,
        )
    finally:
        os.close(writer)
    assert (ended.returncode, ended.stderr) == (0, "")
