"""What a record holds of runs and answers, for progress and reports. A changed answer counts once."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from phonequiz.quiz.run import Mode, Run, has_passed
from phonequiz.record.rows import RunRow, iso
from phonequiz.record.store import Store


class Attempt(NamedTuple):
    """A run of a learner. ``finished`` is ``None`` for one that is open, ``right`` for an open exam."""

    learner: str
    run: str
    mode: Mode
    bank: str
    title: str
    started: str
    finished: str | None
    questions: int
    answered: int
    right: int | None
    score: float | None
    passed: bool | None
    pass_mark: float | None = None


class Response(NamedTuple):
    """The answer that counts of a run to an item."""

    run: str
    item: str
    topic: str
    right: bool


class Reached(NamedTuple):
    """How far a run had come when its record was last written: compares the copies of one run."""

    finished: bool
    answers: int


class Flag(NamedTuple):
    """A learner's word that an item is unclear."""

    uuid: str
    bank: str
    item: str
    why: str


def attempts(store: Store, learner: str, now: datetime) -> list[Attempt]:
    """Every run of a record, the oldest first; ``learner`` is the name where a run has none."""
    return [_attempt(store, row, learner, now) for row in reversed(store.runs())]


def recent(store: Store, bank: str, now: datetime, limit: int, mode: Mode | None = None) -> list[Attempt]:
    """The last runs of a bank that have ended (an exam also by its time), the newest first."""
    where, parameters = "bank = ? AND (finished IS NOT NULL OR deadline <= ?)", [bank, iso(now)]
    if mode is not None:
        where, parameters = where + " AND mode = ?", [*parameters, mode]
    return [_attempt(store, row, "", now) for row in store.runs(where, parameters, limit)]


def _attempt(store: Store, row: RunRow, learner: str, now: datetime) -> Attempt:
    if row.questions is None or row.answered is None or row.right is None:
        kept = store.kept(row)
        run = Run(row.mode, kept.slots, kept.answers, kept.skips)
        questions, answered, right = len(kept.slots), run.answered, run.right
    else:
        questions, answered, right = row.questions, row.answered, row.right
    finished = row.ended(now)
    score = right / questions if finished is not None and questions else None
    passed = None
    if row.mode == "exam" and finished is not None and row.pass_mark is not None:
        passed = has_passed(right, questions, row.pass_mark)
    return Attempt(
        learner=row.learner or learner,
        run=row.uuid,
        mode=row.mode,
        bank=row.bank,
        title=row.title,
        started=row.started,
        finished=finished,
        questions=questions,
        answered=answered,
        right=None if row.mode == "exam" and finished is None else right,
        score=score,
        passed=passed,
        pass_mark=row.pass_mark,
    )


def responses(store: Store) -> list[Response]:
    """The answers that count, of all runs; none to questions that have dropped out, none after an exam's end."""
    rows: list[Any] = store.read(
        "SELECT run.uuid, item.name, coalesce(slot.topic, ''), answer.right FROM answer"
        " JOIN run ON run.key = answer.run JOIN item ON item.key = answer.item"
        " LEFT JOIN slot ON slot.run = answer.run AND slot.item = answer.item"
        " WHERE NOT coalesce(slot.dropped, 0) AND answer.response <> '' AND answer.key IN"
        " (SELECT max(answer.key) FROM answer JOIN run ON run.key = answer.run"
        " WHERE at <= coalesce(deadline, '9') GROUP BY run, item) ORDER BY answer.key"
    )
    return [Response(run, item, topic, bool(right)) for run, item, topic, right in rows]


def reached(store: Store) -> dict[str, Reached]:
    """Run → how far it had come. Every change of an answer counts: the copy with more of them is the later one."""
    rows: list[Any] = store.read(
        "SELECT run.uuid, finished IS NOT NULL, count(answer.key) FROM run LEFT JOIN answer ON answer.run = run.key"
        " GROUP BY run.key"
    )
    return {run: Reached(bool(finished), answers) for run, finished, answers in rows}


def flags(store: Store) -> list[Flag]:
    """Every word that an item is unclear, in the order in which they were given."""
    rows: list[Any] = store.read(
        "SELECT flag.uuid, item.bank, item.name, flag.why FROM flag JOIN item ON item.key = flag.item ORDER BY flag.key"
    )
    return [Flag(*row) for row in rows]
