"""Who is who among the learners of a report: how a record without a name is called, and which people are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from phonequiz.record.attempts import Attempt
from phonequiz.record.store import FILE_NAME


class Record(NamedTuple):
    """A progress database: its file, and its attempts, the oldest first; those under no name are of its unnamed one."""

    path: Path
    attempts: Sequence[Attempt]


class Called(NamedTuple):
    """How the learners of records are called.

    ``unnamed`` is the name of the learner who gave none, of each file. ``identities`` says by what a learner is known
    in any report, whatever the names there are; ``shared`` are the names that stand in records of different origin.
    """

    unnamed: dict[Path, str]
    identities: dict[str, str]
    shared: list[str]

    def of(self, path: Path, attempt: Attempt) -> Attempt:
        """An attempt of a record under the learner's name."""
        return attempt if attempt.learner else attempt._replace(learner=self.unnamed[path])


def learner_name(path: Path) -> str:
    """The name of a learner who gave none: the file's without suffix, of a ``progress.db`` its folder's."""
    return path.absolute().parent.name if path.name == FILE_NAME else path.stem


def called(records: Iterable[Record]) -> Called:
    """How the learners of these records are called.

    Records without a name of their own whose files have the same are told apart by what differs in their paths: a
    default folder is called the same for everyone. Copies of one record, which have a run in common, are one learner.
    """
    # The origin of a record is its first run: neither a copy nor another name of the file changes that.
    origins: dict[str, str] = {}
    unnamed: dict[str, dict[str, list[Path]]] = {}
    named: dict[str, set[str]] = {}
    for path, attempts in records:
        if not attempts:
            continue
        origin = next((origins[one.run] for one in attempts if one.run in origins), attempts[0].run)
        origins |= dict.fromkeys((one.run for one in attempts), origin)
        for name in {one.learner for one in attempts}:
            if name:
                named.setdefault(name, set()).add(origin)
            else:
                unnamed.setdefault(learner_name(path), {}).setdefault(origin, []).append(path)
    names: dict[Path, str] = {}
    identities = {name: name for name in named}
    for name, by_origin in unnamed.items():
        apart = _apart([paths[0].absolute() for paths in by_origin.values()])
        for (origin, paths), difference in zip(by_origin.items(), apart, strict=True):
            shown = f"{name} ({difference})" if len(by_origin) > 1 else name
            names |= dict.fromkeys(paths, shown)
            identities.setdefault(shown, origin)
    return Called(names, identities, sorted(name for name, those in named.items() if len(those) > 1))


def _apart(paths: Sequence[Path]) -> list[str]:
    """What tells paths apart: the name of one folder, the nearest that does, else as much of the paths as is needed."""
    folders = [[parent.name for parent in path.parents] for path in paths]
    for names in zip(*folders, strict=False):
        if len(set(names)) == len(names) and all(names):
            return list(names)
    shared = 0
    while len({path.parts[shared : shared + 1] for path in paths}) == 1:
        shared += 1
    return [str(Path(*path.parts[shared:])) for path in paths]
