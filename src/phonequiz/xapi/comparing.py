"""Whether a store holds what was sent: it may add to a statement and write it otherwise, but not change it.

After xAPI 1.0.3, Data, 2.3.1 Statement Immutability and Exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from phonequiz.xapi.reading import seconds

# What a store adds or may hold in its own version.
_ITS_OWN = {"authority", "stored", "version", "attachments", "definition", "objectType"}
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)


def same(sent: Mapping[str, Any], held: Mapping[str, Any]) -> bool:
    """Whether the statement that a store holds says the same as the one sent."""
    return bool(_plain(sent) == _plain(held))


def _plain(value: Any, name: str = "") -> Any:  # noqa: ANN401
    """A value in one form, whatever way it was written in."""
    if isinstance(value, dict):
        if name == "contextActivities":  # one activity may stand there alone, and their order means nothing
            value = {kind: [one] if isinstance(one, dict) else one for kind, one in value.items()}
        parts = {key: _plain(part, key) for key, part in sorted(value.items()) if key not in _ITS_OWN}
        return {key: part for key, part in parts.items() if part not in (None, {}, [])}
    if isinstance(value, list):
        return sorted((_plain(part) for part in value), key=repr)
    if isinstance(value, str):
        return _plain_text(value, name)
    return value


def _plain_text(text: str, name: str) -> object:
    try:
        if name == "timestamp":
            return datetime.fromisoformat(text)
        if name == "duration":
            return round(seconds(text), 2)
    except ValueError:
        return text
    return text.lower() if _UUID.match(text) else text
