"""A record with exams to hand in, and a store to hand them in to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from phonequiz.bank.reading import load
from phonequiz.record.store import Store
from phonequiz.xapi.outbox import Outbox

from ..cli.calling import call
from ..conftest import BankMaker, Clock, questions
from ..xapi.conftest import ADA, take
from .record_store import RecordStore, running

__all__ = ["call"]

EXAMS = frozenset({"exam"})


@pytest.fixture
def lrs() -> Iterator[RecordStore]:
    with running() as server:
        yield server


@pytest.fixture
def outbox(make_bank: BankMaker, store: Store, clock: Clock) -> Outbox:
    """Sixty statements on three exams of seventeen questions, shown but not sent."""
    bank = load(make_bank(questions(17), exam={"questions": 17}))
    for answers in (["k1"] * 17, ["d1"] * 17, ["k1", "d1"] * 8 + ["d2"]):
        take(bank, store, clock, answers)
    made = Outbox(store)
    made.show(ADA, EXAMS, clock(), {})
    assert len(made.all(EXAMS)) == 60
    return made
