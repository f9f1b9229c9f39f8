"""The bank format as a JSON Schema, so that an editor completes and checks a bank while it is written.

What a schema cannot say, `check` does: unknown topics, ids and options that are equal, quotes, numbers of places.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from phonequiz.bank.format import (
    BANK,
    DISTRACTOR,
    DURATION,
    EXAM,
    MAX_OPTIONS,
    MIN_OPTIONS,
    QUESTION,
    TOP,
    TOPIC,
    VERSION,
    Field,
)
from phonequiz.problems import UNSAFE

Schema = dict[str, Any]
# The characters that must not stand in a bank, as UNSAFE has them but in escapes that every regular expression knows.
_UNSAFE = "".join(char if char in "[-]" else f"\\u{ord(char):04x}" for char in UNSAFE.pattern)
_NO_TIME = "^[0dhms]*$"


def schema() -> Schema:
    """The JSON Schema (2020-12) of a bank file."""
    question = _table(QUESTION)
    question["properties"]["answer"] |= {"anyOf": [_text(), {"type": "boolean"}, _texts(1)]}
    question["properties"]["distractors"] |= {
        "type": "array",
        "items": {"anyOf": [_text(), _table(DISTRACTOR)]},
        "uniqueItems": True,
    }
    place = {"type": "integer", "minimum": 1, "maximum": MAX_OPTIONS}
    question["properties"]["place"] |= {"anyOf": [place, {"type": "array", "items": place, "uniqueItems": True}]}
    question |= {
        "dependentSchemas": {"place": {"required": ["order"], "properties": {"order": {"const": "fixed"}}}},
        "if": _of_type("true-false"),
        "then": {"properties": {"answer": {"type": "boolean"}, "distractors": False, "place": False}},
        "else": {"required": ["distractors"], "if": _of_type("multiple"), "then": _multiple(), "else": _single()},
    }
    top = _table(TOP)
    top["properties"]["format"]["const"] = VERSION
    for name, table in (("bank", _table(BANK)), ("exam", _table(EXAM))):
        top["properties"][name] |= table
    top["properties"]["topic"] |= {"items": _table(TOPIC), "minItems": 1}
    top["properties"]["question"] |= {"items": question}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A phonequiz bank, format {VERSION}",
        **top,
        "if": {"properties": {"bank": {"required": ["source"]}}},
        "then": {"properties": {"question": {"items": {"required": ["quote"]}}}},
    }


def _table(fields: Mapping[str, Field]) -> Schema:
    return {
        "type": "object",
        "properties": {key: _value(field) for key, field in fields.items()},
        "required": [key for key, field in fields.items() if field.required],
        "additionalProperties": False,
    }


def _value(field: Field) -> Schema:
    value: Schema = {"description": field.doc}
    if field.kind == "string":
        if field.choices:
            value["enum"] = list(field.choices)
        elif field.pattern is not None:
            value |= {"type": "string", "pattern": "^" + field.pattern.pattern.replace(r"\Z", "$")}
        else:
            value |= _text(filled=field.required or field.filled, line=field.line)
        if field.pattern is DURATION:
            value["not"] = {"pattern": _NO_TIME}
    elif field.kind in {"integer", "number"}:
        limits = {"minimum": field.minimum, "maximum": field.maximum}
        value |= {"type": field.kind, **{name: limit for name, limit in limits.items() if limit is not None}}
    elif field.kind == "list of strings":
        value |= {"type": "array", "items": _text(filled=False)}
    elif field.kind == "array of tables":
        value |= {"type": "array"}
    elif field.kind == "table":
        value |= {"type": "object"}
    return value


def _text(filled: bool = True, line: bool = False) -> Schema:
    unwanted = _UNSAFE.replace("[", r"[\t\n", 1) if line else _UNSAFE
    return {"type": "string", **({"pattern": "\\S"} if filled else {}), "not": {"pattern": unwanted}}


def _texts(at_least: int, at_most: int = MAX_OPTIONS) -> Schema:
    return {"type": "array", "items": _text(), "minItems": at_least, "maxItems": at_most, "uniqueItems": True}


def _of_type(name: str) -> Schema:
    return {"required": ["type"], "properties": {"type": {"const": name}}}


def _single() -> Schema:
    return {"properties": {"answer": {"type": "string"}, **_beside(1)}}


def _multiple() -> Schema:
    """The answers, and beside each number of them as many distractors and places as there may be."""
    counts = range(1, MAX_OPTIONS + 1)
    return {
        "properties": {"answer": {"type": "array"}},
        "allOf": [
            {
                "if": {"properties": {"answer": {"minItems": keys, "maxItems": keys}}},
                "then": {"properties": _beside(keys)},
            }
            for keys in counts
        ],
    }


def _beside(keys: int) -> Schema:
    places: Schema = {"minItems": keys, "maxItems": keys}
    return {
        "distractors": {"minItems": max(MIN_OPTIONS - keys, 0), "maxItems": MAX_OPTIONS - keys},
        "place": places if keys == 1 else {"type": "array"} | places,
    }
