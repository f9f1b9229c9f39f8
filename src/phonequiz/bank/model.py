"""A bank of questions: frozen, valid once built."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from phonequiz.bank.source import Source

ItemType = Literal["single", "multiple", "true-false"]
Order = Literal["auto", "shuffled", "fixed"]


class Topic(NamedTuple):
    """A part of the bank, shown under its title."""

    id: str
    title: str


class Exam(NamedTuple):
    """How an exam is drawn and passed; times in seconds, ``None`` where there is no limit."""

    questions: int = 20
    pass_mark: float = 0.8
    time_limit: int | None = None
    valid_for: int | None = None


class Option(NamedTuple):
    """A possible answer. ``id`` is ``k1``, ``d1``, … by its position in the bank, or ``true`` and ``false``.

    The text of a true-false option is empty: the face says it in the learner's language.
    """

    id: str
    text: str
    feedback: str | None = None


class Item(NamedTuple):
    """A question: stem, options (the keys first) and what its feedback is made of."""

    id: str
    topic: str
    type: ItemType
    stem: str
    options: tuple[Option, ...]
    keys: frozenset[str]
    feedback: str | None = None
    explanation: str | None = None
    quote: str | None = None
    quote_translation: str | None = None
    order: Order = "auto"
    place: tuple[int, ...] = ()
    # Whether a blank in the stem is there on purpose: `meta.cloze`.
    cloze: bool = False

    @property
    def wording(self) -> str:
        """Stem, options and keys as JSON: what a learner answered, in the words of the time."""
        import json

        return json.dumps(
            {
                "type": self.type,
                "stem": self.stem,
                "options": {option.id: option.text for option in self.options},
                "keys": sorted(self.keys),
            },
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )

    @property
    def content_hash(self) -> str:
        """16 hexadecimal digits that change with the wording of stem, options or key."""
        import hashlib

        return hashlib.sha256(self.wording.encode()).hexdigest()[:16]

    def option(self, option_id: str) -> Option:
        """The option of this id; raises ``KeyError`` where there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)


class Bank:
    """A bank as a learner uses it. Items are built when they are asked for: most of a large bank never is."""

    def __init__(
        self,
        path: Path,
        id: str,
        title: str,
        language: str,
        topics: tuple[Topic, ...],
        exam: Exam,
        rows: Mapping[str, dict[str, Any]],
        source_path: Path | None = None,
        source_language: str | None = None,
        source: Source | None = None,
    ) -> None:
        self.path = path
        self.id, self.title, self.language = id, title, language
        self.topics, self.exam = topics, exam
        self.source_path = source_path
        self.quote_language = source_language or language
        self._rows = rows
        self._source = source

    @cached_property
    def ready(self) -> dict[str, str]:
        """Item id → topic id of every ready item, in the order of the file."""
        return {id_: row["topic"] for id_, row in self._rows.items() if row.get("status", "ready") == "ready"}

    @property
    def source(self) -> Source | None:
        """The article, ``None`` where the bank names none."""
        return self._source

    def topic(self, topic_id: str) -> Topic:
        """The topic of this id; raises ``KeyError`` where there is none."""
        for topic in self.topics:
            if topic.id == topic_id:
                return topic
        raise KeyError(topic_id)

    def find_topic(self, name: str) -> Topic | None:
        """The topic of this id, else the one of this title in any case."""
        by_id = [topic for topic in self.topics if topic.id == name]
        by_title = [topic for topic in self.topics if topic.title.casefold() == name.casefold()]
        return next(iter(by_id + by_title), None)

    def item(self, item_id: str) -> Item:
        """The item of this id, built from its row; raises ``KeyError`` where there is none."""
        return build_item(self._rows[item_id])


def build_item(row: Mapping[str, Any]) -> Item:
    """The item that a valid row of the bank file stands for."""
    type_: ItemType = row.get("type", "single")
    if type_ == "true-false":
        options: tuple[Option, ...] = (Option("true", ""), Option("false", ""))
        keys = frozenset(["true" if row["answer"] else "false"])
    else:
        answers = row["answer"] if type_ == "multiple" else [row["answer"]]
        key_options = tuple(Option(f"k{n}", text) for n, text in enumerate(answers, 1))
        distractors = tuple(
            Option(f"d{n}", entry)
            if isinstance(entry, str)
            else Option(f"d{n}", entry["text"], entry.get("feedback") or None)
            for n, entry in enumerate(row["distractors"], 1)
        )
        options = key_options + distractors
        keys = frozenset(option.id for option in key_options)
    place, meta = row.get("place", ()), row.get("meta")
    return Item(
        id=row["id"],
        topic=row["topic"],
        type=type_,
        stem=row["stem"],
        options=options,
        keys=keys,
        feedback=row.get("feedback") or None,
        explanation=row.get("explanation") or None,
        quote=row.get("quote") or None,
        quote_translation=row.get("quote_translation") or None,
        order=row.get("order", "auto"),
        place=(place,) if isinstance(place, int) else tuple(place),
        cloze=isinstance(meta, dict) and meta.get("cloze") is True,
    )
