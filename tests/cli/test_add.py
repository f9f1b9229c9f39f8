"""Questions added by options, and the editor without a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from phonequiz.bank.reading import load
from phonequiz.bank.shelf import shipped_folder

from ..conftest import BankMaker, question
from .calling import Call, call

__all__ = ["call"]

ARTICLE = "Bells ring at noon. Nobody hears them."


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    asked = [question("q1", "t1", quote="Bells ring at noon."), question("q2", "t2", quote="Nobody hears them.")]
    return make_bank(asked, article=ARTICLE)


def test_a_question_is_added_behind_the_last_of_its_topic(call: Call, bank: Path) -> None:
    before = bank.read_text()
    done = call(
        "add", bank, "--stem", "When do bells ring?", "--answer", "at noon", "--distractor", "at night",
        "--distractor", "never", "--topic", "t1", "--quote", "Bells ring at noon.", "--explanation", "So it is.",
        "--feedback", "Read on.",
    )  # fmt: skip
    assert (done.status, done.err) == (0, "")
    assert done.lines[-1] == f"{bank}: bells-ring is added"
    assert all(": warning[" in line for line in done.lines[:-1])
    new = (
        '\n[[question]]\nid = "bells-ring"\ntopic = "t1"\nstem = "When do bells ring?"\nanswer = "at noon"\n'
        'distractors = [\n  "at night",\n  "never",\n]\nfeedback = "Read on."\nexplanation = "So it is."\n'
        'quote = "Bells ring at noon."\n'
    )
    after = bank.read_text()
    assert new in after
    assert after.replace(new, "") == before
    assert list(load(bank).ready) == ["q1", "bells-ring", "q2"]


def test_what_is_found_on_a_question_that_is_added_stands_at_its_line(call: Call, bank: Path) -> None:
    options = ["--stem", "Why do people not wake?", "--answer", "nobody hears bells", "--distractor", "it is noon"]
    options += ["--distractor", "bells ring!!", "--quote", "Nobody hears them."]
    done = call("add", bank, *options)
    assert done.status == 0
    lines = bank.read_text().split("\n")
    [line] = [number for number, text in enumerate(lines, 1) if "bells ring!!" in text]
    column = lines[line - 1].index('"bells') + 1
    assert any(one.startswith(f"{bank}:{line}:{column}: warning[implausible-option] ") for one in done.lines)


def test_the_type_follows_from_the_answers(call: Call, bank: Path) -> None:
    common = ("--quote", "Nobody hears them.")
    assert (
        call("add", bank, "--stem", "Two?", "--answer", "a", "--answer", "b", "--distractor", "c", *common).status == 0
    )
    assert call("add", bank, "--stem", "They ring.", "--answer", "True", "--id", "ring", *common).status == 0
    assert call(
        "add", bank, "--stem", "Later?", "--answer", "a", "--distractor", "b", "--status", "draft", *common
    ).status == 0  # fmt: skip
    asked = load(bank)
    assert (asked.item("two").type, asked.item("ring").type) == ("multiple", "true-false")
    assert asked.item("ring").topic == "t2"
    assert "later" not in asked.ready


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            ["--answer", "a", "--distractor", "b", "--distractor", "A"],
            "--distractor 2: error[duplicate-option] question",
        ),
        (["--answer", "a", "--distractor", "b"], "--stem: error[schema] question: `stem` is missing"),
        (["--stem", "Why?", "--answer", "a", "--answer", "b", "--answer", "A"], "--answer 3: error[duplicate-option]"),
        (["--stem", "Why?", "--answer", "a"], "--distractor: error[schema] why: a question has 2 to 8 options, not 1"),
        (
            ["--stem", "Why?", "--answer", "a", "--distractor", "b", "--quote", "gone"],
            "--quote: error[quote-not-in-source]",
        ),
        (["--stem", "Why?", "--answer", "a", "--distractor", "b", "--topic", "t3"], "--topic: error[unknown-topic]"),
        (["--stem", "Why?", "--answer", "a", "--distractor", "b", "--id", "q1"], "--id: error[duplicate-id] q1"),
        (["--stem", "Why?", "--answer", "a", "--distractor", "b"], "--quote: error[schema] why: `quote` is missing"),
        (
            ["--stem", "what is Q1?", "--answer", "KEY of q1", "--distractor", "b", "--topic", "t2"],
            "--stem: error[duplicate-question] q1-2: this is question 'q1' once more",
        ),
    ],
)
def test_a_question_with_an_error_is_not_added(call: Call, bank: Path, options: list[str], words: str) -> None:
    before = bank.read_bytes()
    done = call("add", bank, *options)
    assert done.status == 1
    assert any(line.startswith(words) for line in done.lines)
    assert str(bank) not in done.out  # where there is no such line
    assert done.err == f"phonequiz: error: {bank}: nothing is added; correct what is found\n"
    assert bank.read_bytes() == before


@pytest.mark.parametrize(
    "options",
    [
        ["--type", "true-false", "--answer", "maybe"],
        ["--type", "single", "--answer", "a", "--answer", "b"],
        ["--type", "essay"],
        [],
    ],
)
def test_what_cannot_be_used_is_status_two(call: Call, bank: Path, options: list[str]) -> None:
    done = call("add", bank, *options)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("phonequiz: error: ")


def test_a_bank_that_comes_with_phonequiz_is_not_added_to(call: Call) -> None:
    path = shipped_folder() / "telefone.en.toml"
    done = call("add", path, "--stem", "Why?")
    assert done.status == 2
    assert "comes with phonequiz; make a copy with `phonequiz edit`" in done.err


def test_the_editor_needs_a_terminal_and_names_itself(call: Call, bank: Path) -> None:
    done = call("edit", bank)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("phonequiz: error: phonequiz edit: there is no terminal here")
