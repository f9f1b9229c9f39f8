"""The rows of a report, as CSV and painted as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from phonequiz.problems import safe

if TYPE_CHECKING:
    from phonequiz.wording import Words

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


def _harmless(value: object) -> object:
    if isinstance(value, list):
        return "; ".join(str(_harmless(part)) for part in value)
    if isinstance(value, str):
        return _FORMULA.sub("'", safe(value))
    return value if isinstance(value, int | float) and not isinstance(value, bool) else _cell(value)


def text_table(columns: Sequence[str], rows: Sequence[dict[str, Any]], words: Words, width: int | None) -> str:
    """The rows as a table of so many columns of characters (``None``: as the terminal has), in the learner's language.

    Columns without a value are left out, and those that only programs read.
    """
    import io

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return words("report.nothing") + "\n"
    hidden = {"attempt", "started"}
    shown = [
        column for column in columns if column not in hidden and any(row[column] not in (None, []) for row in rows)
    ]
    table = Table(box=None, pad_edge=False, header_style="")
    for column in shown:
        number = any(isinstance(row[column], int | float) and not isinstance(row[column], bool) for row in rows)
        table.add_column(
            Text(words(f"column.{column}")), justify="right" if number else "left", no_wrap=column != "stem"
        )
    for row in rows:
        table.add_row(*(Text(safe(_shown(column, row[column], words))) for column in shown))
    buffer = io.StringIO()
    console = Console(file=buffer, width=width, no_color=True, highlight=False, emoji=False)
    console.print(table)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def _shown(column: str, value: object, words: Words) -> str:
    from phonequiz.record.rows import moment
    from phonequiz.wording import percent

    if isinstance(value, bool):
        return words("yes" if value else "no")
    if isinstance(value, float) and column in {"score", "facility"}:
        return words("percent", percent=percent(value))
    if value is not None and column == "finished":
        return f"{moment(str(value)).astimezone():%Y-%m-%d %H:%M}"
    if column == "mode":
        return words(f"run.{value}")
    return " ".join(_cell(value).split()) if value is not None else "–"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value)
