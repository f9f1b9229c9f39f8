"""What may stand for a verb at the end of a reason, or for what is said with "sein" there (``verbs.txt``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from phonequiz.generate.german.nouns import kind_of
from phonequiz.generate.german.phrases import NOUNS
from phonequiz.generate.model import Token

_INSEPARABLE = ("be", "ge", "emp", "ent", "er", "ver", "zer", "miss", "über", "durch")
# Behind these a participle stands, behind those an infinitive.
_WITH_PARTICIPLE = frozenset({"sein", "haben", "werden"})
_WITH_INFINITIVE = frozenset({"können", "müssen", "dürfen", "sollen", "wollen", "mögen", "lassen"})
_PERSONAL = frozenset({"PPER", "PIS"})


class Forms(NamedTuple):
    """The forms that a verb may have at the end of a clause."""

    infinitive: str
    singular: str
    past: str
    pasts: str
    participle: str
    with_zu: str


class _Line(NamedTuple):
    """Words that may stand for one another: in which section, and what the object of its verbs must name."""

    section: str
    objects: frozenset[str]
    words: tuple[str, ...]


def _forms(entry: str) -> Forms:
    written, *strong = entry.split(":")
    prefix, _, base = written.rpartition("|")
    stem = base.removesuffix("n").removesuffix("e")
    joint = "e" if stem[-1] in "td" or (stem[-1] in "mn" and stem[-2] not in "aeiouäöülrhmn") else ""
    singular, past, participle = strong or (f"{stem}{joint}t", f"{stem}{joint}te", f"{stem}{joint}t")
    if not strong and not base.endswith("ieren") and not (base.startswith(_INSEPARABLE) and not prefix):
        participle = f"ge{participle}"
    plural = past + ("n" if past.endswith("e") else "en")
    forms = (prefix + base, prefix + singular, prefix + past, prefix + plural, prefix + participle)
    return Forms(*forms, f"{prefix}zu{base}" if prefix else "")


@cache
def _lines() -> tuple[_Line, ...]:
    found: list[_Line] = []
    section = ""
    for line in Path(__file__).with_name("verbs.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line[1:-1]
        elif line and not line.startswith("#"):
            before, _, words = line.rpartition(") ")
            found.append(_Line(section, frozenset(before.removeprefix("(").split()), tuple(words.split())))
    return tuple(found)


def _others(word: str, section: str, named: str) -> tuple[str, ...]:
    """The other words of the line that a word begins; ``named`` is the kind of what the object names."""
    for line in _lines():
        if line.words[0] == word and line.section == section and (not line.objects or named in line.objects):
            return line.words[1:]
    return ()


@cache
def _verbs() -> dict[tuple[str, str], str]:
    """The verbs by the text and the name of their forms."""
    entries = {line.words[0] for line in _lines() if line.section != "sein"}
    return {(text, name): entry for entry in sorted(entries) for name, text in _forms(entry)._asdict().items() if text}


def others_at_end(words: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """What may stand for the verb at the end of a clause or the word said with it, each with what it replaces."""
    at = len(words) - 1
    names: tuple[str, ...] = ("singular", "infinitive", "with_zu", "past", "pasts")
    while at > 0 and words[at].lemma in _WITH_PARTICIPLE | _WITH_INFINITIVE:
        names = ("participle",) if words[at].lemma in _WITH_PARTICIPLE else ("infinitive",)
        at -= 1
    if at < 1 or not words[at].text[0].islower():
        return
    if words[-1].lemma in ("sein", "werden", "bleiben") and (said := _others(words[at].text, "sein", "")):
        yield from ((words[at], other) for other in said)
        return
    bare = _bare(words[1:at])  # behind "weil", "um"
    reflexive = any(word.text == "sich" for word in words)
    passive = names == ("participle",) and words[-1].lemma == "werden"
    alone = passive or words[0].text.lower() == "um"
    section = "sich" if reflexive else "object" if len(bare) > 1 - alone else "alone"
    noun = next((word for word in reversed(bare) if word.tag in NOUNS), None)
    kind = kind_of(noun.lemma) or kind_of(noun.text) if noun is not None else None
    for name in names:
        entry = _verbs().get((words[at].text, name))
        if entry is not None:
            forms = (getattr(_forms(other), name) for other in _others(entry, section, kind.name if kind else ""))
            yield from ((words[at], text) for text in forms if text)
            return


def _bare(words: Sequence[Token]) -> list[Token]:
    """The nouns and pronouns of a clause that stand without a preposition and in no genitive."""
    found: list[Token] = []
    governed = False
    for number, word in enumerate(words):
        before = words[number - 1] if number else word
        if word.tag.startswith("APPR"):
            governed = True
        elif word.tag in NOUNS or word.tag in _PERSONAL or word.text.lower() in ("man", "sie", "er", "es"):
            if not governed:
                found.append(word)
            governed = False
        elif word.text.lower() in ("des", "der") and before.tag in NOUNS:
            governed = True
    return found
