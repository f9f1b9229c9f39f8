"""Rows of reports, from attempts and responses."""

from __future__ import annotations

import pytest

from phonequiz.analysis.tables import Material, by_attempt, by_learner, by_question, by_topic, counting
from phonequiz.record.attempts import Attempt, Flag, Response

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


def team(learners: int, each: int = 1) -> tuple[Material, list[Attempt]]:
    """Learners with so many attempts each; the first learner alone is wrong."""
    attempts = [attempt(f"l{n}", f"{n}-{k}", "2026-01-01") for n in range(learners) for k in range(each)]
    given = [Response(row.run, "q1", "t1", row.learner != "l0") for row in attempts]
    return Material(attempts, given, [], {}, {}), attempts


@pytest.mark.parametrize("rows_of", [by_topic, by_question])
def test_what_fewer_than_a_group_answered_is_withheld(rows_of: object) -> None:
    for learners, each, shown in ((4, 1, False), (5, 1, True), (4, 3, False), (1, 2, True)):
        material, attempts = team(learners, each)
        [row], withheld = rows_of(material, attempts, 5)  # type: ignore[operator]
        figure = row.get("facility", row.get("score"))
        assert (figure is not None) is shown, (learners, each)
        assert withheld.rows == (0 if shown else 1)


def test_a_topic_of_one_learner_is_withheld_where_others_have_only_practised() -> None:
    attempts = [attempt("ada", "r1", "2026-01-01"), attempt("bob", "r2", "2026-01-01", mode="practice")]
    material = Material(attempts, [Response("r1", "q1", "t1", True)], [], {}, {})
    [row], _ = by_topic(material, attempts[:1], 5)
    assert row["score"] is None


def test_facility_is_the_share_of_right_answers() -> None:
    material, attempts = team(5)
    [row], _ = by_question(material, attempts, 5)
    assert (row["n"], row["facility"]) == (5, 0.8)


def test_flags_are_told_even_where_nobody_answered_in_an_exam() -> None:
    flags = [Flag("1", "b", "q1", "odd"), Flag("2", "b", "q1", "")]
    [row], _ = by_question(Material([], [], flags, {("b", "q1"): "What?"}, {}), [], 5)
    assert (row["n"], row["facility"], row["flags"], row["why"], row["stem"]) == (0, None, 2, ["odd"], "What?")


def test_answers_of_attempts_that_do_not_count_are_left_out() -> None:
    material, attempts = team(1, 2)
    [row], _ = by_question(material, attempts[:1], 5)
    assert row["n"] == 1
