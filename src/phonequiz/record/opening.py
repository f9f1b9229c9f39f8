"""Begins a run, or goes on with one from the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random, SystemRandom
from typing import Literal
from uuid import uuid4

from phonequiz.bank.model import Bank, Item
from phonequiz.problems import PhonequizError, Problem
from phonequiz.quiz.drawing import draw_exam, draw_practice, option_order
from phonequiz.quiz.run import Given, Mode, Run, Slot
from phonequiz.record.kept import Clock, KeptRun, Outcome, Resumed
from phonequiz.record.rows import Request, RunRow, iso, moment
from phonequiz.record.store import Store
from phonequiz.wording import Words

DEFAULT_COUNT = 10


class NothingToAsk(PhonequizError):
    """The bank has no ready question of what was asked for."""

    def told(self, words: Words) -> tuple[Problem, ...]:
        """The problem in the learner's language."""
        what, remedy = words("nothing_to_ask"), words("nothing_to_ask.remedy")
        return tuple(problem._replace(what=what, remedy=remedy) for problem in self.problems)


def start(
    bank: Bank, mode: Mode, request: Request, store: Store | None, clock: Clock, learner: str | None = None
) -> KeptRun:
    """A new run. An exam is kept from here on, a practice from its first answer.

    Raises ``NothingToAsk`` where no ready question is of what was asked for, ``RecordError`` where it cannot be kept.
    """
    seed = SystemRandom().randrange(2**32) if request.seed is None else request.seed
    rng = Random(seed)
    now = clock()
    ready = {item: topic for item, topic in bank.ready.items() if not request.topics or topic in request.topics}
    if request.items:
        drawn = [item for item in request.items if item in ready]
        rng.shuffle(drawn)
    elif mode == "exam":
        drawn = draw_exam(ready, bank.exam.questions, rng)
    else:
        histories = store.histories(bank.id, now) if store is not None else {}
        drawn = draw_practice(ready, histories, DEFAULT_COUNT if request.questions is None else request.questions, rng)
    if not drawn:
        words = Words("en")
        raise NothingToAsk.at(bank.path, words("nothing_to_ask"), words("nothing_to_ask.remedy"))
    slots = []
    for id_ in drawn:
        item = bank.item(id_)
        slots.append(Slot(id_, item.topic, option_order(item, bank.language, rng)))
    limit = bank.exam.time_limit
    row = RunRow(
        uuid=str(uuid4()),
        mode=mode,
        bank=bank.id,
        title=bank.title,
        language=bank.language,
        learner=learner,
        request=request.to_json(bank.exam.valid_for if mode == "exam" else None),
        started=iso(now),
        deadline=iso(now + timedelta(seconds=limit)) if mode == "exam" and limit is not None else None,
        pass_mark=bank.exam.pass_mark if mode == "exam" else None,
    )
    kept = KeptRun(bank, Run(mode, slots), row, store, clock)
    if mode == "exam":
        kept.begin()
    return kept


def go_on(bank: Bank, row: RunRow, store: Store, clock: Clock) -> KeptRun | None:
    """The unfinished run of this row, held for us; ``None`` where another instance holds it or it has ended since.

    An exam whose time is over comes back finished. Questions that the bank has no longer are dropped.
    """
    kept = KeptRun(bank, Run(row.mode, []), row, store, clock)
    if not kept.hold():
        return None
    present = store.runs("uuid = ? AND finished IS NULL", (row.uuid,), 1)
    if not present:
        kept.release()
        return None
    kept.row = present[0]
    _restore(kept, store)
    if kept.row.ended(clock()) is not None:
        kept.hand_in()
    elif row.mode == "practice" and kept.run.finished:
        kept.next()
        return None
    elif not kept.run.slots:
        kept.hand_in()  # the bank has none of its questions any more
        return None
    return kept


def _restore(kept: KeptRun, store: Store) -> None:
    """Fill a run from the record, in the bank's present wording."""
    bank, row = kept.bank, kept.row
    held = store.kept(row)
    positions = store.positions(row)
    reworded = False
    slots: list[Slot] = []
    answers: dict[int, Given] = {}
    skips: dict[int, int] = {}
    stored: list[int] = []
    gone: list[int] = []
    for at, slot in enumerate(held.slots):
        if slot.item not in bank.ready:
            gone.append(positions[at])
            continue
        item = bank.item(slot.item)
        if item.content_hash != held.contents[at]:
            reworded = True
        if at in held.answers:
            answers[len(slots)] = held.answers[at]
        if at in held.skips:
            skips[len(slots)] = held.skips[at]
        slots.append(Slot(slot.item, item.topic, _present(slot.options, item, row.uuid)))
        stored.append(positions[at])
    if gone:
        store.drop(row, gone)
    kept.run = Run(row.mode, slots, answers, skips)
    kept.positions = stored
    kept.run.go_to_open()
    kept.resumed = Resumed(moment(row.started), reworded, len(gone))


def _present(options: Sequence[str], item: Item, seed: str) -> tuple[str, ...]:
    """The options of an item as it is now, in the order they had; new ones at places that the run fixes."""
    ids = [option.id for option in item.options]
    order = [id_ for id_ in options if id_ in ids]
    rng = Random(seed)
    for id_ in ids:
        if id_ not in order:
            order.insert(rng.randrange(len(order) + 1), id_)
    return tuple(order)


Found = Literal["resumed", "over", "new"]


def open_run(
    bank: Bank,
    mode: Mode,
    request: Request,
    store: Store | None,
    clock: Clock,
    *,
    new: bool = False,
    learner: str | None = None,
) -> tuple[Found, KeptRun]:
    """The run that a command asks for: the newest unfinished one that agrees with the request, else a new one.

    ``over`` comes with an exam whose time ended while nobody was there. With ``new``, open exams are handed in first.
    """
    handed_in: list[Outcome] = []
    if store is not None:
        for row in store.open_runs(mode, bank.id):
            if new and mode == "practice":
                break
            if not (mode == "exam" or _agrees(store, bank, row, request)):
                continue
            kept = go_on(bank, row, store, clock)
            if kept is None:
                continue
            if new:
                if not kept.run.finished:
                    kept.hand_in()
                handed_in.append(kept.outcome())
            elif kept.run.finished:
                return "over", kept
            else:
                return "resumed", kept
    fresh = start(bank, mode, request, store, clock, learner)
    fresh.handed_in = handed_in
    return "new", fresh


def _agrees(store: Store, bank: Bank, row: RunRow, request: Request) -> bool:
    """Whether a run is one that this request could have started; what the request leaves open always agrees."""
    import json

    asked = json.loads(row.request)
    if request.items:
        return False
    if request.topics and set(request.topics) != set(asked["topics"]):
        return False
    if request.seed is not None and request.seed != asked["seed"]:
        return False
    if request.questions is None:
        return True
    # More than there are means all, whatever the number.
    there_are = sum(not asked["topics"] or topic in asked["topics"] for topic in bank.ready.values())
    default = None if asked["again"] else DEFAULT_COUNT
    started_with = asked["questions"] if asked["questions"] is not None else default
    return request.questions == started_with or min(request.questions, there_are) == len(store.positions(row))
