"""The numbers of a text with what they count."""

from __future__ import annotations

import re

from phonequiz.generate.distractors.numerals import numerals
from phonequiz.generate.model import Kind, Language
from phonequiz.generate.tagging import tagged

_NOUNS = frozenset({"NN", "NE", "FM", "NNA", "NNI", "TRUNC", "NN0", "NN1", "NN2", "NP0"})
_NAMES = frozenset({"NE", "FM", "NP0"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_UNIT = re.compile(r"(?:st|nd|rd|th)?(?:\s?%|[- ]per cent\b| percent\b| (?:million|billion|Millionen|Milliarden)\b)?")
# What is counted, and what numbers only name.
_NO_NUMBERS = frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "one", "a", "first"})
_NUMBERED = frozenset(
    {"§", "Nr", "Nr.", "No", "No.", "Art", "Art.", "Abs", "Abs.", "Number", "Nummer", "Seite", "page", "Linie"}
)
# "The 300 and the 700", "the 1500 X": these are names.
_JOINED = re.compile(r"\b(?:and the|und (?:der|die|das)) \Z")
_MODEL = re.compile(r" (?:[A-Z]|and the \d+|und (?:der|die|das) \d+)(?= )")


def numbers_in(text: str, language: Language) -> list[tuple[int, int, Kind]]:
    """Where a text has numbers with what they count, and of what kind they are."""
    tokens = tagged(text, language)
    found: list[tuple[int, int, Kind]] = []
    for numeral in numerals(text, language):
        start, end = numeral.start, numeral.end
        if text[start:end].lower() in _NO_NUMBERS or _JOINED.search(text[:start]) or _MODEL.match(text, end):
            continue
        if _YEAR.match(text[start:end]):
            found.append((start, end, "date"))
            continue
        before = next((token for token in reversed(tokens) if token.end <= start), None)
        if before is not None and (before.text in _NUMBERED or before.tag in _NAMES):
            continue
        if text[:start].endswith(("£", "$", "€")):
            start -= 1
        unit = _UNIT.match(text, end)
        end = unit.end() if unit else end
        behind = next((token for token in tokens if token.start > end), None)
        if behind is not None and behind.start == end + 1 and text[end] == " " and behind.tag in _NOUNS:
            end = behind.end
        found.append((start, end, "quantity"))
    return found
