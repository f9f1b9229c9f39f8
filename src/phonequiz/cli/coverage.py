"""The command that says on which statements of the article no question stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from phonequiz.cli.console import FOUND, note
from phonequiz.cli.options import common_options
from phonequiz.problems import PhonequizError, safe

if TYPE_CHECKING:
    from phonequiz.analysis.coverage import Coverage


@click.command()
@click.argument("bank", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="text by default.")
@click.option(
    "--fail-under",
    metavar="PERCENT",
    type=click.FloatRange(0, 100),
    help="End with status 1 where ready questions cover less.",
)
@common_options
def coverage(bank: Path, format_: str, fail_under: float | None) -> int:
    """Say on which statements of its article no question of BANK stands.

    A statement is a sentence of the article, or a clause between semicolons; headings, questions and fragments are
    none. It is covered where the quote of a ready question stands on it; how many drafts stand on is said beside it.
    Ends with status 2 where the bank has no article.
    """
    from phonequiz.analysis.coverage import coverage as measure
    from phonequiz.bank.reading import BrokenBank, located, parse

    parsed = parse(bank)
    if parsed.content is None:
        raise BrokenBank(located(parsed))
    if parsed.source is None:
        unreadable = [problem for problem in located(parsed) if "the article" in problem.what]
        if unreadable:
            raise PhonequizError(unreadable[:1])
        raise PhonequizError.at(bank, "the bank names no article", "add `source` to [bank]")
    rows = parsed.content.get("question")
    quotes = [
        (row["quote"], row.get("status", "ready") == "ready")
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and isinstance(row.get("quote"), str)
    ]
    found = measure(parsed.source, quotes)
    article = Path(os.path.normpath(bank.parent / parsed.content["bank"]["source"]))
    if format_ == "json":
        _print_json(found, bank, article)
    else:
        _print_text(found, article)
    if fail_under is None or found.share * 100 >= fail_under - 1e-9:
        return 0
    note(f"phonequiz: {_percent(found.share)} % covered is below --fail-under {fail_under:g}")
    return FOUND


def _print_json(found: Coverage, bank: Path, article: Path) -> None:
    import json

    rows = [
        {
            "line": each.line,
            "column": each.column,
            "section": each.statement.section,
            "text": each.statement.text,
            "draft": each.draft,
        }
        for each in found.uncovered
    ]
    report = {
        "bank": str(bank),
        "article": str(article),
        "percent": round(found.share * 100, 2),
        "covered": found.covered,
        "statements": len(found.statements),
        "percent_with_drafts": round(found.share_with_drafts * 100, 2),
        "covered_with_drafts": found.with_drafts,
        "uncovered": rows,
    }
    click.echo(json.dumps(report, indent=2, ensure_ascii=False))


def _print_text(found: Coverage, article: Path) -> None:
    for each in found.uncovered:
        mark = "only a draft stands on: " if each.draft else ""
        click.echo(safe(f"{article}:{each.line}:{each.column}: {mark}{each.statement.text}"))
    total = len(found.statements)
    line = f"{found.covered} of {total} statements covered ({_percent(found.share)} %)"
    if found.with_drafts > found.covered:
        line += f", with drafts {found.with_drafts} ({_percent(found.share_with_drafts)} %)"
    click.echo(line)


def _percent(share: float) -> str:
    """A share in percent, with a decimal where it is not whole; rounded down, so that none looks like its limit."""
    tenths = int(share * 1000 + 1e-6)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"
