"""What several records hold together."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from phonequiz.bank.model import Bank
from phonequiz.bank.reading import load
from phonequiz.problems import PhonequizError
from phonequiz.record.kept import KeptRun
from phonequiz.record.opening import start
from phonequiz.record.rows import Request
from phonequiz.record.sources import database_files, gather, learner_name
from phonequiz.record.store import FILE_NAME, Store

from ..conftest import BankMaker, Clock, questions


@pytest.fixture
def exam_bank(make_bank: BankMaker) -> Bank:
    return load(make_bank(questions(3), exam={"questions": 3, "pass_mark": 0.5, "time_limit": "10m"}))


def answer(kept: KeptRun, *given: str) -> None:
    for position, response in enumerate(given):
        kept.run.go(position)
        kept.answer((response,), 1)


def one(kept: KeptRun) -> None:
    answer(kept, "d1")


def two(kept: KeptRun) -> None:
    answer(kept, "d1", "k1")


def changed(kept: KeptRun) -> None:
    answer(kept, "k1", "k1")


def finished(kept: KeptRun) -> None:
    kept.hand_in()


# What happens before the first copy is taken, what between it and the second, how far the clock goes then, and what
# of answered and right the second copy holds.
COPIES: list[
    tuple[str, list[Callable[[KeptRun], None]], list[Callable[[KeptRun], None]], int, tuple[int, int | None]]
] = [
    ("finished since", [one], [finished], 0, (1, 0)),
    ("finished since, and now the time is over", [one], [finished], 601, (1, 0)),
    ("changed and finished since, and now the time is over", [two], [changed, finished], 601, (2, 2)),
    ("answered since", [one], [two], 0, (2, None)),
    ("answered since, and now the time is over", [one], [two], 601, (2, 1)),
    ("changed since, and now the time is over", [two], [changed], 601, (2, 2)),
]


@pytest.mark.parametrize(
    ("before", "between", "forward", "expected"), [row[1:] for row in COPIES], ids=[c[0] for c in COPIES]
)
def test_the_later_copy_of_a_run_counts_with_its_answers(
    exam_bank: Bank,
    store: Store,
    clock: Clock,
    tmp_path: Path,
    before: list[Callable[[KeptRun], None]],
    between: list[Callable[[KeptRun], None]],
    forward: int,
    expected: tuple[int, int | None],
) -> None:
    kept = start(exam_bank, "exam", Request(), store, clock)
    for act in before:
        act(kept)
    early = shutil.copy(store.path, tmp_path / "early.db")
    for act in between:
        act(kept)
    late = shutil.copy(store.path, tmp_path / "late.db")
    clock.forward(forward)
    for paths in ([early, late], [late, early], [late, early, late]):
        gathered = gather([Path(path) for path in paths], clock())
        [attempt] = gathered.attempts
        assert (attempt.learner, attempt.answered, attempt.right) == ("late", *expected)
        assert len(gathered.responses) == expected[0]
        if expected[1] is not None:
            assert sum(response.right for response in gathered.responses) == expected[1]
        assert (gathered.usable, gathered.problems) == (len(paths), [])


def test_learners_and_their_runs_are_added_up(exam_bank: Bank, clock: Clock, tmp_path: Path) -> None:
    for name in ("ada", "bob"):
        record = Store.open(tmp_path / name)
        kept = start(exam_bank, "exam", Request(), record, clock)
        answer(kept, "k1", "k1", "k1")
        kept.flag(f"{name} says so", 0)
        kept.hand_in()
        record.close()
    (tmp_path / "bad.db").write_bytes(b"nonsense" * 100)
    (tmp_path / "empty.db").touch()
    copy = shutil.copy(tmp_path / "ada" / FILE_NAME, tmp_path / "ada-copy.db")
    gathered = gather(
        [*sorted(tmp_path.glob("*/*.db")), Path(copy), tmp_path / "bad.db", tmp_path / "empty.db"], clock()
    )
    assert [attempt.learner for attempt in gathered.attempts] == ["ada", "bob"]
    assert len(gathered.responses) == 6
    assert [flag.why for flag in gathered.flags] == ["ada says so", "bob says so"], "a flag met twice counts once"
    assert set(gathered.stems) == {("small", "q1"), ("small", "q2"), ("small", "q3")}
    assert [Path(problem.place.file).name for problem in gathered.problems] == ["bad.db", "empty.db"]
    assert gathered.usable == 3


def test_learners_without_a_name_are_called_after_their_files() -> None:
    assert learner_name(Path("team/ada.db")) == "ada"
    assert learner_name(Path("team/bob") / FILE_NAME) == "bob"


def test_folders_are_searched_for_databases(tmp_path: Path) -> None:
    for name in ("x/ada.db", "x/y/progress.db", "x/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    found = [path.relative_to(tmp_path).as_posix() for path in database_files([tmp_path / "x", tmp_path / "x/ada.db"])]
    assert found == ["x/ada.db", "x/y/progress.db"]


def test_every_source_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(PhonequizError) as caught:
        database_files([tmp_path / "a", tmp_path, tmp_path / "b"])
    assert [problem.place.file for problem in caught.value.problems] == [str(tmp_path / "a"), str(tmp_path / "b")]
