"""A learner's own progress: answers, mastery by topic, runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from phonequiz.bank.model import Bank
from phonequiz.quiz.mastery import by_topic
from phonequiz.record.attempts import Attempt, Response, attempts, responses
from phonequiz.record.store import Store


def progress(store: Store, banks: Mapping[str, Bank | None], now: datetime) -> dict[str, Any]:
    """What ``progress --format json`` prints, over the banks named (``None``: it cannot be found).

    ``answers`` and ``right`` count the answers of finished runs and open practices; an open exam tells nothing yet.
    """
    with store.reading():
        return _progress(store, banks, now)


def _progress(store: Store, banks: Mapping[str, Bank | None], now: datetime) -> dict[str, Any]:
    runs = [attempt for attempt in attempts(store, "", now) if attempt.bank in banks]
    told = {attempt.run: attempt.bank for attempt in runs if attempt.right is not None}
    given = [response for response in responses(store) if response.run in told]
    topics: list[dict[str, Any]] = []
    for bank_id, bank in banks.items():
        mine = [response for response in given if told[response.run] == bank_id]
        topics += _topics(store, bank_id, bank, mine, now)
    return {
        "answers": len(given),
        "right": sum(response.right for response in given),
        "topics": topics,
        "runs": [_run(attempt) for attempt in runs],
    }


def _topics(
    store: Store, bank_id: str, bank: Bank | None, given: list[Response], now: datetime
) -> list[dict[str, Any]]:
    if bank is None:
        return [
            {
                "bank": bank_id,
                "topic": topic,
                "questions": None,
                "seen": len({response.item for response in given if response.topic == topic}),
                "answers": sum(response.topic == topic for response in given),
                "right": sum(response.right for response in given if response.topic == topic),
                "mastery": None,
            }
            for topic in dict.fromkeys(response.topic for response in given)
        ]
    answered: dict[str, int] = {}
    right: dict[str, int] = {}
    for response in given:
        topic = bank.ready.get(response.item)
        if topic is not None:
            answered[topic] = answered.get(topic, 0) + 1
            right[topic] = right.get(topic, 0) + response.right
    known = by_topic(bank.topics, bank.ready, store.histories(bank_id, now))
    return [
        {
            "bank": bank_id,
            "topic": topic.topic,
            "questions": topic.questions,
            "seen": topic.seen,
            "answers": answered.get(topic.topic, 0),
            "right": right.get(topic.topic, 0),
            "mastery": topic.mastery,
        }
        for topic in known
    ]


def _run(attempt: Attempt) -> dict[str, Any]:
    keys = ("run", "mode", "bank", "started", "finished", "questions", "answered", "right", "score", "passed")
    values = attempt._asdict()
    return {key: values[key] for key in keys}
