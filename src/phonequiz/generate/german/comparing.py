"""How many times as much, and bounds in comparisons: "doppelt so häufig wie …", "nicht älter als …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.asking import Ask, capital
from phonequiz.generate.german.clauses import Clause
from phonequiz.generate.german.numbers import amount
from phonequiz.generate.model import Token

_COMPARATIVES = {
    "älter": "alt", "wärmer": "warm", "länger": "lange", "höher": "hoch", "schneller": "schnell", "größer": "groß",
    "schwerer": "schwer", "kälter": "kalt", "mehr": "viel", "breiter": "breit", "tiefer": "tief",
}  # fmt: skip


def _multiples(clause: Clause) -> Iterator[Ask]:
    """Of "doppelt so häufig wie im Büro" how many times."""
    found = clause.middle
    for index, phrase in enumerate(found[:-2]):
        if phrase.first not in {"doppelt", "halb", *lists.TIMES} or found[index + 1].first != "so":
            continue
        quality = found[index + 2]
        gone = list(found[index : index + 3])
        if len(found) > index + 4 and found[index + 3].first == "wie":
            gone += found[index + 3 : index + 5]
        told = " ".join(part.text for part in gone[1:])
        key = capital(" ".join(part.text for part in gone[:3]))
        if quality.kind == "adj":
            yield Ask("comparison", tuple(gone), f"wie viel Mal {told}", key, "multiple", 0.7)


def comparisons(clause: Clause) -> Iterator[Ask]:
    """Of "nicht älter als drei Monate": "Wie alt … höchstens …?"; "doppelt so häufig wie …"."""
    yield from _multiples(clause)
    found = clause.middle
    for index, phrase in enumerate(found):
        if phrase.kind != "adj" or phrase.first not in _COMPARATIVES or index == 0 or found[index - 1].kind != "neg":
            continue
        behind = found[index + 1 :]
        if not behind:
            continue
        gone = [found[index - 1], phrase, behind[0]]
        measure: Sequence[Token] = behind[0].inner if behind[0].kind == "pp" else ()
        if behind[0].first == "als" and len(behind) > 1 and behind[0].kind == "other":
            gone.append(behind[1])
            measure = behind[1].words
        number = amount(measure) if measure else None
        if number is not None and number.measured:
            question = f"wie {_COMPARATIVES[phrase.first]}"
            yield Ask(number.kind, tuple(gone), question, number.key, number.form, 0.8, "höchstens")
