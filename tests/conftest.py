"""What tests of any part need: small banks as real files, and a clock that stands still until it is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from phonequiz.bank.model import Bank
from phonequiz.bank.reading import load
from phonequiz.record.store import Store

BankMaker = Callable[..., Path]


def question(id_: str, topic: str = "t1", **fields: Any) -> dict[str, Any]:
    """A single-choice question with two distractors, ``d2`` with feedback, whose order is fixed: the key is b)."""
    made: dict[str, Any] = {
        "id": id_,
        "topic": topic,
        "stem": f"What is {id_}?",
        "answer": f"key of {id_}",
        "distractors": [f"other of {id_}", {"text": f"third of {id_}", "feedback": f"Not the third of {id_}."}],
        "order": "fixed",
        "place": 2,
        "explanation": f"Because {id_}.",
    } | fields
    return {key: value for key, value in made.items() if value is not None}


def questions(count: int, topics: int = 2) -> list[dict[str, Any]]:
    """Questions ``q1``, ``q2``, … that go round the topics ``t1``, ``t2``, …"""
    return [question(f"q{n}", f"t{(n - 1) % topics + 1}") for n in range(1, count + 1)]


@pytest.fixture
def make_bank(tmp_path: Path) -> BankMaker:
    """Writes a bank file: ``make_bank(questions(3), exam={...}, title=…)``."""

    def make(
        asked: list[dict[str, Any]],
        *,
        name: str = "bank.en.toml",
        exam: dict[str, Any] | None = None,
        article: str | None = None,
        **head: Any,
    ) -> Path:
        bank = {"id": "small", "title": "Small bank", "language": "en"} | head
        if article is not None:
            (tmp_path / "article.txt").write_text(article, encoding="utf-8")
            bank["source"] = "article.txt"
        topics = dict.fromkeys(str(row["topic"]) for row in asked)
        content: dict[str, Any] = {"format": 1, "bank": bank}
        if exam is not None:
            content["exam"] = exam
        content["topic"] = [{"id": topic, "title": f"Topic {topic}"} for topic in topics]
        content["question"] = asked
        path = tmp_path / name
        path.write_text(tomli_w.dumps(content), encoding="utf-8")
        return path

    return make


@pytest.fixture
def bank(make_bank: BankMaker) -> Bank:
    return load(make_bank(questions(6)))


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "data")
    yield opened
    opened.close()
