"""Which statements of an article the quotes of a bank stand on."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from phonequiz.analysis.coverage import coverage
from phonequiz.bank.shelf import shipped_folder
from phonequiz.bank.source import Source
from phonequiz.bank.statements import sentences, statements
from phonequiz.cli.coverage import _percent

from ..cli.calling import Call, call
from ..conftest import BankMaker, question

__all__ = ["call"]


def stated(text: str, *, markdown: bool = False) -> list[str]:
    return [each.text for each in statements(Source(text, markdown))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phones ring all day. They never stop ringing!", ["Phones ring all day.", "They never stop ringing!"]),
        ("Das gilt z. B. für Handys. Es galt bzw. gilt.", ["Das gilt z. B. für Handys.", "Es galt bzw. gilt."]),
        ("Am 3. Oktober 2017 kam Dr. Meier an. Er blieb.", ["Am 3. Oktober 2017 kam Dr. Meier an."]),
        ("It works, e.g. Slack does so. Mr. J. Smith of the U.S. Army said it.", None),
        ("Es waren genau 16. Danach kam niemand mehr dazu.", ["Es waren genau 16.", "Danach kam niemand mehr dazu."]),
        ("He said “phones ring all day.” Then he left the room.", None),
        ("Alles wird jetzt teurer; Löhne steigen aber kaum.", ["Alles wird jetzt teurer;", "Löhne steigen aber kaum."]),
        ("Es gibt Apps; sie helfen.", ["Es gibt Apps; sie helfen."]),
        ("Version 3.5 costs 1.000 euros a year. That is too much.", None),
        ("Who rings all day long? Nobody knows it at all.", ["Nobody knows it at all."]),
        ("There are three things you need:\n- a phone\n- a charger", []),
        ("Ring. Ring. No more.", []),
        ("Es hilft dabei, alles zu führen _. _ Es verwischt damit jede Grenze.", ["Es verwischt damit jede Grenze."]),
        ("Really?! Phones ring all day… And nobody hears it.", ["Phones ring all day…", "And nobody hears it."]),
    ],
)  # fmt: skip
def test_a_text_falls_into_its_statements(text: str, expected: list[str] | None) -> None:
    found = stated(text)
    if expected is None:
        assert len(found) == 2, found
    else:
        assert found == expected


def test_headings_are_none_and_lists_are_split_by_their_lines() -> None:
    text = "# All about phones and more.\n\n- Phones ring all day.\n- They vibrate all night.\n"
    assert stated(text, markdown=True) == ["Phones ring all day.", "They vibrate all night."]


def test_every_sentence_is_verbatim_and_none_overlaps() -> None:
    source = Source.read(shipped_folder().parent / "seeds" / "telefone.txt")
    passages = list(sentences(source))
    assert all(a.end <= b.start for a, b in pairwise(passages))
    assert all(source.text[p.start : p.end] == source.text[p.start : p.end].strip() for p in passages)
    assert len(list(statements(source))) == 32


ARTICLE = (
    "Bells\n\nBells ring at noon, and nobody hears them. Some bells ring only at night in winter.\n\n"
    "New bells cost 100 euros. Old ones cost nothing at all."
)


def test_a_clause_covers_its_sentence_and_a_few_words_do_not() -> None:
    found = coverage(Source(ARTICLE), [("Bells ring at noon", True), ("100 euros. Old ones cost nothing", True)])
    assert [each.ready for each in found.statements] == [True, False, False, True]


def test_a_draft_covers_nothing_until_it_is_ready() -> None:
    found = coverage(Source(ARTICLE), [("New bells cost 100 euros.", False), ("gone", True)])
    assert (found.covered, found.with_drafts, len(found.statements)) == (0, 1, 4)
    (first, *_, last) = found.uncovered
    assert (first.line, first.column, first.statement.section) == (3, 1, "Bells")
    assert (last.line, last.column) == (5, 27)


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    asked = [
        question("q1", quote="Bells ring at noon, and nobody hears them."),
        question("q2", quote="New bells cost 100 euros.", status="draft"),
    ]
    return make_bank(asked, article=ARTICLE)


def test_the_command_names_each_statement_with_its_place(call: Call, bank: Path) -> None:
    done = call("coverage", bank)
    article = bank.parent / "article.txt"
    assert (done.status, done.err) == (0, "")
    assert done.lines == [
        f"{article}:3:44: Some bells ring only at night in winter.",
        f"{article}:5:1: only a draft stands on: New bells cost 100 euros.",
        f"{article}:5:27: Old ones cost nothing at all.",
        "1 of 4 statements covered (25 %), with drafts 2 (50 %)",
    ]


def test_the_path_of_the_article_does_not_lead_into_a_folder_and_out_of_it(call: Call, bank: Path) -> None:
    folder = bank.parent / "banks"
    folder.mkdir()
    moved = bank.rename(folder / bank.name)
    article = re.search(r'source = "(.+)"', moved.read_text())
    assert article is not None
    moved.write_text(moved.read_text().replace(article[1], f"../{article[1]}"))
    assert call("coverage", moved).lines[0].startswith(f"{bank.parent / article[1]}:")


def test_as_json_it_is_one_object(call: Call, bank: Path) -> None:
    report = json.loads(call("coverage", bank, "--format", "json").out)
    assert (report["percent"], report["covered"], report["statements"]) == (25.0, 1, 4)
    assert (report["percent_with_drafts"], report["covered_with_drafts"]) == (50.0, 2)
    assert report["uncovered"][0] == {
        "line": 3,
        "column": 44,
        "section": "Bells",
        "text": "Some bells ring only at night in winter.",
        "draft": False,
    }


@pytest.mark.parametrize(("limit", "status"), [("25", 0), ("25.01", 1), ("0", 0), ("100", 1)])
def test_less_than_asked_for_is_status_one(call: Call, bank: Path, limit: str, status: int) -> None:
    done = call("coverage", bank, "--fail-under", limit)
    assert done.status == status
    said = f"phonequiz: 25 % covered is below --fail-under {limit}\n"
    assert done.err == (said if status else "")


@pytest.mark.parametrize(("share", "text"), [(29 / 32, "90.6"), (0.5, "50"), (1, "100"), (0.9999, "99.9")])
def test_a_share_is_shown_so_that_none_looks_like_the_limit_it_missed(share: float, text: str) -> None:
    assert _percent(share) == text


def test_a_bank_without_an_article_has_no_coverage(call: Call, make_bank: BankMaker, bank: Path) -> None:
    done = call("coverage", make_bank([question("q1")], name="none.toml"))
    assert done.status == 2
    assert "the bank names no article; add `source` to [bank]" in done.err
    (bank.parent / "article.txt").unlink()
    done = call("coverage", bank)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "cannot be read" in done.err
    assert call("coverage", "gone.toml").status == 2
    bank.write_text("x = ")
    assert "this is no TOML" in call("coverage", bank).err
    assert call("coverage", bank, "--fail-under", "101").status == 2
