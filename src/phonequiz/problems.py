"""What can be wrong, as values: a place, what is wrong and what to do. Only a face prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning"]

# C0 without newline and tab, DEL, C1, and the bidirectional embeddings, overrides and isolates of Unicode.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """``text`` with every control character and bidirectional override made visible as U+FFFD."""
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


class Place(NamedTuple):
    """Where something stands: a file, and in it line and column, counted in characters from 1 (0: not known)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Problem(NamedTuple):
    """One thing that is wrong at a place, under the name of the rule it breaks."""

    place: Place
    what: str
    remedy: str
    rule: str = ""
    severity: Severity = "error"
    question: str | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.what}; {self.remedy}"


class PhonequizError(Exception):
    """What cannot go on, with every problem that stands in the way."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def told(self, words: Any) -> tuple[Problem, ...]:  # noqa: ANN401
        """The problems in the learner's language (``wording.Words``), as far as they are a learner's."""
        return self.problems

    @classmethod
    def at(cls, where: object, what: str, remedy: str) -> PhonequizError:
        """An error with one problem whose place is ``where``, a path or the name of an option."""
        return cls([Problem(Place(str(where)), what, remedy)])
