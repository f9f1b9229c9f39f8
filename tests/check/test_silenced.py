"""Comments beside a question that silence rules."""

from __future__ import annotations

import pytest

from phonequiz.check.rules import SILENCEABLE
from phonequiz.check.silenced import silenced_in

from .conftest import FLAWS, Write, question, report

LONG = {"answer": '"a fingerprint of the person who owns it, or the number"'}
FLAWED = question("q", **LONG)
SHORT = question("before", answer='"k"')
COMMENT = "# phonequiz: ignore longest-key"


def rules(*texts: str, write: Write, **more: str) -> list[tuple[str | None, str]]:
    return [
        (p.question, p.rule) for p in report(write("a.toml", *texts, **more), select=FLAWS | {"unknown-rule"}).problems
    ]


def test_without_a_comment_it_is_found(write: Write) -> None:
    assert rules(FLAWED, write=write) == [("q", "longest-key")]


@pytest.mark.parametrize(
    "text",
    [
        f"{COMMENT}\n{FLAWED}",
        f"# a note\n{COMMENT}\n# another\n{FLAWED}",
        FLAWED.replace("[[question]]\n", f"[[question]]  {COMMENT}\n"),
        FLAWED.replace("topic =", f"{COMMENT}\ntopic ="),
        FLAWED.replace('topic = "t"', f'topic = "t" {COMMENT}'),
        f"{FLAWED}{COMMENT}\n\n",
        f"{FLAWED}[question.meta]\n{COMMENT}\nx = 1\n",
        f"{COMMENT}, clang  for the name is long\n{FLAWED}",
        f"{COMMENT.replace('ignore', 'IGNORE:').replace('# ', '#')}\n{FLAWED}",
    ],
)
def test_beside_the_question_it_silences_the_rule(write: Write, text: str) -> None:
    assert rules(SHORT, text, question("after", answer='"k"'), write=write) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{COMMENT}\n\n{FLAWED}",
        SHORT + f"{COMMENT}\n\n{FLAWED}",
        FLAWED + f"{COMMENT}\n" + SHORT,
        FLAWED + SHORT + f"{COMMENT}\n",
        FLAWED.replace('"What is q?"', f'"What is q? {COMMENT}"'),
        FLAWED.replace('"What is q?"', f'"""\nWhat is q?\n{COMMENT}\n"""'),
        f"# phonequiz: ignore clang\n{FLAWED}",
        f"# phonequiz ignore longest-key\n{FLAWED}",
    ],
)
def test_anywhere_else_it_does_not(write: Write, text: str) -> None:
    assert rules(text, write=write) == [("q", "longest-key")]


def test_in_bank_it_silences_the_rule_for_all(write: Write) -> None:
    assert rules(FLAWED, question("r", **LONG), write=write, more=f"{COMMENT}\n") == []


def test_a_name_that_is_no_rule_is_found_with_its_place(write: Write) -> None:
    path = write(
        "a.toml", f"# phonequiz: ignore clang, longest-kye\n{question('q')}", "[[question]] # phonequiz: ignore schema"
    )
    [one, other] = [p for p in report(path).problems if p.rule == "unknown-rule"]
    line = path.read_text().splitlines()[one.place.line - 1]
    assert line[one.place.column - 1 :] == "longest-kye"
    assert (one.severity, one.what) == ("warning", "there is no rule 'longest-kye' to ignore")
    assert one.remedy == "did you mean 'longest-key'?"
    assert other.what == "a comment cannot silence 'schema'"
    assert "did you mean" not in other.remedy
    assert [p.rule for p in report(path, ignore=frozenset(["unknown-rule", "schema"])).problems] == []


@pytest.mark.parametrize(
    ("comment", "shown", "what"),
    [
        ("# phonequiz: ignore", "ignore", "the comment does not say which rule to ignore"),
        ("# phonequiz: ignore:", "ignore:", "the comment does not say which rule to ignore"),
        ("# phonequiz: ignroe clang", "ignroe clang", "a comment cannot say 'ignroe'"),
        ("#phonequiz: ignoreclang", "ignoreclang", "a comment cannot say 'ignoreclang'"),
        ("# phonequiz:", "", "the comment does not say which rule to ignore"),
    ],
)
def test_a_comment_that_would_silence_nothing_is_found(write: Write, comment: str, shown: str, what: str) -> None:
    path = write("a.toml", f"{comment}\n{FLAWED}")
    [one] = [p for p in report(path, select=FLAWS | {"unknown-rule"}).problems if p.rule == "unknown-rule"]
    assert (one.severity, one.what, one.remedy) == ("warning", what, "write `# phonequiz: ignore RULE`")
    assert path.read_text().splitlines()[one.place.line - 1][one.place.column - 1 :] == shown


def test_an_error_of_two_equal_questions_can_be_silenced(write: Write) -> None:
    again = "# phonequiz: ignore duplicate-question\n" + question("r", stem='"What is q?"', answer='"key of q"')
    assert report(write("a.toml", question("q"), again)).problems == ()


def test_brackets_within_values_are_no_headers() -> None:
    text = '[bank]\nx = [\n[1],\n["[[question]]"],\n]\n# phonequiz: ignore clang\n[[question]]\nid = "q"\n'
    silenced = silenced_in(text, SILENCEABLE)
    assert silenced.bank == frozenset()
    assert silenced.questions == {0: {"clang"}}
