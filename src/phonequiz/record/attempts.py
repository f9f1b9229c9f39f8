"""What a record holds of runs and answers, for progress and reports. A changed answer counts once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from phonequiz.quiz.run import Mode, has_passed
from phonequiz.record.rows import RunRow
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


class Response(NamedTuple):
    """The answer that counts of a run to an item."""

    run: str
    item: str
    topic: str
    right: bool


class Flag(NamedTuple):
    """A learner's word that an item is unclear."""

    uuid: str
    bank: str
    item: str
    why: str


def attempts(store: Store, learner: str, now: datetime) -> list[Attempt]:
    """Every run of a record, the oldest first; ``learner`` is the name where a run has none."""
    counted: dict[int, tuple[int, int, int]] = {
        int(str(run)): (int(str(questions)), int(str(answered)), int(str(right)))
        for run, questions, answered, right in store.read(
            "SELECT run.key, (SELECT count(*) FROM slot WHERE run = run.key AND NOT dropped), count(a.key),"
            " coalesce(sum(a.right), 0) FROM run LEFT JOIN (SELECT max(key) AS key, run FROM answer"
            " WHERE run IN (SELECT key FROM run WHERE finished IS NULL) GROUP BY run, item) AS last"
            " ON last.run = run.key LEFT JOIN answer AS a ON a.key = last.key"
            " WHERE run.finished IS NULL GROUP BY run.key"
        )
    }
    return [_attempt(row, learner, now, counted) for row in reversed(store.runs())]


def _attempt(row: RunRow, learner: str, now: datetime, counted: Mapping[int, tuple[int, int, int]]) -> Attempt:
    if row.questions is None or row.answered is None or row.right is None:
        questions, answered, right = counted[row.key or 0]
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
    )


def responses(store: Store, runs: Sequence[str] | None = None) -> list[Response]:
    """The answers that count, of all runs or of those named; those of dropped questions too."""
    where, parameters = "", []
    if runs is not None:
        where = f" AND run.uuid IN ({', '.join('?' * len(runs))})"
        parameters = list(runs)
    rows: list[Any] = store.read(
        "SELECT run.uuid, item.name, coalesce(slot.topic, ''), answer.right FROM answer"
        " JOIN run ON run.key = answer.run JOIN item ON item.key = answer.item"
        " LEFT JOIN slot ON slot.run = answer.run AND slot.item = answer.item"
        " WHERE NOT coalesce(slot.dropped, 0) AND answer.key IN (SELECT max(key) FROM answer GROUP BY run, item)"
        + where
        + " ORDER BY answer.key",
        parameters,
    )
    return [Response(run, item, topic, bool(right)) for run, item, topic, right in rows]


def flags(store: Store) -> list[Flag]:
    """Every word that an item is unclear, in the order in which they were given."""
    rows: list[Any] = store.read(
        "SELECT flag.uuid, item.bank, item.name, flag.why FROM flag JOIN item ON item.key = flag.item ORDER BY flag.key"
    )
    return [Flag(*row) for row in rows]


def stems(store: Store) -> dict[tuple[str, str], str]:
    """(Bank, item) → the stem as it was last answered."""
    import json

    rows: list[Any] = store.read(
        "SELECT item.bank, item.name, wording.content FROM item"
        " JOIN answer ON answer.key = (SELECT max(key) FROM answer WHERE item = item.key)"
        " JOIN wording ON wording.hash = answer.content"
    )
    return {(bank, item): json.loads(content)["stem"] for bank, item, content in rows}
