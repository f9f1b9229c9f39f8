"""Marks from other programs: a CSV with the header ``learner,item,mark,maxmark``."""

from __future__ import annotations

import csv
import math
from pathlib import Path

from phonequiz.problems import PhonequizError, Place, Problem
from phonequiz.record.attempts import Attempt, Reached
from phonequiz.sources.ledger import AnswerRow, Ledger
from phonequiz.sources.statements import Sitting

HEADER = ["learner", "item", "mark", "maxmark"]
# Learner → item → mark.
Given = dict[str, dict[str, float]]


def read(path: Path, ledger: Ledger, bank: str) -> tuple[list[Sitting], list[Problem]]:
    """For each learner an attempt at this bank, with its answers put into the ledger, and what is wrong in the file.

    Raises ``PhonequizError`` where the file cannot be used at all.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise PhonequizError.at(path, f"cannot be read ({error.strerror})", "check its permissions") from error
    except UnicodeDecodeError as error:
        raise PhonequizError.at(path, "the file is not UTF-8", "save it as UTF-8") from error
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    given: Given = {}
    maxima: dict[str, tuple[float, int]] = {}
    problems: list[Problem] = []
    try:
        header = [name.strip() for name in next(reader, [])]
        if header != HEADER:
            raise PhonequizError.at(f"{path}:1", f"the header is not {','.join(HEADER)}", "write it so")
        for cells in reader:
            if not cells:
                continue
            what = _take(cells, given, maxima, reader.line_num)
            if what is not None:
                problems.append(Problem(Place(f"{path}:{reader.line_num}"), what, "it is left out"))
    except csv.Error as error:
        problems.append(Problem(Place(f"{path}:{reader.line_num}"), f"is no CSV ({error})", "the rest is left out"))
    if problems and not given:
        raise PhonequizError(problems)
    for item, (maximum, line) in maxima.items():
        if not maximum:
            what = f"the highest mark of {item} is 0"
            problems.append(Problem(Place(f"{path}:{line}"), what, "it adds nothing to any score"))
    return [_sitting(bank, learner, marks, maxima, ledger) for learner, marks in given.items()], problems


def _take(cells: list[str], given: Given, maxima: dict[str, tuple[float, int]], line: int) -> str | None:
    """Take one row; gives what is wrong with it. No learner is named: it is said in reports with pseudonyms too."""
    if len(cells) != len(HEADER):
        return f"there are {len(cells)} cells instead of {len(HEADER)}"
    learner, item = cells[0].strip(), cells[1].strip()
    if not learner or not item:
        return "learner or item is empty"
    try:
        mark, maximum = float(cells[2]), float(cells[3])
    except ValueError:
        return "mark and maxmark must be numbers"
    if not math.isfinite(mark) or not math.isfinite(maximum) or maximum < 0:
        return "mark and maxmark must be numbers"
    if mark > maximum:
        return f"the mark {mark:g} is above maxmark, {maximum:g}"
    highest, where = maxima.setdefault(item, (maximum, line))
    if maximum != highest:
        return f"the maxmark of {item} is {maximum:g} here and {highest:g} in line {where}"
    if given.setdefault(learner, {}).setdefault(item, mark) != mark:
        return f"the learner has another mark on {item} already"
    return None


def _sitting(
    bank: str, learner: str, given: dict[str, float], maxima: dict[str, tuple[float, int]], ledger: Ledger
) -> Sitting:
    marks = {item: (mark, maxima[item][0]) for item, mark in given.items()}
    number = ledger.new_run()
    right = [0 < maximum <= mark for mark, maximum in marks.values()]
    ledger.add_answers(
        AnswerRow(number, ledger.item(bank, item), "", mark, maximum, int(is_right), "", "")
        for (item, (mark, maximum)), is_right in zip(marks.items(), right, strict=True)
    )
    highest = math.fsum(maximum for _, maximum in marks.values())
    attempt = Attempt(
        learner=learner,
        run=f"{bank}-{number}",
        mode="exam",
        bank=bank,
        title=bank,
        started="",
        finished="",
        questions=len(marks),
        answered=len(marks),
        right=sum(right),
        score=math.fsum(mark for mark, _ in marks.values()) / highest if highest else None,
        passed=None,
    )
    return Sitting(attempt, number, Reached(True, len(marks)))
