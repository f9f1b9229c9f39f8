"""What was shown for handing in, and what became of it at each record store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple

from phonequiz.record.rows import iso
from phonequiz.record.store import Store
from phonequiz.xapi.actor import NOBODY, Actor
from phonequiz.xapi.statements import Titles, dumped, made

State = Literal["pending", "confirmed", "parked", "conflict"]


class Kept(NamedTuple):
    """A statement as it was first shown; ``content`` is its JSON."""

    key: int
    uuid: str
    run: str
    mode: str
    content: str


class Settled(NamedTuple):
    """What became of a statement at a store; ``said`` is why, in the store's words."""

    key: int
    state: State
    said: str = ""


class Refused(NamedTuple):
    """The statements that a store refused for one reason, in its words."""

    state: State
    said: str
    statements: list[Kept]


class Outbox:
    """The statements of a record, as they were first shown. Each change is committed before the method returns."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def has_news(self, modes: Collection[str], now: datetime) -> bool:
        """Whether there is anything on runs of these modes that has not been shown yet."""
        return any(made(self._store, NOBODY, modes, now, {}, self._known()))

    def show(self, actor: Actor, modes: Collection[str], now: datetime, titles: Titles) -> None:
        """Keep the statements on all runs of these modes that have not been shown yet: they are shown now."""
        rows = [
            (new.statement["id"], new.run, new.mode, dumped(new.statement), iso(now))
            for new in made(self._store, actor, modes, now, titles, self._known())
        ]
        with self._store.transaction() as connection:
            # Another window may have shown some of it since: the first showing counts.
            connection.executemany(
                "INSERT INTO statement (uuid, run, mode, content, shown) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (uuid) DO NOTHING",
                rows,
            )

    def _known(self) -> set[str]:
        return {str(uuid) for (uuid,) in self._store.read("SELECT uuid FROM statement")}

    def all(self, modes: Collection[str]) -> list[Kept]:
        """Every statement on runs of these modes, whether it was sent or not."""
        return self._kept(f"mode IN ({_marks(modes)})", (*modes,))

    def waiting(self, url: str, modes: Collection[str], *, retry_parked: bool = False) -> list[Kept]:
        """What is still to be sent to a store: what is new of these modes, and whatever the store did not confirm.

        Not what it refused, unless ``retry_parked``; never what stands there in other words.
        """
        again = ("pending", "parked") if retry_parked else ("pending",)
        return self._kept(
            f"CASE WHEN state IS NULL THEN mode IN ({_marks(modes)}) ELSE state IN ({_marks(again)}) END",
            (*modes, *again),
            url,
        )

    def _kept(self, where: str, parameters: Sequence[str], url: str = "") -> list[Kept]:
        rows: list[Any] = self._store.read(
            "SELECT key, uuid, run, mode, content FROM statement"
            f" LEFT JOIN delivery ON statement = key AND store = ? WHERE {where} ORDER BY key",
            (url, *parameters),
        )
        return [Kept(*row) for row in rows]

    def settle(self, url: str, settled: Iterable[Settled], now: datetime) -> None:
        """Keep what became of statements at a store."""
        with self._store.transaction() as connection:
            connection.executemany(
                "INSERT INTO delivery (store, statement, state, said, at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET state = excluded.state, said = excluded.said, at = excluded.at",
                [(url, one.key, one.state, one.said, iso(now)) for one in settled],
            )

    def confirmed(self, url: str) -> int:
        """How many statements a store has."""
        rows: list[Any] = self._store.read(
            "SELECT count(*) FROM delivery WHERE store = ? AND state = 'confirmed'", (url,)
        )
        return int(rows[0][0])

    def refused(self, url: str) -> list[Refused]:
        """What a store did not take, by its reasons, the most frequent first."""
        rows: list[Any] = self._store.read(
            "SELECT state, said, key, uuid, run, mode, content FROM delivery JOIN statement ON key = statement"
            " WHERE store = ? AND state IN ('parked', 'conflict') ORDER BY key",
            (url,),
        )
        found: dict[tuple[State, str], list[Kept]] = {}
        for state, said, *kept in rows:
            found.setdefault((state, said), []).append(Kept(*kept))
        refused = [Refused(*reason, statements) for reason, statements in found.items()]
        return sorted(refused, key=lambda one: (-len(one.statements), one.said))


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
