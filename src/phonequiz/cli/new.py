"""The command that writes a bank to start from."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from phonequiz.cli.options import common_options, setup
from phonequiz.problems import PhonequizError, safe


@click.command()
@click.argument("bank", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@common_options
@click.pass_context
def new(context: click.Context, bank: Path, force: bool) -> None:
    """Write a small bank to start from, with a comment on each field.

    BANK is the file, such as phones.en.toml. --lang says in which language its examples are.
    """
    from phonequiz.bank.starting import bank_id, starting_bank
    from phonequiz.files import write_whole

    language = setup(context).language
    try:
        _look(bank, force)
        name = shlex.quote(bank.name) if bank.name.isprintable() else "BANK"
        write_whole(bank, starting_bank(bank_id(bank.name), language, name).encode())
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = getattr(error, "strerror", None) or str(error)
        raise PhonequizError.at(bank, f"cannot be written ({reason})", "check the name and permissions") from error
    click.echo(safe(f"{bank} is written, with a question of each type. Next:"))
    for command in ("check", "practice --bank"):
        click.echo(safe(f"  phonequiz {command} {shlex.quote(str(bank))}"))


def _look(bank: Path, force: bool) -> None:
    """Raises ``PhonequizError`` where nothing may be written to ``bank``."""
    if bank.exists():
        if not bank.is_file():
            what = "is a folder" if bank.is_dir() else "is no file"
            raise PhonequizError.at(bank, what, "name the file to write")
        if not force:
            raise PhonequizError.at(bank, "is there already", "choose another name, or replace it with --force")
    elif not bank.parent.is_dir():
        raise PhonequizError.at(bank.parent, "there is no such folder", "make it first")
