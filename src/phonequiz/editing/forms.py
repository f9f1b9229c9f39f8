"""A question as a form shows it, every field a text, and what a filled-in form makes of the question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from phonequiz.editing.document import Row

Values = dict[str, str]
TEXTS = ("stem", "feedback", "explanation", "quote", "quote_translation", "topic", "id")
_ALWAYS = ("stem", "topic", "id")
TYPES = ("single", "multiple", "true-false")


def values_of(row: Mapping[str, Any]) -> Values:
    """The fields of a question as texts: ``answer.0``, ``distractor.0``, ``why.0`` are its options.

    What cannot be shown as a text, for it is of the wrong kind, is left out.
    """
    values = {key: row[key] for key in TEXTS if isinstance(row.get(key), str)}
    values["type"] = str(row.get("type", "single"))
    answer, distractors = row.get("answer"), row.get("distractors")
    if isinstance(answer, bool):
        values["truth"] = "true" if answer else "false"
    for number, text in enumerate(answer if isinstance(answer, list) else [answer]):
        if isinstance(text, str):
            values[f"answer.{number}"] = text
    for number, entry in enumerate(distractors if isinstance(distractors, list) else ()):
        text, why = (entry.get("text"), entry.get("feedback", "")) if isinstance(entry, dict) else (entry, "")
        if isinstance(text, str) and isinstance(why, str):
            values[f"distractor.{number}"], values[f"why.{number}"] = text, why
    values["order"] = str(row.get("order", "auto"))
    place = row.get("place", [])
    values["place"] = ", ".join(map(str, place if isinstance(place, list) else [place]))
    values["difficulty"] = str(row.get("difficulty", ""))
    tags = row.get("tags")
    values["tags"] = ", ".join(map(str, tags)) if isinstance(tags, list) else ""
    values["status"] = str(row.get("status", "ready"))
    return values


def filled_in(row: Row, values: Values) -> Row:
    """The question with what a form says of it; fields that the form did not change stay as they are."""
    before = values_of(row)
    changed = {key for key in {*values, *before} if values.get(key, "") != before.get(key, "")}
    parts = {key.partition(".")[0] for key in changed}
    new = dict(row)
    for key in parts.intersection(TEXTS):
        _put(new, key, values.get(key, ""), values.get(key, "").strip() or key in _ALWAYS)
    if "type" in parts:
        _put(new, "type", values["type"], values["type"] != "single" or "type" in row)
    if parts & {"type", "answer", "truth"}:
        _put_answer(new, values)
    if parts & {"type", "distractor", "why"}:
        if values["type"] == "true-false":
            new.pop("distractors", None)
            new.pop("place", None)
        else:
            new["distractors"] = _distractors(row, values)
    if "order" in parts:
        _put(new, "order", values["order"], values["order"] != "auto")
    if "place" in parts:
        numbers = [int(number) for number in re.findall(r"\d{1,9}", values["place"])]
        _put(new, "place", numbers if len(numbers) > 1 else numbers[0] if numbers else None, numbers)
    if "difficulty" in parts:
        _put(new, "difficulty", int(values["difficulty"] or 0), values["difficulty"])
    if "tags" in parts:
        tags = [tag.strip() for tag in values["tags"].split(",") if tag.strip()]
        _put(new, "tags", tags, tags)
    if "status" in parts:
        _put(new, "status", values["status"], values["status"] != "ready")
    return new


def _put(row: Row, key: str, value: object, wanted: object) -> None:
    """Give a question a field, or take it out."""
    if wanted:
        row[key] = value
    else:
        row.pop(key, None)


def _numbered(values: Values, name: str) -> list[int]:
    """The numbers of the options of a name, as far as they are filled in."""
    numbers = (int(key.partition(".")[2]) for key in values if key.startswith(f"{name}."))
    return [number for number in sorted(numbers) if values[f"{name}.{number}"].strip()]


def _put_answer(row: Row, values: Values) -> None:
    texts = [values[f"answer.{number}"] for number in _numbered(values, "answer")]
    if values["type"] == "true-false":
        row["answer"] = values.get("truth", "true") == "true"
    elif values["type"] == "multiple":
        row["answer"] = texts
    else:
        row["answer"] = texts[0] if texts else ""


def _distractors(row: Row, values: Values) -> list[object]:
    """The wrong options; one that did not change keeps its form, a text or a table."""
    old = row.get("distractors")
    known = [(entry, values_of({"distractors": [entry]})) for entry in (old if isinstance(old, list) else ())]
    made: list[object] = []
    for number in _numbered(values, "distractor"):
        text, why = values[f"distractor.{number}"], values.get(f"why.{number}", "")
        same = (entry for entry, shown in known if (shown.get("distractor.0"), shown.get("why.0")) == (text, why))
        made.append(next(same, {"text": text, "feedback": why} if why.strip() else text))
    return made
