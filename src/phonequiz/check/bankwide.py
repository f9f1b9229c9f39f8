"""What only a look at the whole bank shows: habits that tell the key, sections that nobody asks about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from phonequiz.bank.model import Item
from phonequiz.bank.structure import Finding, shown
from phonequiz.check.examined import Examined
from phonequiz.quiz.drawing import number_in

RULE = "key-position"
_FEWEST = 5
_SHARE = 0.5
_SAME_PLACE = 0.8
_DEVIATIONS = 3.3  # by chance in one bank of a thousand
_SEEN = 1.1
_LEAD_WORDS = 30


def key_position(bank: Examined) -> Iterator[Finding]:
    """Over the bank, the key is the longest option far more often than chance has it, or always at the same place.

    Tarrant et al. 2006 (longest option correct, position of the key); Haladyna et al. 2002 (vary the location of the
    key). The place counts where learners see the order of the file: with ``order = "fixed"``, and numbers, which are
    sorted.
    """
    longest = told = 0
    expected = 0.0
    places: Counter[int] = Counter()
    chance = 0.0
    for item in bank.items.values():
        if item.type != "single" or len(item.options) < 3:
            continue
        lengths = [len(option.text) for option in item.options]
        if max(lengths) > _SEEN * min(lengths):
            told += 1
            expected += 1 / len(lengths)
            longest += lengths[0] > max(lengths[1:])
        place = _place(item, bank.language)
        if place is not None:
            places[place] += 1
            chance += 1 / len(item.options)
    if told >= _FEWEST and longest >= _SHARE * told and _deviations(longest, told, expected) > _DEVIATIONS:
        what = f"the key is the longest option in {longest} of {told} questions"
        yield _finding(what, "shorten keys, or make distractors as full as they are")
    if places:
        place, count = places.most_common(1)[0]
        total = places.total()
        if total >= _FEWEST and count >= _SAME_PLACE * total and _deviations(count, total, chance) > _DEVIATIONS:
            what = f"the key stands at place {place + 1} in {count} of {total} questions with a fixed order"
            yield _finding(what, "vary `place`, or the numbers around the key")


def _place(item: Item, language: str) -> int | None:
    """Where the key always stands, from 0; ``None`` where options are shuffled."""
    if item.order == "fixed":
        place = item.place[0] if item.place else 1
        return place - 1 if 1 <= place <= len(item.options) else None
    if item.order == "auto" and any(character.isdigit() for character in item.options[0].text):
        numbers = [number_in(option.text, language) for option in item.options]
        known = [number for number in numbers if number is not None]
        if len(known) == len(numbers) and len({around for around, _ in known}) == 1:
            return sum(value < known[0][1] for _, value in known)
    return None


def _finding(what: str, remedy: str) -> Finding:
    return Finding(("bank",), RULE, what, remedy, severity="warning")


def _deviations(count: int, total: int, expected: float) -> float:
    """How many standard deviations a count lies above what chance has (the normal approximation to the binomial)."""
    return (count - expected) / math.sqrt(expected * (1 - expected / total))


def uncovered_sections(bank: Examined) -> Iterator[Finding]:
    """Sections of the article on which no question stands, drafts counted.

    Haladyna et al. 2002 (base each item on important content): a bank that leaves a section out does not test the
    article.
    """
    source = bank.source
    if source is None or not bank.items or not source.sections:
        return
    starts: list[tuple[int, str, int]] = []  # where each section begins, its title, and how many words it has
    for block in source.blocks:
        if block.heading:
            starts.append((block.start, block.text, 0))
        else:
            if not starts:
                starts.append((0, "", 0))
            start, title, words = starts[-1]
            starts[-1] = start, title, words + len(block.text.split())
    covered = set()
    for quote in {item.quote for item in bank.items.values() if item.quote}:
        passage = source.find(quote)
        if passage is not None:
            for number, (start, _, _) in enumerate(starts):
                end = starts[number + 1][0] if number + 1 < len(starts) else len(source.text)
                if passage.start < end and passage.end > start:
                    covered.add(number)
    for number, (_, title, words) in enumerate(starts):
        if number not in covered and words and (title or words >= _LEAD_WORDS):
            name = f"the section {shown(title)}" if title else "what the article says before its first heading"
            remedy = "write one, or say in a comment that it needs none"
            yield Finding(
                ("bank", "source"), "uncovered-section", f"no question stands on {name}", remedy, severity="warning"
            )
