"""Examines banks: every finding in one pass, in the order of the files and of their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from phonequiz.bank.reading import no_collector
from phonequiz.check import translations
from phonequiz.check.examined import Examined
from phonequiz.check.flaws.looked import Looked
from phonequiz.check.rules import RULES, Selection, flaws_of
from phonequiz.problems import PhonequizError, Problem

STEPS = 2  # of every file: read, and gone through by the rules


class Report(NamedTuple):
    """What an examination found, and what could not be read for it."""

    files: int
    questions: int
    problems: tuple[Problem, ...]
    unreadable: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many of the findings are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many of the findings are warnings."""
        return len(self.problems) - self.errors


def examine(files: Iterable[Path], wanted: Selection, step: Callable[[Path], None]) -> Report:
    """What is wrong with the banks in ``files``.

    A file that is no bank at all is said to be so whatever is selected, for nothing else can be said of it; only
    ignored it is not. ``step`` is called with the file each time a step of its examination begins.
    """
    with no_collector():
        return _examine(files, wanted, step)


def _examine(files: Iterable[Path], wanted: Selection, step: Callable[[Path], None]) -> Report:
    banks: list[Examined] = []
    unreadable: list[Problem] = []
    for path in files:
        step(path)
        try:
            banks.append(Examined(path))
        except PhonequizError as error:
            unreadable += error.problems
    for bank in banks:
        step(bank.path)
        for rule in RULES:
            if wanted.wants(rule.name):
                for finding in rule.findings(bank):
                    bank.add(finding)
        for number, item in bank.items.items():
            looked = Looked(item, bank.language, bank.source, bank.source_language)
            for finding in flaws_of(looked, ("question", number), wanted):
                bank.add(finding)
    beside = translations.translations_differ(banks) if wanted.wants(translations.RULE) else []
    problems: list[Problem] = []
    for bank in (*banks, *beside):
        here = wanted if bank.known else wanted._replace(select=None)
        bank.keep(here.wants)
        problems += bank.problems()
    return Report(len(banks), sum(bank.question_count for bank in banks), tuple(problems), tuple(unreadable))
