"""The command that prints the JSON Schema of the bank format."""

from __future__ import annotations

import json

from phonequiz.bank.schema import schema
from phonequiz.bank.shelf import bank_files, shipped_folder

from .calling import Call, call

__all__ = ["call"]


def test_the_schema_is_printed(call: Call) -> None:
    done = call("schema")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out) == schema()


def test_the_schema_beside_the_shipped_banks_is_this_one(call: Call) -> None:
    assert (shipped_folder() / "bank.schema.json").read_text(encoding="utf-8") == call("schema").out


def test_the_shipped_banks_name_it_where_an_editor_looks() -> None:
    for path in bank_files([shipped_folder()]):
        assert path.read_text(encoding="utf-8").startswith("#:schema bank.schema.json\n")
