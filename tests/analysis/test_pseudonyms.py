"""Names for people who are not to be known."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from phonequiz.analysis.pseudonyms import pseudonyms
from phonequiz.problems import PhonequizError


def drawn(path: Path, *names: str) -> dict[str, str]:
    return pseudonyms(path, {name: name for name in names})


def test_names_stay_the_same_and_nothing_is_said_by_them(tmp_path: Path) -> None:
    path = tmp_path / "data" / "pseudonyms.json"
    first = drawn(path, "ada", "bob")
    again = drawn(path, "cyd", "bob")
    assert again["bob"] == first["bob"]
    assert len({*first.values(), *again.values()}) == 3
    assert all(value.startswith("P-") and len(value) == 8 for value in again.values())
    who = {entry["pseudonym"]: entry["learner"] for entry in json.loads(path.read_text()).values()}
    assert who == {pseudonym: name for name, pseudonym in (first | again).items()}
    other = drawn(tmp_path / "other.json", "ada")
    assert other["ada"] != first["ada"], "drawn, not computed from the name"


def test_a_learner_is_known_by_the_account_whatever_the_name_is_in_a_report(tmp_path: Path) -> None:
    path = tmp_path / "pseudonyms.json"
    here = pseudonyms(path, {"ada": "ada (https://a.example)"})["ada"]
    there = pseudonyms(path, {"ada": "ada (https://b.example)"})["ada"]
    assert here != there, "two people of one name in two reports"
    both = {name: name for name in ("ada (https://a.example)", "ada (https://b.example)")}
    assert list(pseudonyms(path, both).values()) == [here, there]
    pseudonyms(path, {"ada": "ada (https://a.example)"})
    assert [entry["learner"] for entry in json.loads(path.read_text()).values()] == list(both), "as told apart"


def test_pseudonyms_of_before_stay(tmp_path: Path) -> None:
    path = tmp_path / "pseudonyms.json"
    path.write_text('{"ada": "P-222222"}')
    assert drawn(path, "ada", "bob")["ada"] == "P-222222"
    assert drawn(path, "ada")["ada"] == "P-222222"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_the_trainer_can_read_who_is_who(tmp_path: Path) -> None:
    path = tmp_path / "data" / "pseudonyms.json"
    before = os.umask(0)
    try:
        drawn(path, "ada")
        path.chmod(0o644)
        drawn(path, "bob")
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("content", ["nonsense", "[]", '{"ada": 5}', '{"ada": {"pseudonym": 5, "learner": "ada"}}'])
def test_a_file_of_something_else_is_left_as_it_is(content: str, tmp_path: Path) -> None:
    path = tmp_path / "pseudonyms.json"
    path.write_text(content)
    with pytest.raises(PhonequizError, match="holds no pseudonyms"):
        drawn(path, "ada")
    assert path.read_text() == content
