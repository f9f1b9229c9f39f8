"""Which statements are drafted, and which of them true: those that no good question asks, half of them untrue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from phonequiz.check.words import telling
from phonequiz.generate.dice import Dice
from phonequiz.generate.model import Candidate, Language
from phonequiz.generate.truth.model import Change, Statement
from phonequiz.generate.truth.parts import parts_of
from phonequiz.generate.writing import Question

# From here a question is worth asking, and its fact needs no statement. A gap for a phrase is less sure.
GOOD = 0.3
_MOST = 2  # of a sentence
_MOST_BAD = 2  # questions of a sentence of which nothing is stated
_SAME = 0.6
# So many telling words that no good question has hold a fact of their own.
_UNTOLD = 2
# So many facts that nothing else asks may stand beside the one that is changed: they are not asked then.
_LEFT = 2
# How much a change of what is asked already is put behind others.
_ASKED = 3


class Chosen(NamedTuple):
    """A statement to be drafted: its changes that make it untrue in what is not asked yet, and whether to take one."""

    statement: Statement
    changes: tuple[Change, ...]
    untrue: bool


def chosen(
    stated: Iterable[Statement], questions: Sequence[Question], language: Language, lost: Iterable[Candidate] = ()
) -> list[Chosen]:
    """The statements that say what no good question asks, at most two of a sentence, at most half of them untrue.

    So do those of which a question asks only a part: a reason, or what "and" adds, is a fact too. ``lost`` are the
    facts that no question could be made of.
    """
    good: defaultdict[int, list[set[str]]] = defaultdict(list)
    weak: defaultdict[int, list[set[str]]] = defaultdict(list)
    stems: defaultdict[int, list[set[str]]] = defaultdict(list)
    for question in questions:
        told = telling(question.row["answer"], language)
        keys = good if question.row["meta"]["confidence"] >= GOOD else weak
        keys[question.sentence.position].append(told)
        if keys is good and not question.row["meta"].get("cloze"):
            stems[question.sentence.position].append(telling(question.row["stem"], language))
    for candidate in lost:
        told = telling(candidate.key, language)
        if not any(_within(told, other) for other in good[candidate.sentence.position]):
            weak[candidate.sentence.position].append(told)
    of_sentence: Counter[int] = Counter()
    needed: list[tuple[Statement, tuple[Change, ...]]] = []
    ranks: list[int] = []
    for statement in stated:
        position = statement.sentence.position
        says = telling(statement.said.body, language)
        asked = [told for told in good[position] if _within(told, says)]
        # A thing that a good question names is asked the other way round; a reason that it names is not.
        things = [told for told in weak[position] if told and told <= says]
        things = [told for told in things if not any(told <= stem for stem in stems[position])]
        parts = [told for told in parts_of(statement.said.body, language) if not any(told & key for key in asked)]
        wanted = [*things, *parts]
        untold = says.difference(*asked, *stems[position])
        if stems[position] and not wanted and len(untold) >= _UNTOLD:
            wanted = [untold]
        if (asked and not wanted) or of_sentence[position] >= _MOST:
            continue
        of_sentence[position] += 1
        ranked = sorted(
            (_left_by(change, wanted, asked, language), -change.confidence, number)
            for number, change in enumerate(statement.changes)
        )
        needed.append((statement, tuple(statement.changes[number] for left, _, number in ranked if left <= _LEFT)))
        ranks.append(ranked[0][0] if ranked else 0)
    untrue = _untrue(needed, ranks)
    return [Chosen(*entry, number in untrue) for number, entry in enumerate(needed)]


def without_said(
    asked: Sequence[Question], said: Sequence[Question], language: Language, able: Container[int] = ()
) -> list[Question]:
    """The questions without the bad ones that a statement on the same sentence makes needless.

    Of those whose key no statement says, the surest of each sentence are left, for else nothing may ask that fact;
    none in the sentences at the positions ``able``, of which a statement could be made.
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
            if position in able:
                continue
            key = telling(question.row["answer"], language)
            if any(key <= told for told in says[position]) or left[position] >= (1 if says[position] else _MOST_BAD):
                continue
            left[position] += 1
        kept.append(number)
    return [asked[number] for number in sorted(kept)]


def _within(told: set[str], says: set[str]) -> bool:
    return bool(told) and len(told & says) >= _SAME * len(told)


def _left_by(change: Change, wanted: Sequence[set[str]], asked: Sequence[set[str]], language: Language) -> int:
    """How many of the facts that nothing else asks a change leaves unasked; more where it changes what is asked."""
    if not change.right:
        # Turned round, it is about all that it still says: a reason may have been cut.
        says = telling(change.body, language)
        return sum(_ASKED for fact in wanted if len(fact & says) * 2 < len(fact))
    told = telling(change.right, language)
    left = sum(not told & fact for fact in wanted)
    return left + (_ASKED if any(told & key for key in asked) else 0)


def _untrue(needed: Sequence[tuple[Statement, tuple[Change, ...]]], ranks: Sequence[int]) -> set[int]:
    """At most half of the statements, as the dice have it, those first whose change leaves the least unasked."""
    able = [
        (ranks[number], Dice(statement.said.text).below(1 << 30), number)
        for number, (statement, changes) in enumerate(needed)
        if changes
    ]
    return {number for *_, number in sorted(able)[: (len(needed) + 1) // 2]}
