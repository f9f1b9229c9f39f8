"""The rows of a report, as CSV and painted as a table."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Any

from phonequiz.problems import safe
from phonequiz.record.rows import moment
from phonequiz.wording import percent

if TYPE_CHECKING:
    from phonequiz.analysis.tables import Row
    from phonequiz.cli.figures import Report
    from phonequiz.wording import Words

FILE_WIDTH = 200
OPTION_FIELDS = ["question", "option", "text", "key", "n", "low", "middle", "high"]
_TWO = {"true", "false"}
_BY_SERIOUSNESS = ("key", "against", "hard", "weak", "easy", "nobody")
# Columns of texts, which may be broken where there is no room.
_WRAPPED = {"learner", "bank", "topic", "title", "question", "option", "stem", "verdicts", "text", "why", "figure"}
_IDS = {"question", "topic", "bank", "option"}
_NARROWEST, _COMFORTABLE, _LONGEST_PART = 8, 24, 16
_SHORT_ID, _LONGEST_NAME = 8, 80
_MODES = {"practice", "exam", "review"}
_SIGNS = "=+\\-@＝＋－＠"
# The second: where a spreadsheet splits at tabs or semicolons, or takes a new line for a new row.
_FORMULA = re.compile(f"^(?=[{_SIGNS}\t\n])|(?s:(?<=.[;\t\n]))(?=[{_SIGNS}])")


def csv_table(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    """The rows as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe before it.

    Every text is in quotes, numbers are not.
    """
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    writer.writerows([[_harmless(row[column]) for column in columns] for row in rows])
    return buffer.getvalue()


def json_report(report: Report) -> str:
    """The report as JSON, a row a line."""
    import json

    fields = report.fields
    encode = json.JSONEncoder(ensure_ascii=False).encode
    rows = ",\n".join("    " + encode({field: row[field] for field in fields}) for row in report.rows)
    quiz = f',\n  "quiz": {encode(report.quiz._asdict())}' if report.by == "question" else ""
    return f'{{\n  "{report.by}s": [\n{rows}\n  ]{quiz}\n}}\n'


def _harmless(value: object) -> object:
    if isinstance(value, list):
        return "; ".join(str(_harmless(part)) for part in value)
    if isinstance(value, str):
        return _FORMULA.sub("'", safe(value))
    return value if isinstance(value, int | float) and not isinstance(value, bool) else _cell(value)


def text_report(report: Report, words: Words, *, to_terminal: bool) -> str:
    """A report for reading: its table, for questions also what to look at, the options chosen, the whole's figures."""
    rows, width = report.rows, None if to_terminal else FILE_WIDTH
    # What is the same in every row is left out, for a terminal is narrow.
    constant = {field for field in ("bank", "mode") if len({row.get(field) for row in rows}) < 2}
    columns = [column for column in report.fields if column not in constant]
    if report.all_withheld(report.by):
        return words("report.all_withheld", group=report.min_group) + "\n"
    if report.by != "question" or not rows:
        return text_table(columns, rows, words, width)
    weights = {"intended_weight", "effective_weight"}
    parts = [text_table([column for column in columns if column not in weights], rows, words, width)]
    first = [rows[at] for at in most_serious_first(rows)]
    looked_at = [row | {"verdicts": said(row, words) or None} for row in first]
    faint = [is_few(row) for row in first]
    if any(row["stem"] or row["verdicts"] or row["why"] for row in looked_at):
        parts.append(text_table(["question", "stem", "verdicts", "why"], looked_at, words, width, faint))
    options = option_rows(rows)
    if options:
        parts.append(f"{words('report.options')}\n" + text_table(OPTION_FIELDS, options, words, width))
    figures = [{"figure": words(f"column.{name}"), "value": value} for name, value in report.quiz._asdict().items()]
    if any(row["value"] is not None for row in figures):
        parts.append(f"{words('report.quiz')}\n" + text_table(["figure", "value"], figures, words, width))
    return "\n".join(parts)


def is_few(row: Row) -> bool:
    """Whether so few answers stand behind the verdicts on a question that they are guesses."""
    return any(verdict.few for verdict in row["verdicts"])


def said(row: Row, words: Words) -> str:
    """The verdicts on a question in words, with the number of answers behind them; empty where there are none."""
    if not row["verdicts"]:
        return ""
    return with_answers("; ".join(part for _, part in said_parts(row, words)), row, words)


def with_answers(verdicts: str, row: Row, words: Words) -> str:
    """The verdicts on a question with the number of answers behind them."""
    return words("verdict.few" if is_few(row) else "verdict.of", verdicts=verdicts, n=row["n"])


def said_parts(row: Row, words: Words) -> list[tuple[str, str]]:
    """The name of each verdict on a question and the verdict in words; what nobody chooses is one of them."""
    texts = {option.id: option.text for option in row["options"]}
    options: dict[str, list[str]] = {}
    for verdict in row["verdicts"]:
        text = texts.get(verdict.option) or (words(f"option.{verdict.option}") if verdict.option in _TWO else "")
        option = words("verdict.option", text=text, id=verdict.option) if text else verdict.option
        options.setdefault(verdict.name, []).append(option)
    return [(name, words(f"verdict.{name}", option=", ".join(named))) for name, named in options.items()]


def seriousness(row: Row) -> int:
    """By what a question is sorted among those to look at: 0 is the most serious, guesses come after verdicts."""
    places = [_BY_SERIOUSNESS.index(verdict.name) for verdict in row["verdicts"]]
    worst = min(places, default=2 * len(_BY_SERIOUSNESS))
    return worst + len(_BY_SERIOUSNESS) * is_few(row)


def is_serious(row: Row) -> bool:
    """Whether the question itself may be wrong, by more than a guess."""
    return seriousness(row) <= _BY_SERIOUSNESS.index("against")


def most_serious_first(rows: Sequence[Row]) -> list[int]:
    """The places of the questions, those to look at first; among equals in their order."""
    return sorted(range(len(rows)), key=lambda at: seriousness(rows[at]))


def option_rows(rows: Sequence[Row]) -> list[Row]:
    """A row for each option of each question: how often it was chosen, in all and by thirds of the total score."""
    return [
        {"question": row["question"], "bank": row["bank"], "option": option.id, **option._asdict()}
        for row in rows
        for option in row["options"]
    ]


def text_table(
    columns: Sequence[str],
    rows: Sequence[dict[str, Any]],
    words: Words,
    width: int | None,
    faint: Sequence[bool] = (),
) -> str:
    """The rows as a table of so many columns of characters (``None``: as the terminal has), in the learner's language.

    Columns without a value are left out, and those that only programs read; of an attempt's id its begin is enough. It
    is wider where figures and heads would not be whole. Rows may be ``faint``, on a terminal.
    """
    import io

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return words("report.nothing") + "\n"
    hidden = {"started"} if "attempt" in columns and "counts" in columns else {"attempt", "started"}
    shown = [
        column for column in columns if column not in hidden and any(row[column] not in (None, []) for row in rows)
    ]
    heads = [words(f"column.{column}") for column in shown]
    ids = short_ids([row["attempt"] for row in rows]) if "attempt" in shown else {}
    cells = [
        [safe(ids[row[column]] if column == "attempt" else shown_value(column, row[column], words)) for column in shown]
        for row in rows
    ]
    buffer = io.StringIO()
    terminal = width is None and bool(faint) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    console = Console(
        file=buffer, width=width, no_color=True, highlight=False, emoji=False, force_terminal=terminal or None
    )
    if _width(shown, heads, cells, _COMFORTABLE) > console.width:
        heads = [head.replace(" ", "\n") for head in heads]
        cells = [
            [_in_parts(cell) if column in _IDS else cell for column, cell in zip(shown, row, strict=True)]
            for row in cells
        ]
    # A table that is wider than a terminal is broken there; cut off, a figure would be another.
    console.width = max(console.width, _width(shown, heads, cells, _NARROWEST))
    table = Table(box=None, pad_edge=False, header_style="")
    for column, head in zip(shown, heads, strict=True):
        number = any(isinstance(row[column], int | float) and not isinstance(row[column], bool) for row in rows)
        least = max(map(len, head.split()))
        table.add_column(
            Text(head),
            justify="right" if number else "left",
            no_wrap=column not in _WRAPPED - _IDS,
            overflow="fold",
            min_width=least,
        )
    for at, row in enumerate(cells):
        style = "dim" if at < len(faint) and faint[at] else None
        table.add_row(*map(Text, row), style=style)
    console.print(table)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def _width(columns: Sequence[str], heads: Sequence[str], cells: Sequence[Sequence[str]], texts: int) -> int:
    """How wide a table is whose texts have so many columns of characters, or what they need."""
    from rich.cells import cell_len

    width = 0
    for at, (column, head) in enumerate(zip(columns, heads, strict=True)):
        longest = _longest_line(row[at] for row in cells)
        words = map(cell_len, head.split() if column in _WRAPPED else head.split("\n"))
        width += max(*words, min(longest, texts) if column in _WRAPPED - _IDS else longest, 0) + 2
    return width - 2


def _in_parts(id_: str) -> str:
    """An id on several lines, broken at its hyphens and not within a word."""
    import textwrap

    return "\n".join(textwrap.wrap(id_, _LONGEST_PART, break_on_hyphens=True))


def _longest_line(texts: Iterable[str]) -> int:
    from rich.cells import cell_len

    return max((cell_len(line) for text in texts for line in text.split("\n")), default=0)


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Each id → how it begins: as much as tells all of them apart, and no less than eight signs."""
    whole = list(dict.fromkeys(ids))
    size = _SHORT_ID
    while len({one[:size] for one in whole}) < len(whole):
        size += 1
    return {one: one[:size] for one in whole}


def shown_value(column: str, value: object, words: Words) -> str:
    """A value as one reads it."""
    if isinstance(value, bool):
        return words("yes" if value else "no")
    if isinstance(value, float):
        if column in {"score", "facility", "intended_weight", "effective_weight"}:
            return words("percent", percent=percent(value))
        return words.decimal(value)
    if value is not None and column in {"started", "finished"}:
        try:
            return f"{moment(str(value)).astimezone(UTC):%Y-%m-%d %H:%M}"
        except ValueError:
            return str(value)
    if column == "learner" and len(str(value)) > _LONGEST_NAME:
        return f"{str(value)[:_LONGEST_NAME]}…"
    if column == "mode":
        return words(f"run.{value}") if value in _MODES else str(value)
    return " ".join(_cell(value).split()) if value is not None else "–"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value)
