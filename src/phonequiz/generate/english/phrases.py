"""Noun phrases and prepositions of a sentence, by their tags."""

from __future__ import annotations

from typing import NamedTuple

from phonequiz.generate.english.lexicon import (
    APPROXIMATORS_BY_FIRST,
    CURRENCY,
    FRACTIONS,
    FREQUENCY_ADVERBS,
    MONTHS,
    TEMPERATURE_UNITS,
    TIME_UNITS,
    WEEKDAYS,
)
from phonequiz.generate.english.words import ADJECTIVES, FINITE, NOUNS, Word

_PRONOUNS = frozenset({"PNP", "PNI"})
_LONGER = tuple(
    tuple(words.split())
    for words in [
        "according to",
        "because of",
        "due to",
        "instead of",
        "as well as",
        "such as",
        "next to",
        "in front of",
        "in case of",
        "as a result of",
        "thanks to",
        "out of",
        "in addition to",
        "apart from",
        "rather than",
        "on top of",
        "by means of",
        "in spite of",
        "on behalf of",
        "up to",
        "away from",
        "at the end of",
        "at the beginning of",
        "in the event of",
        "prior to",
        "regardless of",
        "depending on",
        "in order to",
        "straight to",
        "directly to",
        "back to",
        "on to",
    ]
)
_LONG_PREPOSITIONS = {
    first: tuple(words for words in _LONGER if words[0] == first) for first in sorted({words[0] for words in _LONGER})
}
_QUANTIFIERS = frozenset(
    {"all", "both", "half", "most", "many", "several", "few", "some", "much", "any", "each", "another"}
)
_ADJECTIVES_AS_NOUNS = frozenset(
    {"young", "old", "elderly", "poor", "sick", "disabled", "injured", "rich", "unemployed"}
)
_MORE_OR_LESS = frozenset(
    [
        "lower",
        "higher",
        "less",
        "more",
        "above",
        "below",
        "over",
        "under",
        "colder",
        "longer",
        "shorter",
        "later",
        "earlier",
        "older",
        "younger",
        "fewer",
    ]
)
_PREPOSITION_TAGS = frozenset({"PRP", "PRF"})


class Noun(NamedTuple):
    """A noun phrase from ``start`` up to ``end``.

    ``items`` are the parts of an enumeration, ``core`` ends before "of".
    """

    start: int
    end: int
    head: int
    core: int
    items: tuple[tuple[int, int], ...] = ()


class Phrases:
    """The phrases of one sentence, each by the place where it begins."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words

    def tag(self, index: int) -> str:
        """The tag at a place, empty behind the end."""
        return self.words[index].tag if 0 <= index < len(self.words) else ""

    def low(self, index: int) -> str:
        """The word at a place in lower case, empty behind the end."""
        return self.words[index].low if 0 <= index < len(self.words) else ""

    def stands(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Whether these words stand at a place."""
        return all(self.low(index + offset) == word for offset, word in enumerate(phrase))

    def approximator(self, index: int) -> int:
        """The place behind "at least" or the like if a number follows it, else the same place."""
        for phrase in APPROXIMATORS_BY_FIRST.get(self.low(index), ()):
            if self.stands(index, phrase):
                behind = index + len(phrase)
                if phrase[-1] in ("over", "under", "about", "around") and self._is_plain_year(behind):
                    return index
                if self.is_number(behind) or (phrase[0] not in ("some", "over", "under") and self._counts(behind)):
                    return behind
                if self.low(behind) in ("a", "an") and self.low(behind + 1) in TIME_UNITS | FRACTIONS:
                    return behind
                further = self.approximator(behind) if phrase[0] in ("only", "just", "for") else behind
                if further > behind:
                    return further
        return index

    def _is_plain_year(self, index: int) -> bool:
        low = self.low(index)
        return (
            len(low) == 4 and low.isdigit() and low[:2] in ("17", "18", "19", "20") and self.tag(index + 1) not in NOUNS
        )

    def _counts(self, index: int) -> bool:
        return self.low(index) in ("a", "half") and self.low(index + 1) in (*FRACTIONS, "dozen", "hundred", "thousand")

    def is_number(self, index: int) -> bool:
        """Whether a number stands here."""
        return (self.tag(index) == "CRD" and self.low(index) not in ("one", "ones")) or (
            self.low(index) == "one" and self.tag(index) == "CRD"
        )

    def simple_noun(self, index: int) -> Noun | None:
        """A noun phrase without enumeration that begins here."""
        start = index
        if self.tag(index) in _PRONOUNS and self.low(index) not in ("n't",):
            end = index + 1 + (self.low(index + 1) == "else")
            return Noun(start, end, index, end)
        index = self.approximator(index)
        if self.low(index) in _QUANTIFIERS and self.tag(index) in ("DT0", "AT0", "AV0", "NN1", "PNI", "ORD"):
            index += 1
            if self.tag(index) == "PRF":
                return self._with_of(Noun(start, index, index - 1, index))
        if self.tag(index) in ("AT0", "DPS", "DT0") or self.low(index) == "whose":
            index += 1
        index = self.approximator(index)
        head = -1
        while True:
            tag, low = self.tag(index), self.low(index)
            if head >= 0 and ((low[:1] and low[0] in CURRENCY) or self._is_year(index - 1)):
                break
            if low in ("to", "or") and self._range(index):
                index += 1
                continue
            if tag == "CRD" and head >= 0 and self.words[index - 1].text in WEEKDAYS and self.tag(index + 1) in NOUNS:
                break  # "on an average Saturday 480 vehicles pass"
            if tag in NOUNS or tag in ("CRD", "UNC") or (tag == "ZZ0" and index > start):
                head = index
            elif tag == "POS":
                head = -1
            elif (
                tag in ADJECTIVES
                or tag == "PUQ"
                or (
                    tag == "AV0"
                    and self._modifier(index + 1)
                    and low not in FREQUENCY_ADVERBS
                    and low not in ("only", "once")
                )
                or (tag in ("VVN", "VVG", "VVD") and self._modifies(index, start))
                or (
                    (tag == "CJC" or low == ",")
                    and self.tag(index - 1) in ("AJ0", "ORD", "AJC")
                    and self._adjective_goes_on(index)
                )
            ):
                pass
            elif tag == "PUL" and head >= 0 and self._bracket(index):
                index = self._bracket(index)
                continue
            else:
                break
            index += 1
        while index > start and head >= 0 and index - 1 > head and self.tag(index - 1) != "PUQ":
            index -= 1
        if head < 0:
            if index > start and self.tag(start) == "AT0" and self.low(start + 1) in _ADJECTIVES_AS_NOUNS:
                return Noun(start, start + 2, start + 1, start + 2)
            # "the elderly", "all", "those": a determiner may be all there is.
            if index > start and self.tag(start) == "DT0" and index == start + 1:
                return Noun(start, index, start, index)
            return None
        return self._with_of(Noun(start, index, head, index))

    def _range(self, joint: int) -> bool:
        """Whether two plain numbers stand around "to" or "or" ("five to eight members")."""
        plain = (
            self.tag(joint - 1) == "CRD"
            and self.tag(joint - 2) != "CRD"
            and self.low(joint - 2) != "from"
            and self.tag(joint + 1) == "CRD"
        )
        return plain and not any(sign in self.low(joint - 1) + self.low(joint + 1) for sign in CURRENCY)

    def _is_year(self, index: int) -> bool:
        """Whether a year that a preposition introduces stands here, behind which something else begins."""
        low = self.low(index)
        return len(low) == 4 and low.isdigit() and low[:2] in ("17", "18", "19", "20") and self.tag(index - 1) == "PRP"

    def _bracket(self, index: int) -> int:
        for at in range(index + 1, min(index + 6, len(self.words))):
            if self.tag(at) == "PUR":
                return at + 1
        return 0

    def _modifier(self, index: int) -> bool:
        return self.tag(index) in ("AJ0", "AJC", "AJS", "VVN")

    def _modifies(self, index: int, start: int) -> bool:
        """Whether a participle stands before its noun and not behind it or as a verb."""
        if index > start and self.tag(index - 1) in NOUNS and self.tag(index) == "VVN":
            return self.tag(index + 1) in ("NN1", "NN2") and self.tag(start - 1) in _PREPOSITION_TAGS
        if index > start and self.tag(index - 1) in NOUNS and self.tag(index) == "VVD":
            return False
        if self.tag(index) == "VVD" and index == start:
            return False
        if self.tag(index) == "VVG" and index == start:
            return False
        at = index + 1
        while self.tag(at) in ADJECTIVES:
            at += 1
        return self.tag(at) in NOUNS

    def _adjective_goes_on(self, index: int) -> bool:
        """Whether another adjective and then a noun follow ("hot and cold food")."""
        at = index + 1
        while self.tag(at) in ("AJ0", "AV0", "AJC"):
            at += 1
        return at > index + 1 and self.tag(at) in NOUNS

    def _with_of(self, noun: Noun) -> Noun:
        """The noun phrase with the phrases of "of" and of a ratio behind it."""
        end = noun.end
        while True:
            if self.tag(end) == "PRF" or (
                self.low(end) == "out" and self.low(end + 1) == "of" and self.is_number(end + 2)
            ):
                behind = self.simple_noun(end + (2 if self.low(end) == "out" else 1))
                if behind is None:
                    break
                end = behind.end
            elif self.low(end) == "in" and self._ratio(noun, end):
                behind = self.simple_noun(end + 1)
                if behind is None:
                    break
                end = behind.end
            elif (
                (self.low(end) in ("per", "a", "an", "/") and self._rate(noun, end))
                or (self.low(end) == "," and self._year_of_date(noun, end))
                or (self.low(end) == "or" and self.low(end + 1) in _MORE_OR_LESS)
            ):
                end += 2
            elif self.tag(end) == "CRD" and self.tag(end - 1) == "CRD":
                end += 1
            else:
                break
        return noun._replace(end=end)

    def _year_of_date(self, noun: Noun, comma: int) -> bool:
        """Whether a year stands behind a month and a day ("May 25, 2018")."""
        months = any(self.words[index].text in MONTHS for index in range(noun.start, min(noun.end, comma)))
        year = self.low(comma + 1)
        return months and self.tag(comma - 1) == "CRD" and len(year) == 4 and year.isdigit()

    def _ratio(self, noun: Noun, at: int) -> bool:
        """Whether "in" belongs to a ratio ("one in five employees", "one claim in ten")."""
        few = ("one", "two", "three", "four", "five", "seven", "nine", "1", "2", "3")
        small = self.low(at - 1) in few or (self.low(noun.start) in few and noun.end - noun.start == 2)
        many = self.low(at + 1) == "a" and self.low(at + 2) in ("million", "thousand", "hundred")
        return small and (many or (self.tag(at + 1) == "CRD" and self.words[at + 1].text[:2] not in ("19", "20")))

    def _rate(self, noun: Noun, at: int) -> bool:
        """Whether "per night" or "a day" says per what a number is meant."""
        has_number = any(self.tag(index) == "CRD" for index in range(noun.start, noun.end))
        return (
            has_number
            and self.tag(at + 1) == "NN1"
            and (self.low(at) in ("per", "/") or self.low(at + 1) in TIME_UNITS)
        )

    def noun(self, index: int, *, subject: bool = False) -> Noun | None:
        """A noun phrase that begins here, with what is enumerated.

        As an object it does not take in what is the subject of a clause that follows ("… and the site …").
        """
        first = self.simple_noun(index)
        if first is None:
            return None
        items = [(first.start, first.end)]
        ends = [first.end]
        head = first.head
        at = first.end
        closed = False
        while not closed:
            behind = at
            if self.low(behind) == ",":
                behind += 1
            if behind > at and self.tag(behind) == "CJC" and self.low(behind + 1)[:1] in CURRENCY:
                break
            if self.tag(behind) == "CJC" and self.low(behind) in ("and", "or", "nor", "as"):
                closed = True
                behind += 1
            if behind == at:
                break
            following = self.simple_noun(behind)
            if following is None or self.tag(following.head) == "PNP":
                break
            mixed = len(items) == 1 and self._measures(first.start) != self._measures(following.start)
            if mixed and (self._ends_in_unit(first) or self._ends_in_unit(following)):
                break
            if closed and not subject and (self._finite_behind(following.end) or self.tag(behind) == "VVN"):
                break
            if not closed:
                extended = self._with_phrase(following.end)
                if self._list_goes_on(following.end):
                    pass
                elif extended > following.end and self._list_goes_on(extended):
                    following = following._replace(end=extended)
                else:
                    break
            items.append((following.start, following.end))
            at = following.end
            ends.append(at)
        if len(items) > 1 and closed and at == ends[-1] and len(ends) == len(items) and self._was_closed(items):
            return Noun(first.start, at, head, first.core, tuple(items))
        return first

    def _with_phrase(self, index: int) -> int:
        """The place behind a prepositional phrase here, as an item of a list may have one."""
        if self.tag(index) == "PRP":
            noun = self.simple_noun(index + 1)
            if noun is not None:
                return noun.end
        return index

    def _ends_in_unit(self, noun: Noun) -> bool:
        """Whether a noun phrase is a bare amount: "€7.50", "4 °C or lower", "ten days"."""
        last = self.words[noun.end - 1]
        if not self._measures(noun.start):
            return False
        unit = last.low.removesuffix("s") in TIME_UNITS or last.text in TEMPERATURE_UNITS or last.low in _MORE_OR_LESS
        return unit or last.tag == "CRD"

    def _measures(self, index: int) -> bool:
        """Whether a noun phrase begins with a number."""
        return self.is_number(index) or self.approximator(index) > index

    def _was_closed(self, items: list[tuple[int, int]]) -> bool:
        return self.tag(items[-1][0] - 1) == "CJC"

    def _list_goes_on(self, index: int) -> bool:
        """Whether a list that is not yet closed by "and" or "or" goes on here to its end."""
        for _ in range(8):
            if self.low(index) == ",":
                index += 1
            if self.tag(index) == "CJC":
                return self.simple_noun(index + 1) is not None
            following = self.simple_noun(index)
            if following is None:
                return False
            index = following.end
            if self.low(index) != "," and self.tag(index) != "CJC":
                index = self._with_phrase(index)
        return False

    def _finite_behind(self, index: int) -> bool:
        while self.tag(index) == "AV0":
            index += 1
        return self.tag(index) in FINITE

    def preposition(self, index: int) -> int:
        """The place behind a preposition that begins here, else the same place."""
        for phrase in _LONG_PREPOSITIONS.get(self.low(index), ()):
            if self.stands(index, phrase):
                return index + len(phrase)
        if self.tag(index) in _PREPOSITION_TAGS or (self.low(index) == "as" and self.tag(index) == "CJS"):
            return index + 1
        if self.low(index) in ("than", "like", "including", "before", "after", "until", "since") and self.tag(
            index
        ) in ("CJS", "PRP"):
            return index + 1
        return index
