"""The record as statements: what was answered, which runs there were, and what was marked as unclear.

An answer's and a flag's statement has the UUID that was kept with it; those of a run are made from the run's (UUID 5
of the verb), so that they are always the same.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from phonequiz.record.attempts import Attempt, attempts
from phonequiz.record.rows import RunRow
from phonequiz.record.store import Store
from phonequiz.xapi import terms
from phonequiz.xapi.actor import Actor

Statement = dict[str, Any]
Titles = Mapping[tuple[str, str, str], str]  # of topics, by bank, language and topic


class Made(NamedTuple):
    """A statement with the run it belongs to."""

    run: str
    mode: str
    statement: Statement


def dumped(statement: Statement) -> str:
    """A statement as it is kept, written and sent: one line of JSON."""
    return json.dumps(statement, ensure_ascii=False, separators=(",", ":"))


def made(
    store: Store, actor: Actor, modes: Container[str], now: datetime, titles: Titles, known: Container[str] = ()
) -> Iterator[Made]:
    """The statements on all runs of these modes, the oldest first, but for those whose UUIDs are known.

    An exam that is still open is left out: its answers may change, and a statement says which are right. The record is
    read run by run, so that nobody who answers meanwhile has to wait.
    """
    with store.reading():
        runs = list(zip(reversed(store.runs()), attempts(store, "", now), strict=True))
    for row, attempt in runs:
        if row.mode not in modes or (row.mode == "exam" and attempt.finished is None):
            continue
        for statement in _Run(store, row, attempt, actor, titles, known).statements():
            yield Made(row.uuid, row.mode, statement)
    if "practice" in modes:
        for statement in _flags_without_run(store, actor, known):
            yield Made(statement["context"]["registration"], "practice", statement)


class _Run:
    """Makes the statements on one run, but for those that are known."""

    def __init__(
        self, store: Store, row: RunRow, attempt: Attempt, actor: Actor, titles: Titles, known: Container[str]
    ) -> None:
        self.store, self.row, self.attempt, self.actor, self.titles = store, row, attempt, actor, titles
        self.known = known
        self.bank = _activity(terms.bank_id(row.bank), terms.COURSE, row.language, row.title)
        self.assessment = _activity(terms.run_id(row.bank, row.mode), terms.ASSESSMENT, row.language, row.title)

    def statements(self) -> Iterator[Statement]:
        """All of them, as they happened."""
        yield from self._on_run(terms.ATTEMPTED, self.row.started, None)
        yield from self._answers()
        yield from self._flags()
        if self.attempt.finished is None:
            return
        took = duration(self._seconds())
        yield from self._on_run(terms.COMPLETED, self.attempt.finished, {"completion": True, "duration": took})
        if self.attempt.passed is not None:
            result: dict[str, Any] = {"success": self.attempt.passed, "duration": took}
            if self.attempt.score is not None:
                score, right, of = self.attempt.score, self.attempt.right, self.attempt.questions
                result["score"] = {"scaled": score, "raw": right, "min": 0, "max": of}
            verb = terms.PASSED if self.attempt.passed else terms.FAILED
            yield from self._on_run(verb, self.attempt.finished, result)

    def _on_run(self, verb: str, at: str, result: dict[str, Any] | None) -> Iterator[Statement]:
        uuid = str(uuid5(UUID(self.row.uuid), verb))
        if uuid in self.known:
            return
        extensions: dict[str, Any] = {terms.QUESTIONS: self.attempt.questions}
        if self.row.pass_mark is not None:
            extensions[terms.PASS_MARK] = self.row.pass_mark
        yield _statement(
            uuid,
            self.actor,
            verb,
            self.assessment,
            result,
            self._context(self.row.language, {"parent": [self.bank]}, extensions),
            at,
        )

    def _answers(self) -> Iterator[Statement]:
        """The answer that counts to each question: none taken back, dropped, or given after the end."""
        rows: list[Any] = self.store.read(
            "SELECT answer.uuid, item.name, slot.topic, response, right, answer.content, answer.language, seconds, at,"
            " wording.content FROM answer JOIN item ON item.key = answer.item"
            " JOIN wording ON wording.hash = answer.content"
            " LEFT JOIN slot ON slot.run = answer.run AND slot.item = answer.item"
            " WHERE NOT coalesce(slot.dropped, 0) AND response <> '' AND answer.key IN"
            " (SELECT max(key) FROM answer WHERE run = ? AND at <= ? GROUP BY item) ORDER BY answer.key",
            (self.row.key, self.row.deadline or "9"),
        )
        for uuid, item, topic, response, right, content, language, seconds, at, wording in rows:
            if uuid in self.known:
                continue
            mark = int(right)
            yield _statement(
                uuid,
                self.actor,
                terms.ANSWERED,
                interaction(terms.item_id(self.row.bank, item), json.loads(wording), language),
                {
                    "success": bool(right),
                    "score": {"scaled": mark, "raw": mark, "min": 0, "max": 1},
                    "response": terms.SEVERAL.join(sorted(response.split(","), key=_by_number)),
                    "duration": duration(seconds),
                },
                self._context(language, self._around(topic), {terms.CONTENT: content}),
                at,
            )

    def _flags(self) -> Iterator[Statement]:
        rows: list[Any] = self.store.read(
            "SELECT flag.uuid, item.name, slot.topic, why, flag.content, flag.language, at,"
            " wording.content FROM flag JOIN item ON item.key = flag.item"
            " JOIN wording ON wording.hash = flag.content"
            " LEFT JOIN slot ON slot.run = ? AND slot.item = flag.item WHERE flag.run = ? ORDER BY flag.key",
            (self.row.key, self.row.uuid),
        )
        for uuid, item, topic, why, content, language, at, wording in rows:
            if uuid in self.known:
                continue
            yield _statement(
                uuid,
                self.actor,
                terms.COMMENTED,
                interaction(terms.item_id(self.row.bank, item), json.loads(wording), language),
                {"response": why} if why else None,
                self._context(language, self._around(topic), {terms.CONTENT: content}),
                at,
            )

    def _around(self, topic: str | None) -> dict[str, Any]:
        grouping = [self.bank]
        if topic:
            title = self.titles.get((self.row.bank, self.row.language, topic))
            grouping.append(_activity(terms.topic_id(self.row.bank, topic), None, self.row.language, title))
        return {"parent": [self.assessment], "grouping": grouping}

    def _context(self, language: str, activities: dict[str, Any], extensions: dict[str, Any]) -> dict[str, Any]:
        return {
            "registration": self.row.uuid,
            "contextActivities": activities,
            "platform": "phonequiz",
            "language": language,
            "extensions": {terms.MODE: self.row.mode, **extensions},
        }

    def _seconds(self) -> float:
        rows: list[Any] = self.store.read(
            "SELECT coalesce(sum(seconds), 0.0) FROM answer WHERE run = ? AND at <= ?",
            (self.row.key, self.row.deadline or "9"),
        )
        return float(rows[0][0])


def _flags_without_run(store: Store, actor: Actor, known: Container[str]) -> Iterator[Statement]:
    """What was marked as unclear in a practice that was left before its first answer, and so was not kept."""
    rows: list[Any] = store.read(
        "SELECT flag.uuid, flag.run, item.bank, item.name, why, flag.content, flag.language, at,"
        " wording.content FROM flag JOIN item ON item.key = flag.item"
        " JOIN wording ON wording.hash = flag.content"
        " WHERE flag.run NOT IN (SELECT uuid FROM run) ORDER BY flag.key"
    )
    for uuid, run, bank, item, why, content, language, at, wording in rows:
        if uuid in known:
            continue
        yield _statement(
            uuid,
            actor,
            terms.COMMENTED,
            interaction(terms.item_id(bank, item), json.loads(wording), language),
            {"response": why} if why else None,
            {
                "registration": run,
                "contextActivities": {"grouping": [{"objectType": "Activity", "id": terms.bank_id(bank)}]},
                "platform": "phonequiz",
                "language": language,
                "extensions": {terms.MODE: "practice", terms.CONTENT: content},
            },
            at,
        )


def _statement(
    uuid: str,
    actor: Actor,
    verb: str,
    activity: dict[str, Any],
    result: dict[str, Any] | None,
    context: dict[str, Any],
    at: str,
) -> Statement:
    statement: Statement = {
        "id": uuid,
        "actor": {"objectType": "Agent", "account": {"homePage": actor.home_page, "name": actor.name}},
        "verb": {"id": verb, "display": {"en": verb.rpartition("/")[2]}},
        "object": activity,
    }
    if result is not None:
        statement["result"] = result
    return {**statement, "context": context, "timestamp": at}


def _activity(id_: str, type_: str | None, language: str, name: str | None) -> dict[str, Any]:
    activity: dict[str, Any] = {"objectType": "Activity", "id": id_}
    definition: dict[str, Any] = {}
    if type_ is not None:
        definition["type"] = type_
    if name:
        definition["name"] = {language: name}
    return activity | {"definition": definition} if definition else activity


def interaction(id_: str, wording: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The activity of an item in the wording that was shown (``Item.wording``, read)."""
    two = wording["type"] == "true-false"
    definition: dict[str, Any] = {
        "type": terms.INTERACTION,
        "description": {language: wording["stem"]},
        "interactionType": "true-false" if two else "choice",
        "correctResponsesPattern": [terms.SEVERAL.join(sorted(wording["keys"], key=_by_number))],
    }
    if not two:
        ids = sorted(wording["options"], key=_by_number)
        definition["choices"] = [{"id": id_, "description": {language: wording["options"][id_]}} for id_ in ids]
    return {"objectType": "Activity", "id": id_, "definition": definition}


def _by_number(option: str) -> tuple[bool, int | str]:
    """Keys before distractors, each by its number: the order of the bank's file."""
    return (not option.startswith("k"), int(option[1:]) if option[1:].isdigit() else option)


def duration(seconds: float) -> str:
    """ISO 8601, to a hundredth of a second, which is as far as xAPI looks."""
    return f"PT{seconds:.2f}S"
