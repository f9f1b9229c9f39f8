"""Numerals are found and written anew in their own form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phonequiz.generate.dice import Dice
from phonequiz.generate.distractors.numerals import numerals, written
from phonequiz.generate.distractors.spread import drawn, grain, proportional
from phonequiz.generate.model import Language


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("16 Millionen", "de", ["16"]),
        ("1.234,5 km", "de", ["1234.5"]),
        ("1,125 mm", "de", ["1.125"]),
        ("1,125 miles", "en", ["1125"]),
        ("10 000 Euro", "de", ["10000"]),
        ("acht Stunden", "de", ["8"]),
        ("siebeneinhalb Jahre", "de", ["7.5"]),
        ("fünfundzwanzig", "de", ["25"]),
        ("twenty-five", "en", ["25"]),
        ("jede dritte Firma", "de", ["3"]),
        ("im 19th century", "en", ["19"]),
        ("dreimal täglich", "de", ["3"]),
        ("24-stündige Frist", "de", ["24"]),
        ("von 4 auf 8 Prozent", "de", ["4", "8"]),
        ("einmal einfach", "de", []),
        ("just a second", "en", []),
    ],
)
def test_they_are_found_with_their_values(text: str, language: Language, values: list[str]) -> None:
    assert [str(numeral.value) for numeral in numerals(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "value", "expected"),
    [
        ("16", "de", "23", "23"),
        ("1.234,5", "de", "98765.25", "98.765,2"),
        ("12,500", "en", "9000", "9,000"),
        ("10 000", "de", "25000", "25 000"),
        ("3.5", "en", "4.2", "4.2"),
        ("Acht", "de", "12", "Zwölf"),
        ("acht", "de", "21", "einundzwanzig"),
        ("zweieinhalb", "de", "3.5", "dreieinhalb"),
        ("third", "en", "5", "fifth"),
        ("dritten", "de", "5", "fünften"),
        ("19th", "en", "21", "21st"),
        ("12th", "en", "11", "11th"),
        ("eight", "en", "1200", None),
        ("third", "en", "40", None),
    ],
)
def test_another_value_is_written_in_the_same_form(
    text: str, language: Language, value: str, expected: str | None
) -> None:
    (numeral,) = numerals(text, language)
    assert written(Decimal(value), numeral, text, language) == expected


@given(st.integers(0, 999), st.sampled_from(["de", "en"]))
def test_a_number_in_words_is_read_as_it_was_written(number: int, language: Language) -> None:
    (like,) = numerals("acht" if language == "de" else "eight", language)
    word = written(Decimal(number), like, "acht", language)
    assert word is not None
    if " " not in word:  # "one hundred and two" is two numerals to a reader of words
        assert [numeral.value for numeral in numerals(word, language)] == [number]


@pytest.mark.parametrize(("value", "step"), [(61, 1), (60, 10), (30, 5), (25, 5), (100, 20), (7000, 1000), (0, 1)])
def test_others_are_as_round_as_the_number(value: int, step: int) -> None:
    assert grain(value) == step


@given(st.integers(2, 10**9), st.integers(0, 3), st.text(max_size=5))
def test_values_are_distinct_ascending_and_on_the_side_that_was_thrown(value: int, rank: int, seed: str) -> None:
    below, above = proportional(value, 2, 10**18)
    values = drawn(below, above, 3, rank, Dice(seed))
    assert values == sorted(set(values))
    assert value not in values
    if len(below) >= 3:
        assert sum(other < value for other in values) == rank


def test_dice_fall_the_same_everywhere() -> None:
    dice = Dice("a quote", "a key")
    assert [dice.below(1000) for _ in range(4)] == THROWN
    assert Dice("a").shuffled("abcdef") == list(SHUFFLED)


THROWN = [484, 976, 841, 92]
SHUFFLED = "bedacf"
