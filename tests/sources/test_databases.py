"""What several records hold together."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from phonequiz.bank.model import Bank
from phonequiz.bank.reading import load
from phonequiz.problems import PhonequizError
from phonequiz.record.kept import KeptRun
from phonequiz.record.opening import start
from phonequiz.record.rows import Request
from phonequiz.record.store import FILE_NAME, Store
from phonequiz.sources.gathering import Gathered, Sources, find, gather
from phonequiz.sources.learners import learner_name

from ..conftest import BankMaker, Clock, questions


@pytest.fixture
def exam_bank(make_bank: BankMaker) -> Bank:
    return load(make_bank(questions(3), exam={"questions": 3, "pass_mark": 0.5, "time_limit": "10m"}))


def read(paths: list[Path], clock: Clock, *, copied: bool = False) -> Gathered:
    return gather(Sources(paths, [], [], []), clock(), lambda url: [], copied=copied)


def marks_of(gathered: Gathered, run: str) -> list[float]:
    ledger, number = gathered.ledger, gathered.numbers[run]
    return [m for part in ledger.parts for (m,) in ledger.execute(f"SELECT mark FROM {part} WHERE run = ?", (number,))]


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
    for paths in ([early, late], [late, early], [late, early, late], [late]):
        for copied in (False, True):
            gathered = read([Path(path) for path in paths], clock, copied=copied)
            [attempt] = gathered.attempts
            assert (attempt.learner, attempt.answered, attempt.right) == ("late", *expected)
            marks = marks_of(gathered, attempt.run)
            assert len(marks) == expected[0]
            if expected[1] is not None:
                assert sum(marks) == expected[1]
            assert (gathered.usable, gathered.problems) == (len(paths), [])
            gathered.ledger.close()


def test_one_record_adds_up_the_same_with_responses_without_and_copied(
    exam_bank: Bank, store: Store, clock: Clock
) -> None:
    for given in ([two], [two, changed], [one], []):  # with answers that count, and some that were changed
        kept = start(exam_bank, "exam", Request(), store, clock)
        for act in given:
            act(kept)
        kept.hand_in()
    sums = []
    for copied in (False, True):
        gathered = read([store.path], clock, copied=copied)
        names, ledger = dict(gathered.ledger.items), gathered.ledger
        totals = {gathered.numbers[one.run]: float(one.right or 0) for one in gathered.attempts}
        ledger.choose({number: at for at, number in enumerate(totals)}, totals)
        for responses in (False, True):
            found: Counter[tuple[str, float, float]] = Counter()
            for cell in ledger.cells(responses=responses):
                found[names[cell.item][1], cell.mark, cell.total] += cell.n
            sums.append(found)
        ledger.close()
    assert sums[0] == sums[1] == sums[2] == sums[3]
    assert sorted((mark, total, n) for (_, mark, total), n in sums[0].items()) == sorted(
        [(0, 0, 1), (0, 1, 1), (1, 1, 1), (1, 2, 1), (1, 2, 1)]
    )


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
    paths = [*sorted(tmp_path.glob("*/*.db")), Path(copy), tmp_path / "bad.db", tmp_path / "empty.db"]
    gathered = read(paths, clock)
    assert [attempt.learner for attempt in gathered.attempts] == ["ada", "bob"]
    assert [len(marks_of(gathered, attempt.run)) for attempt in gathered.attempts] == [3, 3]
    assert [flag.why for flag in gathered.flags] == ["ada says so", "bob says so"], "a flag met twice counts once"
    assert {key[:2] for key in gathered.wordings} == {("small", "q1"), ("small", "q2"), ("small", "q3")}
    assert [Path(problem.place.file).name for problem in gathered.problems] == ["bad.db", "empty.db"]
    assert gathered.usable == 3


def test_learners_without_a_name_are_called_after_their_files() -> None:
    assert learner_name(Path("team/ada.db")) == "ada"
    assert learner_name(Path("team/bob") / FILE_NAME) == "bob"


def taken(data_dir: Path, bank: Bank, clock: Clock, learner: str | None = None) -> Path:
    """The record of someone who has taken an exam."""
    record = Store.open(data_dir)
    kept = start(bank, "exam", Request(), record, clock, learner=learner)
    answer(kept, "k1")
    kept.hand_in()
    record.close()
    return record.path


def test_records_of_one_name_are_told_apart_by_their_folders(exam_bank: Bank, clock: Clock, tmp_path: Path) -> None:
    places = ("homes/ann/.local/share/phonequiz", "homes/ben/.local/share/phonequiz", "x/bob", "y/bob", "cyd")
    paths = [taken(tmp_path / place, exam_bank, clock) for place in places]
    (tmp_path / "backup" / "cyd").mkdir(parents=True)
    paths.append(Path(shutil.copy(paths[-1], tmp_path / "backup" / "cyd")))
    gathered = read(paths, clock)
    names = ["phonequiz (ann)", "phonequiz (ben)", "bob (x)", "bob (y)", "cyd"]
    assert [attempt.learner for attempt in gathered.attempts] == names
    assert gathered.shared == []
    for number, path in enumerate(paths[:4]):
        alone = read([path], clock)
        [identity] = alone.identities.values()
        assert identity == gathered.identities[names[number]], "known as the same one alone"
        alone.ledger.close()
    assert len(set(gathered.identities.values())) == 5


def test_what_no_single_folder_tells_apart_is_told_by_more_of_the_path(
    exam_bank: Bank, clock: Clock, tmp_path: Path
) -> None:
    paths = [taken(tmp_path / place / "bob", exam_bank, clock) for place in ("a/1", "a/2", "b/1")]
    names = [attempt.learner for attempt in read(paths, clock).attempts]
    assert names == [f"bob ({Path(place, 'bob', FILE_NAME)})" for place in ("a/1", "a/2", "b/1")]


def test_one_given_name_in_records_of_different_origin_counts_once_and_is_named(
    exam_bank: Bank, clock: Clock, tmp_path: Path
) -> None:
    paths = [taken(tmp_path / place, exam_bank, clock, "Ann") for place in ("laptop", "desktop")]
    copy = Path(shutil.copy(paths[0], tmp_path / "copy.db"))
    assert read([paths[0], copy], clock).shared == []
    gathered = read([*paths, copy], clock)
    assert [attempt.learner for attempt in gathered.attempts] == ["Ann", "Ann"]
    assert gathered.shared == ["Ann"]


def test_folders_are_searched_for_databases_and_statements(tmp_path: Path) -> None:
    for name in ("x/ada.db", "x/y/progress.db", "x/y/bob.jsonl", "x/notes.txt", "marks.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    url = "https://lrs.example/xapi"
    found = find([str(tmp_path / "x"), str(tmp_path / "x/ada.db"), str(tmp_path / "marks.csv"), url])
    assert found == Sources(
        [tmp_path / "x/ada.db", tmp_path / "x/y/progress.db"],
        [tmp_path / "x/y/bob.jsonl"],
        [tmp_path / "marks.csv"],
        [url],
        [],
    )


def test_every_source_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(PhonequizError) as caught:
        find([str(tmp_path / "a"), str(tmp_path / "empty"), str(tmp_path / "b")])
    named = [problem.place.file for problem in caught.value.problems]
    assert named == [str(tmp_path / name) for name in ("a", "empty", "b")]
