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


OWN = ["progress.db", "progress.db-journal", "progress.db.v1", "config.toml", "pseudonyms.json"]


@pytest.mark.parametrize(
    "command",
    [("submit",), ("report", "--format", "csv"), ("certificate",), ("generate", "art.txt", "--force")],
)
def test_the_record_is_never_written_over(call: Call, record: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "art.txt").write_text("The first mobile phone weighed 1.1 kg.")
    before = {path.name: path.read_bytes() for path in record.iterdir() if path.is_file()}
    for name in OWN:
        link = tmp_path / f"{name}.html"
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


def test_no_article_is_written_over(call: Call, tmp_path: Path) -> None:
    article = tmp_path / "art.txt"
    article.write_text("The first mobile phone weighed 1.1 kg.")
    done = call("generate", article, "-o", article, "--force")
    assert (done.status, "is one of the files that are read" in done.err) == (2, True)
    assert article.read_text().startswith("The first")
