"""Banks for these tests, in which every text says of which question it is."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path


def bank_text(
    questions: int = 12, *, language: str = "en", exam: str = "", topics: int = 2, skip: tuple[int, ...] = ()
) -> str:
    """A bank: question ``q-007`` has the stem ``Which is number 007?`` and options ``k1 of 007``, ``d1 of 007``, …"""
    parts = [f'format = 1\n[bank]\nid = "numbers"\ntitle = "Numbers"\nlanguage = "{language}"\n[exam]\n{exam}\n']
    parts += [f'[[topic]]\nid = "t{n}"\ntitle = "Topic {n}"\n' for n in range(topics)]
    ask = "Which is number" if language == "en" else "Welches ist Nummer"
    of = "of" if language == "en" else "von"
    parts += [
        f'[[question]]\nid = "q-{n:03}"\ntopic = "t{n % topics}"\nstem = "{ask} {n:03}?"\nanswer = "k1 {of} {n:03}"\n'
        f'distractors = ["d1 {of} {n:03}", "d2 {of} {n:03}", "d3 {of} {n:03}"]\nexplanation = "All about {n:03}."\n'
        'order = "shuffled"\n'
        for n in range(questions)
        if n not in skip
    ]
    return "".join(parts)


def toml_text(text: str) -> str:
    """A text as a TOML string on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def rows(data_dir: Path, sql: str, *parameters: object) -> list[tuple]:
    """The rows of a query on the record, read as another program would read it."""
    connection = sqlite3.connect(data_dir / "progress.db", timeout=10)
    try:
        return connection.execute(sql, parameters).fetchall()
    finally:
        connection.close()


def answers(data_dir: Path) -> list[tuple[str, str]]:
    """Item and response of every answer, in the order in which they were given."""
    return rows(
        data_dir, "SELECT item.name, response FROM answer JOIN item ON item.key = answer.item ORDER BY answer.key"
    )


_STEM = re.compile(r"(?:Which is number|Welches ist Nummer) (\d+)\?")
_OPTION = re.compile(r"(?m)^\W*([a-d])\)? +([kd]\d) (?:of|von) (\d+)")


def asked(text: str) -> tuple[str, list[str]] | None:
    """The number of the last question of a text and its options in their order; ``None`` where it is not whole yet."""
    stems = list(_STEM.finditer(text))
    if not stems:
        return None
    number = stems[-1].group(1)
    options = _OPTION.findall(text[stems[-1].end() :])[:4]
    if [letter for letter, _, _ in options] != list("abcd") or {of for _, _, of in options} != {number}:
        return None
    return number, [option for _, option, _ in options]
