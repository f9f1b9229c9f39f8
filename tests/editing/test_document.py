"""What is not touched keeps every byte."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from phonequiz.bank.shelf import shipped_folder
from phonequiz.editing.document import Document, split
from phonequiz.editing.writing import written
from phonequiz.problems import PhonequizError

from .conftest import HEAD, ONE, TAIL, TEXT, THREE, TWO


def document(text: str) -> Document:
    return split(text, tomli.loads(text.replace("\r\n", "\n")))


@pytest.mark.parametrize("name", ["telefone.de.toml", "telefone.en.toml"])
def test_our_own_banks_are_read_in_pieces_that_make_the_file_again(name: str) -> None:
    text = (shipped_folder() / name).read_text(encoding="utf-8")
    whole = document(text)
    assert whole.text == text
    for piece in whole.questions:
        assert tomli.loads(piece.body)["question"] == [piece.row]


def test_comments_go_with_the_question_they_touch_and_others_stay_between() -> None:
    pieces = document(TEXT).pieces
    assert [piece.body for piece in pieces] == [ONE, TWO, THREE, ""]
    assert [piece.before for piece in pieces] == [HEAD, "\n", "\n\n# ---- the second part ----\n\n", TAIL]


def test_lines_that_end_as_on_windows_stay_so() -> None:
    whole = document(TEXT.replace("\n", "\r\n"))
    assert whole.text == TEXT.replace("\n", "\r\n")
    added = whole.after(whole.added(3, written({"id": "new", "stem": "a\nb"}), {}))
    assert added.text.replace("\r\n", "").count("\n") == 0
    assert added.text.startswith(TEXT.replace("\n", "\r\n").removesuffix(TAIL.replace("\n", "\r\n")))


@pytest.mark.parametrize(
    "text",
    [
        'question = [{ id = "x" }]\n',
        '[[question]]\nid = "x"\n[exam]\n[question.meta]\na = 1\n',
        '[exam]\n[[exam.x]]\n[[question]]\nid = "x"\n[[topic]]\nid = "t"\n[[question.distractors]]\ntext = "a"\n',
    ],
)
def test_questions_that_are_no_tables_of_their_own_are_refused(text: str) -> None:
    with pytest.raises(PhonequizError, match=r"\[\[question\]\] table"):
        document(text)


def test_headers_within_strings_and_arrays_are_none() -> None:
    text = (
        '[[question]]\nx = """\n[[question]]\n# """\ny = [\n  [1], # [[question]]\n [[2]],\n]\nz = \'[[question]]\'\n'
    )
    assert [piece.body for piece in document(text).pieces] == [text, ""]


@pytest.mark.parametrize("number", range(3))
def test_a_question_taken_out_leaves_the_comments_that_stand_alone(number: int) -> None:
    whole = document(TEXT)
    rest = whole.after(whole.removed(number)).text
    assert rest == TEXT.replace((ONE + "\n", TWO + "\n", THREE)[number], "", 1) or number == 1
    assert "# ---- the first part ----" in rest
    assert "# ---- the second part ----" in rest
    assert [row["id"] for row in tomli.loads(rest)["question"]] == [
        id_ for n, id_ in enumerate(["one", "two", "three"]) if n != number
    ]


def test_every_step_back_gives_the_same_bytes() -> None:
    whole = document(TEXT)
    new = written({"id": "new"})
    steps = [whole.removed(n) for n in range(3)] + [whole.added(n, new, {}) for n in range(4)]
    steps += [step for step in (whole.moved(n, by) for n in range(3) for by in (-1, 1)) if step is not None]
    assert len(steps) == 11
    for step in steps:
        after = whole.after(step)
        tomli.loads(after.text)
        assert after.text != TEXT
        assert after.after(step.back).text == TEXT


def test_a_question_can_be_put_into_a_bank_without_any() -> None:
    for text in ("format = 1", "format = 1\n", "format = 1\n\n", ""):
        whole = document(text)
        added = whole.after(whole.added(0, "[[question]]\nid = 'x'", {})).text
        assert added.startswith(text)
        assert added.endswith("[[question]]\nid = 'x'\n")
        assert not text or "\n\n[[question]]" in added


def test_a_last_question_without_a_line_break_gets_one_when_another_follows() -> None:
    whole = document("[[question]]\nid = 'x'")
    assert whole.after(whole.added(1, "[[question]]\nid = 'y'\n", {})).text == (
        "[[question]]\nid = 'x'\n\n[[question]]\nid = 'y'\n"
    )


LINES = st.sampled_from(
    [
        "",
        "# alone",
        "   # moved in",
        "[exam]",
        "[[topic]]",
        "[[question]]",
        "[question.meta]",
        "[[question.meta.list]]",
        'stem = "a # b [c] \\" {"',
        "x = 'a [[question]]'",
        'y = """\n# in it\n\n[[question]]\n"""',
        "z = '''\n[[topic]]\n# b'''",
        "a = [ # one\n  [1], 2,\n  # two\n]",
        "b = { c = [1], d = '}' } # three",
        "e.f = 1",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_whatever_toml_it_is_the_pieces_make_the_file_again(lines: list[str], newline: str, ended: bool) -> None:
    text = newline.join(line.replace("\n", newline) for line in lines) + (newline if ended else "")
    try:
        content = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    try:
        whole = split(text, content)
    except PhonequizError:
        return
    assert whole.text == text
    assert [tomli.loads(piece.body)["question"] for piece in whole.questions] == [
        [row] for row in content.get("question", [])
    ]


def test_a_bank_of_many_questions_is_read_in_pieces_quickly(tmp_path: Path) -> None:
    text = HEAD + "".join(f"\n{ONE.replace('one', f'q-{n}')}" for n in range(2000))
    assert len(document(text).questions) == 2000
