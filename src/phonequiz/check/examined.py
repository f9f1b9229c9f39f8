"""A bank under examination: what was read of it, and its questions as far as they can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from phonequiz.bank.format import QUESTION, VERSION
from phonequiz.bank.model import Item, build_item
from phonequiz.bank.reading import Parsed, located, parse
from phonequiz.bank.source import Source
from phonequiz.bank.structure import Finding
from phonequiz.problems import Problem

_SAID = ("feedback", "explanation", "quote", "quote_translation")


class Examined:
    """One bank file. A rule reads it and gives findings; what one says never keeps another from reading."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises ``PhonequizError`` where it cannot be read at all."""
        self.path = path
        self.parsed: Parsed = parse(path)
        content = self.parsed.content
        version = None if content is None else content.get("format")
        # Of a format that is not known nothing can be said but this.
        self.known = content is not None and (type(version) is not int or version == VERSION)
        self._content: Mapping[str, Any] = content if content is not None and self.known else {}

    @property
    def id(self) -> str | None:
        """The id of the bank, ``None`` where it has none."""
        return _text(self._head.get("id"))

    @property
    def language(self) -> str:
        """The language of stems and options, empty where none is named."""
        return _text(self._head.get("language")) or ""

    @property
    def source_language(self) -> str:
        """The language of the article, empty where none is named."""
        return _text(self._head.get("source_language")) or ""

    @property
    def source(self) -> Source | None:
        """The article, ``None`` where the bank names none or it cannot be read."""
        return self.parsed.source

    @property
    def _head(self) -> Mapping[str, Any]:
        head = self._content.get("bank")
        return head if isinstance(head, dict) else {}

    @cached_property
    def topics(self) -> dict[str, int]:
        """Topic id → its number in the file, from 0; the first where an id stands twice."""
        return _numbers(self._content.get("topic"))

    @cached_property
    def questions(self) -> dict[str, int]:
        """Question id → its number in the file, from 0; the first where an id stands twice."""
        return _numbers(self._content.get("question"))

    @property
    def question_count(self) -> int:
        """How many questions there are, drafts and broken ones too."""
        rows = self._content.get("question")
        return len(rows) if isinstance(rows, list) else 0

    @cached_property
    def items(self) -> dict[int, Item]:
        """Number of a question in the file → the question, drafts too, but for those that are not sound enough."""
        rows = self._content.get("question")
        read = {number: readable_item(row) for number, row in enumerate(rows if isinstance(rows, list) else ())}
        return {number: item for number, item in read.items() if item is not None}

    def add(self, finding: Finding) -> None:
        """Put a finding beside those of reading."""
        self.parsed.findings.append(finding)

    def add_problem(self, problem: Problem) -> None:
        """Put a finding that knows its place beside those of reading."""
        self.parsed.problems.append(problem)

    def keep(self, wanted: Callable[[str], bool]) -> None:
        """Keep only the findings of rules that are ``wanted``."""
        parsed = self.parsed
        parsed.problems = [problem for problem in parsed.problems if wanted(problem.rule)]
        parsed.findings = [finding for finding in parsed.findings if wanted(finding.rule)]

    def problems(self) -> list[Problem]:
        """Every finding with its line and column, in their order in the file."""
        return located(self.parsed)


def readable_item(row: object) -> Item | None:
    """The question of a row, where all that makes it a question can be read, whatever else is wrong with it."""
    if not isinstance(row, dict) or not all(_text(row.get(key)) for key in ("id", "topic", "stem")):
        return None
    type_, answer = row.get("type", "single"), row.get("answer")
    if type_ not in QUESTION["type"].choices:
        return None
    if type_ == "true-false":
        if not isinstance(answer, bool):
            return None
    else:
        answers = answer if type_ == "multiple" else [answer]
        distractors = row.get("distractors")
        if not isinstance(answers, list) or not isinstance(distractors, list) or not answers:
            return None
        if not all(map(_text, answers)) or not all(map(_is_distractor, distractors)):
            return None
    unsound = {key for key in _SAID if not isinstance(row.get(key, ""), str)}
    place = row.get("place", 1)
    if not all(type(number) is int for number in (place if isinstance(place, list) else [place])):
        unsound.add("place")
    if row.get("order", "auto") not in QUESTION["order"].choices:
        unsound.add("order")
    return build_item({key: value for key, value in row.items() if key not in unsound} if unsound else row)


def _is_distractor(entry: object) -> bool:
    if isinstance(entry, dict):
        return bool(_text(entry.get("text"))) and isinstance(entry.get("feedback", ""), str)
    return bool(_text(entry))


def _text(value: object) -> str | None:
    """The text, ``None`` where it is blank or none at all."""
    return value if isinstance(value, str) and value.strip() else None


def _numbers(rows: object) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        id_ = _text(row.get("id")) if isinstance(row, dict) else None
        if id_ is not None:
            numbers.setdefault(id_, number)
    return numbers
