"""Reports from files of statements, tables of marks and record stores, and what is said of each."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from ...conftest import BankMaker, questions
from ...sources.statements import exam, uuid, write
from ...submit.record_store import running
from ..calling import Call, call
from ..conftest import Run

__all__ = ["call"]

FIELDS = [
    "question",
    "n",
    "facility",
    "sd",
    "discrimination_index",
    "discriminative_efficiency",
    "intended_weight",
    "effective_weight",
    "flags",
]
QUIZ = ["n", "mean", "median", "sd", "skewness", "kurtosis", "cronbach_alpha", "error_ratio", "standard_error"]


def test_figures_of_questions_have_the_fields_that_are_promised_and_no_others(call: Call, team_file: Path) -> None:
    done = call("report", team_file, "--by", "question", "--format", "json")
    assert (done.status, done.err) == (0, "")
    made = json.loads(done.out)
    assert list(made) == ["questions", "quiz"]
    assert [list(row) for row in made["questions"]] == [FIELDS] * 6
    assert list(made["quiz"]) == QUIZ
    assert [(row["question"], row["n"]) for row in made["questions"]] == [(f"q{n}", 12) for n in range(6)]
    assert made["questions"][1]["facility"] == pytest.approx(10 / 12)
    assert [row["flags"] for row in made["questions"]] == [0, 1, 0, 0, 0, 0]
    rows = list(csv.DictReader(io.StringIO(call("report", team_file, "--by", "question", "--format", "csv").out)))
    assert list(rows[0]) == FIELDS
    assert [float(row["facility"]) for row in rows] == [row["facility"] for row in made["questions"]]


def test_questions_of_several_banks_say_of_which(call: Call, team_file: Path, tmp_path: Path) -> None:
    marks = tmp_path / "other.csv"
    marks.write_text("learner,item,mark,maxmark\n" + "".join(f"l{n},q1,{n % 2},1\n" for n in range(6)))
    done = call("report", team_file, marks, "--by", "question", "--format", "json")
    made = json.loads(done.out)
    assert {row["bank"] for row in made["questions"]} == {"small", "other"}
    assert set(made["quiz"].values()) == {None}
    assert "for one bank" in done.err


def test_marks_of_another_program_are_withheld_as_all_are(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text("learner,item,mark,maxmark\n" + "".join(f"l{n},q1,{n % 2},1\nl{n},q2,1,2\n" for n in range(4)))
    done = call("report", path, "--by", "question", "--format", "json")
    made = json.loads(done.out)
    assert {row["facility"] for row in made["questions"]} == {None}
    assert set(made["quiz"].values()) == {None}
    assert "--min-group" in done.err
    done = call("report", path, "--by", "question", "--format", "json", "--min-group", 4)
    made = json.loads(done.out)
    assert [row["facility"] for row in made["questions"]] == [0.5, 0.5]
    assert (made["quiz"]["n"], made["quiz"]["mean"]) == (4, 1.5)
    assert [row["score"] for row in json.loads(call("report", path, "--format", "json").out)["learners"]] == [
        1 / 3,
        2 / 3,
        1 / 3,
        2 / 3,
    ]


def test_learners_and_topics_have_their_scores_of_the_same_marks(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text("learner,item,mark,maxmark\n" + "".join(f"l{n},q1,{n / 8},1\nl{n},q2,1,1\n" for n in range(5)))
    learners = json.loads(call("report", path, "--format", "json").out)["learners"]
    [topic] = json.loads(call("report", path, "--by", "topic", "--format", "json").out)["topics"]
    assert topic["score"] == pytest.approx(sum(row["score"] for row in learners) / 5) == 0.625
    assert topic["right"] == sum(row["right"] for row in learners) == 5


def test_a_damaged_line_is_named_and_the_rest_counts(call: Call, two_learners: Path) -> None:
    with two_learners.open("a") as file:
        file.write('{"id": "torn\n')
    done = call("report", two_learners, "--format", "json")
    assert (done.status, len(json.loads(done.out)["learners"])) == (0, 2)
    assert done.err.splitlines() == [f"phonequiz: error: {two_learners}:9: this line is no JSON object; it is left out"]
    (two_learners.parent / "bad.jsonl").write_text("x\n")
    assert call("report", two_learners.parent / "bad.jsonl").status == 2
    assert call("report", two_learners.parent / "bad.jsonl", two_learners).status == 0


def test_a_run_handed_in_and_in_the_record_counts_once(run: Run, make_bank: BankMaker, tmp_path: Path) -> None:
    bank = make_bank(questions(3), exam={"questions": 3, "pass_mark": 0.6})
    run("exam", "--plain", "--bank", bank, input="b\nb\na\n")
    account = {"PHONEQUIZ_ACTOR_NAME": "ada", "PHONEQUIZ_ACTOR_HOME_PAGE": "https://company.example"}
    assert run("submit", "-o", "team/ada.jsonl", "--yes", env=account).returncode == 2, "the folder is missing"
    (tmp_path / "team").mkdir()
    assert run("submit", "-o", "team/ada.jsonl", "--yes", env=account).returncode == 0
    shutil.copy(tmp_path / "team" / "ada.jsonl", tmp_path / "team" / "copy.jsonl")
    own = json.loads(run("report", "--by", "attempt", "--format", "json").stdout)["attempts"]
    handed_in = json.loads(run("report", "team", "--by", "attempt", "--format", "json").stdout)["attempts"]
    assert handed_in == [{**own[0], "learner": "ada"}]
    both = json.loads(run("report", "team", "data/progress.db", "--by", "attempt", "--format", "json").stdout)
    assert len(both["attempts"]) == 1
    for by in ("question", "topic"):
        texts = [run("report", *source, "--by", by, "--format", "json").stdout for source in ([], ["team"])]
        assert texts[0] == texts[1]


def test_a_store_is_read_with_its_credentials(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    statements = exam("ada", "r1", {"q1": True, "q2": False})
    with running() as store:
        store.store(statements)
        monkeypatch.setenv("PHONEQUIZ_LRS_USER", "trainer")
        monkeypatch.setenv("PHONEQUIZ_LRS_PASSWORD", "secret")
        done = call("report", store.url, "--format", "json")
    assert (done.status, [row["right"] for row in json.loads(done.out)["learners"]]) == (0, [1])
    assert store.headers[-1]["Authorization"] == "Basic dHJhaW5lcjpzZWNyZXQ="
    assert store.headers[-1]["X-Experience-API-Version"] == "1.0.3"


@pytest.mark.parametrize("url", ["http://lrs.example/xapi", "http://127.0.0.1:1/xapi"])
def test_a_store_that_cannot_be_read_is_one_line(url: str, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    done = call("report", url)
    assert (done.status, done.out, len(done.err.splitlines())) == (2, "", 1)


def test_a_learner_may_have_another_attempt(call: Call, tmp_path: Path) -> None:
    statements = exam("ada", "r1", {"q1": False, "q2": False}) + exam("ada", "r2", {"q1": True, "q2": True}, at=60)
    statements += exam("ada", "r3", {"q1": True, "q2": False}, at=120)
    path = write(tmp_path / "a.jsonl", statements)
    for which, n, facility in (("first", 1, 0), ("best", 1, 1), ("last", 1, 1), ("all", 3, 2 / 3)):
        done = call("report", path, "--by", "question", "--format", "json", "--attempts", which)
        row = json.loads(done.out)["questions"][0]
        assert (row["n"], row["facility"]) == (n, pytest.approx(facility)), which


def test_review_and_practice_count_only_when_they_are_included(call: Call, tmp_path: Path) -> None:
    statements = []
    for number, mode in enumerate(("practice", "review", "exam")):
        for one in exam("ada", mode, {"q1": True}, at=number * 60):
            one["context"]["extensions"]["https://phonequiz.invalid/extension/mode"] = mode
            statements.append(one)
    path = write(tmp_path / "a.jsonl", statements)
    for include, modes in (
        ("", ["exam"]),
        ("review", ["review", "exam"]),
        ("practice,review", ["practice", "review", "exam"]),
        ("practice review", ["practice", "review", "exam"]),
    ):
        included = [part for mode in include.split() for part in ("--include", mode)]
        done = call("report", path, "--by", "attempt", "--format", "json", *included)
        assert [row["mode"] for row in json.loads(done.out)["attempts"]] == modes


def test_pseudonyms_replace_names_in_every_format(call: Call, team_file: Path, tmp_path: Path) -> None:
    out = {}
    for format_ in ("text", "csv", "json", "html", "xlsx"):
        path = tmp_path / f"out.{format_}"
        done = call("report", team_file, "--pseudonyms", "--format", format_, "-o", path)
        assert done.status == 0
        out[format_] = path.read_bytes()
    known = json.loads((tmp_path / "data" / "pseudonyms.json").read_text())
    [nine] = [entry["pseudonym"] for entry in known.values() if entry["learner"] == "learner 9"]
    for format_ in ("text", "csv", "json", "html"):
        assert b"learner 9" not in out[format_]
        assert nine.encode() in out[format_]
    marks = tmp_path / "class.csv"
    marks.write_text("learner,item,mark,maxmark\nada lovelace,q1,1,1\nada lovelace,q1,0,1\n")
    done = call("report", marks, "--pseudonyms", "--by", "attempt", "--format", "json")
    assert (done.status, ":3: " in done.err) == (0, True)
    assert "ada" not in done.out + done.err.replace(str(tmp_path), "")


@pytest.mark.parametrize("by", ["attempt", "learner", "topic", "question"])
@pytest.mark.parametrize("format_", ["text", "csv", "json", "html"])
def test_under_pseudonyms_no_file_and_no_id_tells_whose_an_attempt_is(
    call: Call, two_learners: Path, make_bank: BankMaker, tmp_path: Path, by: str, format_: str
) -> None:
    marks = tmp_path / "HansMeier.csv"
    marks.write_text("learner,item,mark,maxmark\nada,q1,1,1\nbob,q1,0,1\n")
    said = ("--pseudonyms", "--format", format_, "--by", by, "--min-group", 1, "--regrade", make_bank(questions(1)))
    done = call("report", marks, two_learners, *said)
    told = (done.out + done.err).replace(str(tmp_path), "")
    assert (done.status, "Hans" in told, "csv-1" in told) == (0, False, True)
    for run in ("r1", "r2"):
        assert uuid(run)[:8] not in told
    if (format_, by) == ("json", "attempt"):
        assert sorted(row["attempt"] for row in json.loads(done.out)["attempts"]) == ["A-1", "A-2", "A-3", "A-4"]
        assert [row["right"] for row in json.loads(done.out)["attempts"]].count(1) == 2


def test_regrading_says_which_attempts_change(call: Call, make_bank: BankMaker, two_learners: Path) -> None:
    made = questions(1)[0] | {"answer": "d1 of q1", "distractors": ["k1 of q1", "d2 of q1"]}
    bank = make_bank([made], exam={"questions": 1, "pass_mark": 0.5})
    done = call("report", two_learners, "--regrade", bank, "--format", "json")
    rows = json.loads(done.out)["learners"]
    assert [(row["learner"], row["right"], row["passed"]) for row in rows] == [("ada", 0, False), ("bob", 1, True)]
    told = done.err.splitlines()
    assert told[0] == "phonequiz: 2 of 2 answers are marked by the present key of small"
    assert told[1] == "phonequiz: by the present key 2 attempts change:"
    assert told[2].endswith("(ada): 1 → 0 of 1, now not passed")
    assert told[3].endswith("(bob): 0 → 1 of 1, now passed")
    lines = call("report", two_learners, "--regrade", bank, "--by", "question", "--min-group", 1).lines
    assert ["q1", "k1", "d1", "of", "q1", "yes", "1"] in [line.split()[:7] for line in lines], "the present key"
    same = call(
        "report",
        two_learners,
        "--format",
        "json",
        "--regrade",
        make_bank([made | {"answer": "k1 of q1", "distractors": ["d1 of q1", "d2 of q1"]}]),
    )
    assert same.err.splitlines()[1:] == ["phonequiz: by the present key no attempt changes"]


def test_a_bank_that_knows_none_of_the_answers_is_named(call: Call, make_bank: BankMaker, two_learners: Path) -> None:
    other = make_bank(questions(2), id="another")
    done = call("report", two_learners, "--regrade", other, "--format", "json")
    assert done.err == "phonequiz: of 2 answers none is of another; none is marked anew\n"
