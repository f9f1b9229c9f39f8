"""What a record holds and no record store gets: for the learner's own file, beside all statements, in the same form.

That is what was skipped, answers that do not count (changed again, taken back, too late, to a question that has dropped
out), and what an open exam holds. Nothing here says which answer is right, for an exam may still be open; options stand
as their texts, since their ids would tell. The ids are made from those of the record, so that they are always the same
and never those of the statements that may come of it later.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from datetime import datetime
from typing import Any, Literal, NamedTuple
from uuid import UUID, uuid5

from phonequiz.record.store import Store
from phonequiz.xapi import terms
from phonequiz.xapi.actor import Actor
from phonequiz.xapi.statements import Statement, duration

Kind = Literal["begun", "answered", "skipped", "flagged"]
_RUN = "run.uuid, run.mode, run.bank"
_ITEM = "item.name, wording.content"


class _Run(NamedTuple):
    uuid: str
    mode: str
    language: str


def kept_back(store: Store, actor: Actor, now: datetime) -> Iterator[Statement]:
    """One statement for each, with the verb ``interacted`` and an extension that says what it was."""
    open_exams = [run for run in reversed(store.open_runs("exam")) if run.ended(now) is None]
    for run in open_exams:
        exam = {"objectType": "Activity", "id": terms.run_id(run.bank, run.mode)}
        yield _statement(actor, "begun", run.uuid, _Run(run.uuid, run.mode, run.language), exam, {}, run.started)
    yield from _answers(store, actor)
    yield from _skips(store, actor)
    yield from _flags(store, actor, {run.uuid for run in open_exams})


def _answers(store: Store, actor: Actor) -> Iterator[Statement]:
    """The answers that no statement was made of."""
    rows: list[Any] = store.read(
        f"SELECT {_RUN}, {_ITEM}, answer.uuid, answer.language, response, seconds, at FROM answer"
        " JOIN run ON run.key = answer.run JOIN item ON item.key = answer.item"
        " JOIN wording ON wording.hash = answer.content"
        " WHERE answer.uuid NOT IN (SELECT uuid FROM statement) ORDER BY answer.key"
    )
    for run, mode, bank, item, wording, uuid, language, response, seconds, at in rows:
        texts = json.loads(wording)["options"]
        chosen = terms.SEVERAL.join(texts.get(option) or option for option in response.split(","))
        result = {"response": chosen, "duration": duration(seconds)}
        thing = _item(bank, item, wording, language)
        yield _statement(actor, "answered", uuid, _Run(run, mode, language), thing, result, at)


def _skips(store: Store, actor: Actor) -> Iterator[Statement]:
    rows: list[Any] = store.read(
        f"SELECT {_RUN}, {_ITEM}, run.language, skip.position, skip.at FROM skip JOIN run ON run.key = skip.run"
        " JOIN slot ON slot.run = skip.run AND slot.position = skip.position JOIN item ON item.key = slot.item"
        " LEFT JOIN wording ON wording.hash = slot.content ORDER BY skip.rowid"
    )
    for run, mode, bank, item, wording, language, position, at in rows:
        thing = _item(bank, item, wording, language)
        yield _statement(actor, "skipped", run, _Run(run, mode, language), thing, {}, at, f"{position} {at}")


def _flags(store: Store, actor: Actor, runs: Container[str]) -> Iterator[Statement]:
    rows: list[Any] = store.read(
        f"SELECT {_RUN}, {_ITEM}, flag.uuid, flag.language, why, flag.at FROM flag JOIN run ON run.uuid = flag.run"
        " JOIN item ON item.key = flag.item JOIN wording ON wording.hash = flag.content ORDER BY flag.key"
    )
    for run, mode, bank, item, wording, uuid, language, why, at in rows:
        if run in runs:
            thing = _item(bank, item, wording, language)
            result = {"response": why} if why else {}
            yield _statement(actor, "flagged", uuid, _Run(run, mode, language), thing, result, at)


def _item(bank: str, item: str, wording: str | None, language: str) -> dict[str, Any]:
    """An item without its options; what was skipped and never answered has no wording in the record."""
    thing: dict[str, Any] = {"objectType": "Activity", "id": terms.item_id(bank, item)}
    return thing | {"definition": {"description": {language: json.loads(wording)["stem"]}}} if wording else thing


def _statement(
    actor: Actor,
    kind: Kind,
    of: str,
    run: _Run,
    thing: dict[str, Any],
    result: dict[str, Any],
    at: str,
    more: str = "",
) -> Statement:
    statement: Statement = {
        "id": str(uuid5(UUID(of), f"{kind} {more}".rstrip())),
        "actor": {"objectType": "Agent", "account": {"homePage": actor.home_page, "name": actor.name}},
        "verb": {"id": terms.INTERACTED, "display": {"en": "interacted"}},
        "object": thing,
    }
    if result:
        statement["result"] = result
    context = {
        "registration": run.uuid,
        "platform": "phonequiz",
        "language": run.language,
        "extensions": {terms.MODE: run.mode, terms.KEPT_BACK: kind},
    }
    return {**statement, "context": context, "timestamp": at}
