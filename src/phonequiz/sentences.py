"""Sentences that both faces say, made from a run and its bank."""

from __future__ import annotations

from pathlib import Path

from phonequiz.bank.model import Bank
from phonequiz.bank.reading import BrokenBank, load
from phonequiz.problems import PhonequizError, Place, Problem
from phonequiz.record.kept import KeptRun, Resumed
from phonequiz.wording import Words, percent, span, when

SHOWN_ERRORS = 5
LARGE_BYTES = 3 * 1024 * 1024


def is_large(path: Path) -> bool:
    """Whether reading this bank takes long enough that one should say so first."""
    try:
        return path.stat().st_size > LARGE_BYTES
    except OSError:
        return False


def read_bank(path: Path) -> Bank:
    """The bank at ``path``; of a broken one the first errors, and where to see all. Raises ``PhonequizError``."""
    try:
        return load(path)
    except BrokenBank as error:
        shown = list(error.problems[:SHOWN_ERRORS])
        more = len(error.problems) - len(shown)
        what = f"{more} more errors" if more else "a bank with errors is not asked"
        remedy = f"`phonequiz check {path}` shows {'all of them' if more else 'what is left of them'}"
        raise PhonequizError([*shown, Problem(Place(str(path)), what, remedy)]) from error


def topic_ids(bank: Bank, names: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of topics named by id or title; raises ``PhonequizError`` for each that the bank does not have."""
    found = [(name, bank.find_topic(name)) for name in names]
    known = ", ".join(topic.id for topic in bank.topics[:20])
    missing = [
        Problem(Place("TOPIC"), f"there is no topic {name!r}", f"the topics are {known}")
        for name, topic in found
        if topic is None
    ]
    if missing:
        raise PhonequizError(missing)
    return tuple(dict.fromkeys(topic.id for _, topic in found if topic is not None))


def resumed_lines(kept: KeptRun, resumed: Resumed, words: Words) -> list[str]:
    """What is said when a run goes on, and one line more where the bank has changed."""
    since = when(words, resumed.started, kept.clock())
    lines = [words("run.resumed", when=since, n=kept.run.position + 1)]
    changes = []
    if resumed.reworded:
        changes.append(words("run.translated" if kept.row.language != kept.bank.language else "run.reworded"))
    if resumed.deleted:
        changes.append(words.count("run.deleted", resumed.deleted))
    return [*lines, " ".join(changes)] if changes else lines


def saved_line(kept: KeptRun, words: Words) -> str:
    """What is said on leaving a run."""
    answered, total = kept.run.answered, len(kept.run.slots)
    if kept.store is None:
        return words("run.not_saved", answered=answered, total=total)
    if kept.row.key is None:
        return words("run.nothing")
    line = words("run.saved", answered=answered, total=total)
    left = kept.remaining()
    return line if left is None else f"{line} {words('exam.remaining', time=span(words, left))}"


def handed_in_lines(kept: KeptRun, words: Words) -> list[str]:
    """What is said of open exams that were handed in to make room for this one."""
    return [
        words("exam.handed_in", right=outcome.right, total=outcome.questions, percent=percent(outcome.score))
        for outcome in kept.handed_in
    ]


def exam_terms(bank: Bank, questions: int, words: Words) -> str:
    """How long an exam is, how long it may take and what passes."""
    limit = ""
    if bank.exam.time_limit is not None:
        limit = words("exam.limit", time=span(words, bank.exam.time_limit))
    count = words.count("questions", questions)
    return words("exam.terms", questions=count, limit=limit, percent=percent(bank.exam.pass_mark))
