"""Each rule has a page, and what it shows is so: bad examples are found, good ones have no flaw at all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from phonequiz.check.rules import READING, SILENCEABLE, UNKNOWN_RULE
from phonequiz.check.translations import RULE as TRANSLATIONS

from .conftest import FLAWS, report

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")
# What stands in the index only: there is nothing to weigh about them.
WITHOUT_PAGE = {*READING, TRANSLATIONS, UNKNOWN_RULE} - {"duplicate-option"}
RULES = sorted({*READING, *SILENCEABLE, TRANSLATIONS, UNKNOWN_RULE} - WITHOUT_PAGE)
LANGUAGES = {"German": "de", "English": "en"}


class Example(NamedTuple):
    language: str
    text: str
    article: str | None


def examples(rule: str, part: str) -> list[Example]:
    page = (FOLDER / f"{rule}.md").read_text(encoding="utf-8")
    articles = dict(re.findall(r"```text\n# (\w+)\n(.*?)```", page, re.DOTALL))
    section = re.search(rf"^## {part}\n(.*?)(?=^## |\*\*Known)", page, re.DOTALL | re.MULTILINE)
    assert section is not None
    blocks = re.findall(r"```toml\n# (\w+)\n(.*?)```", section[1], re.DOTALL)
    return [Example(LANGUAGES[name], text, articles.get(name)) for name, text in blocks]


def write(folder: Path, example: Example) -> Path:
    text = f'format = 1\n[bank]\nid = "b"\ntitle = "B"\nlanguage = "{example.language}"\n'
    if example.article is not None:
        (folder / "article.txt").write_text(example.article, encoding="utf-8")
        text += 'source = "article.txt"\n'
    text += '[[topic]]\nid = "t"\ntitle = "T"\n'
    for number, question in enumerate(example.text.split("[[question]]\n")[1:]):
        text += f'[[question]]\nid = "q{number}"\ntopic = "t"\n{question}'
    path = folder / f"{example.language}.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("rule", RULES)
def test_bad_examples_are_found_and_good_ones_have_no_flaw(rule: str, tmp_path: Path) -> None:
    if rule == "spelling":
        pytest.importorskip("spellchecker")
    bad, good = examples(rule, "Bad"), examples(rule, "Good")
    assert [example.language for example in (*bad, *good)] == ["de", "en", "de", "en"]
    for example in bad:
        found = report(write(tmp_path, example), select=frozenset([rule])).problems
        assert {problem.rule for problem in found} == {rule}, example
    for example in good:
        assert report(write(tmp_path, example), select=FLAWS | {rule}).problems == (), example


@pytest.mark.parametrize("rule", RULES)
def test_the_index_leads_to_the_page_and_the_page_says_what_is_needed(rule: str) -> None:
    assert f"[`{rule}`]({rule}.md)" in INDEX
    page = (FOLDER / f"{rule}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# `{rule}`\n")
    assert all(f"**{part}.**" in page for part in ("Why", "Source", "Known false alarms"))


def test_there_is_no_page_without_a_rule() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.md") if path.name != "README.md") == RULES


@pytest.mark.parametrize("rule", sorted(WITHOUT_PAGE))
def test_the_other_rules_are_told_in_the_index(rule: str) -> None:
    assert f"| `{rule}` |" in INDEX
