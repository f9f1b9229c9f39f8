"""English words near a word: what somebody who only skimmed an article could take it for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple

from phonequiz.generate.distractors.kinds import is_uncounted, plural_of, singulars
from phonequiz.generate.distractors.nounphrases import NounPhrase
from phonequiz.generate.model import Article

FILE = Path(__file__).with_name("near.txt")
_Class = Literal["noun", "mass", "adjective", "verb"]
# The marks of a noun that is always a plural, and of a line whose words have other meanings.
_PLURAL, _AMBIGUOUS = "+", "? "
# Adjectives that tie a phrase to others of its kind: beside "the next size" stands no "next weight".
_TYING = frozenset({"next", "same", "other", "last", "own", "such", "first", "second"})


class _Line(NamedTuple):
    """Words near each other; an ambiguous one counts only where the article has another of them."""

    words: tuple[str, ...]
    ambiguous: bool


class _Lists(NamedTuple):
    """The lines in which a word stands, by its class; names of processes; plurals only; heads of compounds."""

    lines: dict[tuple[str, str], list[_Line]]
    processes: tuple[str, ...]
    plurals: frozenset[str]
    compound: frozenset[str]


@cache
def _lists() -> _Lists:
    lines: dict[tuple[str, str], list[_Line]] = {}
    compound: frozenset[str] = frozenset()
    processes: tuple[str, ...] = ()
    name = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            words = tuple(line.removeprefix(_AMBIGUOUS).split(", "))
            if name == "compound":
                compound = frozenset(words)
                continue
            if name == "process":
                processes = words
                continue
            for word in words:
                lines.setdefault((name, word.rstrip(_PLURAL)), []).append(_Line(words, line.startswith(_AMBIGUOUS)))
    plurals = frozenset(
        word.rstrip(_PLURAL) for line in chain(*lines.values()) for word in line.words if _PLURAL in word
    )
    return _Lists(lines, processes, plurals, compound)


class Near:
    """The words near others, those first that an article has too."""

    def __init__(self, article: Article) -> None:
        texts = (sentence.text for section in article.sections for sentence in section.sentences)
        self._said = f" {' '.join(texts)} ".lower()
        self._named: dict[str, bool] = {}

    def words(self, word: str, named: _Class) -> list[str]:
        """The words near one of a class, as they stand in the list; none where no line has it."""
        word = word.replace("e-mail", "email")
        every = _lists().lines.get((named, word), [])
        lines = [line.words for line in every if not line.ambiguous or self._named_of(line.words) > 1]
        if not lines:
            return []
        line = max(lines, key=self._named_of)  # of as good ones the first
        at = [entry.rstrip(_PLURAL) for entry in line].index(word)
        others = [other for other in range(len(line)) if other != at]
        others.sort(key=lambda other: (not self._is_named(line[other]), abs(other - at)))
        return [line[other] for other in others]

    def _named_of(self, line: tuple[str, ...]) -> int:
        return sum(map(self._is_named, line))

    def is_mass(self, noun: str) -> bool:
        """Whether a noun is never counted, as far as the lists know it."""
        lines = _lists().lines
        return ("mass", noun.lower()) in lines and ("noun", noun.lower()) not in lines

    def phrases(self, phrase: NounPhrase, *, modified: bool) -> list[str]:
        """A phrase with nouns near its head in its place; ``modified`` says that a noun stands before the head."""
        head, *before = [phrase.head, *reversed(phrase.described.split())]
        if phrase.tail.startswith("of ") or _TYING.intersection(before):
            return []  # "head of IT"
        if before:
            whole = self._nouns(f"{before[0]} {head.lower()}", phrase)
            if whole:
                return list(_with(phrase, before[1:], whole))
        if modified and makes_new_things(head):
            return []
        kept = before[1:] if modified else before
        return list(_with(phrase, kept, self._nouns(head.lower(), phrase)))

    def _nouns(self, noun: str, phrase: NounPhrase) -> list[str]:
        """Nouns near one in the number of a phrase."""
        if phrase.number == "pl" or noun in _lists().plurals:
            found = next(filter(None, (self.words(form, "noun") for form in _forms(noun))), [])
            return [word.rstrip(_PLURAL) if word.endswith(_PLURAL) else plural_of(word) for word in found]
        one = phrase.determiner in ("a", "an", "each", "every", "another")
        counted = one or (phrase.number == "sg" and not is_uncounted(noun))
        found = self.words(noun, "noun") if counted else []
        if not found and not one:
            found = self.words(noun, "mass")
        return [word for word in found if not word.endswith(_PLURAL)]

    def _is_named(self, word: str) -> bool:
        if word not in self._named:
            self._named[word] = f" {word.rstrip(_PLURAL)}" in self._said
        return self._named[word]


def processes() -> tuple[str, ...]:
    """The names of processes, of which any may stand for a term of that form."""
    return _lists().processes


def makes_new_things(head: str) -> bool:
    """Whether a noun names with another before it a thing of which it says little ("duty desk")."""
    return any(form in _lists().compound for form in singulars(head.lower()))


def _forms(noun: str) -> list[str]:
    """What the singular of a noun of one word or two may be, the noun itself first."""
    before, space, last = noun.rpartition(" ")
    return [before + space + form for form in singulars(last)]


def _with(phrase: NounPhrase, before: Iterable[str], nouns: Iterable[str]) -> Iterator[str]:
    described = " ".join(reversed(list(before)))
    for noun in nouns:
        other = phrase._replace(described=described, head=noun)
        yield phrase.like(other) + (f" {phrase.tail}" if phrase.tail else "")
