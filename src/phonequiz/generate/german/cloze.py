"""Gaps in sentences, for facts that no question asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.chunking import phrases
from phonequiz.generate.german.names import name_in
from phonequiz.generate.german.numbers import Amount, amount
from phonequiz.generate.german.phrases import NOUNS, counts, is_year, written
from phonequiz.generate.german.references import hangs
from phonequiz.generate.model import Candidate, Kind, Sentence, Token
from phonequiz.generate.tagging import tagged

GAP = "_____"
_CONFIDENCE = 0.45
_MOST_WORDS = 30
_FEWEST_WORDS = 6


def gaps(sentence: Sentence, asked: frozenset[str], formal: bool) -> Iterator[Candidate]:
    """The sentence with a gap for each of its numbers, years and names that is not among the keys ``asked``."""
    tokens = tagged(sentence.text, "de")
    start = 1 if tokens[0].tag == "PROAV" or tokens[0].text.lower() in lists.CONNECTIVES else 0
    if tokens[0].text in {"Das", "Dies"} and len(tokens) > 1 and tokens[1].lemma in {"zeigen", "belegen", "ergeben"}:
        start = 1
    count = len(sentence.text.split())
    # What is claimed, or said of another case, is not clear from the sentence alone.
    texts = [token.text for token in tokens]
    if any(pair in {("sind", "es"), ("ist", "es"), ("waren", "es")} for pair in pairwise(texts)) or "seien" in texts:
        return
    if tokens[0].text in {"Frau", "Herr"} and ("," in texts[:4]):
        return
    if not _FEWEST_WORDS <= count <= _MOST_WORDS or hangs(tokens[start:], _has_noun_first(tokens), formal):
        return
    known = {_bare(key) for key in asked}
    for kind, key, form in _targets(tokens):
        if any(_bare(key) in other or _bare(key).removesuffix("n") == other for other in known):
            continue
        known.add(_bare(key))
        stem = re.sub(rf"(?<!\w){re.escape(key)}(?!\w)", GAP, sentence.text, count=1)
        if stem.count(GAP) == 1 and sentence.text.count(key) == 1 and not stem.startswith(GAP):
            yield Candidate(kind, stem, key, form, sentence, sentence.quote, _CONFIDENCE, cloze=True)


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _has_noun_first(tokens: tuple[Token, ...]) -> bool:
    """Whether a noun stands before any pronoun."""
    for token in tokens:
        if token.tag in NOUNS:
            return True
        if token.tag in {"PPER", "PPOSAT"}:
            return False
    return False


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
        if token.text.lower().startswith(("sogenannt", "genannt")) and after.tag in NOUNS:
            yield "definition", after.text, "term"
    for token in tokens:
        if is_year(token.text):
            yield "date", token.text, "year"
    for phrase in phrases(tokens):
        if phrase.kind in {"np", "pp"} and (name := name_in(phrase)):
            yield "product", written(name).strip("„“”»«"), "name"
        elif phrase.kind == "np" and len(phrase.words) == 2 and all(word.tag == "NE" for word in phrase.words):
            yield "organisation", phrase.text, "name"
