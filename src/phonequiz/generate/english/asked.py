"""A question as it leaves the templates, and the refusal of one that leans on something outside."""

from __future__ import annotations

from typing import NamedTuple

from phonequiz.generate.model import Kind


class Hangs(Exception):
    """A stem would lean on something that is not in it, or the clause was not read surely enough."""


class Asked(NamedTuple):
    """A question for a fact of a statement."""

    kind: Kind
    stem: str
    key: str
    form: str
    confidence: float
    others: tuple[str, ...] = ()
    cloze: bool = False
