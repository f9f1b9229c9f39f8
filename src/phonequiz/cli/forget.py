"""The command that erases the learner's record."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from phonequiz.cli.console import confirmed, declined
from phonequiz.cli.options import common_options, setup
from phonequiz.problems import safe

if TYPE_CHECKING:
    from phonequiz.setup import Setup


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@common_options
@click.pass_context
def forget(context: click.Context, yes: bool) -> None:
    """Erase the local record, after asking.

    The database with all answers goes, and the copies kept before migrations; where reports were made here under
    pseudonyms, also which one was yours. config.toml stays, and who is behind the pseudonyms of others. Ends with
    status 2 where the answer is no.
    """
    from phonequiz.analysis.pseudonyms import FILE_NAME, entries_of
    from phonequiz.analysis.pseudonyms import forget as forget_entries
    from phonequiz.record.erasing import erase, record_files

    chosen = setup(context)
    words = chosen.words
    files = record_files(chosen.data_dir)
    pseudonyms = chosen.data_dir / FILE_NAME
    entries = entries_of(pseudonyms, _own_names(chosen))
    if not files and not entries:
        click.echo(words("forget.nothing"))
        return
    if not yes:
        click.echo(words("forget.what", folder=chosen.data_dir))
        for file in files:
            click.echo(f"  {file.name}")
        for name in entries.values():
            click.echo(safe(words("forget.name", file=FILE_NAME, who=name)))
        if not confirmed(words("forget.sure")):
            declined(words("forget.kept"))
    if entries:
        forget_entries(pseudonyms, entries)
    erase(chosen.data_dir)
    click.echo(words("forget.done"))
    if pseudonyms.exists():
        click.echo(words("forget.others", file=pseudonyms))


def _own_names(chosen: Setup) -> set[str]:
    """By what the learner may be known in reports: as configured and, where it can be read, as recorded."""
    from phonequiz.problems import PhonequizError
    from phonequiz.record.erasing import names
    from phonequiz.record.store import FILE_NAME
    from phonequiz.sources.learners import learner_name

    own = {learner_name(chosen.data_dir / FILE_NAME), chosen.settings.learner or "", chosen.settings.actor_name or ""}
    try:
        store = chosen.store_to_read()
        if store is not None:
            with closing(store):
                own |= names(store)
    except PhonequizError:
        pass  # damaged, or of a newer version: it is erased all the same
    return own - {""}
