"""English noun phrases, by the words they consist of: what stands before the head, the head, and what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from phonequiz.generate.distractors.kinds import is_plural, is_uncounted, kind_of
from phonequiz.generate.model import Article, Sentence

_DETERMINING = (
    "a an the its their your our his her my each every any no some all both this these that those many most few "
    "several another either neither much enough more less"
)
_DETERMINERS = frozenset(_DETERMINING.split())
# Behind the head: what begins a phrase or clause that belongs to it.
_BEGINNING = (
    "of in on at for with without to from by near under over above below between behind inside outside against about "
    "into onto across through during after before within beyond among along around like than as that which who whose "
    "where when"
)
_BEHIND = frozenset(_BEGINNING.split())
# Nouns that say nothing without what stands behind their "of", which says what is meant.
_MEASURES = (
    "piece pair layer kind type sort form sheet block bundle group set series amount handful mixture row drop stack "
    "blend supply pile source bag box bottle jar couple variety range sachet pinch spoonful"
)
MEASURING = frozenset(_MEASURES.split())
# Adjectives that tie a phrase to others, or only weigh it.
_TIES = (
    "same other next last first second own such whole new right wrong certain different similar following previous "
    "common usual main typical average high low big small large great little good bad long short several many few more "
    "most less least only further additional former latter extra full entire final initial single"
)
_TYING = frozenset(_TIES.split())
_CLEAN = re.compile(r"[a-z][a-z'’-]*\Z")
# In front of these "an" stands for the sound, or "a" against the letter.
_AN = re.compile(r"(?:[aeiou]|hour|honest|heir|honour)(?<!\buni)(?<!\buse)", re.IGNORECASE)
_A = re.compile(r"(?:uni(?!n)|use|usu|eu|one\b|once\b|u-)", re.IGNORECASE)

_COMPARED = re.compile(r"(?:(?<!wat)(?<!pap)(?<!rubb)(?<!copp)(?<!timb)(?<!pow)er|est)\Z")
_NEIGHBOURHOOD = 30
NOUN_TAGS = frozenset({"NN0", "NN1", "NN2"})
_OPENING = frozenset({"AT0", "DPS"})
_INSIDE = NOUN_TAGS | {"AJ0"}
# Behind a phrase that ends where it is said to end no other begins and no particle of a verb stands.
_SUSPICIOUS = frozenset({"AT0", "DPS", "AVP", "NP0", "CRD", "AJ0", "VVI", "POS", "DT0"})
_NOT_BEFORE = frozenset({"NP0", "CRD", "POS", "VVG", "AJC", "AJS", "ORD"})


class NounPhrase(NamedTuple):
    """``number`` is ``sg`` (counted), ``pl`` or ``mass`` (without an article in the singular)."""

    determiner: str
    described: str
    head: str
    tail: str
    number: str

    @property
    def kind(self) -> str:
        """What kind of thing it names; empty where that is not known."""
        return kind_of(self.head, self.described.rpartition(" ")[2])

    def with_head(self, noun: str) -> str:
        """The phrase with another noun as its head, described by nothing."""
        return " ".join(part for part in (article_for(self.determiner, noun), noun, self.tail) if part)

    def like(self, other: NounPhrase) -> str:
        """The words of another phrase behind the determiner of this one."""
        words = f"{other.described} {other.head}".strip()
        return " ".join(part for part in (article_for(self.determiner, words), words) if part)


def article_for(determiner: str, words: str) -> str:
    """A determiner as it stands before words: "a" or "an"."""
    if determiner not in ("a", "an"):
        return determiner
    return "an" if _AN.match(words) and not _A.match(words) else "a"


def read(text: str) -> NounPhrase | None:
    """The noun phrase that a key is; ``None`` where it is none, or an enumeration."""
    words = text.split()
    if not words or "," in text:
        return None
    first = words[0].lower()
    determiner = first if first in _DETERMINERS else ""
    owner = next((at for at, word in enumerate(words) if word.endswith(("'s", "’s"))), None)
    if owner is not None and owner + 1 < len(words):
        determiner = " ".join(words[: owner + 1])  # "a soldier's coat"
        words = words[owner + 1 :]
    elif determiner:
        words = words[1:]
    end = next((at for at, word in enumerate(words) if word.lower() in _BEHIND and at), len(words))
    described, tail = words[:end], words[end:]
    if not described or {"and", "or", "to", "not", "but"} & {word.lower() for word in described}:
        return None
    head = described.pop()
    if not _CLEAN.match(head.lower()) or head[:1].isupper():
        return None
    return NounPhrase(determiner, " ".join(described), head, " ".join(tail), _number(determiner, head))


def _number(determiner: str, head: str) -> str:
    if determiner in ("these", "those", "many", "most", "few", "several", "both"):
        return "pl"
    if is_plural(head) and determiner not in ("a", "an", "each", "every", "another", "this"):
        return "pl"
    return "sg" if determiner else "mass"


def measures(phrase: NounPhrase) -> bool:
    """Whether the head only measures or sorts what the phrase is about ("a layer of heather")."""
    measuring = phrase.head.lower() in MEASURING or phrase.kind == "container"
    return measuring and phrase.tail.startswith("of ")


def is_compound(phrase: NounPhrase) -> bool:
    """Whether a noun stands right before the head ("motor housing")."""
    from phonequiz.generate.english.words import words_of
    from phonequiz.generate.tagging import tagged

    text = f"{phrase.determiner} {phrase.described} {phrase.head}".strip()
    words = words_of(tagged(text, "en"), text)
    return bool(phrase.described) and words[-2].tag in NOUN_TAGS


def is_tied(phrase: NounPhrase) -> bool:
    """Whether an adjective ties the phrase to others ("the same problem")."""
    return any(word.lower() in _TYING or _COMPARED.search(word) for word in phrase.described.split())


def is_telling(text: str) -> bool:
    """Whether a phrase names by itself a kind of thing of which others could be meant."""
    phrase = read(text)
    if phrase is not None and measures(phrase):
        phrase = read(phrase.tail.removeprefix("of "))
    if phrase is None or not phrase.kind or is_tied(phrase) or "’s " in text or "'s " in text:
        return False
    return phrase.determiner in ("", "a", "an", "the")


def may_stand_for(other: NounPhrase, key: NounPhrase) -> bool:
    """Whether the noun of one phrase may stand behind the determiner of another."""
    if (other.number == "pl") is not (key.number == "pl"):
        return False
    if key.number == "mass":
        return other.number == "mass" or is_uncounted(other.head)
    if key.number == "sg" and key.determiner in ("a", "an", "each", "every", "another"):
        return other.determiner in ("a", "an") or (other.number == "sg" and not is_uncounted(other.head))
    return True


class Phrases:
    """The plain noun phrases of an article whose borders are sure, read as they are asked for."""

    def __init__(self, article: Article) -> None:
        self._sentences = [sentence for section in article.sections for sentence in section.sentences]
        self._found: dict[int, list[tuple[NounPhrase, int, int]]] = {}

    def near(self, sentence: Sentence) -> Iterator[NounPhrase]:
        """Those of the sentences around one."""
        first = max(0, sentence.position - _NEIGHBOURHOOD)
        for other in self._sentences[first : sentence.position + _NEIGHBOURHOOD]:
            yield from (phrase for phrase, *_ in self.of(other))

    def of(self, sentence: Sentence) -> list[tuple[NounPhrase, int, int]]:
        """Those of one sentence, each with the places where it begins and ends in its text."""
        if sentence.position not in self._found:
            self._found[sentence.position] = list(phrases_in(sentence.text))
        return self._found[sentence.position]


def phrases_in(text: str) -> Iterator[tuple[NounPhrase, int, int]]:
    """The plain noun phrases of a text whose borders are sure, each with the places where it begins and ends."""
    # Imported here, for German drafts need nothing of English.
    from phonequiz.generate.english.words import words_of
    from phonequiz.generate.tagging import tagged

    words = words_of(tagged(text, "en"), text)
    at = 0
    while at < len(words):
        start = at
        while at < len(words) and (words[at].tag in _INSIDE or (at == start and words[at].tag in _OPENING)):
            at += 1
        if at == start:
            at += 1
            continue
        inside = words[start:at]
        nouns = [word for word in inside if word.tag in NOUN_TAGS]
        follows = words[at].tag if at < len(words) else ""
        before = words[start - 1].tag if start else ""
        clean = nouns and nouns[-1] is inside[-1] and all(word.tag != "NN2" for word in nouns[:-1])
        if not clean or follows in _SUSPICIOUS or before in _NOT_BEFORE:
            continue
        shown = text[inside[0].start : inside[-1].end]
        phrase = read(shown[:1].lower() + shown[1:] if not start else shown)
        if phrase is not None and not phrase.tail:
            yield phrase, inside[0].start, inside[-1].end
