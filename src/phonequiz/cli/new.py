"""The command that writes a bank to start from."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from phonequiz.cli.options import common_options, setup
from phonequiz.problems import safe


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
    from phonequiz.cli.outputs import look, spare, write

    chosen = setup(context)
    language = chosen.language
    look(bank, force)
    spare(bank, chosen.data_dir)
    name = shlex.quote(bank.name) if bank.name.isprintable() else "BANK"
    write(bank, starting_bank(bank_id(bank.name), language, name))
    click.echo(safe(f"{bank} is written, with a question of each type. Next:"))
    for command in ("check", "practice --bank"):
        click.echo(safe(f"  phonequiz {command} {shlex.quote(str(bank))}"))
