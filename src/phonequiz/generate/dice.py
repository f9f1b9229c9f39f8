"""Choices that look random and are the same on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

_Entry = TypeVar("_Entry")
_BYTES = 8


class Dice:
    """Throws that follow from texts alone.

    Not ``random``: how it draws from its generator has changed between versions of Python, and drafts must not.
    """

    def __init__(self, *texts: str) -> None:
        self._seed = "\x1f".join(texts).encode()
        self._throws = 0

    def below(self, limit: int) -> int:
        """A number from 0 up to but without ``limit``."""
        self._throws += 1
        digest = hashlib.sha256(self._seed + self._throws.to_bytes(_BYTES, "big")).digest()
        return int.from_bytes(digest[:_BYTES], "big") % limit

    def shuffled(self, entries: Sequence[_Entry]) -> list[_Entry]:
        """The entries in an order of the dice's (Fisher and Yates)."""
        mixed = list(entries)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed
