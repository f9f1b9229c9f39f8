"""Banks examined in one pass: the order of findings, what is selected, and that no finding hides or breaks another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from phonequiz.bank.structure import Finding
from phonequiz.check import examining
from phonequiz.check.examined import Examined, readable_item
from phonequiz.check.rules import NAMES, RULES, Rule

from ..bank.test_reading import BANKS, VALUES
from .conftest import Write, found, question, report

WRONG = {
    "schema": question("q1", oops="1"),
    "unknown-topic": question("q2", topic='"u"'),
    "duplicate-option": question("q3", distractors='["x", "X"]'),
    "control-character": question("q4", explanation='"\\u202e"'),
    "duplicate-question": question("q1-again", stem='"What is q1?"', answer='"key of q1"'),
    "duplicate-id": question("q1-again", stem='"Other?"'),
}


def test_all_is_found_in_one_pass_in_the_order_of_the_file(write: Write) -> None:
    findings = found(write("a.toml", *WRONG.values()))
    assert [rule for _, rule, _, _ in findings] == list(WRONG)
    lines = [line for line, _, _, _ in findings]
    assert lines == sorted(lines)


def test_files_come_in_the_order_in_which_they_are_given(write: Write) -> None:
    second = write("b.toml", WRONG["schema"], id="x")
    first = write("a.toml", WRONG["schema"], id="y")
    assert [problem.place.file for problem in report(second, first).problems] == [str(second), str(first)]


@pytest.mark.parametrize("rule", WRONG)
def test_only_what_is_selected_is_said(write: Write, rule: str) -> None:
    path = write("a.toml", *WRONG.values())
    assert [found_[1] for found_ in found(path, select=frozenset([rule]))] == [rule]
    assert [found_[1] for found_ in found(path, ignore=frozenset([rule]))] == [name for name in WRONG if name != rule]
    assert found(path, select=frozenset([rule]), ignore=frozenset([rule])) == []


@pytest.mark.parametrize(("content", "rule"), [(b"oops", "syntax"), (b"\xff", "encoding"), (b"format = 2", "schema")])
def test_that_a_file_is_no_bank_is_said_whatever_is_selected(tmp_path: Path, content: bytes, rule: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    assert [found_[1] for found_ in found(path, select=frozenset(["duplicate-question"]))] == [rule]
    assert found(path, ignore=frozenset([rule])) == []


def test_what_cannot_be_read_is_apart_and_the_others_are_examined(write: Write, tmp_path: Path) -> None:
    path = write("a.toml", WRONG["schema"])
    done = report(tmp_path / "missing.toml", path, tmp_path)
    assert [problem.place.file for problem in done.unreadable] == [str(tmp_path / "missing.toml"), str(tmp_path)]
    assert (done.files, done.questions, done.errors) == (1, 1, 1)


def test_each_step_of_each_file_is_told(write: Write) -> None:
    files = [write("a.toml", id="x"), write("b.toml", id="y")]
    steps: list[Path] = []
    examining.examine(files, examining.Selection(), steps.append)
    assert steps == files * examining.STEPS


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert {rule.name for rule in RULES} <= set(NAMES)


def test_a_rule_is_a_function_in_the_list(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def short_stems(bank: Examined) -> list[Finding]:
        return [
            Finding(("question", number, "stem"), "short-stem", "the stem is short", "write more", severity="warning")
            for number, item in bank.items.items()
            if len(item.stem) < 5
        ]

    monkeypatch.setattr(examining, "RULES", (*RULES, Rule("short-stem", short_stems)))
    done = report(write("a.toml", question("q", stem='"S?"'), question("r")))
    assert [(p.rule, p.severity, p.question, p.place.line) for p in done.problems] == [
        ("short-stem", "warning", "q", 12)
    ]


def test_thousands_of_findings_come_in_order(write: Write) -> None:
    path = write("a.toml", *(question(f"q{n}", oops="1", topic='"u"') for n in range(2500)))
    done = report(path)
    places = [(problem.place.line, problem.place.column) for problem in done.problems]
    assert len(places) == 5000
    assert places == sorted(places)
    assert [problem.question for problem in done.problems[::2]] == [f"q{n}" for n in range(2500)]


def test_thousands_on_one_line_too(tmp_path: Path) -> None:
    text = "question = [" + ", ".join(f'{{ id = "ü{n}" }}' for n in range(1000)) + "]\n"
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    places = {problem.place[1:] for problem in report(path).problems if problem.question == "ü999"}
    assert places == {(1, text.index('{ id = "ü999') + 1), (1, text.index('"ü999') + 1)}


@settings(deadline=None, max_examples=100)
@given(content=BANKS)
def test_no_content_breaks_a_rule(tmp_path_factory: pytest.TempPathFactory, content: dict[str, Any]) -> None:
    folder = tmp_path_factory.getbasetemp() / "rules"
    folder.mkdir(exist_ok=True)
    for name in ("a.toml", "b.toml"):
        (folder / name).write_bytes(tomli_w.dumps(content).encode())
    assert all(problem.place.line >= 1 for problem in report(folder / "a.toml", folder / "b.toml").problems)


@settings(deadline=None, max_examples=100)
@given(
    st.fixed_dictionaries(
        {"id": st.just("q"), "topic": st.just("t"), "stem": st.just("S?")},
        optional={
            "type": st.sampled_from(["single", "multiple", "true-false"]) | VALUES,
            "answer": st.booleans() | st.lists(st.text(min_size=1), min_size=1) | VALUES,
            "distractors": st.lists(st.text(min_size=1) | st.fixed_dictionaries({"text": st.just("x")}) | VALUES),
            "place": VALUES,
            "order": VALUES,
            "feedback": VALUES,
            "quote": VALUES,
        },
    )
)
def test_what_can_be_read_as_a_question_is_one(row: dict[str, Any]) -> None:
    item = readable_item(row)
    if item is not None:
        assert all(isinstance(text, str) for text in (item.stem, *(option.text for option in item.options)))
        assert all(text is None or isinstance(text, str) for text in (item.feedback, item.explanation, item.quote))
        assert item.keys
        assert item.order in {"auto", "shuffled", "fixed"}
        assert all(isinstance(number, int) for number in item.place)
        assert item.content_hash
