"""What an English noun names (a tool, a plant, a document), and other nouns for things of that kind."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

_FOLDER = Path(__file__).with_name("wordnet")
# The classes of nouns that name nothing by themselves, or nothing that can be touched or counted.
_NAMELESS = frozenset({"vague", "abstract"})
# The kind of nouns that no list has, the terms of a trade: one can be taken for another.
RARE = "rare"
_LONG = 5
_MAN = re.compile(r"..(?<!hu)(?<!ger)(?<!tali)man\Z")
_PERSON = re.compile(r"..(?:man|woman|men|women|person)\Z")
# The kinds that are places, as names of places show ("Cobden Court", "Marl Top Lock").
PLACES = frozenset({"building", "structure", "way", "water", "land", "settlement", "room"})
# Plurals that no rule gives and that are their own words in the list.
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "leaves": "leaf", "knives": "knife", "shelves": "shelf", "loaves": "loaf",
    "wolves": "wolf", "halves": "half", "lives": "life", "calves": "calf", "hooves": "hoof",
    "bacteria": "bacterium", "fungi": "fungus", "larvae": "larva", "pupae": "pupa", "algae": "alga", "lice": "louse",
    "thieves": "thief", "tomatoes": "tomato", "potatoes": "potato", "oxen": "ox",
}  # fmt: skip

_UNCHANGED = frozenset({"deer", "sheep", "fish", "trout", "salmon", "pike", "perch", "carp"})


class _Kind(NamedTuple):
    """Nouns of ours for things of a kind: those that are counted, and those that are not."""

    counted: tuple[str, ...]
    mass: tuple[str, ...]


@cache
def _told() -> dict[str, Any]:
    return tomli.loads((_FOLDER / "classes.toml").read_text(encoding="utf-8"))


@cache
def _kinds() -> dict[str, _Kind]:
    return {
        name: _Kind(tuple(kind.get("count", ())), tuple(kind.get("mass", ())))
        for name, kind in _told().items()
        if isinstance(kind, dict)
    }


@cache
def _nouns() -> dict[str, str]:
    """The kind of each noun that is known."""
    found: dict[str, str] = {}
    for line in (_FOLDER / "nouns.txt").read_text(encoding="utf-8").splitlines():
        name, _, nouns = line.partition(": ")
        found.update((noun, name) for noun in nouns.split())
    return found


@lru_cache(maxsize=50_000)
def kind_of(noun: str, before: str = "") -> str:
    """The kind of thing that an English noun names, in the singular or plural; empty where that is not known.

    ``before`` is the word that it makes a compound with ("service desk" names no piece of furniture).
    """
    known = _nouns()
    forms = singulars(noun.lower())
    # The singular first: "cleaners" are persons, though the word by itself may be a shop.
    ordered = [*forms[1:], forms[0]]
    for form in ordered:
        for word in (f"{before.lower()}_{form}", form, form.rpartition("-")[2]):
            if word in known:
                return "" if known[word] in _NAMELESS else known[word]
    if _PERSON.search(noun.lower()):
        return "person"  # "banksman"
    return RARE if len(noun) >= _LONG and noun.isalpha() else ""


def singulars(noun: str) -> list[str]:
    """What the singular of a noun may be, the noun itself first."""
    if noun in _IRREGULAR:
        return [noun, _IRREGULAR[noun]]
    forms = [noun]
    if noun.endswith("ies"):
        forms.append(noun[:-3] + "y")
    if noun.endswith("s") and not noun.endswith("ss"):
        forms.append(noun[:-1])
    if noun.endswith("es"):
        forms.append(noun[:-2])
    return forms


def is_plural(noun: str) -> bool:
    """Whether a noun is a plural, by its ending and by the nouns that are known ("hoses", but not "gas")."""
    low = noun.lower()
    forms = singulars(low)
    if low in _IRREGULAR or not low.endswith("s"):
        return low in _IRREGULAR or low == "police"
    known = _nouns()
    return len(forms) > 1 and (low not in known or any(form in known for form in forms[1:]))


def is_uncounted(noun: str) -> bool:
    """Whether a noun is one of those that our lists know as not counted."""
    kind = _kinds().get(kind_of(noun))
    uncounted = kind is not None and noun.lower() in kind.mass and noun.lower() not in kind.counted
    return uncounted or noun.lower() in _told()["uncounted"]


def nouns_of(noun: str, *, number: str, before: str = "") -> list[str]:
    """Nouns of ours for things of the kind that a noun names: ``number`` is ``sg``, ``pl`` or ``mass``."""
    name = kind_of(noun, before)
    found = _kinds().get(name)
    listed = found is not None and any(form in (*found.counted, *found.mass) for form in singulars(noun.lower()))
    if found is None or (name in _told()["wide"] and not listed):
        return []
    if number == "mass":
        return list(found.mass)
    return [plural_of(noun) for noun in found.counted] if number == "pl" else list(found.counted)


def is_example(noun: str, of: str) -> bool:
    """Whether one noun names a thing that the other names too: a barge is a boat."""
    one, other = singulars(noun.lower()), singulars(of.lower())
    return any(word in _examples().get(form, ()) for form in one for word in other)


@cache
def _examples() -> dict[str, frozenset[str]]:
    """What each noun of ours is an example of."""
    found: dict[str, frozenset[str]] = {}
    for line in (_FOLDER / "examples.txt").read_text(encoding="utf-8").splitlines():
        noun, _, above = line.partition(": ")
        found[noun.lower()] = found.get(noun.lower(), frozenset()) | frozenset(above.split())
    return found


def plural_of(noun: str) -> str:
    """The plural of a noun, of several words that of the last."""
    before, space, last = noun.rpartition(" ")
    if last in _UNCHANGED:
        return noun
    irregular = next((many for many, one in _IRREGULAR.items() if one == last and many != "people"), None)
    if irregular is None and last.endswith("y") and last[-2:-1] not in "aeiou":
        irregular = last[:-1] + "ies"
    elif irregular is None and _MAN.search(last):
        irregular = last[:-3] + "men"
    elif irregular is None:
        irregular = last + ("es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return before + space + irregular
