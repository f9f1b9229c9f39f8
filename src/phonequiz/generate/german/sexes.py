"""Whether a person's name is a woman's or a man's, as far as the noun before it says so."""

from __future__ import annotations

import re

from phonequiz.generate.german.grammar import gender
from phonequiz.generate.german.nouns import kind_of
from phonequiz.generate.german.words import words_of
from phonequiz.generate.model import Article

# The first names among those of our own.
_OURS = {
    "f": words_of("Anna Maria Julia Sabine Katrin Claudia Emilie Clara Mathilde Elisabeth Frieda Johanna"),
    "m": words_of("Thomas Peter Stefan Martin Jens Andreas Hannes Gustav Ludwig Konrad"),
}
_KIN = {
    "f": re.compile(r"(?:[Ss]chwester|[Tt]ochter|[Mm]utter|[Ff]rau|[Tt]ante|[Nn]ichte|in)\Z"),
    "m": re.compile(r"(?:[Bb]ruder|[Ss]ohn|[Vv]ater|[Mm]ann|[Oo]nkel|[Nn]effe|[Ee]nkel|[Hh]err|[Kk]och)\Z"),
}


def sex_of(name: str, article: Article) -> str:
    """``f`` or ``m``; empty where nothing tells."""
    for sex, known in _OURS.items():
        if name.split()[0] in known:
            return sex
    pattern = re.compile(rf"([A-ZÄÖÜ][a-zäöüß-]+) (?:(?:Dr|Prof)\. )*{re.escape(name)}(?!\w)")
    for section in article.sections:
        for sentence in section.sentences:
            before = pattern.search(sentence.text)
            if before is not None:
                return _of_noun(before[1])
    return ""


def _of_noun(noun: str) -> str:
    for sex, pattern in _KIN.items():
        if pattern.search(noun):
            return sex
    found = gender(noun)
    kind = kind_of(noun, found)
    return found if found in _KIN and kind is not None and kind.name == "person" else ""
