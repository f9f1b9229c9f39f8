"""Which statements are drafted, and which of them true: those that no good question asks, half of them untrue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from phonequiz.check.words import telling
from phonequiz.generate.dice import Dice
from phonequiz.generate.model import Candidate, Language
from phonequiz.generate.truth.model import Change, Statement
from phonequiz.generate.writing import Question

# From here a question is worth asking, and its fact needs no statement. A gap for a phrase is less.
GOOD = 0.36
_MOST = 2  # of a sentence
_MOST_BAD = 2  # questions of a sentence of which nothing is stated
_SAME = 0.6
# So many telling words that no key says hold a fact of their own.
_OPEN = 3
_SURE = 0.55


class Chosen(NamedTuple):
    """A statement to be drafted: its changes that make it untrue in what is not asked yet, and whether to take one."""

    statement: Statement
    changes: tuple[Change, ...]
    untrue: bool


def chosen(
    stated: Iterable[Statement], questions: Sequence[Question], language: Language, unasked: Iterable[Candidate] = ()
) -> list[Chosen]:
    """The statements that say what no good question asks, at most two of a sentence, about half of them untrue.

    ``unasked`` are the facts that no question could be made of.
    """
    good: defaultdict[int, list[set[str]]] = defaultdict(list)
    weak: defaultdict[int, list[set[str]]] = defaultdict(list)
    for question in questions:
        told = telling(question.row["answer"], language)
        keys = good if question.row["meta"]["confidence"] >= GOOD else weak
        keys[question.sentence.position].append(told)
    for candidate in unasked:
        told = telling(candidate.key, language)
        if not any(_within(told, other) for other in good[candidate.sentence.position]):
            weak[candidate.sentence.position].append(told)
    of_sentence: Counter[int] = Counter()
    needed: list[tuple[Statement, tuple[Change, ...]]] = []
    ranks: list[int] = []
    for statement in stated:
        position = statement.said.sentence.position
        says = telling(statement.said.body, language)
        asked = [told for told in good[position] if _within(told, says)]
        left = [told for told in weak[position] if told and told <= says]
        open_ = says.difference(*asked)
        if (asked and not left and len(open_) < _OPEN) or of_sentence[position] >= _MOST:
            continue
        of_sentence[position] += 1
        # What a question asks is changed only where nothing else can be.
        needed.append(
            (statement, tuple(sorted(statement.changes, key=lambda change: _rank(change, asked, left, language))))
        )
        ranks.append(_rank(needed[-1][1][0], asked, left, language) if statement.changes else 0)
    untrue = _untrue(needed, ranks)
    return [Chosen(*entry, number in untrue) for number, entry in enumerate(needed)]


def without_said(asked: Sequence[Question], said: Sequence[Question], language: Language) -> list[Question]:
    """The questions without the bad ones that a statement on the same sentence makes needless.

    Of those whose key no statement says, the surest of each sentence are left, for else nothing may ask that fact.
    """
    says: defaultdict[int, list[set[str]]] = defaultdict(list)
    for statement in said:
        row = statement.row
        # Of an untrue one the explanation says what is right.
        told = row["stem"] if row["answer"] else f"{row['stem']} {row['explanation']}"
        says[statement.sentence.position].append(telling(told, language))
    left: Counter[int] = Counter()
    kept = []
    for number, question in sorted(enumerate(asked), key=lambda entry: -entry[1].row["meta"]["confidence"]):
        position = question.sentence.position
        if question.row["meta"]["confidence"] < GOOD:
            key = telling(question.row["answer"], language)
            if any(key <= told for told in says[position]) or left[position] >= (1 if says[position] else _MOST_BAD):
                continue
            left[position] += 1
        kept.append(number)
    return [asked[number] for number in sorted(kept)]


def _within(told: set[str], says: set[str]) -> bool:
    return bool(told) and len(told & says) >= _SAME * len(told)


def _rank(change: Change, asked: Sequence[set[str]], unasked: Sequence[set[str]], language: Language) -> int:
    """How late a change is to be taken: first sure ones, then those of what is asked already, then the less sure."""
    told = telling(change.right, language)
    if any(told & other for other in asked):
        return 1
    left = told | telling(change.body, language)
    if any(not other <= left for other in unasked):
        return 1  # the reason that nothing else asks would be cut
    return 0 if change.confidence >= _SURE else 2


def _untrue(needed: Sequence[tuple[Statement, tuple[Change, ...]]], ranks: Sequence[int]) -> set[int]:
    """Half of the statements, as the dice have it, those with a good change first."""
    able = [
        (ranks[number], Dice(statement.said.text).below(1 << 30), number)
        for number, (statement, changes) in enumerate(needed)
        if changes
    ]
    return {number for *_, number in sorted(able)[: (len(needed) + 1) // 2]}
