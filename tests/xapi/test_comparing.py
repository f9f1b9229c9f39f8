"""Whether a store holds what was sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from phonequiz.bank.model import Bank
from phonequiz.record.store import Store
from phonequiz.xapi.comparing import same
from phonequiz.xapi.statements import Statement

from ..conftest import Clock
from .conftest import statements, take


@pytest.fixture
def sent(bank: Bank, store: Store, clock: Clock) -> Statement:
    take(bank, store, clock, ["k1"])
    return statements(store, clock)[1]


def reordered(value: Any) -> Any:
    """The same JSON, with names the other way round."""
    if isinstance(value, dict):
        return {name: reordered(value[name]) for name in reversed(value)}
    return [reordered(part) for part in value] if isinstance(value, list) else value


def held(change: Callable[[Statement], object], sent: Statement) -> Statement:
    copy: Statement = json.loads(json.dumps(sent))
    change(copy)
    return copy


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s.update(stored="2026-03-04T10:00:00Z", version="1.0.0", authority={"mbox": "mailto:a@b.example"}),
        lambda s: s.update(timestamp="2026-03-04T10:00:12.34+01:00"),
        lambda s: s["result"].update(duration="PT0M12.340S"),
        lambda s: s["result"]["score"].update(scaled=1.0, raw=1.0),
        lambda s: s.update(id=s["id"].upper()),
        lambda s: s["context"].update(registration=s["context"]["registration"].upper()),
        lambda s: s["context"]["contextActivities"]["grouping"].reverse(),
        lambda s: s["context"]["contextActivities"].update(parent=s["context"]["contextActivities"]["parent"][0]),
        lambda s: s["context"]["contextActivities"].update(other=[], category=None),
        lambda s: s["actor"].pop("objectType"),
        lambda s: s["object"].pop("definition"),
        lambda s: s.update(attachments=[]),
    ],
)
def test_written_otherwise_it_is_the_same(sent: Statement, change: Callable[[Statement], object]) -> None:
    assert same(sent, held(change, sent))
    assert same(sent, reordered(held(change, sent)))


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s["result"].update(success=False),
        lambda s: s["result"].update(response="d1"),
        lambda s: s["result"].update(duration="PT12.35S"),
        lambda s: s["result"]["score"].update(raw=0),
        lambda s: s["result"].pop("score"),
        lambda s: s.update(timestamp="2026-03-04T09:00:13.340Z"),
        lambda s: s["actor"]["account"].update(name="bob"),
        lambda s: s["actor"]["account"].update(name="ADA"),
        lambda s: s["verb"].update(id="http://adlnet.gov/expapi/verbs/passed"),
        lambda s: s["object"].update(id=s["object"]["id"] + "x"),
        lambda s: s["context"]["extensions"].popitem(),
        lambda s: s["context"]["contextActivities"]["grouping"].pop(),
        lambda s: s["context"].update(registration=s["id"]),
        lambda s: s.update(result=None),
        lambda s: s.clear(),
    ],
)
def test_what_says_something_else_is_not(sent: Statement, change: Callable[[Statement], object]) -> None:
    assert not same(sent, held(change, sent))
