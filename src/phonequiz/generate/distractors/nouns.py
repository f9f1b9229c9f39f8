"""What a noun names (a person, a room, a device), by lists of ours, and others that name the same kind of thing."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from phonequiz.generate.distractors.series import nouns
from phonequiz.generate.model import Language

# A shorter noun at the end of a word is often chance: "Leiter" ends in no "Eiter".
_SHORTEST_END = 4
_PLURALS = {"y": "ies", "s": "ses", "h": "hes", "x": "xes"}


class Class(NamedTuple):
    """What a noun names and, in German, its gender (``pl`` for a plural; of English ``sg`` and ``pl``)."""

    name: str
    gender: str


@cache
def _classes(language: Language) -> dict[str, list[Class]]:
    found: dict[str, list[Class]] = {}
    for name, by_gender in nouns(language).items():
        for gender, words in by_gender.items():
            for word in words:
                found.setdefault(word.casefold(), []).append(Class(name, gender))
                if language == "en":
                    found.setdefault(plural(word).casefold(), []).append(Class(name, "pl"))
    return found


def plural(noun: str) -> str:
    """The regular English plural."""
    ending = noun[-1]
    if ending == "y" and noun[-2] in "aeiou":
        return noun + "s"
    return noun[:-1] + _PLURALS[ending] if ending in _PLURALS else noun + "s"


def classes_of(noun: str, language: Language) -> list[Class]:
    """What a noun may name; of a German compound what its last part names. Empty where no list has it."""
    known = _classes(language)
    word = noun.casefold()
    if language == "en":
        return known.get(word, [])
    for start in range(max(1, len(word) - _SHORTEST_END + 1)):
        if word[start:] in known:
            return known[word[start:]]
    return []


def others(of: Class, language: Language) -> list[str]:
    """The nouns of a class and gender."""
    lists = nouns(language)[of.name]
    if language == "en" and of.gender == "pl":
        return [plural(word) for word in lists["sg"]]
    return lists.get(of.gender, [])
