"""The turns of phrase of the languages that the rules know."""

from __future__ import annotations

from phonequiz.check.flaws import english, german
from phonequiz.check.flaws.patterns import Patterns

_KNOWN = {"de": german.PATTERNS, "en": english.PATTERNS}


def known(language: str) -> Patterns | None:
    """The phrases of a language, ``None`` where the rules do not know it."""
    return _KNOWN.get(language)
