"""A statement in one row, as far as reports need it: ours, and those of other programs that speak xAPI."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from phonequiz.record.rows import moment
from phonequiz.xapi import terms

MODES = ("exam", "practice", "review")
ENDS = (terms.COMPLETED, terms.PASSED, terms.FAILED)
VERBS = (terms.ANSWERED, terms.COMMENTED, terms.ATTEMPTED, *ENDS)


# A moment as nearly all are written (RFC 3339). Others, and a 29 February, are looked at closer.
USUAL_TIME = (
    "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,6})?"
    "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_USUAL_TIME = re.compile(USUAL_TIME)
NO_SUCCESS = "success is neither true nor false"
NO_TIME = "the timestamp is no time in ISO 8601"
NO_SCORE = "the score has no number where one belongs"
OUTSIDE = "the score is outside its bounds"
NO_RUN = "the registration, by which a run is known, is no UUID"
# What all that is known to phonequiz begins with, and how it writes the registration of a run.
OURS = f"{terms.BASE}/bank/"
RUN = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_RUN = re.compile(RUN)
# So much may rounding add to a score.
ROUNDING = 1e-9


class Flat(NamedTuple):
    """A statement's fields; ``None`` where it has none."""

    id: str
    who: str
    home: str
    verb: str
    activity: str
    parent: str
    topic: str
    right: bool | None
    response: str
    raw: float | None
    maximum: float | None
    scaled: float | None
    run: str
    mode: str
    questions: int | None
    pass_mark: float | None
    content: str
    stamp: str


class Subject(NamedTuple):
    """What an activity is: an item of a bank, or (without an item) a bank or a run of it in a mode."""

    bank: str
    item: str
    mode: str


def flat(statement: object) -> Flat:
    """The row of a statement. Raises ``ValueError`` where it is none that could be counted."""
    if not isinstance(statement, dict):
        raise ValueError("this line is no JSON object")
    actor, verb, thing = (_table(statement, key) for key in ("actor", "verb", "object"))
    result, context = _table(statement, "result"), _table(statement, "context")
    account, score, extensions = _table(actor, "account"), _table(result, "score"), _table(context, "extensions")
    around = _table(context, "contextActivities")
    who = _text(account, "name") or next(
        (_text(actor, key) for key in ("mbox", "mbox_sha1sum", "openid", "name") if _text(actor, key)), ""
    )
    row = Flat(
        id=_text(statement, "id"),
        who=who,
        home=_text(account, "homePage"),
        verb=_text(verb, "id"),
        activity=_text(thing, "id"),
        parent=_activity(around, "parent", 0),
        topic=_activity(around, "grouping", -1),
        right=result["success"] if isinstance(result.get("success"), bool) else None,
        response=_text(result, "response"),
        raw=_number(score, "raw"),
        maximum=_number(score, "max"),
        scaled=_number(score, "scaled"),
        run=_text(context, "registration"),
        mode=_text(extensions, terms.MODE),
        questions=_count(extensions, terms.QUESTIONS),
        pass_mark=_number(extensions, terms.PASS_MARK),
        content=_text(extensions, terms.CONTENT),
        stamp=_text(statement, "timestamp"),
    )
    try:
        "".join(value for value in row if isinstance(value, str)).encode()
    except UnicodeEncodeError:
        raise ValueError("this statement has half a character in it") from None
    for value, name in ((row.id, "id"), (row.who, "actor"), (row.verb, "verb"), (row.activity, "object")):
        if not value:
            raise ValueError(f"this statement has no {name}")
    ours = row.activity.startswith(OURS)
    if not isinstance(result.get("success"), bool | None):
        raise ValueError(NO_SUCCESS)
    if ours and row.verb == terms.ANSWERED and row.right is None:
        raise ValueError(NO_SUCCESS)
    if result.get("score") is not None:
        _check(result["score"], row)
    if ours and not _RUN.fullmatch(row.run):
        raise ValueError(NO_RUN)
    stamp = statement.get("timestamp")
    if stamp and not (isinstance(stamp, str) and is_time(stamp)):
        raise ValueError(NO_TIME)
    if row.verb == terms.ANSWERED and row.right is None and row.raw is None:
        raise ValueError("this answer has no result")
    return row


def _check(score: object, row: Flat) -> None:
    """Raise ``ValueError`` for the score of a statement that is none, or that lies outside its bounds."""
    if not isinstance(score, dict) or row.raw is row.scaled is None:
        raise ValueError(NO_SCORE)
    if any(score.get(key) is not None and _number(score, key) is None for key in ("raw", "min", "max", "scaled")):
        raise ValueError(NO_SCORE)
    low, high = _number(score, "min"), row.maximum
    if row.raw is not None:
        # Of a run of ours no more can be right than were asked.
        highest = [bound + ROUNDING for bound in (high, row.questions) if bound is not None]
        if (low is not None and row.raw < low - ROUNDING) or any(row.raw > bound for bound in highest):
            raise ValueError(OUTSIDE)
    if (row.scaled is not None and abs(row.scaled) > 1 + ROUNDING) or (high is not None and high < 0):
        raise ValueError(OUTSIDE)


def is_time(stamp: str) -> bool:
    """Whether a timestamp can be read."""
    if _USUAL_TIME.fullmatch(stamp):
        return True
    try:
        moment(stamp)
    except ValueError:
        return False
    return True


def subject(activity: str, parent: str) -> Subject:
    """What an activity is, in a statement with this parent. One that is not ours is an item under its own name."""
    try:
        bank, *rest = terms.parts(activity)
    except ValueError:
        return Subject(parent, activity, "")
    if len(rest) == 2 and rest[0] == "question":
        return Subject(bank, rest[1], subject(parent, "").mode if parent else "")
    return Subject(bank, "", rest[0] if rest and rest[0] in MODES else "")


def topic_name(activity: str) -> str:
    """The topic that an activity is, empty where it is none of ours."""
    try:
        parts = terms.parts(activity)
    except ValueError:
        return ""
    return parts[2] if len(parts) == 3 and parts[1] == "topic" else ""


def _table(value: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def _text(value: Mapping[str, Any], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _number(value: Mapping[str, Any], key: str) -> float | None:
    found = value.get(key)
    if not isinstance(found, int | float) or isinstance(found, bool) or not -1e300 < found < 1e300:
        return None
    return float(found)


def _count(value: Mapping[str, Any], key: str) -> int | None:
    found = _number(value, key)
    return int(found) if found is not None and 0 <= found < 2**31 else None


def _activity(around: Mapping[str, Any], key: str, at: int) -> str:
    """The first (0) or last (-1) activity of a kind; a single one may stand without a list."""
    found = around.get(key)
    entries = found if isinstance(found, list) else [found]
    entry = entries[at] if entries else None
    return _text(entry, "id") if isinstance(entry, dict) else ""
