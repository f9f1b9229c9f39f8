"""The command that shows what one knows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from phonequiz.cli.options import common_options, setup

if TYPE_CHECKING:
    from phonequiz.bank.model import Bank
    from phonequiz.record.store import Store
    from phonequiz.setup import Setup
    from phonequiz.wording import Words

SHOWN_RUNS = 10
BAR_WIDTH = 20


@click.command()
@click.option("--bank", type=click.Path(path_type=Path), help="Only this bank.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="text by default.")
@common_options
@click.pass_context
def progress(context: click.Context, bank: Path | None, format_: str) -> None:
    """Show mastery by topic, and the runs so far."""
    chosen = setup(context)
    store = chosen.sound_store()
    found = _banks(chosen, store, bank)
    figures: dict[str, Any] = {"answers": 0, "right": 0, "topics": [], "runs": []}
    now = datetime.now(UTC)
    if store is not None:
        from phonequiz.analysis.progress import progress as count

        figures = count(store, found, now)
        store.close()
    if format_ == "json":
        import json

        click.echo(json.dumps(figures, ensure_ascii=False, indent=2))
    else:
        for line in _lines(figures, found, chosen.words, now):
            click.echo(line)


def _banks(chosen: Setup, store: Store | None, named: Path | None) -> dict[str, Bank | None]:
    """The banks of the record, or the one named, by id; ``None`` for one that cannot be found or used."""
    from phonequiz.bank.reading import load
    from phonequiz.problems import PhonequizError
    from phonequiz.sentences import read_bank

    if named is not None:
        only = read_bank(named)
        return {only.id: only}
    if store is None:
        return {}
    shelf = chosen.shelf()
    found: dict[str, Bank | None] = {}
    for (bank_id,) in store.read("SELECT DISTINCT bank FROM run ORDER BY key"):
        found[str(bank_id)] = None
        if bank_id in shelf.banks:
            try:
                found[str(bank_id)] = load(shelf.choose(str(bank_id), chosen.language).path)
            except PhonequizError:
                continue
    return found


def _lines(figures: dict[str, Any], banks: dict[str, Bank | None], words: Words, now: datetime) -> list[str]:
    from phonequiz.problems import safe
    from phonequiz.record.rows import moment
    from phonequiz.wording import percent, when

    if not figures["runs"]:
        return [words("progress.nothing")]
    lines = [words.count("progress.answers", figures["answers"], right=figures["right"])]
    for bank_id, bank in banks.items():
        topics = [topic for topic in figures["topics"] if topic["bank"] == bank_id]
        lines += ["", safe(bank.title if bank is not None else bank_id)]
        titles = {topic.id: topic.title for topic in bank.topics} if bank is not None else {}
        width = max([len(titles.get(topic["topic"], topic["topic"])) for topic in topics] or [0])
        for topic in topics:
            share = topic["mastery"]
            title = safe(titles.get(topic["topic"], topic["topic"])).ljust(width)
            filled = round((share or 0.0) * BAR_WIDTH)
            bar = "█" * filled + "░" * (BAR_WIDTH - filled)
            figure = "–" if share is None or not topic["seen"] else f"{percent(share)} %"
            if topic["questions"] is None:
                seen = words("progress.no_bank", seen=topic["seen"])
            else:
                seen = words("progress.seen", seen=topic["seen"], total=topic["questions"])
            lines.append(f"  {title}  {bar}  {figure:>5}  {seen}")
    lines += ["", words("progress.list")]
    for run in reversed(figures["runs"][-SHOWN_RUNS:]):
        name = words("run.exam" if run["mode"] == "exam" else "run.practice")
        if run["finished"] is None:
            result = words("progress.open", answered=run["answered"], total=run["questions"])
        else:
            result = words(
                "score.short", right=run["right"], total=run["questions"], percent=percent(run["score"] or 0.0)
            )
            if run["passed"] is not None:
                result += ", " + words("passed.short" if run["passed"] else "failed.short")
        lines.append(f"  {when(words, moment(run['started']), now)}: {name}, {result}")
    return lines
