"""Gaps in sentences, for facts that no question asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.chunking import phrases
from phonequiz.generate.german.clauses import Clause, clauses_of
from phonequiz.generate.german.names import name_in
from phonequiz.generate.german.numbers import Amount, amount
from phonequiz.generate.german.phrases import NOUNS, counts, is_year, written
from phonequiz.generate.german.references import hangs
from phonequiz.generate.model import Candidate, Kind, Sentence, Token
from phonequiz.generate.tagging import tagged

GAP = "_____"
_CONFIDENCE = 0.45
_WITH_CONTEXT = 0.4
# A gap for any phrase says little of what is asked.
_LAST = 0.3
_MOST_WORDS = 30
_MOST_WITH_CONTEXT = 50
_FEWEST_WORDS = 4


def gaps(
    sentence: Sentence, before: Sentence | None, clauses: Sequence[Clause], asked: frozenset[str], formal: bool
) -> Iterator[Candidate]:
    """The sentence with a gap for each of its numbers, years and names that is not among the keys ``asked``.

    Where it leans on the sentence before, that one stands in front of it. Last, and least sure, is a
    gap for each phrase and each reason that is not asked.
    """
    tokens = tagged(sentence.text, "de")
    context = ""
    if not _stands_alone(tokens, clauses, formal):
        if before is None or not _stands_alone(tagged(before.text, "de"), clauses_of(before.text), formal):
            return
        context = f"{before.text} "
    most = _MOST_WITH_CONTEXT if context else _MOST_WORDS
    if not _FEWEST_WORDS <= len(f"{context}{sentence.text}".split()) <= most:
        return
    known = {_bare(key) for key in asked}
    targets = [*_targets(tokens), *(target for clause in clauses for target in _rest(clause))]
    for kind, key, form in targets:
        if any(_bare(key) in other or _bare(key).removesuffix("n") == other for other in known):
            continue
        known.add(_bare(key))
        gapped = re.sub(rf"(?<!\w){re.escape(key)}(?!\w)", GAP, sentence.text, count=1)
        stem = context + gapped
        if gapped.count(GAP) == 1 and f"{context}{sentence.text}".count(key) == 1 and not stem.startswith(GAP):
            sure = _LAST if form.startswith("gap-") else _WITH_CONTEXT if context else _CONFIDENCE
            yield Candidate(kind, stem, key, form, sentence, sentence.quote, sure, cloze=True)


def _stands_alone(tokens: Sequence[Token], clauses: Sequence[Clause], formal: bool) -> bool:
    """Whether a reader understands the sentence without the one before."""
    start = 1 if tokens[0].tag == "PROAV" or tokens[0].text.lower() in lists.CONNECTIVES else 0
    if tokens[0].text in {"Das", "Dies"} and len(tokens) > 1 and tokens[1].lemma in {"zeigen", "belegen", "ergeben"}:
        start = 1
    texts = [token.text for token in tokens]
    if any(pair in {("sind", "es"), ("ist", "es"), ("waren", "es")} for pair in pairwise(texts)) or "seien" in texts:
        return False
    if tokens[0].text in {"Frau", "Herr"} and "," in texts[:4]:
        return False
    subject = clauses[0].subject if clauses else None
    pointing = {"er", "sie", "es", *lists.VAGUE_SUBJECTS} - {"man"}
    if subject is not None and subject.kind == "pron" and subject.first in pointing and subject.words[0].text != "Sie":
        return False
    return not hangs(tokens[start:], has_noun_first(tokens), formal)


def _rest(clause: Clause) -> Iterator[tuple[Kind, str, str]]:
    """What else a clause tells: its reasons, and its noun and prepositional phrases, the last first."""
    for phrase in clause.after:
        if phrase.first in lists.CAUSAL | {"damit", "um"} and len(phrase.words) <= _MOST_WORDS // 2:
            yield "cause", phrase.text, f"gap-{phrase.first}-clause"
    for phrase in reversed(clause.middle):
        if phrase.kind not in {"np", "pp"} or phrase.head is None or len(phrase.words) > _MOST_WORDS // 3:
            continue
        if not any(word.tag in {"PDAT", "PPOSAT"} for word in phrase.words):
            yield "action", phrase.text.rstrip(" ,"), f"gap-{phrase.kind}-{phrase.preposition}"


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def has_noun_first(tokens: Sequence[Token]) -> bool:
    """Whether a noun stands before any pronoun."""
    for token in tokens:
        if token.tag in NOUNS:
            return True
        if token.tag in {"PPER", "PPOSAT"}:
            return False
    return False


def _quoted(tokens: tuple[Token, ...], opening: Token) -> Iterator[tuple[Kind, str, str]]:
    """A quoted term of few words."""
    at = tokens.index(opening)
    end = next((number for number in range(at + 1, min(at + 6, len(tokens))) if tokens[number].text in "“”«"), None)
    if end is not None:
        yield "definition", written(tokens[at + 1 : end]), "term"


def _is_part(tokens: tuple[Token, ...], found: Amount) -> bool:
    """Whether a number is the whole of "neun von zehn", or part of a name ("CremaPro 500")."""
    if not found.start:
        return False
    before = tokens[found.start - 1]
    if before.text == "von" and found.start > 1 and counts(tokens[found.start - 2]):
        return True
    return before.tag in {"NE", "FM"} and found.unit is None


def _targets(tokens: tuple[Token, ...]) -> Iterator[tuple[Kind, str, str]]:
    at = 0
    while at < len(tokens):
        found = amount(tokens, at)
        if found is None:
            break
        first = next(n for n in range(at, len(tokens)) if tokens[n].start >= tokens[found.start].start)
        begin = next((n for n in range(first, found.end) if written(tokens[n : n + 1])[:1].isalnum()), first)
        if found.unit is not None and found.measured:
            while tokens[begin].text.lower() in lists.HEDGES | lists.BOUNDS | {
                "mehr",
                "als",
                "bis",
                "zu",
                "weniger",
                "über",
            }:
                begin += 1
            yield found.kind, written(tokens[begin : found.end]), found.form
        elif _is_part(tokens, found):
            pass
        elif found.number.lower() not in {"ein", "eine"} and not is_year(found.number):
            yield "quantity", found.number, "number"
        at = found.end
    for token, after in pairwise(tokens):
        if token.text.lower().startswith(("sogenannt", "genannt", "heißt")) and after.tag in NOUNS:
            yield "definition", after.text, "term"
        if token.text in {"„", "»"} and after.text not in {"“", "«"}:
            yield from _quoted(tokens, token)
    for token in tokens:
        if is_year(token.text):
            yield "date", token.text, "year"
    for phrase in phrases(tokens):
        if phrase.kind in {"np", "pp"} and (name := name_in(phrase)):
            yield "product", written(name).strip("„“”»«"), "name"
        elif phrase.kind == "np" and len(phrase.words) == 2 and all(word.tag == "NE" for word in phrase.words):
            yield "organisation", phrase.text, "name"
