"""The command that examines banks: what it says in each format, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from .calling import Call, call

__all__ = ["call"]

BANK = """\
format = 1
[bank]
id = "b"
title = "B"
language = "en"
source = "article.txt"
[[topic]]
id = "t"
title = "T"
[[question]]
id = "q1"
topic = "t"
stem = "Who answers the call?"
answer = "nobody"
distractors = ["somebody"]
quote = "It rings."
"""
ARTICLE = "It rings. Nobody answers. It rings again. Nobody answers.\n"
OTHER = '[build-system]\nrequires = ["hatchling"]\n[tool.x]\nformat = 2\n'


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE)
    return write(tmp_path / "sound.toml", BANK)


@pytest.fixture
def wrong(sound: Path) -> Path:
    return write(sound.with_name("wrong.toml"), BANK.replace('id = "b"', 'id = "w"') + "qoute = 1\n")


@pytest.fixture
def doubtful(sound: Path) -> Path:
    text = BANK.replace('id = "b"', 'id = "d"').replace("It rings.", "Nobody answers.")
    return write(sound.with_name("doubtful.toml"), text)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_banks_that_are_offered_are_examined(
    call: Call, monkeypatch: pytest.MonkeyPatch, wrong: Path
) -> None:
    done = call("check")
    assert (done.status, done.err) == (0, "")
    assert re.fullmatch(r"2 files, \d+ questions: no errors, no warnings\n", done.out)
    monkeypatch.setenv("PHONEQUIZ_BANKS", str(wrong))
    done = call("check")
    assert done.status == 1
    assert done.lines[0].startswith(f"{wrong}:17:1: error[schema] q1: ")
    assert done.lines[-1].startswith("3 files, ")


def test_a_finding_is_one_line(call: Call, wrong: Path) -> None:
    done = call("check", wrong)
    assert (done.status, done.err) == (1, "")
    assert done.lines == [
        f"{wrong}:17:1: error[schema] q1: unknown key 'qoute'; did you mean 'quote'?",
        "1 file, 1 question: 1 error, no warnings",
    ]


def test_a_finding_outside_of_questions_names_none(call: Call, tmp_path: Path) -> None:
    path = write(tmp_path / "a.toml", BANK.replace("article.txt", "gone.txt"))
    [line, _] = call("check", path).lines
    assert line.startswith(f"{path}:6:10: error[schema]: the article {tmp_path / 'gone.txt'} cannot be read (No such ")


@pytest.mark.parametrize(
    ("options", "status"), [([], 0), (["--strict"], 1), (["--strict", "--ignore", "quote-not-unique"], 0)]
)
def test_warnings_count_where_it_is_strict(call: Call, doubtful: Path, options: list[str], status: int) -> None:
    done = call("check", doubtful, *options)
    assert done.status == status
    if "--ignore" not in options:
        assert done.lines[0].startswith(f"{doubtful}:16:9: warning[quote-not-unique] q1: ")
        assert done.lines[-1] == "1 file, 1 question: no errors, 1 warning"


def test_json_is_a_list_of_findings(call: Call, wrong: Path, doubtful: Path, sound: Path) -> None:
    done = call("check", wrong, doubtful, sound, "--format", "json")
    assert done.status == 1
    assert json.loads(done.out) == [
        {
            "file": str(wrong),
            "line": 17,
            "column": 1,
            "rule": "schema",
            "severity": "error",
            "question": "q1",
            "message": "unknown key 'qoute'; did you mean 'quote'?",
        },
        {
            "file": str(doubtful),
            "line": 16,
            "column": 9,
            "rule": "quote-not-unique",
            "severity": "warning",
            "question": "q1",
            "message": "the quote stands more than once in the source; make it longer, up to where it stands only once",
        },
    ]
    assert json.loads(call("check", sound, "--format", "json").out) == []


def test_annotations_of_github_escape_what_would_end_them(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "50%, or: so"
    folder.mkdir()
    path = write(folder / "a.toml", BANK.replace('source = "article.txt"\n', "") + '"a%\\nb,c:d" = 1\n')
    done = call("check", path, "--format", "github")
    assert done.status == 1
    [line] = done.lines
    name = str(path).replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    assert line.startswith(
        f"::error file={name},line=16,col=1,title=schema::q1: unknown key 'a%25\\nb,c:d'; known are "
    )


def test_a_warning_is_a_warning_to_github_too(call: Call, doubtful: Path) -> None:
    [line] = call("check", doubtful, "--format", "github").lines
    assert line.startswith(f"::warning file={doubtful},line=16,col=9,title=quote-not-unique::q1: the quote")


def test_what_cannot_be_read_ends_with_2_and_the_others_are_examined(call: Call, wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    done = call("check", tmp_path / "empty", tmp_path / "missing.toml", wrong, tmp_path / "pipe.toml", "x" * 300)
    assert done.status == 2
    assert done.lines[0].startswith(f"{wrong}:17:1: error[schema] q1")
    assert done.err.splitlines() == [
        f"phonequiz: error: {tmp_path / 'empty'}: there is no bank in this folder; name a file",
        f"phonequiz: error: {tmp_path / 'missing.toml'}: cannot be read (No such file or directory); "
        "check the path and its permissions",
        f"phonequiz: error: {tmp_path / 'pipe.toml'}: cannot be read (it is no file); name the file of a bank",
        f"phonequiz: error: {'x' * 300}: cannot be read (File name too long); check the path and its permissions",
    ]


@pytest.mark.parametrize("name", ["missing.toml", "empty"])
def test_where_nothing_could_be_read_nothing_is_counted(call: Call, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    done = call("check", tmp_path / name)
    assert (done.status, done.out) == (2, "")
    assert json.loads(call("check", tmp_path / name, "--format", "json").out) == []


def test_paths_do_not_lead_into_a_folder_and_out_of_it(call: Call, wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "banks").mkdir()
    write(tmp_path / "banks" / "a.toml", BANK.replace("article.txt", "../gone.txt"))
    done = call("check", "banks/../wrong.toml", "banks")
    assert [line.partition(": ")[0] for line in done.lines[:2]] == ["wrong.toml:17:1", "banks/a.toml:6:10"]
    assert "the article gone.txt cannot be read" in done.lines[1]
    [first, _] = json.loads(call("check", tmp_path / "banks/../wrong.toml", "banks", "--format", "json").out)
    assert first["file"] == str(wrong)


def test_in_a_folder_only_banks_are_examined(call: Call, wrong: Path, sound: Path, tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", OTHER)
    write(tmp_path / "broken.toml", "format = 1\noops\n")
    done = call("check", tmp_path)
    assert done.status == 1
    assert [line.split(" ")[0] for line in done.lines] == [
        f"{tmp_path / 'broken.toml'}:2:5:",
        f"{wrong}:17:1:",
        "3",
    ]


def test_a_folder_is_named_as_it_was_given(call: Call, wrong: Path) -> None:
    assert call("check", ".").lines[0].startswith("wrong.toml:17:1: ")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_rules_can_be_listed_and_repeated(call: Call, wrong: Path, doubtful: Path, option: str) -> None:
    done = call("check", wrong, doubtful, option, "schema, syntax", option, "quote-not-unique")
    assert len(done.lines) == (3 if option == "--select" else 1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--select", "shema"], "phonequiz: error: --select: there is no rule 'shema', did you mean 'schema'?;"),
        (["--ignore", "schema,x"], "phonequiz: error: --ignore: there is no rule 'x', known are absolute-term, "),
        (["--select", ""], "phonequiz: error: --select: no rule is named; "),
        (["--select", " , "], "phonequiz: error: --select: no rule is named; "),
        (["--format", "xml"], "phonequiz: error: --format: 'xml' is not one of 'text', 'json', 'github'"),
        (["--strikt"], "phonequiz: error: --strikt: there is no such option; did you mean --strict?"),
    ],
)
def test_wrong_usage_ends_with_2(call: Call, arguments: list[str], words: str) -> None:
    done = call("check", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(words)
    assert done.err.count("\n") == 1


def test_hostile_texts_are_shown_harmless_and_in_one_line(call: Call, tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.toml",
        BANK.replace('source = "article.txt"\n', "").replace('"q1"', '"a\\u001b[2J\\nb"') + '"\\u202e" = 1\n',
    )
    done = call("check", path)
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out
    assert all(line.startswith(f"{path}:") for line in done.lines[:-1])
    annotations = call("check", path, "--format", "github")
    assert "\x1b" not in annotations.out
    assert all(line.startswith(f"::error file={path},") for line in annotations.lines)


def test_a_settings_file_that_is_broken_hinders_nobody_who_names_a_file(
    call: Call, sound: Path, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "config.toml").write_text("oops")
    assert call("check", sound).status == 0
    assert call("check").status == 2


# ---- in a process, and on a terminal, of its own


@pytest.fixture
def large(sound: Path) -> Path:
    """A bank of 2 MiB and a finding at its end."""
    head, question = BANK.replace('id = "b"', 'id = "large"').split("[[question]]\n")
    questions = "".join(
        "[[question]]\n" + question.replace('"q1"', f'"q{n}"').replace("the call?", f"call {n}?" + " words" * 100)
        for n in range(3000)
    )
    return write(sound.with_name("large.toml"), f"{head}{questions}oops = 1\n")


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "phonequiz", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, **options)  # type: ignore[call-overload]


def test_the_status_is_that_of_the_process_and_nothing_but_findings_is_on_its_output(large: Path) -> None:
    done = run("check", large)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"{large}:")


def test_on_a_terminal_a_bar_is_shown_for_a_large_bank_and_goes_away(large: Path) -> None:
    done, screen = on_terminal(large)
    assert done == 1
    assert "large.toml \x1b" in screen
    assert "\x1b[?25l" not in screen.rpartition("\x1b[?25h")[2], "the cursor is back"
    assert "large.toml" not in screen.partition("\x1b[?25l")[2].partition("\x1b[?25h")[0], "nor was it ever away"
    assert screen.rstrip().endswith("1 file, 3000 questions: 1 error, no warnings")


@pytest.mark.parametrize("terminal", ["dumb", "xterm"])
def test_there_is_no_bar_on_a_dumb_terminal_or_for_a_small_bank(large: Path, sound: Path, terminal: str) -> None:
    _, screen = on_terminal(large if terminal == "dumb" else sound, terminal)
    assert "\x1b" not in screen


def on_terminal(path: Path, terminal: str = "xterm") -> tuple[int | None, str]:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "phonequiz", "check", str(path)],
        env=os.environ | {"TERM": terminal, "COLUMNS": "200"},
        encoding="utf-8",
        timeout=60,
        dimensions=(24, 200),
    )
    screen = child.read()
    child.close()
    return child.exitstatus, screen
