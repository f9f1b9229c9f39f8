"""The rules by which banks are examined, all in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from phonequiz.bank.structure import Finding
from phonequiz.check import translations
from phonequiz.check.duplicates import duplicate_questions
from phonequiz.check.examined import Examined
from phonequiz.check.quotes import quotes_not_unique

# What reading a bank finds; without these it cannot be used.
READING = (
    "syntax",
    "encoding",
    "control-character",
    "schema",
    "duplicate-id",
    "duplicate-option",
    "unknown-topic",
    "quote-not-in-source",
)


class Rule(NamedTuple):
    """A rule that looks at one bank that has been read."""

    name: str
    findings: Callable[[Examined], Iterable[Finding]]


RULES = (
    Rule("duplicate-question", duplicate_questions),
    Rule("quote-not-unique", quotes_not_unique),
)
NAMES = (*READING, *(rule.name for rule in RULES), translations.RULE)


class Selection(NamedTuple):
    """Which rules are wanted: those selected (``None``: all) but those ignored."""

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()

    def wants(self, rule: str) -> bool:
        """Whether the findings of a rule are wanted."""
        return rule not in self.ignore and (self.select is None or rule in self.select)
