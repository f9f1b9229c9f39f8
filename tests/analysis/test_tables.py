"""Rows of reports, from attempts and responses."""

from __future__ import annotations

import pytest

from phonequiz.analysis.tables import (
    Material,
    Row,
    by_attempt,
    by_learner,
    by_question,
    by_topic,
    counting,
    hidden_exams,
)
from phonequiz.record.attempts import Attempt, Flag
from phonequiz.sources.ledger import AnswerRow, Ledger
from phonequiz.sources.wordings import Wording

EXAM = frozenset({"exam"})


def attempt(
    learner: str, run: str, finished: str | None, right: int = 1, mode: str = "exam", bank: str = "b"
) -> Attempt:
    score = None if finished is None else right / 4
    return Attempt(
        learner, run, mode, bank, "B", f"2026-01-{run[-1]}", finished, 4, 4, right, score, score and score > 0.5
    )


ATTEMPTS = [
    attempt("ada", "r1", "2026-01-03", 2),
    attempt("ada", "r2", "2026-01-02", 1),
    attempt("ada", "r3", "2026-01-04", 4),
    attempt("ada", "r4", None),
    attempt("ada", "r5", "2026-01-01", 3, "practice"),
    attempt("bob", "r6", "2026-01-05", 0),
]


@pytest.mark.parametrize(
    ("which", "modes", "runs"),
    [
        ("first", EXAM, {"r2", "r6"}),
        ("last", EXAM, {"r3", "r6"}),
        ("best", EXAM, {"r3", "r6"}),
        ("all", EXAM, {"r1", "r2", "r3", "r6"}),
        ("first", EXAM | {"practice"}, {"r5", "r6"}),
    ],
)
def test_the_attempts_that_count(which: str, modes: frozenset[str], runs: set[str]) -> None:
    assert {row.run for row in counting(ATTEMPTS, which, modes)} == runs


@pytest.mark.parametrize(
    ("which", "run", "hidden"), [("best", "r2", 0), ("last", "r1", 1), ("first", "r2", 0), ("all", None, 0)]
)
def test_no_practice_is_better_than_a_passed_exam_and_what_hides_one_is_counted(
    which: str, run: str | None, hidden: int
) -> None:
    both = [attempt("ada", "r1", "2026-01-02", 4, "practice"), attempt("ada", "r2", "2026-01-01", 3)]
    count = counting(both, which, EXAM | {"practice"})
    assert {one.run for one in count} == ({run} if run else {"r1", "r2"})
    assert hidden_exams(both, count) == hidden


def test_a_score_below_0_may_be_the_best() -> None:
    both = [attempt("ada", f"r{right + 5}", "2026-01-02", right) for right in (-3, -1)]
    assert [one.run for one in counting(both, "best", EXAM)] == ["r4"]


def test_each_bank_counts_by_itself() -> None:
    other = attempt("ada", "r9", "2026-01-09", bank="other")
    assert {row.run for row in counting([*ATTEMPTS, other], "first", EXAM)} == {"r2", "r6", "r9"}


def test_learners_are_listed_by_name_and_attempts_by_time() -> None:
    count = counting(ATTEMPTS, "first", EXAM)
    assert [row["learner"] for row in by_learner(count)] == ["ada", "bob"]
    rows = by_attempt(ATTEMPTS, count, EXAM)
    assert [(row["attempt"], row["counts"]) for row in rows] == [
        ("r1", False),
        ("r2", True),
        ("r3", False),
        ("r4", False),
        ("r6", True),
    ]


def material(
    attempts: list[Attempt],
    given: list[tuple[str, str, bool]],
    flags: list[Flag] | None = None,
    wordings: dict[tuple[str, str], Wording] | None = None,
) -> Material:
    """Attempts with answers (run, item, right), all in topic t1."""
    ledger = Ledger.in_memory()
    numbers = {attempt.run: ledger.new_run() for attempt in attempts}
    banks = {attempt.run: attempt.bank for attempt in attempts}
    ledger.add_answers(
        AnswerRow(numbers[run], ledger.item(banks[run], item, "t1"), "k1" if right else "d1", right, 1, right, "", "")
        for run, item, right in given
    )
    return Material(attempts, numbers, ledger, flags or [], wordings or {}, {})


def team(learners: int, each: int = 1) -> tuple[Material, list[Attempt]]:
    """Learners with so many attempts each; the first learner alone is wrong."""
    attempts = [attempt(f"l{n}", f"{n}-{k}", "2026-01-01") for n in range(learners) for k in range(each)]
    return material(attempts, [(row.run, "q1", row.learner != "l0") for row in attempts]), attempts


def topics(made: Material, attempts: list[Attempt]) -> tuple[list[Row], int]:
    rows, withheld = by_topic(made, attempts, 5)
    return rows, withheld.rows


def questions(made: Material, attempts: list[Attempt]) -> tuple[list[Row], int]:
    report = by_question(made, attempts, 5)
    return report.rows, report.withheld.rows


@pytest.mark.parametrize("rows_of", [topics, questions])
def test_what_fewer_than_a_group_answered_is_withheld(rows_of: object) -> None:
    for learners, each, shown in ((4, 1, False), (5, 1, True), (4, 3, False), (1, 2, True)):
        made, attempts = team(learners, each)
        [row], withheld = rows_of(made, attempts)  # type: ignore[operator]
        figure = row.get("facility", row.get("score"))
        assert (figure is not None) is shown, (learners, each)
        assert withheld == (0 if shown else 1)


def test_the_figures_of_the_whole_are_withheld_with_those_of_the_questions() -> None:
    for learners, shown in ((4, False), (5, True)):
        made, attempts = team(learners)
        quiz = by_question(made, attempts, 5).quiz
        assert (quiz.n is not None) is shown
        assert (quiz.mean is not None) is shown


def test_figures_of_the_whole_are_of_one_bank() -> None:
    attempts = [attempt("ada", "r1", "2026-01-01"), attempt("ada", "r2", "2026-01-01", bank="other")]
    made = material(attempts, [("r1", "q1", True), ("r2", "q1", False)])
    report = by_question(made, attempts, 5)
    assert (report.banks, set(report.quiz)) == (2, {None})
    assert [(row["bank"], row["facility"], row["intended_weight"]) for row in report.rows] == [
        ("b", 1.0, 1.0),
        ("other", 0.0, 1.0),
    ]


def test_a_topic_of_one_learner_is_withheld_where_others_have_only_practised() -> None:
    attempts = [attempt("ada", "r1", "2026-01-01"), attempt("bob", "r2", "2026-01-01", mode="practice")]
    [row], _ = topics(material(attempts, [("r1", "q1", True)]), attempts[:1])
    assert row["score"] is None


def test_facility_is_the_share_of_right_answers() -> None:
    [row], _ = questions(*team(5))
    assert (row["n"], row["facility"], row["sd"]) == (5, 0.8, pytest.approx(0.2**0.5))


def test_flags_are_told_even_where_nobody_answered_in_an_exam() -> None:
    flags = [Flag("1", "b", "q1", "odd"), Flag("2", "b", "q1", "")]
    made = material([], [], flags, {("b", "q1"): Wording("en", "What?", {}, ())})
    [row], _ = questions(made, [])
    assert (row["n"], row["facility"], row["flags"], row["why"], row["stem"]) == (0, None, 2, ["odd"], "What?")
    made, attempts = team(5)
    rows, _ = questions(made._replace(flags=[Flag("1", "b", "q9", "odd")]), attempts)
    assert [(row["question"], row["intended_weight"]) for row in rows] == [("q1", 1), ("q9", None)]


def test_answers_of_attempts_that_do_not_count_are_left_out() -> None:
    made, attempts = team(1, 2)
    [row], _ = questions(made, attempts[:1])
    assert row["n"] == 1


def test_an_exam_handed_in_without_an_answer_counts_in_the_whole_and_in_no_item() -> None:
    made, attempts = team(5)
    empty = attempt("l9", "9-0", "2026-01-01")
    made = made._replace(attempts=[*attempts, empty], numbers={**made.numbers, "9-0": made.ledger.new_run()})
    report = by_question(made, [*attempts, empty], 5)
    assert (report.rows[0]["n"], report.quiz.n, report.quiz.mean) == (5, 6, 4 / 6)
