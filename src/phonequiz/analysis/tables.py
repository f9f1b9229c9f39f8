"""Reports over the attempts of one learner or many, as rows of figures."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from phonequiz.analysis.items import ItemFigures, ItemMarks, QuizFigures, item_figures, quiz_figures
from phonequiz.analysis.options import Third, option_counts, thirds, verdicts
from phonequiz.record.attempts import Attempt, Flag
from phonequiz.sources.ledger import Cell, Ledger
from phonequiz.sources.wordings import Wording

Which = Literal["first", "last", "best", "all"]
Row = dict[str, Any]
FIGURES = ItemFigures._fields
_WITHHELD: Row = {
    **dict.fromkeys(("learners", "answers", "right", "score", *FIGURES, "flags", "why")),
    "options": [],
    "verdicts": [],
}
_NO_QUIZ = QuizFigures(*[None] * len(QuizFigures._fields))  # type: ignore[arg-type]


class Material(NamedTuple):
    """What reports are made of, gathered from any number of sources.

    ``numbers`` says under which number the answers of an attempt stand in the ledger, ``wordings`` how an item was last
    asked (``all_wordings``: under each hash of its content), ``titles`` the titles of topics.
    """

    attempts: Sequence[Attempt]
    numbers: Mapping[str, int]
    ledger: Ledger
    flags: Sequence[Flag]
    wordings: Mapping[tuple[str, str], Wording]
    titles: Mapping[tuple[str, str], str]
    all_wordings: Mapping[tuple[str, str, str], Wording] = {}

    @property
    def several(self) -> bool:
        """Whether it is about more than one learner."""
        return len({attempt.learner for attempt in self.attempts}) > 1


class Withheld(NamedTuple):
    """How many rows are withheld because too few learners stand behind them."""

    rows: int
    min_group: int


class QuestionReport(NamedTuple):
    """The rows by question and the figures of the whole quiz (all ``None`` over several banks)."""

    rows: list[Row]
    quiz: QuizFigures
    withheld: Withheld
    banks: int


def counting(attempts: Iterable[Attempt], which: Which, modes: frozenset[str]) -> list[Attempt]:
    """The finished attempts that count: of each learner and bank the first, the last, the best, or all.

    A passed exam is better than any other attempt, so that no practice puts it in the shade.
    """
    groups: dict[tuple[str, str], list[Attempt]] = defaultdict(list)
    for attempt in sorted(attempts, key=lambda attempt: (attempt.finished or "", attempt.started)):
        if attempt.finished is not None and attempt.mode in modes:
            groups[attempt.learner, attempt.bank].append(attempt)
    chosen: list[Attempt] = []
    for group in groups.values():
        if which == "all":
            chosen += group
        elif which == "best":
            chosen.append(max(group, key=_goodness))
        else:
            chosen.append(group[0 if which == "first" else -1])
    return chosen


def _goodness(attempt: Attempt) -> tuple[bool, float]:
    return attempt.mode == "exam" and attempt.passed is True, attempt.score if attempt.score is not None else -math.inf


def hidden_exams(attempts: Iterable[Attempt], count: Iterable[Attempt]) -> int:
    """Of how many learners (in each bank) a practice or review counts instead of their exams."""
    taken = {(one.learner, one.bank) for one in attempts if one.mode == "exam" and one.finished is not None}
    return len(taken - {(one.learner, one.bank) for one in count if one.mode == "exam"})


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
    return sorted(rows, key=lambda row: (row["started"] or "", row["learner"]))


def in_sums(rows: Iterable[Row]) -> list[Row]:
    """Rows by learner or attempt, where they are too many to be read: how many of each bank and mode, and how good."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["bank"], row["mode"]].append(row)
    sums = []
    for (bank, mode), group in sorted(groups.items()):
        scores = [row["score"] for row in group if row["score"] is not None]
        sums.append(
            {
                "bank": bank,
                "mode": mode,
                "attempts": len(group),
                "passes": sum(row["passed"] is True for row in group),
                "fails": sum(row["passed"] is False for row in group),
                "score": math.fsum(scores) / len(scores) if scores else None,
            }
        )
    return sums


def _attempt_row(attempt: Attempt) -> Row:
    return {
        "learner": attempt.learner,
        "bank": attempt.bank,
        "mode": attempt.mode,
        "attempt": attempt.run,
        "started": attempt.started or None,
        "finished": attempt.finished or None,
        "questions": attempt.questions,
        "answers": attempt.answered,
        "right": attempt.right,
        "score": attempt.score,
        "passed": attempt.passed,
    }


def choose(material: Material, attempts: Sequence[Attempt]) -> dict[str, float]:
    """Let these attempts count in the ledger; gives the total mark of each by its run."""
    ledger = material.ledger
    if ledger.one_mark_each:
        totals = {material.numbers[attempt.run]: float(attempt.right or 0) for attempt in attempts}
    else:
        totals = ledger.totals()
    learners: dict[str, int] = {}
    ledger.choose(
        {material.numbers[one.run]: learners.setdefault(one.learner, len(learners)) for one in attempts}, totals
    )
    return {attempt.run: totals.get(material.numbers[attempt.run], 0.0) for attempt in attempts}


def by_topic(material: Material, attempts: Sequence[Attempt], min_group: int) -> tuple[list[Row], Withheld]:
    """One row a topic: how many learners answered in it, the answers, and their share of the marks."""
    choose(material, attempts)
    learners: dict[tuple[str, str], int] = {}
    rows: list[Row] = []
    for (bank, topic), sums in sorted(material.ledger.learners_by_topic().items()):
        learners[bank, topic] = sums.learners
        rows.append(
            {
                "bank": bank,
                "topic": topic,
                "title": material.titles.get((bank, topic)),
                "learners": sums.learners,
                "answers": sums.answers,
                "right": sums.right,
                "score": sums.marks / sums.most if sums.most > 0 else None,
            }
        )
    return rows, _withhold(rows, "topic", learners, material, min_group)


def by_question(
    material: Material, attempts: Sequence[Attempt], min_group: int, *, options: bool = True
) -> QuestionReport:
    """One row a question: its figures over the attempts that count, and the flags of all learners.

    With ``options`` also how often each option was chosen, and what the figures say in plain language.
    """
    totals = choose(material, attempts)
    cells: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    learners = _learners(material, attempts, cells, options)
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for flag in material.flags:
        words[flag.bank, flag.item].append(flag.why)
    of_bank: dict[str, Counter[float]] = defaultdict(Counter)
    for attempt in attempts:
        of_bank[attempt.bank][totals[attempt.run]] += 1
    items = sorted({*cells, *words})
    rows: list[Row] = []
    quiz, banks = _NO_QUIZ, sorted({bank for bank, _ in items} | set(of_bank))
    for bank in banks:
        names = [item for of, item in items if of == bank]
        marks = [_marks(cells[bank, item]) for item in names]
        third_of = thirds(of_bank[bank])
        for item, figures in zip(names, item_figures(marks), strict=True):
            row = _question_row(material, bank, item, figures, words[bank, item])
            if options:
                row |= _option_columns(material, bank, item, figures, cells[bank, item], third_of)
            rows.append(row)
        if len(banks) == 1 and len({one.learner for one in attempts}) >= _needed(material, min_group):
            quiz = quiz_figures(of_bank[bank], [item for item in marks if item.pairs])
    return QuestionReport(rows, quiz, _withhold(rows, "question", learners, material, min_group), len(banks))


def _needed(material: Material, min_group: int) -> int:
    """How many learners have to stand behind a figure."""
    return min_group if material.several else 0


def _withhold(
    rows: Iterable[Row],
    name: Literal["topic", "question"],
    learners: Mapping[tuple[str, str], int],
    material: Material,
    min_group: int,
) -> Withheld:
    """Take the figures out of rows behind which too few learners stand; ``learners`` is by bank and name."""
    needed, withheld = _needed(material, min_group), 0
    for row in rows:
        if learners.get((row["bank"], row[name]), 0) < needed:
            withheld += 1
            row |= {field: value for field, value in _WITHHELD.items() if field in row}
    return Withheld(withheld, min_group)


def _option_columns(
    material: Material,
    bank: str,
    item: str,
    figures: ItemFigures,
    cells: Sequence[Cell],
    third_of: Mapping[float, Third],
) -> Row:
    before = {}
    for content in {cell.content for cell in cells}:
        wording = material.all_wordings.get((bank, item, content))
        if wording is not None:
            before[content] = wording
    counts = option_counts(cells, third_of, material.wordings.get((bank, item)), before)
    return {"options": counts, "verdicts": verdicts(figures, counts)}


def _learners(
    material: Material,
    attempts: Sequence[Attempt],
    cells: dict[tuple[str, str], list[Cell]],
    responses: bool,
) -> dict[tuple[str, str], int]:
    """Put the ledger's cells under their items; gives how many learners answered each."""
    ledger = material.ledger
    for cell in ledger.cells(responses=responses):
        cells[ledger.items[cell.item]].append(cell)
    if len({(attempt.learner, attempt.bank) for attempt in attempts}) == len(attempts):
        return {item: sum(cell.n for cell in found) for item, found in cells.items()}
    return {ledger.items[item]: number for item, number in ledger.learners_by_item().items()}


def _marks(cells: Iterable[Cell]) -> ItemMarks:
    pairs: Counter[tuple[float, float]] = Counter()
    maximum = 0.0
    for cell in cells:
        pairs[cell.mark, cell.total] += cell.n
        maximum = max(maximum, cell.maximum)
    return ItemMarks(maximum, pairs)


def _question_row(material: Material, bank: str, item: str, figures: ItemFigures, why: Sequence[str]) -> Row:
    wording = material.wordings.get((bank, item))
    if not figures.n:  # only flagged: nothing says how much it was to count
        figures = figures._replace(intended_weight=None)
    return {
        "question": item,
        "bank": bank,
        **figures._asdict(),
        "flags": len(why),
        "stem": wording.stem if wording is not None else None,
        "why": [word for word in why if word],
    }
