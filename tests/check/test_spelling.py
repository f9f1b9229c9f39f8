"""Slips of spelling, where the extra is installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .conftest import Write, question, report

SPELLING = frozenset(["spelling"])


def said(path: Path) -> list[tuple[int, str, str]]:
    return [(p.place.line, p.what, p.remedy) for p in report(path, select=SPELLING).problems]


def test_without_the_extra_nothing_is_said(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spellchecker", None)
    assert said(write("a.toml", question("q", explanation='"A telephnoe rings."'))) == []


class TestWithTheExtra:
    @pytest.fixture(autouse=True)
    def _installed(self) -> None:
        pytest.importorskip("spellchecker")

    def test_a_slip_is_found_in_its_field(self, write: Write) -> None:
        path = write("a.toml", question("q", distractors='["x", { text = "y", feedback = "A telephnoe rings." }]'))
        assert said(path) == [(14, "“telephnoe” is probably misspelt", "did you mean “telephone”?")]

    def test_german_compounds_are_words(self, write: Write) -> None:
        path = write("a.toml", question("q", explanation='"Die Videosprechstunden und der Servicekontakt."'))
        path.write_text(path.read_text().replace('"en"', '"de"'))
        assert said(path) == []

    @pytest.mark.parametrize(
        "text",
        ["The behaviour of aluminium.", "Mr Lundt rings.", "A telephnoe, yes, a telephnoe.", "x_telephnoe", "BYODD"],
    )
    def test_british_words_names_and_what_stands_twice_are_let_be(self, write: Write, text: str) -> None:
        assert said(write("a.toml", question("q", explanation=f'"{text}"'))) == []

    def test_what_the_article_writes_is_right(self, write: Write, tmp_path: Path) -> None:
        (tmp_path / "article.txt").write_text("A telephnoe rings.")
        path = write(
            "a.toml", question("q", explanation='"A telephnoe."', quote='"rings."'), more='source = "article.txt"\n'
        )
        assert said(path) == []
