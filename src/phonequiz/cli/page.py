"""A report as one page of HTML that needs nothing else: no network, no other file, and runs no script but its own."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from phonequiz.analysis.tables import FIGURES, Row, in_sums
from phonequiz.cli.figures import RUN_FIELDS, TOPIC_FIELDS, Report
from phonequiz.cli.plots import all_plots, text
from phonequiz.cli.tables import OPTION_FIELDS, is_few, option_rows, said, shown_value
from phonequiz.wording import Words

STYLE = """
:root { color-scheme: light dark; --back: #fff; --ink: #1a1a1a; --faint: #5c5c5c; --line: #d0d0d0; --bar: #1f6f8b;
  --bad: #b3441e; --rest: #ececec; --head: #f4f4f4; }
@media (prefers-color-scheme: dark) { :root { --back: #16181a; --ink: #e8e8e8; --faint: #a6a6a6; --line: #3c4043;
  --bar: #5fb3cf; --bad: #f0875c; --rest: #2b2f32; --head: #212427; } }
body { margin: 0 auto; padding: 1.5rem; max-width: 75rem; background: var(--back); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 2.5rem 0 0.5rem; font-size: 1.2rem; }
nav a, .skip { margin-right: 1rem; color: var(--bar); }
.skip:not(:focus) { position: absolute; left: -100rem; }
:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
.note, figcaption span, .few { color: var(--faint); }
.few { font-style: italic; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); gap: 1.5rem; }
figure { margin: 0; }
figcaption { margin-bottom: 0.5rem; font-weight: 600; }
figcaption span { display: block; font-weight: 400; font-size: 0.875rem; }
svg { width: 100%; height: auto; font-size: 11px; }
svg text { fill: var(--ink); }
.middle { text-anchor: middle; }
.end { text-anchor: end; }
.bar, .dot { fill: var(--bar); }
.bad { fill: var(--bad); }
.dot { fill-opacity: 0.75; }
.rest { fill: var(--rest); }
.grid { stroke: var(--line); stroke-width: 0.5; }
.axis { stroke: var(--ink); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
caption { position: absolute; left: -100rem; }
th, td { padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: var(--head); white-space: nowrap; }
tbody th { font-weight: 400; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead button { all: unset; cursor: pointer; font-weight: 600; }
thead button:focus-visible { outline: 3px solid var(--bar); }
thead button::after { content: " ↕"; color: var(--faint); }
[aria-sort=ascending] button::after { content: " ↑"; color: inherit; }
[aria-sort=descending] button::after { content: " ↓"; color: inherit; }
.wide { min-width: 18rem; white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content max-content; gap: 0.2rem 1.5rem; margin: 0; }
dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
@media print {
  :root { --back: #fff; --ink: #000; --faint: #444; --line: #999; --bar: #1f6f8b; --bad: #b3441e; --rest: #eee;
    --head: #fff; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  nav, .skip, thead button::after { display: none; }
  .scroll { overflow: visible; }
  thead th { position: static; }
  thead { display: table-header-group; }
  tr, figure { break-inside: avoid; }
  * { print-color-adjust: exact; }
}
"""

SCRIPT = """
for (const button of document.querySelectorAll("thead button")) {
  button.addEventListener("click", () => {
    const head = button.closest("th"), table = head.closest("table"), body = table.tBodies[0];
    const column = head.cellIndex;
    const ascending = head.getAttribute("aria-sort") !== "ascending";
    for (const other of head.parentNode.cells) { other.setAttribute("aria-sort", "none"); }
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const keys = new Map(Array.from(body.rows, (row) => {
      const cell = row.cells[column], value = cell.dataset.value;
      return [row, value === undefined ? cell.textContent : value === "" ? null : Number(value)];
    }));
    const compare = (a, b) => {
      const x = keys.get(a), y = keys.get(b);
      if (x === null || y === null) { return (x === null) - (y === null); }
      const found = typeof x === "number" && typeof y === "number" ? x - y : order.compare(x, y);
      return ascending ? found : -found;
    };
    body.append(...Array.from(body.rows).sort(compare));
  });
}
"""

# More than that, and browsers take seconds to open and to sort a table that nobody reads.
MOST_ROWS = 5_000
SUM_FIELDS = ("bank", "mode", "attempts", "passes", "fails", "score")
_NUMBERS = {
    *FIGURES,
    "flags",
    "questions",
    "answers",
    "right",
    "score",
    "learners",
    "attempts",
    "passes",
    "fails",
    "low",
    "middle",
    "high",
}
_WIDE = {"stem", "why", "verdicts", "text", "title"}


def page(report: Report, words: Words, now: datetime) -> str:
    """The page, with all groupings, the figures of the whole and the plots."""
    questions, topics = report.questions, report.topics[0]
    rows = [row | {"verdicts": (said(row, words), is_few(row))} for row in questions.rows]
    several = ["bank"] if report.banks > 1 else []
    question_fields = ["question", *several, *FIGURES, "flags", "verdicts", "stem", "why"]
    sections = [
        ("plots", words("report.plots"), _plots(report, words)),
        ("learners", words("report.learners"), _people("learner", RUN_FIELDS, report.learners, words)),
        ("topics", words("report.topics"), _table("topics", TOPIC_FIELDS, topics, words)),
        ("questions", words("report.questions"), _table("questions", question_fields, rows, words)),
        ("options", words("report.options"), _table("options", OPTION_FIELDS, option_rows(questions.rows), words)),
        ("quiz", words("report.quiz"), _quiz(report, words)),
        ("attempts", words("report.attempts"), _people("attempt", (*RUN_FIELDS, "counts"), report.attempts, words)),
    ]
    made = words("report.made", when=f"{now.astimezone(UTC):%Y-%m-%d %H:%M}")
    withheld = questions.withheld.rows + report.topics[1].rows
    notes = [made, *([words("report.page.withheld", group=report.min_group)] if withheld else [])]
    links = "".join(f'<a href="#{id_}">{text(title)}</a>' for id_, title, _ in sections)
    body = "".join(
        f'<section aria-labelledby="{id_}"><h2 id="{id_}">{text(title)}</h2>{content}</section>'
        for id_, title, content in sections
    )
    policy = (
        f"default-src 'none'; script-src '{digest(SCRIPT)}'; style-src '{digest(STYLE)}'; base-uri 'none';"
        " form-action 'none'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(words('report.title'))}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#main">{text(words("report.skip"))}</a>\n'
        f"<header><h1>{text(words('report.title'))}</h1>"
        + "".join(f'<p class="note">{text(one)}</p>' for one in notes)
        + f'<nav aria-label="{text(words("report.contents"))}">{links}</nav></header>\n'
        f'<main id="main">{body}</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n'
    )


def digest(content: str) -> str:
    """The hash by which a Content-Security-Policy knows an inline script or style."""
    return "sha256-" + b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _plots(report: Report, words: Words) -> str:
    plots = all_plots(report.learners, report.questions.rows, report.topics[0], words)
    figures = (
        f"<figure><figcaption>{text(plot.title)}<span>{text(plot.told)}</span></figcaption>{plot.svg}</figure>"
        for plot in plots
    )
    return f'<div class="plots">{"".join(figures)}</div>'


def _quiz(report: Report, words: Words) -> str:
    if report.banks > 1:
        return f'<p class="note">{text(words("report.page.several_banks", n=report.banks))}</p>'
    entries = (
        f"<dt>{text(words(f'column.{name}'))}</dt><dd>{text(shown_value(name, value, words))}</dd>"
        for name, value in report.quiz._asdict().items()
    )
    return f"<dl>{''.join(entries)}</dl>"


def _people(by: str, fields: Iterable[str], rows: Sequence[Row], words: Words) -> str:
    """A table with a row for each; of very many their sums, and a note where the rows are to be had."""
    if len(rows) <= MOST_ROWS:
        return _table(f"{by}s", fields, rows, words)
    note = words("report.page.too_many", n=len(rows), by=by)
    return f'<p class="note">{text(note)}</p>' + _table(f"{by}s", SUM_FIELDS, in_sums(rows), words)


def _table(id_: str, fields: Iterable[str], rows: Sequence[Row], words: Words) -> str:
    if not rows:
        return f'<p class="note">{text(words("report.nothing"))}</p>'
    name = text(words(f"report.{id_}"))
    fields = list(fields)
    heads = "".join(
        f'<th scope="col" aria-sort="none"><button type="button">{text(words(f"column.{field}"))}</button></th>'
        for field in fields
    )
    body = "".join(
        "<tr>" + "".join(_cell(field, row[field], words, first=not at) for at, field in enumerate(fields)) + "</tr>\n"
        for row in rows
    )
    return (
        f'<div class="scroll" role="region" aria-label="{name}" tabindex="0"><table id="table-{id_}">'
        f"<caption>{name}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(field: str, value: Any, words: Words, *, first: bool) -> str:  # noqa: ANN401
    if field == "verdicts":
        said, few = value
        return f'<td class="wide{few * " few"}">{text(said)}</td>'
    shown = text(shown_value(field, value, words)) if field != "stem" else text(value if value is not None else "–")
    if first:
        return f'<th scope="row">{shown}</th>'
    if field in _NUMBERS:
        return f'<td class="number" data-value="{"" if value is None else value}">{shown}</td>'
    return f'<td class="wide">{shown}</td>' if field in _WIDE else f"<td>{shown}</td>"
