"""Whole numbers around a number: plausible, as round as it is, and on no scheme that gives it away."""

from __future__ import annotations

from phonequiz.generate.dice import Dice

# No more choices than can be told apart: a billion in steps of one needs no list of a billion.
_MOST = 400


def grain(value: int) -> int:
    """The step in which a number counts, so that others are as round: 60 → 10, 25 → 5, 61 → 1, 700 → 100, 30 → 5."""
    if value == 0:
        return 1
    power = 1
    while value % (power * 10) == 0:
        power *= 10
    mantissa = value // power
    if mantissa <= 4 and power > 1:
        return power // 5 if mantissa == 1 else power // 2
    if mantissa % 5 == 0 and mantissa > 10:
        return power * 5
    return power


def proportional(value: int, low: int, high: int, even: int | None = None) -> tuple[list[int], list[int]]:
    """What may stand below and above a quantity: from about a third of it to about the double, nothing very near.

    With ``even`` the value counts in ones (tenths, halves), and multiples of it are left out.
    """
    step = grain(value) if even is None else 1
    below = _multiples(max(low, value * 35 // 100), min(value - step, value * 88 // 100), step)
    above = _multiples(max(value + step, (value * 112 + 99) // 100), min(high, value * 240 // 100), step)
    if len(below) < 3:
        below = _multiples(max(low, value - 4 * step), value - step, step)
    if len(above) < 3:
        above = _multiples(value + step, min(high, value + 5 * step), step)
    # Beside 61 a round 50 looks like an estimate.
    rounder = even or (10 * step if value % (10 * step) and value > 10 * step else 0)
    return _but_multiples(below, rounder), _but_multiples(above, rounder)


def near(value: int, reach: int, low: int, high: int, step: int = 1) -> tuple[list[int], list[int]]:
    """What may stand below and above a value that others lie beside whatever its size: a year, an hour."""
    below = _multiples(max(low, value - reach * step), value - step, step, value)
    return below, _multiples(value + step, min(high, value + reach * step), step, value)


def _multiples(first: int, last: int, step: int, base: int = 0) -> list[int]:
    start = first + (base - first) % step
    coarse = max(step, (last - start) // _MOST // step * step)
    return list(range(start, last + 1, coarse))


def _but_multiples(values: list[int], of: int) -> list[int]:
    left = [value for value in values if not of or value % of]
    return left if len(left) >= 3 else values


def drawn(below: list[int], above: list[int], count: int, rank: int, dice: Dice) -> list[int]:
    """``count`` values in ascending order, ``rank`` of them from ``below`` as far as both sides have enough.

    Each side is cut into as many stretches as it has to give values, and one is drawn from the first two thirds of
    each: the steps are uneven, yet no two options crowd.
    """
    from_above = min(count - rank, len(above))
    from_below = min(count - from_above, len(below))
    from_above = min(count - from_below, len(above))
    return [*_one_of_each(below, from_below, dice), *_one_of_each(above, from_above, dice)]


def _one_of_each(choices: list[int], stretches: int, dice: Dice) -> list[int]:
    values = []
    for number in range(stretches):
        first, last = number * len(choices) // stretches, (number + 1) * len(choices) // stretches
        values.append(choices[first + dice.below(max(1, (last - first) * 2 // 3))])
    return values
