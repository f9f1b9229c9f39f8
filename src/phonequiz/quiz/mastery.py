"""How well a topic is known, from the answers given to its items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

RECENT = 3


class History(NamedTuple):
    """What became of an item so far: the newest answers first, three at most, and when the last was given.

    Each run counts once, with its last answer to the item.
    """

    right: tuple[bool, ...] = ()
    last_asked: str = ""

    @property
    def seen(self) -> bool:
        """Whether the item was ever answered."""
        return bool(self.right)


UNSEEN = History()


def item_mastery(history: History) -> float:
    """The share of right ones among the last three answers, 0 where there are none."""
    recent = history.right[:RECENT]
    return sum(recent) / len(recent) if recent else 0.0


def mastery(items: Iterable[str], histories: Mapping[str, History]) -> float | None:
    """The mean of the items' mastery, from 0 to 1; ``None`` where there are no items."""
    values = [item_mastery(histories.get(item, UNSEEN)) for item in items]
    return sum(values) / len(values) if values else None


class TopicKnowledge(NamedTuple):
    """What a learner knows of one topic: its ready items, how many were seen, and the mastery."""

    topic: str
    title: str
    questions: int
    seen: int
    mastery: float | None

    @property
    def unseen(self) -> int:
        """How many items were never answered."""
        return self.questions - self.seen


def by_topic(
    topics: Sequence[tuple[str, str]], ready: Mapping[str, str], histories: Mapping[str, History]
) -> list[TopicKnowledge]:
    """The knowledge of each topic (id, title), from the ready items (id → topic) and their histories."""
    items: dict[str, list[str]] = {topic: [] for topic, _ in topics}
    for item, topic in ready.items():
        items[topic].append(item)
    return [
        TopicKnowledge(
            topic,
            title,
            len(items[topic]),
            sum(histories.get(item, UNSEEN).seen for item in items[topic]),
            mastery(items[topic], histories),
        )
        for topic, title in topics
    ]
