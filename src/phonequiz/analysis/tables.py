"""Reports over the attempts of one learner or many, as rows of figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from phonequiz.record.attempts import Attempt, Flag, Response

Which = Literal["first", "last", "best", "all"]
Row = dict[str, Any]


class Material(NamedTuple):
    """What reports are made of, gathered from any number of records."""

    attempts: Sequence[Attempt]
    responses: Sequence[Response]
    flags: Sequence[Flag]
    stems: Mapping[tuple[str, str], str]
    titles: Mapping[tuple[str, str], str]


class Withheld(NamedTuple):
    """How many rows are withheld because too few learners stand behind them."""

    rows: int
    min_group: int


def counting(attempts: Iterable[Attempt], which: Which, modes: frozenset[str]) -> list[Attempt]:
    """The finished attempts that count: of each learner and bank the first, the last, the best, or all."""
    groups: dict[tuple[str, str], list[Attempt]] = defaultdict(list)
    for attempt in sorted(attempts, key=lambda attempt: (attempt.finished or "", attempt.started)):
        if attempt.finished is not None and attempt.mode in modes:
            groups[attempt.learner, attempt.bank].append(attempt)
    chosen: list[Attempt] = []
    for group in groups.values():
        if which == "all":
            chosen += group
        elif which == "best":
            chosen.append(max(group, key=lambda attempt: attempt.score or 0.0))
        else:
            chosen.append(group[0 if which == "first" else -1])
    return chosen


def by_learner(attempts: Sequence[Attempt]) -> list[Row]:
    """One row for each attempt that counts, by learner and bank."""
    return sorted((_attempt_row(attempt) for attempt in attempts), key=lambda row: (row["learner"], row["bank"]))


def by_attempt(attempts: Iterable[Attempt], count: Iterable[Attempt], modes: frozenset[str]) -> list[Row]:
    """One row for each attempt of these modes, finished or not, and whether it counts."""
    counted = {attempt.run for attempt in count}
    rows = []
    for attempt in attempts:
        if attempt.mode in modes:
            row = _attempt_row(attempt)
            row["counts"] = attempt.run in counted
            rows.append(row)
    return sorted(rows, key=lambda row: row["started"])


def _attempt_row(attempt: Attempt) -> Row:
    return {
        "learner": attempt.learner,
        "bank": attempt.bank,
        "mode": attempt.mode,
        "attempt": attempt.run,
        "started": attempt.started,
        "finished": attempt.finished,
        "questions": attempt.questions,
        "answers": attempt.answered,
        "right": attempt.right,
        "score": attempt.score,
        "passed": attempt.passed,
    }


def by_topic(material: Material, attempts: Sequence[Attempt], min_group: int) -> tuple[list[Row], Withheld]:
    """One row a topic: how many learners answered in it, the answers and the share of right ones."""
    given = _grouped(material, attempts, lambda response: response.topic)
    several = len({attempt.learner for attempt in material.attempts}) > 1
    rows, withheld = [], 0
    for (bank, topic), answers in given.items():
        learners = len({learner for learner, _ in answers})
        row: Row = {"bank": bank, "topic": topic, "title": material.titles.get((bank, topic))}
        if several and learners < min_group:
            withheld += 1
            row |= {"learners": None, "answers": None, "right": None, "score": None}
        else:
            right = sum(is_right for _, is_right in answers)
            row |= {"learners": learners, "answers": len(answers), "right": right, "score": right / len(answers)}
        rows.append(row)
    return sorted(rows, key=lambda row: (row["bank"], row["topic"])), Withheld(withheld, min_group)


def by_question(material: Material, attempts: Sequence[Attempt], min_group: int) -> tuple[list[Row], Withheld]:
    """One row a question: its facility over the attempts that count, and the flags of all learners.

    Facility is the mean mark divided by the highest possible one, here the share of right answers.
    """
    given = _grouped(material, attempts, lambda response: response.item)
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for flag in material.flags:
        words[flag.bank, flag.item].append(flag.why)
        given.setdefault((flag.bank, flag.item), [])
    several = len({attempt.learner for attempt in material.attempts}) > 1
    rows, withheld = [], 0
    for (bank, item), answers in given.items():
        learners = len({learner for learner, _ in answers})
        row: Row = {"question": item, "bank": bank, "stem": material.stems.get((bank, item))}
        if several and learners < min_group:
            withheld += 1
            row |= {"n": None, "facility": None, "flags": None, "why": None}
        else:
            facility = sum(is_right for _, is_right in answers) / len(answers) if answers else None
            why = words[bank, item]
            row |= {"n": len(answers), "facility": facility, "flags": len(why), "why": [word for word in why if word]}
        rows.append(row)
    return sorted(rows, key=lambda row: (row["bank"], row["question"])), Withheld(withheld, min_group)


def _grouped(
    material: Material,
    attempts: Sequence[Attempt],
    key: Any,  # noqa: ANN401
) -> dict[tuple[str, str], list[tuple[str, bool]]]:
    """(Bank, key of the response) → learner and mark of every answer in the attempts."""
    of_run = {attempt.run: attempt for attempt in attempts}
    groups: dict[tuple[str, str], list[tuple[str, bool]]] = defaultdict(list)
    for response in material.responses:
        attempt = of_run.get(response.run)
        if attempt is not None:
            groups[attempt.bank, key(response)].append((attempt.learner, response.right))
    return groups
