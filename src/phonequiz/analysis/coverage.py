"""Which statements of an article the questions of a bank stand on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from phonequiz.bank.source import Passage, Source
from phonequiz.bank.statements import Statement, statements

# A quote stands on a statement where it has half of it, or so many of its words: a clause.
_SHARE, _WORDS = 0.5, 4


class Covered(NamedTuple):
    """A statement, its place in the article (line and column from 1), and what stands on it."""

    statement: Statement
    line: int
    column: int
    ready: bool
    draft: bool


class Coverage(NamedTuple):
    """The statements of an article in their order."""

    statements: tuple[Covered, ...]

    @property
    def covered(self) -> int:
        """How many a ready question stands on."""
        return sum(each.ready for each in self.statements)

    @property
    def with_drafts(self) -> int:
        """How many a question stands on, be it a draft."""
        return sum(each.ready or each.draft for each in self.statements)

    @property
    def share(self) -> float:
        """The share of statements that a ready question stands on; 1 where the article states nothing."""
        return self.covered / len(self.statements) if self.statements else 1.0

    @property
    def share_with_drafts(self) -> float:
        """The same with drafts."""
        return self.with_drafts / len(self.statements) if self.statements else 1.0

    @property
    def uncovered(self) -> tuple[Covered, ...]:
        """The statements that no ready question stands on."""
        return tuple(each for each in self.statements if not each.ready)


def coverage(source: Source, quotes: Iterable[tuple[str, bool]]) -> Coverage:
    """What the quotes of a bank, each with whether its question is ready, leave uncovered of its article."""
    found = list(statements(source))
    starts = [each.passage.start for each in found]
    ready, draft = [False] * len(found), [False] * len(found)
    for quote, is_ready in dict.fromkeys(quotes):
        passage = source.find(quote)
        if passage is None:
            continue
        for number in _under(source.text, passage, found, starts):
            (ready if is_ready else draft)[number] = True
    places = _places(source.text, starts)
    return Coverage(
        tuple(
            Covered(each, line, column, ready[number], draft[number])
            for number, (each, (line, column)) in enumerate(zip(found, places, strict=True))
        )
    )


def _under(text: str, passage: Passage, found: Sequence[Statement], starts: Sequence[int]) -> Iterable[int]:
    """The statements that a passage stands on."""
    number = max(0, bisect_right(starts, passage.start) - 1)
    while number < len(found) and found[number].passage.start < passage.end:
        inner = found[number].passage
        low, high = max(inner.start, passage.start), min(inner.end, passage.end)
        if high - low >= _SHARE * (inner.end - inner.start) or len(text[low:high].split()) >= _WORDS:
            yield number
        number += 1


def _places(text: str, offsets: Iterable[int]) -> list[tuple[int, int]]:
    places = []
    line, at = 1, 0
    for offset in offsets:
        line += text.count("\n", at, offset)
        at = offset
        places.append((line, offset - text.rfind("\n", 0, offset)))
    return places
