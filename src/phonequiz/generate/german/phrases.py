"""The phrases of a German clause: noun and prepositional phrases, pronouns, adverbs, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from phonequiz.generate.german import words as lists
from phonequiz.generate.model import Token

NOUNS = frozenset({"NN", "NE", "FM", "NNA", "NNI", "TRUNC"})
DETERMINERS = frozenset({"ART", "PPOSAT", "PIAT", "PDAT", "PWAT"})
FINITE = frozenset({"VV(FIN)", "VA(FIN)", "VM(FIN)", "VV(IMP)", "VA(IMP)"})
NONFINITE = frozenset({"VV(INF)", "VV(PP)", "VV(IZU)", "VA(INF)", "VA(PP)", "VM(INF)", "VM(PP)", "PTKZU", "PTKVZ"})


class Phrase(NamedTuple):
    """Words that move together. ``head`` is the noun that says what a noun phrase names, ``None`` where there is none.

    ``clause`` is true of subordinate clauses, whose words begin with the conjunction or relative pronoun.
    """

    kind: str
    words: tuple[Token, ...]
    head: Token | None = None

    @property
    def text(self) -> str:
        """The phrase as it is written."""
        return written(self.words)

    @property
    def first(self) -> str:
        """Its first word in lower case."""
        return self.words[0].text.lower()

    @property
    def preposition(self) -> str:
        """The preposition of a prepositional phrase in lower case, without the article it may contain."""
        return CONTRACTED.get(self.first, (self.first, ""))[0] if self.kind == "pp" else ""

    @property
    def inner(self) -> tuple[Token, ...]:
        """The words of a prepositional phrase behind its preposition; of any other phrase all."""
        return self.words[1:] if self.kind == "pp" else self.words


# Preposition and the article in it.
CONTRACTED = {
    "im": ("in", "dem"),
    "am": ("an", "dem"),
    "zum": ("zu", "dem"),
    "zur": ("zu", "der"),
    "vom": ("von", "dem"),
    "beim": ("bei", "dem"),
    "ins": ("in", "das"),
    "ans": ("an", "das"),
    "aufs": ("auf", "das"),
    "fürs": ("für", "das"),
    "ums": ("um", "das"),
    "übers": ("über", "das"),
    "durchs": ("durch", "das"),
}


def written(words: Sequence[Token]) -> str:
    """The words with the spaces they had, and one space where they were moved together."""
    parts: list[str] = []
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        if before is not None and not (before.end == word.start or word.text in {",", ".", ";", ":", "!", "?"}):
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def head_of(words: Sequence[Token]) -> Token | None:
    """The noun that a noun phrase is about: of names with a kind before them the kind."""
    nouns = [word for word in words if word.tag in NOUNS and word.tag != "TRUNC"]
    return nouns[0] if nouns else None


def is_year(text: str) -> bool:
    """Whether a number reads as a year."""
    return len(text) == 4 and text.isdigit() and "1500" <= text <= "2100"


def counts(token: Token) -> bool:
    """Whether a word is a number of something, and no ordinal."""
    return is_number(token) and not token.text.endswith(".")


def is_number(token: Token) -> bool:
    """Whether a word is a number, in digits or in letters."""
    return token.tag == "CARD" or token.text[0].isdigit() or token.text.lower() in lists.NUMBER_WORDS
