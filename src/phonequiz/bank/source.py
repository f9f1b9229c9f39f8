"""The article a bank stands on: its sections, and where a quote is found in it."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from phonequiz.bank.format import MAX_BYTES
from phonequiz.problems import PhonequizError, Place, Problem, safe

HEADING_MAX = 100
_SENTENCE_END = (".", "!", "?", ":", ";", ",", "…", "“", "”", '"', ")")
# The sign before an item of a list, with the space around it.
LIST_SIGN = re.compile(r"\s*(?:[-*+•–]|\d+[.)])\s+")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
WORDS_PER_MINUTE = 200


def fold_space(text: str) -> str:
    """``text`` with any run of white space made one space, and none at the ends."""
    return " ".join(text.split())


class Passage(NamedTuple):
    """A part of the article, from ``start`` up to ``end``, in characters of its text."""

    start: int
    end: int


class Block(NamedTuple):
    """A paragraph or heading; ``start`` is where its text begins in the article."""

    start: int
    text: str
    heading: bool


class Source:
    """The article's text, safe to show: what a terminal would obey is replaced."""

    def __init__(self, text: str, markdown: bool = False) -> None:
        self.text, self.markdown = text, markdown

    @classmethod
    def read(cls, path: Path, remedy: str = "correct `source`") -> Source:
        """The article at ``path``. Raises ``PhonequizError`` where it is missing, too large or no UTF-8."""
        shown = os.path.normpath(path)
        try:
            size = path.stat().st_size
            if not path.is_file():
                raise PhonequizError.at(shown, f"the article is no file ({shown})", remedy)
            if size > MAX_BYTES:
                what = f"the article has {size >> 20} MiB, more than the {MAX_BYTES >> 20} it may have"
                raise PhonequizError.at(shown, what, "split it")
            raw = path.read_bytes()
        except (OSError, ValueError) as error:  # ValueError: a path that no file can have
            reason = getattr(error, "strerror", None) or str(error)
            what = f"the article {shown} cannot be read ({reason})"
            raise PhonequizError.at(shown, what, f"{remedy} or restore the file") from error
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            what = f"the article {shown} is not UTF-8 (byte {error.start + 1})"
            raise PhonequizError([Problem(Place(shown), what, "save it as UTF-8", "encoding")]) from error
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return cls(safe(text), path.suffix.lower() in {".md", ".markdown"})

    @cached_property
    def folded(self) -> str:
        """The text with white space folded: what quotes are searched in."""
        return fold_space(self.text)

    @cached_property
    def _word_starts(self) -> tuple[list[int], list[int]]:
        """Where each word starts: in the folded text, and in the text."""
        folded: list[int] = []
        original: list[int] = []
        at = 0
        for match in re.finditer(r"\S+", self.text):
            folded.append(at)
            original.append(match.start())
            at += match.end() - match.start() + 1
        return folded, original

    def _offset(self, folded_offset: int) -> int:
        folded, original = self._word_starts
        word = bisect_right(folded, folded_offset) - 1
        return original[word] + folded_offset - folded[word]

    def count(self, quote: str) -> int:
        """How many times the quote stands in the article (2 means twice or more)."""
        needle = fold_space(quote)
        first = self.folded.find(needle)
        if first < 0 or not needle:
            return 0
        return 1 if self.folded.find(needle, first + 1) < 0 else 2

    def find(self, quote: str) -> Passage | None:
        """The first place where the quote stands, or ``None``."""
        needle = fold_space(quote)
        at = self.folded.find(needle)
        if at < 0 or not needle:
            return None
        return Passage(self._offset(at), self._offset(at + len(needle) - 1) + 1)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Paragraphs and headings in their order.

        In Markdown a heading starts with ``#``. In plain text it is a short line without a full stop between
        paragraphs; where blank lines part paragraphs, only a line that stands alone or between long ones.
        """
        return tuple(self._blocks())

    def _blocks(self) -> list[Block]:
        blocks: list[Block] = []
        separated = re.search(r"\n[^\S\n]*\n", self.text.strip()) is not None
        for match in re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|$))+", self.text):
            lines = match.group().splitlines(keepends=True)
            start = match.start()
            pending: list[str] = []
            pending_start = start
            for number, line in enumerate(lines):
                near = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
                last = 0 < number == len(lines) - 1
                alone = not separated or not (last or any(len(other.strip()) <= HEADING_MAX for other in near))
                title = self._heading(line, alone)
                if title is not None or not (separated or self.markdown):
                    if pending:
                        blocks.append(Block(pending_start, "".join(pending).rstrip(), False))
                        pending = []
                    text = line.rstrip()
                    shown = text if title is None else title
                    blocks.append(Block(start + text.find(shown), shown, title is not None))
                    pending_start = start + len(line)
                else:
                    if not pending:
                        pending_start = start
                    pending.append(line)
                start += len(line)
            if pending:
                blocks.append(Block(pending_start, "".join(pending).rstrip(), False))
        if blocks and blocks[-1].heading and not self.markdown:
            # A short last line heads nothing.
            blocks[-1] = Block(blocks[-1].start, blocks[-1].text, False)
        return blocks

    def _heading(self, line: str, alone: bool) -> str | None:
        if self.markdown:
            match = _MARKDOWN_HEADING.match(line)
            return match.group(1) if match else None
        text = line.strip()
        if not alone or not text or len(text) > HEADING_MAX or text.endswith(_SENTENCE_END) or LIST_SIGN.match(line):
            return None
        return text

    def section(self, passage: Passage) -> str | None:
        """The heading above the passage, ``None`` before the first."""
        title = None
        for block in self.blocks:
            if block.start > passage.start:
                break
            if block.heading:
                title = block.text
        return title

    @property
    def sections(self) -> int:
        """How many headings the article has."""
        return sum(block.heading for block in self.blocks)

    @property
    def minutes(self) -> int:
        """How long it takes to read, at 200 words a minute, one at least."""
        return max(1, round(len(self.text.split()) / WORDS_PER_MINUTE))
