"""Progress databases as a source of reports. What is read is never changed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from phonequiz.record.attempts import Attempt, Flag, attempts, flags, reached
from phonequiz.record.errors import RecordError
from phonequiz.record.store import Store
from phonequiz.sources.ledger import AnswerRow, Cell, Ledger
from phonequiz.sources.statements import Sitting, Wordings
from phonequiz.sources.wordings import from_record

# Of a run whose rows are as many as its answers all count. In the others are some that were changed or taken back, came
# after the end, or are of questions that have dropped out.
_PLAIN = (
    "CREATE TEMP TABLE plain AS SELECT run.key FROM run"
    " JOIN (SELECT run, count(*) AS n FROM answer GROUP BY run) given ON given.run = run.key WHERE n = answered"
)
_COUNTING = (
    "CREATE TEMP TABLE counting AS SELECT max(answer.key) AS key FROM answer JOIN run ON run.key = answer.run"
    " WHERE at <= coalesce(deadline, '9') AND answer.run NOT IN (SELECT key FROM plain)"
    " GROUP BY answer.run, answer.item"
)
_OTHERS = (
    "CREATE TEMP TABLE other_answers AS"
    " SELECT answer.run, answer.item, response, right AS mark, 1.0 AS maximum, right AS correct, answer.content"
    " FROM answer JOIN counting ON counting.key = answer.key"
    " LEFT JOIN slot ON slot.run = answer.run AND slot.item = answer.item"
    " WHERE NOT coalesce(slot.dropped, 0) AND response <> ''"
)
# The answers of the plain runs, in full and (in the order of the index by items) their marks alone.
_ANSWERS = (
    "CREATE TEMP VIEW plain_answers AS"
    " SELECT run, item, response, right AS mark, 1.0 AS maximum, right AS correct, content FROM answer NOT INDEXED"
)
_MARKS = "CREATE TEMP VIEW plain_marks AS SELECT run, item, right AS mark FROM answer"


# A larger one would take as long to check as to add up; there damage is found where it is come across.
CHECKED = 16_000_000


class Database:
    """A progress database, open with views of the answers that count; as it stood at that moment.

    Raises ``RecordError`` where it is none that can be read.
    """

    def __init__(self, path: Path, store: Store | None = None) -> None:
        self.path = path
        self._store = store if store is not None else Store.open_to_read(path)
        self._open = ExitStack()
        try:
            [(size,)] = self._store.read("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            if int(str(size)) <= CHECKED:
                self._store.check()
            self.connection = self._open.enter_context(self._store.scratch())
            self._open.enter_context(self._store.reading())
            self._prepare()
        except sqlite3.Error as error:
            self.close()
            raise RecordError.from_sqlite(error, path) from error
        except RecordError:
            self.close()
            raise

    def _prepare(self) -> None:
        """Make the views of the answers that count."""
        execute = self.connection.execute
        execute(_PLAIN)
        runs, plain = execute("SELECT (SELECT count(*) FROM run), (SELECT count(*) FROM plain)").fetchone()
        if plain == runs:
            only_plain, others = "", []
        else:
            execute("CREATE UNIQUE INDEX temp.plain_key ON plain (key)")
            execute(_COUNTING)
            execute(_OTHERS)
            only_plain, others = " CROSS JOIN plain ON plain.key = answer.run", ["other_answers"]
        execute(_ANSWERS + only_plain)
        execute(_MARKS + only_plain)
        self.parts, self.marks = ["plain_answers", *others], ["plain_marks", *others]

    def close(self) -> None:
        """Close the file."""
        self._open.close()
        self._store.close()

    def attempts(self, now: datetime) -> list[Attempt]:
        """The attempts of the record; of a learner who gave no name under an empty one."""
        return attempts(self._store, "", now)

    def numbers(self) -> dict[str, int]:
        """Run → its key in the record."""
        return dict(self._store.read("SELECT uuid, key FROM run"))  # type: ignore[arg-type]

    def sittings(self, now: datetime, first: int) -> list[Sitting]:
        """The attempts of the record, to be compared with other copies of them; numbered on from ``first``."""
        numbers, come = self.numbers(), reached(self._store)
        return [Sitting(attempt, first + numbers[attempt.run], come[attempt.run]) for attempt in self.attempts(now)]

    def flags(self) -> list[Flag]:
        """Every word that an item is unclear."""
        return flags(self._store)

    def items(self) -> dict[int, tuple[str, str]]:
        """Key → bank and name of every item."""
        rows: list[Any] = self._store.read("SELECT key, bank, name FROM item")
        return {key: (bank, name) for key, bank, name in rows}

    def topics(self) -> dict[int, str]:
        """Key of an item → its topic, that of the newest run with it."""
        rows: list[Any] = self._store.read("SELECT item, topic, max(run) FROM slot GROUP BY item")
        return {item: topic for item, topic, _ in rows}

    def copy_to(self, ledger: Ledger, first: int) -> None:
        """Put the answers that count into a ledger, the runs numbered from ``first``."""
        topics, items = self.topics(), self.items()
        numbers = {key: ledger.item(bank, name, topics.get(key, "")) for key, (bank, name) in items.items()}
        for part in self.parts:
            rows: list[Any] = self._store.read(f"SELECT run, item, response, mark, content FROM {part}")
            ledger.add_answers(
                AnswerRow(first + run, numbers[item], response, mark, 1.0, int(mark), content, "")
                for run, item, response, mark, content in rows
            )

    def wordings(self, found: Wordings) -> None:
        """Add every wording that was answered, under bank, item and content; of an item the newest comes last."""
        rows: list[Any] = self._store.read(
            "SELECT bank, name, hash, language, wording.content FROM"
            " (SELECT item, content, max(key) AS last FROM answer NOT INDEXED GROUP BY item, content) given"
            " JOIN item ON item.key = given.item JOIN wording ON hash = given.content"
            " ORDER BY last"
        )
        flagged: list[Any] = self._store.read(
            "SELECT bank, name, hash, wording.language, wording.content FROM flag JOIN item ON item.key = flag.item"
            " JOIN wording ON hash = flag.content"
        )
        for bank, name, hash_, language, content in [*flagged, *rows]:
            found.pop((bank, name, hash_), None)
            found[bank, name, hash_] = from_record(language, content)


class InPlace(Ledger):
    """The answers of one record, summed up where they lie. Closing it closes the record."""

    one_mark_each = True

    def __init__(self, database: Database) -> None:
        super().__init__(database.connection)
        self.close = database.close
        self.items, self.parts, self._marks = database.items(), database.parts, database.marks

    def cells(self, *, responses: bool) -> Iterator[Cell]:
        """As of any ledger."""
        if responses:
            yield from super().cells(responses=True)
            return
        # Counted item by item, as the index has them: to sort all by item, mark and total takes SQLite twice as long.
        for marks in self._marks:
            for item, given in self.execute(
                f"SELECT item, group_concat(2 * CAST(total AS INTEGER) + mark) FROM {marks}"
                f" CROSS JOIN chosen ON chosen.run = {marks}.run GROUP BY item"
            ):
                for code, n in Counter(given.split(",")).items():
                    total, mark = divmod(int(code), 2)
                    yield Cell(item, "", "", float(mark), 1.0, float(total), n)
