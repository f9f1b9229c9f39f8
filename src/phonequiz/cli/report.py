"""The command that reports on attempts, of oneself or of a team."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from phonequiz.cli.console import complain, note, write_output
from phonequiz.cli.options import common_options, modes_of, setup

if TYPE_CHECKING:
    from phonequiz.analysis.tables import Material
    from phonequiz.cli.figures import Report
    from phonequiz.setup import Setup
    from phonequiz.sources.gathering import Gathered, Progress, Sources

NAMED = 5
SOON = 0.7  # so many seconds nobody minds
FORMATS = {".txt": "text", ".csv": "csv", ".json": "json", ".xlsx": "xlsx", ".html": "html", ".htm": "html"}


@click.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "--by",
    type=click.Choice(["learner", "topic", "question", "attempt"]),
    default="learner",
    help="What a row is about; learner by default. html holds all.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "csv", "json", "xlsx", "html"]),
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
@click.option("--include", metavar="MODE,...", multiple=True, help="Count practice and review too, beside exams.")
@click.option(
    "--min-group",
    type=click.IntRange(min=1),
    default=5,
    help="Withhold what fewer learners answered, in reports on several; 5 by default.",
)
@click.option(
    "--regrade",
    type=click.Path(path_type=Path),
    metavar="BANK",
    help="Count old answers by the key that this bank has now, and say which attempts change.",
)
@click.option("--pseudonyms", is_flag=True, help="Random names for learners; who is who stays in the data folder.")
@common_options
@click.pass_context
def report(
    context: click.Context,
    sources: tuple[str, ...],
    by: str,
    format_: str | None,
    output: Path | None,
    attempts: str,
    include: tuple[str, ...],
    min_group: int,
    regrade: Path | None,
    pseudonyms: bool,
) -> None:
    """Report who passed, and which questions work.

    SOURCE is a file of statements (.jsonl), a progress database, a folder of these, the URL of a Learning Record Store,
    or a CSV with the header learner,item,mark,maxmark; without one, the own record. Of each learner the first finished
    exam counts.
    """
    from phonequiz.bank.reading import no_collector
    from phonequiz.bank.shelf import bank_files
    from phonequiz.cli.figures import Report
    from phonequiz.cli.outputs import spare
    from phonequiz.sources.gathering import find

    chosen = setup(context)
    chosen_format = _format(format_, output)
    modes = modes_of(include)
    named = find(sources)
    # Beside it its translations are looked for.
    banks = [regrade, *bank_files([regrade.absolute().parent])] if regrade is not None else []
    spare(output, chosen.data_dir, [*named.databases, *named.statements, *named.marks, *banks])
    rich = chosen_format in {"text", "xlsx", "html"}
    with no_collector():
        gathered = _gathered(
            chosen,
            named if sources else None,
            wordings=regrade is not None or chosen_format == "html" or (rich and by == "question"),
            topics=by == "topic" or chosen_format == "html",
            copied=regrade is not None,
            anonymous=pseudonyms,
        )
        try:
            if pseudonyms:
                gathered = _under_pseudonyms(chosen, gathered)
            if regrade is not None:
                gathered = _regraded(chosen, gathered, regrade)
            material = _material(chosen, gathered)
            made = Report(material, by, attempts, modes, min_group, options=rich)  # type: ignore[arg-type]
            # The name of a file may be that of who handed it in.
            seen = None if pseudonyms else sources
            content = _content(made, chosen_format, chosen, output, seen, regrade)
            write_output(content, output)
            _remarks(made, gathered, chosen)
        finally:
            gathered.ledger.close()


def _format(named: str | None, output: Path | None) -> str:
    to_standard_output = output is None or str(output) == "-"
    if named is None and output is not None and not to_standard_output:
        if output.suffix.lower() not in FORMATS:
            raise click.UsageError(f"no format is known for {output.name!r}; name one with --format")
        named = FORMATS[output.suffix.lower()]
    if named == "xlsx" and to_standard_output and sys.stdout.isatty():
        raise click.UsageError("a workbook is nothing for a terminal; name a file with -o")
    return named or "text"


def _gathered(
    chosen: Setup, named: Sources | None, *, wordings: bool, topics: bool, copied: bool, anonymous: bool
) -> Gathered:
    from phonequiz.problems import PhonequizError
    from phonequiz.sources.gathering import Sources, gather

    own = chosen.store_to_read() if named is None else None
    if named is None:
        named = Sources([own.path] if own is not None else [], [], [], [])
    with _progress() as progress:
        gathered = gather(
            named,
            datetime.now(UTC),
            _pages,
            own=own,
            wordings=wordings,
            topics=topics,
            copied=copied,
            named=not anonymous,
            progress=progress,
        )
    if gathered.problems and not gathered.usable:
        raise PhonequizError(gathered.problems)
    for problem in gathered.problems:
        complain(problem)
    return gathered


def _pages(url: str) -> Iterator[list[object]]:
    from phonequiz.sources.pages import pages
    from phonequiz.xapi.lrs import Lrs, credentials, endpoint

    address = endpoint(url)
    with closing(Lrs(address, credentials(os.environ, address))) as lrs:
        yield from pages(lrs, time.sleep)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on standard error while sources are read, where that is a terminal and takes its time."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda what, done, total: None
        return
    from threading import Timer

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.text import Text

    from phonequiz.problems import safe

    class Name(TextColumn):
        """The name of what is read, as it is."""

        def render(self, task: Any) -> Text:  # noqa: ANN401
            return Text(task.description)

    bar = Progress(Name(""), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=None)
    # One that is gone before it can be read is a flicker.
    later = Timer(SOON, bar.start)
    later.daemon = True
    later.start()
    try:
        yield lambda what, done, total: bar.update(task, description=safe(what)[:60], completed=done, total=total)
    finally:
        later.cancel()
        later.join()
        bar.stop()


def _under_pseudonyms(chosen: Setup, gathered: Gathered) -> Gathered:
    from phonequiz.analysis.pseudonyms import FILE_NAME, pseudonymous, pseudonyms

    present = {attempt.learner for attempt in gathered.attempts}
    identities = {name: identity for name, identity in gathered.identities.items() if name in present}
    names = pseudonyms(chosen.data_dir / FILE_NAME, identities)
    attempts = pseudonymous(gathered.attempts, names)
    numbers = {new.run: gathered.numbers[old.run] for old, new in attempts}
    return gathered._replace(
        attempts=[new for _, new in attempts],
        numbers=numbers,
        shared=[names[name] for name in gathered.shared if name in names],
    )


def _regraded(chosen: Setup, gathered: Gathered, path: Path) -> Gathered:
    from phonequiz.bank.reading import load
    from phonequiz.bank.shelf import Shelf
    from phonequiz.sentences import read_bank
    from phonequiz.sources.regrading import regrade

    words = chosen.words
    bank = read_bank(path)
    beside = Shelf.of(path.absolute().parent, ()).banks.get(bank.id, {})
    others = {language: load(head.path) for language, head in beside.items() if language != bank.language}
    result = regrade(
        gathered.attempts, gathered.numbers, gathered.ledger, gathered.wordings, {bank.language: bank, **others}
    )
    changed = len(result.changed)
    if not result.regraded + result.left:
        note(words("report.regraded.unknown", bank=bank.id, answers=result.answers))
    else:
        note(words("report.regraded.known", bank=bank.id, n=result.regraded, answers=result.answers))
        note(words.count("report.regraded", changed) if changed else words("report.regraded.none"))
    for before, after in result.changed:
        passed = ""
        if before.passed != after.passed:
            passed = words("report.regraded.passed" if after.passed else "report.regraded.failed")
        note(
            words(
                "report.regraded.row",
                attempt=after.run,
                learner=after.learner,
                before=before.right,
                after=after.right,
                total=after.questions,
                passed=passed,
            )
        )
    if result.left:
        note(words.count("report.not_regraded", result.left))
    return gathered._replace(attempts=result.attempts, wordings=result.wordings)


def _material(chosen: Setup, gathered: Gathered) -> Material:
    from phonequiz.analysis.tables import Material
    from phonequiz.bank.reading import load
    from phonequiz.problems import PhonequizError

    titles: dict[tuple[str, str], str] = {}
    names: dict[str, str] = {}
    shelf = chosen.shelf()
    for bank_id in dict.fromkeys(attempt.bank for attempt in gathered.attempts):
        if bank_id in shelf.banks:
            try:
                bank = load(shelf.choose(bank_id, chosen.language).path)
            except PhonequizError:
                continue
            titles |= {(bank_id, topic.id): topic.title for topic in bank.topics}
            names[bank_id] = bank.title
    wordings = {(bank, item): wording for (bank, item, _), wording in gathered.wordings.items()}
    # As it was asked last, and if it can be in the reader's language.
    for (bank_id, item, _), wording in gathered.wordings.items():
        if wording.language == chosen.language:
            wordings[bank_id, item] = wording
    return Material(
        # Statements and marks know a bank by its id alone.
        [
            one._replace(title=names.get(one.bank, one.title)) if one.title == one.bank else one
            for one in gathered.attempts
        ],
        gathered.numbers,
        gathered.ledger,
        gathered.flags,
        wordings,
        titles,
        gathered.wordings,
    )


def _content(
    made: Report,
    format_: str,
    chosen: Setup,
    output: Path | None,
    sources: Sequence[str] | None,
    regraded: Path | None,
) -> bytes:
    words = chosen.words
    to_file = output is not None and str(output) != "-"
    if format_ == "json":
        from phonequiz.cli.tables import json_report

        return json_report(made).encode()
    if format_ == "csv":
        from phonequiz.cli.tables import csv_table

        return csv_table(made.fields, made.rows).encode("utf-8-sig" if to_file else "utf-8")
    if format_ == "xlsx":
        from phonequiz.cli.workbook import workbook

        return workbook(made, words)
    if format_ == "html":
        from phonequiz.cli.page import page

        return page(made, words, datetime.now(UTC), sources, regraded.name if regraded else None).encode()
    from phonequiz.cli.tables import text_report

    return text_report(made, words, to_terminal=sys.stdout.isatty() and not to_file).encode()


def _remarks(made: Report, gathered: Gathered, chosen: Setup) -> None:
    """Say on standard error what the report leaves out, and what may be otherwise than it seems."""
    words = chosen.words
    if gathered.shared:
        names = ", ".join(gathered.shared[:NAMED]) + (", …" if len(gathered.shared) > NAMED else "")
        note(words.count("report.shared", len(gathered.shared), names=names))
    if made.hidden_exams:
        note(words.count("report.hidden_exams", made.hidden_exams))
    if made.withheld:
        note(words.count("report.withheld", made.withheld, group=made.min_group))
    if made.banks > 1 and made.by == "question":
        note(words("report.several_banks", n=made.banks))
    if not made.rows and any(attempt.mode not in made.modes for attempt in made.material.attempts):
        note(words("report.only_exams"))
