"""The article: quotes found across line breaks, and the sections of plain text and Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phonequiz.bank.source import Source, fold_space
from phonequiz.problems import PhonequizError

WRAPPED = """\
On phones

A phone rings. It rings
all   day\tlong,
and it rings at night.

Later

It stops.
"""
LONG_LINES = """\
The introduction is one line that ends with a full stop.
First heading
A paragraph on one line. It goes on for a while.
Second heading
Another paragraph.
A short end"""
MARKDOWN = """\
Before any heading.

# One #

A short line
that goes on. `# no heading` in it

   ## Two

- a list item
"""


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("A phone rings.", "A phone rings."),
        ("rings all day long", "rings\nall   day\tlong"),
        ("  all\n\nday long,  and ", "all   day\tlong,\nand"),
        ("On phones A phone", "On phones\n\nA phone"),
        ("It stops.", "It stops."),
        ("phon", "phon"),
        ("a phone rings", None),
        ("rings all night", None),
        ("", None),
        (" \n", None),
    ],
)
def test_a_quote_is_found_whatever_white_space_is_in_it(quote: str, found: str | None) -> None:
    source = Source(WRAPPED)
    passage = source.find(quote)
    assert (None if passage is None else WRAPPED[passage.start : passage.end]) == found


@pytest.mark.parametrize(("quote", "count"), [("A phone", 1), ("it", 1), ("rings", 2), ("none", 0), ("", 0), ("l", 2)])
def test_quotes_are_counted_up_to_two(quote: str, count: int) -> None:
    assert Source(WRAPPED).count(quote) == count


def test_overlapping_places_count_as_two() -> None:
    assert Source("ha ha ha").count("ha ha") == 2


WORDS = st.text(st.sampled_from("ab.ä😀 \n\t\u00a0\u2003"), max_size=30)


@settings(deadline=None)
@given(WORDS, st.integers(0, 30), st.integers(1, 10))
def test_every_part_of_an_article_is_found_in_it(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    passage = Source(text).find(quote)
    if not quote.strip():
        assert passage is None
    else:
        assert passage is not None
        assert fold_space(text[passage.start : passage.end]) == fold_space(quote)
        assert passage.start <= len(text[: start + length])


@pytest.mark.parametrize(
    ("text", "markdown", "headings"),
    [
        (WRAPPED, False, ["On phones", "Later"]),
        (LONG_LINES, False, ["First heading", "Second heading"]),
        (MARKDOWN, True, ["One", "Two"]),
        ("- a list\n\n1. another\n\nIs it? No!\n\nA question?\n\nText.", False, []),
        ("x" * 101 + "\n\nText.", False, []),
        ("", False, []),
    ],
    ids=["paragraphs", "a paragraph a line", "markdown", "what is no heading", "too long a line", "nothing"],
)
def test_headings(text: str, markdown: bool, headings: list[str]) -> None:
    source = Source(text, markdown)
    assert [block.text for block in source.blocks if block.heading] == headings
    assert source.sections == len(headings)
    for block in source.blocks:
        assert text[block.start : block.start + len(block.text)] == block.text


@pytest.mark.parametrize(
    ("text", "markdown", "quote", "section"),
    [
        (WRAPPED, False, "it rings at night", "On phones"),
        (WRAPPED, False, "It stops.", "Later"),
        (LONG_LINES, False, "The introduction", None),
        (LONG_LINES, False, "It goes on", "First heading"),
        (LONG_LINES, False, "Another paragraph. A short end", "Second heading"),
        (MARKDOWN, True, "Before any", None),
        (MARKDOWN, True, "line that goes on", "One"),
        (MARKDOWN, True, "a list item", "Two"),
    ],
)
def test_the_section_of_a_quote(text: str, markdown: bool, quote: str, section: str | None) -> None:
    source = Source(text, markdown)
    passage = source.find(quote)
    assert passage is not None
    assert source.section(passage) == section


def test_markdown_is_known_by_its_suffix(tmp_path: Path) -> None:
    for name, markdown in (("a.md", True), ("a.MARKDOWN", True), ("a.txt", False), ("a", False)):
        (tmp_path / name).write_text("# One\n")
        assert Source.read(tmp_path / name).markdown is markdown


def test_line_ends_and_a_byte_order_mark_are_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert Source.read(tmp_path / "a.txt").text == "one\ntwo\nthree\n"


def test_what_a_terminal_would_obey_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one \x1b[2J \u202etwo\n", encoding="utf-8")
    assert Source.read(tmp_path / "a.txt").text == "one \ufffd[2J \ufffdtwo\n"


@pytest.mark.parametrize(
    ("name", "words"), [("missing", "cannot be read"), (".", "no file"), ("latin", "not UTF-8 (byte 2)")]
)
def test_an_article_that_cannot_be_read(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "latin").write_bytes(b"a\xff")
    with pytest.raises(PhonequizError) as raised:
        Source.read(tmp_path / name)
    assert words in raised.value.problems[0].what


def test_the_time_to_read_is_a_minute_at_least() -> None:
    assert Source("").minutes == 1
    assert Source("word " * 1000).minutes == 5
