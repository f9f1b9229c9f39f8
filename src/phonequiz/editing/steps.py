"""What a trainer does to a question, as rows of a bank: nothing here knows of files or screens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from phonequiz.editing.document import Row

_WORDS = 4
_STOP = frozenset(
    """
    a an and are at by do does for from how in is it of on or the to was were what when which who why with
    according article das dem den der des die ein eine einem einen einer fuer hat im in ist laut mit nach oder
    sind und um von warum was welche welchem welchen welcher welches wer wie wird wo woran wofuer wodurch zu
    artikel viel viele
    """.split()  # noqa: SIM905
)
_QUESTION_END = re.compile(r"(?<=[?])\s+(?=\S)")


def new_id(text: str, taken: Collection[str], else_: str = "question") -> str:
    """An id from the words that tell in a text, ``else_`` where it has none, different from those that are taken."""
    lower = text.casefold()
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        lower = lower.replace(letter, plain)
    plain = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    telling = [word for word in words if word not in _STOP and (len(word) > 1 or word.isdigit())]
    return free_id("-".join((telling or words)[:_WORDS]) or else_, taken)


def free_id(id_: str, taken: Collection[str]) -> str:
    """The id, with the first number behind it that makes it a new one."""
    if id_ not in taken:
        return id_
    before = re.sub(r"-\d+\Z", "", id_)
    stem = before if before in taken else id_  # a number that is no count, such as a year, stays
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def begun(topic: str, quote: str, taken: Collection[str]) -> Row:
    """A new question in a topic, with the passage that it stands on: a draft until it is approved."""
    row: Row = {"id": new_id(quote, taken), "topic": topic, "stem": "", "answer": "", "distractors": []}
    return row | ({"quote": quote} if quote else {}) | {"status": "draft"}


def approved(row: Row) -> Row:
    """The question, to be asked of learners."""
    return {key: value for key, value in row.items() if key != "status"}


def is_draft(row: Mapping[str, Any]) -> bool:
    """Whether the question is never asked of learners."""
    return bool(row.get("status", "ready") == "draft")


def as_draft(row: Row) -> Row:
    """The question, not to be asked until it is approved."""
    return row | {"status": "draft"}


def duplicated(row: Row, taken: Collection[str]) -> Row:
    """The question once more under an id of its own, as a draft."""
    id_ = row.get("id")
    return as_draft(row | {"id": free_id(id_ if isinstance(id_, str) and id_ else "question", taken)})


def split_in_two(row: Row, taken: Collection[str]) -> tuple[Row, Row]:
    """Two drafts out of one question; the first keeps the id.

    A stem of two questions gives each its own, several keys are dealt out half and half; all else both have.
    """
    first, second = as_draft(row), duplicated(row, taken)
    stem, answer = row.get("stem"), row.get("answer")
    if isinstance(stem, str):
        parts = _QUESTION_END.split(stem, maxsplit=1)
        if len(parts) == 2:
            first, second = first | {"stem": parts[0]}, second | {"stem": parts[1]}
    if isinstance(answer, list) and len(answer) > 1:
        half = (len(answer) + 1) // 2
        return _with_keys(first, answer[:half]), _with_keys(second, answer[half:])
    return first, second


def _with_keys(row: Row, keys: list[object]) -> Row:
    """The question with some of its keys; with one key it is a single, and places that no longer fit are dropped."""
    kept = {key: value for key, value in row.items() if key not in {"place", "type"}}
    return kept | ({"answer": keys, "type": "multiple"} if len(keys) > 1 else {"answer": keys[0]})
