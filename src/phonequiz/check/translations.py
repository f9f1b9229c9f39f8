"""Where the languages of a bank differ in what must be the same in all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path as FilePath

from phonequiz.bank.model import Item
from phonequiz.bank.reading import head_in, read_text
from phonequiz.bank.structure import Finding, Path, shown
from phonequiz.check.examined import Examined
from phonequiz.problems import PhonequizError

RULE = "translation-differs"


def translations_differ(banks: Sequence[Examined]) -> None:
    """Adds a finding to a bank for every difference from the other languages of its id.

    Compared are the banks given, and those beside them; all that is found is said at those given, for nobody asked
    about the others.
    """
    by_id: dict[str, list[Examined]] = {}
    for bank in (*banks, *_beside(banks)):
        if bank.id is not None and bank.language:
            by_id.setdefault(bank.id, []).append(bank)
    given = set(banks)
    for alike in by_id.values():
        for first, second in _pairs(alike):
            if first in given:
                for where, finding in _differences(first, second, second in given):
                    where.add(finding)


def _pairs(banks: Sequence[Examined]) -> Iterable[tuple[Examined, Examined]]:
    """Each bank with the first of another language, in their order; what is compared twice only once."""
    pairs: dict[tuple[Examined, Examined], None] = {}
    for number, bank in enumerate(banks):
        other = next((n for n, one in enumerate(banks) if one.language.casefold() != bank.language.casefold()), None)
        if other is not None:
            pairs[banks[min(number, other)], banks[max(number, other)]] = None
    return pairs


def _beside(banks: Iterable[Examined]) -> Iterator[Examined]:
    """The banks in the folders of the given ones that have an id of theirs, without the given ones themselves."""
    seen = {os.path.realpath(bank.path) for bank in banks}
    ids: dict[FilePath, set[str]] = {}
    for bank in banks:
        if bank.id is not None:
            ids.setdefault(bank.path.parent, set()).add(bank.id)
    for folder, wanted in ids.items():
        for path in sorted(folder.glob("*.toml")):
            if os.path.realpath(path) in seen:
                continue
            seen.add(os.path.realpath(path))
            with suppress(PhonequizError):  # what cannot be read is no translation
                text, _ = read_text(path)
                head = head_in(path, text)
                if head is not None and head.id in wanted:
                    yield Examined(path)


def _differences(first: Examined, second: Examined, both: bool) -> Iterator[tuple[Examined, Finding]]:
    """What differs, and at which bank to say so: at the first, and only if ``both`` are asked about at the second."""
    here, there = _name(first, second), _name(second, first)
    for what, path in _lacking(second, first):
        yield first, Finding(path, RULE, f"{there} has no {what}", "translate it there or delete it here")
    for what, path in _lacking(first, second):
        if both:
            yield second, Finding(path, RULE, f"{here} has no {what}", "translate it there or delete it here")
        else:
            remedy = "translate it here or delete it there"
            yield first, Finding(("bank",), RULE, f"this has no {what}, but {there} has", remedy)
    for question, number in first.questions.items():
        item, other = first.items.get(number), second.items.get(second.questions.get(question, -1))
        if item is not None and other is not None:
            for key, what in _item_differences(item, other, there):
                yield first, Finding(("question", number, key), RULE, what, "make both the same")


def _lacking(bank: Examined, other: Examined) -> Iterator[tuple[str, Path]]:
    """What a bank has not, but the other has: how it is called, and where it stands there."""
    for topic, number in other.topics.items():
        if topic not in bank.topics:
            yield f"topic {shown(topic)}", ("topic", number)
    for question, number in other.questions.items():
        if question not in bank.questions:
            yield f"question {shown(question)}", ("question", number)


def _item_differences(item: Item, other: Item, there: str) -> Iterator[tuple[str, str]]:
    """The key of the bank file that differs, and how."""
    if item.topic != other.topic:
        yield "topic", f"the topic is {shown(other.topic)} in {there}"
    if item.type != other.type:
        yield "type", f"the type is {other.type} in {there}"
        return
    if len(item.keys) != len(other.keys):
        yield "answer", f"this has {len(item.keys)} right options, but {len(other.keys)} in {there}"
    wrong, others = len(item.options) - len(item.keys), len(other.options) - len(other.keys)
    if wrong != others:
        yield "distractors", f"this has {wrong} wrong options, but {others} in {there}"


def _name(bank: Examined, seen_from: Examined) -> str:
    return bank.path.name if bank.path.parent == seen_from.path.parent else str(bank.path)
