"""Derives from WordNet what English nouns name (nouns.txt), and what is an example of what (examples.txt).

    python tools/english_nouns.py WORDNET_FOLDER

The folder is that with ``data.noun`` and ``index.noun`` of WordNet 3.0 (Debian's package wordnet-base, in
/usr/share/wordnet); classes.toml beside what is made says which of its senses are the roots of our classes. How
frequent words are is taken from pyspellchecker's English list, which only says what is left out; so do the glosses of
WordNet, which say what is vulgar. The licence of WordNet lies beside what is made (LICENSE.txt).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

import tomli
from spellchecker import SpellChecker

_HERE = Path(__file__).parents[1] / "src/phonequiz/generate/distractors/wordnet"
# What nouns are without a class: what no list has is a rare word.
_ABSTRACT = "abstract"
# How often pyspellchecker's list has a word at least: what is rarer seldom stands in an article.
_RARE = 300
_SHORTEST = 3
_LOW = re.compile(
    r"\b(?:obscene|vulgar|disparaging|slang|taboo|slur|offensive (?:term|word|name)|"
    r"sexual\w*|penis|urin\w*|prostitut\w*)\b"
)
# How many senses of a noun of ours are looked at, and how many steps above it.
_SENSES, _STEPS = 6, 4


class _Synset(NamedTuple):
    """A sense: what stands above it, and whether it is a name or vulgar."""

    above: tuple[str, ...]
    left_out: bool


def main(folder: Path) -> None:
    """Writes nouns.txt and examples.txt."""
    senses = _index(folder / "index.noun")
    synsets = _synsets(folder / "data.noun")
    classes = tomli.loads((_HERE / "classes.toml").read_text(encoding="utf-8"))
    classes = {name: told for name, told in classes.items() if isinstance(told, dict)}
    roots: dict[str, str] = {}
    own: dict[str, str] = {}
    for name, told in classes.items():
        for root in told.get("roots", ()):
            word, _, number = root.partition("#")
            roots[senses[word][int(number) - 1]] = name
        for noun in (*told.get("nouns", ()), *told.get("count", ()), *told.get("mass", ())):
            own.setdefault(noun.replace(" ", "_"), name)  # the first class that names a noun has it
    frequent = SpellChecker(language="en").word_frequency
    found: dict[str, set[str]] = {name: set() for name in (*classes, _ABSTRACT)}
    for noun, numbers in senses.items():
        if not noun.replace("-", "").isalpha() or len(noun) < _SHORTEST or frequent[noun] < _RARE or noun in own:
            continue
        name = _class(numbers[0], synsets, roots)
        if not synsets[numbers[0]].left_out:
            found[name or _ABSTRACT].add(noun)
    for noun, name in own.items():
        found[name].add(noun)
    lines = [f"{name}: {' '.join(sorted(nouns))}\n" for name, nouns in found.items()]
    (_HERE / "nouns.txt").write_text("".join(lines), encoding="utf-8")
    words: dict[str, list[str]] = {}
    for noun, numbers in senses.items():
        for number in numbers:
            words.setdefault(number, []).append(noun)
    examples = []
    for name, told in classes.items():
        for noun in (*told.get("count", ()), *told.get("mass", ())):
            for number in senses.get(noun.replace(" ", "_").lower(), [])[:_SENSES]:
                if _class(number, synsets, roots) == name:
                    above = {word for higher in _above(number, synsets) for word in words[higher]} - {noun}
                    told_above = sorted(word for word in above if word.isalpha() and frequent[word] >= _RARE)
                    examples.append(f"{noun}: {' '.join(told_above)}\n")
                    break
    (_HERE / "examples.txt").write_text("".join(sorted(set(examples))), encoding="utf-8")


def _above(number: str, synsets: dict[str, _Synset]) -> list[str]:
    """The senses above one, those of some steps only: all that is stands below "entity"."""
    found: list[str] = []
    level = [number]
    for _ in range(_STEPS):
        level = [higher for lower in level for higher in synsets[lower].above]
        found += level
    return found


def _class(number: str, synsets: dict[str, _Synset], roots: dict[str, str]) -> str:
    """The class of the nearest root at or above a sense; empty where there is none."""
    level = [number]
    while level:
        for above in level:
            if above in roots:
                return roots[above]
        level = [higher for above in level for higher in synsets[above].above]
    return ""


def _index(path: Path) -> dict[str, list[str]]:
    """The senses of each noun, the most frequent first."""
    senses = {}
    for line in path.read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            parts = line.split()
            senses[parts[0]] = parts[-int(parts[2]) :]
    return senses


def _synsets(path: Path) -> dict[str, _Synset]:
    synsets = {}
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        told, _, gloss = line.partition(" | ")
        parts = told.split()
        at = 4 + 2 * int(parts[3], 16)
        pointers = [parts[at + 1 + 4 * number : at + 3 + 4 * number] for number in range(int(parts[at]))]
        above = tuple(target for sign, target in pointers if sign in ("@", "@i"))
        synsets[parts[0]] = _Synset(above, _LOW.search(gloss) is not None or any(sign == "@i" for sign, _ in pointers))
    return synsets


if __name__ == "__main__":
    main(Path(sys.argv[1]))
