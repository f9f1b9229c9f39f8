"""Responses and marks: what was chosen against the key."""

from __future__ import annotations

from collections.abc import Iterable

from phonequiz.bank.model import Item


def is_right(item: Item, response: Iterable[str]) -> bool:
    """Whether the options chosen are all the keys of the item and no other."""
    return frozenset(response) == item.keys
