"""What a record is made of: a run as it is stored, and what was asked for when it began."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from phonequiz.quiz.run import Given, Mode, Slot


def iso(moment: datetime) -> str:
    """A moment as it is stored: UTC, ISO 8601 with milliseconds; sorts as it reads."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The moment that a stored text stands for."""
    return datetime.fromisoformat(text)


class Request(NamedTuple):
    """What was asked for when a run was started; ``None`` and empty mean: no word on it.

    ``items`` are given where chosen questions are practised again.
    """

    topics: tuple[str, ...] = ()
    questions: int | None = None
    seed: int | None = None
    items: tuple[str, ...] = ()

    def to_json(self, valid_for: int | None = None) -> str:
        """The request as it is stored, with the seconds for which a pass is valid where the bank says so."""
        import json  # first needed when the first question is on the screen

        stored = {"topics": self.topics, "questions": self.questions, "seed": self.seed, "again": bool(self.items)}
        if valid_for is not None:
            stored["valid_for"] = valid_for
        return json.dumps(stored, ensure_ascii=False)


class RunRow(NamedTuple):
    """A run as it is stored. ``questions``, ``answered`` and ``right`` are set when it is finished."""

    uuid: str
    mode: Mode
    bank: str
    title: str
    language: str
    learner: str | None
    request: str
    started: str
    deadline: str | None = None
    pass_mark: float | None = None
    finished: str | None = None
    questions: int | None = None
    answered: int | None = None
    right: int | None = None
    key: int | None = None

    def ended(self, now: datetime) -> str | None:
        """When the run ended: an exam whose time is over was handed in at that moment."""
        if self.finished is None and self.deadline is not None and self.deadline <= iso(now):
            return self.deadline
        return self.finished


class Kept(NamedTuple):
    """What the record holds of a run: its slots with the content hash of each, its answers and skips by position."""

    slots: list[Slot]
    contents: list[str]
    answers: dict[int, Given]
    skips: dict[int, int]
