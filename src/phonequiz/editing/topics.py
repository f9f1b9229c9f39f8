"""The topics of a bank being edited: which there are, and the step that puts one more behind the last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomli

from phonequiz.bank.source import fold_space
from phonequiz.editing.document import Document, Splice
from phonequiz.editing.steps import new_id
from phonequiz.editing.writing import toml
from phonequiz.problems import PhonequizError


def topics_of(content: Mapping[str, Any]) -> dict[str, str]:
    """Topic id → its title, its id where it has none; in the order of the file."""
    topics = content.get("topic")
    return {
        topic["id"]: str(topic.get("title") or topic["id"])
        for topic in (topics if isinstance(topics, list) else ())
        if isinstance(topic, dict) and isinstance(topic.get("id"), str)
    }


def id_of(title: str, topics: Mapping[str, str]) -> str:
    """The id of the topic of this title, whatever its case; a new one where there is none."""
    folded = fold_space(title).casefold()
    known = (id_ for id_, other in topics.items() if fold_space(other).casefold() == folded)
    return next(known, None) or new_id(title, topics, "topic")


def added(document: Document, id_: str, title: str, focus: int) -> Splice:
    """The step that writes a topic; ``focus`` is the question that it is taken for.

    Raises ``PhonequizError`` (its place is the caller's to know) where topics are not written as ``[[topic]]`` tables.
    """
    step = document.with_topic(f"[[topic]]\nid = {toml(id_)}\ntitle = {toml(title)}\n", focus)
    before, after = (topics_of(_read(one)) for one in (document, document.after(step)))
    if after != {**before, id_: title}:
        raise PhonequizError.at("topic", "the topics are not written as [[topic]] tables", "write each as one")
    return step


def _read(document: Document) -> Mapping[str, Any]:
    try:
        return tomli.loads(document.head)
    except tomli.TOMLDecodeError:
        return {}
