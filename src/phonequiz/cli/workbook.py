"""A report as a workbook: numbers are numbers, times are times, and no text is ever a formula or a link."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from phonequiz.cli.figures import Report
from phonequiz.cli.tables import OPTION_FIELDS, option_rows, said
from phonequiz.problems import PhonequizError, safe
from phonequiz.record.rows import moment
from phonequiz.wording import Words

_SHARES = {"score", "facility", "intended_weight", "effective_weight"}
_TIMES = {"started", "finished"}
_MOST_SIGNS = 32_767
_MOST_ROWS = 1_048_576
_FIRST_TIME = datetime(1900, 1, 1)  # of those that a spreadsheet knows


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
    # Not the clock's: the same answers give the same file.
    book.set_properties({"created": _newest(report)})
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


def _newest(report: Report) -> datetime:
    """When the newest of the attempts was finished."""
    times = [_time(attempt.finished) for attempt in report.material.attempts]
    return max((time for time in times if time is not None), default=_FIRST_TIME)


def _time(value: object) -> datetime | None:
    """A time as a spreadsheet keeps it, in UTC; ``None`` where it is none, or one before there were spreadsheets."""
    try:
        time = moment(str(value)).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return time if time >= _FIRST_TIME else None


def _sheet(book: Any, name: str, fields: Sequence[str], rows: Sequence[dict[str, Any]], words: Words) -> None:  # noqa: ANN401
    if len(rows) >= _MOST_ROWS:
        raise PhonequizError.at("--format xlsx", f"a sheet takes no {len(rows)} rows", "use --format csv")
    sheet = book.add_worksheet(name[:31])
    bold, share, figure, moments = (
        book.add_format(style)
        for style in ({"bold": True}, *({"num_format": form} for form in ("0 %", "0.00", "yyyy-mm-dd hh:mm")))
    )
    for column, field in enumerate(fields):
        sheet.write_string(0, column, words(f"column.{field}"), bold)
        sheet.set_column(column, column, 40 if field in {"stem", "verdicts", "why", "text"} else 17)
    for at, row in enumerate(rows, 1):
        for column, field in enumerate(fields):
            value = row[field]
            if isinstance(value, bool):
                sheet.write_boolean(at, column, value)
            elif isinstance(value, int | float):
                style = share if field in _SHARES else figure if isinstance(value, float) else None
                sheet.write_number(at, column, value, style)
            elif field in _TIMES and (time := _time(value)) is not None:
                sheet.write_datetime(at, column, time, moments)
            elif value is not None:
                text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
                sheet.write_string(at, column, safe(text)[:_MOST_SIGNS])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(fields) - 1)
