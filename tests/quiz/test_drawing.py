"""Which items are drawn, and in which order their options stand."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phonequiz.bank.model import build_item
from phonequiz.quiz.drawing import draw_exam, draw_practice, number_in, option_order, shares
from phonequiz.quiz.mastery import History


def topic_of(*items: str) -> dict[str, str]:
    """``"a1"`` is an item of topic ``a``."""
    return {item: item[0] for item in items}


def test_unseen_come_before_wrong_before_known() -> None:
    histories = {
        "a1": History((True,), "2026-01-03"),
        "a2": History((False, True), "2026-01-02"),
        "a4": History((True, False), "2026-01-01"),
    }
    drawn = draw_practice(topic_of("a1", "a2", "a3", "a4"), histories, 4, Random(1))
    assert drawn == ["a3", "a2", "a4", "a1"]


def test_of_known_ones_the_longest_not_asked_come_first() -> None:
    histories = {f"a{n}": History((True,), f"2026-01-0{n}") for n in range(1, 6)}
    assert draw_practice(topic_of("a3", "a1", "a5", "a2", "a4"), histories, 3, Random(7)) == ["a1", "a2", "a3"]


@pytest.mark.parametrize("seed", range(5))
def test_topics_take_turns(seed: int) -> None:
    ready = topic_of("a1", "a2", "a3", "a4", "a5", "a6", "b1", "b2", "c1", "c2")
    drawn = draw_practice(ready, {}, 6, Random(seed))
    assert sorted(item[0] for item in drawn) == ["a", "a", "b", "b", "c", "c"]
    assert {item[0] for item in drawn[:3]} == {"a", "b", "c"}


def test_no_item_is_drawn_twice_and_more_than_there_are_means_all() -> None:
    ready = topic_of("a1", "a2", "b1")
    assert sorted(draw_practice(ready, {}, 99, Random(3))) == ["a1", "a2", "b1"]


def test_a_seed_draws_the_same_again_and_another_draws_differently() -> None:
    ready = topic_of(*(f"{topic}{n}" for topic in "abc" for n in range(9)))
    first = draw_practice(ready, {}, 9, Random(5))
    assert draw_practice(ready, {}, 9, Random(5)) == first
    assert draw_practice(ready, {}, 9, Random(6)) != first


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 50), max_size=8), st.integers(0, 200))
def test_shares_are_proportional(sizes: dict[str, int], count: int) -> None:
    dealt = shares(sizes, count)
    total = sum(sizes.values())
    assert sum(dealt.values()) == min(count, total)
    for key, size in sizes.items():
        assert 0 <= dealt[key] <= size
        if total:
            assert abs(dealt[key] - min(count, total) * size / total) < 1


def test_an_exam_is_drawn_over_the_topics_in_proportion() -> None:
    ready = topic_of(*(f"a{n}" for n in range(30)), *(f"b{n}" for n in range(20)), *(f"c{n}" for n in range(10)))
    drawn = draw_exam(ready, 12, Random(1))
    assert [sum(item[0] == topic for item in drawn) for topic in "abc"] == [6, 4, 2]
    assert [item[0] for item in drawn] != sorted(item[0] for item in drawn)


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("16 Millionen", "de", 16.0),
        ("1,6 Millionen", "de", 1.6),
        ("1.600 Euro", "de", 1600.0),
        ("1.600.000,5 Euro", "de", 1600000.5),
        ("1.5 GHz", "de", 1.5),
        ("1.6 million", "en", 1.6),
        ("1,600 euros", "en", 1600.0),
        ("61 %", "en", 61.0),
        ("−5 °C", "en", -5.0),
        ("10 000 km", "en", 10000.0),
        ("2017", "de", 2017.0),
    ],
)
def test_numbers_are_read_in_the_language_of_the_bank(text: str, language: str, number: float) -> None:
    found = number_in(text, language)
    assert found is not None
    assert found[1] == number


@pytest.mark.parametrize("text", ["acht Stunden", "3 von 10", "10 bis 20 Uhr", ""])
def test_a_text_without_one_number_is_no_number(text: str) -> None:
    assert number_in(text, "de") is None


def item(*texts: str, **fields: object) -> object:
    row = {"id": "x", "topic": "t", "stem": "?", "answer": texts[0], "distractors": list(texts[1:])} | fields
    return build_item(row)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("16 Millionen", "1,6 Millionen", "4 Millionen"), ("d1", "d2", "k1")),
        (("etwa 9 Stunden", "etwa 11 Stunden", "etwa 8 Stunden"), ("d2", "k1", "d1")),
        (("2017", "1876", "2007"), ("d1", "d2", "k1")),
    ],
)
def test_numbers_with_the_same_words_around_them_ascend(texts: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert {option_order(item(*texts), "de", Random(seed)) for seed in range(8)} == {expected}


def test_other_options_are_shuffled_each_time() -> None:
    mixed = item("1 Million", "2 Millionen", "3 Milliarden", "vier")
    orders = {option_order(mixed, "de", Random(seed)) for seed in range(60)}
    assert len(orders) > 15
    assert {order.index("k1") for order in orders} == {0, 1, 2, 3}


def test_shuffled_is_stronger_than_numbers() -> None:
    shuffled = item("1", "2", "3", order="shuffled")
    assert len({option_order(shuffled, "en", Random(seed)) for seed in range(30)}) > 3


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ("k1", "d1", "d2")),
        ({"place": 2}, ("d1", "k1", "d2")),
        ({"place": 3}, ("d1", "d2", "k1")),
        ({"type": "multiple", "answer": ["A", "B"], "place": [1, 3]}, ("k1", "d1", "k2", "d2")),
        ({"type": "multiple", "answer": ["A", "B"], "place": [4, 2]}, ("d1", "k2", "d2", "k1")),
    ],
)
def test_a_fixed_order_puts_the_key_at_its_place(fields: dict[str, object], expected: tuple[str, ...]) -> None:
    assert option_order(item("A", "x", "y", order="fixed", **fields), "en", Random(1)) == expected


def test_true_stands_before_false() -> None:
    row = {"id": "x", "topic": "t", "stem": "?", "type": "true-false", "answer": False}
    assert {option_order(build_item(row), "en", Random(seed)) for seed in range(9)} == {("true", "false")}
