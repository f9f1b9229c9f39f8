"""Records of one or many learners, gathered for a report. What is read is never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from phonequiz.problems import PhonequizError, Place, Problem
from phonequiz.record.attempts import Attempt, Flag, Response, attempts, flags, responses, stems
from phonequiz.record.errors import RecordError
from phonequiz.record.store import FILE_NAME, Store


class Gathered(NamedTuple):
    """What the sources hold together, and what is wrong with some of them."""

    attempts: list[Attempt]
    responses: list[Response]
    flags: list[Flag]
    stems: dict[tuple[str, str], str]
    problems: list[Problem]
    usable: int


def database_files(sources: Sequence[Path]) -> list[Path]:
    """The databases named, and those in the folders named (``*.db``, at any depth). Raises ``PhonequizError``."""
    found: list[Path] = []
    missing: list[Problem] = []
    for source in sources:
        if source.is_dir():
            found += sorted(source.rglob("*.db"))
        elif source.exists():
            found.append(source)
        else:
            error = PhonequizError.at(source, "there is no such file or folder", "correct the path")
            missing += error.problems
    if missing:
        raise PhonequizError(missing)
    return list(dict.fromkeys(found))


def learner_name(path: Path) -> str:
    """The name of a learner who gave none: the file's without suffix, of a ``progress.db`` its folder's."""
    return path.absolute().parent.name if path.name == FILE_NAME else path.stem


def gather(paths: Sequence[Path], now: datetime) -> Gathered:
    """Everything the databases hold; a run or a flag met twice counts once."""
    gathered = Gathered([], [], [], {}, [], 0)
    runs: set[str] = set()
    flagged: set[str] = set()
    usable = 0
    for path in paths:
        try:
            store = Store.open_to_read(path)
            try:
                found = [attempt for attempt in attempts(store, learner_name(path), now) if attempt.run not in runs]
                new = {attempt.run for attempt in found}
                gathered.responses.extend(response for response in responses(store) if response.run in new)
                gathered.attempts.extend(found)
                gathered.flags.extend(flag for flag in flags(store) if flag.uuid not in flagged)
                gathered.stems.update(stems(store))
            finally:
                store.close()
        except RecordError as error:
            if error.kind in {"damaged", "unreadable"}:
                what = f"is no progress database that can be read ({error.detail})"
                gathered.problems.append(Problem(Place(str(path)), what, "name a progress.db or a folder of them"))
            else:
                gathered.problems.extend(error.problems)
        else:
            runs |= new
            flagged |= {flag.uuid for flag in gathered.flags}
            usable += 1
    return gathered._replace(usable=usable)
