"""The JSON Schema of the bank format: it takes sound banks, and says no where the reader does."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from phonequiz.bank import format
from phonequiz.bank.schema import schema
from phonequiz.bank.shelf import bank_files, shipped_folder
from phonequiz.bank.structure import findings, unsafe_strings

from .test_reading import BANKS, VALID, VALUES

VALIDATOR = jsonschema.Draft202012Validator(schema())
SOUND = tomli.loads(VALID.decode())


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", bank_files([shipped_folder()]), ids=lambda path: path.name)
def test_the_shipped_banks_are_valid(path: Any) -> None:
    assert list(VALIDATOR.iter_errors(tomli.loads(path.read_text(encoding="utf-8")))) == []


def test_every_key_is_described() -> None:
    def described(part: dict[str, Any]) -> dict[str, str]:
        return {key: value["description"] for key, value in part["properties"].items()}

    top = schema()
    tables = top["properties"]
    question = tables["question"]["items"]
    distractor = question["properties"]["distractors"]["items"]["anyOf"][1]
    for part, fields in (
        (top, format.TOP),
        (tables["bank"], format.BANK),
        (tables["exam"], format.EXAM),
        (tables["topic"]["items"], format.TOPIC),
        (question, format.QUESTION),
        (distractor, format.DISTRACTOR),
    ):
        assert described(part) == {key: field.doc for key, field in fields.items()}
        assert part["additionalProperties"] is False


# Where in a sound bank a value is put (a step that is not there is made; ``...`` takes away), and whether both take it.
CHANGES: list[tuple[tuple[str | int, ...], Any, bool]] = [
    (("format",), 2, False),
    (("format",), True, False),
    (("format",), ..., False),
    (("bank", "title"), ..., False),
    (("bank", "title"), " ", False),
    (("bank", "title"), "A b", True),
    *(
        ((*table, key), f"A{space}b", False)
        for table in (("bank",), ("topic", 0))
        for key in ("id", "title")
        for space in ("\n", "\t")
    ),
    (("question", 0, "stem"), "A\n\tb", True),
    (("bank", "titel"), "x", False),
    (("bank", "language"), "English!", False),
    (("bank", "source"), "", False),
    (("bank", "source"), ..., True),
    (("bank", "meta"), {"x": [{"y": 1}]}, True),
    (("exam",), ..., True),
    (("exam", "time_limit"), "1h30m", True),
    (("exam", "time_limit"), "0m", False),
    (("exam", "time_limit"), "", False),
    (("exam", "time_limit"), "1m1h", False),
    (("exam", "pass_mark"), 1.01, False),
    (("exam", "pass_mark"), 0, True),
    (("exam", "questions"), 0, False),
    (("topic",), [], False),
    (("topic", 0, "title"), ..., False),
    (("question",), ..., True),
    (("question",), {}, False),
    (("question", 0, "id"), "Q", False),
    (("question", 0, "type"), "simple", False),
    (("question", 0, "type"), "multiple", False),
    (("question", 0, "type"), "true-false", False),
    (("question", 0, "stem"), "a\u202e", False),
    (("question", 0, "stem"), "a\n\tb", True),
    (("question", 0, "quote"), ..., False),
    (("question", 0, "quote"), "", False),
    (("question", 0, "feedback"), "", True),
    (("question", 0, "answer"), ..., False),
    (("question", 0, "answer"), ["1"], False),
    (("question", 0, "answer"), True, False),
    (("question", 0, "distractors"), ..., False),
    (("question", 0, "distractors"), [], False),
    (("question", 0, "distractors"), ["a", "a"], False),
    (("question", 0, "distractors"), [*"abcdefg"], True),
    (("question", 0, "distractors"), [*"abcdefgh"], False),
    (("question", 0, "distractors", 1, "text"), ..., False),
    (("question", 0, "distractors", 1, "txt"), "x", False),
    (("question", 0, "order"), ..., False),
    (("question", 0, "order"), "auto", False),
    (("question", 0, "place"), [2], True),
    (("question", 0, "place"), [1, 2], False),
    (("question", 0, "place"), 0, False),
    (("question", 0, "difficulty"), 4, False),
    (("question", 0, "tags"), ["a", 1], False),
    (("question", 0, "status"), "Draft", False),
    (("question", 1, "answer"), [], False),
    (("question", 1, "answer"), ["a", "a"], False),
    (("question", 1, "answer"), [*"abcefgh"], True),
    (("question", 1, "answer"), [*"abcefghi"], False),
    (("question", 1, "distractors"), [], True),
    (("question", 1, "distractors"), [*"abcdefg"], False),
    (("question", 1), SOUND["question"][1] | {"order": "fixed", "place": [3, 1]}, True),
    (("question", 1), SOUND["question"][1] | {"order": "fixed", "place": 1}, False),
    (("question", 1), SOUND["question"][1] | {"order": "fixed", "place": [1, 1]}, False),
    (("question", 2, "answer"), "true", False),
    (("question", 2, "distractors"), ["a"], False),
    (("question", 2, "place"), 1, False),
    (("other",), 1, False),
]


@pytest.mark.parametrize(("path", "value", "valid"), CHANGES)
def test_schema_and_reader_agree_on_a_change(path: tuple[str | int, ...], value: Any, valid: bool) -> None:
    content: Any = copy.deepcopy(SOUND)
    inner = content
    for step in path[:-1]:
        inner = inner[step]
    if value is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    assert VALIDATOR.is_valid(content) is valid
    assert (errors(content) == []) is valid


def errors(content: dict[str, Any]) -> list[str]:
    return [finding.what for finding in (*findings(content, lambda source: None), *unsafe_strings(content))]


def beyond_a_schema(value: Any) -> bool:
    """Whether JSON takes a value for another than TOML does: 1.0 is an integer, NaN lies between all limits."""
    if isinstance(value, float):
        return value.is_integer() or math.isnan(value)
    # A `$` of Python also stands before a newline at the end.
    return isinstance(value, str) and value.endswith("\n")


def values(content: Any) -> Iterator[Any]:
    if isinstance(content, dict | list):
        for inner in content.values() if isinstance(content, dict) else content:
            yield from values(inner)
    else:
        yield content


@settings(deadline=None, max_examples=150)
@given(content=BANKS)
def test_what_the_reader_takes_the_schema_takes(content: dict[str, Any]) -> None:
    if not errors(content):
        assert VALIDATOR.is_valid(content), list(VALIDATOR.iter_errors(content))
    elif VALIDATOR.is_valid(content):
        only_in_words(content)


QUESTIONS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["q1", "q2"]),
        "topic": st.sampled_from(["t", "u"]),
        "stem": st.text(max_size=2),
        "answer": st.text(max_size=2) | st.booleans() | st.lists(st.text("ab", max_size=2), max_size=9),
    },
    optional={
        "type": st.sampled_from(["single", "multiple", "true-false", "other"]),
        "distractors": st.lists(st.text("ab", max_size=2) | st.fixed_dictionaries({"text": st.text("ab")}), max_size=9),
        "place": st.integers(0, 9) | st.lists(st.integers(0, 9), max_size=3),
        "order": st.sampled_from(["auto", "shuffled", "fixed"]),
        "quote": st.text(max_size=2),
        "difficulty": VALUES,
        "tags": VALUES,
        "feedback": VALUES,
    },
)


@settings(deadline=None, max_examples=300)
@given(question=QUESTIONS, source=st.booleans())
def test_schema_and_reader_agree_on_questions(question: dict[str, Any], source: bool) -> None:
    content = copy.deepcopy(SOUND) | {"question": [question]}
    if not source:
        del content["bank"]["source"]
    if not errors(content):
        assert VALIDATOR.is_valid(content), list(VALIDATOR.iter_errors(content))
    elif VALIDATOR.is_valid(content):
        only_in_words(content)


def only_in_words(content: dict[str, Any]) -> None:
    """What is wrong with a bank that the schema takes cannot be said in a schema."""
    if any(map(beyond_a_schema, values(content))):
        return
    said = findings(content, lambda source: None)
    assert all(
        finding.rule in {"duplicate-id", "duplicate-option", "unknown-topic"} or "`place` must be from" in finding.what
        for finding in said
    ), said
