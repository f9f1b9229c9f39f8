"""Where a subject ends, what a relative clause is about, and where a list of verbs goes on."""

from __future__ import annotations

from phonequiz.generate.english.parts import Parts
from phonequiz.generate.english.phrases import Noun
from phonequiz.generate.english.verbs import Group
from phonequiz.generate.english.words import FINITE, NOUNS


class Borders(Parts):
    """Finds the borders of what belongs to a noun."""

    def _trimmed(self, start: int, end: int, noun: Noun | None, *, closed: bool) -> tuple[int, int]:
        """The subject without an apposition or a loose relative clause between commas, and without linking phrases."""
        limit = noun.end if noun else start + 1
        for at in range(limit, end):
            if self.low(at) == "," and (closed or self.low(at + 1) in ("which", "who")):
                return (start, at)
        return (start, end)

    def _antecedent(self, start: int, comma: int) -> tuple[int, int] | None:
        """The noun phrase that ends at a comma."""
        best: tuple[int, int] | None = None
        for at in range(comma - 1, start - 1, -1):
            if self.tag(at) in FINITE or self.tag(at - 1) in (
                "AT0",
                "DPS",
                "AJ0",
                "NN1",
                "NN2",
                "NP0",
                "CRD",
                "AJS",
                "ORD",
                "POS",
            ):
                continue
            noun = self.simple_noun(at)
            if noun is not None and noun.end == comma:
                best = (noun.start, noun.end)
                if (
                    self.low(at - 1) not in ("of", "in", "at", "from", "near", "for", "to")
                    or self.tag(at - 2) not in NOUNS
                ):
                    break
        if best is not None and self.low(best[0] - 1) == "by" and self.tag(best[0] - 2) == "VVN":
            return None  # "an alarm made by Beacon, which …": either may be meant
        if best is not None and self.tag(best[0] - 1) == "PRP" and self.tag(best[0] - 2) in NOUNS:
            wider = self._wider(start, best)
            return wider
        return best

    def _wider(self, start: int, inner: tuple[int, int]) -> tuple[int, int] | None:
        """The noun phrase with the name of a place behind it ("a hotel in Leeds"); nothing where that is unsure."""
        if self.tag(inner[0]) != "NP0":
            return None
        for at in range(start, inner[0] - 1):
            noun = self.simple_noun(at)
            if noun is not None and noun.end == inner[0] - 1:
                return (noun.start, inner[1])
        return None

    def _listed_verb(self, comma: int, verb: Group) -> bool:
        """Whether another verb of the same subject follows a comma ("lasts 75 minutes, costs €9 and ends …")."""
        return self.tag(comma + 1) in ("VVZ", "VVD") and self.tag(comma + 1)[2] == self.tag(verb.finite)[2:3]
