"""Examines banks: every finding in one pass, in the order of the files and of their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from phonequiz.bank.nearest import suggestion
from phonequiz.bank.reading import no_collector
from phonequiz.bank.structure import Finding
from phonequiz.check import translations
from phonequiz.check.examined import Examined
from phonequiz.check.flaws.looked import Looked
from phonequiz.check.rules import NAMES, RULES, SILENCEABLE, UNKNOWN_RULE, Selection, flaws_of
from phonequiz.check.silenced import IGNORE, MARK, Unknown, silenced_in
from phonequiz.problems import PhonequizError, Place, Problem

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
        silenced = silenced_in(bank.parsed.text, SILENCEABLE)
        for finding in _findings(bank, wanted):
            if not silenced.covers(finding.rule, finding.path):
                bank.add(finding)
        if wanted.wants(UNKNOWN_RULE):
            for unknown in silenced.unknown:
                bank.add_problem(_unknown_rule(bank.path, unknown))
    if wanted.wants(translations.RULE):
        translations.translations_differ(banks)
    problems: list[Problem] = []
    for bank in banks:
        here = wanted if bank.known else wanted._replace(select=None)
        bank.keep(here.wants)
        problems += bank.problems()
    return Report(len(banks), sum(bank.question_count for bank in banks), tuple(problems), tuple(unreadable))


def _findings(bank: Examined, wanted: Selection) -> Iterator[Finding]:
    """What the wanted rules say of one bank that has been read."""
    for rule in RULES:
        if wanted.wants(rule.name):
            yield from rule.findings(bank)
    for number, item in bank.items.items():
        looked = Looked(item, bank.language, bank.source, bank.source_language)
        yield from flaws_of(looked, ("question", number), wanted)


def _unknown_rule(path: Path, unknown: Unknown) -> Problem:
    name = unknown.name
    if not name:
        remedy = f"write `# {MARK} {IGNORE} RULE`"
        what = "the comment does not say which rule to ignore"
        if unknown.word.casefold() not in {IGNORE, ""}:
            what = f"a comment cannot say {unknown.word!r}"
    elif name in NAMES:
        what, remedy = f"a comment cannot silence {name!r}", "delete its name here and mend what it finds"
    else:
        what, remedy = f"there is no rule {name!r} to ignore", suggestion(name, SILENCEABLE)
    return Problem(Place(str(path), unknown.line, unknown.column), what, remedy, UNKNOWN_RULE, "warning")
