"""A run through questions: what is asked next and what it comes to. No clock, no disk, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Mode = Literal["practice", "exam"]


class Slot(NamedTuple):
    """One place in a run: an item, its topic, and its options in the order in which they are shown."""

    item: str
    topic: str
    options: tuple[str, ...]


class Given(NamedTuple):
    """An answer given: the ids of the options chosen, and whether they are right."""

    response: tuple[str, ...]
    right: bool


class Run:
    """The state of a run. Positions count from 0.

    In a practice each question is asked once, and one that was skipped once more at the end. In an exam the learner
    moves freely until it is handed in.
    """

    def __init__(
        self,
        mode: Mode,
        slots: Sequence[Slot],
        answers: dict[int, Given] | None = None,
        skips: dict[int, int] | None = None,
    ) -> None:
        self.mode, self.slots = mode, slots
        self.answers = {position: given for position, given in (answers or {}).items() if given.response}
        self.skips: dict[int, int] = skips or {}
        self.position = 0
        self.finished = False
        self.advance()

    def answer(self, given: Given) -> None:
        """Take the answer to the question at ``position``; one without an option takes an answer back.

        Raises ``ValueError`` where it may not be given.
        """
        if self.finished or (self.mode == "practice" and self.position in self.answers):
            raise ValueError("the question has been answered")
        if given.response:
            self.answers[self.position] = given
        else:
            self.answers.pop(self.position, None)

    def skip(self) -> None:
        """Leave the question at ``position`` for now; in a practice it comes once more at the end."""
        self.skips[self.position] = self.skips.get(self.position, 0) + 1

    def advance(self) -> None:
        """In a practice go to the next question to be asked; where there is none, the run is finished."""
        if self.mode == "exam":
            return
        waiting = [position for position in range(len(self.slots)) if position not in self.answers]
        for skipped in (0, 1):
            for position in waiting:
                if self.skips.get(position, 0) == skipped:
                    self.position = position
                    return
        self.finished = True

    def go_to_open(self) -> None:
        """In an exam go to the first question without an answer, to the last where there is none."""
        if self.mode == "exam" and self.slots:
            self.position = next(iter(self.unanswered()), len(self.slots) - 1)

    def go(self, position: int) -> None:
        """In an exam, move to another question."""
        if not 0 <= position < len(self.slots):
            raise IndexError(position)
        self.position = position

    def unanswered(self) -> list[int]:
        """The positions without an answer, in order."""
        return [position for position in range(len(self.slots)) if position not in self.answers]

    @property
    def slot(self) -> Slot:
        """What is asked now."""
        return self.slots[self.position]

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return len(self.answers)

    @property
    def right(self) -> int:
        """How many answers are right."""
        return sum(given.right for given in self.answers.values())

    @property
    def score(self) -> float:
        """The share of right answers among all questions of the run, from 0 to 1."""
        return self.right / len(self.slots) if self.slots else 0.0

    def wrong(self) -> list[int]:
        """The positions without a right answer, in order."""
        return [position for position in range(len(self.slots)) if not self._is_right(position)]

    def _is_right(self, position: int) -> bool:
        given = self.answers.get(position)
        return given is not None and given.right

    def topic_scores(self) -> dict[str, tuple[int, int]]:
        """Topic id → how many right, of how many questions."""
        scores: dict[str, tuple[int, int]] = {}
        for position, slot in enumerate(self.slots):
            right, of = scores.get(slot.topic, (0, 0))
            scores[slot.topic] = (right + self._is_right(position), of + 1)
        return scores


def has_passed(right: int, questions: int, pass_mark: float) -> bool:
    """Whether the score reaches the pass mark (with room for the rounding of floats: 7 of 10 passes 0.7)."""
    return questions > 0 and right / questions >= pass_mark - 1e-9
