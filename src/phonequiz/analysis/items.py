"""Classical item analysis: figures of each item and of the whole quiz, from marks.

The definitions are those of Moodle's page "Quiz statistics calculations" (after the usual textbooks): sample figures
with the divisor n − 1, x the marks on an item, T a learner's total and R = T − x what the other items brought. Who gave
no answer to an item is left out of it. Values come counted (how often each combination of marks stands),
so that a million answers need no more arithmetic here than there are different combinations.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

# A variance or covariance smaller than this is one that rounding has made.
NOTHING = 1e-12


class ItemMarks(NamedTuple):
    """What was answered to an item: the highest possible mark, and how often each (mark, total) stands."""

    maximum: float
    pairs: Mapping[tuple[float, float], int]


class ItemFigures(NamedTuple):
    """The figures of one item; ``None`` where they are not defined."""

    n: int
    facility: float | None
    sd: float | None
    discrimination_index: float | None
    discriminative_efficiency: float | None
    intended_weight: float | None
    effective_weight: float | None


class QuizFigures(NamedTuple):
    """The figures of the totals; ``None`` where they are not defined."""

    n: int
    mean: float | None
    median: float | None
    sd: float | None
    skewness: float | None
    kurtosis: float | None
    cronbach_alpha: float | None
    error_ratio: float | None
    standard_error: float | None


class _Spread(NamedTuple):
    """What the marks of one item come to; from the variance on ``None`` with fewer than two answers."""

    n: int
    mean: float | None
    variance: float | None
    with_total: float | None
    discrimination: float | None
    efficiency: float | None


def item_figures(items: Sequence[ItemMarks]) -> list[ItemFigures]:
    """The figures of every item of one quiz, in the same order."""
    spreads = [_spread(item.pairs) for item in items]
    maxima = math.fsum(item.maximum for item in items)
    roots = math.fsum(math.sqrt(max(spread.with_total or 0.0, 0.0)) for spread in spreads)
    figures = []
    for item, spread in zip(items, spreads, strict=True):
        effective = None
        if spread.with_total is not None and spread.with_total >= 0 and roots > 0:
            effective = math.sqrt(spread.with_total) / roots
        figures.append(
            ItemFigures(
                n=spread.n,
                facility=spread.mean / item.maximum if spread.mean is not None and item.maximum > 0 else None,
                sd=None if spread.variance is None else math.sqrt(spread.variance),
                discrimination_index=spread.discrimination,
                discriminative_efficiency=spread.efficiency,
                intended_weight=item.maximum / maxima if maxima > 0 else None,
                effective_weight=effective,
            )
        )
    return figures


def quiz_figures(totals: Mapping[float, int], items: Sequence[ItemMarks]) -> QuizFigures:
    """The figures of the totals (total → how many have it), and of the items behind them."""
    n = sum(totals.values())
    if not n:
        return QuizFigures(0, *[None] * 8)
    mean = _mean(totals)
    moments = [math.fsum(count * (value - mean) ** power for value, count in totals.items()) for power in (2, 3, 4)]
    variance = _rounded(moments[0] / (n - 1)) if n > 1 else None
    sd = None if variance is None else math.sqrt(variance)
    skewness = kurtosis = None
    if variance and n > 2:
        # k-statistics (Fisher): unbiased estimates of the cumulants.
        skewness = n * moments[1] / ((n - 1) * (n - 2)) / variance**1.5
    if variance and n > 3:
        fourth = n * (n + 1) * moments[2] - 3 * (n - 1) * moments[0] ** 2
        kurtosis = fourth / ((n - 1) * (n - 2) * (n - 3)) / variance**2
    alpha = _alpha(variance, items)
    error_ratio = math.sqrt(1 - alpha) if alpha is not None and alpha <= 1 else None
    standard_error = error_ratio * sd if error_ratio is not None and sd is not None else None
    return QuizFigures(n, mean, _median(totals, n), sd, skewness, kurtosis, alpha, error_ratio, standard_error)


def _alpha(variance: float | None, items: Sequence[ItemMarks]) -> float | None:
    """Cronbach's alpha (1951); for marks of 0 and 1 it is Kuder and Richardson's formula 20."""
    if not variance or len(items) < 2:
        return None
    variances = [_spread(item.pairs).variance for item in items]
    if any(value is None for value in variances):
        return None
    return len(items) / (len(items) - 1) * (1 - math.fsum(value or 0.0 for value in variances) / variance)


def _spread(pairs: Mapping[tuple[float, float], int]) -> _Spread:
    n = sum(pairs.values())
    if not n:
        return _Spread(0, None, None, None, None, None)
    marks, rests, totals = Counter[float](), Counter[float](), Counter[float]()
    for (mark, total), count in pairs.items():
        marks[mark] += count
        rests[total - mark] += count
        totals[total] += count
    mean = _mean(marks)
    if n < 2:
        return _Spread(n, mean, None, None, None, None)
    of_rest, of_total = _mean(rests), _mean(totals)
    variance = _rounded(math.fsum(c * (x - mean) ** 2 for x, c in marks.items()) / (n - 1))
    rest_variance = _rounded(math.fsum(c * (r - of_rest) ** 2 for r, c in rests.items()) / (n - 1))
    with_rest = _covariance(((x - mean, t - x - of_rest, c) for (x, t), c in pairs.items()), n)
    with_total = _covariance(((x - mean, t - of_total, c) for (x, t), c in pairs.items()), n)
    highest = _covariance(((x - mean, r - of_rest, c) for x, r, c in _both_ascending(marks, rests)), n)
    index = with_rest / math.sqrt(variance * rest_variance) if variance and rest_variance else None
    return _Spread(n, mean, variance, with_total, index, with_rest / highest if highest else None)


def _both_ascending(marks: Mapping[float, int], rests: Mapping[float, int]) -> Iterable[tuple[float, float, int]]:
    """The pairs (and how often) that stand beside each other when both are sorted: the highest covariance there is."""
    left, right = sorted(marks.items()), sorted(rests.items())
    at_left = at_right = 0
    mark_left, rest_left = left[0][1], right[0][1]
    while True:
        count = min(mark_left, rest_left)
        yield left[at_left][0], right[at_right][0], count
        mark_left, rest_left = mark_left - count, rest_left - count
        if not mark_left:
            at_left += 1
            if at_left == len(left):
                return
            mark_left = left[at_left][1]
        if not rest_left:
            at_right += 1
            rest_left = right[at_right][1]


def _mean(values: Mapping[float, int]) -> float:
    return math.fsum(value * count for value, count in values.items()) / sum(values.values())


def _median(values: Mapping[float, int], n: int) -> float:
    """The middle value, of an even number the mean of the two in the middle."""
    seen, low = 0, None
    for value in sorted(values):
        seen += values[value]
        if low is None and seen >= (n + 1) // 2:
            low = value
        if low is not None and seen >= n // 2 + 1:
            return (low + value) / 2
    raise ValueError("no values")


def _covariance(parts: Iterable[tuple[float, float, int]], n: int) -> float:
    return _rounded(math.fsum(a * b * count for a, b, count in parts) / (n - 1))


def _rounded(value: float) -> float:
    return 0.0 if abs(value) < NOTHING else value
