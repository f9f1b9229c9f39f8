"""A run that is kept: each answer is on the disk before anyone is told whether it is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from phonequiz.bank.model import Bank, Item, Option
from phonequiz.quiz.run import Given, Mode, Run, has_passed
from phonequiz.quiz.scoring import is_right
from phonequiz.record.attempts import recent
from phonequiz.record.lock import RunLock
from phonequiz.record.rows import RunRow, iso, moment
from phonequiz.record.store import Store

Clock = Callable[[], datetime]


class TimeIsUp(Exception):
    """An answer came after the end of the exam: it is handed in as it stood."""


class Resumed(NamedTuple):
    """What is said of a run that goes on: since when, and what the bank has changed."""

    started: datetime
    reworded: bool
    deleted: int


class Outcome(NamedTuple):
    """What a finished run came to. ``passed`` is ``None`` for a practice."""

    mode: Mode
    questions: int
    answered: int
    right: int
    passed: bool | None
    previous: tuple[float, ...]

    @property
    def score(self) -> float:
        """The share of right answers, from 0 to 1."""
        return self.right / self.questions if self.questions else 0.0


class KeptRun:
    """A run with its bank, its place in the record (none with ``store=None``) and the clock."""

    def __init__(self, bank: Bank, run: Run, row: RunRow, store: Store | None, clock: Clock) -> None:
        self.bank, self.run, self.store, self.clock = bank, run, store, clock
        self.row = row
        self.resumed: Resumed | None = None
        self.handed_in: list[Outcome] = []
        self.positions = list(range(len(run.slots)))
        self._lock: RunLock | None = None
        self._left = False
        self._items: dict[str, Item] = {}

    # ── what is shown ──

    @property
    def mode(self) -> Mode:
        """Practice or exam."""
        return self.row.mode

    def item(self, position: int | None = None) -> Item:
        """The item at a position, or the one asked now."""
        id_ = self.run.slots[self.run.position if position is None else position].item
        if id_ not in self._items:
            self._items[id_] = self.bank.item(id_)
        return self._items[id_]

    def options(self, position: int | None = None) -> list[Option]:
        """Its options in the order in which they are shown."""
        slot = self.run.slots[self.run.position if position is None else position]
        item = self.item(position)
        return [item.option(id_) for id_ in slot.options]

    def remaining(self) -> float | None:
        """The seconds left of the exam, never below 0; ``None`` without a limit."""
        if self.row.deadline is None:
            return None
        return max(0.0, (moment(self.row.deadline) - self.clock()).total_seconds())

    # ── what the learner does ──

    def answer(self, response: Iterable[str], seconds: float) -> Given:
        """Keep the answer to the question asked now, and say whether it is right.

        Raises ``RecordError`` where it could not be kept, and then nothing has changed; ``TimeIsUp`` after the end
        of an exam.
        """
        item = self.item()
        chosen = tuple(response)
        given = Given(chosen, is_right(item, chosen))
        at = self.clock()
        if self.row.deadline is not None and iso(at) >= self.row.deadline:
            self.hand_in()
            raise TimeIsUp
        position = self.run.position
        if self.store is not None:
            new = self.row.key is None
            if new:
                self._hold()
            last = self.mode == "practice" and self.run.unanswered() == [position]
            questions = len(self.run.slots)
            self.row = self.store.append(
                self.row,
                position,
                self.run.slots,
                item,
                given,
                seconds=seconds,
                language=self.bank.language,
                at=at,
                close=(questions, questions, self.run.right + given.right) if last else None,
                begin_with=(self._all_items(), self.run.skips) if new else None,
            )
        self.run.answer(given)
        if self._left:
            self.release()  # the learner left while this was being kept
        return given

    def skip(self) -> None:
        """Skip the question asked now and go to the next."""
        if self.store is not None and self.row.key is not None:
            self.store.skip(self.row, self.positions[self.run.position], self.clock())
        self.run.skip()
        self.next()

    def next(self) -> None:
        """Go to the next question; in a practice that has none left, finish it."""
        self.run.advance()
        if self.run.finished:
            self._finish(iso(self.clock()))

    def flag(self, why: str, position: int | None = None) -> None:
        """Keep the learner's word that a question (the one asked now) is unclear, for the trainer."""
        if self.store is not None:
            self.store.flag(self.bank.id, self.row.uuid, self.item(position), why, self.bank.language, self.clock())

    def hand_in(self) -> None:
        """Hand in the exam: now, or at its end if that is past."""
        now = iso(self.clock())
        self._finish(min(now, self.row.deadline or now))
        self.run.finished = True

    def keep_nothing(self) -> None:
        """Go on without keeping anything more."""
        self.release()
        self.store = None

    def release(self) -> None:
        """Leave the run: it stays as it is, for another to go on with."""
        self._left = True
        if self._lock is not None:
            self._lock.release(self.row.finished is not None)
            self._lock = None

    def outcome(self, compare: int = 10) -> Outcome:
        """What the run came to, beside the scores of the last runs of its mode, the newest first."""
        questions = len(self.run.slots)
        passed = None
        if self.mode == "exam":
            passed = has_passed(self.run.right, questions, self.row.pass_mark or 0.0)
        previous: tuple[float, ...] = ()
        if self.store is not None:
            ended = recent(self.store, self.bank.id, self.clock(), compare + 1, self.mode)
            others = (attempt for attempt in ended if attempt.run != self.row.uuid and attempt.score is not None)
            previous = tuple(attempt.score or 0.0 for attempt in others)[:compare]
        return Outcome(self.mode, questions, self.run.answered, self.run.right, passed, previous)

    def topic_scores(self) -> list[tuple[str, int, int]]:
        """Title of each topic of the run, how many right, of how many questions, in the order of the bank."""
        scores = self.run.topic_scores()
        return [(topic.title, *scores[topic.id]) for topic in self.bank.topics if topic.id in scores]

    # ── inside ──

    def begin(self) -> None:
        """Keep a new run before its first answer, as an exam is."""
        if self.store is not None:
            self._hold()
            self.row = self.store.begin(self.row, self.run.slots, self._all_items())

    def hold(self) -> bool:
        """Whether a run found in the record is ours now."""
        if self.store is None:
            return True
        lock = RunLock(self.store.path.parent, self.row.uuid)
        if not lock.acquire():
            return False
        self._lock = lock
        return True

    def _hold(self) -> None:
        if self._lock is None:
            self.hold()

    def _finish(self, at: str) -> None:
        if self.row.finished is None:
            totals = (len(self.run.slots), self.run.answered, self.run.right)
            if self.store is not None and self.row.key is not None:
                self.row = self.store.finish(self.row, at, *totals)
            else:
                self.row = self.row._replace(finished=at)
        self.release()

    def _all_items(self) -> list[Item]:
        return [self.item(position) for position in range(len(self.run.slots))]
