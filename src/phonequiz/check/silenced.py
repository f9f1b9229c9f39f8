"""Comments of a bank file that silence rules: ``# phonequiz: ignore longest-key, clang``.

One beside a question silences the rules for it: on the lines right before its ``[[question]]``, on that line or on any
below it, up to the next table. One in ``[bank]`` silences them for the whole bank. Commas part the names; after them a
reason may follow.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from phonequiz.bank.structure import Path

MARK = "phonequiz:"
# Strings are read too, so that what looks like a comment or a header in one is none.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?!")'
    r"|'''.*?'''(?!')"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|(?P<comment>#[^\n]*)"
    r"|^[ \t]*(?P<header>\[\[?[^\]\[\n]*\]\]?)[ \t]*(?=#|$)",
    re.DOTALL | re.MULTILINE,
)
_MARKED = re.compile(
    r"#+\s*phonequiz:\s*(?P<word>[^\s:,]*)\s*:?\s*(?P<names>[^\s,]+(?:\s*,\s*[^\s,]+)*)?", re.IGNORECASE
)
IGNORE = "ignore"
_ONLY_COMMENTS = re.compile(r"(?:#[^\n]*\n[ \t]*)+")


class Unknown(NamedTuple):
    """What a comment names and nobody knows, with its place in lines and characters from 1.

    ``word`` is what stands where ``ignore`` should; behind that, ``name`` is none of a rule, or empty for none at all.
    """

    word: str
    name: str
    line: int
    column: int


class Silenced(NamedTuple):
    """The rules that comments silence: for the whole bank, and for questions by their number in the file."""

    bank: frozenset[str] = frozenset()
    questions: dict[int, frozenset[str]] = {}  # noqa: RUF012 - empty, and nobody adds to it
    unknown: tuple[Unknown, ...] = ()

    def covers(self, rule: str, path: Path) -> bool:
        """Whether a finding of ``rule`` at ``path`` is silenced."""
        if rule in self.bank:
            return True
        at_question = len(path) > 1 and path[0] == "question" and isinstance(path[1], int)
        return at_question and rule in self.questions.get(int(path[1]), ())


def silenced_in(text: str, names: Collection[str]) -> Silenced:
    """What the comments of a bank file silence; ``names`` are the rules that can be."""
    if MARK not in text.casefold():
        return Silenced()
    whole: set[str] = set()
    questions: dict[int, set[str]] = {}
    unknown: list[Unknown] = []
    table, count = "", 0
    waiting: list[re.Match[str]] = []  # comments that may belong to the next header

    def take(comment: re.Match[str]) -> None:
        named = _named(text, comment, names, unknown)
        if table == "question":
            questions.setdefault(count - 1, set()).update(named)
        elif table == "bank":
            whole.update(named)

    for token in _TOKEN.finditer(text):
        if token["comment"]:
            if _MARKED.match(token["comment"]):
                waiting.append(token)
        elif token["header"]:
            name = token["header"].strip("[] \t")
            above = [one for one in waiting if name in {"question", "bank"} and _leads_to(token, one)]
            for comment in waiting:
                if comment not in above:
                    take(comment)
            # [question.meta] is still of its question.
            if name in {"question", "bank"} or not name.startswith(("question.", "bank.")):
                table = name
            count += name == "question"
            for comment in above:
                take(comment)
            waiting = []
    for comment in waiting:
        take(comment)
    return Silenced(frozenset(whole), {number: frozenset(rules) for number, rules in questions.items()}, tuple(unknown))


def _leads_to(header: re.Match[str], comment: re.Match[str]) -> bool:
    """Whether between the beginning of the comment's line and the header there are only comments."""
    text = header.string
    if text[text.rfind("\n", 0, comment.start()) + 1 : comment.start()].strip():
        return False
    return _ONLY_COMMENTS.fullmatch(text, comment.start(), header.start("header")) is not None


def _named(text: str, comment: re.Match[str], names: Collection[str], unknown: list[Unknown]) -> set[str]:
    mark = _MARKED.match(comment["comment"])
    assert mark is not None

    def misread(name: str, start: int) -> None:
        at = comment.start() + start
        line = text.count("\n", 0, at) + 1
        unknown.append(Unknown(mark["word"], name, line, at - text.rfind("\n", 0, at)))

    found: set[str] = set()
    if mark["word"].casefold() != IGNORE or not mark["names"]:
        misread("", mark.start("word"))
        return found
    for match in re.finditer(r"[^\s,]+", mark["names"]):
        if match.group() in names:
            found.add(match.group())
        else:
            misread(match.group(), mark.start("names") + match.start())
    return found
