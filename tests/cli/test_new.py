"""The command that writes a bank to start from."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import tomli

from phonequiz.bank import format
from phonequiz.bank.reading import load
from phonequiz.bank.starting import LANGUAGES, bank_id, starting_bank

from .calling import Call, call
from .conftest import Run

__all__ = ["call"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bank_is_sound_and_has_each_type_of_question(call: Call, tmp_path: Path, language: str) -> None:
    path = tmp_path / f"phones.{language}.toml"
    done = call("new", path, "--lang", language)
    assert (done.status, done.err) == (0, "")
    assert call("check", path, "--strict").lines == ["1 file, 3 questions: no errors, no warnings"]
    bank = load(path)
    assert (bank.id, bank.language) == ("phones", language)
    items = [bank.item(id_) for id_ in bank.ready]
    assert [item.type for item in items] == ["single", "multiple", "true-false"]
    assert all(item.explanation for item in items)


def test_the_languages_are_translations_of_each_other(call: Call) -> None:
    call("new", "phones.de.toml", "--lang", "de")
    call("new", "phones.en.toml", "--lang", "en")
    assert call("check", ".").lines == ["2 files, 6 questions: no errors, no warnings"]
    german, english = (load(Path(f"phones.{language}.toml")) for language in LANGUAGES)
    assert all(german.item(id_).stem != english.item(id_).stem for id_ in german.ready)


def test_comments_are_in_the_language_of_the_bank() -> None:
    comments = {
        language: set(re.findall(r"(?<=# )[^#\n]*[a-z]{2} [a-z]{2}[^#\n]*$", starting_bank("x", language, "x"), re.M))
        for language in LANGUAGES
    }
    assert len(comments["de"]) == len(comments["en"]) > 20
    assert not {comment for comment in comments["de"] & comments["en"] if not comment.strip().startswith("phonequiz")}


def test_it_can_be_asked_at_once(run: Run, tmp_path: Path) -> None:
    assert run("new", "mine.toml").returncode == 0
    done = run("practice", "--bank", "mine.toml", "--plain", "--seed", "1", input="a\na\na\n")
    assert done.returncode == 0
    assert "Question 3 of 3 · The basics" in done.stdout
    assert "Score: " in done.stdout


def test_it_says_what_comes_next(call: Call, tmp_path: Path) -> None:
    done = call("new", "my phones.toml")
    assert done.lines == [
        "my phones.toml is written, with a question of each type. Next:",
        "  phonequiz check 'my phones.toml'",
        "  phonequiz practice --bank 'my phones.toml'",
    ]
    text = (tmp_path / "my phones.toml").read_text(encoding="utf-8")
    for command in ("phonequiz check 'my phones.toml'", "phonequiz practice --bank 'my phones.toml'"):
        assert f"#   {command}\n" in text


@pytest.mark.parametrize(
    "fields", [format.TOP, format.BANK, format.EXAM, format.TOPIC, format.QUESTION, format.DISTRACTOR]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_format_is_shown(fields: dict[str, format.Field], language: str) -> None:
    text = starting_bank("x", language, "x.toml")
    for key in fields:
        assert (
            f"\n{key} = " in text
            or f"\n# {key} = " in text
            or f"[{key}]" in text
            or f"{{ {key} = " in text
            or (f", {key} = " in text)
        ), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_commented_out_holds_when_it_is_taken_in(tmp_path: Path, language: str) -> None:
    text = starting_bank("x", language, "x.toml")
    (tmp_path / "article.txt").write_text("… That is all.", encoding="utf-8")
    lines = [line.removeprefix("# ") if line.startswith("# ") and " = " in line else line for line in text.splitlines()]
    for question in tomli.loads("\n".join(lines))["question"][1:]:
        number = lines.index(f'id = "{question["id"]}"')
        lines.insert(number, 'quote = "That is all."')
    path = tmp_path / "x.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    bank = load(path)
    assert bank.source is not None
    assert bank.exam.time_limit == 900
    assert list(bank.ready) == ["ways-to-unlock", "network-without-sim"], "the first is a draft now"


def test_a_file_that_is_there_is_only_replaced_by_force(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("mine")
    path.chmod(0o640)
    done = call("new", path)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"phonequiz: error: {path}: is there already; choose another name, or replace it with --force\n"
    assert path.read_text() == "mine"
    assert call("new", path, "--force").status == 0
    assert load(path).id == "mine"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["mine.toml"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gone/a.toml", "gone: there is no such folder; make it first"),
        ("file/a.toml", "file: there is no such folder; make it first"),
        (".", ".: is a folder; name the file to write"),
        ("pipe", "pipe: is no file; name the file to write"),
        ("x" * 300, f"{'x' * 300}: cannot be written (File name too long); check the name and permissions"),
    ],
)
def test_where_nothing_can_be_written(call: Call, tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    done = call("new", name, "--force")
    assert (done.status, done.out, done.err) == (2, "", f"phonequiz: error: {words}\n")


def test_a_bank_must_be_named(call: Call) -> None:
    done = call("new")
    assert done.status == 2
    assert done.err.startswith("phonequiz: error: ")


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("telefone.de.toml", "telefone"),
        ("My Phones.toml", "my-phones"),
        ("Geräte_2026.toml", "gerate-2026"),
        ("--x--.toml", "x"),
        ("電話.toml", "my-bank"),
        (".toml", "my-bank"),
        ("no-suffix", "no-suffix"),
    ],
)
def test_the_id_comes_from_the_name(name: str, id_: str) -> None:
    assert bank_id(name) == id_


def test_a_name_that_cannot_be_shown_stands_in_no_comment(call: Call) -> None:
    assert call("new", "a\nformat = 2\n.toml").status == 0
    assert load(Path("a\nformat = 2\n.toml")).id == "a-format-2"
