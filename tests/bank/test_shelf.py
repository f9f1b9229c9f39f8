"""Which banks are offered, and which files in a folder are banks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from phonequiz.bank.shelf import Shelf, bank_files

BANK = 'format = 1\n[bank]\nid = "{id}"\ntitle = "{title}"\nlanguage = "{language}"\n'


def write(path: Path, id: str = "b", title: str = "B", language: str = "en") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(BANK.format(id=id, title=title, language=language))
    return path


OTHERS = {
    "pyproject.toml": '[build-system]\nrequires = []\n[tool.ruff]\nformat = "x"\n',
    "Cargo.toml": '[package]\nname = "x"\n',
    "poetry.toml": "[virtualenvs]\nin-project = true\n",
    "ruff.toml": "line-length = 120\n[format]\nquote-style = 'single'\n",
    "empty.toml": "",
    "notes.txt": "format = 1\n[bank]\n",
}
BANKS = {
    "a.toml": "format = 1\n",
    "broken.toml": "[bank\n[[question]]\n",
    "deeper/still/b.toml": '# a comment\n\n  [ bank ]\nid = "x"',
    "inline.toml": 'bank = { id = "x" }',
    "dotted.toml": 'bank.id = "x"',
    "windows.toml": "format = 1\r\n[bank]\r\n",
}


def test_in_a_folder_banks_are_told_from_other_files(tmp_path: Path) -> None:
    for name, text in (OTHERS | BANKS).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, newline="")
    (tmp_path / "utf16.toml").write_bytes("format = 1\n[bank]\n".encode("utf-16"))
    (tmp_path / "bom.toml").write_bytes(b"\xef\xbb\xbfformat = 1\n")
    found = [str(path.relative_to(tmp_path)) for path in bank_files([tmp_path])]
    assert found == sorted([*BANKS, "bom.toml", "utf16.toml"])


def test_hidden_folders_pipes_and_folders_with_a_suffix_are_left_alone(tmp_path: Path) -> None:
    for name in (".git/a.toml", ".hidden.toml", "seen/.cache/deep/a.toml"):
        write(tmp_path / name)
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    inside = write(tmp_path / "folder.toml" / "a.toml")
    assert bank_files([tmp_path]) == [inside]


def test_a_hidden_folder_that_is_named_is_looked_into(tmp_path: Path) -> None:
    path = write(tmp_path / ".hidden" / "a.toml")
    assert bank_files([path.parent]) == [path]


def test_a_file_that_is_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    named = [tmp_path / "missing.toml", tmp_path / "notes.txt", tmp_path / ("a" * 300), Path("nul\0")]
    assert bank_files(named) == named


def test_no_file_comes_twice(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.toml"), write(tmp_path / "b.toml")
    assert bank_files([second, tmp_path, tmp_path]) == [second, first]


def test_a_bank_is_offered_in_its_languages_and_the_later_file_counts(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    write(shipped / "x.de.toml", "x", language="de")
    english = write(shipped / "x.en.toml", "x")
    own = write(tmp_path / "own" / "x.toml", "x", "Mine", "de")
    shelf = Shelf.of(shipped, [own])
    assert list(shelf.banks) == ["x"]
    assert shelf.choose("x", "de").path == own
    assert shelf.choose("x", "en").path == english
    assert shelf.choose("x", "fr").path == own, "the first language there is"
    assert shelf.problems == []


def test_the_bank_last_used_is_taken_where_it_is_still_offered(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", "first")
    write(tmp_path / "b.toml", "second")
    shelf = Shelf.of(tmp_path, [])
    assert [shelf.default(last) for last in (None, "second", "gone")] == ["first", "second", "first"]
    assert Shelf().default("second") is None


@pytest.mark.parametrize("content", [b"[bank]\nid = 1\n", b"\xff", None])
def test_a_file_that_is_no_bank_is_a_problem_and_the_others_are_offered(tmp_path: Path, content: bytes | None) -> None:
    good = write(tmp_path / "good.toml", "good")
    bad = tmp_path / "bad.toml"
    if content is not None:
        bad.write_bytes(content)
    shelf = Shelf.of(tmp_path, [bad, good])
    assert list(shelf.banks) == ["good"]
    assert {problem.place.file for problem in shelf.problems} == {str(bad)}
