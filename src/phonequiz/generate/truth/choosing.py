"""Which statements are drafted, and which of them true: those that no good question asks, a third of them untrue."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from phonequiz.check.words import telling
from phonequiz.generate.dice import Dice
from phonequiz.generate.english.words import FINITE
from phonequiz.generate.model import Candidate, Language
from phonequiz.generate.tagging import tagged
from phonequiz.generate.truth.model import Change, Statement
from phonequiz.generate.truth.parts import parts_of
from phonequiz.generate.writing import Question

# From here a question is worth asking, and its fact needs no statement. A gap for a phrase is less sure.
GOOD = 0.3
_MOST, _MOST_UNASKED = 2, 3  # of a sentence; of one of which no question asks anything in these
_MOST_BAD = 2  # questions of a sentence of which nothing is stated
_SAME = 0.6
# So many telling words that no good question has hold a fact of their own.
_UNTOLD = 2
# A statement with no more words than these beside those of a question and its key repeats it.
_NEW = 1
# What is asked in so many places is known.
_OFTEN = 3
# So many facts that nothing else asks may stand beside the one that is changed: they are not asked then.
_LEFT = 1
# How much a change of what is asked already is put behind others.
_ASKED = 3
# Of so many statements one is untrue, for it asks only what was changed in it.
_UNTRUE_OF = 3
_CONDITION = re.compile(
    r"(?:if|when|whenever|unless|because|as|since|wenn|falls|sobald|solange|sofern|weil|da)\b", re.IGNORECASE
)
_REASON = re.compile(
    r"\b(?:because|since|as|so that|so|which is why|weil|da|denn|damit|um|wenn|if|unless)\b", re.IGNORECASE
)
# What is added so is a fact beside what a gap of the sentence asks.
_ADDING = re.compile(r"\b(?:sondern|indem|sodass|als)\b")
# What is said of few and not of many is something else than what is said.
_HOW_MANY = frozenset({"many", "few", "most", "viele", "vielen", "wenige", "wenigen", "alle"})
_RELATIVE = re.compile(r"\b(?:who|which|that|where)\b[^,;:]*\Z")
_EXAMPLES = re.compile(
    r", (?:such as|including|for example|for instance|like|wie etwa|etwa|zum Beispiel|darunter|einschließlich) [^,;.]*"
    r"(?=[,;.])"
)


class Chosen(NamedTuple):
    """A statement to be drafted: its changes that make it untrue in what is not asked yet, and whether to take one."""

    statement: Statement
    changes: tuple[Change, ...]
    untrue: bool


def chosen(
    stated: Iterable[Statement], questions: Sequence[Question], language: Language, lost: Iterable[Candidate] = ()
) -> list[Chosen]:
    """The statements that say what no good question asks, at most two of a sentence, a third of them untrue.

    So do those of which a question asks only a part: a reason, or what "and" adds, is a fact too. ``lost`` are the
    facts that no question could be made of.
    """
    good: defaultdict[int, list[set[str]]] = defaultdict(list)
    weak: defaultdict[int, list[set[str]]] = defaultdict(list)
    stems: defaultdict[int, list[set[str]]] = defaultdict(list)
    wholes: defaultdict[int, list[set[str]]] = defaultdict(list)
    for question in questions:
        told = telling(question.row["answer"], language)
        keys = good if question.row["meta"]["confidence"] >= GOOD else weak
        keys[question.sentence.position].append(told)
        if keys is good and not question.row["meta"].get("cloze"):
            stem = telling(question.row["stem"], language)
            stems[question.sentence.position].append(stem)
            wholes[question.sentence.position].append(stem | told)
    for candidate in lost:
        told = telling(candidate.key, language)
        if not any(_within(told, other) for other in good[candidate.sentence.position]):
            weak[candidate.sentence.position].append(told)
    of_sentence: Counter[int] = Counter()
    needed: list[tuple[Statement, tuple[Change, ...]]] = []
    ranks: list[int] = []
    repeating: set[int] = set()
    for statement in stated:
        position = statement.sentence.position
        says = telling(statement.said.body, language)
        asked = [told for told in good[position] if _within(told, says)]
        # A thing that a good question names is asked the other way round; a reason that it names is not.
        things = [told for told in weak[position] if told and told <= says]
        things = [told for told in things if not any(told <= stem for stem in stems[position])]
        body = _EXAMPLES.sub("", statement.said.body)
        parts = [told for told in parts_of(body, language) if not any(told & key for key in asked)]
        opening = telling(body.split(",", 1)[0], language)
        if (asked and not _CONDITION.match(body)) or any(opening <= stem for stem in stems[position]):
            parts = [told for told in parts if told != opening]
        if asked and not stems[position]:
            # What gaps ask about is named in them, and no fact.
            point = telling(_predicate(body, language), language)
            things = [told for told in things if told & point]
            untold = point.difference(*asked)
        else:
            untold = telling(body, language).difference(*asked, *stems[position])
        wanted = [*things, *parts]
        if not wanted and len(untold) >= _UNTOLD:
            wanted = [untold]
        reason = _REASON.search(body)
        known = reason is None or any(_within(telling(body[reason.end() :], language), told) for told in good[position])
        if known and asked and not things and _repeats(body, wholes[position], language):
            continue
        if len(asked) >= _OFTEN and not things and reason is None:
            continue
        if (asked and not wanted) or of_sentence[position] >= (_MOST if asked else _MOST_UNASKED):
            continue
        of_sentence[position] += 1
        if language == "de" and asked and reason is None and not _ADDING.search(body):
            # Readers refused three of four true ones that say again what a question or a gap of the sentence has.
            repeating.add(len(needed))
        ranked = sorted(
            (_left_by(change, wanted, asked, language), -change.confidence, number)
            for number, change in enumerate(statement.changes)
        )
        needed.append((statement, tuple(statement.changes[number] for left, _, number in ranked if left <= _LEFT)))
        ranks.append(ranked[0][0] if ranked else 0)
    untrue = _untrue(needed, ranks)
    return [
        Chosen(*entry, number in untrue)
        for number, entry in enumerate(needed)
        if number in untrue or number not in repeating
    ]


def without_said(
    asked: Sequence[Question], said: Sequence[Question], language: Language, able: Container[int] = ()
) -> list[Question]:
    """The questions without the bad ones that a statement on the same sentence makes needless.

    Of those whose key no statement says, the surest of each sentence are left, for else nothing may ask that fact;
    none in the sentences at the positions ``able``, which something better asks or could ask.
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


def _repeats(body: str, wholes: Sequence[set[str]], language: Language) -> bool:
    """Whether a statement says no more than a question with its key."""
    says = telling(body, language)
    return any(len(says - whole) <= _NEW for whole in wholes)


def _predicate(body: str, language: Language) -> str:
    """What stands behind the first finite verb; in German, where the subject may stand there too, all."""
    if language == "de":
        return body
    verb = next((token for token in tagged(body, language) if token.tag in FINITE), None)
    return body[verb.end :] if verb is not None else body


def _within(told: set[str], says: set[str]) -> bool:
    return bool(told) and len(told & says) >= _SAME * len(told)


def _left_by(change: Change, wanted: Sequence[set[str]], asked: Sequence[set[str]], language: Language) -> int:
    """How many of the facts that nothing else asks a change leaves unasked; more where it changes what is asked."""
    if not change.right:
        # Turned round, it is about all that it still says: a reason may have been cut.
        says = telling(change.body, language)
        return sum(_ASKED for fact in wanted if len(fact & says) * 2 < len(fact))
    told = telling(change.right, language)
    # Where a word that tells nothing is turned ("before", "more"), it is about the part in which that stands.
    about = told or (set() if change.right.lower() in _HOW_MANY else _part_with(change, language))
    left = sum(not about & fact for fact in wanted)
    if language == "en" and change.wrong and _RELATIVE.search(change.body[: change.body.find(change.wrong)]):
        left += 1  # what only says which thing is meant is not the point
    return left + (_ASKED if any(told & key for key in asked) else 0)


def _part_with(change: Change, language: Language) -> set[str]:
    """The telling words of the part in which something was changed."""
    at = change.body.find(change.wrong)
    begin = max(change.body.rfind(mark, 0, at) for mark in ",;:–") + 1
    return telling(re.split(r"[,;:–]", change.body[begin:], maxsplit=1)[0], language)


def _untrue(needed: Sequence[tuple[Statement, tuple[Change, ...]]], ranks: Sequence[int]) -> set[int]:
    """At most a third of the statements, as the dice have it, those first whose change leaves the least unasked."""
    able = [
        (ranks[number], Dice(statement.said.text).below(1 << 30), number)
        for number, (statement, changes) in enumerate(needed)
        if changes
    ]
    return {number for *_, number in sorted(able)[: (len(needed) + 1) // _UNTRUE_OF]}
