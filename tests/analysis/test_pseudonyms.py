"""Names for people who are not to be known."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from phonequiz.analysis.pseudonyms import pseudonyms
from phonequiz.problems import PhonequizError


def test_names_stay_the_same_and_nothing_is_said_by_them(tmp_path: Path) -> None:
    path = tmp_path / "data" / "pseudonyms.json"
    first = pseudonyms(path, ["ada", "bob", "ada"])
    again = pseudonyms(path, ["cyd", "bob"])
    assert set(first) == {"ada", "bob"}
    assert {name: again[name] for name in first} == first
    assert len(set(again.values())) == 3
    assert all(value.startswith("P-") and len(value) == 8 for value in again.values())
    assert json.loads(path.read_text()) == again
    other = pseudonyms(tmp_path / "other.json", ["ada"])
    assert other["ada"] != first["ada"], "drawn, not computed from the name"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_the_trainer_can_read_who_is_who(tmp_path: Path) -> None:
    path = tmp_path / "data" / "pseudonyms.json"
    before = os.umask(0)
    try:
        pseudonyms(path, ["ada"])
        path.chmod(0o644)
        pseudonyms(path, ["bob"])
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("content", ["nonsense", "[]", '{"ada": 5}'])
def test_a_file_of_something_else_is_left_as_it_is(content: str, tmp_path: Path) -> None:
    path = tmp_path / "pseudonyms.json"
    path.write_text(content)
    with pytest.raises(PhonequizError, match="holds no pseudonyms"):
        pseudonyms(path, ["ada"])
    assert path.read_text() == content
