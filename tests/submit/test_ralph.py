"""Handing in to a real record store, and what its own models say of the statements."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from phonequiz.bank.model import Bank
from phonequiz.bank.reading import load
from phonequiz.record.store import Store
from phonequiz.xapi.comparing import same
from phonequiz.xapi.outbox import Outbox
from phonequiz.xapi.statements import Statement, dumped

from ..conftest import BankMaker, Clock, question, questions
from ..xapi.conftest import ADA, ALL, practise, statements, take
from .ralph import PASSWORD, USER, VALIDATOR, Ralph, ralph, ralph_python

__all__ = ["ralph", "ralph_python"]

NOTHING_LEFT = (0, "Nothing is left to hand in.")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")]


@pytest.fixture
def exams(make_bank: BankMaker, store: Store, clock: Clock) -> list[Statement]:
    """Twenty exams and a practice; gives the statements on the exams, the record is in ``data``."""
    bank = load(make_bank(questions(20), exam={"questions": 20, "pass_mark": 0.5}))
    for number in range(20):
        take(bank, store, clock, ["k1"] * number + ["d1"] * (20 - number)).flag("unclear", 0)
    practise(bank, store, clock, ["k1"])
    return statements(store, clock, frozenset({"exam"}))


def hand_in(ralph: Ralph, tmp_path: Path) -> subprocess.Popen[str]:
    environ = {
        **os.environ,
        "PHONEQUIZ_ACTOR_NAME": ADA.name,
        "PHONEQUIZ_ACTOR_HOME_PAGE": ADA.home_page,
        "PHONEQUIZ_LRS_USER": USER,
        "PHONEQUIZ_LRS_PASSWORD": PASSWORD,
        "PHONEQUIZ_DATA_DIR": str(tmp_path / "data"),
    }
    command = [sys.executable, "-m", "phonequiz", "--lang", "en", "submit", "--yes", "--lrs", ralph.url]
    return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit status, and what was printed last: of what was found wrong, else of what was done."""
    out, err = process.communicate(timeout=120)
    assert "Traceback" not in err
    return process.returncode, (err or out).splitlines()[-1]


def is_all_there_once(ralph: Ralph, sent: list[Statement]) -> bool:
    """Whether Ralph gives away exactly what was sent, and has it once in its file."""
    held = {statement["id"]: statement for statement in ralph.held()}
    lines = ralph.file.read_bytes().splitlines()
    return (
        len(lines) == len(sent)
        and set(held) == {statement["id"] for statement in sent}
        and all(same(statement, held[statement["id"]]) for statement in sent)
    )


def wait_for(ralph: Ralph, lines: int) -> None:
    """Until it has so many statements."""
    until = time.monotonic() + 60
    while not ralph.file.exists() or ralph.file.read_bytes().count(b"\n") < lines:
        assert time.monotonic() < until
        time.sleep(0.001)


def test_what_is_handed_in_twice_is_there_once(ralph: Ralph, exams: list[Statement], tmp_path: Path) -> None:
    assert finished(hand_in(ralph, tmp_path)) == (0, f"{len(exams)} statements have arrived.")
    assert is_all_there_once(ralph, exams)
    assert finished(hand_in(ralph, tmp_path)) == NOTHING_LEFT
    assert is_all_there_once(ralph, exams)


def test_an_outbox_that_forgot_what_it_sent_doubles_nothing(
    ralph: Ralph, exams: list[Statement], store: Store, tmp_path: Path
) -> None:
    assert finished(hand_in(ralph, tmp_path)) == (0, f"{len(exams)} statements have arrived.")
    with store.transaction() as connection:
        connection.execute("DELETE FROM delivery WHERE statement % 3 <> 0")
    assert finished(hand_in(ralph, tmp_path))[0] == 0
    assert is_all_there_once(ralph, exams)
    assert Outbox(store).confirmed(ralph.url) == len(exams)


@pytest.mark.parametrize("sent_before", [1, 200])
def test_a_store_that_is_killed_in_the_middle_gets_the_rest_later(
    ralph: Ralph, exams: list[Statement], tmp_path: Path, sent_before: int
) -> None:
    process = hand_in(ralph, tmp_path)
    wait_for(ralph, sent_before)
    ralph.kill()
    status, said = finished(process)
    assert status == 2
    assert "cannot be reached" in said
    ralph.start()
    status, said = finished(hand_in(ralph, tmp_path))
    assert status == 0, said
    assert is_all_there_once(ralph, exams)
    assert finished(hand_in(ralph, tmp_path)) == NOTHING_LEFT


def test_a_store_that_comes_back_is_waited_for(ralph: Ralph, exams: list[Statement], tmp_path: Path) -> None:
    process = hand_in(ralph, tmp_path)
    wait_for(ralph, 50)
    ralph.kill()
    ralph.start()
    assert finished(process)[0] == 0
    assert is_all_there_once(ralph, exams)


def test_a_learner_who_is_killed_in_the_middle_hands_in_the_rest_later(
    ralph: Ralph, exams: list[Statement], tmp_path: Path
) -> None:
    process = hand_in(ralph, tmp_path)
    wait_for(ralph, 100)
    process.kill()
    process.communicate()
    assert finished(hand_in(ralph, tmp_path))[0] == 0
    assert is_all_there_once(ralph, exams)


def test_the_models_of_ralph_find_nothing_wrong(
    ralph_python: Path, make_bank: BankMaker, bank: Bank, store: Store, clock: Clock
) -> None:
    several = question("many", type="multiple", answer=["one", "two"], order=None, place=None)
    either = question("either", type="true-false", answer=False, distractors=None, order=None, place=None)
    odd = load(make_bank([several, either], id="Bank ä/ö?", title="“T”", language="de-AT", exam={"questions": 2}))
    right: dict[str, tuple[str, ...]] = {"many": ("k2", "k1"), "either": ("false",)}
    kept = take(odd, store, clock, [])
    kept = take(odd, store, clock, [], hand_in=False)
    for position, slot in enumerate(kept.run.slots):
        kept.run.go(position)
        kept.answer(right[slot.item], 0)
    kept.hand_in()
    kept.flag("why\nso?", 0)
    kept.flag("", 1)
    practise(bank, store, clock, ["k1", "d1"])
    practise(bank, store, clock, []).flag("not kept", 0)
    made = statements(store, clock, ALL)
    verbs = {statement["verb"]["id"].rpartition("/")[2] for statement in made}
    assert verbs == {"attempted", "answered", "completed", "passed", "failed", "commented"}
    valid, wrong = made, [made[0] | {"actor": {"objectType": "Agent"}}]
    for said, status in ((valid, 0), (wrong, 1)):
        lines = "".join(f"{dumped(statement)}\n" for statement in said)
        done = subprocess.run(
            [ralph_python, "-c", VALIDATOR], input=lines, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == status, done.stderr[-2000:]
    assert json.loads(dumped(made[0])) == made[0]
