"""Ids that can be read and stay: made from the words of a title or a key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "%": " percent "}
)
_LONGEST = 40


def slug(text: str, longest: int = _LONGEST) -> str:
    """The words of ``text`` in a-z, 0-9 and ``-``, as many as fit; empty where none is left."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPELLED)).encode("ascii", "ignore").decode().lower()
    made = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        longer = f"{made}-{word}" if made else word[:longest]
        if len(longer) > longest:
            break
        made = longer
    return made


def unused(name: str, used: Container[str]) -> str:
    """``name``, with the next free number where it is used already."""
    if name not in used:
        return name
    number = 2
    while f"{name}-{number}" in used:
        number += 1
    return f"{name}-{number}"
