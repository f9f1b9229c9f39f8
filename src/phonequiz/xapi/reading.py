"""Statements read back: what ``statements`` made, as rows. The inverse of it, as far as reports need."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from phonequiz.xapi import terms

_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?\Z")
_ON_RUN = {terms.ATTEMPTED, terms.COMPLETED, terms.PASSED, terms.FAILED}


class Answered(NamedTuple):
    """An answer to an item. ``options`` maps ids to texts, ``keys`` are the right ones at that time."""

    uuid: str
    learner: str
    home_page: str
    run: str
    mode: str
    bank: str
    topic: str
    item: str
    stem: str
    options: dict[str, str]
    keys: tuple[str, ...]
    response: tuple[str, ...]
    right: bool
    seconds: float | None
    at: str
    language: str
    content: str


class OnRun(NamedTuple):
    """A run begun (``attempted``), ended (``completed``) or judged (``passed``, ``failed``).

    ``right`` and ``score`` are set where it is judged, ``pass_mark`` of an exam.
    """

    uuid: str
    learner: str
    home_page: str
    run: str
    mode: str
    bank: str
    title: str
    verb: str
    at: str
    questions: int
    right: int | None
    score: float | None
    pass_mark: float | None


class Commented(NamedTuple):
    """An item marked as unclear, with a word why or none."""

    uuid: str
    learner: str
    home_page: str
    run: str
    mode: str
    bank: str
    topic: str
    item: str
    stem: str
    why: str
    at: str


Row = Answered | OnRun | Commented


def row(statement: Mapping[str, Any]) -> Row | None:
    """What a statement of ours says, ``None`` for one that is about something else.

    Raises ``ValueError`` where it is of ours and lacks what it must have.
    """
    try:
        return _row(statement)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"it lacks what a statement of phonequiz has ({error})") from error


def _row(statement: Mapping[str, Any]) -> Row | None:
    verb, activity = statement["verb"]["id"], statement["object"]
    if not activity.get("id", "").startswith(f"{terms.BASE}/bank/"):
        return None
    account, context = statement["actor"]["account"], statement["context"]
    result = statement.get("result", {})
    extensions = context["extensions"]
    bank, *rest = terms.parts(activity["id"])
    who = (statement["id"], account["name"], account["homePage"], context["registration"], extensions[terms.MODE], bank)
    if verb in _ON_RUN and len(rest) == 1:
        score = result.get("score", {})
        return OnRun(
            *who,
            title=_text(activity.get("definition", {}).get("name")),
            verb=verb.rpartition("/")[2],
            at=statement["timestamp"],
            questions=int(extensions[terms.QUESTIONS]),
            right=score.get("raw"),
            score=score.get("scaled"),
            pass_mark=extensions.get(terms.PASS_MARK),
        )
    if verb not in {terms.ANSWERED, terms.COMMENTED} or len(rest) != 2 or rest[0] != "question":
        return None
    topic, item = _topic(context), rest[1]
    definition = activity["definition"]
    stem = _text(definition["description"])
    if verb == terms.COMMENTED:
        return Commented(*who, topic, item, stem, result.get("response", ""), statement["timestamp"])
    return Answered(
        *who,
        topic=topic,
        item=item,
        stem=stem,
        options={choice["id"]: _text(choice["description"]) for choice in definition.get("choices", ())},
        keys=tuple(definition["correctResponsesPattern"][0].split(terms.SEVERAL)),
        response=tuple(result["response"].split(terms.SEVERAL)),
        right=bool(result["success"]),
        seconds=seconds(result["duration"]) if "duration" in result else None,
        at=statement["timestamp"],
        language=context.get("language", ""),
        content=extensions.get(terms.CONTENT, ""),
    )


def _topic(context: Mapping[str, Any]) -> str:
    for around in context.get("contextActivities", {}).get("grouping", ()):
        found = terms.parts(around["id"]) if around["id"].startswith(f"{terms.BASE}/bank/") else ()
        if len(found) == 3 and found[1] == "topic":
            return found[2]
    return ""


def _text(texts: Mapping[str, str] | None) -> str:
    """The text of a language map: ours have one."""
    return next(iter((texts or {}).values()), "")


def seconds(duration: str) -> float:
    """The seconds of an ISO 8601 duration of at most hours; raises ``ValueError`` for anything else."""
    found = _DURATION.match(duration)
    if found is None or duration == "PT":
        raise ValueError(f"{duration!r} is no duration")
    hours, minutes, rest = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + rest
