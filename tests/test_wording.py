"""Every text of the interface exists in both languages, is used, and fills in the same values."""

from __future__ import annotations

import ast
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import phonequiz
from phonequiz.wording import TEXTS as TEXTS_OF_LEARNERS
from phonequiz.wording import Words, clock, percent, span, when
from phonequiz.wording_editor import TEXTS_OF_THE_EDITOR
from phonequiz.wording_handing_in import TEXTS_OF_HANDING_IN
from phonequiz.wording_reports import TEXTS_OF_REPORTS

TEXTS = TEXTS_OF_LEARNERS | TEXTS_OF_THE_EDITOR | TEXTS_OF_HANDING_IN | TEXTS_OF_REPORTS

SOURCES = sorted(Path(phonequiz.__file__).parent.rglob("*.py"))


def names_in(path: Path) -> tuple[set[str], set[str]]:
    """The strings of a module that could name a text, and the beginnings of those put together from parts."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole.add(node.value)
        elif isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
            beginnings.add(str(node.values[0].value))
    return whole, beginnings


def asked_names(path: Path) -> set[str]:
    """The names that a module asks ``words`` for, where they stand there whole."""
    text = path.read_text(encoding="utf-8")
    plain = set(re.findall(r"words\(\s*\"([^\"{}]+)\"", text))
    counted = re.findall(r"words\.count\(\s*\"([^\"{}]+)\"", text)
    return plain | {f"{name}.{end}" for name in counted for end in ("one", "many")}


@pytest.mark.parametrize("name", TEXTS)
def test_each_text_is_there_in_both_languages_with_the_same_values(name: str) -> None:
    german, english = TEXTS[name]
    assert german.strip()
    assert english.strip()
    values = [sorted(set(re.findall(r"\{(\w+)", text))) for text in (german, english)]
    assert values[0] == values[1] or name.endswith((".one", ".many"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_text_is_asked_for_that_is_not_there(path: Path) -> None:
    assert asked_names(path) <= set(TEXTS)


def test_no_text_is_there_that_is_not_asked_for() -> None:
    whole: set[str] = set()
    beginnings: set[str] = set()
    for path in SOURCES:
        if not path.name.startswith("wording"):
            found = names_in(path)
            whole |= found[0]
            beginnings |= {beginning for beginning in found[1] if len(beginning) > 3 and "." in beginning}
    own = {"today", "yesterday", "date", "seconds", "minutes"}  # asked for by when() and span()
    unused = {
        name
        for name in TEXTS
        if name not in whole
        and name.removesuffix(".one").removesuffix(".many") not in whole | own
        and not name.startswith((*beginnings, "day."))
    }
    assert unused == set()


def test_no_text_has_two_homes() -> None:
    homes = (TEXTS_OF_LEARNERS, TEXTS_OF_THE_EDITOR, TEXTS_OF_HANDING_IN, TEXTS_OF_REPORTS)
    assert len(TEXTS) == sum(map(len, homes))


def test_every_count_has_both_its_forms() -> None:
    ones = {name.removesuffix(".one") for name in TEXTS if name.endswith(".one")}
    manys = {name.removesuffix(".many") for name in TEXTS if name.endswith(".many")}
    assert ones == manys


@pytest.mark.parametrize(
    ("share", "expected"), [(0, 0), (1, 100), (0.5, 50), (2 / 3, 67), (0.995, 99), (0.125, 13), (0.7, 70), (-1, -100)]
)
def test_percent_is_rounded_and_100_only_for_all(share: float, expected: int) -> None:
    assert percent(share) == expected


def test_a_past_moment_is_said_as_one_says_it() -> None:
    now = datetime(2026, 3, 4, 12, 0).astimezone()
    said = [when(Words("en"), now - timedelta(days=days), now) for days in (0, 1, 2, 6, 7)]
    assert said == ["today, 12:00", "yesterday, 12:00", "Monday", "Thursday", "2026-02-25"]
    assert when(Words("de"), now - timedelta(days=7), now) == "25.2.2026"


@pytest.mark.parametrize(
    ("seconds", "text"), [(1, "one second"), (59, "59 seconds"), (60, "one minute"), (900, "15 minutes")]
)
def test_a_time_is_said_in_minutes_or_seconds(seconds: int, text: str) -> None:
    assert span(Words("en"), seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (0.2, "0:01"), (75, "1:15"), (3600, "1:00:00")])
def test_a_time_left_is_shown_as_on_a_clock(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    now = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
    assert when(Words("en"), now.astimezone(), now).startswith("today")
