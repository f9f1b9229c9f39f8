"""A question as the rules on flaws look at it: in the language of its bank, with the words of its stem and options."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from phonequiz.bank.model import Item
from phonequiz.bank.source import Source
from phonequiz.bank.structure import Path
from phonequiz.check.flaws.phrases import known
from phonequiz.check.words import prose, telling, words


class Flaw(NamedTuple):
    """What is wrong with a question: ``path`` leads from the question to the field that is meant."""

    path: Path
    what: str
    remedy: str


STEM: Path = ("stem",)


class Choice:
    """An option: the key or one of them, or a distractor."""

    def __init__(self, text: str, path: Path, key: bool, language: str) -> None:
        self.original, self.path, self.key = text, path, key
        self.text = prose(text).strip()
        self._language = language

    @cached_property
    def words(self) -> list[str]:
        """The words in lower case, in their order."""
        return words(self.text)

    @cached_property
    def telling(self) -> set[str]:
        """The stems of the words that carry meaning."""
        return telling(self.text, self._language)


class Looked:
    """One question. Rules ask it for words, which are found once for all of them."""

    def __init__(self, item: Item, language: str, source: Source | None = None, source_language: str = "") -> None:
        """``language`` is that of the bank; where the source has another, a quote is read in its translation."""
        self.item, self.source = item, source
        self.language = language.partition("-")[0].casefold()
        self.patterns = known(self.language)
        same = not source_language or source_language.partition("-")[0].casefold() == self.language
        self.quote = item.quote if same else item.quote_translation
        self.quote_is_original = same
        self.stem = prose(item.stem).strip()

    @property
    def is_true(self) -> bool:
        """Of a true-false question: whether its statement is true."""
        return "true" in self.item.keys

    @cached_property
    def stem_words(self) -> list[str]:
        """The words of the stem in lower case."""
        return words(self.stem)

    @cached_property
    def telling(self) -> set[str]:
        """The stems of those words of the stem that carry meaning."""
        return telling(self.stem, self.language)

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The options as the file has them, keys first; none of a true-false question."""
        if self.item.type == "true-false":
            return ()
        return tuple(
            Choice(option.text, self._path(option.id), option.id in self.item.keys, self.language)
            for option in self.item.options
        )

    def _path(self, option_id: str) -> Path:
        number = int(option_id[1:]) - 1
        if option_id[0] == "d":
            return "distractors", number, "text"
        return ("answer", number) if self.item.type == "multiple" else ("answer",)

    @cached_property
    def keys(self) -> Sequence[Choice]:
        """The right options."""
        return [choice for choice in self.choices if choice.key]

    @cached_property
    def distractors(self) -> Sequence[Choice]:
        """The wrong options."""
        return [choice for choice in self.choices if not choice.key]
