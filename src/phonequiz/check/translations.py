"""Where the languages of a bank differ in what must be the same in all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from phonequiz.bank.model import Item
from phonequiz.bank.reading import head_in, read_text
from phonequiz.bank.structure import Finding, shown
from phonequiz.check.examined import Examined
from phonequiz.problems import PhonequizError

RULE = "translation-differs"


def translations_differ(banks: Sequence[Examined]) -> list[Examined]:
    """Adds a finding to a bank for every difference from the others of its id: those given, and those beside them.

    Gives the banks beside them that have got one.
    """
    beside = list(_beside(banks))
    for bank in beside:
        bank.keep(lambda rule: rule == RULE)  # nobody asked what else is wrong with these
    by_id: dict[str, list[Examined]] = {}
    for bank in (*banks, *beside):
        if bank.id is not None:
            by_id.setdefault(bank.id, []).append(bank)
    for first, *others in by_id.values():
        for other in others:
            for where, finding in _differences(first, other):
                where.add(finding)
    return [bank for bank in beside if bank.parsed.findings]


def _beside(banks: Iterable[Examined]) -> Iterator[Examined]:
    """The banks in the folders of the given ones that have an id of theirs, without the given ones themselves."""
    seen = {os.path.realpath(bank.path) for bank in banks}
    ids: dict[Path, set[str]] = {}
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


def _differences(first: Examined, second: Examined) -> Iterator[tuple[Examined, Finding]]:
    for bank, lacking in ((first, second), (second, first)):
        there = _name(lacking, bank)
        for topic, number in bank.topics.items():
            if topic not in lacking.topics:
                what = f"{there} has no topic {shown(topic)}"
                yield bank, Finding(("topic", number), RULE, what, "add it there or delete it here")
        for question, number in bank.questions.items():
            if question not in lacking.questions:
                what = f"{there} has no question {shown(question)}"
                yield bank, Finding(("question", number), RULE, what, "translate it there or delete it here")
    there = _name(second, first)
    for question, number in first.questions.items():
        item, other = first.items.get(number), second.items.get(second.questions.get(question, -1))
        if item is not None and other is not None:
            for key, what in _item_differences(item, other, there):
                yield first, Finding(("question", number, key), RULE, what, "make both the same")


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
