"""The command that hands in."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from phonequiz.xapi import terms

from ..cli.calling import Call
from ..conftest import BankMaker, questions
from .record_store import RecordStore

EXAM = {"questions": 3, "pass_mark": 0.6}
PASSWORD = "s3cret-p4ss"


@pytest.fixture
def ada(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHONEQUIZ_ACTOR_NAME", "ada")
    monkeypatch.setenv("PHONEQUIZ_ACTOR_HOME_PAGE", "https://company.example")
    monkeypatch.setenv("PHONEQUIZ_LRS_USER", "user")
    monkeypatch.setenv("PHONEQUIZ_LRS_PASSWORD", PASSWORD)


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    return make_bank(questions(3), exam=EXAM)


def run(bank: Path, mode: str, answers: str) -> None:
    """A run in a process of its own: plain mode reads standard input itself."""
    data = str(bank.parent / "data")
    subprocess.run(
        [sys.executable, "-m", "phonequiz", mode, "--plain", "--lang", "en", "--bank", str(bank), "--data-dir", data],
        input="\n".join(answers).encode() + b"\n",
        capture_output=True,
        check=True,
    )


@pytest.fixture
def taken(bank: Path, ada: None) -> Path:
    """A record with one exam and one practice."""
    run(bank, "practice", "bbb")
    run(bank, "exam", "bba")
    return bank


def lines_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def verbs(statements: list[dict]) -> list[str]:
    return [statement["verb"]["id"].rpartition("/")[2] for statement in statements]


def states(bank: Path) -> list[tuple[str, str, int]]:
    connection = sqlite3.connect(bank.parent / "data" / "progress.db")
    try:
        return connection.execute("SELECT store, state, count(*) FROM delivery GROUP BY 1, 2").fetchall()
    finally:
        connection.close()


def test_a_file_holds_the_exams(call: Call, taken: Path, tmp_path: Path) -> None:
    done = call("submit", "-o", "out.jsonl")
    assert (done.status, done.err) == (0, "")
    statements = lines_of(tmp_path / "out.jsonl")
    assert verbs(statements) == ["attempted", "answered", "answered", "answered", "completed", "passed"]
    assert {statement["actor"]["account"]["name"] for statement in statements} == {"ada"}


def test_every_answer_is_listed_and_where_it_was_written(call: Call, taken: Path, lrs: RecordStore) -> None:
    """Whether anybody is asked or not: nothing goes before it was shown."""
    for arguments in (("-o", "out.jsonl"), ("-o", "out.jsonl", "--yes"), ("--lrs", lrs.url, "--yes")):
        done = call("submit", *arguments)
        assert len([line for line in done.lines if line.startswith(("    Right · ", "    Wrong · "))]) == 3
        if "-o" in arguments:
            assert done.lines[-1] == "6 statements are written to out.jsonl."


def test_a_file_of_nothing_says_so(call: Call, bank: Path, ada: None, tmp_path: Path) -> None:
    for _ in range(2):
        done = call("submit", "-o", "out.jsonl")
        assert (done.status, done.lines[-1]) == (0, "0 statements are written to out.jsonl.")
        assert "There is nothing to hand in" in done.out + done.err
        assert (tmp_path / "out.jsonl").read_bytes() == b""
        run(bank, "practice", "bbb")


def test_a_folder_that_is_not_there_is_no_empty_one(call: Call, ada: None, tmp_path: Path) -> None:
    done = call("submit", "-o", "out.jsonl", "--data-dir", "nowhere")
    assert (done.status, done.out) == (2, "")
    assert done.err == "phonequiz: error: nowhere: there is no such folder; correct --data-dir\n"
    assert not (tmp_path / "out.jsonl").exists()


def test_practice_only_on_the_learners_word(call: Call, taken: Path, tmp_path: Path) -> None:
    call("submit", "-o", "out.jsonl", "--include", "practice,review", "--yes")
    modes = [
        statement["context"]["extensions"]["https://phonequiz.invalid/extension/mode"]
        for statement in lines_of(tmp_path / "out.jsonl")
    ]
    assert (modes.count("practice"), modes.count("exam")) == (5, 6)
    first = (tmp_path / "out.jsonl").read_bytes()
    call("submit", "-o", "out.jsonl", "--include", "practice", "--include", "review")
    assert (tmp_path / "out.jsonl").read_bytes() == first, "named together or one by one"
    done = call("submit", "-o", "out.jsonl", "--include", "all")
    assert done.status == 2
    assert "--include" in done.err


def test_standard_output_shows_the_same_to_the_letter(call: Call, taken: Path, tmp_path: Path) -> None:
    call("submit", "-o", "out.jsonl")
    assert call("submit", "-o", "-").out == (tmp_path / "out.jsonl").read_text(encoding="utf-8")


def test_standard_output_is_utf_8_whatever_the_locale(call: Call, ada: None, make_bank: BankMaker) -> None:
    bank = make_bank(questions(1), title="Äpfel – 中文", exam={"questions": 1})
    run(bank, "exam", "b")
    done = subprocess.run(
        [sys.executable, "-m", "phonequiz", "submit", "-o", "-"],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert "Äpfel – 中文" in done.stdout.decode()


def test_a_file_changes_nothing_in_the_outbox_and_is_always_whole(
    call: Call, taken: Path, lrs: RecordStore, tmp_path: Path
) -> None:
    call("submit", "-o", "before.jsonl")
    assert states(taken) == []
    call("submit", "--lrs", lrs.url, "--yes")
    call("submit", "-o", "after.jsonl")
    assert states(taken) == [(lrs.url, "confirmed", 6)]
    assert (tmp_path / "before.jsonl").read_bytes() == (tmp_path / "after.jsonl").read_bytes()
    assert [lrs.added(statement) for statement in lines_of(tmp_path / "after.jsonl")] == list(lrs.held.values())


def test_a_store_gets_each_exam_once(call: Call, taken: Path, lrs: RecordStore) -> None:
    done = call("submit", "--lrs", lrs.url + "/", "--yes")
    assert (done.status, done.err) == (0, "")
    assert done.lines[0] == f"To be handed in to {lrs.url}"
    assert done.lines[1] == "as ada (https://company.example):"
    assert done.lines[2].startswith("  Exam · Small bank · ")
    assert done.lines[2].endswith(" · 2 of 3 (67 %) · passed")
    assert done.lines[-1] == "6 statements have arrived."
    assert len(lrs.held) == 6
    again = call("submit", "--lrs", lrs.url, "--yes")
    assert (again.status, again.lines[0]) == (0, "Nothing is left to hand in.")
    assert len(lrs.posts) == 1
    run(taken, "exam", "bbb")
    assert call("submit", "--lrs", lrs.url, "--yes").status == 0
    assert [len(ids) for ids in lrs.posts] == [6, 6]
    assert set(lrs.times_stored.values()) == {1}


def test_user_and_password_are_kept_nowhere(call: Call, taken: Path, lrs: RecordStore) -> None:
    lrs.says = f"what is {PASSWORD}?"
    lrs.refuses = lambda statement: True
    done = call("submit", "--lrs", lrs.url, "--yes")
    assert lrs.headers[0]["Authorization"].startswith("Basic ")
    assert done.status == 2
    for path in (taken.parent / "data").iterdir():
        if path.is_file():
            assert PASSWORD.encode() not in path.read_bytes()
    assert PASSWORD not in done.out + done.err


def test_what_was_refused_ends_with_2_until_it_is_delivered(call: Call, taken: Path, lrs: RecordStore) -> None:
    lrs.refuses = lambda statement: "passed" in statement["verb"]["id"]
    lrs.says = "unknown verb"
    for _ in range(2):
        done = call("submit", "--lrs", lrs.url, "--yes")
        assert done.status == 2
        line, which = done.err.splitlines()
        assert line.startswith(f"phonequiz: error: {lrs.url}: refused one statement (400 unknown verb); ")
        assert "--retry-parked" in line
        told = which.removeprefix("phonequiz:   ").split(" · ")
        assert told[1:] == ["passed", "https://phonequiz.invalid/bank/small/exam"]
        assert told[0] not in lrs.held, "the one that is missing there is named by its id"
    assert len(lrs.held) == 5
    lrs.refuses = lambda statement: False
    done = call("submit", "--lrs", lrs.url, "--yes", "--retry-parked")
    assert (done.status, done.err, len(lrs.held)) == (0, "", 6)


def test_a_conflict_is_shown_and_stays(call: Call, taken: Path, lrs: RecordStore, tmp_path: Path) -> None:
    call("submit", "-o", "out.jsonl")
    first = lines_of(tmp_path / "out.jsonl")[0]
    lrs.store([first | {"timestamp": "2020-01-01T00:00:00Z"}])
    for _ in range(2):
        done = call("submit", "--lrs", lrs.url, "--yes")
        assert done.status == 2
        assert "holds something else than what stands here for one statement (409 no)" in done.err
        assert f"phonequiz:   {first['id']} · attempted · https://phonequiz.invalid/bank/small/exam\n" in done.err
    assert len(lrs.held) == 6
    assert lrs.held[first["id"]]["timestamp"] == "2020-01-01T00:00:00Z"


def test_it_stops_with_a_word_and_goes_on_later(call: Call, taken: Path, lrs: RecordStore) -> None:
    lrs.first = [(401, {})]
    done = call("submit", "--lrs", lrs.url, "--yes")
    assert done.status == 2
    assert "(401); set PHONEQUIZ_LRS_USER and PHONEQUIZ_LRS_PASSWORD" in done.err
    assert done.lines[-1] == "0 statements have arrived."
    assert states(taken) == [(lrs.url, "pending", 6)]
    lrs.first = [(503, {"Retry-After": "1"})]
    done = call("submit", "--lrs", lrs.url, "--yes", "--lang", "de")
    assert (done.status, len(lrs.held)) == (0, 6)
    assert done.err == "phonequiz: nicht angenommen (503 no); neuer Versuch in 1 s\n"


def test_practice_that_was_agreed_to_goes_next_time_too(call: Call, taken: Path, lrs: RecordStore) -> None:
    lrs.first = [(401, {})]
    call("submit", "--lrs", lrs.url, "--yes", "--include", "practice")
    call("submit", "--lrs", lrs.url, "--yes")
    assert len(lrs.held) == 11


def test_nothing_goes_where_nobody_can_be_asked(call: Call, taken: Path, lrs: RecordStore) -> None:
    done = call("submit", "--lrs", lrs.url)
    assert done.status == 2
    assert "--yes" in done.err
    assert lrs.posts == []


def test_without_a_name_nothing_is_kept(
    call: Call, taken: Path, monkeypatch: pytest.MonkeyPatch, lrs: RecordStore, tmp_path: Path
) -> None:
    monkeypatch.delenv("PHONEQUIZ_ACTOR_NAME")
    done = call("submit", "--lrs", lrs.url, "--yes")
    assert (done.status, lrs.posts) == (2, [])
    assert "PHONEQUIZ_ACTOR_NAME" in done.err
    (tmp_path / "data" / "config.toml").write_text('actor_name = "grace"\n')
    assert call("submit", "--lrs", lrs.url, "--yes").status == 0
    assert {held["actor"]["account"]["name"] for held in lrs.held.values()} == {"grace"}


def test_a_question_that_was_refused_is_named(call: Call, taken: Path, lrs: RecordStore) -> None:
    lrs.refuses = lambda statement: "answered" in statement["verb"]["id"]
    lines = call("submit", "--lrs", lrs.url, "--yes").err.splitlines()
    assert len(lines) == 1 + 3
    questions_told = sorted(line.split(" · ")[1:] for line in lines[1:])
    assert questions_told == [
        ["answered", f"https://phonequiz.invalid/bank/small/question/q{n}", f"What is q{n}?"] for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("variable", "value"), [("NAME", "a\tb"), ("NAME", "a" * 201), ("HOME_PAGE", "ada@company.example")]
)
def test_a_wrong_name_is_refused(
    call: Call, taken: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(f"PHONEQUIZ_ACTOR_{variable}", value)
    done = call("submit", "-o", "-")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"phonequiz: error: PHONEQUIZ_ACTOR_{variable}: cannot be ")
    assert "a" * 61 not in done.err, "no more of it than tells which"


def test_what_was_shown_keeps_its_name(
    call: Call, taken: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = call("submit", "-o", "-").out
    monkeypatch.setenv("PHONEQUIZ_ACTOR_NAME", "someone else")
    assert call("submit", "-o", "-").out == first


@pytest.mark.parametrize(
    "arguments",
    [[], ["-o", "x.jsonl", "--lrs", "https://lrs.example"], ["-o", "x.jsonl", "--retry-parked"]],
)
def test_one_place_has_to_be_named(call: Call, taken: Path, arguments: list[str]) -> None:
    assert call("submit", *arguments).status == 2


def test_plain_http_goes_nowhere_else(call: Call, taken: Path) -> None:
    done = call("submit", "--lrs", "http://lrs.example/xapi", "--yes")
    assert done.status == 2
    assert done.err.startswith("phonequiz: error: --lrs: sends to lrs.example without encryption; ")


def test_nothing_to_hand_in_makes_no_record(call: Call, lrs: RecordStore, tmp_path: Path) -> None:
    none = "There is nothing to hand in; only finished exams count, practice with --include practice,review."
    done = call("submit", "--lrs", lrs.url, "--yes")
    assert (done.status, done.lines) == (0, [none])
    written = "0 statements are written to out.jsonl."
    assert (call("submit", "-o", "-").out, call("submit", "-o", "out.jsonl").lines) == ("", [none, written])
    everything = call("submit", "-o", "out.jsonl", "--include", "practice,review")
    assert everything.lines == ["There is nothing to hand in yet.", written]
    assert not (tmp_path / "data").exists()


def test_practice_alone_asks_for_no_name(call: Call, bank: Path, lrs: RecordStore) -> None:
    run(bank, "practice", "bbb")
    done = call("submit", "--lrs", lrs.url, "--yes")
    assert done.status == 0
    assert "--include practice" in done.out


def test_an_open_exam_stays(call: Call, taken: Path, lrs: RecordStore, tmp_path: Path) -> None:
    run(taken, "exam", "bq")
    done = call("submit", "-o", "out.jsonl")
    assert "One exam is still open" in done.out
    assert len(lines_of(tmp_path / "out.jsonl")) == 6


def test_only_an_open_exam_is_nothing_to_hand_in_yet(call: Call, bank: Path, ada: None, lrs: RecordStore) -> None:
    run(bank, "exam", "bq")
    done = call("submit", "--lrs", lrs.url, "--yes")
    assert done.lines[0].startswith("There is nothing to hand in; ")
    assert done.lines[1].startswith("One exam is still open")


def test_a_learner_gets_a_file_of_all_that_is_kept(call: Call, taken: Path, lrs: RecordStore, tmp_path: Path) -> None:
    run(taken, "practice", "sbbbb")
    run(taken, "exam", "b<aq")  # an open exam whose first answer was changed
    everything = ("--include", "practice,review")
    done = call("submit", "-o", "all.jsonl", *everything)
    at = done.lines.index("And 4 that only a file holds: skipped, changed again or still open:")
    assert [line.split(" · ")[0] for line in done.lines[at + 1 : at + 7]] == [
        *("  Exam", "    still open", "    does not count", "    does not count"),
        *("  Practice", "    skipped"),
    ]
    statements = lines_of(tmp_path / "all.jsonl")
    kept = [one for one in statements if terms.KEPT_BACK in one["context"]["extensions"]]
    said = [(one["context"]["extensions"][terms.KEPT_BACK], one.get("result", {}).get("response")) for one in kept]
    assert [kind for kind, _ in said] == ["begun", "answered", "answered", "skipped"]
    assert said[1][1] != said[2][1]
    for line, (_, response) in zip(done.lines[at + 3 : at + 5], said[1:3], strict=True):
        assert line.split(" · ")[2] == response, "what was chosen"
    assert not any(sign in json.dumps(kept) for sign in ('"k1"', '"d1"', "success", "correctResponsesPattern"))
    assert kept[3]["object"]["id"].startswith(f"{terms.BASE}/bank/small/question/")
    record = sqlite3.connect(taken.parent / "data" / "progress.db")
    ((answers, skips),) = record.execute("SELECT (SELECT count(*) FROM answer), (SELECT count(*) FROM skip)")
    record.close()
    assert verbs(statements).count("answered") + 2 == answers
    assert skips == 1
    assert call("submit", "-o", "again.jsonl", *everything).status == 0
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "all.jsonl").read_bytes()
    assert call("submit", "-o", "-", *everything).out == (tmp_path / "all.jsonl").read_text(encoding="utf-8")
    call("submit", "--lrs", lrs.url, "--yes", *everything)
    assert len(lrs.held) == len(statements) - len(kept), "no record store gets it"
    reports = [
        call("report", source, "--include", "practice,review", "--by", "attempt", "--format", "json").out
        for source in (tmp_path / "all.jsonl", lrs.url)
    ]
    in_file, in_store = (json.loads(report)["attempts"] for report in reports)
    (begun,) = [attempt for attempt in in_file if attempt not in in_store]
    assert [one for one in in_file if one != begun] == in_store, "a report counts nothing of it"
    assert (begun["mode"], begun["answers"], begun["finished"]) == ("exam", 0, None), "but knows that an exam is open"


def test_titles_of_topics_stand_where_the_bank_is_known(
    call: Call, taken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHONEQUIZ_BANKS", str(taken))
    answered = json.loads(call("submit", "-o", "-").out.splitlines()[1])
    names = [group["definition"]["name"] for group in answered["context"]["contextActivities"]["grouping"]]
    assert names[0] == {"en": "Small bank"}
    assert names[1]["en"].startswith("Topic t")


def test_a_place_that_cannot_be_written_is_named(call: Call, taken: Path) -> None:
    done = call("submit", "-o", "no/out.jsonl")
    assert done.status == 2
    assert "no/out.jsonl: cannot be written" in done.err


def terminal(bank: Path, *arguments: str, env: dict[str, str] | None = None, columns: int = 160) -> pexpect.spawn:
    environ = {key: value for key, value in os.environ.items() if not key.startswith("PHONEQUIZ_")}
    return pexpect.spawn(
        sys.executable,
        ["-m", "phonequiz", "--lang", "en", "--data-dir", str(bank.parent / "data"), "submit", *arguments],
        env=environ | (env or {}),
        encoding="utf-8",
        timeout=30,
        dimensions=(50, columns),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_narrow_terminal_lines_are_broken_at_words(make_bank: BankMaker, ada: None) -> None:
    asked = questions(1)
    asked[0]["stem"] = " ".join(f"word{n}" for n in range(30)) + "?"
    taken = make_bank(asked, exam={"questions": 1})
    run(taken, "exam", "b")
    names = {"PHONEQUIZ_ACTOR_NAME": "ada", "PHONEQUIZ_ACTOR_HOME_PAGE": "https://company.example", "COLUMNS": ""}
    child = terminal(taken, "-o", "out.jsonl", env=names, columns=40)
    child.expect("Hand in")
    lines = (child.before or "").splitlines()
    child.sendline("n")
    child.expect(pexpect.EOF)
    assert max(map(len, lines)) <= 40
    shown = " ".join(line.strip() for line in lines)
    assert asked[0]["stem"] in shown, "no word is cut"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_it_asks_who_and_whether(taken: Path, lrs: RecordStore) -> None:
    child = terminal(taken, "--lrs", lrs.url)
    child.expect("Name:")
    child.sendline("Ada")
    child.expect(r"belongs to \[https://phonequiz.invalid\]:")
    child.sendline("nonsense")
    child.expect("a web address such as")
    child.sendline("https://company.example")
    child.expect("is that right")
    child.sendline("n")
    child.expect("Name:")
    child.sendline("ada")
    child.expect("belongs to")
    child.sendline("")
    child.expect("is that right")
    child.sendline("y")
    child.expect("as ada")
    child.expect(r"Right · What is q\d\? · key of q\d · ")
    child.expect(r"Wrong · What is q\d\? · other of q\d · ")
    child.expect("Hand in")
    assert lrs.posts == []
    child.sendline("n")
    child.expect("Nothing handed in")
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, lrs.posts) == (2, [])
    child = terminal(taken, "--lrs", lrs.url)
    child.expect("Hand in")
    child.sendline("y")
    child.expect("6 statements have arrived")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    account = {"homePage": "https://phonequiz.invalid", "name": "ada"}
    assert [held["actor"]["account"] for held in lrs.held.values()] == [account] * 6


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_a_file_is_asked_for_too(taken: Path, tmp_path: Path) -> None:
    names = {"PHONEQUIZ_ACTOR_NAME": "ada", "PHONEQUIZ_ACTOR_HOME_PAGE": "https://company.example"}
    for answer, written in (("n", False), ("y", True)):
        child = terminal(taken, "-o", str(tmp_path / "out.jsonl"), env=names)
        child.expect("Hand in")
        child.sendline(answer)
        child.expect(pexpect.EOF)
        child.close()
        assert (tmp_path / "out.jsonl").exists() == written


def sending(bank: Path, lrs: RecordStore) -> subprocess.Popen[bytes]:
    """A process that hands in."""
    data = str(bank.parent / "data")
    command = [sys.executable, "-m", "phonequiz", "submit", "--yes", "--lrs", lrs.url, "--data-dir", data]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def test_a_learner_who_is_killed_hands_in_the_rest_later(call: Call, taken: Path, lrs: RecordStore) -> None:
    lrs.waits = True
    process = sending(taken, lrs)
    assert lrs.stored.wait(30)
    process.kill()
    process.wait()
    lrs.goes_on.set()
    assert len(lrs.held) == 6
    assert states(taken) == [(lrs.url, "pending", 6)]
    lrs.refuses_equal = True
    assert call("submit", "--lrs", lrs.url, "--yes").status == 0
    assert states(taken) == [(lrs.url, "confirmed", 6)]
    assert set(lrs.times_stored.values()) == {1}


def test_a_quiz_does_not_wait_for_a_store(taken: Path, lrs: RecordStore) -> None:
    lrs.waits = True
    process = sending(taken, lrs)
    assert lrs.stored.wait(30)
    run(taken, "exam", "bbb")
    assert process.poll() is None
    beside = sending(taken, lrs)
    assert (beside.wait(30), len(lrs.posts)) == (2, 1), "nor is anything sent twice meanwhile"
    lrs.goes_on.set()
    assert process.wait(30) == 0
    assert len(lrs.held) == 6


def test_forget_erases_what_was_handed_in(call: Call, taken: Path, lrs: RecordStore) -> None:
    call("submit", "--lrs", lrs.url, "--yes")
    assert call("forget", "--yes").status == 0
    assert list((taken.parent / "data").glob("progress*")) == []
