"""How well items and topics are known."""

from __future__ import annotations

import pytest

from phonequiz.quiz.mastery import History, by_topic, item_mastery, mastery


@pytest.mark.parametrize(
    ("newest_first", "expected"),
    [((), 0.0), ((True,), 1.0), ((False,), 0.0), ((True, False), 0.5), ((True, True, False), 2 / 3)],
)
def test_an_item_is_known_by_its_last_three_answers(newest_first: tuple[bool, ...], expected: float) -> None:
    assert item_mastery(History(newest_first)) == pytest.approx(expected)


def test_older_answers_do_not_count() -> None:
    assert item_mastery(History((True, True, True, False, False))) == 1.0


def test_mastery_of_a_topic_counts_unseen_items_as_zero() -> None:
    histories = {"a": History((True,)), "b": History((False, True))}
    assert mastery(["a", "b", "c", "d"], histories) == pytest.approx(1.5 / 4)


def test_mastery_of_nothing_is_none_and_not_zero() -> None:
    assert mastery([], {}) is None


def test_each_topic_is_told_with_its_unseen_items() -> None:
    ready = {"a1": "a", "a2": "a", "b1": "b"}
    known = by_topic([("b", "B"), ("a", "A"), ("c", "C")], ready, {"a1": History((True,))})
    assert [(row.topic, row.questions, row.seen, row.unseen, row.mastery) for row in known] == [
        ("b", 1, 0, 1, 0.0),
        ("a", 2, 1, 1, 0.5),
        ("c", 0, 0, 0, None),
    ]
