"""A verb group in a question's order: the auxiliary before the subject, do-support, the rest behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from phonequiz.generate.english.lexicon import LINKING
from phonequiz.generate.english.verbs import Group
from phonequiz.generate.english.words import Word, base_form, inflected


class Inverted:
    """A clause's verb as questions say it."""

    def __init__(self, words: Sequence[Word], verb: Group, *, imperative: bool) -> None:
        self.words = words
        self.verb = verb
        self.imperative = imperative

    @property
    def verb_lemma(self) -> str:
        """The base form of the main verb."""
        word = self.words[self.verb.main]
        if word.tag[:2] == "VB":
            return "be"
        if word.tag[:2] == "VH":
            return "have"
        return base_form(word.low)

    @property
    def modal(self) -> str:
        """The modal verb, or empty."""
        word = self.words[self.verb.finite]
        if self.imperative:
            return "should"
        if self.verb.has_to:
            return "must"
        return word.low if word.tag == "VM0" else ""

    def kept_adverbs(self, places: Iterable[int]) -> list[int]:
        """The adverbs of a verb group that a question keeps."""
        return [at for at in places if self.words[at].low not in LINKING]

    def inverted(self) -> tuple[str, str]:
        """The auxiliary that goes before the subject, and the verbs that stay behind it."""
        verb, words = self.verb, self.words
        if self.imperative:
            adverbs = [words[at].low for at in self.kept_adverbs(verb.adverbs) if words[at].low != "always"]
            negated = ["not"] if verb.negative and "never" not in adverbs else []
            return "should", " ".join([*negated, *adverbs, words[verb.main].low])
        finite = words[verb.finite]
        chain = verb.chain
        adverbs_at = self.kept_adverbs(verb.adverbs)
        negative = ["not"] if verb.negative and not any(words[at].low == "never" for at in adverbs_at) else []
        kept = sorted([*adverbs_at, *chain[1:]])
        rest = [words[at].low if words[at].tag != "NP0" else words[at].text for at in kept]
        if verb.main not in kept and verb.main != verb.finite:
            rest.append(words[verb.main].low)
        tag = finite.tag
        if verb.has_to or (verb.finite == verb.main and tag[:2] != "VB"):
            does = {"Z": "does", "D": "did"}.get(tag[2], "do")
            base = (f"{'have' if tag[:2] == 'VH' else 'need'} to") if verb.has_to else self.verb_lemma
            before = [words[at].low for at in adverbs_at if at < verb.finite]
            behind = [item for at, item in zip(kept, rest, strict=True) if at > verb.finite]
            return does, " ".join([*negative, *before, base, *behind])
        first = {"cannot": "can", "'s": "is", "’s": "is"}.get(finite.low, finite.low)
        first = {"wo": "will", "ca": "can", "sha": "shall"}.get(first, first)
        return first, " ".join([*negative, *rest])

    def straight(self, *, singular: bool = True) -> str:
        """The verbs behind a question word that is the subject."""
        verb, words = self.verb, self.words
        finite = words[verb.finite]
        shown = finite.low
        if singular:
            shown = {"are": "is", "were": "was", "have": "has", "do": "does"}.get(shown, shown)
            if finite.tag == "VVB":
                shown = inflected(self.verb_lemma, "VBZ")
        places = sorted({*self.kept_adverbs(verb.adverbs), *verb.chain})
        found = []
        for at in places:
            found.append(shown if at == verb.finite else words[at].low)
            if at == verb.finite and verb.has_to:
                found.append("to")
            if at == verb.finite and verb.negative and not any(words[place].low == "never" for place in verb.adverbs):
                found.append("not")
        return " ".join(found)
