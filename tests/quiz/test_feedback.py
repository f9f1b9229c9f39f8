"""What is said after an answer, and how answers are read."""

from __future__ import annotations

import pytest

from phonequiz.bank.model import Bank, Option, build_item
from phonequiz.bank.reading import load
from phonequiz.quiz.feedback import BadAnswer, feedback, labelled, quoted, read_response, stem_text
from phonequiz.quiz.run import Given
from phonequiz.wording import Words

from ..conftest import BankMaker, question

OPTIONS = [Option("d1", "one"), Option("k1", "two"), Option("d2", "three"), Option("k2", "four")]


@pytest.mark.parametrize("typed", ["b", "B", "2", " b ", "b)", "b."])
def test_one_answer_is_a_letter_or_a_number(typed: str) -> None:
    assert read_response(typed, OPTIONS, several=False) == ("k1",)


@pytest.mark.parametrize("typed", ["bd", "db", "b, d", "2 4", "B;D", "b,b,d"])
def test_several_answers_are_given_in_the_order_shown(typed: str) -> None:
    assert read_response(typed, OPTIONS, several=True) == ("k1", "k2")


@pytest.mark.parametrize(
    ("typed", "several"),
    [("", False), ("e", False), ("5", False), ("0", True), ("ab", False), ("x", True), ("ä", True)],
)
def test_anything_else_is_no_answer(typed: str, several: bool) -> None:
    with pytest.raises(BadAnswer):
        read_response(typed, OPTIONS, several=several)


def test_keys_are_named_with_the_letters_shown() -> None:
    assert labelled(OPTIONS, frozenset(["k1", "k2"]), Words("en")) == "b) two; d) four"


def test_a_multiple_says_how_many_to_choose() -> None:
    row = {"id": "x", "topic": "t", "stem": "Which?", "type": "multiple", "answer": ["a", "b"], "distractors": ["c"]}
    assert stem_text(build_item(row), Words("en")) == "Which? (choose 2)"
    assert stem_text(build_item(row), Words("de")) == "Which? (2 wählen)"
    assert stem_text(build_item(row | {"stem": "Which?\n```\nx = 1\n```"}), Words("en")).endswith("```\n(choose 2)")


def said(bank: Bank, item_id: str, response: tuple[str, ...], words: Words) -> tuple[str, tuple[str, ...]]:
    item = bank.item(item_id)
    given = Given(response, frozenset(response) == item.keys)
    told = feedback(bank, item, item.options, given, words)
    return told.verdict, told.remarks


def test_a_wrong_answer_hears_its_own_remark_and_the_common_one(make_bank: BankMaker) -> None:
    bank = load(make_bank([question("q1", feedback="Think of q1.")]))
    assert said(bank, "q1", ("d2",), Words("en")) == (
        "Wrong. The answer is: a) key of q1",
        ("Not the third of q1.", "Think of q1."),
    )
    assert said(bank, "q1", ("d1",), Words("de")) == ("Falsch. Richtig ist: a) key of q1", ("Think of q1.",))
    assert said(bank, "q1", ("k1",), Words("en")) == ("Right.", ())


def test_several_keys_are_all_named(make_bank: BankMaker) -> None:
    fields = {"type": "multiple", "answer": ["A", "B"], "place": [1, 2]}
    bank = load(make_bank([question("q1", **fields)]))
    assert said(bank, "q1", ("k1",), Words("en"))[0] == "Wrong. The answers are: a) A; b) B"
    assert said(bank, "q1", ("k1", "k2"), Words("en"))[0] == "Right."


def test_the_quote_is_told_with_its_section(make_bank: BankMaker) -> None:
    article = "First words of all.\n\nA heading\n\nThe key is\nhere. And more."
    asked = [question("q1", quote="First words of all."), question("q2", quote="The key  is here.")]
    bank = load(make_bank(asked, article=article))
    sections = [
        feedback(bank, bank.item(id_), bank.item(id_).options, None, Words("en")).section for id_ in ("q1", "q2")
    ]
    assert sections == ["Introduction", "A heading"]


def test_a_quote_wears_the_marks_of_its_language() -> None:
    assert (quoted("x", "de"), quoted("x", "en"), quoted("x", None)) == ("„x“", "“x”", "“x”")
