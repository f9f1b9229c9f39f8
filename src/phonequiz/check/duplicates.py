"""Questions that a bank asks twice, or nearly so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from phonequiz.bank.model import Item
from phonequiz.bank.structure import Finding, Path, fold_option, shown
from phonequiz.check.examined import Examined
from phonequiz.check.quantities import in_digits
from phonequiz.check.words import SYNONYMS, telling

RULE = "duplicate-question"
_REMEDY = "change or delete one of them"
# What two stems share of the words that either has (Jaccard's index); statements are longer and more alike.
_ALIKE, _ALIKE_STATEMENTS = 0.6, 0.75
_RARE = 3
_COMPARED = 30


def duplicate_questions(bank: Examined) -> Iterator[Finding]:
    """A finding for every question whose stem an earlier one has, if they share a key or are both true-false.

    A warning where the stems are only much alike: the same question in other words.
    """
    asked: dict[tuple[str, str | None], str] = {}
    exact = set()
    for number, item in bank.items.items():
        same = asks(item)
        earlier = next((asked[each] for each in same if each in asked), None)
        if earlier is not None:
            exact.add(number)
            yield once_more(("question", number, "stem"), earlier, item.type)
        for each in same:
            asked.setdefault(each, item.id)
    yield from _near_duplicates(bank, exact)


def asks(item: Item) -> list[tuple[str, str | None]]:
    """What a question asks, its stem with each key: questions that share one of these are the same."""
    stem = fold_option(item.stem)
    if item.type == "true-false":
        return [(stem, None)]
    return [(stem, fold_option(option.text)) for option in item.options if option.id in item.keys]


def once_more(path: Path, earlier: str, type_: str) -> Finding:
    """The finding on a question of this type that asks what the one of the id ``earlier`` asks."""
    what = f"this is question {shown(earlier)} once more, with the same key"
    if type_ == "true-false":
        what = f"this is the statement of {shown(earlier)} once more"
    return Finding(path, RULE, what, _REMEDY)


class _Asked:
    """What a question asks: the telling words of its stem and the meanings of its keys."""

    def __init__(self, number: int, item: Item, language: str) -> None:
        self.number, self.item = number, item
        self.words = _telling(item.stem, language)
        self.numbers = frozenset(word for word in self.words if word[0].isdigit())
        texts = [option.text for option in item.options if option.id in item.keys]
        self.keys: set[frozenset[str] | str | None] = {None}
        if item.type != "true-false":
            self.keys = {_telling(text, language) or fold_option(text) for text in texts}

    def is_like(self, other: _Asked) -> bool:
        """Whether both, which have the same numbers, ask the same in other words."""
        shared = len(self.words & other.words)
        alike = shared / (len(self.words) + len(other.words) - shared or 1)
        return shared >= 2 and alike >= (_ALIKE_STATEMENTS if self.item.type == "true-false" else _ALIKE)


def _telling(text: str, language: str) -> frozenset[str]:
    same = SYNONYMS.get(language, {})
    return frozenset(same.get(word, word) for word in telling(in_digits(text, language), language))


def _near_duplicates(bank: Examined, exact: set[int]) -> Iterator[Finding]:
    """Compared are only questions with a key and all numbers in common that share a rare word, each with the last few.

    So the time grows with the bank and not with its square.
    """
    language = bank.language.partition("-")[0].casefold()
    if language not in SYNONYMS:
        return
    all_asked = [_Asked(number, item, language) for number, item in bank.items.items() if number not in exact]
    counts = Counter(word for asked in all_asked for word in asked.words)
    before: defaultdict[object, list[_Asked]] = defaultdict(list)
    for asked in all_asked:
        rare = sorted(asked.words, key=lambda word: (counts[word], word))[:_RARE]
        # Only those with the same numbers can be alike.
        places = [(key, asked.numbers, word) for key in asked.keys for word in rare]
        earlier = {other.number: other for place in places for other in before[place][-_COMPARED:]}
        like = next((other for _, other in sorted(earlier.items()) if asked.is_like(other)), None)
        if like is not None:
            what = f"this asks nearly the same as {shown(like.item.id)}, with the same key"
            if asked.item.type == "true-false":
                what = f"this is nearly the statement of {shown(like.item.id)}"
            yield Finding(("question", asked.number, "stem"), RULE, what, _REMEDY, severity="warning")
        for place in places:
            before[place].append(asked)
