"""The command that erases the learner's record."""

from __future__ import annotations

import click

from phonequiz.cli.console import confirmed, declined
from phonequiz.cli.options import common_options, setup


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@common_options
@click.pass_context
def forget(context: click.Context, yes: bool) -> None:
    """Erase the local record, after asking.

    The database with all answers goes, and the copies kept before migrations. config.toml stays. Ends with status 2
    where the answer is no.
    """
    from phonequiz.record.erasing import erase, record_files

    chosen = setup(context)
    words = chosen.words
    files = record_files(chosen.data_dir)
    if not files:
        click.echo(words("forget.nothing"))
        return
    if not yes:
        click.echo(words("forget.what", folder=chosen.data_dir))
        for file in files:
            click.echo(f"  {file.name}")
        if not confirmed(words("forget.sure")):
            declined(words("forget.kept"))
    erase(chosen.data_dir)
    click.echo(words("forget.done"))
