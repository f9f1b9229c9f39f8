"""Item analysis against published examples and against an independent implementation."""

from __future__ import annotations

import math
import statistics
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phonequiz.analysis.items import ItemFigures, ItemMarks, QuizFigures, item_figures, quiz_figures

Table = list[list[float | None]]  # one row a learner, one column an item; None is no answer


def counted(table: Table, maxima: list[float]) -> tuple[list[ItemMarks], Counter[float]]:
    totals = [math.fsum(mark for mark in row if mark is not None) for row in table]
    items = []
    for column, maximum in enumerate(maxima):
        pairs = Counter(
            (row[column], total) for row, total in zip(table, totals, strict=True) if row[column] is not None
        )
        items.append(ItemMarks(maximum, pairs))  # type: ignore[arg-type]
    return items, Counter(totals)


def figures(table: Table, maxima: list[float]) -> tuple[list[ItemFigures], QuizFigures]:
    items, totals = counted(table, maxima)
    return item_figures(items), quiz_figures(totals, items)


# Marks of 22 learners on 13 items and what they come to, as Moodle publishes them for its own statistics (its quiz
# report's fixtures mdl_question_states.csv; the values expected are from its spreadsheet stats.xls, in percent). The
# items are its slots 8 to 12, 19, 20, 17, 18, 14, 15, 16 and 13; 3 stands for a mark of 0.3, 9 for 0.9.
FIRST = [5.5, 1, 2.5, 4, 3, 4.5, 3, 6, 0.5, 5.5, 2.5, 4, 4, 3, 1, 1, 1.5, 4, 2, 1, 6, 7]
OTHERS = """
391301100011 993301010011 193111110110 391301100000 939110111000 911900001110 333311110111 991301101110
919301111100 919300101001 911901101000 939101111110 933110011101 113110111010 193300000101 333901000010
139100101011 919100011110 993900001000 133300101100 911911000010 933300110111
"""


def moodle() -> Table:
    return [
        [first, *(0.3 if mark == "3" else 0.9 if mark == "9" else float(mark) for mark in row)]
        for first, row in zip(FIRST, OTHERS.split(), strict=True)
    ]


def test_skewness_and_kurtosis_of_a_published_example() -> None:
    # The example of the functions SKEW and KURT in the manual of Microsoft Excel, which are these k-statistics.
    quiz = quiz_figures(Counter([3.0, 4, 5, 2, 3, 4, 5, 6, 4, 7]), [])
    assert quiz.skewness == pytest.approx(0.359543071, abs=1e-9)
    assert quiz.kurtosis == pytest.approx(-0.151799637, abs=1e-9)


def test_alpha_of_a_small_table_done_by_hand() -> None:
    # var x = 1/3, 1/3, 1/4 and var T = 5/3: 3/2 · (1 - (11/12) / (5/3)) = 0.675.
    table: Table = [[1, 1, 1], [1, 1, 1], [0, 0, 1], [0, 0, 0]]
    items, quiz = figures(table, [1, 1, 1])
    variance = statistics.variance([3, 3, 1, 0])
    expected = 1.5 * (1 - (1 / 3 + 1 / 3 + 1 / 4) / variance)
    assert quiz.cronbach_alpha == pytest.approx(expected)
    assert quiz.error_ratio == pytest.approx(math.sqrt(1 - expected))
    assert quiz.standard_error == pytest.approx(math.sqrt(1 - expected) * math.sqrt(variance))
    assert [item.facility for item in items] == [0.5, 0.5, 0.75]


# ── an independent implementation: plain lists, and Python's own statistics where it has the figure ──


def expected_item(table: Table, maxima: list[float], column: int) -> list[float | None]:
    rows = [row for row in table if row[column] is not None]
    x = [float(row[column]) for row in rows]  # type: ignore[arg-type]
    totals = [sum(mark for mark in row if mark is not None) for row in rows]
    rest = [total - mark for total, mark in zip(totals, x, strict=True)]
    facility = sum(x) / len(x) / maxima[column] if x and maxima[column] else None
    sd = statistics.stdev(x) if len(x) > 1 else None
    index = efficiency = None
    if len(x) > 1:
        highest = statistics.covariance(sorted(x), sorted(rest))
        if statistics.variance(x) > 1e-12 and statistics.variance(rest) > 1e-12:
            index = statistics.correlation(x, rest)
        if highest > 1e-12:
            efficiency = statistics.covariance(x, rest) / highest
    return [facility, sd, index, efficiency, maxima[column] / sum(maxima) if sum(maxima) else None]


def expected_weights(table: Table, columns: int) -> list[float | None]:
    found: list[float | None] = []
    for column in range(columns):
        rows = [row for row in table if row[column] is not None]
        if len(rows) < 2:
            found.append(None)
            continue
        covariance = statistics.covariance(
            [float(row[column]) for row in rows],  # type: ignore[arg-type]
            [sum(mark for mark in row if mark is not None) for row in rows],
        )
        covariance = 0.0 if abs(covariance) < 1e-12 else covariance
        found.append(None if covariance < 0 else math.sqrt(covariance))
    whole = sum(value for value in found if value is not None)
    return [None if value is None or not whole else value / whole for value in found]


def expected_quiz(table: Table, columns: int) -> list[float | None]:
    totals = [sum(mark for mark in row if mark is not None) for row in table]
    n, mean = len(totals), statistics.mean(totals)
    variance = statistics.variance(totals) if n > 1 else None
    skewness = kurtosis = alpha = None
    if variance is not None and variance > 1e-12:
        sums = [sum(total**power for total in totals) for power in range(5)]
        if n > 2:  # the k-statistics in power sums, as R. A. Fisher gave them
            k3 = (2 * sums[1] ** 3 - 3 * n * sums[1] * sums[2] + n**2 * sums[3]) / (n * (n - 1) * (n - 2))
            skewness = k3 / variance**1.5
        if n > 3:
            k4 = (
                -6 * sums[1] ** 4
                + 12 * n * sums[1] ** 2 * sums[2]
                - 3 * n * (n - 1) * sums[2] ** 2
                - 4 * n * (n + 1) * sums[1] * sums[3]
                + n**2 * (n + 1) * sums[4]
            ) / (n * (n - 1) * (n - 2) * (n - 3))
            kurtosis = k4 / variance**2
        marks = [[row[column] for row in table if row[column] is not None] for column in range(columns)]
        if columns > 1 and all(len(column) > 1 for column in marks):
            alpha = columns / (columns - 1) * (1 - sum(map(statistics.variance, marks)) / variance)  # type: ignore[arg-type]
    return [
        mean,
        statistics.median(totals),
        None if variance is None else math.sqrt(variance),
        skewness,
        kurtosis,
        alpha,
    ]


def same(found: float | None, expected: float | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return found == pytest.approx(expected, rel=1e-6, abs=1e-6)


def check(table: Table, maxima: list[float]) -> None:
    items, quiz = figures(table, maxima)
    weights = expected_weights(table, len(maxima))
    for column, item in enumerate(items):
        facility, sd, index, efficiency, intended = expected_item(table, maxima, column)
        assert item.n == sum(row[column] is not None for row in table)
        assert same(item.facility, facility)
        assert same(item.sd, sd)
        assert same(item.discrimination_index, index), column
        assert same(item.discriminative_efficiency, efficiency), column
        assert same(item.intended_weight, intended)
        assert same(item.effective_weight, weights[column])
    for found, expected in zip(quiz[1:7], expected_quiz(table, len(maxima)), strict=True):
        assert same(found, expected)


def test_the_data_of_moodle_give_what_an_independent_implementation_gives() -> None:
    check(moodle(), [8.0] + [1.0] * 12)


def test_the_data_of_moodle_give_the_figures_that_moodle_publishes() -> None:
    items, _ = figures(moodle(), [8.0] + [1.0] * 12)
    expected = {  # slot: facility, sd, discrimination index, discriminative efficiency, effective weight
        8: (0.4119318182, 1.912733589, 0.2588327077, 0.2723492723, 0.2658464457),
        9: (0.8136363636, 0.2512738111, 0.01170256965, 0.01382386552, 0.03368456046),
        10: (0.7136363636, 0.3226312277, -0.04207816809, -0.04691171307, 0.03253955259),
        11: (0.6545454545, 0.3334199022, 0.2816930644, 0.3112404354, 0.07584083694),
        12: (0.6590909091, 0.3375811591, -0.02513606859, -0.02877487579, 0.0379658376),
        13: (0.3636363636, 0.4923659639, -0.1299017581, -0.175074184, 0.03183278505),
    }
    for item, values in zip([*items[:5], items[-1]], expected.values(), strict=True):
        found = (item.facility, item.sd, item.discrimination_index, item.discriminative_efficiency)
        assert found == pytest.approx(values[:4], abs=1e-8)
        assert item.effective_weight == pytest.approx(values[4], abs=1e-8)


marks = st.one_of(st.none(), st.sampled_from([0.0, 0.0, 0.25, 0.5, 1.0, 1.0]))


@given(
    st.integers(1, 6).flatmap(
        lambda columns: st.tuples(
            st.lists(st.lists(marks, min_size=columns, max_size=columns), min_size=1, max_size=30),
            st.lists(st.sampled_from([1.0, 2.0]), min_size=columns, max_size=columns),
        )
    )
)
def test_any_marks_give_what_an_independent_implementation_gives(made: tuple[Table, list[float]]) -> None:
    check(*made)


def test_what_is_not_defined_is_none() -> None:
    items, quiz = figures([[1, 1], [1, 0]], [1, 1])
    assert (items[0].facility, items[0].sd, items[0].discrimination_index) == (1, 0, None)
    assert items[0].effective_weight == 0
    assert (quiz.skewness, quiz.kurtosis) == (None, None)
    items, quiz = figures([[1.0]], [1.0])
    assert items[0] == ItemFigures(1, 1, None, None, None, 1, None)
    assert quiz == QuizFigures(1, 1, 1, None, None, None, None, None, None)
    assert quiz_figures({}, []) == QuizFigures(0, *[None] * 8)
    items, _ = figures([[0, 1], [0, 0]], [0, 1])
    assert (items[0].facility, items[0].intended_weight) == (None, 0)


def test_an_item_that_goes_against_the_whole_has_no_effective_weight() -> None:
    items, quiz = figures([[0, 1, 1, 1], [0, 1, 1, 1], [1, 0, 0, 0], [1, 0, 1, 0]], [1] * 4)
    assert items[0].effective_weight is None
    assert items[0].discrimination_index is not None
    assert items[0].discrimination_index < 0
    assert sum(item.effective_weight or 0 for item in items) == pytest.approx(1)
    assert quiz.cronbach_alpha is not None


def test_alpha_needs_two_answers_to_each_item() -> None:
    table: Table = [[1, None], [0, 1], [1, None]]
    assert figures(table, [1, 1])[1].cronbach_alpha is None
    assert figures([*table, [0, 0]], [1, 1])[1].cronbach_alpha is not None


def test_rounding_makes_no_variance() -> None:
    items, quiz = figures([[0.1 + 0.2, 1], [0.3, 1], [0.3, 1]], [1, 1])
    assert (items[0].sd, items[0].discrimination_index) == (0, None)
    assert (quiz.sd, quiz.skewness, quiz.cronbach_alpha) == (0, None, None)
