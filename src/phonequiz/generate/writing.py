"""A bank of drafts as text: questions under their topics, in our order of keys, with a comment on what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from phonequiz.bank.format import VERSION
from phonequiz.generate.model import Article, Sentence
from phonequiz.generate.naming import slug, unused
from phonequiz.wording import Words

_HEAD = """\
#:schema bank.schema.json
# Drafts that phonequiz made from an article. Nobody is asked a draft: read each against its quote, improve or delete
# it, and delete `status = "draft"` where it is good.
#
#   phonequiz edit BANK
#       does that on one screen, with the article beside it
#   phonequiz check BANK
#       finds what is wrong, with line and column
"""
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_LINE = 100
_NO_NAME = "draft"
_ESCAPES = {**{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}, 0x5C: "\\\\", 0x22: '\\"', 0x0A: "\\n"}


class Question(NamedTuple):
    """A draft that has passed: the keys of a bank without id and topic, and the sentence it stands on."""

    row: Mapping[str, Any]
    sentence: Sentence


def bank_content(article: Article, questions: Iterable[Question], id_: str, source: str) -> dict[str, Any]:
    """The bank that questions make, as a bank file holds it: topics from the sections, ids from topic and key."""
    topics: dict[str, str] = {}
    ids: set[str] = set()
    rows: list[dict[str, Any]] = []
    for question in questions:
        title = _topic_title(question.sentence.section, article)
        if title not in topics:
            topics[title] = unused(slug(title) or "topic", topics.values())
        answer = question.row["answer"]
        # An id that says "true" would give the answer away.
        told = slug(question.row["quote"] if isinstance(answer, bool) else str(answer), 32)
        name = "-".join(filter(None, (slug(title, 24), told))) or _NO_NAME
        name = unused(name, ids)
        ids.add(name)
        rows.append({"id": name, "topic": topics[title], **question.row})
    return {
        "format": VERSION,
        "bank": {"id": id_, "title": article.title, "language": article.language, "source": source},
        "topic": [{"id": topic, "title": title} for title, topic in topics.items()],
        "question": rows,
    }


def _topic_title(section: str, article: Article) -> str:
    return section or article.title or Words(article.language)("section.intro")


def bank_text(content: Mapping[str, Any]) -> str:
    """The text of a bank file, whatever its name."""
    parts = [_HEAD, f"format = {content['format']}\n", _table("[bank]", content["bank"])]
    parts += [_table("[[topic]]", topic) for topic in content["topic"]]
    titles = {topic["id"]: topic["title"] for topic in content["topic"]}
    before = None
    for row in content["question"]:
        if row["topic"] != before:
            before = row["topic"]
            parts.append(f"\n# ---- {_comment(titles[before])} ----\n")
        parts.append(_table("[[question]]", row))
    return "\n".join(parts)


def _comment(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _table(head: str, table: Mapping[str, Any]) -> str:
    return "\n".join([head, *(f"{_key(key)} = {toml_value(value)}" for key, value in table.items()), ""])


def _key(key: str) -> str:
    return key if _BARE.match(key) else _string(key)


def toml_value(value: object) -> str:
    """A value as TOML writes it; a list that makes a long line has a line for each entry."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, Mapping):
        return (
            f"{{ {', '.join(f'{_key(key)} = {toml_value(inner)}' for key, inner in value.items())} }}"
            if value
            else "{}"
        )
    assert isinstance(value, list | tuple)
    entries = [toml_value(entry) for entry in value]
    line = f"[{', '.join(entries)}]"
    return line if len(line) <= _LINE else "[\n" + "".join(f"  {entry},\n" for entry in entries) + "]"


def _string(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
