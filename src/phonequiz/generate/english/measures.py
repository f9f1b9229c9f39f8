"""Numbers with what they count or measure, and dates, inside a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from phonequiz.generate.english.lexicon import (
    APPROXIMATORS_BY_FIRST,
    CURRENCY,
    EMPTY_APPROXIMATORS,
    FRACTIONS,
    LENGTH_SIGNS,
    LENGTH_UNITS,
    MONEY_UNITS,
    MONTHS,
    OTHER_UNITS,
    SEASONS,
    TEMPERATURE_UNITS,
    TIME_UNITS,
    VOLUME_UNITS,
    WEEKDAYS_MANY,
    WEIGHT_UNITS,
)
from phonequiz.generate.english.words import NOUNS, Word

MeasureKind = Literal[
    "percent",
    "money",
    "duration",
    "length",
    "weight",
    "volume",
    "temperature",
    "unit",
    "share",
    "count",
    "times",
    "year",
    "date",
    "weekday",
    "clock",
    "month",
]


class Measure(NamedTuple):
    """A number from ``start`` (with "at least") up to ``end`` (with its unit).

    ``thing`` is where what is counted begins and ``thing_end`` where it ends; ``unit`` names the unit in the plural.
    """

    kind: MeasureKind
    start: int
    end: int
    thing: int
    thing_end: int
    unit: str = ""


def measure(words: Sequence[Word], start: int, end: int) -> Measure | None:
    """The number or date that a noun phrase begins with, if it does."""
    return _date(words, start, end) or _share(words, start, end) or _number(words, start, end)


def _approximator(words: Sequence[Word], at: int, end: int) -> int:
    for phrase in APPROXIMATORS_BY_FIRST.get(words[at].low, ()) if at < end else ():
        if tuple(word.low for word in words[at : min(at + len(phrase), end)]) == phrase:
            behind = at + len(phrase)
            if (
                phrase[-1] in ("over", "under", "about", "around")
                and behind < end
                and behind + 1 == end
                and _is_year(words[behind].text)
            ):
                return at
            return _approximator(words, behind, end) if phrase[0] in ("only", "just") else behind
    return at


def behind_hedges(words: Sequence[Word], found: Measure) -> int:
    """Where a number begins behind "at least", "just over" or "about"."""
    at = found.start
    while at < found.end - 1 and (words[at].low in EMPTY_APPROXIMATORS or _approximator(words, at, found.end) > at):
        at = max(at + 1, _approximator(words, at, found.end))
    return at if at < found.end else found.start


def _first(words: Sequence[Word], start: int, at: int) -> int:
    """Where a key begins in front of a number: behind "only" and "just", but not in the midst of "just over"."""
    while start < at and words[start].low in EMPTY_APPROXIMATORS and words[start + 1].low not in ("over", "under"):
        start += 1
    return start


def _unit(word: Word) -> str:
    """The base of a unit's name."""
    if word.text in LENGTH_SIGNS | WEIGHT_UNITS | VOLUME_UNITS | OTHER_UNITS | TEMPERATURE_UNITS:
        return word.text
    low = word.low
    irregular = {"feet": "foot", "inches": "inch", "centuries": "century", "pence": "pence", "pennies": "penny"}
    return irregular.get(low, low[:-1] if low.endswith("s") and len(low) > 3 else low)


def _date(words: Sequence[Word], start: int, end: int) -> Measure | None:
    texts = [word.text for word in words[start:end]]
    if not texts:
        return None
    if texts[0] in WEEKDAYS_MANY and all(
        text in WEEKDAYS_MANY or text in ("to", "and", "or", "until") for text in texts[:3]
    ):
        if [word.text in MONTHS for word in words[end : end + 2]] == [False, True]:
            return None  # "on Saturday 18 May" is one date
        return Measure("weekday", start, end, end, end)
    if any(text in MONTHS for text in texts) and all(
        text in MONTHS or text[:1].isdigit() or text in _DATE_WORDS or text.endswith("day") for text in texts
    ):
        return Measure("date" if any(text[:1].isdigit() for text in texts) else "month", start, end, end, end)
    years = [text for text in texts if _is_year(text)]
    if years and all(_is_year(text) or text in ("and", "to", "early", "late", "the", *SEASONS, "of") for text in texts):
        named = any(text in SEASONS for text in texts)
        return Measure("date" if named else "year", start, end, end, end)
    if (
        len(texts) > 1
        and words[start].tag == "CRD"
        and texts[1].rstrip(".").lower() in ("a.m", "p.m", "am", "pm", "o'clock", "o’clock")
    ):
        return Measure("clock", start, end, end, end)
    clocks = [text for text in texts if ":" in text or text.rstrip(".").lower() in _HOURS]
    if clocks and all(text in clocks or text[:1].isdigit() or text in ("and", "to", "until") for text in texts):
        return Measure("clock", start, end, end, end)
    if len(texts) == 1 and ":" in texts[0] and texts[0].replace(":", "").isdigit():
        return Measure("clock", start, end, end, end)
    return None


_HOURS = frozenset({"a.m", "p.m", "am", "pm", "noon", "midnight"})
_DATE_WORDS = frozenset(
    [
        "and",
        "to",
        "through",
        "the",
        "of",
        ",",
        "early",
        "late",
        "mid",
        "following",
        "next",
        "same",
        "year",
        "each",
        "every",
    ]
)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("17", "18", "19", "20")


def _share(words: Sequence[Word], start: int, end: int) -> Measure | None:
    """A fraction or a ratio: "a third of the market", "two out of three victims", "one in five cars"."""
    at = _approximator(words, start, end)
    low = [word.low for word in words[at:end]]
    pieces = low[0].split("-") if low else []
    if len(pieces) == 2 and pieces[0] in ("one", "two", "three", "four") and pieces[1] in FRACTIONS:
        return Measure("share", start if not _is_empty(words, start, at) else at, at + 1, at + 1, end)
    first = _first(words, start, at)
    if low[-3:-1] in (["of", "a"], ["of", "an"]) and low[-1] in TIME_UNITS:
        return None  # "a quarter of an hour"
    if len(low) > 2 and low[0] == "half" and low[1] in ("of", "the"):
        return Measure("share", first, at + 1, at + 1, end)
    if len(low) == 3 and low[0] == "half" and low[2] == "hour":
        return Measure("duration", first, end, end, end, "hours")
    if low == ["half"]:
        return Measure("share", first, end, end, end)
    counted = bool(low) and (words[at].tag == "CRD" or low[0] == "a")
    if len(low) > 2 and counted and low[1] in FRACTIONS and low[2] == "of":
        return Measure("share", first, at + 2, at + 2, end)
    if len(low) == 2 and low[1] in FRACTIONS and low[0] in ("a", "one", "two", "three"):
        return Measure("share", first, end, end, end)
    if len(low) > 4 and words[at].tag == "CRD" and low[1:3] == ["out", "of"] and words[at + 3].tag == "CRD":
        return Measure("share", first, at + 4, at + 4, end)
    if len(low) > 4 and words[at].tag == "CRD" and low[1:3] == ["in", "a"] and words[at + 3].tag == "CRD":
        return Measure("share", first, at + 4, at + 4, end)
    if len(low) > 3 and words[at].tag == "CRD" and low[1] == "in" and words[at + 2].tag == "CRD":
        return Measure("share", first, at + 3, at + 3, end)
    if len(low) == 4 and low[0] in ("one", "two", "three") and low[2] == "in" and words[at + 3].tag == "CRD":
        return Measure("share", first, end, at + 1, at + 2)
    return None


def _is_empty(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether what stands before a number only weighs it ("only 29 percent")."""
    return end > start and all(word.low in EMPTY_APPROXIMATORS for word in words[start:end])


def _number(words: Sequence[Word], start: int, end: int) -> Measure | None:
    at = _approximator(words, start, end)
    number = at
    while number < end and (words[number].tag == "CRD" or (number > at and words[number].low == "point")):
        number += 1
        if number < end and words[number].text[0] in CURRENCY:
            return _number(words, number, end)  # "a private one £41"
        if number == at + 1 < end and _is_year(words[at].text) and words[number].tag == "CRD":
            return Measure("year", at, number, number, number)  # "In February 1983 nineteen employees"
    joined = (
        number == at + 1 and number + 1 < end and words[number].low in ("to", "or") and words[number + 1].tag == "CRD"
    )
    if joined and not any(sign in words[at].text + words[number + 1].text for sign in CURRENCY):
        number += 2
        while number < end and words[number].tag == "CRD":
            number += 1
    single = number == at and at > start and number < end and words[number].low in ("a", "an")
    if single:
        number += 1
    if number == at:
        return None
    first = _first(words, start, at)
    if any(word.tag in ("AT0", "DPS", "DT0") and word.low not in ("a", "an") for word in words[start:at]):
        return None
    text = words[at].text
    following = words[number] if number < end else None
    unit = _unit(following) if following is not None else ""
    low = following.low if following is not None else ""
    if text.endswith("%"):
        return Measure("percent", first, number, number, end)
    if low in ("percent", "percentage") or (low == "per" and number + 1 < end and words[number + 1].low == "cent"):
        size = 1 if low == "percent" else 2
        return Measure("percent", first, number + size, number + size, end)
    if text[0] in CURRENCY:
        return Measure("money", first, number, number, end)
    if _is_year(text) and number == at + 1 and (following is None or following.tag == "NP0"):
        return Measure("year", at, number, number, number)  # "In the spring of 1871 Josiah …"
    if following is None:
        return Measure("count", first, number, number, end)
    adjective = low in (
        "further",
        "more",
        "additional",
        "full",
        "consecutive",
        "calendar",
        "working",
        "extra",
        "square",
        "cubic",
    )
    unit_at = number + 1 if adjective and number + 1 < end else number
    unit = _unit(words[unit_at])
    kinds: list[tuple[MeasureKind, frozenset[str]]] = [
        ("money", MONEY_UNITS),
        ("duration", TIME_UNITS),
        ("temperature", TEMPERATURE_UNITS),
        ("length", LENGTH_UNITS | LENGTH_SIGNS),
        ("weight", WEIGHT_UNITS),
        ("volume", VOLUME_UNITS),
        ("unit", OTHER_UNITS),
    ]
    for kind, units in kinds:
        if unit in units and (unit_at + 1 >= end or words[unit_at + 1].tag not in NOUNS):
            named = " ".join(word.text for word in words[number : unit_at + 1])
            if words[number].low in ("square", "cubic"):
                kind = "unit"
            behind = unit_at + 1
            if (
                behind + 2 == end
                and words[behind].low == "or"
                and words[behind + 1].tag in ("AJC", "AV0", "PRP", "DT0")
            ):
                behind = end
            return Measure(kind, first, behind, behind, end, named)
    if low == "times":
        return Measure("times", first, number + 1, number + 1, end)
    if single:
        return None
    return Measure("count", first, number, number, end)
