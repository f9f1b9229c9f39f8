"""Runs in a record, made quickly: ``take`` answers an exam, ``practise`` a practice."""

from __future__ import annotations

from collections.abc import Sequence

from phonequiz.bank.model import Bank
from phonequiz.record.kept import KeptRun
from phonequiz.record.opening import start
from phonequiz.record.rows import Request
from phonequiz.record.store import Store
from phonequiz.xapi.actor import Actor
from phonequiz.xapi.statements import Statement, made

from ..conftest import Clock

ADA = Actor("ada", "https://company.example")
ALL = frozenset({"exam", "practice", "review"})


def take(
    bank: Bank, store: Store, clock: Clock, answers: Sequence[str | tuple[str, ...]], *, hand_in: bool = True
) -> KeptRun:
    """An exam whose questions are answered in their order; ``""`` leaves one unanswered."""
    kept = start(bank, "exam", Request(), store, clock)
    for position, response in enumerate(answers):
        clock.forward(12.34)
        kept.run.go(position)
        if response:
            kept.answer((response,) if isinstance(response, str) else response, 12.34)
    if hand_in:
        kept.hand_in()
    return kept


def practise(bank: Bank, store: Store, clock: Clock, answers: Sequence[str]) -> KeptRun:
    """A practice with so many of its questions answered."""
    kept = start(bank, "practice", Request(), store, clock)
    for response in answers:
        clock.forward(5)
        kept.answer((response,), 5)
        kept.next()
    return kept


def statements(store: Store, clock: Clock, modes: frozenset[str] = ALL) -> list[Statement]:
    """What the record is as statements of Ada's."""
    return [new.statement for new in made(store, ADA, modes, clock(), {("small", "en", "t1"): "Topic t1"})]
