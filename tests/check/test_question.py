"""One question examined by itself, as one writes it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from phonequiz.bank.source import Source
from phonequiz.check.question import QuestionCheck, question_problems
from phonequiz.check.rules import Selection

ROW: dict[str, Any] = {
    "id": "q",
    "topic": "t",
    "stem": "What opens a locked phone?",
    "answer": "a fingerprint",
    "distractors": ["a ringtone", {"text": "a charger"}],
}
LONG = "the fingerprint of the one who owns it, or the number that goes with it"


def said(row: dict[str, Any], **options: Any) -> list[tuple[str, tuple[str | int, ...], str]]:
    return [(f.rule, f.path, f.severity) for f in question_problems(row, "en", **options)]


def test_a_good_one_has_none() -> None:
    assert said(ROW) == []


def test_flaws_are_warnings_with_a_path_from_the_question() -> None:
    assert said(ROW | {"answer": LONG}) == [("longest-key", ("answer",), "warning")]
    row = ROW | {"distractors": ["a ringtone", {"text": "All of the above"}]}
    assert ("all-of-the-above", ("distractors", 1, "text"), "warning") in said(row)


def test_errors_are_those_of_the_bank() -> None:
    row = ROW | {"distractors": ["a ringtone", "A  Fingerprint"], "oops": 1, "quote": "A fingerprint rings."}
    assert said(row, source=Source("It rings.")) == [
        ("schema", ("oops",), "error"),
        ("duplicate-option", ("distractors", 1), "error"),
        ("quote-not-in-source", ("quote",), "error"),
    ]


@pytest.mark.parametrize("missing", ["id", "topic", "stem", "answer", "distractors"])
def test_what_is_not_whole_yet_only_lacks_something(missing: str) -> None:
    row = {key: value for key, value in ROW.items() if key != missing}
    assert [rule for rule, _, _ in said(row)] == ["schema"]


def test_topics_and_rules_can_be_named() -> None:
    row = ROW | {"answer": LONG}
    assert [f.rule for f in QuestionCheck("en", topics=["u"]).problems(row)] == ["unknown-topic", "longest-key"]
    only = Selection(ignore=frozenset(["longest-key"]))
    assert QuestionCheck("en", wanted=only).problems(row) == []


@pytest.mark.parametrize("field", ["stem", "answer", "quote"])
@pytest.mark.parametrize("text", ["which two are not ", "welche Aussage ist nicht ", "würden Sie ", "a, b and "])
@pytest.mark.parametrize("language", ["de", "en"])
def test_endless_texts_take_no_endless_time(field: str, text: str, language: str) -> None:
    begun = time.process_time()
    question_problems(ROW | {field: text * 20_000}, language)
    assert time.process_time() - begun < 5


def test_no_file_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert said(ROW | {"quote": "It rings."}, source=Source("It rings. A fingerprint stops it.")) == []
