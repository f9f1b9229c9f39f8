"""The command that shows what one knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..conftest import BankMaker, questions
from .conftest import Run


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    return make_bank(questions(4), exam={"questions": 4, "pass_mark": 0.5})


def figures(run: Run, bank: Path) -> dict:
    return json.loads(run("progress", "--format", "json", env={"PHONEQUIZ_BANKS": str(bank)}).stdout)


def test_without_a_record_there_is_nothing_and_none_is_made(run: Run, tmp_path: Path) -> None:
    assert run("progress").stdout == "Nothing answered yet.\n"
    assert run("progress", "--lang", "de").stdout == "Noch nichts beantwortet.\n"
    done = run("progress", "--format", "json")
    assert json.loads(done.stdout) == {"answers": 0, "right": 0, "topics": [], "runs": []}
    assert not (tmp_path / "data").exists()


def test_json_tells_answers_mastery_and_runs(run: Run, bank: Path) -> None:
    run("practice", "t1", "--plain", "--bank", bank, input="b\na\n")
    run("practice", "t1", "--plain", "--bank", bank, input="b\nb\n")
    run("practice", "t2", "--plain", "--bank", bank, input="b\n")
    told = figures(run, bank)
    assert (told["answers"], told["right"]) == (5, 4)
    keys = ("bank", "topic", "questions", "seen", "answers", "right", "mastery")
    assert told["topics"] == [
        dict(zip(keys, ("small", "t1", 2, 2, 4, 3, 0.75), strict=True)),
        dict(zip(keys, ("small", "t2", 2, 1, 1, 1, 0.5), strict=True)),
    ]
    runs = told["runs"]
    assert [(row["mode"], row["questions"], row["answered"], row["right"], row["score"]) for row in runs] == [
        ("practice", 2, 2, 1, 0.5),
        ("practice", 2, 2, 2, 1.0),
        ("practice", 2, 1, 1, None),
    ]
    assert [row["passed"] for row in runs] == [None] * 3
    assert [row["finished"] is not None and row["finished"].endswith("Z") for row in runs] == [True, True, False]


def test_an_open_exam_tells_nothing_until_it_is_handed_in(run: Run, bank: Path) -> None:
    run("exam", "--plain", "--bank", bank, input="a\n<\nc\n<\nb\n")
    open_ = figures(run, bank)
    assert (open_["answers"], open_["right"]) == (0, 0)
    assert open_["runs"][0]["answered"] == 1
    assert [open_["runs"][0][key] for key in ("finished", "right", "score", "passed")] == [None] * 4
    assert all(topic["seen"] == 0 for topic in open_["topics"])
    run("exam", "--plain", "--bank", bank, input="b\nb\nb\n")
    done = figures(run, bank)
    assert (done["answers"], done["right"]) == (4, 4), "a changed answer counts once"
    assert (done["runs"][0]["score"], done["runs"][0]["passed"]) == (1.0, True)


def test_a_bank_that_is_gone_has_null_for_what_only_it_knows(run: Run, bank: Path) -> None:
    run("practice", "--plain", "--bank", bank, input="b\nb\nb\nb\n")
    told = json.loads(run("progress", "--format", "json").stdout)
    assert {topic["questions"] for topic in told["topics"]} == {None}
    assert {topic["mastery"] for topic in told["topics"]} == {None}
    assert sum(topic["answers"] for topic in told["topics"]) == 4


def test_text_speaks_the_learners_language(run: Run, bank: Path) -> None:
    run("practice", "--plain", "--bank", bank, input="b\na\nb\nb\n")
    english = run("progress", "--bank", bank).stdout
    assert english.startswith("4 answers, 3 right\n\nSmall bank\n  Topic t1  ")
    assert "today, " in english
    assert "Practice, 3 of 4 (75 %)" in english
    assert "4 Antworten, 3 richtig" in run("progress", "--bank", bank, "--lang", "de").stdout


def test_the_options_stand_before_or_after_the_command(run: Run, bank: Path, tmp_path: Path) -> None:
    before = run("--data-dir", tmp_path / "x", "--lang", "de", "practice", "--plain", "--bank", bank, input="b\n")
    assert "Frage 1 von 4" in before.stdout
    after = run("progress", "--data-dir", tmp_path / "x", "--lang", "en", "--bank", bank)
    assert after.stdout.startswith("One answer, 1 right\n")
