"""A question as the rules on flaws look at it: in the language of its bank, with the words of its stem and options."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from phonequiz.bank.model import Item
from phonequiz.bank.source import Source
from phonequiz.bank.structure import Path
from phonequiz.check.flaws.phrases import known
from phonequiz.check.quantities import Quantity, quantity
from phonequiz.check.words import prose, telling_of, words

_LONGEST = 2000
_JOIN = re.compile(r"\s*(?:,|;|\+|&|\b(?:und|oder|sowie|and|or|as well as|plus)\b)\s*", re.IGNORECASE)
# One of these words stands in every text that _JOIN parts, or one of its signs.
_JOIN_WORDS = frozenset(["und", "oder", "sowie", "and", "or", "well", "plus"])
_LEADING = re.compile(
    r"^(?:(?:sowohl|beide:?|both|either|als auch|der|die|das|eine?[nrm]?|den|dem|the|an?|mit|with|by|durch|im|in|on|am)"
    r"\s+)+",
    re.IGNORECASE,
)


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
        self.text = _readable(text)
        # The words in lower case, in their order, and the stems of those that carry meaning.
        self.words = words(self.text)
        self.telling = telling_of(self.words, language)
        # The number or range that the option is, `None` where it is anything else.
        self.amount: Quantity | None = quantity(self.text, language)

    @cached_property
    def bare(self) -> str:
        """The text without what may stand before a name, for comparing."""
        return _bare(self.text)

    @property
    def parts(self) -> list[str]:
        """What the option lists, bare; nothing where it is no list."""
        text = self.text
        if _JOIN_WORDS.isdisjoint(self.words) and not ("," in text or ";" in text or "+" in text or "&" in text):
            return []
        return [_bare(part) for part in _JOIN.split(text) if part.strip()]


def _readable(text: str) -> str:
    """A text without its code; of a very long one, which nobody wrote by hand, beginning and end."""
    bare = prose(text).strip()
    return bare if len(bare) <= 2 * _LONGEST else f"{bare[:_LONGEST]} {bare[-_LONGEST:]}"


def _bare(text: str) -> str:
    return _LEADING.sub("", text.strip(" .,;:!?…")).casefold()


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
        self.stem = _readable(item.stem)
        # The words of the stem in lower case, and the stems of those that carry meaning.
        self.stem_words = words(self.stem)
        self.telling = telling_of(self.stem_words, self.language)
        # The options as the file has them, keys first; none of a true-false question.
        self.choices = () if item.type == "true-false" else tuple(self._choices())
        self.keys = [choice for choice in self.choices if choice.key]
        self.distractors = [choice for choice in self.choices if not choice.key]

    def _choices(self) -> list[Choice]:
        item = self.item
        found = []
        for option in item.options:
            number, key = int(option.id[1:]) - 1, option.id in item.keys
            path: Path = ("answer",) if key else ("distractors", number, "text")
            if key and item.type == "multiple":
                path = ("answer", number)
            found.append(Choice(option.text, path, key, self.language))
        return found

    @property
    def is_true(self) -> bool:
        """Of a true-false question: whether its statement is true."""
        return "true" in self.item.keys

    @cached_property
    def asks_amount(self) -> bool:
        """Whether the stem asks how many, how long and the like."""
        return self.patterns is not None and self.patterns.asks_amount.search(self.stem) is not None

    @cached_property
    def about_options(self) -> set[Choice]:
        """The options that speak of others or are made of them: "all of the above", "A and B"."""
        if self.patterns is None:
            return set()
        return self.combined | self.all_of | self.none_of

    @cached_property
    def all_of(self) -> set[Choice]:
        """The options that say that all are right."""
        return self._that_match("all_option")

    @cached_property
    def none_of(self) -> set[Choice]:
        """The options that say that none is right."""
        return self._that_match("none_option")

    def _that_match(self, phrase: str) -> set[Choice]:
        pattern = None if self.patterns is None else getattr(self.patterns, phrase)
        return set() if pattern is None else {choice for choice in self.choices if pattern.match(choice.text)}

    @cached_property
    def combined(self) -> set[Choice]:
        """The options that are made of others: by their letters or numbers, or by their words."""
        if self.patterns is None:
            return set()
        lettered = {choice for choice in self.choices if self.patterns.letters_option.match(choice.text)}
        # Where all look like that ("2 and 3", "5 and 6"), they speak of numbers.
        if len(lettered) == len(self.choices):
            lettered = set()
        return lettered | {choice for choice in self.choices if self._is_made_of_others(choice)}

    def _is_made_of_others(self, choice: Choice) -> bool:
        """Whether an option lists other options and nothing else."""
        parts = choice.parts
        if len(parts) < 2 or len(set(parts)) < len(parts):
            return False
        whole = {other.bare for other in self.choices}
        return all(part in whole for part in parts)

    @cached_property
    def only_yes_and_no(self) -> bool:
        """Whether all options are words like yes and no."""
        pattern = None if self.patterns is None else self.patterns.yes_no_option
        return pattern is not None and bool(self.choices) and all(pattern.match(choice.text) for choice in self.choices)
