"""A report as it is written in any format: its rows, their columns, and the figures of the whole."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from phonequiz.analysis import tables
from phonequiz.analysis.items import QuizFigures
from phonequiz.analysis.tables import FIGURES, Material, Row, Which
from phonequiz.record.attempts import Attempt

By = Literal["learner", "topic", "question", "attempt"]
RUN_FIELDS = (
    "learner",
    "bank",
    "mode",
    "attempt",
    "started",
    "finished",
    "questions",
    "answers",
    "right",
    "score",
    "passed",
)
TOPIC_FIELDS = ("bank", "topic", "title", "learners", "answers", "right", "score")


class Report:
    """A report by one thing; what it needs is computed when it is asked for, once."""

    def __init__(
        self,
        material: Material,
        by: By,
        which: Which,
        modes: frozenset[str],
        min_group: int,
        *,
        options: bool,
    ) -> None:
        self.material, self.by, self.which, self.modes, self.min_group = material, by, which, modes, min_group
        self._options = options
        self.count: list[Attempt] = tables.counting(material.attempts, which, modes)

    @property
    def hidden_exams(self) -> int:
        """Of how many learners a practice or review counts instead of their exams."""
        return tables.hidden_exams(self.material.attempts, self.count)

    @cached_property
    def questions(self) -> tables.QuestionReport:
        """The rows by question, and the figures of the whole."""
        return tables.by_question(self.material, self.count, self.min_group, options=self._options)

    @cached_property
    def topics(self) -> tuple[list[Row], tables.Withheld]:
        """The rows by topic."""
        return tables.by_topic(self.material, self.count, self.min_group)

    @cached_property
    def learners(self) -> list[Row]:
        """The rows by learner."""
        return tables.by_learner(self.count)

    @cached_property
    def attempts(self) -> list[Row]:
        """The rows by attempt."""
        return tables.by_attempt(self.material.attempts, self.count, self.modes)

    @property
    def rows(self) -> list[Row]:
        """The rows that the report is about."""
        return {
            "learner": lambda: self.learners,
            "attempt": lambda: self.attempts,
            "topic": lambda: self.topics[0],
            "question": lambda: self.questions.rows,
        }[self.by]()

    @property
    def fields(self) -> list[str]:
        """The fields of a row, as programs read them: for questions no others than are promised."""
        if self.by == "question":
            return ["question", *(["bank"] if self.banks > 1 else []), *FIGURES, "flags"]
        if self.by == "topic":
            return list(TOPIC_FIELDS)
        return [*RUN_FIELDS, "counts"] if self.by == "attempt" else list(RUN_FIELDS)

    @property
    def banks(self) -> int:
        """How many banks it is about."""
        return len({attempt.bank for attempt in self.count} | {flag.bank for flag in self.material.flags})

    @property
    def quiz(self) -> QuizFigures:
        """The figures of the whole."""
        return self.questions.quiz

    def all_withheld(self, by: By) -> bool:
        """Whether each row by this is withheld."""
        if by not in {"topic", "question"}:
            return False
        rows, withheld = self.topics if by == "topic" else (self.questions.rows, self.questions.withheld)
        return bool(rows) and withheld.rows == len(rows)

    @property
    def withheld(self) -> int:
        """How many of the rows are withheld because too few learners stand behind them."""
        if self.by == "topic":
            return self.topics[1].rows
        return self.questions.withheld.rows if self.by == "question" else 0
