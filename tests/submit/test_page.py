"""What the page on handing in shows is what is handed in."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from phonequiz.bank.model import Bank
from phonequiz.record.store import Store
from phonequiz.xapi import terms
from phonequiz.xapi.reading import Answered, row

from ..conftest import Clock
from ..xapi.conftest import statements, take

PAGE = (Path(__file__).parent.parent.parent / "docs" / "handing-in.md").read_text(encoding="utf-8")


def shape(value: Any) -> Any:
    """The names in a value, and which of them is within which."""
    if isinstance(value, dict):
        return {re.sub("^(de|en)$", "LANGUAGE", name): shape(part) for name, part in value.items()}
    return [shape(part) for part in value[:1]] if isinstance(value, list) else type(value)


def test_the_statement_shown_is_one_of_ours(bank: Bank, store: Store, clock: Clock) -> None:
    [block] = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    shown = json.loads(block)
    take(bank, store, clock, ["d1"])
    made = statements(store, clock)[1]
    assert shape(shown) == shape(made)
    assert list(shown) == list(made)
    read = row(shown)
    assert isinstance(read, Answered)
    assert (read.bank, read.topic, read.item, read.right) == ("telefone", "incidents", "malware-2017", False)


@pytest.mark.parametrize("extension", [terms.MODE, terms.CONTENT, terms.QUESTIONS, terms.PASS_MARK])
def test_every_extension_is_explained(extension: str) -> None:
    assert "…" + extension.removeprefix(terms.BASE) in PAGE or extension in PAGE
