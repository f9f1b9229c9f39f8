"""From a file to a bank: what can be read, what is said where it cannot, and that nothing else is ever raised."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from phonequiz.bank.format import BANK, EXAM, MAX_BYTES, QUESTION, TOPIC
from phonequiz.bank.reading import BrokenBank, load, located, parse, read_head
from phonequiz.problems import PhonequizError

from .conftest import Findings

VALID = b'''\
format = 1
[bank]
id = "b"
title = "B"
language = "en"
source = "article.txt"
[exam]
questions = 3
time_limit = "15m"
[[topic]]
id = "t"
title = "T"
[[question]]
id = "q1"
topic = "t"
stem = "S?"
answer = "1"
distractors = ["2", { text = "3", feedback = "x" }]
feedback = ""
quote = "Phones ring."
order = "fixed"
place = 2
meta = { a = { b = ["c"] } }
[[question]]
id = "q2"
topic = "t"
type = "multiple"
stem = """S
2"""
answer = ["1", "x"]
quote = 'They ring all day long.'
status = "draft"
[[question.distractors]]
text = "d"
[question.meta]
"a b".c = 1
[[question]]
id = "q3"
topic = "t"
type = "true-false"
stem = "S\xc3\xbc\xf0\x9f\x98\x80?"
answer = true
quote = "Some never ring."
'''


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    (tmp_path / "article.txt").write_text("Phones ring. They ring\nall day long. Some never ring.\n", encoding="utf-8")

    def write_(content: bytes) -> Path:
        path = tmp_path / "bank.toml"
        path.write_bytes(content)
        return path

    return write_


def test_a_bank_is_read_with_all_it_says(write: Callable[[bytes], Path], tmp_path: Path) -> None:
    bank = load(write(VALID))
    assert (bank.id, bank.title, bank.language, bank.quote_language) == ("b", "B", "en", "en")
    assert bank.exam == (3, 0.8, 900, None)
    assert bank.topics == (("t", "T"),)
    assert bank.ready == {"q1": "t", "q3": "t"}
    assert bank.source_path == tmp_path / "article.txt"
    assert bank.source is not None and bank.source.find("They ring all") is not None
    first = bank.item("q1")
    assert [(option.id, option.text, option.feedback) for option in first.options] == [
        ("k1", "1", None),
        ("d1", "2", None),
        ("d2", "3", "x"),
    ]
    assert (first.order, first.place, first.keys, first.feedback) == ("fixed", (2,), {"k1"}, None)
    assert bank.item("q2").keys == {"k1", "k2"}
    assert bank.item("q2").stem == "S\n2"
    assert [option.id for option in bank.item("q3").options] == ["true", "false"]
    assert bank.item("q3").keys == {"true"}


def test_line_ends_of_windows_change_nothing(write: Callable[[bytes], Path]) -> None:
    wanted = load(write(VALID))
    bank = load(write(VALID.replace(b"\n", b"\r\n")))
    assert [bank.item(id_) for id_ in ("q1", "q2", "q3")] == [wanted.item(id_) for id_ in ("q1", "q2", "q3")]


def test_a_broken_bank_says_all_that_is_wrong_in_the_order_of_the_file(write: Callable[[bytes], Path]) -> None:
    broken = (
        VALID.replace(b'title = "T"', b"titel = 1")
        .replace(b"answer = true", b'answer = "true"')
        .replace(b"1\n", b"1\n\n", 1)
    )
    with pytest.raises(BrokenBank) as raised:
        load(write(broken))
    problems = raised.value.problems
    assert [(problem.place.line, problem.place.column) for problem in problems] == [(11, 1), (13, 1), (43, 10)]
    assert [problem.question for problem in problems] == [None, None, "q3"]


UNREADABLE = [
    ("missing.toml", "cannot be read (No such file or directory)"),
    ("folder.toml", "cannot be read (it is a folder)"),
    ("pipe.toml", "cannot be read (it is no file)"),
    ("large.toml", "the file has 65 MiB, more than the 64 a bank may have"),
    ("a" * 300, "cannot be read (File name too long)"),
    ("nul\0.toml", "cannot be read (embedded null byte)"),
    ("article.txt/bank.toml", "cannot be read (Not a directory)"),
]


@pytest.mark.parametrize(("name", "what"), UNREADABLE)
def test_what_cannot_be_read_at_all_is_said_in_one_line(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / "article.txt").touch()
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    with (tmp_path / "large.toml").open("wb") as file:
        file.truncate(MAX_BYTES + 2**20)
    for read in (load, read_head, parse):
        with pytest.raises(PhonequizError) as raised:
            read(tmp_path / name)
        [problem] = raised.value.problems
        assert (problem.place.file, problem.place.line, problem.what) == (str(tmp_path / name), 0, what)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(write: Callable[[bytes], Path]) -> None:
    path = write(VALID)
    path.chmod(0)
    with pytest.raises(PhonequizError, match="Permission denied"):
        load(path)


# The bytes of a file, the findings: line, column, rule, words.
FILES: list[tuple[str, bytes, list[tuple[int, int, str, str]]]] = [
    ("latin-1", b'a = 1\nb = "\xfcber"', [(2, 6, "encoding", "the file is not UTF-8")]),
    ("latin-1 after wide characters", "# 😀\n# ü ".encode() + b"\xe4", [(2, 5, "encoding", "the file is not UTF-8")]),
    ("utf-16", VALID.decode().encode("utf-16"), [(1, 1, "encoding", "the file is not UTF-8")]),
    ("a byte order mark alone", b"\xef\xbb\xbf" + VALID, [(1, 1, "encoding", "byte order mark")]),
    (
        "a byte order mark and more",
        b"\xef\xbb\xbf" + VALID.replace(b"= 1\n", b"= 2\n", 1),
        [(1, 1, "encoding", "byte order mark"), (1, 10, "schema", "format 2")],
    ),
    ("no TOML", VALID + b"oops\n", [(44, 5, "syntax", "this is no TOML: expected '='")]),
    ("no TOML after emoji", '"😀" = "😀" x'.encode(), [(1, 11, "syntax", "this is no TOML")]),
    (
        "a key twice",
        VALID.replace(b'title = "B"', b'id = "c"'),
        [(4, 9, "syntax", "this is no TOML: this key has a value already")],
    ),
    ("a table twice", VALID + b"[bank]\n", [(44, 6, "syntax", "this is no TOML: cannot declare [bank] twice")]),
    ("a table after one of its own", b"a.b = 1\n[a.b.c]\n", [(2, 7, "syntax", "this key has a value already")]),
    ("no TOML at the end", b"[bank", [(1, 6, "syntax", "this is no TOML")]),
    ("a date that is none", b"a = 2026-02-30", [(1, 5, "syntax", "invalid date")]),
    ("too deep", b"a = " + b"[" * 3000, [(1, 1, "syntax", "values are nested too deeply")]),
    ("too many parts", b"a." * 3000 + b"a = 1", [(1, 1, "syntax", "values are nested too deeply")]),
    ("a number too long", b"format = 1\na = [1, " + b"9" * 5000 + b"]", [(2, 9, "syntax", "this number is too long")]),
    (
        "control characters, and what else is wrong",
        VALID.replace(b"S?", "\x1b[2J \u202e".encode()).replace(b"# ", b"#\x07").replace(b'"d"', b'""') + b"# \x7f",
        [
            (16, 9, "control-character", "U+001B (control character) must not stand in a bank"),
            (16, 14, "control-character", "U+202E (right-to-left override)"),
            (34, 8, "schema", "`text` is empty"),
            (44, 3, "control-character", "U+007F"),
        ],
    ),
    (
        "an old line end",
        VALID.replace(b'"B"\n', b'"B"\r'),
        [(4, 12, "control-character", "U+000D"), (4, 13, "syntax", "")],
    ),
]


@pytest.mark.parametrize(("content", "expected"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_files(findings: Findings, content: bytes, expected: list[tuple[int, int, str, str]]) -> None:
    found = findings(content)
    assert [(problem.place.line, problem.place.column, problem.rule) for problem in found] == [e[:3] for e in expected]
    assert all(words in problem.what for problem, (*_, words) in zip(found, expected, strict=True))


def test_of_very_many_control_characters_a_thousand_are_said(findings: Findings) -> None:
    found = findings(VALID + b"# " + b"\x07" * 100_000)
    assert len(found) == 1000
    assert found[-1].place.column == 1002


def test_an_article_of_no_end_is_not_read(write: Callable[[bytes], Path], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for source in ("pipe", "/dev/zero"):
        with pytest.raises(BrokenBank, match="the article is no file"):
            load(write(VALID.replace(b"article.txt", source.encode())))


def test_the_head_is_read_without_the_questions(write: Callable[[bytes], Path]) -> None:
    path = write(VALID.replace(b"[[question]]", b"[[question]]\noops", 1))
    assert read_head(path)[1:] == ("b", "B", "en")


def test_the_head_is_found_after_the_questions_too(write: Callable[[bytes], Path]) -> None:
    head, bank, rest = VALID.partition(b"[bank]")
    bank_lines, exam, rest = (bank + rest).partition(b"[exam]")
    assert read_head(write(head + exam + rest + bank_lines))[1:] == ("b", "B", "en")


@pytest.mark.parametrize(
    "content",
    [b"", b"[bank]\nid = 1\n", b"[[bank]]\n", b"\xff", b"a = " + b"9" * 5000, VALID.replace(b'"B"', b'"\\u001b[2J"')],
)
def test_a_head_that_is_none_says_why(write: Callable[[bytes], Path], content: bytes) -> None:
    with pytest.raises(BrokenBank) as raised:
        read_head(write(content))
    assert raised.value.problems[0].rule


# ---- whatever the bytes


def survives(path: Path, content: bytes) -> None:
    """Whatever a file holds, reading it gives a bank or an error with a place for each thing wrong."""
    path.write_bytes(content)
    for problem in located(parse(path)):
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.rule
    for read in (load, read_head):
        try:
            read(path)
        except PhonequizError as error:
            assert str(error)


@settings(deadline=None, max_examples=50)
@given(content=st.binary(max_size=40) | st.text("[]{}=.,'\"\n#\\a1 \u202e", max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    survives(tmp_path_factory.getbasetemp() / "any.toml", content)


SNIPPETS = [
    *(
        snippet.encode()
        for snippet in ('"', "'", '"""', "[", "]", "{", "}", "=", ".", ",", "\n", "\r", "#", "\\", "ä😀")
    ),
    *(
        snippet.encode()
        for snippet in ("\\u0007", "\u202e", "\0", "true", "1", "-1", "nan", "1979-05-27", "\ufeff", "[]")
    ),
    *(
        snippet.encode()
        for snippet in ("[[question]]\n", "[question.x]\n", "[bank]\n", "[[topic]]\n", "id = 1\n", "x.y=1\n")
    ),
    b"\xff",
    b"0x" + b"f" * 5000,
    b"9" * 5000,
]
CHANGES = st.tuples(st.integers(0, len(VALID)), st.integers(0, 12), st.sampled_from(SNIPPETS) | st.just(b""))


@settings(deadline=None, max_examples=300)
@given(changes=st.lists(CHANGES, min_size=1, max_size=3))
def test_any_change_to_a_bank_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, bytes]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "article.txt").write_text("Phones ring. They ring all day long.\n", encoding="utf-8")
    content = VALID
    for start, length, snippet in changes:
        content = content[:start] + snippet + content[start + length :]
    survives(folder / "changed.toml", content)


TEXTS = st.text(max_size=4) | st.sampled_from(
    ["single", "multiple", "true-false", "fixed", "t", "q", "", " ", "de", "15m"]
)
LEAVES = (
    TEXTS
    | st.booleans()
    | st.integers(-3, 10)
    | st.floats()
    | st.sampled_from([10**30, date(2026, 1, 1), time(1), "a\u202e", "\x07", ".", "article.txt"])
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["text", "feedback"]) | st.text(max_size=2), inner)
    ),
    max_leaves=6,
)


def tables(fields: dict[str, Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(st.sampled_from([*fields, "stemm"]), VALUES, max_size=len(fields)) | VALUES


BANKS = st.fixed_dictionaries(
    {},
    optional={
        "format": st.just(1) | VALUES,
        "bank": tables(BANK),
        "exam": tables(EXAM),
        "topic": st.lists(tables(TOPIC), max_size=2),
        "question": st.lists(tables(QUESTION), max_size=3),
        "other": VALUES,
    },
)


@settings(deadline=None, max_examples=150)
@given(content=BANKS)
def test_any_values_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: dict[str, Any]) -> None:
    survives(tmp_path_factory.getbasetemp() / "values.toml", tomli_w.dumps(content).encode())
