"""What a certificate says: a passed exam, of which bank in which version, and until when it is valid."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from phonequiz.bank.model import Bank
from phonequiz.problems import PhonequizError
from phonequiz.record.attempts import Attempt, attempts
from phonequiz.record.rows import moment
from phonequiz.record.store import Store

WHERE = "ATTEMPT"


class Certificate(NamedTuple):
    """A passed exam. ``version`` is a hash of the bank's questions, or (``whole`` is false) of those that were asked.

    ``learner`` is ``None`` where nobody was named, ``valid_until`` where the bank sets no end.
    """

    id: str
    learner: str | None
    bank: str
    title: str
    version: str
    whole: bool
    finished: datetime
    right: int
    questions: int
    score: float
    pass_mark: float | None
    valid_until: datetime | None


def passed_exam(store: Store, named: str | None, now: datetime) -> Attempt:
    """The exam whose id begins so, or the passed one that was finished last. Raises ``PhonequizError``."""
    exams = [attempt for attempt in attempts(store, "", now) if attempt.mode == "exam"]
    if named is None:
        passed = [attempt for attempt in exams if attempt.passed]
        if not passed:
            raise PhonequizError.at(WHERE, "no exam has been passed yet", "take one with `phonequiz exam`")
        return max(passed, key=lambda attempt: attempt.finished or "")
    found = [attempt for attempt in exams if attempt.run.startswith(named.lower())] if named else []
    if len(found) != 1:
        what = f"there is no exam {named!r}" if not found else f"{len(found)} exams begin with {named!r}"
        raise PhonequizError.at(WHERE, what, "`phonequiz report --by attempt --format csv` lists them")
    if not found[0].passed:
        what = "this exam is not finished" if found[0].finished is None else "this exam was not passed"
        raise PhonequizError.at(WHERE, what, "name one that was")
    return found[0]


def certificate(store: Store, attempt: Attempt, bank: Bank | None, learner: str | None) -> Certificate:
    """The certificate of a passed exam.

    The version is that of the ``bank`` where it still has every question as it was asked. ``learner`` is taken where
    the run was without a name.
    """
    asked: list[Any] = store.read(
        "SELECT item.name, slot.content FROM slot JOIN run ON run.key = slot.run JOIN item ON item.key = slot.item"
        " WHERE run.uuid = ? AND NOT dropped",
        (attempt.run,),
    )
    whole = bank is not None and all(_as_asked(bank, item, content) for item, content in asked)
    if bank is not None and whole:
        version = content_hash((item, bank.item(item).content_hash) for item in bank.ready)
    else:
        version = content_hash(asked)
    request = json.loads(str(store.read("SELECT request FROM run WHERE uuid = ?", (attempt.run,))[0][0]))
    seconds = request.get("valid_for", bank.exam.valid_for if bank is not None else None)
    finished = moment(attempt.finished or attempt.started)
    return Certificate(
        id=attempt.run,
        learner=attempt.learner or learner,
        bank=attempt.bank,
        title=attempt.title,
        version=version,
        whole=whole,
        finished=finished,
        right=attempt.right or 0,
        questions=attempt.questions,
        score=attempt.score or 0.0,
        pass_mark=attempt.pass_mark,
        valid_until=finished + timedelta(seconds=seconds) if seconds is not None else None,
    )


def content_hash(contents: Iterable[tuple[str, str]]) -> str:
    """16 hexadecimal digits that change with the wording of any of these items (id, hash of its content)."""
    lines = "\n".join(f"{item} {content}" for item, content in sorted(contents))
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def _as_asked(bank: Bank, item: str, content: str) -> bool:
    return item in bank.ready and bank.item(item).content_hash == content
