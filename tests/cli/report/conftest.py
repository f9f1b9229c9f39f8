"""A team's statements, with names, stems and options that try to do harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from phonequiz.xapi import terms

from ...sources.statements import exam, statement, write

# What a spreadsheet or a browser would run, each in another place.
HARMFUL = (
    "<script>window.harmed = 1</script>",
    '"><img src=x onerror="window.harmed = 1">',
    "</title></script><script>window.harmed = 1</script>",
    '=HYPERLINK("http://127.0.0.1/")',
    "javascript:window.harmed=1",
    "@SUM(1+1)",
)


def harmful_team(learners: int = 12) -> list[dict[str, Any]]:
    """Exams of learners who know more and more, on six questions; names, stems and options are harmful."""
    statements = []
    for number in range(learners):
        name = HARMFUL[number] if number < len(HARMFUL) else f"learner {number}"
        marks = {f"q{n}": n * 2 <= number for n in range(6)}
        marks["q5"] = number < 4
        for one in exam(name, f"r{number}", marks, at=number * 60):
            one["timestamp"] = one["timestamp"].replace("2026-03", f"2026-{number % 3 + 1:02d}")
            definition = one["object"].get("definition")
            if definition:
                item = int(one["object"]["id"][-1])
                definition["description"] = {"en": HARMFUL[item]}
                definition["choices"][1]["description"] = {"en": HARMFUL[item - 1]}
            statements.append(one)
    flag = statement(
        terms.COMMENTED, "learner 9", "r9", terms.item_id("small", "q1"), "f", result={"response": HARMFUL[1]}
    )
    return [*statements, flag]


@pytest.fixture
def team_file(tmp_path: Path) -> Path:
    return write(tmp_path / "team.jsonl", harmful_team())


@pytest.fixture
def two_learners(tmp_path: Path) -> Path:
    return write(tmp_path / "two.jsonl", exam("ada", "r1", {"q1": True}) + exam("bob", "r2", {"q1": False}, at=60))
