"""Statements read back."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phonequiz.bank.model import Bank
from phonequiz.record.store import Store
from phonequiz.xapi import terms
from phonequiz.xapi.reading import Answered, Commented, OnRun, row, seconds
from phonequiz.xapi.statements import dumped

from ..conftest import Clock
from .conftest import statements, take


def test_rows_are_what_was_answered(bank: Bank, store: Store, clock: Clock) -> None:
    kept = take(bank, store, clock, ["k1", "d2"])
    kept.flag("two fit", 1)
    rows = [row(json.loads(dumped(statement))) for statement in statements(store, clock)]
    started, first, second, flagged, ended, judged = rows
    item = kept.item(1)
    assert isinstance(second, Answered)
    assert second[1:] == (
        "ada",
        "https://company.example",
        kept.row.uuid,
        "exam",
        "small",
        item.topic,
        item.id,
        item.stem,
        {option.id: option.text for option in item.options},
        ("k1",),
        ("d2",),
        False,
        12.34,
        "2026-03-04T09:00:24.680Z",
        "en",
        item.content_hash,
    )
    assert isinstance(first, Answered)
    assert first.right
    assert isinstance(flagged, Commented)
    assert (flagged.item, flagged.topic, flagged.why) == (item.id, item.topic, "two fit")
    on_run = [part for part in (started, ended, judged) if isinstance(part, OnRun)]
    assert [(part.verb, part.questions, part.right, part.score) for part in on_run] == [
        ("attempted", 6, None, None),
        ("completed", 6, None, None),
        ("failed", 6, 1, pytest.approx(1 / 6)),
    ]
    assert {part.pass_mark for part in on_run} == {0.8}
    assert on_run[0].title == "Small bank"


@pytest.mark.parametrize("verb", ["http://adlnet.gov/expapi/verbs/launched", terms.ANSWERED])
def test_what_others_say_is_passed_over(verb: str) -> None:
    other = {"verb": {"id": verb}, "object": {"id": "https://company.example/course"}, "actor": {}}
    assert row(other) is None


@pytest.mark.parametrize("missing", ["actor", "context", "result", "timestamp", "verb", "object"])
def test_what_lacks_a_part_is_wrong(bank: Bank, store: Store, clock: Clock, missing: str) -> None:
    take(bank, store, clock, ["k1"])
    statement = statements(store, clock)[1]
    del statement[missing]
    with pytest.raises(ValueError, match="lacks"):
        row(statement)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.sampled_from(["actor", "verb", "object", "result", "context", "timestamp"]), JSON)
def test_whatever_stands_there_is_a_row_or_wrong(part: str, value: Any) -> None:
    statement = {
        "id": "c2b7a6a2-0c3c-4f9c-8f0a-0b8a0c6f5a11",
        "actor": {"account": {"name": "ada", "homePage": "https://company.example"}},
        "verb": {"id": terms.ANSWERED},
        "object": {
            "id": terms.item_id("b", "q"),
            "definition": {"description": {"en": "?"}, "correctResponsesPattern": ["k1"]},
        },
        "result": {"success": True, "response": "k1"},
        "context": {"registration": "r", "extensions": {terms.MODE: "exam"}},
        "timestamp": "2026-03-04T09:00:00.000Z",
    }
    assert isinstance(row(statement), Answered)
    with suppress(ValueError):
        row(statement | {part: value})


@given(st.text(min_size=1), st.text(min_size=1))
def test_ids_can_be_taken_apart(bank: str, topic: str) -> None:
    assert terms.parts(terms.topic_id(bank, topic)) == (bank, "topic", topic)


@pytest.mark.parametrize(
    ("duration", "expected"), [("PT12.34S", 12.34), ("PT0.00S", 0), ("PT1M", 60), ("PT1H2M3S", 3723)]
)
def test_durations(duration: str, expected: float) -> None:
    assert seconds(duration) == expected


@pytest.mark.parametrize("wrong", ["", "PT", "12", "P1Y", "PT1.S", "PT1S "])
def test_what_is_no_duration(wrong: str) -> None:
    with pytest.raises(ValueError, match="no duration"):
        seconds(wrong)
