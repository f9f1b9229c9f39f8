"""Old answers by the key that a bank has now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from phonequiz.bank.reading import load
from phonequiz.sources import quick
from phonequiz.sources.gathering import Gathered, Sources, gather
from phonequiz.sources.regrading import Regraded, regrade

from ..conftest import BankMaker, Clock, question
from .statements import exam, write


def bank_question(name: str, **fields: Any) -> dict[str, Any]:
    made = {"answer": f"k1 of {name}", "distractors": [f"d1 of {name}", f"d2 of {name}"], "place": None, "order": None}
    return question(name, **(made | fields))


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    given = exam("ada", "r1", {"q1": True, "q2": True}) + exam("bob", "r2", {"q1": False, "q2": True}, at=60)
    return write(tmp_path / "team.jsonl", given)


def gathered_of(path: Path) -> Gathered:
    return gather(Sources([], [path], [], []), Clock()(), lambda url: [], copied=True)


def regraded(path: Path, bank: Path) -> Regraded:
    return by_the_key_of(bank, gathered_of(path))


def by_the_key_of(bank: Path, gathered: Gathered) -> Regraded:
    now = load(bank)
    return regrade(gathered.attempts, gathered.numbers, gathered.ledger, gathered.wordings, {now.language: now})


def test_with_the_same_key_nothing_changes(statements: Path, make_bank: BankMaker) -> None:
    result = regraded(statements, make_bank([bank_question("q1"), bank_question("q2")]))
    assert (result.changed, result.left) == ([], 0)


def test_a_key_that_was_wrong_changes_what_was_chosen_by_its_text(statements: Path, make_bank: BankMaker) -> None:
    # What stood in the bank as the first distractor is now its key: k1 means another option than it did.
    right = bank_question("q1", answer="D1  of q1", distractors=["k1 of q1", "d2 of q1"])
    result = regraded(statements, make_bank([right, bank_question("q2")], exam={"questions": 2, "pass_mark": 0.9}))
    assert [(old.learner, old.right, new.right, old.passed, new.passed) for old, new in result.changed] == [
        ("ada", 2, 1, True, True),
        ("bob", 1, 2, True, True),
    ]
    assert [attempt.score for attempt in result.attempts] == [0.5, 1.0]


@pytest.mark.parametrize("worth_it", [0, 1 << 60], ids=["by DuckDB", "line by line"])
def test_options_and_keys_are_those_of_now_with_the_mark(
    statements: Path, make_bank: BankMaker, monkeypatch: pytest.MonkeyPatch, worth_it: int
) -> None:
    monkeypatch.setattr(quick, "WORTH_IT", worth_it)
    right = bank_question("q1", answer="d1 of q1", distractors=["k1 of q1", "d2 of q1"])
    gathered = gathered_of(statements)
    result = by_the_key_of(make_bank([right, bank_question("q2")]), gathered)
    (content,) = {key[2] for key, wording in result.wordings.items() if key[1] == "q1" and key[2] != "c1"}
    wording = result.wordings["small", "q1", content]
    assert (wording.options["k1"], wording.keys) == ("d1 of q1", ("k1",))
    assert list(result.wordings)[-2:] == [key for key in result.wordings if key[2] != "c1"], "the last is taken for now"
    given = gathered.ledger.execute("SELECT content, response, mark FROM answers WHERE item = 0 ORDER BY mark")
    assert given == [(content, "d1", 0), (content, "k1", 1)]


def test_one_option_that_was_reworded_is_still_known(statements: Path, make_bank: BankMaker) -> None:
    reworded = bank_question("q1", answer="k1, but clearer")
    result = regraded(statements, make_bank([reworded, bank_question("q2")]))
    assert (result.changed, result.left) == ([], 0)


def test_what_cannot_be_told_keeps_its_mark(statements: Path, make_bank: BankMaker) -> None:
    result = regraded(statements, make_bank([bank_question("q1", answer="new", distractors=["other", "third"])]))
    assert (result.changed, result.left) == ([], 4), "q2 is gone, and q1 is another question"
