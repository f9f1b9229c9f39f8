"""A report as a workbook: numbers are numbers, and no text is ever a formula or a link."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from phonequiz.cli.figures import Report
from phonequiz.cli.tables import OPTION_FIELDS, option_rows, said
from phonequiz.problems import PhonequizError, safe
from phonequiz.wording import Words

_SHARES = {"score", "facility", "intended_weight", "effective_weight"}
_MOST_SIGNS = 32_767
_MOST_ROWS = 1_048_576


def workbook(report: Report, words: Words) -> bytes:
    """The rows of the report on a sheet; for questions others for the options chosen and the figures of the whole.

    Raises ``PhonequizError`` where XlsxWriter is not installed, or there are more rows than a sheet takes.
    """
    try:
        import xlsxwriter
    except ImportError:
        what, remedy = "needs the package XlsxWriter", "install it with: pip install 'phonequiz[xlsx]'"
        raise PhonequizError.at("--format xlsx", what, remedy) from None
    buffer = io.BytesIO()
    # Each text is written as a text; should one not be, these turn nothing in it into a formula or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    rows, fields = report.rows, report.fields
    if report.by == "question":
        fields = [*fields, "verdicts", "stem", "why"]
        rows = [row | {"verdicts": said(row, words)} for row in rows]
    _sheet(book, words(f"report.{report.by}s"), fields, rows, words)
    if report.by == "question":
        _sheet(book, words("report.options"), OPTION_FIELDS, option_rows(report.questions.rows), words)
        figures = report.quiz._asdict()
        quiz = [{"figure": words(f"column.{name}"), "value": value} for name, value in figures.items()]
        _sheet(book, words("report.quiz"), ["figure", "value"], quiz, words)
    book.close()
    return buffer.getvalue()


def _sheet(book: Any, name: str, fields: Sequence[str], rows: Sequence[dict[str, Any]], words: Words) -> None:  # noqa: ANN401
    if len(rows) >= _MOST_ROWS:
        raise PhonequizError.at("--format xlsx", f"a sheet takes no {len(rows)} rows", "use --format csv")
    sheet = book.add_worksheet(name[:31])
    bold, share, figure = (
        book.add_format(style) for style in ({"bold": True}, {"num_format": "0 %"}, {"num_format": "0.00"})
    )
    for column, field in enumerate(fields):
        sheet.write_string(0, column, words(f"column.{field}"), bold)
        sheet.set_column(column, column, 40 if field in {"stem", "verdicts", "why", "text"} else 14)
    for at, row in enumerate(rows, 1):
        for column, field in enumerate(fields):
            value = row[field]
            if isinstance(value, bool):
                sheet.write_boolean(at, column, value)
            elif isinstance(value, int | float):
                style = share if field in _SHARES else figure if isinstance(value, float) else None
                sheet.write_number(at, column, value, style)
            elif value is not None:
                text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
                sheet.write_string(at, column, safe(text)[:_MOST_SIGNS])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(fields) - 1)
