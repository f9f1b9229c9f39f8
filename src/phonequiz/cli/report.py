"""The command that reports on attempts, of oneself or of a team."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from phonequiz.cli.options import common_options, modes_of, setup

if TYPE_CHECKING:
    from phonequiz.analysis.tables import Material, Withheld
    from phonequiz.setup import Setup

FILE_WIDTH = 200
FORMATS = {".txt": "text", ".csv": "csv", ".json": "json"}


@click.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--by",
    type=click.Choice(["learner", "topic", "question", "attempt"]),
    default="learner",
    help="What a row is about; learner by default.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "csv", "json"]),
    help="By default the one that FILE's name ends in, else text.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE; - is standard output."
)
@click.option(
    "--attempts",
    type=click.Choice(["first", "last", "best", "all"]),
    default="first",
    help="Which attempt of a learner counts; the first by default.",
)
@click.option("--include", metavar="MODE,...", help="Count practice too, beside exams.")
@click.option(
    "--min-group",
    type=click.IntRange(min=1),
    default=5,
    help="Withhold what fewer learners answered, in reports on several; 5 by default.",
)
@common_options
@click.pass_context
def report(
    context: click.Context,
    sources: tuple[Path, ...],
    by: str,
    format_: str | None,
    output: Path | None,
    attempts: str,
    include: str | None,
    min_group: int,
) -> None:
    """Report who passed, and which questions work.

    SOURCE is a progress database or a folder of them; without one, the own record. Of each learner the first finished
    exam counts.
    """
    chosen = setup(context)
    chosen_format = _format(format_, output)
    modes = modes_of(include)
    material = _material(chosen, sources)
    columns, rows, withheld = _table(material, by, attempts, modes, min_group)
    words = chosen.words
    if chosen_format == "json":
        import json

        text = json.dumps({f"{by}s": rows}, ensure_ascii=False, indent=2) + "\n"
    elif chosen_format == "csv":
        from phonequiz.cli.tables import csv_table

        text = csv_table(columns, rows)
    else:
        from phonequiz.cli.tables import text_table

        to_terminal = sys.stdout.isatty() and (output is None or str(output) == "-")
        text = text_table(columns, rows, words, None if to_terminal else FILE_WIDTH)
    _write(text, output, chosen_format)
    if withheld is not None and withheld.rows:
        click.echo(words.count("report.withheld", withheld.rows, group=withheld.min_group), err=True)
    if not rows and any(attempt.mode not in modes for attempt in material.attempts):
        click.echo(words("report.only_exams"), err=True)


def _format(named: str | None, output: Path | None) -> str:
    if named is not None:
        return named
    if output is None or str(output) == "-":
        return "text"
    if output.suffix.lower() not in FORMATS:
        raise click.UsageError(f"no format is known for {output.name!r}; name one with --format")
    return FORMATS[output.suffix.lower()]


def _material(chosen: Setup, sources: Sequence[Path]) -> Material:
    from phonequiz.analysis.tables import Material
    from phonequiz.cli.console import complain
    from phonequiz.problems import PhonequizError
    from phonequiz.record.sources import database_files, gather

    if sources:
        paths = database_files(sources)
        if not paths:
            raise PhonequizError.at(sources[0], "there is no progress database in it", "name a folder with *.db files")
    else:
        own = chosen.store_to_read()
        paths = [own.path] if own is not None else []
        if own is not None:
            own.close()
    gathered = gather(paths, datetime.now(UTC))
    if gathered.problems and not gathered.usable:
        raise PhonequizError(gathered.problems)
    for problem in gathered.problems:
        complain(problem)
    return Material(
        gathered.attempts, gathered.responses, gathered.flags, gathered.stems, _titles(chosen, gathered.attempts)
    )


def _titles(chosen: Setup, attempts: Sequence[Any]) -> dict[tuple[str, str], str]:
    """(Bank, topic) → title, of the banks that can be found."""
    from phonequiz.bank.reading import load
    from phonequiz.problems import PhonequizError

    titles: dict[tuple[str, str], str] = {}
    shelf = chosen.shelf()
    for bank_id in dict.fromkeys(attempt.bank for attempt in attempts):
        if bank_id in shelf.banks:
            try:
                bank = load(shelf.choose(bank_id, chosen.language).path)
            except PhonequizError:
                continue
            titles |= {(bank_id, topic.id): topic.title for topic in bank.topics}
    return titles


def _table(
    material: Material, by: str, which: str, modes: frozenset[str], min_group: int
) -> tuple[list[str], list[dict[str, Any]], Withheld | None]:
    from phonequiz.analysis import tables

    count = tables.counting(material.attempts, which, modes)  # type: ignore[arg-type]
    run_columns = [
        "learner",
        "bank",
        "mode",
        "attempt",
        "started",
        "finished",
        "questions",
        "answers",
        "right",
        "score",
        "passed",
    ]
    if by == "learner":
        return run_columns, tables.by_learner(count), None
    if by == "attempt":
        return [*run_columns, "counts"], tables.by_attempt(material.attempts, count, modes), None
    if by == "topic":
        rows, withheld = tables.by_topic(material, count, min_group)
        return ["bank", "topic", "title", "learners", "answers", "right", "score"], rows, withheld
    rows, withheld = tables.by_question(material, count, min_group)
    return ["question", "bank", "n", "facility", "flags", "stem", "why"], rows, withheld


def _write(text: str, output: Path | None, format_: str) -> None:
    from phonequiz.files import write_whole
    from phonequiz.problems import PhonequizError

    if output is None or str(output) == "-":
        click.echo(text, nl=False)
        return
    encoded = text.encode("utf-8-sig" if format_ == "csv" else "utf-8")
    try:
        write_whole(output, encoded)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise PhonequizError.at(output, what, "name another file or check the folder") from error
