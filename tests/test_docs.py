"""What README and docs say is so."""

from __future__ import annotations

import asyncio
import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

from phonequiz.bank.format import BANK, DISTRACTOR, EXAM, QUESTION, TOP, TOPIC
from phonequiz.bank.reading import load
from phonequiz.bank.shelf import shipped_folder
from phonequiz.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = DOCS[0].read_text(encoding="utf-8")


def toml_blocks(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [re.sub(r"^ {3}", "", block, flags=re.M) for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL)]


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) < 150


def test_the_two_commands_need_only_venv_and_pip() -> None:
    opens, tests = re.findall(r"^python3 -m venv .*$", README, re.M)
    assert opens == "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/phonequiz"
    assert tests.endswith(".venv/bin/pytest")


def test_the_readme_counts_the_questions_right() -> None:
    count = len(load(shipped_folder() / "telefone.en.toml").ready)
    assert f"It comes with {count} questions" in README
    assert f"A bank of {count} questions" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_question_of_the_readme_is_a_sound_one(tmp_path: Path) -> None:
    block = next(block for block in toml_blocks(DOCS[0]) if "[[question]]" in block)
    head = 'format = 1\n[bank]\nid = "x"\ntitle = "X"\nlanguage = "en"\n[[topic]]\nid = "basics"\ntitle = "B"\n'
    path = tmp_path / "bank.toml"
    path.write_text(head + block, encoding="utf-8")
    assert load(path).item("lock-first").keys == {"k1"}


def test_the_page_on_banks_names_every_field() -> None:
    block = toml_blocks(ROOT / "docs" / "banks.md")[0]
    content = tomllib.loads(block)
    assert set(content) == set(TOP)
    assert set(content["bank"]) | {"meta"} == set(BANK)
    assert set(content["exam"]) == set(EXAM)
    assert set(content["topic"][0]) == set(TOPIC)
    assert set(content["question"][0]) == set(QUESTION)
    assert set(content["question"][0]["distractors"][1]) == set(DISTRACTOR)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_told_of(command: str) -> None:
    assert f"phonequiz {command}" in README


def test_the_picture_is_made_from_the_running_app(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("picture", ROOT / "docs" / "picture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = asyncio.run(module.picture(tmp_path))
    for text in ("1/10", "16&#160;million", "Wrong."):
        assert text in made
        assert text in (ROOT / "docs" / "question.svg").read_text(encoding="utf-8")
