"""Plain mode: lines in, lines out."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import BankMaker, question, questions
from .conftest import Run


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    return make_bank([question("q1"), question("q2"), question("q3")])


@pytest.fixture
def quoting(make_bank: BankMaker) -> Path:
    article = "Nothing yet.\n\nA heading\n\nThe key of q1 is right. So is that of q2.\n"
    asked = [
        question("q1", quote="The key of q1\nis right.", quote_translation="Der Schlüssel stimmt."),
    ]
    return make_bank(asked, article=article, source_language="en")


def test_a_wrong_and_a_right_answer_are_told_line_by_line(run: Run, quoting: Path) -> None:
    done = run("practice", "--plain", "--bank", quoting, input="c\n")
    assert done.stdout == (
        "\n"
        "Question 1 of 1 · Topic t1\n"
        "What is q1?\n"
        "  a) other of q1\n"
        "  b) key of q1\n"
        "  c) third of q1\n"
        "> c\n"
        "Wrong. The answer is: b) key of q1\n"
        "  Not the third of q1.\n"
        "  Because q1.\n"
        "  “The key of q1 is right.” (A heading)\n"
        "  Der Schlüssel stimmt.\n"
        "\n"
        "Score: 0 of 1 (0 %)\n"
        "  Topic t1: 0/1\n"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_german_says_the_same_in_german(run: Run, bank: Path) -> None:
    lines = run("practice", "--plain", "--bank", bank, "--lang", "de", input="2\nA\nb\n").stdout.splitlines()
    assert lines[1].startswith("Frage 1 von 3 · ")
    assert "Richtig." in lines
    assert [line for line in lines if line.startswith("Falsch. Richtig ist: b) key of q")]
    assert "Ergebnis: 2 von 3 (67 %)" in lines


def test_what_is_no_answer_is_asked_again(run: Run, bank: Path) -> None:
    done = run("practice", "--plain", "--bank", bank, "-n", "1", input="\nx\nab\n9\n?\nB\n")
    assert done.stdout.count("> ") == 6
    assert done.stdout.count("Please one letter from a to c") == 4
    assert "Answers: letters or numbers" in done.stdout
    assert "Score: 1 of 1 (100 %)" in done.stdout


def test_q_and_the_end_of_input_stop_and_save(run: Run, bank: Path) -> None:
    first = run("practice", "--plain", "--bank", bank, input="b\nq\n")
    assert first.stdout.splitlines()[-1] == "Saved. 1 of 3 answered."
    second = run("practice", "--plain", "--bank", bank, input="b\n")
    assert second.stdout.startswith("Going on with your run from today")
    assert "question 2.\n\nQuestion 2 of 3" in second.stdout
    assert second.stdout.splitlines()[-1] == "Saved. 2 of 3 answered."
    third = run("practice", "--plain", "--bank", bank, input="b\n")
    assert "Score: 3 of 3 (100 %)" in third.stdout
    assert [done.returncode for done in (first, second, third)] == [0, 0, 0]


def test_nothing_is_left_beside_the_record(run: Run, bank: Path, tmp_path: Path) -> None:
    for input_ in ("b\n", "q\n", "b\nb\nb\n"):
        run("practice", "--plain", "--new", "--bank", bank, input=input_)
        assert [path.name for path in (tmp_path / "data").iterdir() if path.is_file()] == ["progress.db"]


def test_leaving_a_run_without_an_answer_is_not_said_of_the_whole_record(run: Run, bank: Path) -> None:
    run("practice", "--plain", "--bank", bank, input="b\nb\nb\n")
    done = run("practice", "--plain", "--bank", bank, input="q\n")
    assert done.stdout.splitlines()[-1] == "Nothing answered in this run, so nothing of it is kept."


def test_a_skipped_question_comes_once_more(run: Run, bank: Path) -> None:
    done = run("practice", "--plain", "--bank", bank, "--seed", "1", input="s\nb\nb\ns\n")
    heads = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("Question")]
    assert heads == ["1", "2", "3", "1"]
    assert "Score: 2 of 3 (67 %)\nOne question was left without an answer." in done.stdout


def test_the_same_seed_and_record_ask_the_same(run: Run, make_bank: BankMaker) -> None:
    bank = make_bank([question(f"q{n}", order=None, place=None) for n in range(20)])
    outputs = {run("practice", "--plain", "--bank", bank, "--seed", "7", "--no-record").stdout for _ in range(2)}
    assert len(outputs) == 1
    assert run("practice", "--plain", "--bank", bank, "--seed", "8", "--no-record").stdout not in outputs


def test_several_keys_and_too_few_or_too_many(run: Run, make_bank: BankMaker) -> None:
    bank = make_bank([question("q1", type="multiple", answer=["A", "B"], place=[1, 2])])
    for typed, verdict in (("ab", "Right."), ("b, a", "Right."), ("a", "Wrong."), ("abc", "Wrong."), ("ac", "Wrong.")):
        out = run("practice", "--plain", "--bank", bank, "--no-record", input=typed + "\n").stdout
        assert "What is q1? (choose 2)\n  a) A\n" in out
        assert f"> {typed}\n{verdict}" in out
    assert "Wrong. The answers are: a) A; b) B" in out


def test_true_and_false_stand_in_this_order_in_both_languages(run: Run, make_bank: BankMaker) -> None:
    fields = {"type": "true-false", "answer": False, "distractors": None, "order": None, "place": None}
    bank = make_bank([question("q1", **fields)])
    english = run("practice", "--plain", "--bank", bank, "--no-record", input="b\n").stdout
    assert "  a) True\n  b) False\n> b\nRight.\n" in english
    german = run("practice", "--plain", "--bank", bank, "--no-record", "--lang", "de", input="a\n").stdout
    assert "  a) Stimmt\n  b) Stimmt nicht\n> a\nFalsch. Richtig ist: b) Stimmt nicht\n" in german


def test_code_keeps_its_lines_and_markup_is_shown_as_written(run: Run, make_bank: BankMaker) -> None:
    stem = "What does [bold]this[/bold] print?\n```\nfor x in y:\n    pass\n```"
    bank = make_bank([question("q1", stem=stem, answer="```\na\n  b\n```")])
    out = run("practice", "--plain", "--bank", bank, input="b\n").stdout
    assert stem + "\n" in out
    assert "  b) ```\n     a\n       b\n     ```\n" in out
    assert "Right." in out


def test_topics_are_named_by_id_or_title(run: Run, make_bank: BankMaker) -> None:
    bank = make_bank(questions(6, topics=3))
    out = run("practice", "t2", "topic T3", "--plain", "--bank", bank).stdout
    assert "Question 1 of 4" in out
    done = run("practice", "nowhere", "--plain", "--bank", bank)
    assert done.returncode == 2
    assert done.stderr == "phonequiz: error: TOPIC: there is no topic 'nowhere'; the topics are t1, t2, t3\n"


def test_without_a_terminal_it_says_so_and_goes_on(run: Run, bank: Path) -> None:
    done = run("practice", "--bank", bank, input="b\n")
    assert done.stderr == "phonequiz: no terminal here, going on with --plain\n"
    assert "Question 1 of 3" in done.stdout
    bare = run()
    assert bare.returncode == 2
    assert bare.stderr.startswith("phonequiz: error: ")
    assert "--plain" in bare.stderr


def test_without_a_record_nothing_is_written(run: Run, bank: Path, tmp_path: Path) -> None:
    done = run("practice", "--plain", "--bank", bank, "--no-record", input="b\nq\n")
    assert done.stdout.splitlines()[-1] == "1 of 3 answered, not saved."
    assert not (tmp_path / "data").exists()


def test_nothing_is_asked_where_nothing_can_be_kept(run: Run, bank: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the way")
    done = run("practice", "--plain", "--bank", bank, input="b\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"phonequiz: error: {tmp_path / 'data'}: this place cannot be written to (")
    assert "--no-record" in done.stderr


def test_a_broken_bank_shows_its_first_errors_and_where_to_see_all(run: Run, make_bank: BankMaker) -> None:
    bank = make_bank([question(f"q{n}", topci="x") for n in range(9)])
    done = run("practice", "--plain", "--bank", bank)
    lines = done.stderr.splitlines()
    assert (done.returncode, done.stdout, len(lines)) == (2, "", 6)
    assert all(line.startswith(f"phonequiz: error: {bank}:") for line in lines)
    assert "unknown key 'topci'; did you mean 'topic'?" in lines[0]
    assert "phonequiz check" in lines[-1]


def test_a_missing_bank_is_said_so(run: Run, tmp_path: Path) -> None:
    done = run("practice", "--plain", "--bank", tmp_path / "none.toml")
    assert done.returncode == 2
    assert done.stderr.startswith(f"phonequiz: error: {tmp_path / 'none.toml'}: cannot be read (")


# ── exams ──


@pytest.fixture
def exam(make_bank: BankMaker) -> Path:
    return make_bank(questions(3), exam={"questions": 3, "pass_mark": 0.6, "time_limit": "1h30m"})


def test_an_exam_says_nothing_until_it_is_handed_in(run: Run, exam: Path) -> None:
    done = run("exam", "--plain", "--bank", exam, input="b\na\nb\n")
    before, _, after = done.stdout.partition("Score: ")
    assert before.startswith("Exam: 3 questions, 90 minutes, 60 % to pass.\n")
    assert "Right" not in before
    assert "Wrong" not in before
    assert after.startswith("2 of 3 (67 %)\nPassed. 60 % were needed.\n")
    assert after.count("Right.") == 2
    assert "Wrong. The answer is: b) key of q" in after
    assert "Your answer: a) other of q" in after


def test_an_answer_may_be_changed_by_going_back(run: Run, exam: Path) -> None:
    done = run("exam", "--plain", "--bank", exam, input="a\n<\nb\nb\n<\n<\nb\nb\nb\n")
    heads = [line.split()[1] for line in done.stdout.split("Score")[0].splitlines() if line.startswith("Question")]
    assert heads == ["1", "2", "1", "2", "3", "2", "1", "2", "3"]
    assert "Score: 3 of 3 (100 %)" in done.stdout


def test_there_is_nothing_before_the_first_question(run: Run, exam: Path) -> None:
    done = run("exam", "--plain", "--bank", exam, input="<\nb\nq\n")
    assert "This is the first question." in done.stdout
    assert done.stdout.splitlines()[-1].startswith("Saved. 1 of 3 answered.")


def test_with_questions_unanswered_one_is_asked_before_handing_in(run: Run, exam: Path) -> None:
    done = run("exam", "--plain", "--bank", exam, input="s\nb\ns\nn\nb\ns\ny\n")
    asked = done.stdout.partition("Score")[0]
    assert "2 questions are not answered and count as wrong.\nHand in all the same? (y/n) n" in asked
    heads = [line.split()[1] for line in asked.splitlines() if line.startswith("Question")]
    assert heads == ["1", "2", "3", "1", "3"]
    assert "One question is not answered and counts as wrong.\nHand in all the same? (y/n) y" in asked
    assert "Score: 2 of 3 (67 %)" in done.stdout


def test_with_the_gap_filled_an_exam_is_handed_in_at_once(run: Run, exam: Path) -> None:
    done = run("exam", "--plain", "--bank", exam, "--lang", "de", input="b\ns\nb\nn\nb\n")
    assert "Trotzdem abgeben? (j/n) n" in done.stdout
    assert "Ergebnis: 3 von 3 (100 %)\nBestanden." in done.stdout


def test_an_exam_goes_on_and_new_hands_it_in(run: Run, exam: Path) -> None:
    run("exam", "--plain", "--bank", exam, input="b\n")
    again = run("exam", "--plain", "--bank", exam)
    assert again.stdout.startswith("Going on with your run from today")
    assert "Question 2 of 3" in again.stdout
    fresh = run("exam", "--plain", "--new", "--bank", exam)
    assert "Question 1 of 3" in fresh.stdout
    report = run("report", "--by", "attempt", "--format", "csv").stdout.splitlines()
    assert len(report) == 3


def test_an_exam_cannot_be_taken_without_a_record(run: Run, exam: Path) -> None:
    done = run("exam", "--plain", "--no-record", "--bank", exam)
    assert done.returncode == 2
    assert done.stderr.startswith("phonequiz: error: --no-record: there is no such option; ")
