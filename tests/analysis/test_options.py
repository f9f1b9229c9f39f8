"""How options were chosen, and what that says."""

from __future__ import annotations

from collections import Counter

import pytest

from phonequiz.analysis.items import ItemMarks, item_figures
from phonequiz.analysis.options import Verdict, option_counts, thirds, verdicts
from phonequiz.bank.reading import load
from phonequiz.sources.ledger import Cell
from phonequiz.sources.wordings import Wording, from_record

from ..conftest import BankMaker

WORDING = Wording("en", "What?", {"k1": "key", "d1": "one", "d2": "two"}, ("k1",))


def cells(*chosen: tuple[str, float, int]) -> list[Cell]:
    """Responses with the total of who gave them, and how many."""
    return [Cell(1, "", response, float(response == "k1"), 1, total, n) for response, total, n in chosen]


def judged(*chosen: tuple[str, float, int], wording: Wording | None = WORDING) -> list[Verdict]:
    found = cells(*chosen)
    totals, pairs = Counter[float](), Counter[tuple[float, float]]()
    for cell in found:
        totals[cell.total] += cell.n
        pairs[cell.mark, cell.total] += cell.n
    [figures] = item_figures([ItemMarks(1, pairs)])
    return verdicts(figures, option_counts(found, thirds(totals), wording, {}))


def test_equal_totals_lie_in_one_third() -> None:
    assert thirds({1: 1, 2: 1, 3: 1}) == {1: "low", 2: "middle", 3: "high"}
    assert thirds({5: 9}) == {5: "middle"}
    assert thirds({0: 3, 1: 3, 2: 3}) == {0: "low", 1: "middle", 2: "high"}
    assert thirds({}) == {}


def test_options_are_counted_by_thirds_of_the_total() -> None:
    found = cells(("k1", 3, 4), ("d1", 1, 3), ("k1", 2, 2), ("d1", 2, 1))
    counts = option_counts(found, thirds({3: 4, 1: 3, 2: 3}), WORDING, {})
    assert [(one.id, one.text, one.key, one.n, one.low, one.middle, one.high) for one in counts] == [
        ("k1", "key", True, 6, 0, 2, 4),
        ("d1", "one", False, 4, 3, 1, 0),
        ("d2", "two", False, 0, 0, 0, 0),
    ]


def test_each_option_of_a_multiple_answer_counts() -> None:
    counts = option_counts(cells(("k1,k2", 1, 2), ("k1,d1", 1, 1)), thirds({1: 3}), None, {})
    assert {one.id: one.n for one in counts} == {"d1": 1, "k1": 3, "k2": 2}


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ([("k1", 9, 6), ("d1", 5, 3), ("k1", 5, 2), ("d1", 1, 3), ("d2", 1, 3)], []),
        ([("k1", 9, 40), ("d1", 1, 1), ("d2", 1, 1)], ["easy"]),
        ([("k1", 9, 6), ("d1", 9, 1), ("d1", 1, 5), ("d2", 1, 4), ("d1", 0, 5), ("d2", 0, 5)], ["hard"]),
        ([("d1", 9, 5), ("k1", 9, 1), ("d2", 5, 4), ("k1", 1, 6)], ["key", "against"]),
        # Most of the best choose d1, but still more of the others do: hard, and the key may be right.
        ([("d1", 9, 5), ("k1", 9, 4), ("d2", 9, 1), ("k1", 5, 2), ("d1", 5, 8), ("d1", 1, 10)], ["hard"]),
        # All choose d1, the best too.
        ([("d1", 9, 4), ("d1", 5, 4), ("d1", 1, 4)], ["key", "hard", "nobody"]),
        ([("k1", 9, 6), ("d1", 5, 3), ("k1", 5, 2), ("d1", 1, 6)], ["nobody"]),
    ],
)
def test_verdicts_in_plain_language(chosen: list[tuple[str, float, int]], names: list[str]) -> None:
    assert [verdict.name for verdict in judged(*chosen)] == names


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        # One of 32 is wrong, and knows the rest: nothing follows from one.
        ([("k1", 9, 20), ("k1", 5, 11), ("d1", 9, 1)], ["easy"]),
        # An index of -0.12 is what chance brings among 40, and hardly among 400.
        ([("k1", 40, 11), ("d1", 40, 4), ("d2", 40, 5), ("k1", 1, 13), ("d1", 1, 4), ("d2", 1, 3)], ["weak"]),
        ([("k1", 40, 110), ("d1", 40, 40), ("d2", 40, 50), ("k1", 1, 130), ("d1", 1, 40), ("d2", 1, 30)], ["against"]),
    ],
)
def test_an_index_counts_against_an_item_only_beyond_chance(
    chosen: list[tuple[str, float, int]], names: list[str]
) -> None:
    assert [verdict.name for verdict in judged(*chosen)] == names


@pytest.mark.parametrize(
    "chosen",
    [
        [("k1", 5, 1)],
        [("k1", 9, 3), ("d1", 5, 5), ("k1", 1, 1)],
        [("k1", 9, 6), ("k1", 5, 6), ("d1", 1, 3), ("k1", 1, 3)],
    ],
    ids=["one answer", "nine answers", "three wrong answers for two distractors"],
)
def test_that_nobody_chooses_an_option_is_said_only_of_enough_answers(chosen: list[tuple[str, float, int]]) -> None:
    assert "nobody" not in {verdict.name for verdict in judged(*chosen)}


def test_options_of_true_and_false_are_told_apart(make_bank: BankMaker) -> None:
    path = make_bank([{"id": "q1", "type": "true-false", "topic": "t1", "stem": "Is it so?", "answer": False}])
    item = load(path).item("q1")
    asked = {"c": from_record("en", item.wording)}
    found = [Cell(1, "c", "false", 1, 1, 2, 10), Cell(1, "c", "true", 0, 1, 1, 2)]
    counts = option_counts(found, thirds({2: 10, 1: 2}), asked["c"], asked)
    assert [(one.id, one.key, one.n) for one in counts] == [("false", True, 10), ("true", False, 2)]


def test_a_verdict_names_its_option_and_how_many_answers_stand_behind_it() -> None:
    [key, *_] = judged(("d1", 9, 4), ("k1", 9, 1), ("k1", 1, 4))
    assert (key.name, key.option, key.n, key.few) == ("key", "d1", 9, True)
    assert not judged(("d1", 9, 4), ("k1", 9, 1), ("k1", 1, 5))[0].few


def test_an_option_is_counted_by_its_text_where_its_id_was_anothers() -> None:
    then = Wording("en", "What?", {"k1": "one", "d1": "key", "d2": "gone", "d3": "twoo"}, ("k1",))
    now = Wording("en", "What?", {"k1": "key", "d1": "one", "d3": "two"}, ("k1",))
    found = [Cell(1, "old", response, 0, 1, 1, n) for response, n in (("k1", 1), ("d1", 2), ("d2", 4), ("d3", 8))]
    found.append(Cell(1, "new", "k1", 1, 1, 1, 16))
    counts = option_counts(found, thirds({1: 31}), now, {"old": then, "new": now})
    assert {one.id: one.n for one in counts} == {"k1": 18, "d1": 1, "d3": 8, "d2′": 4}
    german = Wording("de", "Was?", {"k1": "Schlüssel", "d1": "eins", "d3": "zwei"}, ("k1",))
    counts = option_counts([Cell(1, "de", "d1", 0, 1, 1, 3)], thirds({1: 3}), now, {"de": german})
    assert {one.id: one.n for one in counts} == {"k1": 0, "d1": 3, "d3": 0}


def test_without_keys_nothing_is_said_of_them() -> None:
    names = {verdict.name for verdict in judged(("d1", 9, 5), ("k1", 9, 1), ("k1", 1, 3), wording=None)}
    assert "key" not in names
    assert "nobody" not in names
