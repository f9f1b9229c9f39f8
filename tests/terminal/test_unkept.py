"""Where nothing can be kept: said before the first question, in both faces, and nothing is overwritten."""

import contextlib
import os
import random
import re
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys

import pytest

from .banks import answers, rows
from .conftest import PROGRAM

FEEDBACK = re.compile(r"\b(Right|Wrong)\b")
IS_ROOT = os.geteuid() == 0


def refuses(open_terminal, bank, says, **options):
    """Plain mode ends with 2 before the first question; the app asks, and goes on only where it is told to."""
    plain = open_terminal("practice", "--plain", "--bank", bank, **options)
    assert plain.wait_exit() == 2
    assert re.search(rf"phonequiz: error: .*{says}", plain.written.replace("\n", "")), plain.written
    assert "Which is number" not in plain.written
    assert "Traceback" not in plain.written

    app = open_terminal("practice", "--bank", bank, **options)
    app.wait_for("cannot be kept")
    assert re.search(says, " ".join(app.text.split()))
    assert "Which is number" not in app.text
    for key in "a", "\r", " ":
        app.send(key)
    app.settle()
    assert "Which is number" not in app.text
    app.press("w", "k1 of")
    app.press("a", FEEDBACK)
    app.send("q")
    assert app.wait_exit() == 0
    assert "not saved" in app.written.replace("\n", "")
    assert app.left_behind == []


@pytest.fixture
def damaged(data_dir):
    """Puts these bytes in the place of the record, and gives them back."""
    data_dir.mkdir(exist_ok=True)
    path = data_dir / "progress.db"

    def write(content):
        path.write_bytes(content)
        return content

    return write


def test_a_damaged_record_is_left_as_it_is(open_terminal, bank, damaged, data_dir):
    content = damaged(random.Random(1).randbytes(20_000))
    refuses(open_terminal, bank, "damaged")
    assert (data_dir / "progress.db").read_bytes() == content
    assert [path.name for path in data_dir.iterdir()] == ["progress.db"]


def test_a_record_that_was_cut_short_is_left_as_it_is(open_terminal, bank, damaged, data_dir):
    terminal = open_terminal("practice", "--plain", "--bank", bank)
    terminal.wait_for(lambda: terminal.prompting)
    terminal.press("a\r", FEEDBACK)
    terminal.kill()
    content = damaged((data_dir / "progress.db").read_bytes()[:9000])
    refuses(open_terminal, bank, "damaged")
    assert (data_dir / "progress.db").read_bytes() == content


@pytest.mark.parametrize("seed", range(4))
def test_a_record_that_is_damaged_somewhere_inside_gives_no_traceback(open_terminal, bank, damaged, data_dir, seed):
    terminal = open_terminal("practice", "--plain", "--bank", bank)
    terminal.wait_for(lambda: terminal.prompting)
    for _ in range(3):
        terminal.press("a\r", re.compile(r"(?s)(Right|Wrong)(?!.*(Right|Wrong)).*Which.*>\s*\Z"))
    terminal.kill()
    chance = random.Random(seed)
    content = bytearray((data_dir / "progress.db").read_bytes())
    for page in chance.sample(range(1, len(content) // 4096), 3):
        content[page * 4096 : page * 4096 + 2000] = chance.randbytes(2000)
    damaged(content)

    plain = open_terminal("practice", "--plain", "--bank", bank)
    plain.wait_for(lambda: plain.prompting or not plain.running)
    plain.send("a\rq\r")
    assert plain.wait_exit() in {0, 2}
    assert "Traceback" not in plain.written

    damaged(content)
    app = open_terminal(environ={"PHONEQUIZ_BANKS": str(bank)})
    app.settle(0.5)
    for key in "\r", "a", "r":
        app.send(key)
        app.settle()
    assert app.running
    app.send("q")
    assert app.wait_exit() == 0
    assert "Traceback" not in app.written
    assert app.left_behind == []


def test_a_record_of_a_newer_version_is_left_as_it_is(open_terminal, bank, damaged, data_dir):
    with contextlib.closing(sqlite3.connect(data_dir / "progress.db")) as future:
        future.execute("CREATE TABLE answer (neural TEXT)")
        future.execute("PRAGMA user_version = 99")
    content = (data_dir / "progress.db").read_bytes()
    refuses(open_terminal, bank, "newer phonequiz")
    assert (data_dir / "progress.db").read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(open_terminal, bank, damaged, data_dir):
    with contextlib.closing(sqlite3.connect(data_dir / "progress.db")) as other:
        other.execute("CREATE TABLE recipe (cake TEXT)")
    content = (data_dir / "progress.db").read_bytes()
    refuses(open_terminal, bank, "not one of phonequiz")
    assert (data_dir / "progress.db").read_bytes() == content


def test_a_data_directory_below_a_file_is_refused(open_terminal, bank, data_dir):
    data_dir.write_text("not a folder")
    refuses(open_terminal, bank, "cannot be written")
    assert data_dir.read_text() == "not a folder"


@pytest.mark.skipif(IS_ROOT and shutil.which("setpriv") is None, reason="needs a program without root's powers")
@pytest.mark.parametrize("with_record", [False, True], ids=["empty", "with-record"])
def test_a_directory_that_may_not_be_written_to_is_refused(open_terminal, bank, data_dir, with_record):
    if with_record:
        terminal = open_terminal("practice", "--plain", "--bank", bank)
        terminal.wait_for(lambda: terminal.prompting)
        terminal.press("a\r", FEEDBACK)
        terminal.kill()
    data_dir.mkdir(exist_ok=True)
    powerless = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if IS_ROOT else ()
    for path in (*data_dir.glob("*"), data_dir):
        path.chmod(0o500)
    try:
        refuses(open_terminal, bank, "cannot be written", program=(*powerless, *PROGRAM))
    finally:
        data_dir.chmod(0o700)
    if with_record:
        assert len(answers(data_dir)) == 1
    else:
        assert list(data_dir.iterdir()) == []


@pytest.mark.skipif(not IS_ROOT, reason="needs to mount a file system")
def test_a_full_disk_is_refused_and_an_answer_on_one_that_fills_up_is_not_lost(open_terminal, bank, data_dir, tmp_path):
    data_dir.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", data_dir], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting is not permitted here")
    filler = data_dir / "filler"

    def fill():
        with contextlib.suppress(OSError), filler.open("ab", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)

    try:
        fill()
        refuses(open_terminal, bank, "full")
        filler.unlink()

        terminal = open_terminal("practice", "--bank", bank)
        terminal.wait_for("k1 of")
        fill()
        terminal.press("a", "not saved")
        terminal.wait_for("full")
        assert not FEEDBACK.search(terminal.text)
        filler.unlink()
        terminal.press("\r", FEEDBACK)
        assert len(answers(data_dir)) == 1
        terminal.send("q")
        assert terminal.wait_exit() == 0

        # Only a first answer is sure to need room: later ones may fit into what the record has.
        (data_dir / "progress.db").unlink()
        terminal = open_terminal("practice", "--bank", bank)
        terminal.wait_for("k1 of")
        fill()
        terminal.press("b", "not saved")
        terminal.press("w", FEEDBACK)
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert answers(data_dir) == []
        assert rows(data_dir, "PRAGMA integrity_check") == [("ok",)]

        filler.unlink()
        (data_dir / "progress.db").unlink()
        terminal = open_terminal("practice", "--bank", bank, "--plain")
        terminal.wait_for(lambda: terminal.prompting)
        fill()
        terminal.send("a\r")
        assert terminal.wait_exit() == 2
        assert "full" in terminal.written
        assert not FEEDBACK.search(terminal.written)
        assert answers(data_dir) == []
    finally:
        filler.unlink(missing_ok=True)
        subprocess.run(["umount", "-l", data_dir], check=True)


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs limits on files")
def test_a_limit_on_the_size_of_files_is_refused(open_terminal, bank):
    limit = (
        "import os, sys, resource as r; r.setrlimit(r.RLIMIT_FSIZE, (2048, 2048)); os.execv(sys.argv[1], sys.argv[1:])"
    )
    refuses(open_terminal, bank, "cannot be written", program=(sys.executable, "-c", limit, *PROGRAM))


def test_the_record_is_private(open_terminal, bank, data_dir):
    terminal = open_terminal(
        "practice", "--plain", "--bank", bank, program=("/bin/sh", "-c", 'umask 0; exec "$@"', "sh", *PROGRAM)
    )
    terminal.wait_for(lambda: terminal.prompting)
    terminal.press("a\r", FEEDBACK)
    assert stat.S_IMODE(data_dir.stat().st_mode) == 0o700
    assert stat.S_IMODE((data_dir / "progress.db").stat().st_mode) == 0o600


@pytest.mark.parametrize("face", [(), ("--plain",)], ids=["app", "plain"])
def test_without_a_record_nothing_is_written(open_terminal, bank, data_dir, face):
    terminal = open_terminal("practice", "--no-record", "--bank", bank, *face)
    terminal.wait_for(lambda: terminal.prompting if face else "k1 of" in terminal.text)
    terminal.press("a\r" if face else "a", FEEDBACK)
    terminal.send("q\r" if face else "q")
    assert terminal.wait_exit() == 0
    assert "not saved" in terminal.written
    assert not data_dir.exists()
