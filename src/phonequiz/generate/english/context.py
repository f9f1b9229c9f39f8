"""What an article's earlier sentences say about who "she" or "the company" is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from phonequiz.generate.distractors.kinds import PLACES, kind_of
from phonequiz.generate.english.clauses import Clause
from phonequiz.generate.english.lexicon import (
    COMPANY_NOUNS,
    MONTHS,
    NATIONS,
    ORGANISATION_ENDINGS,
    ORGANISATIONS,
    PEOPLE,
    WEEKDAYS_MANY,
)
from phonequiz.generate.english.words import FINITE, NOUNS, Word, is_known, singular
from phonequiz.generate.model import Article

# What firms are called by, and persons are not ("Corwen Steel").
MADE = frozenset(
    {"metal", "fuel", "energy", "vehicle", "machine", "textile", "substance", "food", "drink", "goods", "electronics"}
)
# How names of places end that no dictionary has.
_OF_PLACES = frozenset(
    {"eld", "ton", "ham", "ury", "ley", "ord", "ast", "ick", "ter", "ool", "dge", "ale", "ake", "urn"}
)
_MIDDLE = re.compile(r"(?<=[\w,;:)%] )[A-Z][\w’'-]*")
_LOWER = re.compile(r"\b[a-z][\w’'-]*")


class Antecedent(NamedTuple):
    """What a pronoun may stand for: its words, whether many, whether a person."""

    text: str
    plural: bool
    person: bool


class Names:
    """The names of an article: which words are capitalised because they are names, which names are persons."""

    def __init__(self, article: Article) -> None:
        texts = [sentence.text for section in article.sections for sentence in section.sentences]
        self._names = {word for text in texts for word in _MIDDLE.findall(text)}
        self._common = {word for text in texts for word in _LOWER.findall(text)}
        self.persons: set[str] = set()
        self.organisations: set[str] = set()
        self.actors: set[str] = set()  # what does something, and so is no place
        self._counts: Counter[str] = Counter()
        self.title = article.title
        for words in (article.title.split(),):
            for at, word in enumerate(words[1:], 1):
                if word.strip(":,.") in ORGANISATION_ENDINGS and words[at - 1][:1].isupper():
                    self.organisations.add(f"{words[at - 1]} {word.strip(':,.')}")

    def uncapitalised(self, word: Word) -> str:
        """A sentence's first word as it is written elsewhere."""
        text = word.text
        if text == "I" or (len(text) > 1 and text[1:] != text[1:].lower()):
            return text
        low = text[:1].lower() + text[1:]
        if word.tag == "CRD":
            return low
        if low in NATIONS or text in MONTHS or text in WEEKDAYS_MANY:
            return text
        if low in self._common and not (text in self._names and word.tag == "NP0"):
            return low
        if text in self._names:
            return text
        if word.tag == "NN1" and not is_known(low) and text[-3:] in _OF_PLACES:
            return text  # "Larkfield"
        if word.tag == "NP0":
            return low if (not is_known(low) and low.endswith("ing")) else text
        return low

    def is_named(self, word: str) -> bool:
        """Whether the article has a word with a capital within a sentence."""
        return word in self._names

    def learn(self, words: Sequence[Word]) -> None:
        """Takes in the names of a sentence, by the words that stand around them."""
        for start, end in name_spans(words):
            text = " ".join(word.text for word in words[start:end])
            self._counts[text] += 1
            before = words[start - 1] if start else None
            if before is not None and before.text == "," and start > 1:
                before = words[start - 2]
            after = words[end] if end < len(words) else None
            if after is not None and after.tag in FINITE and (before is None or before.tag != "PRP"):
                self.actors.add(text)
            last = words[end - 1].text
            long = end - start
            if last in ORGANISATION_ENDINGS or (before is not None and before.low in ORGANISATIONS):
                self.organisations.add(text)
            elif (
                (
                    before is not None
                    and (before.low in PEOPLE or before.low in ("mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr."))
                )
                or (long == 2 and after is not None and (after.text == "," and self._apposed(words, end + 1)))
                or (long in (2, 3) and _looks_like_a_person(words, start, end))
                or (
                    long == 2
                    and before is not None
                    and before.low in ("said", "says", "explains", "explained", "by", "with", "adds")
                )
            ):
                self.persons.add(text)
        for name in [name for name in self.persons if " " in name]:
            self.persons.add(name.rsplit(" ", 1)[1])
            self.persons.add(name.split(" ", 1)[0])

    def _apposed(self, words: Sequence[Word], at: int) -> bool:
        """Whether behind a name's comma stands who that is ("…, head of …", "…, who …")."""
        if at < len(words) and words[at].low == "who":
            return True
        for word in words[at : at + 4]:
            if word.low in PEOPLE:
                return True
            if word.text == ",":
                return False
        return False

    def is_person(self, name: str) -> bool:
        """Whether the article shows that a name is a person's."""
        made = " " in name and kind_of(name.rpartition(" ")[2]) in MADE
        return name in self.persons and not made

    def is_organisation(self, name: str) -> bool:
        """Whether the article shows, or the name itself, that it is an organisation's."""
        if name in self.organisations or name.rsplit(" ", 1)[-1] in ORGANISATION_ENDINGS:
            return True
        return name not in self.persons and any(known.startswith(f"{name} ") for known in self.organisations)

    def company(self) -> str:
        """The organisation that the article is about: named at least twice, in the title or as the only one."""
        found = [
            (count, name)
            for name, count in self._counts.items()
            if count >= 2 and self.is_organisation(name) and name not in self.persons
        ]
        titled = [name for _, name in found if name in self.title]
        if titled:
            return max(titled, key=lambda name: (len(name), name))
        return found[0][1] if len(found) == 1 else ""


def names_another(words: Sequence[Word], known: Antecedent) -> bool:
    """Whether words name somebody else than the person known: "one of the buyers had used it for" her email."""
    said = known.text.lower().split()
    return any(word.tag in NOUNS and kind_of(word.low) == "person" and word.low not in said for word in words)


def name_spans(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where runs of names stand."""
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        start = index
        while index < len(words) and (_is_name(words, index) or (index > start and _joins(words, index))):
            index += 1
        if index > start:
            spans.append((start, index))
        index += 1
    return spans


def _joins(words: Sequence[Word], index: int) -> bool:
    """Whether "of" or "for" stands inside a name ("the University of Graz")."""
    inside = words[index].low in ("of", "for") and index + 1 < len(words)
    return inside and words[index - 1].tag in ("NN1", "NP0") and _is_name(words, index + 1)


def _looks_like_a_person(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a run of names is most likely a first name and a surname: only names, no place, no class."""
    before = words[start - 1] if start else None
    if before is not None and (
        before.low in ("in", "at", "from", "near", "to", "the", "of", "into") or before.tag in ("NN0", "NN1", "NP0")
    ):
        return False
    if kind_of(words[start].low) in PLACES:
        return False  # "the River Wend"
    return all(word.tag == "NP0" and word.text.isalpha() and not word.text.isupper() for word in words[start:end])


def _is_name(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if not word.text[:1].isupper() or word.text in MONTHS or word.text in WEEKDAYS_MANY:
        return False
    if index == 0:
        return word.tag == "NP0" or (len(words) > 1 and words[1].text[:1].isupper() and word.tag in NOUNS)
    return word.tag in (*NOUNS, "AJ0", "UNC", "ORD")


def antecedent_of(clause: Clause, words: Sequence[Word], text: str, names: Names) -> Antecedent | None:
    """What a clause's subject offers to the pronouns of the next sentence."""
    if clause.subject is None:
        return None
    start, end = clause.subject
    return Antecedent(text, is_plural(words, start, end), is_person(words, start, end, names))


def is_plural(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a noun phrase means many."""
    head = head_of(words, start, end)
    coordinated = (
        any(words[at].tag == "CJC" and words[at].low == "and" for at in range(start, end)) and words[start].tag != "CRD"
    )
    if words[head].text[:1].isupper() and head > 0 and not coordinated:
        return False
    if words[start].tag == "CRD" and words[start].low not in ("one", "1"):
        return True
    return words[head].tag == "NN2" or words[head].low in ("people", "they", "those") or coordinated


def head_of(words: Sequence[Word], start: int, end: int) -> int:
    """The place of a noun phrase's head: its last noun before a preposition, a participle or a relative clause."""
    head = start
    for at in range(start, end):
        tag = words[at].tag
        if tag in ("PRF", "PRP", "PNQ", "DTQ", "CJT", "PUN") and at > start:
            break
        if tag in ("VVN", "VVG", "VVZ", "VVD") and at > start and words[at - 1].tag in NOUNS:
            break
        emphatic = at > start and words[at].low.endswith("self")  # "Lund herself"
        if (tag in NOUNS or tag in ("PNP", "PNI", "CRD")) and not emphatic:
            head = at
    return head


def is_person(words: Sequence[Word], start: int, end: int, names: Names) -> bool:
    """Whether a noun phrase means a person or persons."""
    head = words[head_of(words, start, end)]
    lemma = singular(head.low) if head.tag == "NN2" else head.low
    if head.tag == "NP0" or (head.text[:1].isupper() and head is not words[0]):
        spans = name_spans(words[start:end]) or [(0, end - start)]
        first, last = spans[-1]
        return names.is_person(" ".join(word.text for word in words[start + first : start + last]))
    return lemma in PEOPLE or head.low in ("who", *PEOPLE) or (head.tag in NOUNS and kind_of(head.low) == "person")


def is_organisation(words: Sequence[Word], start: int, end: int, names: Names) -> bool:
    """Whether a noun phrase means an organisation."""
    head = words[head_of(words, start, end)]
    lemma = singular(head.low) if head.tag == "NN2" else head.low
    if head.text[:1].isupper():
        spoken = [word.low for word in words[start:end] if word.tag in ("NN1", "NN0", "NP0")]
        if any(low in ORGANISATIONS - {"desk"} for low in spoken) and head.low not in PEOPLE:
            return True
    elif head.low == "desk":
        return end - start > 2 and words[head_of(words, start, end) - 1].low in ("help", "service", "information")
    elif head.low in ORGANISATIONS and head.tag != "NN2":
        return True
    text = " ".join(word.text for word in words[start:end] if word.tag != "AT0")
    return (lemma in ORGANISATIONS - {"desk"}) or lemma in COMPANY_NOUNS or names.is_organisation(text)
