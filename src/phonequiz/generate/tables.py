"""Tables of Markdown and lists of terms: what stands in each row, and the questions for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from phonequiz.generate.dice import Dice
from phonequiz.generate.distractors import FEWEST
from phonequiz.generate.model import CELL, Article, Candidate, Kind, Language, Row, Table

_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_CELL = re.compile(r"(?<!\\)\|")
_EMPTY = frozenset({"", "-", "–", "—", "/", "?", "n/a", "k. A.", "x"})
_COUNTING = frozenset({"", "#", "no.", "no", "nr.", "nr", "lfd. nr.", "pos.", "pos"})
_TERM = re.compile(r"(?P<term>[^\s:][^:.!?]{1,38}[^\s:])(?::| –| —| -) (?P<meaning>\S.{7,})\Z")
_MOST_WORDS = 5
_FEWEST_ENTRIES = 3
_LONGEST_MEANING = 160
# How many rows above and below give other values.
_NEAR = 6
_MOST_OTHERS = 3
# So many cells of one table are asked, of as many rows as can be: nobody learns a long table by heart.
_MOST_CELLS = 24
_CONFIDENCE = 0.6
_NUMBER = re.compile(r"\d")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_STEMS: dict[Language, tuple[str, str, str]] = {
    "de": (
        "Was steht in der Tabelle „{caption}“ für „{row}“ unter „{column}“?",
        "Welcher Begriff aus „{caption}“ ist so erklärt: „{meaning}“?",
        "Die Spalten der Tabelle sind: {columns}.",
    ),
    "en": (
        "What does the table “{caption}” give as “{column}” for “{row}”?",
        "Which entry of “{caption}” is explained like this: “{meaning}”?",
        "The columns of the table are: {columns}.",
    ),
}


def table_at(lines: Sequence[str], first: int = 0) -> tuple[int, int] | None:
    """Where the first table among lines of Markdown from ``first`` on begins and ends; ``None`` for none."""
    for at in range(first, len(lines) - 1):
        if "|" in lines[at] and "|" in lines[at + 1] and _DELIMITER.match(lines[at + 1]):
            behind = at + 2
            while behind < len(lines) and "|" in lines[behind]:
                behind += 1
            return at, behind
    return None


def cells_of(line: str) -> tuple[str, ...]:
    """What stands in the cells of a row."""
    return tuple(cell.replace("\\|", "|").strip() for cell in _CELL.split(line.strip().strip("|")))


def term_and_meaning(item: str) -> tuple[str, str] | None:
    """The parts of an item of a list that explains a term; ``None`` for another."""
    match = _TERM.match(item)
    if match is None or len(match["term"].split()) > _MOST_WORDS:
        return None
    return match["term"], match["meaning"]


def glossary(entries: Sequence[Row]) -> list[Table]:
    """A table of terms and their meanings, where there are enough of them that one can be taken for another."""
    if len({row.cells[0] for row in entries}) < _FEWEST_ENTRIES:
        return []
    return [Table(entries[0].sentence.section, (), tuple(entries))]


def asked_of_tables(article: Article) -> Iterator[Candidate]:
    """The questions for the cells of an article's tables, with what stands elsewhere in its column as options."""
    for table in article.tables:
        if table.columns:
            yield from _some(list(_cells(table, article.language)))
        else:
            yield from _terms(table, article.language)


def _some(asked: list[Candidate]) -> list[Candidate]:
    """No more than are worth asking, the rows by turns, in their order."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for number, candidate in enumerate(asked):
        rows[candidate.sentence.position].append(number)
    dice = Dice(*(candidate.stem for candidate in asked))
    turns = sorted((turn, number) for row in rows.values() for turn, number in enumerate(dice.shuffled(row)))
    if len(rows) > _MOST_CELLS:
        turns = dice.shuffled(turns[: len(rows)])
    return [asked[number] for number in sorted(number for _, number in turns[:_MOST_CELLS])]


def _cells(table: Table, language: Language) -> Iterator[Candidate]:
    """The question for every cell."""
    of_cell, _, of_columns = _STEMS[language]
    head = 1 if table.columns[0].lower() in _COUNTING and len(table.columns) > 2 else 0
    names = [row.cells[head] if head < len(row.cells) else "" for row in table.rows]
    kind: Kind
    often = Counter(names)
    explanation = of_columns.format(columns=", ".join(filter(None, table.columns)))
    for column in range(head + 1, len(table.columns)):
        cells = [row.cells[column] if column < len(row.cells) else "" for row in table.rows]
        for at, row in enumerate(table.rows):
            if cells[at] in _EMPTY or not names[at] or often[names[at]] > 1 or not table.columns[column]:
                continue
            if _figures(cells[at]) & _figures(names[at]):
                continue  # "1,500 m²" for "Model 1500": its name tells it
            stem = of_cell.format(caption=table.caption, row=names[at], column=table.columns[column])
            others = _others(cells, at)
            if _NUMBER.search(cells[at]) and len(others) < FEWEST:
                kind, form, others = "quantity", "number:cell", ()
            else:
                kind, form = "action", CELL
            quote = row.sentence.quote
            yield Candidate(
                kind, stem, cells[at], form, row.sentence, quote, _CONFIDENCE, others, explanation=explanation
            )


def _figures(text: str) -> set[str]:
    """The numbers of a text, as their digits."""
    return {re.sub(r"\D", "", figure) for figure in _FIGURE.findall(text)}


def _terms(table: Table, language: Language) -> Iterator[Candidate]:
    """The term of each meaning in a list of them."""
    stem = _STEMS[language][1]
    terms = [row.cells[0] for row in table.rows]
    often = Counter(terms)
    for at, row in enumerate(table.rows):
        term, meaning = row.cells
        if len(meaning) <= _LONGEST_MEANING and often[term] == 1 and term.lower() not in meaning.lower():
            asked = stem.format(caption=table.caption, meaning=meaning.rstrip("."))
            others = _others(terms, at)
            yield Candidate("definition", asked, term, CELL, row.sentence, row.sentence.quote, _CONFIDENCE, others)


def _others(cells: Sequence[str], at: int) -> tuple[str, ...]:
    """What stands in the cells around one, each once, the nearest first."""
    found: dict[str, None] = {}
    for step in range(1, _NEAR + 1):
        for other in (at - step, at + step):
            if 0 <= other < len(cells) and cells[other] not in _EMPTY and cells[other] != cells[at]:
                found[cells[other]] = None
    return tuple(found)[:_MOST_OTHERS]
