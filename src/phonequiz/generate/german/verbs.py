"""What may stand for a verb at the end of a reason, or for what is said with "sein" there (``verbs.txt``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from phonequiz.generate.model import Token

_INSEPARABLE = ("be", "ge", "emp", "ent", "er", "ver", "zer", "miss", "über", "durch")
# Behind these a participle stands, behind those an infinitive.
_WITH_PARTICIPLE = frozenset({"sein", "haben", "werden"})
_WITH_INFINITIVE = frozenset({"können", "müssen", "dürfen", "sollen", "wollen", "mögen", "lassen"})


class Forms(NamedTuple):
    """The forms that a verb may have at the end of a clause."""

    infinitive: str
    singular: str
    past: str
    pasts: str
    participle: str
    with_zu: str


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
def _lines() -> tuple[tuple[Forms, ...], ...]:
    text = Path(__file__).with_name("verbs.txt").read_text(encoding="utf-8")
    return tuple(
        tuple(_forms(entry) for entry in line.split())
        for line in text.splitlines()
        if line and not line.startswith(("#", "= "))
    )


@cache
def _said_with_sein() -> dict[str, tuple[str, ...]]:
    """Words that stand with "sein" and "werden", each with others that do."""
    text = Path(__file__).with_name("verbs.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        words = line.removeprefix("= ").split() if line.startswith("= ") else []
        for word in words:
            found.setdefault(word, tuple(other for other in words if other != word))
    return found


@cache
def _by_form() -> dict[tuple[str, str], tuple[Forms, ...]]:
    """For each form of a verb that stands in one line alone, by its text and name, the other verbs of the line."""
    lines: dict[str, list[tuple[Forms, ...]]] = {}
    for line in _lines():
        for verb in line:
            lines.setdefault(verb.infinitive, []).append(line)
    found: dict[tuple[str, str], tuple[Forms, ...]] = {}
    for line in _lines():
        for verb in line:
            if len(lines[verb.infinitive]) == 1:
                others = tuple(other for other in line if other is not verb)
                found.update({(text, name): others for name, text in verb._asdict().items() if text})
    return found


def others_at_end(words: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """What may stand for the verb at the end of a clause or the word said with it, each with what it replaces."""
    at = len(words) - 1
    names: tuple[str, ...] = ("singular", "infinitive", "with_zu", "past", "pasts")
    while at > 0 and words[at].lemma in _WITH_PARTICIPLE | _WITH_INFINITIVE:
        names = ("participle",) if words[at].lemma in _WITH_PARTICIPLE else ("infinitive",)
        at -= 1
    if at < 1 or not words[at].text[0].islower():
        return
    if words[-1].lemma in ("sein", "werden", "bleiben") and words[at].text in _said_with_sein():
        yield from ((words[at], other) for other in _said_with_sein()[words[at].text])
        return
    for name in names:
        others = _by_form().get((words[at].text, name), ())
        yield from ((words[at], text) for other in others if (text := getattr(other, name)))
        if others:
            return
