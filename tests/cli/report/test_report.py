"""The command that reports on attempts."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from ...conftest import BankMaker, question, questions
from ..conftest import Run

EXAM = {"questions": 3, "pass_mark": 0.6}


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    return make_bank(questions(3), exam=EXAM)


def take(run: Run, bank: Path, learner: str, *letters: str) -> None:
    """One exam of a learner after the other, each answered with the letters."""
    for answers in letters:
        run("exam", "--plain", "--bank", bank, "--data-dir", learner, input="\n".join(answers) + "\n")


def report(run: Run, *arguments: object) -> dict:
    done = run("report", *arguments, "--format", "json")
    assert done.returncode == 0
    return json.loads(done.stdout)


@pytest.fixture
def team(run: Run, bank: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    folder.mkdir()
    for name, exams in (("ada", ("bbb", "aaa")), ("bob", ("aaa", "bbb")), ("cyd", ("bba",))):
        take(run, bank, f"team/{name}", *exams)
    return folder


def test_the_first_finished_exam_of_each_counts(run: Run, team: Path) -> None:
    rows = report(run, team)["learners"]
    assert [(row["learner"], row["right"], row["answers"], row["passed"]) for row in rows] == [
        ("ada", 3, 3, True),
        ("bob", 0, 3, False),
        ("cyd", 2, 3, True),
    ]
    assert rows[2]["score"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(("which", "rights"), [("last", [0, 3, 2]), ("best", [3, 3, 2]), ("all", [3, 0, 0, 3, 2])])
def test_another_attempt_may_count(run: Run, team: Path, which: str, rights: list[int]) -> None:
    rows = report(run, team, "--attempts", which)["learners"]
    assert sorted(row["right"] for row in rows) == sorted(rights)


def test_attempts_are_all_listed_and_those_that_count_are_marked(run: Run, team: Path) -> None:
    rows = report(run, team, "--by", "attempt")["attempts"]
    assert [row["counts"] for row in rows if row["learner"] == "ada"] == [True, False]
    assert len(rows) == 5


def test_what_few_learners_answered_is_withheld(run: Run, team: Path) -> None:
    take(run, team.parent / "bank.en.toml", "team/ada", "bbb", "bbb")
    for by, figures in (
        ("question", ("n", "facility", "flags", "effective_weight")),
        ("topic", ("learners", "answers", "score")),
    ):
        done = run("report", team, "--by", by, "--format", "json", "--attempts", "all")
        rows = json.loads(done.stdout)[f"{by}s"]
        assert rows
        assert {row[figure] for row in rows for figure in figures} == {None}, "three learners, though seven exams"
        assert "--min-group" in done.stderr
    done = run("report", team, "--by", "question", "--format", "json")
    rows = json.loads(done.stdout)["questions"]
    assert {row["facility"] for row in rows} == {None}
    assert {row["n"] for row in rows} == {None}
    assert "--min-group" in done.stderr
    rows = report(run, team, "--by", "question", "--min-group", "3")["questions"]
    assert {row["n"] for row in rows} == {3}
    assert sum(row["facility"] for row in rows) == pytest.approx(5 / 3)
    topics = report(run, team, "--by", "topic", "--min-group", "3")["topics"]
    assert {(row["topic"], row["learners"]) for row in topics} == {("t1", 3), ("t2", 3)}


def test_a_copy_of_a_record_counts_once(run: Run, team: Path) -> None:
    shutil.copy(team / "ada" / "progress.db", team / "copy of ada.db")
    assert len(report(run, team, "--attempts", "all")["learners"]) == 5


def test_a_learner_is_named_by_config_else_by_the_file(run: Run, bank: Path, tmp_path: Path) -> None:
    named = tmp_path / "x"
    named.mkdir()
    (named / "config.toml").write_text('learner = "Ada Lovelace"\n')
    take(run, bank, "x", "bbb")
    take(run, bank, "y", "bbb")
    shutil.copy(tmp_path / "y" / "progress.db", tmp_path / "grace.db")
    names = [row["learner"] for row in report(run, tmp_path / "grace.db", named)["learners"]]
    assert names == ["Ada Lovelace", "grace"]


def test_practice_counts_only_when_included(run: Run, bank: Path) -> None:
    run("practice", "--plain", "--bank", bank, input="b\nb\nb\n")
    done = run("report")
    assert done.stdout == "Nothing to report.\n"
    assert "--include practice" in done.stderr
    assert len(report(run, "--include", "practice")["learners"]) == 1


def test_an_exam_hidden_by_a_practice_is_said(run: Run, bank: Path) -> None:
    run("practice", "--plain", "--bank", bank, input="b\nb\nb\n")
    take(run, bank, "data", "bba")
    assert "of one learner a practice counts in place of the exam" in run("report", "--include", "practice").stderr
    for more in (("--attempts", "best"), ("--attempts", "all")):
        done = run("report", "--include", "practice", *more, "--format", "json")
        assert done.stderr == ""
        assert True in [row["passed"] for row in json.loads(done.stdout)["learners"]]


@pytest.mark.parametrize(
    "command",
    [
        ("progress",),
        ("submit", "--include", "practice", "-o", "-"),
        ("certificate", "-o", "-"),
        ("report",),
        ("report", "data/progress.db"),
    ],
    ids=" ".join,
)
def test_a_record_of_which_a_part_is_zeros_is_damaged(run: Run, bank: Path, tmp_path: Path, command: list[str]) -> None:
    take(run, bank, "data", "bbb")
    path = tmp_path / "data" / "progress.db"
    with sqlite3.connect(path) as connection:
        [(page,)] = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'run'")
        [(size,)] = connection.execute("PRAGMA page_size")
    connection.close()
    with path.open("r+b") as file:  # SQLite takes what is left for a row of nothing
        file.seek(page * size - size // 2)
        file.write(bytes(size // 2))
    done = run(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search("is damaged|can be read", done.stderr)


def test_flags_reach_the_trainer(run: Run, bank: Path, tmp_path: Path) -> None:
    take(run, bank, "data", "bbb")
    connection = sqlite3.connect(tmp_path / "data" / "progress.db")
    connection.execute(
        "INSERT INTO flag (uuid, run, item, why, content, language, at)"
        " SELECT 'u', 'r', item, 'two fit', content, 'en', at FROM answer LIMIT 1"
    )
    connection.commit()
    connection.close()
    rows = report(run, "--by", "question")["questions"]
    assert sorted(row["flags"] for row in rows) == [0, 0, 1]
    assert "two fit" in run("report", "--by", "question").stdout


def test_csv_has_a_bom_in_a_file_and_none_on_standard_output(run: Run, team: Path, tmp_path: Path) -> None:
    assert run("report", team, "-o", "out.csv").returncode == 0
    raw = (tmp_path / "out.csv").read_bytes()
    assert raw.startswith(b'\xef\xbb\xbf"learner",')
    out = run("report", team, "--format", "csv").stdout
    assert out == raw.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["learner"], row["score"], row["passed"]) for row in rows][:2] == [
        ("ada", "1.0", "true"),
        ("bob", "0.0", "false"),
    ]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no /dev/stdout")
def test_a_report_can_go_through_a_device(run: Run, bank: Path) -> None:
    take(run, bank, "data", "bbb")
    done = run("report", "-o", "/dev/stdout", "--format", "json")
    assert (done.returncode, len(json.loads(done.stdout)["learners"])) == (0, 1)


def test_a_record_that_never_held_anything_is_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "progress.db").touch()
    done = run("report")
    assert (done.returncode, done.stdout) == (0, "Nothing to report.\n")
    assert run("progress").stdout == "Nothing answered yet.\n"
    assert "nothing answered yet" in run("doctor").stdout
    assert run("report", "data/progress.db").returncode == 2


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1", '=HYPERLINK("http://x")'])
def test_a_name_is_no_formula(run: Run, bank: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "config.toml").write_text(f"learner = '{name}'\n", encoding="utf-8")
    take(run, bank, "data", "bbb")
    rows = list(csv.DictReader(io.StringIO(run("report", "--format", "csv").stdout)))
    assert rows[0]["learner"] == "'" + name
    assert report(run)["learners"][0]["learner"] == name


def test_an_exam_that_ran_out_counts_with_what_was_answered(run: Run, make_bank: BankMaker, tmp_path: Path) -> None:
    bank = make_bank(questions(3), exam=EXAM | {"time_limit": "1h"})
    run("exam", "--plain", "--bank", bank, input="b\n")
    connection = sqlite3.connect(tmp_path / "data" / "progress.db")
    connection.execute("UPDATE run SET deadline = (SELECT at FROM answer)")
    connection.commit()
    connection.close()
    row = report(run)["learners"][0]
    assert (row["right"], row["answers"], row["questions"], row["passed"]) == (1, 1, 3, False)


def test_a_damaged_source_is_named_and_the_others_count(run: Run, team: Path, tmp_path: Path) -> None:
    (team / "bad.db").write_bytes(b"nonsense" * 100)
    done = run("report", team, "--format", "json")
    assert done.returncode == 0
    assert str(team / "bad.db") in done.stderr
    assert len(json.loads(done.stdout)["learners"]) == 3
    alone = run("report", team / "bad.db")
    assert (alone.returncode, alone.stdout) == (2, "")
    missing = run("report", tmp_path / "none")
    assert missing.returncode == 2
    assert "there is no such file" in missing.stderr


IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.skipif(IS_ROOT and shutil.which("setpriv") is None, reason="needs a program without root's powers")
def test_what_may_not_be_read_is_named_and_the_others_count(team: Path) -> None:
    powerless = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if IS_ROOT else ()

    def powerless_report(*sources: str) -> subprocess.CompletedProcess[str]:
        command = [*powerless, sys.executable, "-m", "phonequiz", "report", *sources, "--format", "json"]
        return subprocess.run(command, cwd=team.parent, capture_output=True, text=True, timeout=60, check=False)

    closed = [team / "ada", team / "bob" / "progress.db"]
    for path in closed:
        path.chmod(0)
    try:
        done = powerless_report("team")
        alone = powerless_report("team/ada")
        inside = powerless_report("team/ada/progress.db")
    finally:
        for path in closed:
            path.chmod(0o700)
    names = [str(path.relative_to(team.parent)) for path in (*closed, closed[0], closed[0] / "progress.db")]
    expected = [
        f"phonequiz: error: {name}: cannot be read (Permission denied); check its permissions" for name in names
    ]
    assert [row["learner"] for row in json.loads(done.stdout)["learners"]] == ["cyd"]
    assert (done.returncode, done.stderr.splitlines()) == (0, expected[:2])
    assert [(one.returncode, one.stdout, one.stderr) for one in (alone, inside)] == [
        (2, "", f"{line}\n") for line in expected[2:]
    ]


def test_one_name_in_records_of_different_origin_is_said(run: Run, bank: Path, tmp_path: Path) -> None:
    for folder in ("laptop", "desktop"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "config.toml").write_text('learner = "Ann"\n')
        take(run, bank, folder, "bbb")
    done = run("report", "laptop", "desktop", "--format", "json")
    assert [row["learner"] for row in json.loads(done.stdout)["learners"]] == ["Ann"]
    assert "Ann stands in several databases" in done.stderr
    done = run("report", "laptop", "desktop", "--pseudonyms", "--format", "json")
    [row] = json.loads(done.stdout)["learners"]
    assert f"{row['learner']} stands in several databases" in done.stderr
    assert "Ann" not in done.stdout + done.stderr


def test_records_of_others_are_not_changed(run: Run, team: Path) -> None:
    before = {path: path.read_bytes() for path in team.rglob("*") if path.is_file()}
    run("report", team)
    assert {path: path.read_bytes() for path in team.rglob("*") if path.is_file()} == before


def test_an_unknown_suffix_needs_a_format(run: Run, team: Path, tmp_path: Path) -> None:
    done = run("report", team, "-o", "out.odt")
    assert done.returncode == 2
    assert "--format" in done.stderr
    assert run("report", team, "-o", tmp_path / "no" / "out.csv").returncode == 2


def test_texts_cannot_paint_the_terminal(run: Run, make_bank: BankMaker) -> None:
    bank = make_bank([question("q1", stem="[red]x[/red] {y}")], exam={"questions": 1})
    run("exam", "--plain", "--bank", bank, input="b\n")
    assert "[red]x[/red] {y}" in run("report", "--by", "question").stdout


def test_german_column_names(run: Run, team: Path) -> None:
    assert run("report", team, "--lang", "de").stdout.startswith("Name")


def test_no_bar_flickers_where_reading_takes_no_time(team: Path) -> None:
    shown = pexpect.run(
        f"{sys.executable} -m phonequiz report {team} --by attempt --lang en", env=os.environ | {"TERM": "xterm"}
    )
    assert b"ada" in shown
    assert b"0/" not in shown
