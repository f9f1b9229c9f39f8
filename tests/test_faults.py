"""A fault of our own ends in one line, and its traceback in a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest


def test_a_command_names_the_file_with_the_traceback() -> None:
    code = (
        "import sys, phonequiz.settings\n"
        "phonequiz.settings.read_settings = lambda _: 1 / 0\n"
        "sys.argv = ['phonequiz', 'progress']\n"
        "from phonequiz.cli.main import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (70, "", 1)
    assert done.stderr.startswith("phonequiz: error: phonequiz: stopped by a fault of its own (ZeroDivisionError); ")
    kept = Path(done.stderr.split()[-1])
    assert "ZeroDivisionError: division by zero" in kept.read_text()
    kept.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_app_gives_the_terminal_back_and_says_the_same(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from phonequiz.app.screens.home import HomePage\n"
        "HomePage.action_exam = lambda self: 1 / 0\n"
        f"sys.argv = ['phonequiz', '--lang', 'en', '--data-dir', {str(tmp_path)!r}]\n"
        "from phonequiz.cli.main import main\nmain()"
    )
    environ = os.environ | {"TMPDIR": str(tmp_path)}
    child = pexpect.spawn(sys.executable, ["-c", code], timeout=30, dimensions=(24, 80), encoding="utf-8", env=environ)
    child.expect("Customer service")
    child.send("e")
    child.expect("stopped by a fault of its own")
    child.expect(pexpect.EOF)
    assert "Traceback" not in (child.before or "")
    child.close()
    assert child.exitstatus == 70
