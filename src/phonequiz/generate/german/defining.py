"""Questions for a term by what it means: "Unter X versteht man …", "X ist eine …, die …", "X, also …, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonequiz.generate.german.nouns import declensions, kind_of
from phonequiz.generate.german.phrases import NOUNS
from phonequiz.generate.model import Candidate, Sentence
from phonequiz.generate.tagging import tagged

_TERM = r"(?P<term>(?:[a-zäöüß]+e[nmr]? )?[A-ZÄÖÜ][\w-]{2,})"
_SHORT = r"(?: \([A-ZÄÖÜ][\w-]*\)|, (?:kurz|auch|abgekürzt) [A-ZÄÖÜ][\w-]*(?: genannt)?,)?"
_WHO = r"(?:man|[A-ZÄÖÜ][\w-]+)"
# What a term means stands in the accusative here, in the nominative there.
_ACCUSATIVE = (
    re.compile(
        rf"\A(?:Unter|Als) (?:(?:de[mnr]|eine[mnr]?) )?{_TERM} (?:versteht|verstehen|bezeichnet|bezeichnen) {_WHO} "
        r"(?P<means>[^;:]+)\.\Z"
    ),
    re.compile(rf"\A{_TERM}{_SHORT} (?:nennt|nennen) {_WHO} (?P<means>[^;:]+)\.\Z"),
    re.compile(rf"\A(?:(?:Der|Die|Das|Ein|Eine) )?{_TERM}{_SHORT} (?:bezeichnet|bedeutet) (?P<means>[^;:]+)\.\Z"),
    re.compile(
        rf"(?:\A|\b(?:sind|heißen|gibt es) ){_TERM}, (?:also|das heißt|d\. ?h\.,?) "
        r"(?P<means>(?:(?:eine?n?|das|die|alle) )?(?:[a-zäöüß]+e[ns]? )?[A-ZÄÖÜ][^,;:.]+),"
    ),
)
_NOMINATIVE = re.compile(
    rf"\A(?P<article>Der |Die |Das |Ein |Eine )?{_TERM}(?P<short>{_SHORT}) (?P<verb>ist|sind) "
    r"(?P<means>(?:eine?|das|die|der|alle)? ?(?:[a-zäöüß]\S* )*[A-ZÄÖÜ][^;:]+)\.\Z"
)
_CASE = re.compile(rf"\AVon (?:eine[mr] )?{_TERM} (?:spricht man|ist die Rede), (?P<means>(?:wenn|sobald) [^;:]+)\.\Z")
# "Die Linie ist eine Strecke, die …" tells of one thing and defines nothing, "die Borreliose" does.
_NO_ONE_THING = frozenset({"illness", "process", "quality", "right", "lifeform", "energy", "measure"})
_FEWEST_WORDS, _MOST_LETTERS = 4, 220
_FROM_BEFORE = re.compile(
    r"\b(?:er|sie|ihn|ihm|ihnen|ihre?[nmrs]?|seine?[nmrs]?|dies\w*|dort|dabei|damit|dafür|unser\w*|wir|hier)\b"
)
_SURE = 0.8


def defined(sentence: Sentence) -> Iterator[Candidate]:
    """Questions for the term that a sentence explains, as "Wie nennt man …?"."""
    text = sentence.text
    for pattern in _ACCUSATIVE:
        if match := pattern.search(text):
            yield from _asked(sentence, match, "Wie nennt man {}?")
    if match := _CASE.search(text):
        yield from _asked(sentence, match, "Wie nennt man es, {}?")
    match = _NOMINATIVE.search(text)
    if match and _defines(match):
        yield from _asked(sentence, match, "Wie heißt {}?" if match["verb"] == "ist" else "Wie heißen {}?")


def _defines(match: re.Match[str]) -> bool:
    """Whether a sentence says what a word means, not what something of this article is."""
    kind = kind_of(match["term"].split()[-1])
    general = not match["article"] or match["article"] in ("Ein ", "Eine ") or match["short"]
    if not general and (kind is None or kind.name not in _NO_ONE_THING):
        return False
    if kind is not None and kind.name in ("person", "body", "place", "money") and not match["short"]:
        return match["article"] in ("Ein ", "Eine ")
    return bool(re.match(r"(?:eine?|das|die|der|alle) |[a-zäöüß]+e |[A-ZÄÖÜ]", match["means"]))


def _asked(sentence: Sentence, match: re.Match[str], question: str) -> Iterator[Candidate]:
    term, means = match["term"], match["means"]
    noun = term.split()[-1]
    tags = {token.text: token.tag for token in tagged(sentence.text, "de")}
    whole = len(means.split()) >= _FEWEST_WORDS and len(means) <= _MOST_LETTERS
    if not whole or noun in ("Man", "Das", "Es", "Dies") or tags.get(noun) not in NOUNS | {"NE", "FM"}:
        return
    if noun.lower() in means.lower() or _FROM_BEFORE.search(" ".join(means.split()[:_FEWEST_WORDS])):
        return
    number = any(character.isdigit() for character in means.split()[0])
    if number or re.search(r", (?:aber|doch|sondern|denn|weil|und) ", means):
        return
    if means.startswith("eine ") and ", " in means:
        means = f"die {means.removeprefix('eine ')}"
    yield Candidate("definition", question.format(means), _named(term), "term", sentence, sentence.quote, _SURE)


def _named(term: str) -> str:
    """A term as it is called, which may stand in the dative: "unter dynamischem Sitzen"."""
    adjective, space, noun = term.rpartition(" ")
    _, known = declensions(noun)
    if adjective.endswith("em") and known:
        adjective = adjective.removesuffix("em") + ("en" if known[0].gender == "m" else "es")
    elif adjective.endswith("er") and known and known[0].gender == "f":
        adjective = adjective.removesuffix("r")
    return adjective + space + noun
