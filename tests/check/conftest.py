"""What tests of rules need: small banks, and what the rules say of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from phonequiz.check.examining import Report, examine
from phonequiz.check.rules import QUESTION_RULES, Selection

# What a reader would mend, not what a program stumbles over: findings of these are warnings.
FLAWS = frozenset(rule.name for rule in QUESTION_RULES) | {"key-position", "uncovered-section", "spelling"}
HEAD = 'format = 1\n[bank]\nid = "{id}"\ntitle = "B"\nlanguage = "{language}"\n{more}'
TOPIC = '[[topic]]\nid = "t"\ntitle = "T"\n'

Write = Callable[..., Path]
Found = list[tuple[int, str, str | None, str]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """``write("a.toml", question("q1"), …)`` writes a bank of these questions; ``a.de.toml`` is German."""

    def write_(name: str, *parts: str, id: str = "b", more: str = "", topics: str = TOPIC) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        language = path.suffixes[0][1:] if len(path.suffixes) > 1 else "en"
        path.write_text("".join([HEAD.format(id=id, language=language, more=more), topics, *parts]), encoding="utf-8")
        return path

    return write_


def question(id_: str, **fields: str | None) -> str:
    """The lines of a question; a field that is ``None`` is left out."""
    lines: dict[str, str | None] = {
        "id": f'"{id_}"',
        "topic": '"t"',
        "stem": f'"What is {id_}?"',
        "answer": f'"key of {id_}"',
        "distractors": '["x", "y"]',
    } | fields
    return "[[question]]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items() if value is not None)


def report(*files: Path, select: frozenset[str] | None = None, ignore: frozenset[str] = frozenset()) -> Report:
    """What an examination of files finds; flaws, which these small questions are full of, only where selected."""
    return examine(files, Selection(select, ignore if select else ignore | FLAWS), lambda path: None)


def found(*files: Path, **selection: frozenset[str]) -> Found:
    """Line, rule, question and message of each finding."""
    return [(p.place.line, p.rule, p.question, p.what) for p in report(*files, **selection).problems]
