"""The parts of a clause before and behind its verb: phrases, infinitives, clauses of their own."""

from __future__ import annotations

from typing import Literal, NamedTuple

from phonequiz.generate.english.lexicon import (
    CAUSE,
    CONCESSION,
    CONDITION,
    FREQUENCY_ADVERBS,
    LINKING,
    LINKING_PHRASES,
    POINTING_BACK,
    SEASONS,
    TIME_UNITS,
)
from phonequiz.generate.english.phrases import Noun
from phonequiz.generate.english.verbs import Verbs
from phonequiz.generate.english.words import FINITE, NOUNS, Word, can_be_base_verb

PartKind = Literal[
    "np", "pp", "ppg", "adv", "adj", "inf", "ing", "ved", "that", "wh", "rel", "sub", "freq", "pred", "odd"
]


class Part(NamedTuple):
    """A part of a clause from ``start`` up to ``end``: a phrase, an infinitive, a clause of its own.

    ``lead`` is the preposition or conjunction; ``noun`` the noun phrase inside.
    """

    kind: PartKind
    start: int
    end: int
    lead: str = ""
    noun: Noun | None = None


class Parts(Verbs):
    """Reads the parts of a sentence's clauses."""

    def __init__(self, words: list[Word]) -> None:
        super().__init__(words)
        self._points_back = False

    def _linking(self, at: int) -> int:
        """The place behind a linking adverb or phrase here, else the same place."""
        for phrase in POINTING_BACK:
            if self.stands(at, phrase):
                self._points_back = True
                return at + len(phrase)
        for phrase in LINKING_PHRASES:
            if self.stands(at, phrase):
                return at + len(phrase)
        if self.low(at) == "so" and self.low(at + 1) == "that":
            return at
        if self.low(at) == "even" and self.low(at + 1) == "if":
            return at
        if self.low(at) in ("then", "otherwise", "there"):
            self._points_back = self._points_back or self.low(at) == "otherwise"
            return at + 1 if self.low(at) != "there" else at
        if self.tag(at) == "AV0" and self.low(at) in LINKING and self.low(at + 1) != "a":
            return at + 1
        if self.low(at) == "please":
            return at + 1
        return at

    def _opening(self, at: int, limit: int) -> Part | None:
        low = self.low(at)
        if self.low(at) in ("never", "always", "only"):
            return None
        if (
            low in CONDITION | CONCESSION | CAUSE
            and self.tag(at) in ("CJS", "AVQ", "PRP")
            and self.low(at + 1) != "soon"
        ):
            clause = self._leading_clause(at, limit)
            if clause is not None and any(
                self.tag(place) in FINITE or self.tag(place) in ("VVN", "VDI") for place in range(at, clause.end)
            ):
                return clause
        frequency = self.frequency(at)
        if frequency > at:
            return Part("freq", at, frequency)
        if self.approximator(at) > at:
            during = self.noun(at + 1) if self.tag(at) == "PRP" else None
            follows = during is not None and (
                self.low(during.end) == "," or self.tag(during.end) in ("PNP", "AT0", "DPS")
            )
            if during is not None and follows and self._is_time(during):
                return Part("pp", at, during.end, low, during)
            return None
        behind = self.preposition(at)
        if behind > at and not (low == "to" and self.tag(at + 1) == "VVI"):
            return self._prepositional(at, behind, limit)
        if low == "as" and self.low(at + 1) == "soon":
            comma = self._comma_before_clause(at, limit)
            return Part("sub", at, comma, "as soon as") if comma else None
        if low in ("this", "last", "next") and self.low(at + 1) in TIME_UNITS | SEASONS:
            return Part("adv", at, at + 2, "time")
        ago = self.noun(at)
        if ago is not None and self.low(ago.end) in ("ago", "later", "earlier"):
            return Part("adv", at, ago.end + 1, "ago")
        if ago is not None and self.low(ago.end) == "," and self._is_time(ago):
            return Part("adv", at, ago.end, "time", ago)
        if self.imperative(at) is not None:
            return None
        if (
            self.tag(at) == "AV0"
            and self.tag(at + 1) not in ("AJ0", "CRD")
            and self.low(at) not in ("about", "around", "most")
        ):
            return Part("adv", at, at + 1, low)
        if low == "to" and (
            self.tag(at + 1) == "VVI" or (self.tag(at) == "TO0" and can_be_base_verb(self.low(at + 1)))
        ):
            comma = self._comma_before_clause(at, limit)
            return Part("inf", at, comma, "to") if comma else None
        return None

    def _is_time(self, noun: Noun) -> bool:
        return self.low(noun.head).rstrip("s") in TIME_UNITS

    def _leading_clause(self, at: int, limit: int) -> Part | None:
        """A subordinate clause before the main one, up to the comma behind which a clause begins."""
        comma = self._comma_before_clause(at, limit)
        return Part("sub", at, comma, self.low(at)) if comma else None

    def _comma_before_clause(self, at: int, limit: int) -> int:
        for comma in range(at + 2, limit):
            if self.low(comma) == ",":
                behind = comma + 1
                behind = self._linking(behind)
                if self.low(behind) == ",":
                    behind += 1
                if self._starts_clause(behind, limit):
                    return comma
        return 0

    def _part(self, at: int, limit: int) -> Part | None:
        """The part of a clause that begins here."""
        low, tag = self.low(at), self.tag(at)
        if tag == "PRP" and self.low(at + 1) in ("which", "whom", "whose"):
            return Part("rel", at, self._clause_limit(at, limit), low)
        if tag in ("CJT",) or (low == "that" and tag in ("PNQ",)):
            return Part("that", at, self._clause_limit(at, limit), "that")
        if low == "so" and (self.low(at + 1) == "that" or self._starts_clause(at + 1, limit)):
            return Part("sub", at, limit, "so that")
        if low in ("half", "twice") and self.low(at + 1) == "as":
            return Part("odd", at, at + 1, low)
        if low == "even" and self.low(at + 1) == "if":
            return Part("sub", at, limit, "even if")
        if low == "as" and self.low(at + 1) == "soon":
            return Part("sub", at, limit, "as soon as")
        if self.stands(at, ("as", "long", "as")):
            return Part("sub", at, limit, "as long as")
        if low == "provided" and self.low(at + 1) == "that":
            return Part("sub", at, limit, "provided that")
        if self.stands(at, ("free", "of", "charge")):
            return Part("adv", at, at + 3, "free of charge")
        if low == "not" or tag == "XX0":
            return Part("odd", at, at + 1, "not")
        if tag in ("AVQ", "DTQ", "PNQ") and low not in ("when", "whenever", "where", "wherever"):
            return Part("wh", at, self._clause_limit(at, limit), low)
        if low in CAUSE | CONDITION | CONCESSION | {"whether"} and self._subordinate(at, limit):
            return Part("sub", at, self._clause_limit(at, limit), low)
        frequency = self.frequency(at)
        if frequency > at:
            return Part("freq", at, frequency)
        if low == "in" and self.low(at + 1) == "order" and self.low(at + 2) == "to":
            return Part("inf", at, self._infinitive_end(at + 3, limit), "in order to")
        if tag == "TO0" or (low == "to" and self.tag(at + 1) in ("VVI", "VBI", "VHI", "VDI")):
            return Part("inf", at, self._infinitive_end(at + 1, limit), "to")
        behind = self.preposition(at)
        if behind > at and self.approximator(at) == at:
            return self._prepositional(at, behind, limit)
        if tag == "VVG":
            return Part("ing", at, self._infinitive_end(at + 1, limit), low)
        noun = self.noun(at)
        if noun is not None:
            after = noun.end
            if self.low(after) in ("wide", "long", "high", "tall", "deep", "thick", "old", "away", "apart"):
                return Part("pred", at, after + 1, self.low(after), noun)
            if self.low(after) in ("later", "earlier", "ago"):
                return Part("adv", at, after + 1, self.low(after), noun)
            return Part("np", at, noun.end, "", noun)
        if tag == "VVN" or tag == "VVD":
            return Part("ved", at, self._infinitive_end(at + 1, limit, participle=True), low)
        if low == "only":
            return Part("adv", at, at + 1, low)
        if tag in ("AJ0", "AJC", "AJS", "ORD") or (tag == "AV0" and self.tag(at + 1) in ("AJ0", "AJC")):
            end = at + 1
            while self.tag(end) in ("AJ0", "AJC", "AJS") and not self.stands(end, ("free", "of", "charge")):
                end += 1
            if self.tag(end) == "CJC" and self.tag(end + 1) in ("AJ0", "AJC"):
                end += 2
            return Part("adj", at, end, self.low(end - 1))
        if tag in ("AV0", "AVP", "ORD"):
            return Part("adv", at, at + 1, low)
        return None

    def frequency(self, at: int) -> int:
        """The place behind "every six months", "twice a year", "daily"; the same place if there is none."""
        start = at
        if self.low(at) in ("only", "at", "roughly", "about", "around", "approximately", "usually", "up"):
            at += 2 if self.low(at) in ("at", "up") else 1
        low = self.low(at)
        if low in FREQUENCY_ADVERBS and self.tag(at) in ("AV0", "AJ0") and self.tag(at + 1) not in NOUNS:
            return at + 1
        if low in ("every", "each"):
            behind = at + 1
            while self.tag(behind) in ("CRD", "ORD") or self.low(behind) in (
                "other",
                "few",
                "second",
                "third",
                "single",
            ):
                behind += 1
            if self.tag(behind) in ("AJ0", "VVG") and self.low(behind + 1).removesuffix("s") in TIME_UNITS:
                return behind + 2
            if self.low(behind).removesuffix("s") in TIME_UNITS or self.low(behind) in (
                *TIME_UNITS,
                "morning",
                "evening",
            ):
                return behind + 1
            if self.tag(behind) == "NP0" and self.low(behind).endswith("day"):
                behind += 1
                return (
                    behind + 2
                    if self.low(behind) == "at" and self.is_number(behind + 1) and self.tag(behind + 2) != "NN0"
                    else (behind + 3 if self.low(behind) == "at" and self.is_number(behind + 1) else behind)
                )
            return start
        count = at
        if low in ("once", "twice"):
            count = at + 1
        elif self.tag(at) == "CRD" and self.low(at + 1) == "times":
            count = at + 2
        if count > at:
            if self.low(count) in ("a", "an", "every", "per", "each"):
                behind = count + 1
                while self.tag(behind) == "CRD":
                    behind += 1
                if self.low(behind).removesuffix("s") in TIME_UNITS or self.low(behind) in TIME_UNITS:
                    return behind + 1
            bare = self.tag(at - 1) in ("VVN", "VVI") and self.tag(count) in ("", "PUN", "CJC")
            if self.low(at) in ("once", "twice") and at == start and bare:
                return count
            if self.low(at + 1) == "times" and at == start and self.tag(count) not in ("AJC", "AV0"):
                return count
        return start

    def _subordinate(self, at: int, limit: int) -> bool:
        """Whether a clause, and no noun phrase, follows a word that can be a conjunction or a preposition."""
        if self.low(at) == "because" and self.low(at + 1) != "of":
            return True
        if self.tag(at + 1) == "EX0" and self.tag(at) in ("CJS", "AVQ"):
            return True
        noun = self.noun(at + 1, subject=True)
        if noun is not None and self._main_verb(noun.end, limit) is not None:
            # A verb that follows directly, or behind what belongs to the noun.
            return (
                self.tag(at) in ("CJS", "AVQ") or self._finite_behind(noun.end) or self._main_verb_near(noun.end, limit)
            )
        if self.tag(at) in ("CJS", "AVQ") and noun is not None and self.low(at) in ("when", "if", "because", "unless"):
            return True
        if noun is not None and self.tag(noun.head) == "PNP" and self.tag(noun.end)[:1] == "V":
            return True
        return self.tag(at) in ("CJS", "AVQ") and noun is None and self.tag(at + 1) in ("VVN", "VVG", "AJ0")

    def _main_verb_near(self, at: int, limit: int) -> bool:
        for place in range(at, min(limit, at + 8)):
            if self.low(place) in (",", ";") or self.tag(place) == "CJC":
                return False
            if self.tag(place) in FINITE or self.tag(place) == "VDI":
                return True
        return False

    def _clause_limit(self, at: int, limit: int) -> int:
        """Where a subordinate clause ends that stands behind the main one."""
        for comma in range(at + 2, limit):
            if self.low(comma) == "," and self.tag(comma + 1) == "PRP" and self.low(comma + 2) in ("which", "whom"):
                return comma
            if self.low(comma) == "," and (
                self._clause_ends(comma, limit)
                or self.low(comma + 1) in CAUSE | CONCESSION | {"which", "who", "so", "such"}
            ):
                return comma
            again = self.tag(comma) == "CJC" and self.tag(comma + 1) in ("VVB", "VVI")
            if (
                again
                and comma > at + 2
                and self.tag(comma + 2) in ("AT0", "DPS", "PNP")
                and self.tag(comma - 1) != "VVB"
            ):
                return comma
            if comma > at + 3 and self.low(comma) in ("because",) and self.tag(comma) == "CJS":
                return comma
        return limit

    def _clause_ends(self, comma: int, limit: int) -> bool:
        """Whether the clause ends at a comma because another joins it."""
        at = comma + 1
        if (
            self.tag(at) == "CJC"
            or self.low(at) in CONCESSION | {"where"}
            or (self.low(at) == "so" and self.low(at + 1) != "that")
        ):
            at += 1
            return (
                self._starts_clause(self._linking(at), limit)
                or self.verb(at) is not None
                or self._opening(at, limit) is not None
            )
        return False

    def _infinitive_end(self, at: int, limit: int, *, participle: bool = False) -> int:
        """Where an infinitive or a participle with what belongs to it ends."""
        while at < limit:
            low = self.low(at)
            if low == ",":
                noun = self.simple_noun(at + 1)
                if noun is None or not self._list_goes_on(at):
                    return at
            if self.tag(at) in ("CJS", "AVQ") and self._subordinate(at, limit) and low not in ("as", "than"):
                return at
            if participle and self.frequency(at) > at:
                return at
            if low == "so" and self.low(at + 1) == "that":
                return at
            if self.tag(at) == "CJC" and (self._shared_finite(at + 1) or self.tag(at + 1) == "VVN"):
                return at
            at += 1
        return limit

    def _shared_finite(self, at: int) -> bool:
        group = self.verb(at)
        if group is not None and self.tag(group.finite) != "VVB":
            return True
        noun = self.noun(at, subject=True)
        return noun is not None and self._finite_behind(noun.end)

    def _prepositional(self, at: int, behind: int, limit: int) -> Part | None:
        """A preposition with its noun phrase or gerund."""
        lead = " ".join(self.low(place) for place in range(at, behind))
        if lead == "in order to":
            return Part("inf", at, self._infinitive_end(behind, limit), lead)
        if self.tag(behind) == "VVG" and self.simple_noun(behind) is None and self.low(behind) != "running":
            return Part("ppg", at, self._infinitive_end(behind + 1, limit), lead)
        if lead == "between":
            first = self.simple_noun(behind)
            if first is not None and self.low(first.end) == "and":
                second = self.simple_noun(first.end + 1)
                if second is not None:
                    return Part("pp", at, second.end, lead, Noun(first.start, second.end, second.head, second.end))
        noun = self.noun(behind)
        if noun is None or noun.end > limit:
            return None
        end = noun.end
        if (
            self.tag(end - 1) == "NP0"
            and self.low(end) == ","
            and self.tag(end + 1) == "NP0"
            and self.low(end + 2) in (",", ".")
        ):
            # "in Porto, Portugal"
            noun = noun._replace(end=end + 2)
            end = noun.end
        if lead == "from" and self.low(end) in ("to", "until", "through") and self._spans(noun, end):
            second = self.simple_noun(end + 1)
            if second is not None:
                return Part("pp", at, second.end, lead, Noun(noun.start, second.end, second.head, second.end))
        return Part("pp", at, end, lead, noun)

    def _spans(self, noun: Noun, at: int) -> bool:
        """Whether a phrase of "from" is the first half of a span ("from 31 to 8 percent")."""
        numbered = any(self.tag(place) == "CRD" for place in range(noun.start, noun.end))
        goes_on = self.tag(at + 1) in ("CRD", "NP0", "AV0") or self.low(at + 1) in ("noon", "midnight")
        return goes_on and (numbered or self.tag(noun.head) == "NP0")

    def _next_comma(self, at: int, limit: int) -> int:
        while at < limit and self.low(at) != ",":
            at += 1
        return at
