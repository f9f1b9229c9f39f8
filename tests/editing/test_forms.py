"""A form changes what was changed in it, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from phonequiz.editing.forms import filled_in, values_of

from .test_writing import ROW

SINGLE = {"id": "x", "topic": "t", "stem": "Why?", "answer": "a", "distractors": ["b", {"text": "c"}]}


@settings(max_examples=100, deadline=None)
@given(ROW)
def test_a_form_that_nobody_touched_changes_nothing(row: dict[str, Any]) -> None:
    assert filled_in(row, values_of(row)) == row


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"stem": ""}, {"stem": ""}),
        ({"explanation": "So."}, {"explanation": "So."}),
        ({"why.0": "No."}, {"distractors": [{"text": "b", "feedback": "No."}, {"text": "c"}]}),
        ({"distractor.2": "d"}, {"distractors": ["b", {"text": "c"}, "d"]}),
        ({"distractor.0": " "}, {"distractors": [{"text": "c"}]}),
        ({"type": "multiple", "answer.1": "z"}, {"type": "multiple", "answer": ["a", "z"]}),
        ({"type": "true-false", "truth": "false"}, {"type": "true-false", "answer": False, "distractors": None}),
        ({"order": "fixed", "place": "2"}, {"order": "fixed", "place": 2}),
        ({"place": "1, 3"}, {"place": [1, 3]}),
        ({"difficulty": "3", "tags": "a, b c,"}, {"difficulty": 3, "tags": ["a", "b c"]}),
        ({"status": "draft"}, {"status": "draft"}),
    ],
)
def test_a_field_filled_in_is_a_field_of_the_question(values: dict[str, str], fields: dict[str, Any]) -> None:
    expected = {key: value for key, value in (SINGLE | fields).items() if value is not None}
    new = filled_in(SINGLE, values_of(SINGLE) | values)
    assert new == expected
    back = filled_in(new, values_of(SINGLE) | {"truth": ""})
    assert values_of(back) == values_of(SINGLE)


def test_fields_emptied_are_taken_out() -> None:
    row = SINGLE | {"quote": "q", "tags": ["a"], "difficulty": 1, "place": 1, "status": "draft", "order": "fixed"}
    empty = dict.fromkeys(("quote", "tags", "difficulty", "place"), "") | {"status": "ready", "order": "auto"}
    assert filled_in(row, values_of(row) | empty) == SINGLE
