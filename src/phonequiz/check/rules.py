"""The rules by which banks are examined, all in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from phonequiz.bank.structure import Finding, Path
from phonequiz.check import translations
from phonequiz.check.bankwide import key_position, uncovered_sections
from phonequiz.check.duplicates import duplicate_questions
from phonequiz.check.examined import Examined
from phonequiz.check.flaws import cues, grammar, lengths, meanings, numbers, options, stems
from phonequiz.check.flaws.looked import Flaw, Looked
from phonequiz.check.quotes import quotes_not_unique
from phonequiz.check.spelling import misspelt

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
    Rule("key-position", key_position),
    Rule("uncovered-section", uncovered_sections),
    Rule("spelling", misspelt),
)


class QuestionRule(NamedTuple):
    """A rule on flaws, which looks at one question by itself; its findings are warnings."""

    name: str
    flaws: Callable[[Looked], Iterable[Flaw]]


QUESTION_RULES = (
    QuestionRule("longest-key", lengths.longest_key),
    QuestionRule("absolute-term", options.absolute_term),
    QuestionRule("vague-term", options.vague_term),
    QuestionRule("all-of-the-above", options.all_of_the_above),
    QuestionRule("none-of-the-above", options.none_of_the_above),
    QuestionRule("negative-stem", stems.negative_stem),
    QuestionRule("grammar-cue", grammar.grammar_cue),
    QuestionRule("clang", cues.clang),
    QuestionRule("convergence", cues.convergence),
    QuestionRule("logical-cue", cues.logical_cue),
    QuestionRule("combined-options", options.combined_options),
    QuestionRule("true-false-series", options.true_false_series),
    QuestionRule("overlapping-options", numbers.overlapping_options),
    QuestionRule("option-order", numbers.numbers_out_of_order),
    QuestionRule("repeated-option-start", options.repeated_option_start),
    QuestionRule("implausible-option", options.implausible_option),
    QuestionRule("unfocused-stem", stems.unfocused_stem),
    QuestionRule("blank-stem", stems.blank_stem),
    QuestionRule("opinion", stems.opinion),
    QuestionRule("gratuitous", stems.gratuitous),
    QuestionRule("multiple-keys", meanings.multiple_keys),
    QuestionRule("unsupported-key", meanings.unsupported_key),
)
# What a comment can silence; what reading finds cannot be, for such a bank cannot be used.
SILENCEABLE = frozenset(rule.name for rule in (*RULES, *QUESTION_RULES))
UNKNOWN_RULE = "unknown-rule"
NAMES = (*READING, *(rule.name for rule in (*RULES, *QUESTION_RULES)), translations.RULE, UNKNOWN_RULE)


class Selection(NamedTuple):
    """Which rules are wanted: those selected (``None``: all) but those ignored."""

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()

    def wants(self, rule: str) -> bool:
        """Whether the findings of a rule are wanted."""
        return rule not in self.ignore and (self.select is None or rule in self.select)


ALL = Selection()


def flaws_of(question: Looked, path: Path, wanted: Selection) -> Iterator[Finding]:
    """What the wanted rules on flaws find in a question; ``path`` leads to it."""
    for rule in _wanted(wanted):
        for flaw in rule.flaws(question):
            yield Finding((*path, *flaw.path), rule.name, flaw.what, flaw.remedy, severity="warning")


@lru_cache(maxsize=8)
def _wanted(wanted: Selection) -> list[QuestionRule]:
    return [rule for rule in QUESTION_RULES if wanted.wants(rule.name)]
