"""A German sentence as it can be read by itself: its subject named, and without words that tie it to the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.asking import capital, moved
from phonequiz.generate.german.clauses import Clause
from phonequiz.generate.german.phrases import FINITE
from phonequiz.generate.german.spans import Span
from phonequiz.generate.model import BLANK, Token

# What may go without changing what is said; "auch" and "schon" may not.
_TIES = lists.DROPPED_WITHIN - lists.words_of("auch bereits schon bitte dann aber doch sogar ebenso")


class Named(NamedTuple):
    """What a pronoun from ``start`` up to ``end`` stands for."""

    start: int
    end: int
    text: str


# A stretch of the sentence, or words of ours between two.
_Part = tuple[int, int] | str


def named_subject(plain: Sequence[Clause], resolved: Sequence[Clause]) -> Named | None:
    """The noun for the pronoun that is the subject of a sentence, where that is sure."""
    if not plain or not resolved or plain[0].subject is None or resolved[0].subject is None:
        return None
    before, after = plain[0].subject, resolved[0].subject
    if before.kind != "pron" or after.kind != "np" or "," in after.text:
        return None
    return Named(before.words[0].start, before.words[0].end, moved(after))


class Untied:
    """A sentence from ``begin`` on, as it is shown around a gap."""

    def __init__(
        self, text: str, tokens: Sequence[Token], main: Sequence[Clause], begin: int, named: Named | None
    ) -> None:
        self._text = text
        comma = next(
            (token.start for token in tokens if token.text in {",", ":", ";"} and token.start >= begin), len(text)
        )
        ties = [token for token in tokens if begin <= token.start < comma and token.text.lower() in _TIES]
        parts: list[_Part] = [(begin, len(text))]
        turned = _turned(tokens, main, len(text)) if ties and ties[0] is tokens[0] else []
        if turned:
            parts = turned
        self._parts = list(parts)
        for tie in ties:
            if tie is not tokens[0] and text.startswith(" ", tie.end):
                self._parts = list(_without(self._parts, tie.start, tie.end + 1, ""))
        if named is not None:
            self._parts = list(_without(self._parts, named.start, named.end, named.text))

    @property
    def whole(self) -> str:
        """The sentence without a gap."""
        return capital("".join(part if isinstance(part, str) else self._text[slice(*part)] for part in self._parts))

    def around(self, span: Span) -> str | None:
        """The sentence with a gap for a stretch of it, ``None`` where that is not in one piece."""
        shown, left = "", False
        for part in self._parts:
            if isinstance(part, str):
                shown += part
                continue
            start, end = part
            if start <= span.start and span.end <= end:
                shown += self._text[start : span.start] + BLANK + self._text[span.end : end]
                left = True
            else:
                shown += self._text[start:end]
        return capital(shown) if left else None


def _turned(tokens: Sequence[Token], main: Sequence[Clause], length: int) -> list[_Part]:
    """Of "Trotzdem bekommt der Besitzer 55 Euro" the subject first; empty where the order is not sure."""
    clause = main[0] if main else None
    if clause is None or clause.subject is None or len(tokens) < 2 or tokens[1].tag not in FINITE:
        return []
    words = clause.subject.words
    if not clause.middle or clause.middle[0] is not clause.subject or words[0].start != tokens[1].end + 1:
        return []
    if any(word.text == "," for word in words):
        return []
    start, end = words[0].start, words[-1].end
    return [(start, end), " ", (tokens[1].start, tokens[1].end), (end, length)]


def _without(parts: Sequence[_Part], start: int, end: int, instead: str) -> Iterator[_Part]:
    """The parts with other words for a stretch of the sentence."""
    for part in parts:
        if isinstance(part, str) or not part[0] <= start < part[1]:
            yield part
            continue
        yield (part[0], start)
        if instead:
            yield instead
        yield (end, part[1])
