"""Words of ours that stand in for each other: months, fractions, how often; and names, by what they name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from phonequiz.generate.model import Language

_MONTHS, _WEEKDAYS = 12, 7
_ABBREVIATED = 3  # km, kWh: the same for one and for many


class Member(NamedTuple):
    """A word of a series in a text, from ``start`` up to ``end``; ``place`` is how many of the series come before."""

    start: int
    end: int
    place: int
    series: tuple[str, ...]

    @property
    def calendar(self) -> bool:
        """Whether a day may stand beside it: a month."""
        return len(self.series) == _MONTHS

    @property
    def cyclic(self) -> bool:
        """Whether its series begins anew behind the last: a day of the week, so that none is far from another."""
        return len(self.series) == _WEEKDAYS


@cache
def _lists(language: Language) -> dict[str, Any]:
    """The word lists of a language, which lie beside this module."""
    return tomli.loads(Path(__file__).with_name(f"words.{language}.toml").read_text(encoding="utf-8"))


def names(kind: str, language: Language, dative: bool = False) -> list[list[str]]:
    """Well-known names of a kind, in groups of those that are alike: of places the towns, the countries.

    In the German dative "der" is another article than otherwise.
    """
    lists = _lists(language)
    groups: list[list[str]] = lists["names"].get(kind, [])
    if not dative:
        return groups
    unlike = [group for group in groups if not group[0].startswith("der ")]
    return [*lists.get("dative_names", {}).get(kind, []), *unlike]


def invented(kind: str, language: Language) -> list[str]:
    """Names of ours that nobody bears whom one might know."""
    found: list[str] = _lists(language)["invented"].get(kind, [])
    return found


def clauses(key: str) -> list[str]:
    """English clauses of ours that begin as ``key`` does: with the longest beginning that is known, or an -ing form."""
    known = _lists("en")["clauses"]
    found: list[str] = known["ing"] if key.partition(" ")[0].endswith("ing") else []
    for beginning, texts in sorted(known.items()):
        if key.casefold().startswith(f"{beginning} "):
            found = texts  # in sorted order the longer of two beginnings comes later
    return found


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    written = {word for series in _lists(language)["series"] for word in series}
    every = written | {_capital(word) for word in written}
    longest_first = sorted(every, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-]|\s+an?\b)")


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


@cache
def _all_series(language: Language) -> list[list[str]]:
    """The series as they are written, and as they are at the beginning of an option."""
    written: list[list[str]] = _lists(language)["series"]
    return [*written, *([_capital(word) for word in series] for series in written)]


def members(text: str, language: Language) -> list[Member]:
    """The words of a text that belong to a series."""
    found = []
    for match in _pattern(language).finditer(text):
        series = next(words for words in _all_series(language) if match.group() in words)
        found.append(Member(match.start(), match.end(), series.index(match.group()), tuple(series)))
    return found


def singular_forms(one: str, behind: str, language: Language) -> tuple[str, str] | None:
    """The counted noun behind a one, and its plural in the same case; ``None`` where the noun is not known."""
    match = re.match(r"\s*-?([^\W\d_]+)", behind)
    if match is None:
        return "", ""
    noun = match.group(1)
    plurals = _lists(language)["plurals"].get(noun)
    if plurals is None:
        return (noun, noun) if len(noun) <= _ABBREVIATED else None
    dative = language == "de" and one.casefold() in ("einem", "einer")
    return noun, plurals[-1] if dative else plurals[0]
