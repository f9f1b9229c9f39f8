"""Statements in a ledger: which attempts they tell of, with the answers of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC
from pathlib import Path
from typing import Any, NamedTuple

from phonequiz.problems import Place, Problem
from phonequiz.quiz.run import has_passed
from phonequiz.record.attempts import Attempt, Flag, Reached
from phonequiz.record.rows import iso, moment
from phonequiz.sources.flat import ENDS, VERBS, Flat, Subject, flat, subject, topic_name
from phonequiz.sources.ledger import Ledger
from phonequiz.sources.wordings import Wording, from_statement
from phonequiz.xapi import terms

TYPES = (
    ("TEXT",) * 7
    + ("BOOLEAN", "TEXT", "DOUBLE", "DOUBLE", "DOUBLE", "TEXT", "TEXT", "INTEGER", "DOUBLE")
    + (
        "TEXT",
        "TEXT",
    )
)
COLUMNS = tuple(zip(('"right"' if name == "right" else name for name in Flat._fields), TYPES, strict=True))
# So many damaged lines of a file are named each.
MANY = 1000
_OURS = ", ".join(f"'{verb}'" for verb in VERBS)
_ENDS = ", ".join(f"'{verb}'" for verb in ENDS)

# A raw score without its highest says less than whether the answer is right; alone, it is taken for one of 1.
_MARK = (
    "CASE WHEN maximum IS NOT NULL AND raw IS NOT NULL THEN raw WHEN scaled IS NOT NULL THEN scaled"
    ' * coalesce(maximum, 1.0) WHEN "right" THEN coalesce(maximum, 1.0) WHEN NOT "right" THEN 0.0'
    " WHEN raw > 1 THEN 1.0 ELSE raw END"
)

Wordings = dict[tuple[str, str, str], Wording]


class Sitting(NamedTuple):
    """An attempt with the number of its run in the ledger, and how far its record had come."""

    attempt: Attempt
    number: int
    reached: Reached


class Told(NamedTuple):
    """What statements tell: attempts and flags, and by which account a learner (by name) is known in any report."""

    sittings: list[Sitting]
    flags: list[Flag]
    identities: dict[str, str]


def make_table(ledger: Ledger) -> None:
    """Make the table for statements; one with an id that is there already is passed over (in SQLite)."""
    columns = ", ".join(f"{name} {type_}{' PRIMARY KEY' * (name == 'id')}" for name, type_ in COLUMNS)
    ledger.execute(f"CREATE TABLE IF NOT EXISTS statements ({columns})")


def add(ledger: Ledger, rows: Iterable[Flat]) -> None:
    """Put statements into the table."""
    ledger.insert("statements", rows, TYPES)


class Lines:
    """The statements of a file of JSON lines. Keeps what is damaged, and (where asked for) the wordings met."""

    def __init__(self, path: Path, wordings: Wordings | None = None) -> None:
        self.path, self.wordings = path, wordings
        self.damaged: list[tuple[int, str]] = []
        self.sound = 0

    def __iter__(self) -> Iterator[Flat]:
        with self.path.open("rb") as file:
            for number, line in enumerate(file, 1):
                text = line.strip()
                if number == 1:
                    text = text.removeprefix(b"\xef\xbb\xbf")
                if not text:
                    continue
                try:
                    statement = json.loads(text)
                    if b"\\ud" in text or b"\\uD" in text:  # half a surrogate pair is no text
                        json.dumps(statement, ensure_ascii=False).encode()
                    row = flat(statement)
                except (ValueError, RecursionError) as error:
                    told = str(error) if type(error) is ValueError else "this line is no JSON object"
                    self.damaged.append((number, told))
                    continue
                self.sound += 1
                note_wording(statement, row, self.wordings)
                if row.verb in VERBS:
                    yield row

    @property
    def usable(self) -> bool:
        """Whether it held statements, or nothing at all."""
        return self.sound > 0 or not self.damaged

    def problems(self) -> list[Problem]:
        """One for each damaged line; of very many the first."""
        return damaged(self.path, self.damaged, len(self.damaged))


def damaged(path: Path | str, lines: Iterable[tuple[int, str]], total: int) -> list[Problem]:
    """The problems of a file with so many damaged lines, of which some are known by number."""
    known = sorted(lines)[:MANY]
    problems = [Problem(Place(f"{path}:{number}"), what, "it is left out") for number, what in known]
    if total > len(known):
        what = f"{total - len(known)} more lines are damaged" if known else f"{total} lines are damaged"
        problems.append(Problem(Place(str(path)), what, "they are left out"))
    return problems


def note_wording(statement: Any, row: Flat, wordings: Wordings | None) -> None:  # noqa: ANN401
    """Keep the wording of an answered item, the first of each content."""
    if wordings is None or row.verb != terms.ANSWERED:
        return
    about = subject(row.activity, row.parent)
    key = (about.bank, about.item, row.content)
    if key not in wordings:
        wording = from_statement(statement)
        if wording is not None:
            wordings[key] = wording


def told(ledger: Ledger) -> Told:
    """Fill the ledger with the answers of its statements, and give the attempts they belong to."""
    subjects = _subjects(ledger)
    flags = _flags(ledger, subjects)
    first = ledger.runs + 1
    ledger.execute(
        "CREATE TEMP TABLE sittings AS SELECT run, who, home, bank, max(statements.mode) AS mode, max(subjects.mode) AS"
        f" implied, min(CASE WHEN verb = '{terms.ATTEMPTED}' THEN stamp END) AS begun, min(CASE WHEN verb IN ({_ENDS})"
        " THEN stamp END) AS ended, min(stamp) AS earliest, max(stamp) AS latest, max(questions) AS questions,"
        f" max(pass_mark) AS pass_mark, max(CASE WHEN verb IN ('{terms.PASSED}', '{terms.FAILED}') THEN raw END) AS"
        f" judged, max(CASE WHEN verb IN ('{terms.PASSED}', '{terms.FAILED}') THEN coalesce(scaled, raw /"
        " nullif(maximum, 0)) END) AS score,"
        f" max(CASE verb WHEN '{terms.PASSED}' THEN 1 WHEN '{terms.FAILED}' THEN 0 END) AS passed"
        " FROM statements JOIN subjects ON subjects.activity = statements.activity AND subjects.parent ="
        f" statements.parent WHERE verb IN ({_OURS}) AND verb <> '{terms.COMMENTED}' GROUP BY run, who, home, bank"
    )
    rows = ledger.execute("SELECT rowid, * FROM sittings ORDER BY rowid")
    least = rows[0][0] if rows else 0
    ledger.execute(
        f"INSERT INTO answers SELECT sittings.rowid + {first - least}, subjects.item,"
        f" replace(response, '{terms.SEVERAL}', ','),"
        f' {_MARK}, coalesce(maximum, 1.0), coalesce(CASE WHEN "right" THEN 1 WHEN NOT "right" THEN 0 END,'
        f" CASE WHEN {_MARK} >= coalesce(maximum, 1.0) THEN 1 ELSE 0 END), content, stamp || id"
        " FROM statements JOIN subjects ON subjects.activity = statements.activity AND subjects.parent ="
        " statements.parent JOIN sittings ON sittings.run = statements.run AND sittings.who = statements.who"
        " AND sittings.home = statements.home AND sittings.bank = subjects.bank"
        f" WHERE verb = '{terms.ANSWERED}'"
    )
    ledger.execute("DROP TABLE statements")
    ledger.keep_last_answers()
    ledger.runs += len(rows)
    sums = {
        run: (answered, int(right), marks / most if most > 0 else None)
        for run, answered, right, marks, most in ledger.execute(
            "SELECT run, count(*), sum(correct), sum(mark), sum(maximum) FROM answers"
            f" WHERE run >= {first} GROUP BY run"
        )
    }
    names = _names({(row[2], row[3]) for row in rows})
    identities = {name: f"{who} ({home})" if home else who for (who, home), name in names.items()}
    return Told(_sittings(rows, sums, first - least, names), flags, identities)


def _subjects(ledger: Ledger) -> dict[tuple[str, str], Subject]:
    """Make the table of what the statements are about; the activities are few, however many statements there are."""
    found: dict[tuple[str, str], Subject] = {}
    ledger.execute("CREATE TEMP TABLE subjects (activity TEXT, parent TEXT, bank TEXT, item INTEGER, mode TEXT)")
    rows = []
    for activity, parent, topic, on_run in ledger.execute(
        f"SELECT activity, parent, max(topic), max(CASE WHEN verb IN ('{terms.ANSWERED}', '{terms.COMMENTED}') THEN 0"
        f" ELSE 1 END) FROM statements WHERE verb IN ({_OURS}) GROUP BY activity, parent"
    ):
        about = subject(activity, parent)
        if on_run and about.item:  # another program's assessment is the bank of its items
            about = Subject(activity, "", "")
        found[activity, parent] = about
        item = ledger.item(about.bank, about.item, topic_name(topic)) if about.item else None
        rows.append((activity, parent, about.bank, item, about.mode))
    ledger.insert("subjects", rows, ("TEXT", "TEXT", "TEXT", "INTEGER", "TEXT"))
    return found


def _flags(ledger: Ledger, subjects: dict[tuple[str, str], Subject]) -> list[Flag]:
    rows = ledger.execute(
        f"SELECT id, activity, parent, response FROM statements WHERE verb = '{terms.COMMENTED}' ORDER BY stamp, id"
    )
    flags = [(id_, subjects[activity, parent], why) for id_, activity, parent, why in rows]
    return [Flag(id_, about.bank, about.item, why) for id_, about, why in flags if about.item]


def _sittings(
    rows: Iterable[tuple[Any, ...]],
    sums: dict[int, tuple[int, int, float | None]],
    shift: int,
    names: dict[tuple[str, str], str],
) -> list[Sitting]:
    met: set[str] = set()
    found = []
    for rowid, run, who, home, bank, said, implied, begun, ended, earliest, latest, *rest in rows:
        questions, pass_mark, judged, score, passed = rest
        mode = next((name for name in (said, implied) if name), "exam")
        # Without any word on the run itself, answers are taken for those of one that was finished.
        finished = ended if ended is not None else None if begun is not None else latest
        answered, right, share = sums.get(rowid + shift, (0, 0, None))
        of = questions if questions is not None else answered
        if questions is not None:  # ours: a mark for each question, and the score is of all that were asked
            right = int(judged) if judged is not None else right
            share = right / of if of else None
        if finished is not None and score is None:
            score = share
        if finished is not None and passed is None and mode == "exam" and pass_mark is not None:
            passed = has_passed(right, of, pass_mark)
        # Never made from a name: it stands in reports under pseudonyms too.
        id_ = run if run and run not in met else f"{run or 'without-registration'}-{rowid + shift}"
        met.add(id_)
        attempt = Attempt(
            learner=names[who, home],
            run=id_,
            mode=mode,  # type: ignore[arg-type]
            bank=bank,
            title=bank,
            started=_utc(begun if begun is not None else earliest),
            finished=None if finished is None else _utc(finished),
            questions=of,
            answered=answered,
            right=None if mode == "exam" and finished is None else right,
            score=None if finished is None else score,
            passed=None if finished is None or passed is None else bool(passed),
            pass_mark=pass_mark,
        )
        found.append(Sitting(attempt, rowid + shift, Reached(finished is not None, answered)))
    return found


def _names(accounts: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(Name, home page) → how the learner is called: by the name, with the home page where it is not alone."""
    pages: dict[str, set[str]] = {}
    for who, home in accounts:
        pages.setdefault(who, set()).add(home)
    return {(who, home): who if len(pages[who]) == 1 or not home else f"{who} ({home})" for who, home in accounts}


def _utc(stamp: str) -> str:
    """A timestamp as our own are written, so that they sort; one that says no zone is taken for UTC."""
    if not stamp or (stamp.endswith("Z") and len(stamp) == 24):
        return stamp
    read = moment(stamp)
    return iso(read if read.tzinfo is not None else read.replace(tzinfo=UTC))
