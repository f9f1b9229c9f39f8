"""Questions that a bank asks twice."""

from __future__ import annotations

import pytest

from .conftest import Write, found, question, report

STATEMENT = {"type": '"true-false"', "distractors": None}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"answer": '"k"'}, {"answer": '"k"'}),
        ({"answer": '"A  Key"'}, {"answer": '"ａ key"'}),
        ({"type": '"multiple"', "answer": '["k", "l"]'}, {"answer": '"l"'}),
        ({"type": '"multiple"', "answer": '["k", "l"]'}, {"type": '"multiple"', "answer": '["l", "m"]'}),
        ({"answer": '"k"', "status": '"draft"'}, {"answer": '"k"'}),
        (STATEMENT | {"answer": "true"}, STATEMENT | {"answer": "true"}),
        (STATEMENT | {"answer": "true"}, STATEMENT | {"answer": "false"}),
    ],
)
def test_the_same_stem_and_a_shared_key(write: Write, one: dict[str, str | None], other: dict[str, str | None]) -> None:
    path = write(
        "a.toml",
        question("first", stem='"What  is it?"', **one),
        question("between"),
        question("second", stem='"WHAT IS it?"', **other),
    )
    [(line, rule, id_, what)] = found(path)
    assert (rule, id_) == ("duplicate-question", "second")
    assert path.read_text().splitlines()[line - 1] == 'stem = "WHAT IS it?"'
    assert "'first'" in what


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"answer": '"k"'}, {"answer": '"l"'}),
        ({"answer": '"k"'}, {"answer": '"x"', "distractors": '["k", "y"]'}),
        ({"answer": '"True"'}, STATEMENT | {"answer": "true"}),
        ({"answer": '"k"'}, {"answer": '"k"', "stem": '"What is that?"'}),
    ],
)
def test_no_shared_key_or_another_stem(write: Write, one: dict[str, str | None], other: dict[str, str | None]) -> None:
    stem = {"stem": '"What is it?"'}
    assert found(write("a.toml", question("first", **(stem | one)), question("second", **(stem | other)))) == []


def test_each_further_one_is_found_once(write: Write) -> None:
    same = [question(f"q{n}", stem='"S?"', answer='"k"') for n in range(4)]
    assert [id_ for _, _, id_, _ in found(write("a.toml", *same))] == ["q1", "q2", "q3"]


def test_what_else_is_wrong_with_them_does_not_hide_it(write: Write) -> None:
    same = {"stem": '"S?"', "answer": '"k"', "feedback": "1", "oops": "2", "place": '"x"', "topic": '"nowhere"'}
    path = write("a.toml", question("first", **same), question("first", **same))
    assert "duplicate-question" in {rule for _, rule, _, _ in found(path)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"stem": '"In which year was the telephone invented?"', "answer": '"1876"'},
            {"stem": '"When was the telephone invented?"', "answer": '"in 1876"'},
        ),
        (
            {"stem": '"How long is the shift of a nurse?"', "answer": '"eight hours"'},
            {"stem": '"How long is a nurse\'s shift?"', "answer": '"8 hours"'},
        ),
        (
            STATEMENT | {"stem": '"Customers still want to talk to humans."', "answer": "true"},
            STATEMENT | {"stem": '"Still, customers want to talk to humans."', "answer": "false"},
        ),
    ],
)
def test_nearly_the_same_is_a_warning(write: Write, one: dict[str, str | None], other: dict[str, str | None]) -> None:
    [problem] = report(
        write("a.toml", question("first", **one), question("between"), question("second", **other))
    ).problems
    assert (problem.rule, problem.severity, problem.question) == ("duplicate-question", "warning", "second")
    assert "'first'" in problem.what


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"stem": '"In which year was the telephone invented?"', "answer": '"1876"'},
            {"stem": '"In which year was the telegraph invented?"', "answer": '"1837"'},
        ),
        (
            {"stem": '"How many calls came in 2017?"', "answer": '"8"'},
            {"stem": '"How many calls came in 2018?"', "answer": '"8"'},
        ),
        (
            {"stem": '"Who is behind the study?"', "answer": '"Google"'},
            {"stem": '"Which firm makes the phone?"', "answer": '"Google"'},
        ),
    ],
)
def test_another_matter_is_none(write: Write, one: dict[str, str | None], other: dict[str, str | None]) -> None:
    assert found(write("a.toml", question("first", **one), question("second", **other))) == []


def test_thousands_with_one_key_are_compared_in_no_time(write: Write) -> None:
    many = [
        question(f"q{n}", stem=f'"Which app shares file {n} with the team?"', answer='"Slack"') for n in range(3000)
    ]
    assert found(write("a.toml", *many)) == []
