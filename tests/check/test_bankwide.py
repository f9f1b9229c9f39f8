"""Rules that only a whole bank shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Write, question, report

KEY = frozenset(["key-position"])
SECTION = frozenset(["uncovered-section"])
ARTICLE = "Calls\nA phone rings.\nMail\nA letter comes.\nNotes\n"


def said(path: Path, rule: frozenset[str]) -> list[str]:
    problems = report(path, select=rule).problems
    assert {(p.severity, p.question) for p in problems} <= {("warning", None)}
    return [problem.what for problem in problems]


def fixed(id_: str, place: int | None) -> str:
    more = {} if place is None else {"place": str(place)}
    return question(id_, answer='"aa"', distractors='["bb", "cc", "dd"]', order='"fixed"', **more)


def test_the_key_is_always_the_longest(write: Write) -> None:
    long = [question(f"q{n}", answer='"a long key"', distractors='["x", "yy", "zzz"]') for n in range(6)]
    [what] = said(write("a.toml", *long), KEY)
    assert what == "the key is the longest option in 6 of 6 questions"


def test_now_and_then_is_chance(write: Write) -> None:
    options = ('"long key"', '["x", "y", "z"]'), ('"k"', '["long one", "y", "z"]'), ('"k"', '["x", "y", "a long z"]')
    mixed = [question(f"q{n}", answer=options[n % 3][0], distractors=options[n % 3][1]) for n in range(12)]
    assert said(write("a.toml", *mixed), KEY) == []


def test_with_fixed_the_key_stands_first_unless_a_place_is_given(write: Write) -> None:
    [what] = said(write("a.toml", *(fixed(f"q{n}", None) for n in range(6))), KEY)
    assert what == "the key stands at place 1 in 6 of 6 questions with a fixed order"
    assert said(write("b.toml", *(fixed(f"q{n}", 1 + n % 4) for n in range(8))), KEY) == []


def test_of_numbers_the_place_is_that_among_them_sorted(write: Write) -> None:
    numbers = [question(f"q{n}", answer=f'"{n}"', distractors=f'["{n + 1}", "{n + 2}", "{n + 3}"]') for n in range(6)]
    assert said(write("a.toml", *numbers), KEY) == ["the key stands at place 1 in 6 of 6 questions with a fixed order"]


def test_few_questions_prove_nothing(write: Write) -> None:
    assert said(write("a.toml", *(fixed(f"q{n}", None) for n in range(4))), KEY) == []


def test_a_section_without_a_question(write: Write, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    path = write("a.toml", question("q", quote='"A phone rings."'), more='source = "article.txt"\n')
    assert said(path, SECTION) == ["no question stands on the section 'Mail'"]
    [problem] = report(path, select=SECTION).problems
    assert path.read_text().splitlines()[problem.place.line - 1].startswith("source")


@pytest.mark.parametrize("status", ["ready", "draft"])
def test_a_draft_covers_its_section_too(write: Write, tmp_path: Path, status: str) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    both = question("q", quote='"A phone rings."'), question("r", quote='"A letter comes."', status=f'"{status}"')
    assert said(write("a.toml", *both, more='source = "article.txt"\n'), SECTION) == []


def test_an_article_without_headings_has_no_sections(write: Write, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("A phone rings.")
    assert said(write("a.toml", question("q", quote='"It rings."'), more='source = "article.txt"\n'), SECTION) == []
