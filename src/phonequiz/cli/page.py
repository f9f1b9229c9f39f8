"""A report as one page of HTML that needs nothing else: no network, no other file, and runs no script but its own."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from datetime import UTC, datetime

from phonequiz.analysis.options import FEW
from phonequiz.analysis.tables import Row
from phonequiz.cli.figures import Report
from phonequiz.cli.page_style import SCRIPT, STYLE
from phonequiz.cli.page_tables import (
    attempts_table,
    figures_table,
    learners_table,
    options_table,
    questions_table,
    topics_table,
    withheld_note,
)
from phonequiz.cli.plots import all_plots, text
from phonequiz.cli.tables import shown_value
from phonequiz.wording import Words, percent

_NAMED = 4  # so many banks and sources are named in the head of the page


def page(
    report: Report, words: Words, now: datetime, sources: Sequence[str] | None, regraded: str | None = None
) -> str:
    """The page, with all groupings, the figures of the quiz and the plots.

    ``sources`` is how the sources were named, ``None`` where that is not to be seen; ``regraded`` the bank by whose
    present key old answers count.
    """
    sections = [
        ("plots", words("report.plots"), _plots(report, words)),
        ("learners", words("report.learners"), learners_table(report, words)),
        ("topics", words("report.topics"), topics_table(report, words)),
        ("questions", words("report.questions"), questions_table(report, words)),
        ("options", words("report.options"), options_table(report, words)),
        ("figures", words("report.figures"), figures_table(report, words)),
        ("quiz", words("report.quiz"), _quiz(report, words)),
        ("attempts", words("report.attempts"), attempts_table(report, words)),
    ]
    links = "".join(f'<a href="#{id_}">{text(title)}</a>' for id_, title, _ in sections)
    body = "".join(
        f'<section aria-labelledby="{id_}"><h2 id="{id_}">{text(title)}</h2>{content}</section>'
        for id_, title, content in sections
    )
    policy = (
        f"default-src 'none'; script-src '{digest(SCRIPT)}'; style-src '{digest(STYLE)}'; base-uri 'none';"
        " form-action 'none'"
    )
    title, headline = _title(report, words), _headline(report, words)
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(f'{title}: {headline}')}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#main">{text(words("report.skip"))}</a>\n'
        f'<header><p class="kind">{text(words("report.title"))}</p><h1>{text(title)}</h1>'
        f'<p class="headline">{text(headline)}</p>{_facts(report, words)}'
        + "".join(f'<p class="note">{text(one)}</p>' for one in _notes(report, words, now, sources, regraded))
        + f'<nav aria-label="{text(words("report.contents"))}">{links}</nav></header>\n'
        f'<main id="main">{body}</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n'
    )


def digest(content: str) -> str:
    """The hash by which a Content-Security-Policy knows an inline script or style."""
    return "sha256-" + b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _title(report: Report, words: Words) -> str:
    """What was asked: the title of the bank, or of some of them."""
    titles = {one.bank: " ".join(one.title.split()) or one.bank for one in report.count or report.material.attempts}
    return _some(list(dict.fromkeys(titles.values())), words) or words("report.title")


def _headline(report: Report, words: Words) -> str:
    """How it went, in a few words."""
    if not report.count:
        return words("report.nothing")
    judged = [one.passed for one in report.count if one.passed is not None]
    if not judged:
        return words.count("report.attempts.n", len(report.count))
    return words("report.passed", passed=judged.count(True), n=len(judged))


def _facts(report: Report, words: Words) -> str:
    """What else is looked for first, where it is known."""
    facts: list[tuple[str, str]] = []  # a name, and what is to be seen as HTML
    scores = [row["score"] for row in report.learners if row["score"] is not None]
    if scores:
        mean = words("percent", percent=percent(sum(scores) / len(scores)))
        facts.append((words("report.mean"), text(mean)))
    questions = [row for row in report.questions.rows if (row["n"] or 0) >= FEW]
    if questions:
        told = sum(_is_suspect(row) for row in questions)
        shown = text(words("report.of", n=told, total=len(questions)))
        facts.append((words("report.to_look_at"), f'<a href="#questions">{shown}</a>'))
    topics = [row for row in report.topics[0] if row["score"] is not None]
    if len(topics) > 1:
        weakest = min(topics, key=lambda row: row["score"])
        share = words("percent", percent=percent(weakest["score"]))
        facts.append((words("report.weakest"), text(f"{weakest['title'] or weakest['topic']}, {share}")))
    if not facts:
        return ""
    entries = (f"<div><dt>{text(name)}</dt><dd>{value}</dd></div>" for name, value in facts)
    return f'<dl class="facts">{"".join(entries)}</dl>'


def _is_suspect(row: Row) -> bool:
    """Whether a trainer should look at a question: not because of an option that nobody takes."""
    return any(verdict.name != "nobody" for verdict in row["verdicts"])


def _notes(
    report: Report, words: Words, now: datetime, sources: Sequence[str] | None, regraded: str | None
) -> list[str]:
    """How the report was made, and what it leaves out."""
    notes = [words(f"report.counts.{report.which}")]
    if regraded is not None:
        notes.append(words("report.page.regraded", bank=regraded))
    if sources is not None:
        notes.append(words("report.sources", sources=_some(sources, words) or words("report.own")))
    notes.append(words("report.made", when=f"{now.astimezone(UTC):%Y-%m-%d %H:%M}"))
    if report.questions.withheld.rows + report.topics[1].rows:
        notes.append(words("report.page.withheld", group=report.min_group))
    return notes


def _some(names: Sequence[str], words: Words) -> str:
    """The first of several names, and how many there are besides."""
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return words("report.more", shown=shown, n=more) if more > 0 else shown


def _plots(report: Report, words: Words) -> str:
    withheld = report.all_withheld("question")
    topics = [] if report.all_withheld("topic") else report.topics[0]
    why = words("report.all_withheld", group=report.min_group) if withheld else ""
    plots = all_plots(report.learners, report.questions.rows, topics, words, why)
    figures = (
        f"<figure><figcaption>{text(plot.title)}<span>{text(plot.told)}</span></figcaption>{plot.svg}</figure>"
        for plot in plots
    )
    return f'<div class="plots">{"".join(figures)}</div>'


def _quiz(report: Report, words: Words) -> str:
    if report.banks > 1:
        return f'<p class="note">{text(words("report.page.several_banks", n=report.banks))}</p>'
    if report.all_withheld("question"):
        return withheld_note(report, words)
    entries = (
        f"<dt>{text(words(f'column.{name}'))}</dt><dd>{text(shown_value(name, value, words))}</dd>"
        for name, value in report.quiz._asdict().items()
    )
    return f'<dl class="whole">{"".join(entries)}</dl>'
