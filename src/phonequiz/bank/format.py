"""The bank format, as one table: the reader checks by it and the JSON Schema is written from it."""

from __future__ import annotations

import re
from typing import NamedTuple

VERSION = 1
MAX_BYTES = 64 * 1024 * 1024
ID = re.compile(r"[a-z0-9-]+\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
DURATION = re.compile(r"(?=[0-9])([0-9]{1,5}d)?([0-9]{1,5}h)?([0-9]{1,5}m)?([0-9]{1,5}s)?\Z")
_LANGUAGE_FORM = "a language code such as de or en"
_DURATION_FORM = "a time such as 90s, 15m, 1h30m or 180d"
MIN_OPTIONS, MAX_OPTIONS = 2, 8


class Field(NamedTuple):
    """One key of a table: which values it takes, and what it is for.

    ``kind`` is a TOML type in the words of the messages, ``form`` says what ``pattern`` demands. A text that is
    required, or ``filled``, must not be blank; one that is a ``line`` has neither newline nor tab.
    """

    kind: str
    doc: str
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    form: str = ""
    minimum: float | None = None
    maximum: float | None = None
    filled: bool = False
    line: bool = False


TOP = {
    "format": Field("integer", "version of the format, 1", required=True),
    "bank": Field("table", "what the bank is", required=True),
    "exam": Field("table", "how an exam is drawn and passed"),
    "topic": Field("array of tables", "the topics, in the order in which they are shown", required=True),
    "question": Field("array of tables", "the questions"),
}
BANK = {
    "id": Field("string", "the same for every language of a bank", required=True, line=True),
    "title": Field("string", "shown to learners", required=True, line=True),
    "language": Field(
        "string",
        "language of stems and options, such as de or en",
        required=True,
        pattern=LANGUAGE,
        form=_LANGUAGE_FORM,
    ),
    "source": Field("string", "the article's file, relative to this one; left out where there is none", filled=True),
    "source_language": Field(
        "string", "language of the article, where it is not the bank's", pattern=LANGUAGE, form=_LANGUAGE_FORM
    ),
    "meta": Field("table", "anything"),
}
EXAM = {
    "questions": Field("integer", "how many questions are drawn, 20 where it is left out", minimum=1),
    "pass_mark": Field(
        "number", "the share of right answers that passes, 0.8 where it is left out", minimum=0, maximum=1
    ),
    "time_limit": Field(
        "string",
        "how long an exam may take, such as 90s, 15m or 1h30m; no limit where it is left out",
        pattern=DURATION,
        form=_DURATION_FORM,
    ),
    "valid_for": Field(
        "string", "how long a certificate is valid, such as 180d", pattern=DURATION, form=_DURATION_FORM
    ),
}
TOPIC = {
    "id": Field("string", "named by the questions", required=True, line=True),
    "title": Field("string", "shown to learners", required=True, line=True),
}
QUESTION = {
    "id": Field("string", "unique, never reused", required=True, pattern=ID, form="only a-z, 0-9 and -"),
    "topic": Field("string", "id of a topic", required=True),
    "type": Field("string", "single where it is left out", choices=("single", "multiple", "true-false")),
    "stem": Field("string", "the question itself", required=True),
    "answer": Field(
        "text, list of texts, or true or false",
        "the key: a text; of multiple a list of texts; of true-false true or false",
        required=True,
    ),
    "distractors": Field("list of texts or tables", "the wrong options, as texts or with feedback; not for true-false"),
    "feedback": Field("string", "said after a wrong answer, whatever was chosen"),
    "explanation": Field("string", "said after every answer"),
    "quote": Field("string", "the statement that proves the key, verbatim in the article", filled=True),
    "quote_translation": Field("string", "the quote in the bank's language"),
    "order": Field(
        "string",
        "auto (only numbers: ascending, else shuffled; also where it is left out), shuffled or fixed",
        choices=("auto", "shuffled", "fixed"),
    ),
    "place": Field(
        "integer or list of integers",
        "with fixed: where the key stands among the options, from 1; of several keys a list",
    ),
    "difficulty": Field("integer", "from 1, easy, to 3", minimum=1, maximum=3),
    "tags": Field("list of strings", "words to find questions by"),
    "status": Field(
        "string", "ready where it is left out; a draft is never asked of a learner", choices=("ready", "draft")
    ),
    "meta": Field("table", "anything"),
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
