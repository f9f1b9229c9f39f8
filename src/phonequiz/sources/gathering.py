"""Everything that the sources of a report hold together, whatever they are."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from phonequiz.problems import PhonequizError, Place, Problem
from phonequiz.record.attempts import Attempt, Flag
from phonequiz.record.errors import RecordError
from phonequiz.record.store import Store
from phonequiz.sources.databases import Database, InPlace
from phonequiz.sources.flat import VERBS, Flat, flat
from phonequiz.sources.learners import Record, called
from phonequiz.sources.ledger import Ledger
from phonequiz.sources.statements import Lines, Sitting, Told, Wordings, add, damaged, make_table, note_wording, told

STATEMENTS = {".jsonl", ".ndjson", ".json"}
# Called with what is read now, how much of it is done, and how much there is (``None``: not known).
Progress = Callable[[str, int, int | None], None]


class Sources(NamedTuple):
    """What was named, by kind; ``problems`` with what lies in the folders named and cannot be read."""

    databases: list[Path]
    statements: list[Path]
    marks: list[Path]
    stores: list[str]
    problems: Sequence[Problem] = ()


class Gathered(NamedTuple):
    """What the sources hold: attempts, the number of each in the ledger of their answers, flags and wordings.

    ``problems`` is what is wrong with some of them, ``usable`` how many could be used. ``identities`` says by what each
    learner is known in any report, ``shared`` names those who may be more than one (``learners.Called``).
    """

    attempts: list[Attempt]
    numbers: dict[str, int]
    ledger: Ledger
    flags: list[Flag]
    wordings: Wordings
    problems: list[Problem]
    usable: int
    identities: dict[str, str]
    shared: list[str]


def find(named: Iterable[str]) -> Sources:
    """The sources named, and those in the folders named (``*.db``, ``*.jsonl``, at any depth).

    Raises ``PhonequizError`` with each that is missing, or that has nothing in it.
    """
    found = Sources([], [], [], [])
    problems: list[Problem] = []
    closed: list[Problem] = []
    for name in named:
        path = Path(name)
        if name.startswith(("http://", "https://")):
            found.stores.append(name)
            continue
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            problems += PhonequizError.at(path, "there is no such file or folder", "correct the path").problems
        except OSError as error:
            closed.append(_unreadable(path, error))
        else:
            if is_folder:
                inside, unread = _inside(path)
                closed += unread
                if not inside and not unread:
                    what = "there is neither a progress database nor a file of statements in it"
                    problems += PhonequizError.at(path, what, "name a folder with *.db or *.jsonl files").problems
                for file in inside:
                    (found.databases if file.suffix == ".db" else found.statements).append(file)
            elif path.suffix.lower() == ".csv":
                found.marks.append(path)
            else:
                (found.statements if path.suffix.lower() in STATEMENTS else found.databases).append(path)
    if problems:
        raise PhonequizError([*problems, *closed])
    kinds = (list({_same(entry): entry for entry in kind}.values()) for kind in found[:4])
    return Sources(*kinds)._replace(problems=closed)  # type: ignore[arg-type]


def _inside(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The databases and files of statements in a folder, and what of it cannot be read."""
    closed: list[OSError] = []
    files = [
        Path(place, name)
        for place, _, names in os.walk(folder, onerror=closed.append)
        for name in names
        if name.endswith((".db", ".jsonl"))
    ]
    return sorted(files), [_unreadable(Path(error.filename), error) for error in closed]


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(Place(str(path)), f"cannot be read ({error.strerror})", "check its permissions")


def _same(entry: Path | str) -> object:
    return entry.resolve() if isinstance(entry, Path) else entry.rstrip("/")


def gather(
    sources: Sources,
    now: datetime,
    pages: Callable[[str], Iterable[list[object]]],
    *,
    own: Store | None = None,
    wordings: bool = True,
    topics: bool = True,
    copied: bool = False,
    named: bool = True,
    progress: Progress = lambda *_: None,
) -> Gathered:
    """Everything the sources hold.

    A statement or flag met twice counts once; so does a run, as the copy that goes furthest. ``wordings`` (with them
    the responses) and ``topics`` may be left out where nobody asks for them; with ``copied`` the answers may be changed
    in the ledger. Unless ``named``, the bank of a CSV is not called after its file.
    ``pages`` gives the statements of a record store, ``own`` is the learner's own record if that is the source.
    """
    if len(sources.databases) == 1 and not any(sources[1:4]) and not copied:
        return _in_place(sources, now, own, wordings, topics)
    return _Gathering(sources, now, wordings, topics, named, progress).gather(pages, own)


def _in_place(sources: Sources, now: datetime, own: Store | None, wordings: bool, topics: bool) -> Gathered:
    """A single record needs no copy: what is asked of the ledger is asked of it."""
    texts: Wordings = {}
    path, problems = sources.databases[0], list(sources.problems)
    try:
        database = Database(path, own)
        found, numbers = database.attempts(now), database.numbers()
        ledger = InPlace(database)
        if topics:
            ledger.topics = database.topics()
        if wordings:
            database.wordings(texts)
        flags = database.flags()
    except RecordError as error:
        return Gathered([], {}, Ledger.in_memory(), [], {}, [*problems, _problem(error, path)], 0, {}, [])
    people = called([Record(path, found)])
    found = [people.of(path, attempt) for attempt in found]
    return Gathered(found, numbers, ledger, flags, texts, problems, 1, people.identities, people.shared)


class _Gathering:
    """Copies what the sources hold into one ledger."""

    def __init__(
        self, sources: Sources, now: datetime, wordings: bool, topics: bool, named: bool, progress: Progress
    ) -> None:
        self.sources, self.now, self.topics, self.named, self.progress = sources, now, topics, named, progress
        self.wordings: Wordings | None = {} if wordings else None
        self.problems = list(sources.problems)
        self.identities: dict[str, str] = {}
        self.shared: list[str] = []
        self.flags: list[Flag] = []
        self.sittings: list[Sitting] = []
        self.usable = 0

    def gather(self, pages: Callable[[str], Iterable[list[object]]], own: Store | None) -> Gathered:
        ledger = self._with_files()
        for url in self.sources.stores:
            self._store(ledger, url, pages)
        if self.sources.statements or self.sources.stores:
            come: Told = told(ledger)
            self.sittings += come.sittings
            self.flags += come.flags
            self.identities |= come.identities
        self._databases(ledger, own)
        banks: dict[str, str] = {}
        for path in self.sources.marks:
            from phonequiz.sources.marks import read

            bank = banks.setdefault(path.stem, path.stem if self.named else f"csv-{len(banks) + 1}")
            try:
                sittings, problems = read(path, ledger, bank)
            except PhonequizError as error:
                self.problems += error.problems
                continue
            self.usable += 1
            self.sittings += sittings
            self.identities = {one.attempt.learner: one.attempt.learner for one in sittings} | self.identities
            self.problems += problems
        return self._gathered(ledger)

    def _with_files(self) -> Ledger:
        """A ledger with the statements of the files, in DuckDB where that is worth it and installed."""
        from phonequiz.sources import quick

        paths = self.sources.statements
        if sum(_size(path) for path in paths) >= quick.WORTH_IT:
            try:
                ledger = Ledger.in_duckdb()
            except ImportError:
                pass
            else:
                import duckdb

                self.progress(f"{len(paths)} × jsonl" if len(paths) > 1 else paths[0].name, 0, None)
                try:
                    come = quick.read(ledger, paths, topics=self.topics, responses=self.wordings is not None)
                    if self.wordings is not None:
                        quick.wordings(ledger, paths, self.wordings)
                except duckdb.Error:  # a line of more than 16 MB, say: slower, but as good
                    ledger.close()
                else:
                    self.problems += come.problems
                    self.usable += come.usable
                    return ledger
        ledger = Ledger.in_memory()
        make_table(ledger)
        for at, path in enumerate(paths):
            self.progress(path.name, at, len(paths))
            lines = Lines(path, self.wordings)
            try:
                add(ledger, lines)
            except OSError as error:
                self.problems.append(_unreadable(path, error))
                continue
            self.usable += lines.usable
            self.problems += lines.problems()
        return ledger

    def _store(self, ledger: Ledger, url: str, pages: Callable[[str], Iterable[list[object]]]) -> None:
        done, bad, rows = 0, [], []
        try:
            for page in pages(url):
                self.progress(url, done, None)
                for number, statement in enumerate(page, done + 1):
                    try:
                        row = flat(statement)
                    except ValueError as error:
                        bad.append((number, str(error)))
                        continue
                    note_wording(statement, row, self.wordings)
                    if row.verb in VERBS:
                        rows.append(row)
                done += len(page)
        except PhonequizError as error:
            self.problems += error.problems
            return
        self._add_new(ledger, rows)
        self.usable += 1
        self.problems += damaged(url, bad, len(bad))

    @staticmethod
    def _add_new(ledger: Ledger, rows: list[Flat]) -> None:
        unique = {row.id: row for row in rows}
        if ledger.quick:  # there the table has no key that would pass doubles over
            for start in range(0, len(rows), 10_000):
                ids = list(unique)[start : start + 10_000]
                for (id_,) in ledger.execute(
                    "SELECT id FROM statements WHERE id IN (SELECT unnest(?::TEXT[]))", (ids,)
                ):
                    del unique[id_]
        add(ledger, unique.values())

    def _databases(self, ledger: Ledger, own: Store | None) -> None:
        records: list[tuple[Path, list[Sitting]]] = []
        for at, path in enumerate(self.sources.databases):
            self.progress(path.name, at, len(self.sources.databases))
            try:
                database = Database(path, own)
                try:
                    sittings = database.sittings(self.now, ledger.runs)
                    database.copy_to(ledger, ledger.runs)
                    flags = database.flags()
                    if self.wordings is not None:
                        database.wordings(self.wordings)
                finally:
                    database.close()
            except RecordError as error:
                self.problems.append(_problem(error, path))
                continue
            ledger.runs = max(chain((sitting.number for sitting in sittings), (ledger.runs,)))
            records.append((path, sittings))
            self.flags += flags
            self.usable += 1
        people = called(Record(path, [one.attempt for one in sittings]) for path, sittings in records)
        self.identities = people.identities | self.identities
        self.shared = people.shared
        for path, sittings in records:
            self.sittings += [one._replace(attempt=people.of(path, one.attempt)) for one in sittings]

    def _gathered(self, ledger: Ledger) -> Gathered:
        runs: dict[str, Sitting] = {}
        for sitting in self.sittings:
            other = runs.get(sitting.attempt.run)
            if other is None or sitting.reached > other.reached:
                runs[sitting.attempt.run] = sitting
        return Gathered(
            [sitting.attempt for sitting in runs.values()],
            {run: sitting.number for run, sitting in runs.items()},
            ledger,
            list({flag.uuid: flag for flag in self.flags}.values()),
            self.wordings or {},
            self.problems,
            self.usable,
            self.identities,
            self.shared,
        )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # said when it is read
        return 0


def _problem(error: RecordError, path: Path) -> Problem:
    if isinstance(error.__cause__, OSError):
        return _unreadable(path, error.__cause__)
    if error.kind not in {"damaged", "unreadable"}:
        return error.problems[0]
    what = f"is no progress database that can be read ({error.detail})"
    return Problem(Place(str(path)), what, "name a progress.db, a .jsonl or .csv file, or a folder")
