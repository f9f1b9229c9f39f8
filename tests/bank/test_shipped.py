"""The banks that come with phonequiz: sound, the same in both languages, and no test of who guesses best."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from phonequiz.bank.model import Bank, Item
from phonequiz.bank.reading import load
from phonequiz.bank.shelf import Shelf, bank_files, shipped_folder
from phonequiz.check.examining import examine
from phonequiz.check.rules import Selection
from phonequiz.quiz.drawing import number_in

LANGUAGES = ("de", "en")


def shipped(language: str) -> Bank:
    return load(shipped_folder() / f"telefone.{language}.toml")


def items(bank: Bank) -> list[Item]:
    return [bank.item(id_) for id_ in bank.ready]


def test_nothing_is_found_in_them() -> None:
    report = examine(bank_files([shipped_folder()]), Selection(), lambda path: None)
    assert report.files == len(LANGUAGES)
    assert (report.problems, report.unreadable) == ((), ())


def test_they_are_offered_as_one_bank() -> None:
    shelf = Shelf.of(shipped_folder(), [])
    assert {bank: set(files) for bank, files in shelf.banks.items()} == {"telefone": set(LANGUAGES)}


def test_they_ask_the_same_in_the_same_order_with_the_same_keys() -> None:
    german, english = map(shipped, LANGUAGES)
    assert german.ready == english.ready
    assert [topic.id for topic in german.topics] == [topic.id for topic in english.topics]
    assert german.exam == english.exam
    for id_ in german.ready:
        one, other = german.item(id_), english.item(id_)
        assert (one.type, one.keys, len(one.options)) == (other.type, other.keys, len(other.options)), id_
        assert one.quote == other.quote, "the article has one language"


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_to_practise_and_for_an_exam(language: str) -> None:
    bank = shipped(language)
    assert len(bank.ready) >= 45
    assert min(Counter(bank.ready.values()).values()) >= 5
    assert set(bank.ready.values()) == {topic.id for topic in bank.topics}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quote_is_verbatim_and_leads_to_one_place(language: str) -> None:
    bank = shipped(language)
    assert bank.source is not None
    for item in items(bank):
        assert item.quote is not None
        assert bank.source.count(item.quote) == 1, item.id
        assert (item.quote_translation is None) is (language == "de"), item.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wrong_answer_learns_why(language: str) -> None:
    for item in items(shipped(language)):
        said = item.feedback or any(option.feedback for option in item.options)
        assert said, item.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_is_the_longest_option_no_more_often_than_chance_would_have_it(language: str) -> None:
    longest, chance = 0, Fraction(0)
    for item in items(shipped(language)):
        if item.type == "single":
            lengths = {option.id: len(option.text) for option in item.options}
            key = lengths.pop("k1")
            longest += key > max(lengths.values())
            chance += Fraction(1, len(item.options))
    assert longest <= chance


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_keys_stand_at_every_rank(language: str) -> None:
    ranks: Counter[int] = Counter()
    options = 0
    for item in items(shipped(language)):
        numbers = {option.id: number_in(option.text, language) for option in item.options if option.text}
        if item.type != "single" or None in numbers.values():
            continue
        if len({number[0] for number in numbers.values() if number}) > 1:
            continue
        ordered = sorted(numbers, key=lambda id_: numbers[id_][1])  # type: ignore[index]
        ranks[ordered.index("k1")] += 1
        options = max(options, len(ordered))
    assert sum(ranks.values()) >= options
    assert set(ranks) == set(range(options))
    assert max(ranks.values()) <= sum(ranks.values()) / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_many_statements_are_true_as_false_but_for_two(language: str) -> None:
    keys = Counter(next(iter(item.keys)) for item in items(shipped(language)) if item.type == "true-false")
    assert abs(keys["true"] - keys["false"]) <= 2
