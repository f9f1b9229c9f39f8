"""The tables of a report's page: what is looked for first stands first, ids and times last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from phonequiz.analysis.tables import FIGURES, Row, in_sums
from phonequiz.cli.figures import Report
from phonequiz.cli.plots import question_anchor, text
from phonequiz.cli.tables import (
    is_few,
    is_serious,
    most_serious_first,
    option_rows,
    said_parts,
    seriousness,
    shown_value,
    with_answers,
)
from phonequiz.wording import Words

# More than that, and browsers take seconds to open and to sort a table that nobody reads.
MOST_ROWS = 50_000
SUM_FIELDS = ("bank", "mode", "attempts", "passes", "fails", "score")
_RUN = ("score", "passed", "right", "questions", "answers", "finished")
_NUMBERS = {*FIGURES, "flags", "questions", "answers", "right", "score", "learners", "low", "middle", "high"}
_NUMBERS |= {"attempts", "passes", "fails"}
_KINDS = {
    **dict.fromkeys(("why", "text", "title"), "wide"),
    "topic": "id",
    **dict.fromkeys(("started", "finished"), "time"),
}
_TWO = {"true", "false"}


def learners_table(report: Report, words: Words) -> str:
    """Who passed."""
    rows = report.learners
    return _people("learner", ["learner", *_telling(rows), *_RUN], rows, words)


def attempts_table(report: Report, words: Words) -> str:
    """Every attempt, with the id by which it is found again."""
    rows = report.attempts
    return _people("attempt", ["learner", *_telling(rows), *_RUN, "counts", "started", "attempt"], rows, words)


def withheld_note(report: Report, words: Words) -> str:
    """That figures are withheld, and why, in place of rows without any."""
    return f'<p class="note">{text(words("report.all_withheld", group=report.min_group))}</p>'


def topics_table(report: Report, words: Words) -> str:
    """How well each topic is known."""
    if report.all_withheld("topic"):
        return withheld_note(report, words)
    rows = [row | {"title": row["title"] or row["topic"] or None} for row in report.topics[0]]
    bank = ["bank"] if report.banks > 1 else []
    return _table("topics", ["title", *bank, "score", "right", "answers", "learners", "topic"], rows, words)


def questions_table(report: Report, words: Words) -> str:
    """Each question with what its figures say of it, and what learners said of it; what to look at stands first."""
    if report.all_withheld("question"):
        return withheld_note(report, words)
    rows = report.questions.rows
    flags = ["flags", "why"] if any(row["flags"] for row in rows) else []
    bank = ["bank"] if report.banks > 1 else []
    fields = ["stem", *bank, "verdicts", "facility", "discrimination_index", "n", *flags]
    order = most_serious_first(rows)
    anchors = [question_anchor(at) for at in order]
    return _table("questions", fields, [rows[at] for at in order], words, anchors)


def options_table(report: Report, words: Words) -> str:
    """How often each option was chosen."""
    if report.all_withheld("question"):
        return withheld_note(report, words)
    bank = ["bank"] if report.banks > 1 else []
    fields = ["question", *bank, "text", "option", "key", "n", "low", "middle", "high"]
    rows = [
        row | {"text": row["text"] or (words(f"option.{row['option']}") if row["option"] in _TWO else "")}
        for row in option_rows(report.questions.rows)
    ]
    return _table("options", fields, rows, words)


def figures_table(report: Report, words: Words) -> str:
    """All figures of each question."""
    if report.all_withheld("question"):
        return withheld_note(report, words)
    bank = ["bank"] if report.banks > 1 else []
    return _table("figures", ["question", *bank, *FIGURES, "flags"], report.questions.rows, words)


def _people(by: str, fields: Sequence[str], rows: Sequence[Row], words: Words) -> str:
    """A table with a row for each; of very many their sums, and a note where the rows are to be had."""
    if len(rows) <= MOST_ROWS:
        return _table(f"{by}s", fields, rows, words)
    note = words("report.page.too_many", n=len(rows), by=by)
    return f'<p class="note">{text(note)}</p>' + _table(f"{by}s", SUM_FIELDS, in_sums(rows), words)


def _telling(rows: Iterable[Row]) -> list[str]:
    """What is not the same in every row."""
    return [field for field in ("bank", "mode") if len({row[field] for row in rows}) > 1]


def _table(
    id_: str, fields: Sequence[str], rows: Sequence[Row], words: Words, anchors: Sequence[str] | None = None
) -> str:
    if not rows:
        return f'<p class="note">{text(words("report.nothing"))}</p>'
    name = text(words(f"report.{id_}"))
    heads = "".join(
        f'<th scope="col" aria-sort="none"{_class("number" * (field in _NUMBERS))}><button type="button">'
        f"{text(words(f'column.{field}'))}</button></th>"
        for field in fields
    )
    body = "".join(
        f"<tr{_attribute('id', anchors[at] if anchors else '')}{_class('key' * (row.get('key') is True))}>"
        + "".join(_cell(field, row, words, first=not place) for place, field in enumerate(fields))
        + "</tr>\n"
        for at, row in enumerate(rows)
    )
    return (
        f'<div class="scroll" role="region" aria-label="{name}" tabindex="0"><table id="table-{id_}">'
        f"<caption>{name}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(field: str, row: Row, words: Words, *, first: bool) -> str:
    value: Any = row[field]
    if field == "stem":
        stem = f'<span class="stem">{text(value)}</span>' if value is not None else ""
        return f'<th scope="row">{stem}<span class="id">{text(row["question"])}</span></th>'
    if field == "verdicts":
        kind = "wide" + " few" * is_few(row) + " serious" * is_serious(row)
        return f'<td class="{kind}" data-value="{seriousness(row)}">{_verdicts(row, words)}</td>'
    shown = text(shown_value(field, value, words))
    if first:
        return f'<th scope="row">{shown}</th>'
    if field in _NUMBERS:
        return f'<td class="number" data-value="{"" if value is None else value}">{shown}</td>'
    if field == "attempt":
        return f'<td class="id" title="{shown}">{shown}</td>'
    return f"<td{_class(_KINDS.get(field, 'failed' * (field == 'passed' and value is False)))}>{shown}</td>"


def _verdicts(row: Row, words: Words) -> str:
    """What figures say of a question, what is no more than a note in a fainter ink."""
    if not row["verdicts"]:
        return ""
    parts = (
        f'<span class="mild">{text(part)}</span>' if name == "nobody" else text(part)
        for name, part in said_parts(row, words)
    )
    before, after = text(with_answers("\n", row, words)).split("\n")
    return f"{before}{'; '.join(parts)}{after}"


def _class(name: str) -> str:
    return _attribute("class", name)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{value}"' if value else ""
