"""Options that mean the same or follow from the quote as the key does, and keys that no quote holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonequiz.bank.source import fold_space
from phonequiz.bank.structure import fold_option
from phonequiz.check.flaws.looked import Choice, Flaw, Looked
from phonequiz.check.flaws.options import is_about_options
from phonequiz.check.quantities import in_digits, quantity
from phonequiz.check.words import SYNONYMS, kin, stem, telling, words

_ARTICLES = frozenset(
    ["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "the", "a", "an"]
)
_LISTING = re.compile(
    r"^\s*(?:,|;|/|&|\bund\b|\boder\b|\bsowie\b|\bals auch\b|\bsowohl\b|\bwie auch\b|\bbzw\.?|\band\b|\bor\b|\bas"
    r" well as\b"
    r"|\b(?:der|die|das|den|dem|ein|eine|einen|einem|einer|the|an?|auch|also)\b|\s)+$",
    re.IGNORECASE,
)
_ENUMERATION = re.compile(r",|\b(?:und|oder|and|or|sowie)\b")
_NEAR = 400


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
    amount = quantity(choice.text, question.language)
    if amount is not None:
        return round(amount.low, 9), round(amount.high, 9), amount.unit
    same = SYNONYMS.get(question.language, {})
    said = [
        stem(word, question.language)
        for word in words(in_digits(choice.text, question.language))
        if word not in _ARTICLES
    ]
    said = [same.get(word, word) for word in said]
    if not said:
        return None
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
            if (
                first[1] <= second[0]
                and between.strip(" ,") + " "
                and _LISTING.match(between or "x")
                and len(between) < 80
            ):
                what = f"the quote names “{choice.text}” in one breath with the key"
                yield Flaw(choice.path, what, "choose another distractor, or make it a key too")
                break


def _place(choice: Choice, quote: str) -> tuple[int, int] | None:
    text = " ".join(word for word in choice.text.casefold().strip(" .").split())
    for trial in (
        text,
        re.sub(
            r"^(?:(?:mit|von|durch|in|im|an|auf|by|with|from|the|an?|der|die|das|den|dem|eine?[nrm]?)\s+)+", "", text
        ),
    ):
        match = re.search(rf"(?<!\w){re.escape(trial)}(?!\w)", quote) if len(trial) > 2 else None
        if match:
            return match.span()
    return None


def unsupported_key(question: Looked) -> Iterator[Flaw]:
    """Nothing of the key stands in the quote or near it in the article.

    SAQUET has no such rule: it is ours, for a quote is to prove the key. Words are compared without endings and
    numbers in digits; a key that says the same in other words altogether is a false alarm.
    """
    source, near = question.source, question.quote
    if source is None or near is None or question.item.type == "true-false" or question.patterns is None:
        return
    if question.quote_is_original:
        folded = fold_space(near)
        at = source.folded.find(folded)
        if at < 0 or not folded:
            return  # that it is not in the article is said elsewhere
        near = source.folded[max(0, at - _NEAR) : at + len(folded) + _NEAR]
    language = question.language
    same = SYNONYMS.get(language, {})
    held = {same.get(word, word) for word in telling(in_digits(near, language), language)}
    for key in question.keys:
        said = {same.get(word, word) for word in telling(in_digits(key.text, language), language)}
        if not said or is_about_options(key, question):
            continue
        if not any(_held(word, held) for word in said):
            what = "nothing of the key stands in the quote or near it"
            yield Flaw(key.path, what, "quote the statement that proves the key, or use its words")


def _held(word: str, held: set[str]) -> bool:
    """Whether a word or a part of it, as in compounds, is among others."""
    return word in held or any(
        kin(word, other) or (len(word) > 4 and word[:5] == other[:5]) or (len(word) > 6 and word[:6] in other)
        for other in held
    )
