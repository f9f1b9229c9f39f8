"""Options that are numbers or ranges of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from random import Random

from phonequiz.check.flaws.looked import Flaw, Looked
from phonequiz.check.quantities import Quantity
from phonequiz.quiz.drawing import number_in, option_order


def overlapping_options(question: Looked) -> Iterator[Flaw]:
    """Of two ranges one lies in the other or they share a part: then both are right, or the wider one is safe.

    Haladyna et al. 2002 (keep choices independent, not overlapping); Tarrant et al. 2006.
    Ranges that only touch ("10 to 20",
    "20 to 30") are none.
    """
    ranges = [(choice, choice.amount) for choice in question.choices]
    if all(amount is None or not amount.is_range for _, amount in ranges):
        return
    # Limits of the same kind ("at least 8", "at least 12") are numbers with the same words around them.
    amounts = [amount for _, amount in ranges]
    if all(amount and amount.high == math.inf for amount in amounts) or all(
        amount and amount.low == -math.inf for amount in amounts
    ):
        return
    for number, (choice, amount) in enumerate(ranges):
        for earlier, other in ranges[:number]:
            if amount is not None and other is not None and _overlap(amount, other):
                what = f"“{choice.text}” overlaps with “{earlier.text}”"
                yield Flaw(choice.path, what, "let each range end where the next begins")
                break


def _overlap(one: Quantity, other: Quantity) -> bool:
    if not _same_unit(one.unit, other.unit) or not (one.is_range or other.is_range):
        return False
    low, high = max(one.low, other.low), min(one.high, other.high)
    if one.is_range and other.is_range:
        return low < high
    single, wide = (other, one) if one.is_range else (one, other)
    return wide.low < single.low < wide.high


def _same_unit(one: str, other: str) -> bool:
    return one == other or not one or not other


def numbers_out_of_order(question: Looked) -> Iterator[Flaw]:
    """Numbers in a fixed order that is neither ascending nor descending: one searches instead of answering.

    Haladyna et al. 2002 (place choices in logical or numerical order).
    """
    item = question.item
    if item.type == "true-false" or item.order != "fixed" or len(item.options) < 3:
        return
    if item.place and (
        len(item.place) != len(item.keys) or not set(item.place) <= set(range(1, len(item.options) + 1))
    ):
        return
    shown = [item.option(id_).text for id_ in option_order(item, question.language, Random(0))]
    numbers = [number_in(text, question.language) for text in shown]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or len({around for around, _ in known}) > 1:
        return
    values = [value for _, value in known]
    if values not in (sorted(values), sorted(values, reverse=True)):
        what = f"the numbers stand out of order ({', '.join(shown)})"
        yield Flaw(("order",), what, 'correct `place` and the order of the distractors, or leave order = "fixed" out')
