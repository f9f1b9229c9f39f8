"""Numerals as an article writes them: found in a text, and written anew with another value in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from phonequiz.generate.model import Language

Form = Literal["digits", "word", "ordinal digits", "ordinal word"]
_SPACES = " \u00a0\u202f"
_DIGITS = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:(?P<group>[.,'’{_SPACES}])\d{{3}})(?:(?P=group)\d{{3}})*|\d+)(?:(?P<point>[.,])\d+)?"
    r"(?P<ordinal>(?:st|nd|rd|th)\b)?(?!\d)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What German and English put behind a numeral within one word.
_SUFFIX = re.compile(
    r"(?P<number>.+?)(?P<rest>-?(?:mal|fach|fold|stündig|tägig|wöchig|monatig|jährig|minütig|prozentig|stellig)\w*)\Z"
)

_ONES = {
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
}
_TENS = {
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_ORDINALS = {
    "de": "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
}
_GERMAN_ENDING = re.compile(r"(?P<stem>.+)(?P<ending>e[nmrs]?)\Z")
_ONE_FORMS = ("ein", "eine", "einen", "einem", "einer", "eines")
HALF = Decimal("0.5")


class Numeral(NamedTuple):
    """A numeral in a text, from ``start`` up to ``end``; of digits also how they are grouped and pointed."""

    start: int
    end: int
    value: Decimal
    form: Form
    group: str = ""
    point: str = ""
    decimals: int = 0
    ending: str = ""


def numerals(text: str, language: Language) -> list[Numeral]:
    """The numerals of a text, in digits and in words, in their order."""
    found = [*_in_digits(text, language), *_in_words(text, language)]
    return sorted(found, key=lambda numeral: numeral.start)


def _in_digits(text: str, language: Language) -> Iterator[Numeral]:
    for match in _DIGITS.finditer(text):
        digits = match.group().removesuffix(match["ordinal"] or "")
        group, point = match["group"] or "", match["point"] or ""
        if group == ("," if language == "de" else ".") and not point:
            # One such mark before three digits is the language's decimal mark: 1,125 is no thousand in German.
            if digits.count(group) > 1:
                continue
            group, point = "", group
        decimals = len(digits) - digits.rindex(point) - 1 if point else 0
        plain = digits.replace(group, "") if group else digits
        if point:
            plain = plain.replace(point, ".")
        ordinal = match["ordinal"] or ""
        form: Form = "ordinal digits" if ordinal else "digits"
        yield Numeral(match.start(), match.end(), Decimal(plain), form, group, point, decimals, ordinal)


def _in_words(text: str, language: Language) -> Iterator[Numeral]:
    values, ordinals = _values(language), _ordinals(language)
    for match in _WORD.finditer(text):
        word, end = match.group().casefold(), match.end()
        if word not in values and word not in ordinals and (inside := _SUFFIX.match(word)):
            word, end = inside["number"], match.start() + len(inside["number"])
            if language == "de" and word == "ein":
                continue  # einmal, einfach
        if word in values:
            yield Numeral(match.start(), end, values[word], "word")
        elif word in ordinals:
            yield Numeral(match.start(), end, Decimal(ordinals[word]), "ordinal word", ending=_ending(word, language))


def _ending(word: str, language: Language) -> str:
    match = _GERMAN_ENDING.match(word)
    return match["ending"] if language == "de" and match else ""


@cache
def _values(language: Language) -> dict[str, Decimal]:
    values = {_cardinal(number, language): Decimal(number) for number in range(1000)}
    if language == "de":
        values |= dict.fromkeys(_ONE_FORMS, Decimal(1))
        values |= {f"{_cardinal(number, 'de')}einhalb": number + HALF for number in range(2, 13)}
        values |= {"anderthalb": 1 + HALF, "eineinhalb": 1 + HALF}
    return {word.casefold(): value for word, value in values.items()}


@cache
def _ordinals(language: Language) -> dict[str, int]:
    words = enumerate(_ORDINALS[language].split(), 1)
    if language == "en":
        # "second" is a time and "first" an adverb more often than a rank.
        return {word: number for number, word in words if number > 2}
    return {f"{word}{ending}": number for number, word in words for ending in ("e", "en", "em", "er", "es")}


def _cardinal(number: int, language: Language) -> str:
    """A whole number below a thousand in words."""
    ones, tens = _ONES[language].split(), _TENS[language].split()
    hundreds, rest = divmod(number, 100)
    if hundreds:
        first = "ein" if language == "de" and hundreds == 1 else ones[hundreds]
        if language == "de":
            return f"{first}hundert" + (_cardinal(rest, language) if rest else "")
        return f"{first} hundred" + (f" and {_cardinal(rest, language)}" if rest else "")
    if rest < len(ones):
        return ones[rest]
    ten, one = divmod(rest, 10)
    if not one:
        return tens[ten - 2]
    if language == "de":
        return f"{'ein' if one == 1 else ones[one]}und{tens[ten - 2]}"
    return f"{tens[ten - 2]}-{ones[one]}"


_GROUP: dict[Language, re.Pattern[str]] = {
    "de": re.compile(r"\d([.’'])\d{3}(?!\d)"),
    "en": re.compile(r"\d([,’'])\d{3}(?!\d)"),
}


def written(value: Decimal, like: Numeral, text: str, language: Language) -> str | None:
    """``value`` in the form of the numeral ``like`` of ``text``, ``None`` where it has none in that form."""
    if like.form in ("digits", "ordinal digits"):
        beside = _GROUP[language].search(text)  # beside "1.400" 900 becomes 1.500
        group = like.group or (beside[1] if beside is not None and not like.decimals else "")
        digits = _grouped(f"{value:.{like.decimals}f}", like._replace(group=group))
        return digits + _english_ending(int(value)) if like.form == "ordinal digits" else digits
    if like.form == "ordinal word":
        words = _ORDINALS[language].split()
        if value != int(value) or not 2 <= value <= len(words):
            return None
        return _cased(words[int(value) - 1] + like.ending, text[like.start])
    if value == int(value):
        return _cased(_cardinal(int(value), language), text[like.start]) if 0 <= value < 1000 else None
    if language == "de" and value % 1 == HALF:
        word = "anderthalb" if value < 2 else f"{_cardinal(int(value), 'de')}einhalb"
        return _cased(word, text[like.start])
    return None


def _grouped(digits: str, like: Numeral) -> str:
    whole, _, decimals = digits.partition(".")
    if like.group:
        whole = f"{int(whole):,}".replace(",", like.group)
    return whole + (like.point + decimals if decimals else "")


def _english_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _cased(word: str, first: str) -> str:
    return word[0].upper() + word[1:] if first.isupper() else word
