"""What ``-o`` may never replace: the learner's own record, and what is being read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ..conftest import BankMaker, questions
from .calling import Call, call
from .conftest import Run

__all__ = ["call"]


@pytest.fixture
def record(run: Run, make_bank: BankMaker, tmp_path: Path) -> Path:
    """A record with a passed exam, its config and its pseudonyms."""
    bank = make_bank(questions(3), exam={"questions": 3})
    run("exam", "--plain", "--bank", bank, input="b\nb\nb\n")
    data = tmp_path / "data"
    (data / "config.toml").write_text('learner = "ada"\nactor_name = "ada"\nactor_home_page = "https://a.example"\n')
    (data / "pseudonyms.json").write_text("{}")
    return data


OWN = ["progress.db", "progress.db-journal", "progress.db.v1", "config.toml", "pseudonyms.json", "locks/r.lock"]
OWN += ["edits/b.json"]


@pytest.mark.parametrize(
    "command",
    [("submit",), ("report", "--format", "csv"), ("certificate",), ("generate", "art.txt", "--force")],
)
def test_the_record_is_never_written_over(call: Call, record: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "art.txt").write_text("The first mobile phone weighed 1.1 kg.")
    (record / "edits").mkdir()
    before = {path.name: path.read_bytes() for path in record.iterdir() if path.is_file()}
    for name in OWN:
        link = tmp_path / f"{Path(name).name}.html"
        link.symlink_to(record / name)
        for output in [link] if command[0] == "certificate" else [link, record / name]:
            done = call(*command, "-o", output)
            assert (done.status, done.out) == (2, "")
            assert "belongs to your own record" in done.err
    assert {path.name: path.read_bytes() for path in record.iterdir() if path.is_file()} == before


def test_what_leads_to_the_record_by_another_way_is_the_record(call: Call, record: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").symlink_to(record, target_is_directory=True)
    (tmp_path / "hard.jsonl").hardlink_to(record / "progress.db")
    for output in ("elsewhere/progress.db", "hard.jsonl", "data/../data/progress.db"):
        assert call("submit", "-o", output).status == 2, output
    assert call("submit", "-o", record / "ada.jsonl").status == 0, "beside it there is room"


def test_no_source_of_a_report_is_written_over(call: Call, record: Path, tmp_path: Path) -> None:
    (tmp_path / "marks.csv").write_text("learner,item,mark,maxmark\nada,q1,1,1\n")
    (tmp_path / "folder").mkdir()
    shutil.copy(record / "progress.db", tmp_path / "folder" / "bob.db")
    (tmp_path / "link.csv").symlink_to("marks.csv")
    bank = tmp_path / "bank.en.toml"
    before = {path: path.read_bytes() for path in (tmp_path / "marks.csv", tmp_path / "folder" / "bob.db")}
    for arguments in (
        ("marks.csv", "-o", "marks.csv"),
        ("marks.csv", "-o", "link.csv"),
        ("link.csv", "-o", "marks.csv"),
        ("folder", "--format", "csv", "-o", "folder/bob.db"),
        ("folder", "--format", "csv", "-o", "folder/bob.db-journal"),
        ("folder", "--format", "csv", "--regrade", bank, "-o", bank),
    ):
        done = call("report", *arguments)
        assert (done.status, "is one of the files that are read" in done.err) == (2, True), arguments
    assert {path: path.read_bytes() for path in before} == before
    assert call("report", "folder", "-o", "folder/out.csv").status == 0


def test_nothing_of_the_record_of_another_is_written_over(call: Call, record: Path, tmp_path: Path) -> None:
    """Its database, whatever it is called, and what SQLite or phonequiz keep beside it."""
    other = tmp_path / "team" / "eve"
    shutil.copytree(record, other)
    (other / "edits").mkdir()
    shutil.copy(record / "progress.db", tmp_path / "team" / "bob.sqlite")
    shutil.copy(record / "progress.db", tmp_path / "bob.csv")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    names = ["bob.csv", "team/bob.sqlite"]
    names += [f"team/bob.sqlite{ending}" for ending in ("-journal", "-wal", "-shm")]
    names += [f"team/eve/{name}" for name in OWN]
    for name in names:
        for arguments in (("submit",), ("report", "--format", "csv"), ("report", "team", "--format", "csv")):
            done = call(*arguments, "-o", name)
            assert (done.status, done.out) == (2, ""), (name, arguments)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert call("submit", "-o", "team/eve.jsonl").status == 0


def test_no_translation_that_regrading_reads_is_written_over(
    call: Call, record: Path, make_bank: BankMaker, tmp_path: Path
) -> None:
    german = make_bank(questions(3), name="bank.de.toml", language="de")
    before = german.read_bytes()
    english = tmp_path / "bank.en.toml"
    done = call("report", "--regrade", english, "--format", "csv", "-o", german)
    assert (done.status, "is one of the files that are read" in done.err) == (2, True)
    assert german.read_bytes() == before


def test_no_article_is_written_over(call: Call, tmp_path: Path) -> None:
    article = tmp_path / "art.txt"
    article.write_text("The first mobile phone weighed 1.1 kg.")
    done = call("generate", article, "-o", article, "--force")
    assert (done.status, "is one of the files that are read" in done.err) == (2, True)
    assert article.read_text().startswith("The first")
