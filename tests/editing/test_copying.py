"""A copy of a bank that comes with phonequiz."""

from __future__ import annotations

from pathlib import Path

import pytest

from phonequiz.bank.reading import load
from phonequiz.bank.shelf import shipped_folder
from phonequiz.editing.copying import copy_bank, is_shipped
from phonequiz.problems import PhonequizError

BANK = shipped_folder() / "telefone.de.toml"


def test_a_copy_has_its_article_beside_it_and_all_else_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "mine.toml"
    copy_bank(BANK, target)
    assert target.read_text() == BANK.read_text().replace('"../seeds/telefone.txt"', '"telefone.txt"')
    assert load(target).ready == load(BANK).ready
    copy_bank(BANK, tmp_path / "again.toml")
    assert (tmp_path / "again.toml").exists(), "the same article is there already"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "telefone.txt").write_text("mine")
    with pytest.raises(PhonequizError, match="is there already"):
        copy_bank(BANK, tmp_path / "mine.toml")
    assert [file.name for file in tmp_path.iterdir()] == ["telefone.txt"]
    with pytest.raises(PhonequizError, match="no such folder"):
        copy_bank(BANK, tmp_path / "gone" / "mine.toml")


def test_a_bank_is_known_through_links_and_a_copy_is_none(tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(BANK)
    assert is_shipped(BANK)
    assert is_shipped(link)
    assert not is_shipped(tmp_path / "telefone.de.toml")
