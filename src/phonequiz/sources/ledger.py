"""All answers of a report in one table, in SQLite or DuckDB, and the sums that reports need of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

_TABLES = """
CREATE TABLE answers (
    run INTEGER, item INTEGER, response TEXT, mark DOUBLE, maximum DOUBLE, correct INTEGER, content TEXT, stamp TEXT
);
"""
_CHOSEN = "CREATE TEMP TABLE chosen (run INTEGER PRIMARY KEY, learner INTEGER, total DOUBLE)"
_BATCH = 50_000


class AnswerRow(NamedTuple):
    """An answer as it stands in the ledger. ``stamp`` sorts the answers of a run to one item by their time."""

    run: int
    item: int
    response: str
    mark: float
    maximum: float
    correct: int
    content: str
    stamp: str


class Cell(NamedTuple):
    """How often a response with this mark stands in attempts with this total, of one item in one wording."""

    item: int
    content: str
    response: str
    mark: float
    maximum: float
    total: float
    n: int


class TopicSums(NamedTuple):
    """What the answers to the items of a topic come to: ``marks`` of the ``most`` that there could be."""

    learners: int
    answers: int
    right: int
    marks: float
    most: float


class Ledger:
    """Answers under the numbers of their run and item. Close it when the report is made.

    SQL that both engines speak; what is asked of it comes summed up.
    """

    # Whether each answer is worth one mark: the total of an attempt is how many of its answers are right then.
    one_mark_each = False

    def __init__(self, connection: Any, *, quick: bool = False) -> None:  # noqa: ANN401
        self.connection, self.quick = connection, quick
        self.close: Callable[[], None] = connection.close
        self.items: dict[int, tuple[str, str]] = {}
        self.topics: dict[int, str] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self.runs = 0
        # SQLite takes the order of a cross join for an order: else it looks each answer of the chosen runs up singly.
        self._join = "JOIN" if quick else "CROSS JOIN"
        # What together holds the answers; apart, so that SQLite goes through each without making a copy.
        self.parts = ["answers"]

    @classmethod
    def in_memory(cls) -> Ledger:
        """An empty ledger in SQLite."""
        import sqlite3

        ledger = cls(sqlite3.connect(":memory:", isolation_level=None))
        ledger.execute(_TABLES)
        return ledger

    @classmethod
    def in_duckdb(cls, memory: str = "700MB") -> Ledger:
        """An empty ledger in DuckDB; raises ``ImportError`` where that is not installed."""
        import duckdb

        config: dict[str, Any] = {
            "memory_limit": memory,
            "preserve_insertion_order": "true",  # by it damaged lines are found again
            "autoinstall_known_extensions": "false",
        }
        ledger = cls(duckdb.connect(config=config), quick=True)
        ledger.execute(_TABLES)
        return ledger

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a statement."""
        rows: list[tuple[Any, ...]] = self.connection.execute(sql, parameters).fetchall()
        return rows

    def item(self, bank: str, name: str, topic: str = "") -> int:
        """The number of an item; the topic named last stays with it."""
        number = self._numbers.get((bank, name))
        if number is None:
            number = self._numbers[bank, name] = len(self.items)
            self.items[number] = (bank, name)
        if topic or number not in self.topics:
            self.topics[number] = topic
        return number

    def new_run(self) -> int:
        """A number for one more run."""
        self.runs += 1
        return self.runs

    def insert(self, table: str, rows: Iterable[Sequence[object]], types: Sequence[str]) -> None:
        """Append rows to a table whose columns are of these SQL types."""
        batch: list[Sequence[object]] = []
        for row in rows:
            batch.append(row)
            if len(batch) == _BATCH:
                self._insert(table, batch, types)
                batch = []
        if batch:
            self._insert(table, batch, types)

    def _insert(self, table: str, rows: list[Sequence[object]], types: Sequence[str]) -> None:
        if self.quick:  # row by row, DuckDB takes a thousand times as long
            columns = [list(column) for column in zip(*rows, strict=True)]
            lists = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
            self.connection.execute(f"INSERT INTO {table} SELECT {lists}", columns)
        else:
            alone = not self.connection.in_transaction
            if alone:
                self.connection.execute("BEGIN")
            marks = ", ".join("?" * len(types))
            self.connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
            if alone:
                self.connection.execute("COMMIT")

    def add_answers(self, rows: Iterable[AnswerRow]) -> None:
        """Append answers."""
        types = ("INTEGER", "INTEGER", "TEXT", "DOUBLE", "DOUBLE", "INTEGER", "TEXT", "TEXT")
        self.insert("answers", rows, types)

    def keep_last_answers(self) -> None:
        """Where a run has several answers to an item, leave the last."""
        # Looked for by their numbers alone: there are hardly ever any.
        self.execute(
            "CREATE TEMP TABLE changed AS SELECT run, item FROM answers GROUP BY run, item HAVING count(*) > 1"
        )
        if self.execute("SELECT count(*) FROM changed")[0][0]:
            self.execute(
                "CREATE TEMP TABLE several AS SELECT answers.run, answers.item, max(stamp) AS last FROM answers"
                " JOIN changed ON changed.run = answers.run AND changed.item = answers.item"
                " GROUP BY answers.run, answers.item"
            )
            self.execute(
                "DELETE FROM answers WHERE EXISTS (SELECT 1 FROM several WHERE several.run = answers.run"
                " AND several.item = answers.item AND answers.stamp < several.last)"
            )
            self.execute("DROP TABLE several")
        self.execute("DROP TABLE changed")

    # ── what counts ──

    def totals(self) -> dict[int, float]:
        """Run → the sum of its marks."""
        return dict(self.execute("SELECT run, sum(mark) FROM answers GROUP BY run"))

    def choose(self, runs: Mapping[int, int], totals: Mapping[int, float]) -> None:
        """Let these runs (→ number of their learner) count, and no others."""
        self.execute("DROP TABLE IF EXISTS chosen")
        self.execute(_CHOSEN)
        rows = ((run, learner, totals.get(run, 0.0)) for run, learner in runs.items())
        self.insert("chosen", rows, ("INTEGER", "INTEGER", "DOUBLE"))

    def cells(self, *, responses: bool) -> Iterator[Cell]:
        """The answers that count, summed up; without wordings and responses where nobody asks for them."""
        response, by_response = ("content, response", ", content, response") if responses else ("'', ''", "")
        for part in self.parts:
            sql = (
                f"SELECT item, {response}, mark, max(maximum), total, count(*) FROM {part}"
                f" {self._join} chosen ON chosen.run = {part}.run GROUP BY item, mark, total{by_response}"
            )
            yield from (Cell(*row) for row in self.execute(sql))

    def learners_by_item(self) -> dict[int, int]:
        """Item → how many learners have an answer to it that counts."""
        each = " UNION ALL ".join(
            f"SELECT item, learner FROM {part} JOIN chosen ON chosen.run = {part}.run" for part in self.parts
        )
        return dict(self.execute(f"SELECT item, count(DISTINCT learner) FROM ({each}) AS given GROUP BY item"))

    def learners_by_topic(self) -> dict[tuple[str, str], TopicSums]:
        """(Bank, topic) → the sums of the answers that count."""
        self.execute("DROP TABLE IF EXISTS topics")
        self.execute("CREATE TEMP TABLE topics (item INTEGER PRIMARY KEY, topic INTEGER)")
        names: dict[tuple[str, str], int] = {}
        rows = [
            (n, names.setdefault((bank, self.topics.get(n, "")), len(names))) for n, (bank, _) in self.items.items()
        ]
        self.insert("topics", rows, ("INTEGER", "INTEGER"))
        marks, most = ("sum(correct)", "count(*)") if self.one_mark_each else ("sum(mark)", "sum(maximum)")
        each = " UNION ALL ".join(
            f"SELECT topic, learner, count(*) AS n, sum(correct) AS good, {marks} AS marks, {most} AS most FROM {part}"
            f" {self._join} chosen ON chosen.run = {part}.run JOIN topics ON topics.item = {part}.item"
            " GROUP BY topic, learner"
            for part in self.parts
        )
        found = self.execute(
            "SELECT topic, count(DISTINCT learner), sum(n), sum(good), sum(marks), sum(most)"
            f" FROM ({each}) AS given GROUP BY topic"
        )
        by_number = list(names)
        return {
            by_number[topic]: TopicSums(learners, int(answers), int(right), float(marks), float(most))
            for topic, learners, answers, right, marks, most in found
        }
