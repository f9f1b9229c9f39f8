"""The bank format, as one table: the reader checks by it and the JSON Schema is written from it."""

from __future__ import annotations

import re
from typing import NamedTuple

VERSION = 1
MAX_BYTES = 64 * 1024 * 1024
ID = re.compile(r"[a-z0-9-]+\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
DURATION = re.compile(r"(?=\d)(\d{1,5}d)?(\d{1,5}h)?(\d{1,5}m)?(\d{1,5}s)?\Z")
MIN_OPTIONS, MAX_OPTIONS = 2, 8


class Field(NamedTuple):
    """One key of a table: which values it takes, and what it is for.

    ``kind`` is a TOML type in the words of the messages; ``special`` fields are checked by hand.
    """

    kind: str
    doc: str
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    minimum: float | None = None
    maximum: float | None = None
    special: bool = False


TOP = {
    "format": Field("integer", "version of the format, 1", required=True, special=True),
    "bank": Field("table", "what the bank is", required=True, special=True),
    "exam": Field("table", "how an exam is drawn and passed", special=True),
    "topic": Field("array of tables", "the topics, in the order in which they are shown", required=True, special=True),
    "question": Field("array of tables", "the questions", special=True),
}
BANK = {
    "id": Field("string", "the same for every language of a bank", required=True),
    "title": Field("string", "shown to learners", required=True),
    "language": Field("string", "language of stems and options, such as de or en", required=True, pattern=LANGUAGE),
    "source": Field("string", "the article's file, relative to this one"),
    "source_language": Field("string", "language of the article", pattern=LANGUAGE),
    "meta": Field("table", "anything", special=True),
}
EXAM = {
    "questions": Field("integer", "how many are drawn", minimum=1),
    "pass_mark": Field("number", "the share of right answers that passes", minimum=0, maximum=1),
    "time_limit": Field("string", "such as 90s, 15m or 1h30m", pattern=DURATION),
    "valid_for": Field("string", "how long a certificate is valid, such as 180d", pattern=DURATION),
}
TOPIC = {
    "id": Field("string", "named by the questions", required=True),
    "title": Field("string", "shown to learners", required=True),
}
QUESTION = {
    "id": Field("string", "unique, never reused", required=True, pattern=ID),
    "topic": Field("string", "id of a topic", required=True),
    "type": Field("string", "what kind of question it is", choices=("single", "multiple", "true-false")),
    "stem": Field("string", "the question itself", required=True),
    "answer": Field("text, list of texts, or true or false", "the key", required=True, special=True),
    "distractors": Field("list of texts or tables", "the wrong options", special=True),
    "feedback": Field("string", "said after a wrong answer, whatever was chosen"),
    "explanation": Field("string", "said after every answer"),
    "quote": Field("string", "verbatim in the article"),
    "quote_translation": Field("string", "the quote in the bank's language"),
    "order": Field("string", "how options are ordered", choices=("auto", "shuffled", "fixed")),
    "place": Field("integer or list of integers", "where the key stands, from 1, with a fixed order", special=True),
    "difficulty": Field("integer", "from 1 to 3", minimum=1, maximum=3),
    "tags": Field("list of strings", "words to find questions by"),
    "status": Field("string", "a draft is never asked", choices=("ready", "draft")),
    "meta": Field("table", "anything", special=True),
}
DISTRACTOR = {
    "text": Field("string", "the option", required=True),
    "feedback": Field("string", "why this one is wrong"),
}


def seconds(duration: str) -> int:
    """The seconds that a duration such as ``1h30m`` stands for; raises ``ValueError`` where it is none."""
    match = DURATION.match(duration)
    if match is None:
        raise ValueError(duration)
    units = (86400, 3600, 60, 1)
    return sum(int(part[:-1]) * unit for part, unit in zip(match.groups(), units, strict=True) if part)
