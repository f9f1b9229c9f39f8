"""Records of one or many learners, gathered for a report. What is read is never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from phonequiz.problems import PhonequizError, Place, Problem
from phonequiz.record.attempts import Attempt, Flag, Reached, Response, attempts, flags, reached, responses, stems
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
    """Everything the databases hold. A flag met twice counts once; so does a run, as the copy that goes furthest."""
    runs: dict[str, tuple[Reached, Attempt, list[Response]]] = {}
    flagged: dict[str, Flag] = {}
    texts: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    usable = 0
    for path in paths:
        try:
            store = Store.open_to_read(path)
            try:
                with store.reading():
                    found, given = attempts(store, learner_name(path), now), responses(store)
                    come, marked, texts_here = reached(store), flags(store), stems(store)
            finally:
                store.close()
        except RecordError as error:
            problems.append(_problem(error, path))
            continue
        usable += 1
        texts |= texts_here
        flagged |= {flag.uuid: flag for flag in marked}
        of_run: dict[str, list[Response]] = {}
        for response in given:
            of_run.setdefault(response.run, []).append(response)
        for attempt in found:
            other = runs.get(attempt.run)
            if other is None or come[attempt.run] > other[0]:
                runs[attempt.run] = (come[attempt.run], attempt, of_run.get(attempt.run, []))
    return Gathered(
        [attempt for _, attempt, _ in runs.values()],
        [response for _, _, given in runs.values() for response in given],
        list(flagged.values()),
        texts,
        problems,
        usable,
    )


def _problem(error: RecordError, path: Path) -> Problem:
    if error.kind not in {"damaged", "unreadable"}:
        return error.problems[0]
    what = f"is no progress database that can be read ({error.detail})"
    return Problem(Place(str(path)), what, "name a progress.db or a folder of them")
