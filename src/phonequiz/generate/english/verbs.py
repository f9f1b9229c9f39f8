"""Where a clause has its verb: finite, imperative, or hidden behind the tagger's error."""

from __future__ import annotations

from typing import NamedTuple

from phonequiz.generate.english.lexicon import LINKING
from phonequiz.generate.english.phrases import Noun, Phrases
from phonequiz.generate.english.words import FINITE, NOUNS, can_be_base_verb, can_be_third_person

# Verbs that are nouns too and that begin an order more often than a sentence.
_OFTEN_TOLD = frozenset(
    {"use", "place", "check", "keep", "ask", "store", "wear", "report", "press", "clean", "open", "close"}
)
_BEFORE_VERBS = frozenset(
    {
        "also",
        "only",
        "never",
        "always",
        "often",
        "still",
        "already",
        "even",
        "just",
        "now",
        "then",
        "soon",
        "almost",
        "rather",
    }
)


class Group(NamedTuple):
    """A finite verb with its auxiliaries: ``finite`` and ``main`` are places, ``adverbs`` those inside."""

    start: int
    end: int
    finite: int
    main: int
    passive: bool
    negative: bool
    adverbs: tuple[int, ...] = ()
    has_to: bool = False
    chain: tuple[int, ...] = ()


class Verbs(Phrases):
    """Finds the verbs of a sentence's clauses."""

    def imperative(self, at: int) -> Group | None:
        """An imperative that begins here."""
        adverbs: list[int] = []
        while self.low(at) in ("never", "always", "only", "please", "just", "immediately"):
            adverbs.append(at)
            at += 1
        negative = any(self.low(place) == "never" for place in adverbs)
        if self.low(at) == "do" and self.low(at + 1) in ("not", "n't", "n’t"):
            main = at + 2
            while self.tag(main) == "AV0":
                main += 1
            if can_be_base_verb(self.low(main)):
                return Group(at, main + 1, at, main, False, True, (), False, (at, main))
            return None
        word = self.low(at)
        if not can_be_base_verb(word) and word != "be":
            return None
        following = self.tag(at + 1)
        if word in _OFTEN_TOLD and self.tag(at) in ("NN1", "VVB", "VVI") and following in ("NN2", "AJ0", "AT0", "DPS"):
            return Group(adverbs[0] if adverbs else at, at + 1, at, at, False, negative, tuple(adverbs), False, (at,))
        verbal = self.tag(at) in ("VVB", "VVI", "VDB", "VHB", "VBI", "VBB")
        determined = following in ("AT0", "DPS", "DT0", "PNP", "CRD") or self.low(at + 1) in (
            "all",
            "only",
            "any",
            "both",
        )
        if (verbal and following not in FINITE) or (determined and self.tag(at) in ("AJ0", "NN1", "AV0", "NP0", "NN2")):
            return Group(
                at if not adverbs else adverbs[0], at + 1, at, at, False, negative, tuple(adverbs), False, (at,)
            )
        plain = (
            self.tag(at) in ("AJ0", "NN1", "AV0", "NP0")
            and following in ("NN1", "NN2", "AJ0")
            and self._no_verb(at + 1)
        )
        if plain:
            return Group(
                at if not adverbs else adverbs[0], at + 1, at, at, False, negative, tuple(adverbs), False, (at,)
            )
        return None

    def _no_verb(self, at: int) -> bool:
        """Whether no finite verb stands before the next comma, so that the first word must be the verb."""
        while at < len(self.words) and self.tag(at) not in ("PUN", "CJS", "AVQ", "DTQ", "PNQ") and self.low(at) != "so":
            if self.tag(at) == "PNP" and self.tag(at - 1) in NOUNS:
                break
            if self.tag(at) in FINITE or self._may_be_third_person(at):
                return False
            at += 1
        return self.low(at) != "," or not any(self._may_be_third_person(place) for place in range(at, len(self.words)))

    def _main_verb(self, at: int, limit: int) -> Group | None:
        """The verb of the clause whose subject's noun ends here: the first that no relative clause takes."""
        pending = 0
        while at < limit:
            tag, low = self.tag(at), self.low(at)
            if (
                tag in ("PNQ", "DTQ", "AVQ")
                or tag == "CJT"
                or (low == "that" and self.tag(at - 1) in NOUNS)
                or (tag == "CJS" and low not in ("than", "as"))
            ):
                pending += 1
            elif low in (";", ":") or (tag == "PUQ"):
                return None if low in (";", ":") else self._main_verb(at + 1, limit)
            elif tag in FINITE:
                group = self.verb(at)
                if group is None:
                    return None
                if not pending:
                    start = at
                    while self.tag(start - 1) == "AV0" and start - 1 > 0 and self._before_verb(start - 1):
                        start -= 1
                    return self.verb(start)
                pending -= 1
                at = group.end
                continue
            at += 1
        return None

    def _before_verb(self, at: int) -> bool:
        """Whether an adverb belongs to the verb behind it, and not to what stands before ("who travel abroad")."""
        return self.low(at).endswith("ly") or self.low(at) in (_BEFORE_VERBS | LINKING) - {"else"}

    def _hidden_verb(self, noun: Noun | None, limit: int) -> Group | None:
        """A verb that was tagged as a noun in the plural ("the model needs charging")."""
        if noun is None:
            return None
        for at in range(noun.start + 1, min(noun.end + 8, limit)):
            if self.tag(at) == "CJS":
                return None
            if self._may_be_third_person(at):
                self.words[at] = self.words[at]._replace(tag="VVZ")
                return self.verb(at)
            many = self.tag(noun.head) == "NN2" or self.low(noun.head) == "those"
            opens = self.tag(at + 1) in ("CRD", "AT0", "DPS") and self.tag(at - 1) not in ("AT0", "DPS", "AJ0")
            if many and opens and self.tag(at) == "NN1" and at > noun.end and can_be_base_verb(self.low(at)):
                self.words[at] = self.words[at]._replace(tag="VVB")
                return self.verb(at)
            adverbs = 1 if self.tag(at) == "AV0" else 0
            if self.tag(at + adverbs) == "VVN" and at == noun.end and self.low(at + adverbs) not in ("called", "named"):
                self.words[at + adverbs] = self.words[at + adverbs]._replace(tag="VVD")
                return self.verb(at)
            if (
                self.low(at) in ("cost", "set", "put", "cut", "hit")
                and self.tag(at) == "NN1"
                and self.tag(at - 1) in NOUNS
            ):
                # Of many it may be the present; of one it can only be the past.
                self.words[at] = self.words[at]._replace(tag="VVB" if self.tag(at - 1) == "NN2" else "VVD")
                return self.verb(at)
        return None

    def _may_be_third_person(self, at: int) -> bool:
        """Whether a noun in the plural may be a verb: behind a singular noun, and before what only an object begins."""
        return (
            self.tag(at) in ("NN2", "NN1")
            and can_be_third_person(self.low(at))
            and self.tag(at - 1) in ("NN1", "NN0", "NP0", "PUN", "AV0", "CRD")
            and self.tag(at + 1) not in ("", "PUN", "CJC", "PRF", "POS")
        )

    def _starts_clause(self, at: int, limit: int) -> bool:
        """Whether a subject with its verb, or an imperative, begins here."""
        if self.imperative(at) is not None:
            return True
        noun = self.noun(at, subject=True)
        if noun is None:
            return self.tag(at) == "EX0" and self.tag(at + 1) in FINITE
        return self._main_verb(noun.end, limit) is not None

    def verb(self, index: int) -> Group | None:
        """A finite verb with its auxiliaries that begins here (adverbs may stand before it)."""
        start = index
        adverbs: list[int] = []
        while self.tag(index) == "AV0":
            adverbs.append(index)
            index += 1
        if self.tag(index) not in FINITE:
            return None
        finite = main = index
        negative = self.low(finite) == "cannot"
        chain = [index]
        has_to = False
        at = index + 1
        while True:
            tag = self.tag(at)
            if tag == "XX0":
                negative = True
            elif tag == "AV0" or (self.low(at) in ("only", "first") and tag in ("AJ0", "ORD")):
                adverbs.append(at)
            elif self._continues(chain[-1], at):
                chain.append(at)
            elif (
                self.low(at) == "to" and self._needs_to(chain[-1]) and self.tag(at + 1) in ("VVI", "VBI", "VHI", "VDI")
            ):
                has_to = True
                chain.append(at + 1)
                at += 1
            else:
                break
            at += 1
        main = chain[-1]
        # What stands behind the main verb is no part of the group.
        end = main + 1
        if self.tag(main)[:2] in ("VB", "VD") and negative:
            while self.tag(end) in ("XX0",):
                end += 1
        inside = tuple(place for place in adverbs if place < main)
        negative = negative or any(self.low(place) == "never" for place in inside)
        passive = len(chain) > 1 and self.tag(main) == "VVN" and self.tag(chain[-2])[:2] == "VB"
        return Group(start, end, finite, main, passive, negative, inside, has_to, tuple(chain))

    def _needs_to(self, at: int) -> bool:
        """Whether "to" and an infinitive behind this verb say that something must be done."""
        return self.tag(at)[:2] == "VH" or self.low(at) in ("needs", "need", "needed")

    def _continues(self, last: int, at: int) -> bool:
        """Whether the verb form at a place belongs to the verb before it."""
        before, tag = self.tag(last), self.tag(at)
        if before == "VM0" or before[:2] == "VD":
            return tag in ("VVI", "VBI", "VHI", "VDI") or (before == "VM0" and tag in ("VVB", "VBB", "VHB"))
        if before[:2] == "VB":
            return tag in ("VVN", "VVG", "VBG", "VHN", "VDN") or (tag == "VVD" and self.tag(at + 1) not in NOUNS)
        if before[:2] == "VH":
            return tag in ("VVN", "VBN", "VHN", "VDN") or (tag == "VVD" and last + 1 >= at - 1)
        return False
