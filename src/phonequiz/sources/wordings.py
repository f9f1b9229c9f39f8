"""What was asked: stem, options and keys as they stood at the time, from records and from statements."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from phonequiz.xapi import terms


class Wording(NamedTuple):
    """An item as it was asked. The options of a true-false item have no text."""

    language: str
    stem: str
    options: dict[str, str]
    keys: tuple[str, ...]


def from_record(language: str, content: str) -> Wording:
    """The wording that a record holds (``Item.wording``)."""
    told = json.loads(content)
    return Wording(language, told.get("stem", ""), told.get("options", {}), tuple(told.get("keys", ())))


def from_statement(statement: Mapping[str, Any]) -> Wording | None:
    """The wording in a statement's definition, ``None`` where it has none that can be used."""
    try:
        definition, language = statement["object"]["definition"], statement.get("context", {}).get("language", "")
        stem = _one(definition.get("description")) or _one(definition.get("name"))
        if definition.get("interactionType") == "true-false":
            options = {"true": "", "false": ""}
        else:
            options = {choice["id"]: _one(choice.get("description")) for choice in definition.get("choices", ())}
        pattern = (definition.get("correctResponsesPattern") or [""])[0]
    except (AttributeError, KeyError, TypeError, IndexError):
        return None
    return Wording(str(language), stem, options, tuple(filter(None, pattern.split(terms.SEVERAL))))


def _one(texts: Mapping[str, str] | None) -> str:
    text = str(next(iter((texts or {}).values()), ""))
    return text.encode(errors="replace").decode()  # half a surrogate pair is no text
