"""What the sentences before offer to a pronoun: its noun, where that is sure."""

from __future__ import annotations

import re

from phonequiz.generate.english.asked import Hangs
from phonequiz.generate.english.clauses import Clause
from phonequiz.generate.english.context import (
    Antecedent,
    Names,
    antecedent_of,
    is_person,
    is_plural,
    name_spans,
)
from phonequiz.generate.english.measures import measure
from phonequiz.generate.english.phrases import Phrases
from phonequiz.generate.english.statements import Statement
from phonequiz.generate.english.words import NOUNS, Word

_GROUPS = frozenset({"family", "couple", "team", "staff", "crew", "board", "group", "committee", "public", "panel"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_HE = frozenset({"he", "him", "his", "himself"})
_MALE = frozenset({"father", "nephew", "son", "brother", "husband", "uncle", "grandfather", "man", "boy", "king"})
_FEMALE = frozenset({"mother", "niece", "daughter", "sister", "wife", "aunt", "grandmother", "woman", "girl", "queen"})
# Whoever has a title is a person, whatever stands before it: "researcher Dr Paulo Mendes".
_TITLED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|Professor)\.? [A-Z].*")


class Memory:
    """Goes along with an article's sentences.

    ``previous`` is the subject of the clause or sentence before, ``thing`` what the reader was last told to handle.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._before: Antecedent | None = None
        self._inside: Antecedent | None = None
        self._person: Antecedent | None = None
        self._people: set[str] = set()
        self._called: dict[bool, Antecedent] = {}
        self._known_as: dict[bool, Antecedent] = {}
        self._following: Antecedent | None = None
        self._meant: Antecedent | None = None
        self._object: Antecedent | None = None
        self._subjects: list[Antecedent] = []
        self._things: list[Antecedent] = []
        self.thing = ""

    def new_paragraph(self) -> None:
        """Forgets what a pronoun in another paragraph cannot mean."""
        self._before = None
        self._people = {self._person.text} if self._person else set()
        self._called = {}
        self._object = None
        self._things = []
        self.thing = ""

    def new_sentence(self, *, spoken: bool = False) -> None:
        """Begins a sentence; one that is ``spoken`` seldom means a thing of the sentence before by "it"."""
        if spoken:
            self._things = []
        self._inside = None
        self._following = None
        self._subjects = []
        self._meant = self.someone

    @property
    def previous(self) -> Antecedent | None:
        """The subject of the clause or sentence before."""
        return self._inside or self._before

    @property
    def someone(self) -> Antecedent | None:
        """The only person whom "his" or "her" can mean in this paragraph."""
        return self._person if len(self._people) <= 1 else None

    def antecedent(self, words: list[Word], clause: Clause, *, first: bool) -> Antecedent | None:
        """What the pronoun that is the subject (or owns it) stands for, where that is sure."""
        if clause.subject is None:
            return None
        low = words[clause.subject[0]].low
        if low in _SHE | _HE:
            return self._whom(low in _SHE)
        before = self._within(words, clause) or self._inside or (self._before if first else None)
        plural = low in ("they", "their")
        handled = self._object
        nothing_nearer = before is None or before.person or before.plural
        if first and handled is not None and low in ("it", "its") and nothing_nearer:
            return handled
        agreeing = [one for one in self._things if one.plural == plural and (plural or not one.person)]
        mistaken = before is None or before.plural != plural or (before.person and not plural)
        if first and mistaken and low in ("it", "its", "they", "their") and len(agreeing) == 1:
            return agreeing[0]
        if before is None:
            return None
        if low == "this" and words[clause.subject[0] + 1].low == "includes" and not before.plural:
            return before
        if low in ("it", "its", "they", "their") and before.plural == plural and (plural or not before.person):
            return before
        return None

    def whom(self) -> dict[bool, str]:
        """The names of the persons whom "she" (``True``) and "he" mean in the next sentence, as far as that is sure."""
        found = {she: self._whom(she) for she in (True, False) if len(self._people) <= 1 or she in self._known_as}
        return {she: known.text for she, known in found.items() if known is not None and known.text[:1].isupper()}

    def _whom(self, she: bool) -> Antecedent | None:
        """The person: this sentence's subject, whom the one before called so, its subject, or who was named last."""
        for known in (self._inside, self._called.get(she), self._before):
            if (
                known is not None
                and known.person
                and not known.plural
                and _is_definite(known.text)
                and _may_be(known, she)
            ):
                return known
        last = self._person
        others = self._known_as.get(not she)
        if last is None or (others is not None and _surname(others) == _surname(last)):
            return self._known_as.get(she)
        # Of whom nobody has said "she" yet is less likely meant than who was called so before.
        return self._known_as.get(she, last)

    def _within(self, words: list[Word], clause: Clause) -> Antecedent | None:
        """The subject of the clause before the main one ("Although the process is slow, it …")."""
        for part in clause.before:
            if part.kind == "sub":
                noun = Phrases(words).noun(part.start + 1, subject=True)
                if noun is not None and words[noun.head].tag not in ("PNP", "PNI", "DT0"):
                    text = " ".join(word.text for word in words[noun.start : noun.end])
                    person = is_person(words, noun.start, noun.end, self._names)
                    return Antecedent(text, is_plural(words, noun.start, noun.end), person)
        return None

    def note(self, said: Statement) -> str:
        """Keeps in mind a statement's subject for what follows, and gives its words; empty where it offers none."""
        offered = self._offer(said)
        if said.imperative:
            self.thing = _handled(said)  # "Press the plaster and leave it on"
        if offered is None:
            return ""
        self._inside = offered
        self._subjects.append(offered)
        if self._following is None or not said.clause.relative:
            self._following = self._following or offered
        if offered.person and not offered.plural and not _is_group(offered):
            self._person = offered
        return offered.text

    def _offer(self, said: Statement) -> Antecedent | None:
        if said.clause.subject is None or said.clause.relative:
            return None
        try:
            text = said.subject()
        except Hangs:
            return None
        if said.resolved and said.pronoun is not None:
            return said.pronoun
        start, end = said.clause.subject
        if said.words[start].tag in ("PNP", "EX0"):
            return None
        offered = antecedent_of(said.clause, said.words, text, self._names)
        spans = name_spans(said.words[start:end])
        if offered is not None and offered.person and spans:
            first, last = spans[-1]
            offered = offered._replace(text=" ".join(word.text for word in said.words[start + first : start + last]))
        return offered

    def end_sentence(self, words: list[Word], text: str, last: Statement | None, speaker: str) -> None:
        """Keeps in mind who was named, who was called "she" or "he", who spoke, and what was handled."""
        self._called = self._who_was_called(words, last)
        self._learn_persons(words, text)
        self._before = self._following
        self._object = _object_of(last, text) if last is not None else None
        several = len(self._subjects) > 1 or bool(speaker)
        self._things = self._subjects if several else _only_thing(words, text, self._names)
        if speaker:
            self._before = self._person = Antecedent(speaker, False, True)
        self.thing = _handled(last) if last is not None else ""

    def _who_was_called(self, words: list[Word], last: Statement | None) -> dict[bool, Antecedent]:
        found: dict[bool, Antecedent] = {}
        for she, pronouns in ((True, _SHE), (False, _HE)):
            if not any(word.low in pronouns for word in words):
                continue
            subject = last.clause.subject if last is not None else None
            own = last is not None and subject is not None and last.words[subject[0]].low in pronouns
            named = self._following if self._following is not None and self._following.person else None
            meant = last.pronoun if last is not None and own else named or self._meant
            if meant is not None:
                found[she] = meant
        self._known_as |= {she: meant for she, meant in found.items() if meant.text[:1].isupper()}
        return found

    def _learn_persons(self, words: list[Word], text: str) -> None:
        """Notes the person named last, where only one is."""
        found = []
        for start, end in name_spans(words):
            name = text[words[start].start : words[end - 1].end]
            titled = _TITLED.search(name)
            if titled is not None or self._names.is_person(name):
                found.append(titled.group() if titled is not None else name)
        surnames = {name.rsplit(" ", 1)[-1] for name in found}
        known = {name for name in self._people if name.rsplit(" ", 1)[-1] not in surnames}
        self._people = known | set(found)
        if found:
            # Of two, either may be meant.
            self._person = Antecedent(found[0], False, True) if len(set(found)) == 1 else None


def _object_of(said: Statement, text: str) -> Antecedent | None:
    """The one thing that a statement says something is done with, if it is one and definite or new."""
    things = [index for index, part in enumerate(said.after) if part.kind == "np" and part.noun is not None]
    if len(things) != 1 or said.imperative:
        return None
    parts = said.extent(things[0])
    noun = said.after[things[0]].noun
    if noun is None or noun.items or is_plural(said.words, noun.start, noun.end):
        return None
    if is_person(said.words, noun.start, noun.end, said.names) or said.words[noun.start].tag != "AT0":
        return None
    shown = text[said.words[noun.start].start : said.words[said.after[parts[-1]].end - 1].end]
    if shown.startswith(("a ", "an ")):
        shown = "the " + shown.split(" ", 1)[1]
    return Antecedent(shown, False, False) if len(shown.split()) <= 8 and shown.startswith("the ") else None


def _handled(said: Statement) -> str:
    """What an order says something is to be done with, if it is one thing that is known."""
    things = [part.noun for part in said.after if part.kind == "np" and part.noun is not None]
    if not said.imperative or len(things) != 1 or is_plural(said.words, things[0].start, things[0].end):
        return ""
    shown = said.source[said.words[things[0].start].start : said.words[things[0].end - 1].end]
    return shown if shown.startswith("the ") else ""


def _only_thing(words: list[Word], text: str, names: Names) -> list[Antecedent]:
    """The one thing that a sentence names beside persons, times and numbers: "He points to a chart drawn in 1788"."""
    phrases, found, at = Phrases(words), [], 0
    while at < len(words):
        noun = phrases.simple_noun(at)
        at = noun.end if noun is not None else at + 1
        if noun is None or words[noun.head].tag not in NOUNS or measure(words, noun.start, noun.end) is not None:
            continue
        if words[noun.head].text[:1].isupper() or is_person(words, noun.start, noun.end, names):
            continue
        found.append(noun)
    if len(found) != 1 or words[found[0].start].low not in ("a", "an", "the"):
        return []
    if any(word.tag == "CRD" for word in words[found[0].start : found[0].core]):
        return []  # "gave the venture six months"
    thing = text[words[found[0].start + 1].start : words[found[0].core - 1].end]
    return [Antecedent(f"the {thing}", is_plural(words, found[0].start, found[0].end), person=False)]


def _is_group(known: Antecedent) -> bool:
    """Whether persons are named by one word, as a family is."""
    return known.text.rsplit(" ", 1)[-1].lower() in _GROUPS


def _surname(person: Antecedent) -> str:
    return person.text.rsplit(" ", 1)[-1]


def _is_definite(text: str) -> bool:
    return text.startswith("the ") or text[:1].isupper()


def _may_be(known: Antecedent, she: bool) -> bool:
    """Whether a person may be called so: someone certain, and a father is no "she"."""
    if not _is_definite(known.text) or _is_group(known):
        return False
    return known.text.rsplit(" ", 1)[-1].lower() not in (_MALE if she else _FEMALE)
