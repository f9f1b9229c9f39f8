"""The parts of a statement that each say something: its clauses, reasons and additions."""

from __future__ import annotations

import re

from phonequiz.check.words import telling
from phonequiz.generate.model import Language

_ADDING: dict[Language, str] = {
    "de": "weil|da|denn|damit|bevor|sobald|sofern|wenn|sondern|dass|obwohl|während|und|oder|der|die|das|dessen|deren"
    "|in dem|in der|auf dem|um",
    "en": "because|since|as|so that|before|after|until|unless|if|when|while|whereas|which|that|who|whose|where|and|or"
    "|but|known as|called",
}
# In German what is added stands behind a comma, but for what "und" adds.
_BORDERS: dict[Language, re.Pattern[str]] = {
    "de": re.compile(r"[,;:–(] *|(?<= )(?=(?:und|oder|sondern|denn) )"),
    "en": re.compile(rf"[,;:–(] *|(?<= )(?=(?:{_ADDING['en']}) )"),
}
_ADDED = {language: re.compile(rf"(?:{words})\b") for language, words in _ADDING.items()}
_FEWEST, _FEWEST_ADDED = 3, 2


def parts_of(body: str, language: Language) -> list[set[str]]:
    """The telling words of each part, without those that are too short to be a fact."""
    found = []
    for part in _BORDERS[language].split(body):
        told = telling(part, language)
        if len(told) >= (_FEWEST_ADDED if _ADDED[language].match(part) else _FEWEST):
            found.append(told)
    return found
