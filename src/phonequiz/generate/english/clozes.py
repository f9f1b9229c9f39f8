"""Sentences with a gap: for the facts that no sure question asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from phonequiz.generate.distractors.english_names import is_known_place, kind_of_name
from phonequiz.generate.distractors.kinds import kind_of
from phonequiz.generate.distractors.nounphrases import is_telling, measures, read
from phonequiz.generate.english.amounts import form, kind
from phonequiz.generate.english.asked import Asked
from phonequiz.generate.english.clauses import Clause
from phonequiz.generate.english.context import MADE, Names, is_plural
from phonequiz.generate.english.lexicon import ANAPHORS, CONDITION, MONTHS, NATIONS
from phonequiz.generate.english.measures import behind_hedges, measure
from phonequiz.generate.english.parts import Parts
from phonequiz.generate.english.phrases import Noun, Phrases
from phonequiz.generate.english.spotting import has_a_date, is_half, measures_in, names_a_thing, whole_names
from phonequiz.generate.english.standing import alone
from phonequiz.generate.english.words import FINITE, NOUNS, Word, is_known
from phonequiz.generate.model import BLANK, Kind

_LONGEST_WORDS = 60
_LONGEST_KEY = 14
_LONGEST_STEM = 320
_NUMBER = 0.45
_NAME = 0.45
_TERM = 0.4
_PHRASE = 0.25
_CLAUSE = 0.25
# What is less sure behind the sentence before.
_LED = 0.05
# What is less sure that points to something nobody names.
_LEANING = 0.1
_SURE = 0.445
_MOST_PHRASES = 2
_FEWEST_TOLD = 2
_FEWEST_WORDS = 2
_LONG_SENTENCE = 24
_NO_NUMBER_BEFORE = frozenset({"past", "last", "next", "first", "coming", "several", "many", "few"})
_BODIES = frozenset(
    {"because", "if", "when", "whenever", "since", "until", "unless", "so that", "before", "after", "once"}
)
_PREPOSITIONS = CONDITION | {"in", "on", "at", "by", "with", "from", "to", "for", "of", "within", "since", "because"}
_AT_PLACES = frozenset({"in", "on", "at", "near", "from", "to", "outside", "around", "between", "above", "below"})
_SETTLEMENTS = frozenset({"village", "town", "city", "hamlet", "parish", "port", "suburb", "island"})
_JOINTS = {"between": frozenset({"and"}), "from": frozenset({"to", "until"})}
_MULTIPLES = frozenset({"half", "twice"})
_TIMES_AS_MUCH = ("three times", "half", "four times", "twice")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_IN_YEARS = frozenset({"in", "of", "since", "until", "by", "before", "after", "from"})
_PUBLIC = frozenset({"police", "council", "government", "parliament", "court", "army"})
_FEASTS = frozenset({"Easter", "Christmas", "Whitsun", "Celsius", "Fahrenheit", "English", "German", "French"})
# What a bare noun behind a preposition may name without being a fixed phrase with it.
_MATTER = frozenset(
    {
        "substance",
        "liquid",
        "metal",
        "gas",
        "food",
        "drink",
        "fuel",
        "energy",
        "stone",
        "textile",
        "matter",
        "smoke",
        "plant",
    }
)
# Of these a question may be good, but a gap is a riddle ("the smell").
_NO_GAPS = frozenset({"quality"})
# A phrase that is directly between these has other borders than its tags say.
_NOT_BEHIND = frozenset({"AT0", "DPS", "AVP", "NP0", "AJ0", "VVI", "POS", "DT0", *NOUNS})
_NOT_BEFORE = frozenset({"NP0", "POS", "VVG", "AJC", "AJS", *NOUNS})


class Gaps:
    """The gaps of one sentence.

    ``begins`` is where the statement begins behind words that link it to the one before. ``subject`` replaces a
    pronoun that the sentence begins with; without it ``lead`` goes in front, what says what the pronoun stands for.
    ``clear`` is whether the sentence needs none.
    """

    def __init__(
        self,
        words: Sequence[Word],
        text: str,
        subject: str,
        begins: int,
        asked: Sequence[Asked],
        names: Names,
        lead: str,
        seen: Set[str],
        whom: Mapping[bool, str] | None = None,
    ) -> None:
        self._words = words
        self._text = text
        self._names, self._seen = names, seen
        self.shown = alone(words, text, subject, begins, whom or {}, lead) if len(words) <= _LONGEST_WORDS else ""
        self._lead, self._less = "", 0.0
        if not self.shown and len(text) <= _LONGEST_STEM and len(words) <= _LONGEST_WORDS:
            leads = lead and len(lead) + len(text) <= _LONGEST_STEM
            self.shown, self._lead, self._less = (text, f"{lead} ", _LED) if leads else (text, "", _LEANING)
        self._often = {
            question.key.lower()
            for question in asked
            if question.form in ("frequency", "time-phrase") and question.confidence >= _SURE
        }
        self.clear = bool(self.shown) and not self._less
        self._taken = {_bare(question.key) for question in asked if question.confidence >= _SURE}

    def all(self, clauses: Sequence[Clause]) -> Iterator[Asked]:
        """A gap for each number, name and term that no sure question asks, and for the likeliest phrases."""
        if not self.shown:
            return
        yield from self._comparisons()
        yield from self.numbers()
        yield from self._frequencies()
        yield from self._name_gaps()
        yield from self._terms()
        yield from self._phrases()
        yield from self._clauses(clauses)

    def in_quotation(self) -> Iterator[Asked]:
        """The gaps of a sentence with a quotation, which says itself what it is about: for numbers and names."""
        self.shown, self._lead = self._text, ""
        yield from self.numbers()
        yield from self._name_gaps()

    def _gap(self, start: int, end: int, confidence: float, kind: Kind, form: str) -> Iterator[Asked]:
        """The sentence with the words between two places blanked, if they can be a key."""
        words = self._words
        if not 0 <= start < end <= len(words) or end - start > _LONGEST_KEY:
            return
        key = self._text[words[start].start : words[end - 1].end]
        if any(word.low in ANAPHORS and word.tag in ("PNP", "DPS", "DT0") for word in words[start:end]):
            return
        once = self.shown.count(key) == 1 and key.lower() not in self._lead.lower()
        if _bare(key) in self._taken or not once or not (self._lead or self._says_enough(start, end)):
            return
        around = self.shown[max(0, self.shown.index(key) - 1) : self.shown.index(key) + len(key) + 1]
        if around[0] in "@/-." or around[-1:] in ("@", "/", "-"):
            return
        if any(f" {key.lower()} " in f" {often} " for often in self._often):
            return  # "Friday" where "every second Friday" is asked
        self._taken.add(_bare(key))
        stem = self._lead + self.shown.replace(key, BLANK)
        first = words[start]
        if start == 0 and first.tag != "NP0" and first.text[1:] == first.text[1:].lower():
            key = key[:1].lower() + key[1:]
        shown = key + "." if key.endswith((" a.m", " p.m")) else key
        yield Asked(kind, stem, shown, form, confidence - self._less, (), True)

    def _says_enough(self, start: int, end: int) -> bool:
        """Whether there is enough around a gap to know what it is: "Last updated: ____" is a label, no statement."""
        around = [*self._words[:start], *self._words[end:]]
        told = sum(word.tag in (*NOUNS, "AJ0", "VVD", "VVZ", "VVB", "VVN", "VVI", "VVG", "CRD") for word in around)
        labels = start > 0 and self._words[start - 1].text == ":" and not any(word.tag in FINITE for word in around)
        return told >= _FEWEST_TOLD and not labels and len(self._words) - (end - start) > _FEWEST_WORDS

    def numbers(self) -> Iterator[Asked]:
        """A gap for each number."""
        if not self.shown:
            return
        words = self._words
        yield from self._stretches()
        for found in measures_in(words):
            around = {word.low for word in words[max(0, found.start - 1) : found.end + 1]}
            before = words[found.start - 1].low if found.start else ""
            text = words[found.end - 1].text
            if names_a_thing(words, found) or is_half(words, found) or has_a_date(words, found):
                continue
            skipped = (found.kind == "weekday" and "to" in around) or before in _NO_NUMBER_BEFORE or text.count("-") > 1
            if skipped or text.lower() in ("one", "1") or before == "no":
                continue
            if found.end - found.start == 1 and _YEAR.match(words[found.start].text) and before in _IN_YEARS:
                # "In the spring of 2011 storms …": no number of storms.
                yield from self._gap(found.start, found.end, _NUMBER, "date", "number:year")
                continue
            # Of "at least five" and "at least four" both may be so, of "at least ____" only one.
            yield from self._gap(behind_hedges(words, found), found.end, _NUMBER, kind(found), form(found))

    def _stretches(self) -> Iterator[Asked]:
        """A gap for both ends of a stretch, "between five and ten minutes", a little surer than one for either."""
        words = self._words
        numbers = [found for found in measures_in(words) if found.kind != "count" or found.thing < found.thing_end]
        for found in measures_in(words):
            before = words[found.start - 1].low if found.start else ""
            joints = _JOINTS.get(before, frozenset())
            second = next((other for other in numbers if other.start == found.end + 1), None)
            aged = second is not None and second.end < len(words) and words[second.end].low == "old"
            if second is not None and words[found.end].low in joints and found.kind != "money" and not aged:
                yield from self._gap(found.start - 1, second.end, _NUMBER + 0.01, kind(second), form(second))

    def _frequencies(self) -> Iterator[Asked]:
        """A gap for how often, where the sentence says it by a word for a time."""
        words = self._words
        parts = Parts(list(words))
        for at, word in enumerate(words):
            end = parts.frequency(at) if word.low in ("every", "each", "once", "twice") else at
            if end > at + 1 and words[at + 1].tag != "CRD" and not (at and words[at - 1].low == "of"):
                label = "time-phrase" if words[at + 1].tag == "NP0" else "frequency"
                yield from self._gap(at, end, _NUMBER, "frequency", label)

    def _comparisons(self) -> Iterator[Asked]:
        """A gap for how many times as much: "more than twice as many as in 2022"."""
        words = self._words
        for at, word in enumerate(words[:-2]):
            times = at + 1 if words[at + 1].low == "times" and word.tag == "CRD" else at
            if words[times + 1].low != "as" or (times == at and word.low not in _MULTIPLES):
                continue
            key = self._text[word.start : words[times].end].lower()
            others = tuple(other for other in _TIMES_AS_MUCH if other != key)[:3]
            for gap in self._gap(at, times + 1, _NUMBER, "comparison", "multiple"):
                yield gap._replace(others=others)

    def _name_gaps(self) -> Iterator[Asked]:
        """A gap for each name of a person, an organisation or a place."""
        words = self._words
        for start, end in whole_names(words):
            name = self._text[words[start].start : words[end - 1].end]
            before = words[start - 1].low if start else ""
            behind = words[end] if end < len(words) else None
            if name.lower() in NATIONS:
                continue
            if behind is not None and (behind.tag in NOUNS or behind.text in ("'s", "’s")):
                if before == "the" and behind.tag in ("NN1", "NN2") and len(name) > 2:
                    last = next((at for at in range(end, len(words)) if words[at].tag not in NOUNS), len(words))
                    if words[last - 1].tag == "NP0":
                        continue  # "the Carrowby pilot Josiah Penn"
                    yield from self._gap(start - 1, last, _NAME, "place", "name:place")
                continue
            kind = kind_of_name(name)
            plain = end - start == 2 and all(word.text.isalpha() for word in words[start:end]) and before != "the"
            named: Kind | None = None
            if kind == "organisation" or self._names.is_organisation(name):
                named = "organisation"
            elif plain and self._names.is_person(name):
                named = "person"  # also "Edwin Marsh"
            elif kind == "place" or is_known_place(name) or self._is_called_place(start):
                named = "place"
            elif plain and kind_of(words[end - 1].low) in MADE:
                named = "organisation"
            elif self._names.is_person(name):
                named = "person" if end - start > 1 else None
            elif before in _AT_PLACES and self._may_be_place(name, behind):
                named = "place"
            elif before == "by":
                named = "organisation" if end - start > 1 else None
            elif plain:
                named = "person"
            if named is not None:
                yield from self._gap(start - (before == "the"), end, _NAME, named, f"name:{named}")

    def _is_called_place(self, start: int) -> bool:
        """Whether a name stands behind what it is the name of: "the village of Sallow Cross"."""
        words = self._words
        return start > 1 and words[start - 1].low == "of" and words[start - 2].low in _SETTLEMENTS

    def _may_be_place(self, name: str, behind: Word | None) -> bool:
        """Whether a name behind a preposition of place is one of a place."""
        common = name in MONTHS or name in _FEASTS or is_known(name.lower())
        return not common and name not in self._names.actors and (behind is None or behind.low not in ("and", "or"))

    def _terms(self) -> Iterator[Asked]:
        """What is called, known as or said to mean something."""
        words = self._words
        phrases = Phrases(list(words))
        for at, word in enumerate(words[:-1]):
            named = word.low in ("called", "named", "termed", "means") or (
                word.low == "as" and words[at - 1].low == "known"
            )
            noun = phrases.noun(at + 1) if named else None
            if noun is not None:
                yield from self._gap(at + 1, noun.end, _TERM, "definition", "term")

    def _phrases(self) -> Iterator[Asked]:
        """The noun phrases that most likely are facts, of an enumeration all of it."""
        words = self._words
        phrases = Phrases(list(words))
        verb = next((at for at, word in enumerate(words) if word.tag in FINITE), len(words))
        found: list[tuple[int, Noun]] = []
        at = 0
        while at < len(words):
            noun = phrases.noun(at)
            if noun is None or words[noun.head].tag not in NOUNS:
                at = max(at + 1, noun.end if noun is not None else 0)
                continue
            if measure(words, noun.start, noun.end) is None and self._is_sound(noun):
                found.append((self._worth(noun, verb), noun))
            at = noun.end
        most = _MOST_PHRASES + (len(words) > _LONG_SENTENCE)
        made = 0
        for _, noun in sorted(found, key=lambda entry: (-entry[0], -entry[1].start)):
            many = "pl" if is_plural(words, noun.start, noun.end) else "sg"
            label = "enumeration" if noun.items else f"np-{many}:thing"
            end = noun.end if noun.items else self._end(noun)
            for gap in self._gap(noun.start, end, _PHRASE, "enumeration" if noun.items else "action", label):
                made += 1
                yield gap
            if made == most:
                return

    def _is_sound(self, noun: Noun) -> bool:
        """Whether a phrase has sure borders and says something: its head names a kind of thing."""
        words = self._words
        if any(word.tag == "CRD" for word in words[noun.core : noun.core + 4]) and noun.core < noun.end:
            return False  # "a cost of about £46,000": the number is what is told
        ends = [end for _, end in noun.items] or [noun.core]
        behind = words[noun.end].tag if noun.end < len(words) else ""
        before = words[noun.start - 1].tag if noun.start else ""
        joined = before in _NOT_BEFORE and (before != "NP0" or words[noun.start].tag != "AT0")
        if behind in _NOT_BEHIND or joined or (words[noun.start].tag == "NP0" and not noun.start):
            return False
        bare = noun.core - noun.start == 1 and words[noun.start].tag == "NN1" and before == "PRP"
        if bare and kind_of(words[noun.start].low) not in _MATTER:
            return False  # "by hand", "in use"
        for start, end in noun.items or ((noun.start, self._end(noun)),):
            inside = words[start:end]
            if any(word.tag == "NN2" for word in inside[:-1]) or any(word.tag in ("CRD", "VVZ") for word in inside):
                return False
            if (
                kind_of(inside[-1].low) in _NO_GAPS
                or not is_telling(self._text[inside[0].start : inside[-1].end])
                or self._is_meant(inside)
            ):
                return False
        return bool(ends)

    def _end(self, noun: Noun) -> int:
        """Where a phrase ends: before its "of", unless what stands behind that is what it is about."""
        words = self._words
        phrase = read(self._text[words[noun.start].start : words[noun.end - 1].end])
        return noun.end if phrase is not None and measures(phrase) else noun.core

    def _is_meant(self, inside: Sequence[Word]) -> bool:
        """Whether a phrase is known already ("the device"), or another word for whom the article is about."""
        if len(inside) == 2 and inside[0].low == "the" and inside[1].low in self._seen:
            return True
        return (
            len(inside) == 2
            and inside[0].low == "the"
            and kind_of(inside[1].low) in ("person", "organisation")
            and inside[1].low not in _PUBLIC
        )

    def _worth(self, noun: Noun, verb: int) -> int:
        """How likely a phrase is a fact: what is new is told behind the verb, without "the", and described."""
        words = self._words
        worth = 2 * (noun.start > verb) + 2 * (words[noun.start].low not in ("the", "its", "their", "our", "your"))
        return worth + (noun.core - noun.start > 2) + 2 * bool(noun.items)

    def _clauses(self, clauses: Sequence[Clause]) -> Iterator[Asked]:
        """The bodies of reasons and conditions, what is to be done, and how."""
        for clause in clauses:
            for part in (*clause.before, *clause.after):
                if part.kind == "sub" and part.lead in _BODIES:
                    size = len(part.lead.split())
                    yield from self._gap(part.start + size, part.end, _CLAUSE, "cause", "clause")
                elif part.kind == "inf" and part.lead == "to":
                    yield from self._gap(part.start + 1, part.end, _CLAUSE, "action", "clause")
                elif part.kind == "ppg":
                    yield from self._gap(part.start + len(part.lead.split()), part.end, _CLAUSE, "action", "clause")


def _bare(key: str) -> str:
    """A key without its preposition, to see that two are the same."""
    words = key.lower().split()
    while len(words) > 1 and words[0] in _PREPOSITIONS:
        words = words[1:]
    return " ".join(words)
