"""kill -9 at any moment: an answer whose feedback was on the screen is kept, and the run goes on behind it."""

from __future__ import annotations

import random
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from .banks import answers, asked, bank_text, rows
from .harness import Terminal

FEEDBACK = re.compile(r"\b(Right|Wrong)\b")
LETTERS = "abcd"
KILLS = 10

Ask = Callable[..., Terminal]


def is_begun(journal: Path) -> bool:
    """Whether a commit is under way: a journal whose commit is done begins with zeros."""
    try:
        with journal.open("rb") as file:
            return file.read(1) not in (b"", b"\0")
    except OSError:
        return False


class Sitting:
    """One learner who is cut off again and again, and what they have been shown."""

    def __init__(self, ask: Ask, bank: Path, data_dir: Path, *options: str) -> None:
        self.ask, self.bank, self.data_dir, self.options = ask, bank, data_dir, options
        self.plain = "--plain" in options
        self.shown: list[tuple[str, str]] = []

    def start(self) -> Terminal:
        """The program anew; it asks what the record says is next, which is nothing that was answered in sight."""
        terminal = self.ask("practice", "--bank", self.bank, *self.options)
        item, _ = self.question(terminal)
        assert item not in dict(self.shown)
        order = self.order()
        if order:
            kept = dict(answers(self.data_dir))
            assert item == next(later for later in order if later not in kept)
        return terminal

    def order(self) -> list[str]:
        """The questions of the run in the order in which they are asked; empty before the first answer."""
        try:
            found = rows(
                self.data_dir,
                "SELECT run, item.name FROM slot JOIN item ON item.key = slot.item ORDER BY run, position",
            )
        except sqlite3.OperationalError:
            return []
        assert len({run for run, _ in found}) <= 1, "a run was begun beside the one that goes on"
        return [item for _, item in found]

    def question(self, terminal: Terminal) -> tuple[str, list[str]]:
        """The question on the screen, once it waits for an answer, and its options in their order."""

        def asks() -> bool:
            text = terminal.text[terminal.text.rfind("Which is") :]
            return bool(asked(text)) and (terminal.prompting if self.plain else not FEEDBACK.search(text))

        terminal.wait_for(asks)
        found = asked(terminal.text)
        assert found is not None
        number, options = found
        return f"q-{number}", options

    def answer(self, terminal: Terminal, letter: str) -> tuple[str, str]:
        """Give an answer without waiting for what is said of it; tells what was answered."""
        item, options = self.question(terminal)
        self.told = len(FEEDBACK.findall(terminal.written))
        terminal.send(letter + "\r" if self.plain else letter)
        return item, options[LETTERS.index(letter)]

    def was_told(self, terminal: Terminal) -> bool:
        """Whether feedback on the last answer has reached the terminal."""
        if self.plain:
            return len(FEEDBACK.findall(terminal.written)) > self.told
        return FEEDBACK.search(terminal.text) is not None

    def go_on(self, terminal: Terminal, given: tuple[str, str]) -> None:
        """See the feedback and go to the next question."""
        terminal.wait_for(lambda: self.was_told(terminal))
        self.shown.append(given)
        if not self.plain:
            terminal.send("\r")
        terminal.wait_for(lambda: f"number {given[0][2:]}?" not in terminal.text[terminal.text.rfind("Which is") :])
        self.question(terminal)

    def cut(self, terminal: Terminal, given: tuple[str, str]) -> bool:
        """Kill the process; whether the file was left in the middle of a commit. What was seen must be there."""
        terminal.kill()
        assert terminal.status == -9
        if self.was_told(terminal):
            self.shown.append(given)
        torn = is_begun(self.data_dir / "progress.db-journal")
        self.check()
        return torn

    def check(self) -> None:
        """Every answer that was shown is kept, each once, and the file is sound."""
        assert rows(self.data_dir, "PRAGMA integrity_check") == [("ok",)]
        assert rows(self.data_dir, "PRAGMA foreign_key_check") == []
        kept = answers(self.data_dir)
        assert len(kept) == len(dict(kept))
        assert set(self.shown) <= set(kept)


@pytest.fixture
def sitting(open_terminal, tmp_path: Path, data_dir: Path) -> Callable[..., Sitting]:
    def begin(*options: str, questions: int = 200) -> Sitting:
        bank = tmp_path / "many.toml"
        bank.write_text(bank_text(questions), encoding="utf-8")
        return Sitting(open_terminal, bank, data_dir, *options)

    return begin


@pytest.mark.slow
@pytest.mark.parametrize("plain", [False, False, False, False, True], ids=["app-1", "app-2", "app-3", "app-4", "plain"])
@pytest.mark.parametrize("seed", range(2))
def test_a_kill_at_a_random_moment_loses_no_answer_that_was_shown(sitting, plain, seed, request):
    chance = random.Random(request.node.callspec.id)
    learner = sitting("-n", "150", *(["--plain"] if plain else []))
    for _ in range(KILLS):
        terminal = learner.start()
        for _ in range(chance.randrange(3)):
            learner.go_on(terminal, learner.answer(terminal, chance.choice(LETTERS)))
        given = learner.answer(terminal, chance.choice(LETTERS))
        until = time.perf_counter() + chance.uniform(0, 0.008 if plain else 0.06)
        while time.perf_counter() < until:
            pass  # a sleep would end a timer's tick too late
        learner.cut(terminal, given)
        terminal.close()
    learner.start()


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--plain",)], ids=["app", "plain"])
def test_a_kill_in_the_middle_of_a_commit_loses_no_answer_that_was_shown(sitting, data_dir, options):
    chance = random.Random(7)
    learner = sitting("-n", "150", *options)
    journal = data_dir / "progress.db-journal"
    torn = 0
    for _ in range(60):
        terminal = learner.start()
        learner.go_on(terminal, learner.answer(terminal, "b"))
        given = learner.answer(terminal, "a")
        deadline = time.perf_counter() + 5
        while not is_begun(journal) and time.perf_counter() < deadline:
            pass
        until = time.perf_counter() + chance.uniform(0, 0.0005)
        while time.perf_counter() < until:
            pass
        torn += learner.cut(terminal, given)
        terminal.close()
        if torn == 5:
            break
    assert torn, "no kill ever fell into a commit"
    learner.start()


def test_a_kill_in_the_first_commit_of_a_long_run_leaves_all_of_it_or_nothing(sitting, data_dir):
    # A first answer keeps the whole run with it; 2,000 questions make that a commit of many pages.
    learner = sitting("-n", "2000", questions=2000)
    journal = data_dir / "progress.db-journal"
    terminal = learner.start()
    given = learner.answer(terminal, "c")
    deadline = time.perf_counter() + 10
    while not (is_begun(journal) and journal.stat().st_size > 512) and time.perf_counter() < deadline:
        pass
    learner.cut(terminal, given)
    with closing(sqlite3.connect(data_dir / "progress.db")) as record:
        runs, slots, given_answers = (
            record.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("run", "slot", "answer")
        )
    assert (runs, slots, given_answers) in {(0, 0, 0), (1, 2000, 1)}
    terminal = learner.start()
    learner.go_on(terminal, learner.answer(terminal, "c"))
