"""An article as drafts are made from it: its sections and their sound sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from phonequiz.bank.source import Source, fold_space
from phonequiz.generate.model import Article, Language, Row, Section, Sentence, Table
from phonequiz.generate.splitting import sentences_of
from phonequiz.generate.tables import cells_of, glossary, table_at, term_and_meaning
from phonequiz.problems import PhonequizError, Place, Problem

_GERMAN = (
    "der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war wird werden hat haben mit von "
    "zu zum zur auf für im bei nach über auch sich sie es wir als wenn dass durch aus vor kann"
)
_ENGLISH = (
    "the a an and or but not is are was were be been has have with of to on for in at by from about also it they we "
    "you as when that this which their its can will"
)
_FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    "de": frozenset(_GERMAN.split()),
    "en": frozenset(_ENGLISH.split()),
}
_SAMPLE = 20_000
_LONGEST_CAPTION = 80
_ENDS = '.!?…"”“»«)'
_MISREAD = re.compile("Ã[\u0080-\u00bf¤¶¼Ÿ„–œ]|â€[œž™“”]")
_MISREAD_MAX = 2
_ITEM = re.compile(r"^[^\S\n]*(?:[-*+•–]|\d+[.)])[^\S\n]+", re.MULTILINE)
_QUOTED = re.compile(r"^[^\S\n]*>[^\S\n]?", re.MULTILINE)
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
_RULE = re.compile(r"\s*([-=_*])(\s*\1){2,}\s*$")
_LINK = re.compile(r"!?\[([^\]\[]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]\[]*\])")
_STRONG = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
_CODE = re.compile(r"`([^`]+)`")


class _Piece(NamedTuple):
    """A paragraph, an item of a list, or a table under what stands above it: what sentences never go beyond."""

    text: str
    section: str
    item: bool = False
    lines: tuple[str, ...] = ()
    caption: str = ""


def read_article(
    path: Path, language: Language | None = None, advance: Callable[[float], object] | None = None
) -> Article:
    """The article at ``path``, in the language given or else recognised by its function words.

    ``advance`` is told how much of it has been read, from 0 to 1. Raises ``PhonequizError`` where it cannot be read, is
    no text in UTF-8, has no sentence, or where the packages of the extra are missing.
    """
    source = Source.read(path, "name a text or Markdown file")
    _refuse_misread(source.text, path)
    language = language or recognised(source.text)
    title, pieces = _pieces(source, path)
    sections: list[tuple[str, list[Sentence]]] = []
    tables: list[Table] = []
    entries: list[Row] = []
    position = 0
    for number, piece in enumerate(pieces):
        if not sections or sections[-1][0] != piece.section:
            sections.append((piece.section, []))
        if entries and not piece.item:
            tables += glossary(entries)
            entries = []
        if piece.lines:
            rows = []
            for line in piece.lines[2:]:
                cells = tuple(_unmarked(cell) if source.markdown else cell for cell in cells_of(line))
                rows.append(Row(Sentence(" | ".join(cells), piece.section, number, position, line.strip()), cells))
                position += 1
            columns = tuple(map(_unmarked, cells_of(piece.lines[0])))
            tables.append(Table(piece.caption, columns, tuple(rows)))
        for marked in sentences_of(piece.text, language, item=piece.item):
            text = _unmarked(marked) if source.markdown else marked
            if "<" in text and source.markdown:
                continue
            text = text if not piece.item or text[-1] in _ENDS else f"{text}."
            kept = "" if text == marked else marked
            sections[-1][1].append(Sentence(text, piece.section, number, position, kept))
            position += 1
        entry = term_and_meaning(_unmarked(fold_space(piece.text))) if piece.item else None
        if entry is not None:
            quote = fold_space(piece.text)
            entries.append(Row(Sentence(": ".join(entry), piece.section, number, position, quote), entry))
            position += 1
        if advance is not None:
            advance((number + 1) / len(pieces))
    tables += glossary(entries)
    if not position:
        raise PhonequizError.at(path, "the article has no whole sentence", "name an article of running text")
    return Article(
        title, language, tuple(Section(name, tuple(found)) for name, found in sections if found), tuple(tables)
    )


def recognised(text: str) -> Language:
    """The language whose function words a text has more of."""
    words = re.findall(r"\w+", text[:_SAMPLE].lower())
    english, german = (sum(word in _FUNCTION_WORDS[name] for word in words) for name in ("en", "de"))
    return "en" if english > german else "de"


def _refuse_misread(text: str, path: Path) -> None:
    if "\N{REPLACEMENT CHARACTER}" in text[:_SAMPLE]:
        line = text.count("\n", 0, text.index("\N{REPLACEMENT CHARACTER}")) + 1
        what = "the article has characters that no text has (another encoding, or no text at all)"
        raise PhonequizError([Problem(Place(str(path), line, 1), what, "save it as UTF-8", "encoding")])
    misread = list(_MISREAD.finditer(text))
    if len(misread) > _MISREAD_MAX:
        at = misread[0].start()
        place = Place(str(path), text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        what = f"the article was once read in a wrong encoding ({misread[0].group()!r})"
        raise PhonequizError([Problem(place, what, "open the original and save it as UTF-8", "encoding")])


def _pieces(source: Source, path: Path) -> tuple[str, list[_Piece]]:
    """The title, and paragraphs and items of lists under their headings."""
    if source.markdown:
        source = Source(_without_blocks(source.text), markdown=True)
    blocks = source.blocks
    title = fold_space(blocks[0].text) if blocks and blocks[0].heading else path.stem
    section = title
    pieces: list[_Piece] = []
    for block in blocks:
        if block.heading:
            section = _unmarked(fold_space(block.text)) if source.markdown else fold_space(block.text)
        else:
            pieces += _parts(block.text, section, source.markdown)
    return _unmarked(title) if source.markdown else title, pieces


def _parts(text: str, section: str, markdown: bool) -> Iterator[_Piece]:
    """The parts of a block that stand by themselves: tables, items of a list without their marks, quoted lines."""
    lines = text.split("\n")
    at = 0
    while markdown and (found := table_at(lines, at)) is not None:
        first, behind = found
        yield from _items("\n".join(lines[at:first]), section, markdown)
        caption = _unmarked(fold_space(lines[first - 1])).rstrip(":") if first > at else ""
        short = 0 < len(caption) <= _LONGEST_CAPTION
        yield _Piece("", section, lines=tuple(lines[first:behind]), caption=caption if short else section)
        at = behind
    yield from _items("\n".join(lines[at:]), section, markdown)


def _items(text: str, section: str, markdown: bool) -> Iterator[_Piece]:
    """The items of a list without their marks, what stands before them, and quoted lines."""
    at = 0
    listed = False
    for match in [*_ITEM.finditer(text), None]:
        part = text[at : match.start() if match else len(text)]
        for line in _QUOTED.split(part) if markdown and ">" in part else [part]:
            if line.strip():
                yield _Piece(line, section, item=listed)
        at, listed = match.end() if match else at, True


def _without_blocks(text: str) -> str:
    """Markdown with code, rules and front matter made blank; all else stays where it stands."""
    kept: list[str] = []
    fence = ""
    lines = text.split("\n")
    front = lines[0].strip() == "---" and "---" in (line.strip() for line in lines[1:50])
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if front:
            front = number == 0 or line.strip() != "---"
            kept.append("")
        elif fence:
            if mark and mark.group(1).startswith(fence):
                fence = ""
            kept.append("")
        elif mark:
            fence = mark.group(1)
            kept.append("")
        else:
            kept.append("" if _RULE.match(line) else line)
    return "\n".join(kept)


def _unmarked(text: str) -> str:
    """Markdown's text without the marks of links, emphasis and code."""
    text = _LINK.sub(lambda match: "" if match.group().startswith("!") else match.group(1), text)
    return fold_space(_CODE.sub(r"\1", _STRONG.sub(r"\2", text)))
