"""The text of a bank file as a row of pieces, so that changing one question leaves every other byte alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import tomli

from phonequiz.problems import PhonequizError

Row = dict[str, Any]
CONTENTS = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|' r"'''.*?'{3,5}|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'|#[^\n]*|[\[\]{}]", re.DOTALL
)


class Piece(NamedTuple):
    """A question in the file: its ``row``, its ``body`` as written, and the text ``before`` it.

    The body begins with the comment lines that stand directly above the header, and ends with those directly below
    the last value. Blank lines, comments that stand alone and tables of other kinds belong to ``before``.
    """

    before: str
    body: str
    row: Row

    @property
    def id(self) -> str:
        """The id of the question, empty where it has none."""
        id_ = self.row.get("id")
        return id_ if isinstance(id_, str) else ""


class Splice(NamedTuple):
    """A step: ``old`` pieces from ``at`` on give way to ``new`` ones. ``focus`` is the question it is about."""

    at: int
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    focus: int

    @property
    def back(self) -> Splice:
        """The step that undoes this one."""
        return self._replace(old=self.new, new=self.old)


class Document(NamedTuple):
    """A bank file as its questions; after them one piece without a body, for what stands below the last."""

    pieces: tuple[Piece, ...]
    newline: str = "\n"

    @property
    def questions(self) -> tuple[Piece, ...]:
        """The questions in their order."""
        return self.pieces[:-1]

    @property
    def text(self) -> str:
        """The whole file, as it is written."""
        return "".join(part for piece in self.pieces for part in piece[:2])

    @property
    def head(self) -> str:
        """The file without its questions, which is TOML too."""
        return "".join(piece.before for piece in self.pieces)

    def after(self, splice: Splice) -> Document:
        """The document after a step."""
        at, end = splice.at, splice.at + len(splice.old)
        return self._replace(pieces=(*self.pieces[:at], *splice.new, *self.pieces[end:]))

    def changed(self, at: int, body: str, row: Row) -> Splice:
        """The step that writes a question anew."""
        old = self.pieces[at]
        return Splice(at, (old,), (old._replace(body=self._lines(body), row=row),), at)

    def added(self, at: int, body: str, row: Row) -> Splice:
        """The step that puts a question before the one at ``at``, a blank line above it."""
        body, following, blank = self._lines(body), self.pieces[at], self.newline
        if at:
            ended = self.pieces[at - 1].body.endswith("\n")
            new = Piece(blank if ended else blank * 2, body, row)
            return Splice(at, (following,), (new, following), at)
        head = following.before
        if head and not head.endswith("\n"):
            head += blank
        if not following.body and head.strip() and not head.endswith(blank * 2):
            head += blank
        return Splice(
            0, (following,), (Piece(head, body, row), following._replace(before=blank * bool(following.body))), 0
        )

    def removed(self, at: int) -> Splice:
        """The step that takes a question out; comments that stand alone above it stay."""
        gone, following = self.pieces[at : at + 2]
        before = following.before
        if gone.before.strip() or at == 0:
            before = gone.before + (before if before.strip() else "")
        focus = max(0, min(at, len(self.pieces) - 3))
        return Splice(at, (gone, following), (following._replace(before=before),), focus)

    def moved(self, at: int, by: int) -> Splice | None:
        """The step that lets a question change places with the next (1) or the one before (-1)."""
        low = min(at, at + by)
        if low < 0 or low + 1 >= len(self.pieces) - 1:
            return None
        first, second = self.pieces[low : low + 2]
        new = (
            Piece(first.before, self._lines(second.body), second.row),
            Piece(second.before, self._lines(first.body), first.row),
        )
        return Splice(low, (first, second), new, at + by)

    def with_topic(self, body: str, focus: int) -> Splice:
        """The step that puts a topic behind the last one, or above the first question where there is none."""
        at, end = 0, len(self.pieces[0].before)
        for number, piece in reversed(list(enumerate(self.pieces))):
            found = _end_of_topics(piece.before) if "topic" in piece.before else None
            if found is not None:
                at, end = number, found
                break
        old, blank = self.pieces[at], self.newline
        above, below = old.before[:end], old.before[end:]
        if above and not above.endswith("\n"):
            above += blank
        if above.strip() and not above.endswith(blank * 2):
            above += blank
        if not below and old.body:
            below = blank
        return Splice(at, (old,), (old._replace(before=above + self._lines(body) + below),), focus)

    def _lines(self, body: str) -> str:
        """A body in the line breaks of the file, and with one at its end."""
        lines = body.replace("\r\n", "\n") if self.newline == "\r\n" else body
        lines = lines if lines.endswith("\n") else lines + "\n"
        return lines.replace("\n", "\r\n") if self.newline == "\r\n" else lines


class _Table(NamedTuple):
    """A table of the file: where its header starts, and what it is."""

    start: int
    kind: str


@lru_cache(maxsize=4096)
def _kind(header: str) -> str:
    """What a header opens: a ``question``, a table ``inside`` one, a ``topic`` or a table in one, or an ``other``."""
    names = tomli.loads(header)
    inner = names.get("question")
    if inner is None:
        return "topic" if "topic" in names else "other"
    return "question" if inner == [{}] else "inside"


def _tables(text: str) -> tuple[list[_Table], set[int]]:
    """The tables of a text that a parser has taken, and where its comments start."""
    tables: list[_Table] = []
    comments: set[int] = set()
    depth, header = 0, -1
    for match in CONTENTS.finditer(text):
        at, sign = match.start(), text[match.start()]
        if sign == "#":
            comments.add(at)
        elif sign in "[{":
            line_start = text.rfind("\n", 0, at) + 1
            if depth == 0 and not text[line_start:at].strip():
                header = at
            depth += 1
        elif sign in "]}":
            depth -= 1
            if depth == 0 and header >= 0:
                tables.append(_Table(text.rfind("\n", 0, header) + 1, _kind(text[header : match.end()])))
                header = -1
    return tables, comments


def split(text: str, content: Mapping[str, Any]) -> Document:
    """The pieces of a bank file, given what a parser makes of it.

    Raises ``PhonequizError`` (its place is left to the caller) where questions are not written as ``[[question]]``
    tables, each in one place.
    """
    rows = content.get("question", [])
    tables, comments = _tables(text)
    starts = [number for number, table in enumerate(tables) if table.kind == "question"]
    scattered = any(
        table.kind == "inside" and (number == 0 or tables[number - 1].kind in {"other", "topic"})
        for number, table in enumerate(tables)
    )
    if scattered or not isinstance(rows, list) or len(starts) != len(rows):
        raise PhonequizError.at(
            "question",
            "the questions are not written one after the other as [[question]] tables",
            "write each as a [[question]] table in one place",
        )
    newline = "\r\n" if "\r\n" in text else "\n"
    pieces: list[Piece] = []
    done = 0
    for number, row in zip(starts, rows, strict=True):
        after = number + 1
        while after < len(tables) and tables[after].kind == "inside":
            after += 1
        limit = tables[after].start if after < len(tables) else len(text)
        start = _with_comments_above(text, tables[number].start, done, comments)
        end = _end_of_content(text, tables[number].start, limit, comments, after < len(tables))
        pieces.append(Piece(text[done:start], text[start:end], row))
        done = end
    pieces.append(Piece(text[done:], "", {}))
    return Document(tuple(pieces), newline)


def _end_of_topics(text: str) -> int | None:
    """Where the last topic of a text ends, ``None`` where it has none."""
    tables, comments = _tables(text)
    last = next((number for number, table in reversed(list(enumerate(tables))) if table.kind == "topic"), None)
    if last is None:
        return None
    more = last + 1 < len(tables)
    return _end_of_content(text, tables[last].start, tables[last + 1].start if more else len(text), comments, more)


def _is_comment(text: str, start: int, end: int, comments: set[int]) -> bool:
    line = text[start:end]
    return bool(line.strip()) and start + len(line) - len(line.lstrip()) in comments


def _with_comments_above(text: str, start: int, floor: int, comments: set[int]) -> int:
    """Where the comment lines directly above a header begin."""
    while start > floor:
        line_start = text.rfind("\n", 0, start - 1) + 1
        if line_start < floor or not _is_comment(text, line_start, start, comments):
            break
        start = line_start
    return start


def _end_of_content(text: str, start: int, limit: int, comments: set[int], more: bool) -> int:
    """Where the last value of a table, and the comments directly below it, end."""
    lines: list[tuple[int, int]] = []
    end = limit
    while end > start:
        line_start = text.rfind("\n", start, end - 1) + 1 or start
        line_start = max(line_start, start)
        if text[line_start:end].strip() and not _is_comment(text, line_start, end, comments):
            break
        lines.append((line_start, end))
        end = line_start
    below = []
    for line_start, line_end in reversed(lines):
        if not text[line_start:line_end].strip():
            break
        below.append(line_end)
    # Comments that touch the next header too are that header's.
    return below[-1] if below and not (more and below[-1] == limit) else end
