"""The command that examines banks."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from phonequiz.cli.console import FOUND, WRONG, complain
from phonequiz.cli.options import common_options, setup
from phonequiz.problems import Place, Problem, safe

if TYPE_CHECKING:
    from phonequiz.check.examining import Report

# Below this an examination is over before one could see a bar.
LARGE_BYTES = 2 * 1024 * 1024


def _rules(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> frozenset[str]:
    """The rules that ``--select`` or ``--ignore`` names; a usage error where there is no such rule."""
    if not value:
        return frozenset()
    from phonequiz.bank.nearest import suggestion
    from phonequiz.check.rules import NAMES

    names = [name.strip() for part in value for name in part.split(",") if name.strip()]
    for name in names:
        if name not in NAMES:
            raise click.BadParameter(f"there is no rule {name!r}, {suggestion(name, NAMES)}", context, parameter)
    if not names and parameter.name == "select":
        raise click.BadParameter("no rule is named", context, parameter)
    return frozenset(names)


@click.command()
@click.argument("paths", metavar="[FILE|DIR]...", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="text by default; github makes annotations in a workflow.",
)
@click.option(
    "--select",
    metavar="RULE,...",
    multiple=True,
    callback=_rules,
    help="Only these rules, but always that a file is no bank at all.",
)
@click.option("--ignore", metavar="RULE,...", multiple=True, callback=_rules, help="All rules but these.")
@click.option("--strict", is_flag=True, help="Warnings count as errors do.")
@common_options
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    format_: str,
    select: frozenset[str],
    ignore: frozenset[str],
    strict: bool,
) -> int:
    """Examine banks and say what is wrong and where.

    Every finding has its place, its rule and what to do; docs/rules/ says of each rule what it is for. Without a FILE
    or DIR all banks are examined that phonequiz would offer. A comment `# phonequiz: ignore RULE` beside a question
    silences a rule. Spelling is looked at where the extra phonequiz[spelling] is installed. Ends with status 1 where
    there are errors, with 2 where a file cannot be read.
    """
    from phonequiz.check.examining import examine
    from phonequiz.check.rules import Selection

    files, nowhere = _files(paths, context)
    with _progress(files) as step:
        report = _tidied(examine(files, Selection(select or None, ignore), step))
    for problem in (*nowhere, *report.unreadable):
        complain(problem)
    if report.files or format_ != "text" or not (nowhere or report.unreadable):
        _print(report, format_)
    if nowhere or report.unreadable:
        return WRONG
    return FOUND if report.errors or (strict and report.warnings) else 0


def _files(paths: Sequence[Path], context: click.Context) -> tuple[list[Path], list[Problem]]:
    """The bank files meant, and a problem for each folder without any."""
    from phonequiz.bank.shelf import bank_files, is_folder, shipped_folder

    if not paths:
        return bank_files([shipped_folder(), *setup(context).banks]), []
    empty = [path for path in paths if is_folder(path) and not bank_files([path])]
    problems = [Problem(Place(str(path)), "there is no bank in this folder", "name a file") for path in empty]
    return bank_files(paths), problems


def _tidied(report: Report) -> Report:
    """The same with paths of files that do not go into a folder and out of it again."""
    problems = (
        problem._replace(place=problem.place._replace(file=os.path.normpath(problem.place.file)))
        for problem in report.problems
    )
    return report._replace(problems=tuple(problems))


@contextmanager
def _progress(files: Sequence[Path]) -> Iterator[Callable[[Path], None]]:
    """What to call at each step: on a terminal it moves a bar, where there is much to examine."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb" or sum(map(_size, files)) < LARGE_BYTES:
        yield lambda path: None
        return
    # Imported here, for nobody else needs it.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from phonequiz.check.examining import STEPS

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.console.show_cursor()  # or who is killed here leaves it hidden
        task = progress.add_task("", total=len(files) * STEPS + 1)

        def step(path: Path) -> None:
            progress.update(task, advance=1, description=safe(path.name), refresh=True)

        yield step


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _print(report: Report, format_: str) -> None:
    if format_ == "json":
        import json

        click.echo(json.dumps([_row(problem) for problem in report.problems], indent=2))
    elif format_ == "github":
        for problem in report.problems:
            click.echo(_annotation(problem))
    else:
        for problem in report.problems:
            question = f" {problem.question}" if problem.question is not None else ""
            line = f"{problem.place}: {problem.severity}[{problem.rule}]{question}: {_message(problem)}"
            click.echo(safe(line.replace("\n", " ")))
        counts = _count(report.files, "file"), _count(report.questions, "question")
        found = _count(report.errors, "error", "no"), _count(report.warnings, "warning", "no")
        click.echo(f"{', '.join(counts)}: {', '.join(found)}")


def _count(number: int, noun: str, none: str = "0") -> str:
    return f"{number or none} {noun}{'' if number == 1 else 's'}"


def _message(problem: Problem) -> str:
    return f"{problem.what}; {problem.remedy}"


def _row(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "rule": problem.rule,
        "severity": problem.severity,
        "question": problem.question,
        "message": _message(problem),
    }


def _annotation(problem: Problem) -> str:
    """A workflow command, which GitHub shows at the line of the file."""
    place = problem.place
    question = f"{problem.question}: " if problem.question is not None else ""
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": problem.rule}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{problem.severity} {listed}::{_escaped(question + _message(problem))}"


def _escaped(text: str) -> str:
    return safe(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
