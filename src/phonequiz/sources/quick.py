"""Statements of large files, read by DuckDB: many times as fast as line by line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from phonequiz.problems import Problem
from phonequiz.sources.flat import (
    NO_RUN,
    NO_SCORE,
    NO_SUCCESS,
    NO_TIME,
    OURS,
    OUTSIDE,
    ROUNDING,
    RUN,
    USUAL_TIME,
    flat,
    is_time,
)
from phonequiz.sources.ledger import Ledger
from phonequiz.sources.statements import COLUMNS, MANY, Wordings, damaged, note_wording
from phonequiz.xapi import terms


def _valid(value: str, type_: str) -> str:
    """A value as ``flat`` takes it."""
    if type_ == "TEXT":
        return f"coalesce({value}, '')"
    if type_ == "DOUBLE":
        return f"CASE WHEN {value} > -1e300 AND {value} < 1e300 THEN {value} END"
    return f"CASE WHEN {value} >= 0 THEN {value} END" if type_ == "INTEGER" else value


# Smaller ones are read sooner than DuckDB is loaded.
WORTH_IT = 8_000_000

_EXTENSIONS = {
    "mode": (terms.MODE, "VARCHAR"),
    "questions": (terms.QUESTIONS, "INTEGER"),
    "pass_mark": (terms.PASS_MARK, "DOUBLE"),
    "content": (terms.CONTENT, "VARCHAR"),
}
# As text: read as numbers, what is none would look like what is not there.
_SCORE = {name: f'TRY_CAST("result".score."{name}"::VARCHAR AS DOUBLE)' for name in ("raw", "min", "max", "scaled")}
_TOPICS = ', "grouping" STRUCT(id VARCHAR)[]'
# Named beforehand: guessing the schema takes longer than reading.
_SCHEMA = {
    "id": "VARCHAR",
    "actor": 'STRUCT("name" VARCHAR, mbox VARCHAR, mbox_sha1sum VARCHAR, openid VARCHAR,'
    ' account STRUCT("name" VARCHAR, "homePage" VARCHAR))',
    "verb": "STRUCT(id VARCHAR)",
    "object": "STRUCT(id VARCHAR)",
    "result": 'STRUCT(success JSON, response VARCHAR, score STRUCT("raw" JSON, "min" JSON, "max" JSON, scaled JSON))',
    "context": "STRUCT(registration VARCHAR,"
    f' "contextActivities" STRUCT(parent STRUCT(id VARCHAR)[]{_TOPICS}),'
    " extensions STRUCT(" + ", ".join(f'"{name}" {type_}' for name, type_ in _EXTENSIONS.values()) + "))",
    "timestamp": "VARCHAR",
}
_VALUES = {
    "id": "id",
    "who": "coalesce(nullif(actor.account.\"name\", ''), nullif(actor.mbox, ''), nullif(actor.mbox_sha1sum, ''),"
    " nullif(actor.openid, ''), actor.\"name\")",
    "home": 'actor.account."homePage"',
    "verb": "verb.id",
    "activity": '"object".id',
    "parent": 'context."contextActivities".parent[1].id',
    "topic": 'context."contextActivities"."grouping"[-1].id',
    '"right"': "CASE \"result\".success WHEN 'true' THEN true WHEN 'false' THEN false END",
    "response": '"result".response',
    "raw": _SCORE["raw"],
    "maximum": _SCORE["max"],
    "scaled": _SCORE["scaled"],
    "run": "context.registration",
    **{name: f'context.extensions."{iri}"' for name, (iri, _) in _EXTENSIONS.items()},
    "stamp": '"timestamp"',
}
# For each thing that not every report is about, what stands there instead: what is not read takes no time.
_WITHOUT_TOPICS = {"topic": "''"}
_WITHOUT_RESPONSES = {
    "content": "''",
    "response": f"CASE WHEN verb.id = '{terms.COMMENTED}' THEN {_VALUES['response']} END",
}
_IS_OURS = f"starts_with(activity, '{OURS}')"
_IS_NONE = " OR ".join(
    f'("result".score."{name}" IS NOT NULL AND {_valid(value, "DOUBLE")} IS NULL)' for name, value in _SCORE.items()
)
# What of a statement is no value of its kind, as ``flat`` looks for it; the timestamp last, and as far as SQL can tell.
_ODD = {
    NO_SUCCESS: "\"result\".success NOT IN ('true', 'false')"
    f" OR (\"right\" IS NULL AND verb.id = '{terms.ANSWERED}' AND {_IS_OURS})",
    NO_SCORE: f'"result".score IS NOT NULL AND ((raw IS NULL AND scaled IS NULL) OR {_IS_NONE})',
    OUTSIDE: f"raw > maximum + {ROUNDING} OR raw > questions + {ROUNDING} OR raw < {_SCORE['min']} - {ROUNDING}"
    f" OR abs(scaled) > 1 + {ROUNDING} OR maximum < 0",
    NO_RUN: f"{_IS_OURS} AND NOT regexp_full_match(run, '{RUN}')",
    NO_TIME: f"stamp <> '' AND NOT regexp_full_match(stamp, '{USUAL_TIME}')",
}
_UNUSUAL_TIME = len(_ODD)
_SOUND = (
    "id <> '' AND who <> '' AND verb <> '' AND activity <> '' AND odd IS NULL"
    f" AND NOT (verb = '{terms.ANSWERED}' AND \"right\" IS NULL AND raw IS NULL)"
)
_WHAT = "CASE WHEN id = '' AND who = '' AND verb = '' AND activity = '' THEN 'this line is no JSON object'" + (
    "".join(
        f" WHEN {field} = '' THEN 'this statement has no {name}'"
        for field, name in (("id", "id"), ("who", "actor"), ("verb", "verb"), ("activity", "object"))
    )
    + "".join(f" WHEN odd = {n} THEN '{what}'" for n, what in enumerate(_ODD, 1))
    + " ELSE 'this answer has no result' END"
)
_SOUGHT = 500


class Read(NamedTuple):
    """What came of reading files: how many could be used, and what is damaged in them."""

    usable: int
    problems: list[Problem]


def read(ledger: Ledger, paths: Sequence[Path], *, topics: bool, responses: bool) -> Read:
    """Make the ledger's table of statements from files; one met twice stands in it once.

    Without ``topics`` or ``responses`` these are left empty. Raises ``duckdb.Error`` where DuckDB cannot read them.
    """
    found, types = _VALUES, _SCHEMA
    if not topics:
        found, types = found | _WITHOUT_TOPICS, types | {"context": types["context"].replace(_TOPICS, "")}
    if not responses:
        found = found | _WITHOUT_RESPONSES
    values = ", ".join(f"{_valid(found[name], type_)} AS {name}" for name, type_ in COLUMNS)
    schema = ", ".join(f'"{name}": {_quoted(type_)}' for name, type_ in types.items())
    odd = "CASE" + "".join(f" WHEN {condition} THEN {n}" for n, condition in enumerate(_ODD.values(), 1)) + " END"
    ledger.execute(
        f"CREATE TEMP TABLE lines AS SELECT {values}, {odd} AS odd, filename FROM read_json({_files(paths)},"
        f" ignore_errors = true, format = 'newline_delimited', filename = true, columns = {{{schema}}})"
    )
    _look_closer(ledger)
    usable, problems = _sound(ledger, paths)
    ledger.execute("CREATE TEMP TABLE doubles AS SELECT id FROM lines GROUP BY id HAVING count(*) > 1")
    ledger.execute(
        "DELETE FROM lines WHERE id IN (SELECT id FROM doubles) AND rowid NOT IN"
        " (SELECT min(rowid) FROM lines WHERE id IN (SELECT id FROM doubles) GROUP BY id)"
    )
    ledger.execute("ALTER TABLE lines DROP COLUMN filename")
    ledger.execute("ALTER TABLE lines DROP COLUMN odd")
    ledger.execute("ALTER TABLE lines RENAME TO statements")
    return Read(usable, problems)


def _look_closer(ledger: Ledger) -> None:
    """Let timestamps count that are written in an unusual way."""
    unusual = ledger.execute(f"SELECT DISTINCT stamp FROM lines WHERE odd = {_UNUSUAL_TIME}")
    times = [stamp for (stamp,) in unusual if is_time(stamp)]
    if times:
        ledger.execute(
            f"UPDATE lines SET odd = NULL WHERE odd = {_UNUSUAL_TIME} AND stamp IN (SELECT unnest(?::TEXT[]))",
            (times,),
        )


def _sound(ledger: Ledger, paths: Sequence[Path]) -> tuple[int, list[Problem]]:
    """Leave out the damaged lines; gives how many files could be used, and the problems."""
    counts = ledger.execute(
        f"SELECT filename, min(rowid), count(*), count(*) FILTER (WHERE NOT ({_SOUND}))"
        " FROM lines GROUP BY filename ORDER BY min(rowid)"
    )
    problems: list[Problem] = []
    for name, first, rows, bad in counts:
        if bad:
            at = ledger.execute(
                f"SELECT rowid - ?, {_WHAT} FROM lines WHERE filename = ? AND NOT ({_SOUND})"
                f" ORDER BY rowid LIMIT {MANY}",
                (first, name),
            )
            numbers = _numbers(Path(name), rows, [position for position, _ in at])
            problems += damaged(name, [(numbers[position], what) for position, what in at], bad)
    if problems:
        ledger.execute(f"DELETE FROM lines WHERE NOT ({_SOUND})")
    return len(paths) - sum(bad == rows for _, _, rows, bad in counts), problems


def _numbers(path: Path, rows: int, positions: Sequence[int]) -> dict[int, int]:
    """Position among the lines that are not empty → number of the line. The rows lie as the lines do in the file."""
    with path.open("rb") as file:
        lines = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
        if lines in {rows, rows - 1}:
            file.seek(-1, 2)
            if lines + (file.read() != b"\n") == rows:  # there are no empty ones
                return {position: position + 1 for position in positions}
        file.seek(0)
        full = (number for number, line in enumerate(file, 1) if not line.isspace())
        sought = set(positions)
        return {position: number for position, number in enumerate(full) if position in sought}


def wordings(ledger: Ledger, paths: Sequence[Path], found: Wordings) -> None:
    """Add the wording of each content that was answered, from the first statements that have it."""
    ids = [
        row[0]
        for row in ledger.execute(
            f"SELECT min(id) FROM statements WHERE verb = '{terms.ANSWERED}' GROUP BY activity, parent, content"
        )
    ]
    while ids:
        sought = ids[:_SOUGHT]
        rows = ledger.execute(
            f"SELECT json FROM read_ndjson_objects({_files(paths)}, ignore_errors = true)"
            " WHERE json->>'$.id' IN (SELECT unnest(?::TEXT[])) LIMIT ?",
            (sought, len(sought)),
        )
        come = set()
        for (text,) in rows:
            statement = json.loads(text)
            come.add(str(statement["id"]))
            with suppress(ValueError):  # DuckDB takes a number for a text
                note_wording(statement, flat(statement), found)
        if not come:
            return
        ids = [id_ for id_ in ids if id_ not in come]


def _files(paths: Sequence[Path]) -> str:
    return "[" + ", ".join(_quoted(_literal(str(path))) for path in paths) + "]"


def _literal(path: str) -> str:
    """A path whose signs stand for themselves where DuckDB would take them for a pattern."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
