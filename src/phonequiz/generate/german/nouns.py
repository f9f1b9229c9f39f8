"""How German nouns are declined, and what they name; of a compound its last part decides both.

The declension is a table made from the German Wiktionary (``nouns.txt``, CC BY-SA 4.0, made by
``tools/german_nouns.py``), what nouns name is a list of ours (``kinds.txt``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from phonequiz.generate.german import words as lists

CASES = ("nom", "acc", "dat", "gen")
_SHORTEST = 3
# Up to this length an ending may be there by chance, and what stands before it must be a noun or a stem too.
_CHANCE = 6
_JOINTS = ("", "s", "es", "n", "en", "er", "e", "-")
_UMLAUTS = str.maketrans("aouAOU", "äöüÄÖÜ")
# Nouns that have no singular.
_PLURALS = lists.words_of(
    "eltern leute kosten schulden ferien geschwister großeltern fachleute beschwerden stadtwerke finanzen späne "
    "briketts daten zugangsdaten betriebskosten heizkosten nebenkosten personalien spesen alimente"
)


class Declension(NamedTuple):
    """Gender, ending of the genitive, and how the plural is made; ``pl`` is the gender of what has no singular."""

    gender: str
    genitive: str
    plural: str


class Kind(NamedTuple):
    """What a noun names, and the line of the list that has it: nouns of a line are nearest to each other.

    ``alike`` says that any of them may stand for any other.
    """

    name: str
    line: int
    alike: bool = False


def _lines(name: str) -> Iterator[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def first_names() -> frozenset[str]:
    """First names (``firstnames.txt``, as the declension)."""
    return frozenset(_lines("firstnames.txt"))


@cache
def _declensions() -> dict[str, tuple[Declension, ...]]:
    found: dict[str, tuple[Declension, ...]] = {}
    for line in _lines("nouns.txt"):
        codes, *words = line.split(" ")
        patterns = tuple(Declension(*code.split("-", 2)) for code in codes.split("|"))
        found.update(dict.fromkeys(words, patterns))
    return found


class _Kinds(NamedTuple):
    of: dict[str, Kind]
    adjectives: set[str]
    genders: dict[str, str]
    lines: list[list[str]]
    endings: dict[str, Kind]


@cache
def _kinds() -> _Kinds:
    kinds = _Kinds({}, set(), {}, [], {})
    name = ""
    for line in _lines("kinds.txt"):
        if line.startswith("["):
            name = line[1:-1]
            continue
        kind = Kind(name, len(kinds.lines), line.startswith("+ "))
        line = line.removeprefix("+ ")
        kinds.adjectives.update(word[:-1].lower() for word in line.split() if word.endswith("~"))
        marked = [word.rstrip("~").partition(":") for word in line.split()]
        kinds.lines.append([word for word, _, _ in marked if not word.startswith("-")])
        for word, _, gender in marked:
            table = kinds.endings if word.startswith("-") else kinds.of
            table.setdefault(word.removeprefix("-").lower() + gender, kind)
            if gender:
                kinds.genders[word.lower()] = kinds.genders.get(word.lower(), "") + gender
    return kinds


def _last_parts(noun: str) -> Iterator[str]:
    """A noun in lower case, and its endings, the longest first."""
    word = noun.lower()
    yield word
    for at in range(1, len(word) - 1):
        yield word[at:]


@lru_cache(maxsize=50_000)
def declensions(noun: str) -> tuple[int, tuple[Declension, ...]]:
    """How a noun in its base form may be declined, the likeliest first, and how many of its letters tell that."""
    if any(part in _PLURALS for part in _last_parts(noun)):
        return len(noun), (Declension("pl", "", "="),)
    kind = _kinds().of.get(noun.lower())
    if noun.lower() in _kinds().adjectives:
        return len(noun), (Declension("adj", "", ""),)
    if kind is not None and kind.name == "activity":
        return len(noun), (Declension("n", "s", "*"),)
    table = _declensions()
    return next(((len(part), table[part]) for part in _last_parts(noun) if part in table), (0, ()))


@lru_cache(maxsize=50_000)
def kind_of(noun: str, gender: str = "") -> Kind | None:
    """What a noun in its base form names, ``None`` where neither list nor ending says it.

    Of some nouns only the gender tells: "das Steuer", "die Steuer".
    """
    kinds = _kinds()
    word = noun.lower()
    for part in _last_parts(noun):
        if len(part) >= _SHORTEST and part in kinds.genders and _parts(word, part):
            return kinds.of.get(part + gender) if gender else kinds.of.get(part)
        if len(part) >= _SHORTEST and part in kinds.of and _parts(word, part):
            return kinds.of[part] if kinds.of[part].name else None
    return next((kind for ending, kind in kinds.endings.items() if word.endswith(ending)), None)


def is_marked(noun: str) -> bool:
    """Whether only its gender tells what a noun names."""
    return noun.lower() in _kinds().genders


def _parts(word: str, part: str) -> bool:
    """Whether an ending of a word is its last part, as far as what stands before it tells."""
    before = word.removesuffix(part)
    if not before or before.endswith("-"):
        return True
    if len(before) < _SHORTEST or len(part) > _CHANCE:
        return len(before) >= _SHORTEST
    stems = [before.removesuffix(joint) for joint in _JOINTS]
    return any(stem in _kinds().of or declensions(stem)[0] >= _SHORTEST for stem in stems if len(stem) >= _SHORTEST)


def neighbours(kind: Kind) -> list[str]:
    """The nouns of our list beside which a noun of this kind stands."""
    return _kinds().lines[kind.line]


def compounds(part: str) -> list[str]:
    """The nouns of our list whose last part is this one."""
    ending = part.lower()
    return sorted({noun for line in _kinds().lines for noun in line if noun.lower().endswith(ending) and noun != part})


def form(noun: str, declension: Declension, case: str, number: str) -> str | None:
    """A noun in a case and number (``sg``, ``pl``), ``None`` where it has none."""
    if declension.gender == "pl" and number == "sg":
        return None
    if declension.gender == "adj":
        return noun  # its ending is that of an adjective
    if number == "sg":
        weak = declension.gender == "m" and declension.genitive in ("n", "en", "ns")
        if case == "gen":
            return _genitive(noun, declension.genitive)
        return noun + declension.genitive.removesuffix("s") if weak and case != "nom" else noun
    plural = _plural(noun, declension.plural)
    if plural is None:
        return None
    return plural + "n" if case == "dat" and plural[-1] not in "ns" and not plural.endswith(("a", "i", "o")) else plural


def _genitive(noun: str, ending: str) -> str:
    if ending == "s" and noun.endswith(("s", "ß", "x", "z", "tz")):
        return noun + "es"
    return noun + ending


def _plural(noun: str, code: str) -> str | None:
    if code == "*":
        return None
    if code == "=":
        return noun
    if code[0] == "^":
        at = max((match.start() for match in re.finditer(r"au|(?<![aA])[uU]|[aAoO]", noun)), default=-1)
        if at < 0:
            return None
        return noun[:at] + noun[at].translate(_UMLAUTS) + noun[at + 1 :] + code[1:]
    if code[0].isdigit():
        return noun[: -int(code[0])] + code[1:]
    return noun + code
