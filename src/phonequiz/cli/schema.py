"""The command that prints the JSON Schema of the bank format."""

from __future__ import annotations

import click

from phonequiz.cli.options import common_options


@click.command()
@common_options
def schema() -> None:
    """Print the JSON Schema of the bank format.

    Written to bank.schema.json beside a bank whose first line is `#:schema bank.schema.json`, an editor that knows
    TOML completes and checks the bank while it is written.
    """
    import json

    from phonequiz.bank import schema as bank_schema

    click.echo(json.dumps(bank_schema.schema(), indent=2))
