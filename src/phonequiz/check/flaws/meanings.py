"""Options that mean the same or follow from the quote as the key does, and keys that no quote holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from phonequiz.bank.source import fold_space
from phonequiz.bank.structure import fold_option
from phonequiz.check.flaws.looked import Choice, Flaw, Looked
from phonequiz.check.quantities import counts, in_digits
from phonequiz.check.words import SYNONYMS, stem, telling, words

_ARTICLES = frozenset(
    ["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "the", "a", "an"]
)
_LISTING = re.compile(
    r"^\s*(?:,|;|/|&|\bund\b|\boder\b|\bsowie\b|\bals auch\b|\bsowohl\b|\bwie auch\b|\bbzw\.?|\band\b|\bor\b|\bas"
    r" well as\b"
    r"|\b(?:der|die|das|den|dem|ein|eine|einen|einem|einer|the|an?|auch|also)\b|\s)+$",
    re.IGNORECASE,
)
# Other things named between the two: ", flour and ".
_OTHERS = re.compile(
    r"^\s*,(?!.*\b(?:not|but|nicht|sondern|aber|statt|which|who|that|die|der|das)\b)(?:\s*[\w-]+){1,3}"
    r"(?:,(?:\s*[\w-]+){1,3})*,?\s+(?:and|or|und|oder|sowie)\s+$"
)
# Signs that words leave out.
_FORMULA = re.compile(r"[=+−<>≤≥*/^|\\{}()\[\]²³√≠·×÷§&@#$%]|(?<!\w)[-–]\d")
_ENUMERATION = re.compile(r",|\b(?:und|oder|and|or|sowie)\b")
_PAIR = re.compile(r"[^\W\d]+-[^\W\d]+")
_NEAR = 400
_PART = 5


def multiple_keys(question: Looked) -> Iterator[Flaw]:
    """Two options mean the same, or a distractor follows from the quote just as the key does.

    Haladyna et al. 2002 (only one right answer); Tarrant et al. 2006 (more than one correct answer); SAQUET. Of
    meaning only what words show: numbers in words, units, synonyms, another order; and what the quote names in one
    breath with the key.
    """
    if question.item.type == "true-false":
        return
    seen: dict[object, Choice] = {}
    for choice in question.choices:
        meaning = _meaning(choice, question)
        if meaning is None or meaning not in seen:
            seen.setdefault(meaning, choice)
        elif fold_option(choice.original) != fold_option(seen[meaning].original):
            what = f"“{choice.text}” means the same as “{seen[meaning].text}”"
            yield Flaw(choice.path, what, "change or delete one of them")
    if question.quote:
        yield from _named_with_key(question, fold_space(question.quote).casefold())


def _meaning(choice: Choice, question: Looked) -> object:
    """What two options have in common that mean the same, ``None`` where they say nothing."""
    amount = choice.amount
    if amount is not None:
        return round(amount.low, 9), round(amount.high, 9), amount.unit
    if _FORMULA.search(choice.text):
        return None
    language = question.language
    same = SYNONYMS.get(language, {})
    listed = words(in_digits(choice.text, language)) if counts(choice.words, language) else choice.words
    said = [stem(word, language) for word in listed if word not in _ARTICLES]
    said = [same.get(word, word) for word in said]
    if not said:
        return None
    if len(said) == 1 and _PAIR.fullmatch(choice.text.strip()):
        # Green-yellow is yellow-green.
        return tuple(sorted(stem(part, language) for part in choice.text.strip().casefold().split("-")))
    return tuple(sorted(said)) if _ENUMERATION.search(choice.text.casefold()) and len(said) <= 6 else tuple(said)


def _named_with_key(question: Looked, quote: str) -> Iterator[Flaw]:
    places = {choice: _place(choice, quote) for choice in question.choices}
    keys = [places[key] for key in question.keys]
    for choice in question.distractors:
        here = places[choice]
        if here is None:
            continue
        for place in keys:
            if place is None or place == here:
                continue
            first, second = sorted((place, here))
            between = quote[first[1] : second[0]]
            # Over other options that are named in the same breath.
            for other in places.values():
                if other is not None and first[1] <= other[0] and other[1] <= second[0]:
                    between = between.replace(quote[other[0] : other[1]], ",")
            if first[1] <= second[0] and (_LISTING.match(between) or _OTHERS.match(between)):
                what = f"the quote names “{choice.text}” in one breath with the key"
                yield Flaw(choice.path, what, "choose another distractor, or make it a key too")
                break


def _place(choice: Choice, quote: str) -> tuple[int, int] | None:
    """Where an option stands in a quote as words of their own, with or without what may stand before a name."""
    for text in dict.fromkeys((" ".join(choice.text.casefold().strip(" .").split()), choice.bare)):
        at = quote.find(text) if len(text) > 2 else -1
        while at >= 0:
            end = at + len(text)
            if not quote[at - 1 : at].isalnum() and not quote[end : end + 1].isalnum():
                return at, end
            at = quote.find(text, end)
    return None


def unsupported_key(question: Looked) -> Iterator[Flaw]:
    """Nothing of the key stands in the quote or near it in the article.

    Ours: a quote is to prove the key. Words are compared without endings, numbers in digits; a key that says the
    same in other words altogether is a false alarm.
    """
    source, quote = question.source, question.quote
    if source is None or quote is None or question.item.type == "true-false" or question.patterns is None:
        return
    for key in question.keys:
        said = _said(key.text, question.language)
        if not said or key in question.about_options or any(map(_held(quote, question.language).holds, said)):
            continue
        if question.quote_is_original:
            folded = fold_space(quote)
            at = source.folded.find(folded)
            # That it is not in the article is said elsewhere.
            near = source.folded[max(0, at - _NEAR) : at + len(folded) + _NEAR]
            if at < 0 or any(map(_held(near, question.language).holds, said)):
                continue
        what = "nothing of the key stands in the quote or near it"
        yield Flaw(key.path, what, "quote the statement that proves the key, or use its words")


class _Held:
    """The telling words of a text, and what it takes to see whether it holds another or a part of it."""

    def __init__(self, text: str, language: str) -> None:
        self.words = _said(text, language)
        self._starts = {word[:_PART] for word in self.words if len(word) >= _PART}
        self._joined = " ".join(self.words)

    def holds(self, word: str) -> bool:
        """Whether a word is among them, begins like one, or is a part of one or one of it, as in compounds."""
        if word in self.words or (len(word) >= _PART and word[:_PART] in self._starts):
            return True
        if len(word) > _PART and word[: _PART + 1] in self._joined:
            return True
        return any(word[start:] in self.words for start in range(1, len(word) - _PART))


@lru_cache(maxsize=256)
def _held(text: str, language: str) -> _Held:
    return _Held(text, language)


def _said(text: str, language: str) -> frozenset[str]:
    """The telling words of a text, of those that mean the same one for all, numbers in digits."""
    same = SYNONYMS.get(language, {})
    return frozenset(same.get(word, word) for word in telling(in_digits(text, language), language))
