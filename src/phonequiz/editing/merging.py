"""Two versions of a bank file that grew out of one: what each changed, and both together where they do not collide."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import NamedTuple

from phonequiz.editing.document import Document, Piece
from phonequiz.editing.steps import as_draft, free_id
from phonequiz.editing.writing import rewritten

Key = tuple[str, int]


class Collision(NamedTuple):
    """A question that both changed, each in another way; ``None`` is a question that one of them took out."""

    id: str
    mine: Piece | None
    theirs: Piece | None


class Merged(NamedTuple):
    """Both versions together. Of what collides theirs stays in its place, and mine stands behind it as a draft."""

    document: Document
    collisions: tuple[Collision, ...]


def _keyed(document: Document) -> dict[Key, Piece]:
    """The questions by id; where an id stands twice, also by which of them it is."""
    seen: dict[str, int] = {}
    keyed: dict[Key, Piece] = {}
    for piece in document.questions:
        number = seen[piece.id] = seen.get(piece.id, -1) + 1
        keyed[piece.id, number] = piece
    return keyed


def merged(base: Document, mine: Document, theirs: Document) -> Merged:
    """What became of ``base`` in both versions. What stands around the questions is taken from theirs."""
    of_base, of_mine, of_theirs = _keyed(base), _keyed(mine), _keyed(theirs)
    collisions: list[Collision] = []
    kept: dict[Key, Piece | None] = {}  # what the merged file has of a question; None: nothing
    beside: dict[Key, Piece] = {}
    for key in {**of_theirs, **of_mine, **of_base}:
        before, ours, others = of_base.get(key), of_mine.get(key), of_theirs.get(key)
        if _body(ours) == _body(before) or _body(ours) == _body(others):
            kept[key] = others
        elif _body(others) == _body(before):
            kept[key] = ours
        else:
            collisions.append(Collision(key[0], ours, others))
            kept[key] = others if others is not None else ours
            if ours is not None and others is not None:
                beside[key] = ours
    order = _order(list(of_base), list(of_mine), list(of_theirs))
    result = theirs
    # From their file, step by step as a trainer would: so comments and blank lines between questions stay theirs.
    for number in range(len(theirs.questions) - 1, -1, -1):
        if kept[list(of_theirs)[number]] is None:
            result = result.after(result.removed(number))
    present = [key for key in of_theirs if kept[key] is not None]
    wanted = [key for key in order if kept.get(key) is not None]
    if [key for key in wanted if key in present] != present:
        bodies = [of_theirs[key] for key in wanted if key in of_theirs]
        moved = (
            place._replace(body=piece.body, row=piece.row)
            for place, piece in zip(result.questions, bodies, strict=True)
        )
        result = result._replace(pieces=(*moved, result.pieces[-1]))
    for number, key in enumerate(wanted):
        piece = kept[key]
        assert piece is not None
        if key not in of_theirs:
            result = result.after(result.added(number, piece.body, piece.row))
        elif piece.body != result.pieces[number].body:
            result = result.after(result.changed(number, piece.body, piece.row))
    taken = {piece.id for piece in result.questions}
    for key in reversed([key for key in wanted if key in beside]):
        row = as_draft(beside[key].row | {"id": free_id(key[0] or "question", taken)})
        taken.add(row["id"])
        result = result.after(result.added(wanted.index(key) + 1, rewritten(beside[key].body, row), row))
    return Merged(result, tuple(collisions))


def _body(piece: Piece | None) -> str | None:
    return None if piece is None else piece.body.replace("\r\n", "\n").rstrip("\n")


def _order(base: Sequence[Key], mine: Sequence[Key], theirs: Sequence[Key]) -> list[Key]:
    """The order of all: that of whoever moved some, theirs where both did; new ones behind their neighbour."""
    common = [key for key in base if key in set(mine) and key in set(theirs)]
    inside = set(common)
    theirs_moved = [key for key in theirs if key in inside] != common
    first, second = (theirs, mine) if theirs_moved else (mine, theirs)
    order = list(first)
    known = set(order)
    for number, key in enumerate(second):
        if key not in known:
            before = next((earlier for earlier in reversed(second[:number]) if earlier in known), None)
            order.insert(order.index(before) + 1 if before is not None else 0, key)
            known.add(key)
    return order


def difference(before: str, after: str, context: int = 1) -> list[str]:
    """What became of a text, line by line: ``-`` went, ``+`` came."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=context)
    return [line for line in lines if not line.startswith(("---", "+++"))]
