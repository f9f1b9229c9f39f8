"""Old answers by a bank's present key: for a question whose key was wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from phonequiz.bank.model import Bank, Item
from phonequiz.quiz.run import has_passed
from phonequiz.quiz.scoring import is_right
from phonequiz.record.attempts import Attempt
from phonequiz.sources.ledger import Ledger
from phonequiz.sources.statements import Wordings
from phonequiz.sources.wordings import Wording, from_record


class Regraded(NamedTuple):
    """All attempts, the changed among them as (before, after), and what became of the answers.

    ``regraded`` of the ``answers`` were marked anew; ``left`` could not be, though they are of this bank, and the rest
    is of other banks. ``wordings`` are those given and, after them, the present ones of the items that were regraded.
    """

    attempts: list[Attempt]
    changed: list[tuple[Attempt, Attempt]]
    answers: int
    regraded: int
    left: int
    wordings: Wordings


def regrade(
    attempts: Sequence[Attempt],
    numbers: Mapping[str, int],
    ledger: Ledger,
    wordings: Wordings,
    banks: Mapping[str, Bank],
) -> Regraded:
    """Mark the answers in a ledger anew by the keys that a bank has now (language → bank).

    Options are known by their text: the ids in a record are places in the bank's file of that time. An answer to a
    question that the bank has no longer, or whose options cannot be told, keeps its mark. The others stand in the
    ledger under the present wording, with the present ids of what was chosen.
    """
    bank_id = next(iter(banks.values())).id
    before = _rights(ledger)
    rows, answers, regraded, left, present = [], 0, 0, 0, dict(wordings)
    for item, content, response, n in ledger.execute(
        "SELECT item, content, response, count(*) FROM answers GROUP BY item, content, response"
    ):
        bank, name = ledger.items[item]
        answers += n
        if bank != bank_id:
            continue
        wording = wordings.get((bank, name, content))
        now = _present(banks, name, wording)
        chosen = None if now is None or wording is None else _chosen(response.split(","), wording, now)
        if chosen is None or now is None:
            left += n
        else:
            regraded += n
            ids = ",".join(sorted(chosen))
            rows.append((item, content, response, int(is_right(now, chosen)), now.content_hash, ids))
            for language, translated in _translations(banks, name):
                present.pop((bank, name, translated.content_hash), None)
                present[bank, name, translated.content_hash] = from_record(language, translated.wording)
    columns = ("item", "content", "response", "correct", "new_content", "new_response")
    types = ("INTEGER", "TEXT", "TEXT", "INTEGER", "TEXT", "TEXT")
    declared = ", ".join(f"{column} {type_}" for column, type_ in zip(columns, types, strict=True))
    ledger.execute(f"CREATE TEMP TABLE marks ({declared})")
    ledger.insert("marks", rows, types)
    ledger.execute(
        "UPDATE answers SET mark = marks.correct * answers.maximum, correct = marks.correct, content = new_content,"
        " response = new_response FROM marks"
        " WHERE marks.item = answers.item AND marks.content = answers.content AND marks.response = answers.response"
    )
    after = _rights(ledger)
    all_of_them, changed = [], []
    pass_mark = next(iter(banks.values())).exam.pass_mark
    for attempt in attempts:
        number = numbers[attempt.run]
        shift = after.get(number, 0) - before.get(number, 0)
        if shift and attempt.bank == bank_id and attempt.right is not None:
            new = _shifted(attempt, shift, pass_mark)
            changed.append((attempt, new))
            attempt = new
        all_of_them.append(attempt)
    return Regraded(all_of_them, changed, answers, regraded, left, present)


def _rights(ledger: Ledger) -> dict[int, int]:
    return {run: int(right) for run, right in ledger.execute("SELECT run, sum(correct) FROM answers GROUP BY run")}


def _shifted(attempt: Attempt, shift: int, pass_mark: float) -> Attempt:
    right = (attempt.right or 0) + shift
    score = right / attempt.questions if attempt.score is not None and attempt.questions else attempt.score
    passed = attempt.passed
    if passed is not None:
        mark = attempt.pass_mark if attempt.pass_mark is not None else pass_mark
        passed = has_passed(right, attempt.questions, mark)
    return attempt._replace(right=right, score=score, passed=passed)


def _present(banks: Mapping[str, Bank], name: str, wording: Wording | None) -> Item | None:
    """The item as it is now, in the language in which it was asked."""
    if wording is None:
        return None
    bank = banks.get(wording.language) if wording.language else next(iter(banks.values()))
    try:
        return bank.item(name) if bank is not None else None
    except KeyError:
        return None


def _translations(banks: Mapping[str, Bank], name: str) -> Iterator[tuple[str, Item]]:
    """The item in each language that has it, in that of the bank that was named at the last."""
    for language, bank in reversed(list(banks.items())):
        with suppress(KeyError):
            yield language, bank.item(name)


def _chosen(response: Sequence[str], wording: Wording, now: Item) -> set[str] | None:
    """The present ids of the options that were chosen, ``None`` where they cannot be told."""
    if now.type == "true-false":
        return set(response) if set(response) <= {"true", "false"} else None
    by_text = {_folded(option.text): option.id for option in now.options}
    found = {old: by_text.get(_folded(text)) for old, text in wording.options.items()}
    lost = [old for old, new in found.items() if new is None]
    unmet = [option.id for option in now.options if option.id not in found.values()]
    if len(lost) == len(unmet) == 1:  # one that was reworded
        found[lost[0]] = unmet[0]
    chosen = {found.get(option) for option in response}
    return None if None in chosen else {option for option in chosen if option is not None}


def _folded(text: str) -> str:
    """As ``check`` compares options: NFKC, without case and runs of space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
