"""Numbers, ranges and units in the words of an option."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from phonequiz.check.lexicon import NUMBERS
from phonequiz.quiz.drawing import NUMBER, value_of

_DIGITS = NUMBER.pattern
_SCALES = {
    "de": {
        "tausend": 1e3,
        "million": 1e6,
        "millionen": 1e6,
        "mio": 1e6,
        "milliarde": 1e9,
        "milliarden": 1e9,
        "mrd": 1e9,
    },
    "en": {"thousand": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "billions": 1e9},
}
_PARTS = {
    "de": {"hälfte": 2, "halb": 2, "halbe": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "achtel": 8, "zehntel": 10},
    "en": {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "eighth": 8, "tenth": 10}
    | {"thirds": 3, "quarters": 4, "fifths": 5, "eighths": 8, "tenths": 10},
}
_ARTICLES = frozenset({"1", "a", "an", "the", "der", "die", "das", "ein", "eine", "einen", "einem", "einer"})
# What is measured → its units, each with how many of the smallest kind it is.
_MEASURES = {
    "part": "prozent percent % 0.01",
    "second": "sekunde sekunden second seconds s sek sec 1;minute minuten minutes min 60"
    ";stunde stunden hour hours h std 3600;tag tage tagen day days 86400;woche wochen week weeks 604800",
    "month": "monat monate monaten month months 1;jahr jahre jahren year years 12",
    "metre": "mm millimeter millimetre millimetres 0.001;cm zentimeter centimetre centimetres 0.01"
    ";m meter metern metre metres 1;km kilometer kilometern kilometre kilometres 1000",
    "gram": "mg milligramm 0.001;g gramm gram grams 1;kg kilo kilogramm kilogram kilograms 1000"
    ";t tonne tonnen tonnes 1000000",
    "litre": "ml milliliter millilitre millilitres 0.001;l liter litre litres 1",
}
_UNITS = {
    name: (measure, float(group.split()[-1]))
    for measure, groups in _MEASURES.items()
    for group in groups.split(";")
    for name in group.split()[:-1]
}

_BETWEEN = {
    "de": r"(?:von |zwischen )?(?P<a>{n})(?P<unit_a>[^\d]{{0,14}}?) ?(?:bis(?: zu)?|und|-|–|—) ?(?P<b>{n})",
    "en": r"(?:from |between )?(?P<a>{n})(?P<unit_a>[^\d]{{0,14}}?) ?(?:up to|to|and|-|–|—) ?(?P<b>{n})",
}
_BELOW = {
    "de": r"(?:weniger als|unter|unterhalb von|bis(?: zu)?|höchstens|maximal|nicht mehr als|<|≤|<="
    r"|kleiner als|kürzer als)",
    "en": r"(?:less than|fewer than|under|below|up to|at most|no more than|not more than|a maximum of|<|≤|<="
    r"|shorter than)",
}
_ABOVE = {
    "de": r"(?:mehr als|über|oberhalb von|ab|mindestens|wenigstens|nicht weniger als|>|≥|>=|größer als|länger als)",
    "en": r"(?:more than|over|above|at least|no less than|a minimum of|from|>|≥|>=|longer than|greater than)",
}
_OR_MORE = {"de": r"(?:und|oder) (?:mehr|länger|älter|darüber)", "en": r"(?:and|or) (?:more|over|older|longer|above)"}
_OR_LESS = {"de": r"(?:und|oder) (?:weniger|jünger|kürzer)", "en": r"(?:and|or) (?:less|fewer|younger|under|shorter)"}
_FORMS = {
    language: [
        (re.compile(form.format(n=_DIGITS, below=_BELOW[language], above=_ABOVE[language])), kind)
        for form, kind in (
            (_BETWEEN[language] + r"(?P<rest>.*)$", "between"),
            ("{below} (?P<b>{n})(?P<rest>.*)$", "below"),
            ("{above} (?P<a>{n})(?P<rest>.*)$", "above"),
            ("(?P<a>{n})(?P<rest>.*?) ?" + _OR_MORE[language] + "$", "above"),
            ("(?P<b>{n})(?P<rest>.*?) ?" + _OR_LESS[language] + "$", "below"),
            ("(?P<a>{n})(?P<rest>.*)$", "one"),
        )
    ]
    for language in ("de", "en")
}
_BEFORE = frozenset(["vor", "before", "until", "bis"])
_YEAR_LIMIT = re.compile(r"(?P<word>vor|before|until|bis|nach|after|since|seit|ab) (?P<year>(?:1[5-9]|20)\d\d)")
# A number and a word for its unit.
_PLAIN = re.compile(r"\d+(?: [^\W\d]+)?")
_ABOUT = re.compile(
    r"^(?:etwa|rund|circa|ca\.?|ungefähr|knapp|gut|fast|about|around|roughly|approximately|nearly|almost|some"
    r"|um|nach|in|binnen|mit|by|after|within|auf|for|seit|innerhalb von|für|at|zu|an|im|the|das|die|der|an? )\s+"
)


_COUNTING = {language: frozenset(NUMBERS[language]).union(parts) for language, parts in _PARTS.items()}
_A_DIGIT = re.compile(r"\d")
_LONGEST = 60


class Quantity(NamedTuple):
    """From ``low`` to ``high``, the same for one number, in ``unit``."""

    low: float
    high: float
    unit: str

    @property
    def is_range(self) -> bool:
        """Whether it is more than one number."""
        return self.low != self.high


def counts(folded: Collection[str], language: str) -> bool:
    """Whether some of these words stand for a number, or an article may for one, as in "a week"."""
    if not _COUNTING.get(language, _ARTICLES).isdisjoint(folded):
        return True
    return not _ARTICLES.isdisjoint(folded) and not _UNITS.keys().isdisjoint(folded)


@lru_cache(maxsize=1024)
def in_digits(text: str, language: str) -> str:
    """``text`` in lower case with its numbers in digits: "eight hours" is "8 hours", "a quarter" is "25 %"."""
    all_words = text.casefold().replace("per cent", "percent").split()
    numbers, parts = NUMBERS.get(language, {}), _PARTS.get(language, {})
    bare_words = [word.rstrip(".,;:!?") for word in all_words]
    if not counts(bare_words, language):
        return " ".join(bare_words)
    found: list[str] = []
    for word, after in zip(all_words, [*all_words[1:], ""], strict=False):
        bare = word.rstrip(".,;:!?")
        if bare in parts:
            before = found.pop() if found and (found[-1] in _ARTICLES or found[-1].isdigit()) else "1"
            count = int(before) if before.isdigit() else 1
            found.append(f"{100 * count / parts[bare]:.4g} %")
        elif bare in _ARTICLES and after.rstrip(".,;:!?") in _UNITS:
            found.append("1")
        else:
            found.append(numbers.get(bare, bare))
    return " ".join(found)


def quantity(text: str, language: str) -> Quantity | None:
    """The number or range that a text is, with its unit; ``None`` where it is anything else, or several."""
    if language not in _FORMS or len(text) > _LONGEST:
        return None
    folded = in_digits(text, language)
    if not _A_DIGIT.search(folded):
        return None
    year = _YEAR_LIMIT.fullmatch(folded)
    if year:
        before = year["word"] in _BEFORE
        limit = float(year["year"])
        return Quantity(-math.inf, limit, "") if before else Quantity(limit, math.inf, "")
    plain = _PLAIN.fullmatch(folded)
    if plain is None:
        for _ in range(2):
            folded = _ABOUT.sub("", folded)
    for form, kind in _FORMS[language] if plain is None else _FORMS[language][-1:]:
        match = form.match(folded)
        if match is None:
            continue
        groups = match.groupdict()
        rest = groups["rest"].strip()
        if NUMBER.search(rest) or len(rest.split()) > 4:
            return None
        low = value_of(groups["a"], language) if groups.get("a") else -math.inf
        high = value_of(groups["b"], language) if groups.get("b") else math.inf if kind == "above" else low
        if low is None or high is None or low > high:
            return None
        return _scaled(low, high, rest, language)
    return None


def _scaled(low: float, high: float, rest: str, language: str) -> Quantity:
    """In the smallest unit of its kind: an hour is 3600 seconds."""
    head, _, tail = rest.partition(" ")
    factor = _SCALES[language].get(head, 1.0)
    if factor != 1.0:
        rest = tail
    unit, _, tail = rest.partition(" ")
    if unit in _UNITS:
        kind, size = _UNITS[unit]
        return Quantity(low * factor * size, high * factor * size, f"{kind} {tail}".strip())
    return Quantity(low * factor, high * factor, rest)
